import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

MOST_SHOWN = 200


class HrKpImport(models.TransientModel):
    """Import of classifier files: chosen, looked at, applied."""

    _name = "hr.kp.import"
    _description = "Import of the Classifier"

    state = fields.Selection(
        selection=[("choose", "Choose"), ("preview", "Preview")], default="choose"
    )
    file = fields.Binary(attachment=False, help="CSV or XLSX, at most 20 MB")
    filename = fields.Char()
    second_file = fields.Binary(
        attachment=False, help="Where groups and titles stand in files of their own"
    )
    second_filename = fields.Char()
    scope = fields.Selection(
        selection=[
            ("addition", "Additions and changes, or an amendment: what it lacks stays"),
            ("whole", "A whole edition: what it lacks is cancelled"),
        ],
        string="The File Is",
        required=True,
        # The safer one: nothing is cancelled by a file that was cut.
        default="addition",
    )
    mend = fields.Boolean(
        string="Mend what is surely meant",
        help="Latin letters that look like Ukrainian ones, 2442,2 for 2442.2: taken as meant "
        "and listed, instead of being refused",
    )
    create_groups = fields.Boolean(
        string="Create missing groups",
        help="Where a title's group is not there: create it, to be named by hand",
    )
    overwrite = fields.Boolean(
        string="Overwrite what HR has changed",
        help="Otherwise what was added, changed or archived here by hand stays as it is.",
    )
    name = fields.Char(string="Name of the Edition", help="For the history: «Зміна № 15»")
    number = fields.Char(string="Amendment No.")
    order_number = fields.Char(string="Order No.")
    order_date = fields.Date(string="Order of")
    date_in_force = fields.Date(string="In Force from")
    line_ids = fields.One2many("hr.kp.import.line", "import_id", string="Changes")
    has_added = fields.Boolean(compute="_compute_columns")
    has_cancelled = fields.Boolean(compute="_compute_columns")
    has_successors = fields.Boolean(compute="_compute_columns")
    has_details = fields.Boolean(compute="_compute_columns")
    has_notes = fields.Boolean(compute="_compute_columns")
    has_found_renames = fields.Boolean(compute="_compute_columns")
    has_alike = fields.Boolean(compute="_compute_columns")
    preview = fields.Html(readonly=True, sanitize=False)
    has_problems = fields.Boolean(readonly=True)
    has_steps = fields.Boolean(readonly=True)

    @api.depends("line_ids")
    def _compute_columns(self):
        """Which columns of the lines say anything."""
        for wizard in self:
            lines = wizard.line_ids
            wizard.has_added = any(lines.mapped("may_be_renamed"))
            wizard.has_cancelled = any(lines.mapped("may_be_replaced"))
            wizard.has_successors = wizard.has_cancelled and "added" in lines.mapped("kind")
            wizard.has_details = any(lines.mapped("details"))
            wizard.has_notes = any(lines.mapped("note"))
            wizard.has_found_renames = any(lines.mapped("may_part"))
            wizard.has_alike = any(lines.mapped("looks_like"))

    def _contents(self):
        self.ensure_one()
        files = [
            (self.filename or "", self.file),
            (self.second_filename or "", self.second_file),
        ]
        # An empty file has a name and no content; what is wrong with it is said like the rest.
        contents = [
            (name, base64.b64decode(content or b""))
            for name, content in files
            if name or content
        ]
        if not contents:
            raise UserError(self.env._("Choose a file first: CSV or XLSX."))
        return contents

    def _options(self):
        """What was chosen, as :meth:`hr.kp.edition._plan_of` takes it."""
        return {
            "whole": self.scope == "whole",
            "overwrite": self.overwrite,
            "mend": self.mend,
            "create_groups": self.create_groups,
        }

    def action_preview(self):
        """Show what the file would do; write nothing of it."""
        self.ensure_one()
        Edition = self.env["hr.kp.edition"]
        Edition.check_access("write")
        plan = Edition._plan_of(self._contents(), self._options())
        steps = [step for steps in plan.steps.values() for step in steps]
        self.line_ids.unlink()
        self.write(
            {
                "state": "preview",
                "preview": self._render_preview(plan),
                "has_problems": bool(plan.file.problems),
                "has_steps": any(step.kind != "kept" for step in steps),
                "line_ids": [Command.create(vals) for vals in self.line_ids._vals_of(plan)],
            }
        )
        return self._reopen()

    @api.model
    def _render_preview(self, plan):
        Edition = self.env["hr.kp.edition"]
        summary = Edition._summary(plan)
        kinds = self.env["hr.kp.change"]._fields["kind"]._description_selection(self.env)
        # The names of other companies' positions are not shown.
        jobs = self.env["hr.job"].browse(summary["positions"])._filtered_access("read")
        return self.env["ir.qweb"]._render(
            "hr_kp_classifier.kp_import_preview",
            {
                "summary": summary,
                "most_shown": MOST_SHOWN,
                "counts": [(label, summary[kind]) for kind, label in kinds if summary[kind]],
                "not_shown": sum(max(summary[kind] - MOST_SHOWN, 0) for kind, _label in kinds),
                "jobs": jobs,
                "others": len(summary["positions"]) - len(jobs),
                "date": self.date_in_force
                if Edition._is_to_come(self.date_in_force)
                else False,
            },
        )

    def action_back(self):
        self.state = "choose"
        return self._reopen()

    def action_apply(self):
        """Apply the file, all of it or nothing, and show the edition with what it changed.

        Where the edition comes into force later, it is kept until that date.
        """
        self.ensure_one()
        Edition = self.env["hr.kp.edition"]
        Edition.check_access("write")
        # Read and compared anew: the classifier may have changed since the preview.
        edition = Edition._import(
            self._contents(),
            {**self._options(), "decisions": self.line_ids._decisions()},
            {name: self[name] for name in ("name", "number", "order_number", "order_date")}
            | {"date_in_force": fields.Date.to_string(self.date_in_force) or False},
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": edition._name,
            "res_id": edition.id,
            "view_mode": "form",
        }

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Import of the Classifier"),
            "context": {"dialog_size": "extra-large"},
        }
