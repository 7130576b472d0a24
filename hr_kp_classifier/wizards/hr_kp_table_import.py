import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..translation import translated

# Rows of each kind that a preview shows.
SHOWN = 200


class HrKpTableImport(models.AbstractModel):
    """A dialog that imports a user's table: choose the file, look at what it would do, do all of
    it or nothing.
    """

    _name = "hr.kp.table.import"
    _description = "Import of a Table"

    # The template that shows a plan.
    _summary_template = None

    state = fields.Selection(
        selection=[("choose", "File"), ("preview", "Preview"), ("done", "Done")],
        default="choose",
        readonly=True,
    )
    file = fields.Binary(attachment=False, help="XLSX or CSV, at most 20 MB")
    filename = fields.Char()
    summary = fields.Html(readonly=True, sanitize=False)
    has_problems = fields.Boolean(readonly=True)
    has_changes = fields.Boolean(readonly=True)

    def action_preview(self):
        """Say what the file would do; nothing is written."""
        self.ensure_one()
        self._show("preview", self._plan())
        return self._reopen()

    def action_apply(self):
        """Do all that the file says, or nothing where it has a problem."""
        self.ensure_one()
        self._lock_for_import()
        # Worked out anew: much may have changed since the preview.
        plan = self._plan()
        if plan["problems"]:
            self._show("preview", plan)
            return self._reopen()
        self._apply(plan)
        self._show("done", plan)
        return self._reopen()

    def action_back(self):
        """Choose another file."""
        self.write({"state": "choose", "summary": False})
        return self._reopen()

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env["ir.model"]._get(self._name).name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def _show(self, state, plan):
        self.write(
            {
                "state": state,
                "has_problems": bool(plan["problems"]),
                "has_changes": plan["has_changes"],
                "summary": self.env["ir.qweb"]._render(
                    self._summary_template,
                    {**plan, "state": state, "limit": SHOWN, "wizard": self},
                ),
            }
        )

    def _content(self):
        """The file's bytes; an empty file has a name and none.

        :raise UserError: where no file is chosen
        """
        if not self.file and not self.filename:
            raise UserError(self.env._("Choose a file first."))
        return base64.b64decode(self.file or b"")

    def _told(self, problems):
        """Problems, or notes, in the user's language: tuples of the row, the column, the text."""
        return [
            (problem.row, problem.column, translated(self.env, problem.message))
            for problem in problems
        ]

    # --- Said by each import ------------------------------------------------------------

    def _lock_for_import(self):
        """Let two imports into the same come one after the other."""

    def _plan(self):
        """The changes by the file, as the summary shows them and as they are applied.

        :return: dict with ``problems`` and ``notes`` (see :meth:`_told`), ``ignored`` (the names
            of the columns that were not read), ``has_changes``, and what the template shows
        """
        raise NotImplementedError

    def _apply(self, plan):
        """Write what the plan says."""
        raise NotImplementedError
