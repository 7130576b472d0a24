import base64

from odoo import api, fields, models
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
            ("addition", "Only additions and changes: what it lacks stays"),
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
    preview = fields.Html(readonly=True, sanitize=False)
    has_problems = fields.Boolean(readonly=True)
    has_steps = fields.Boolean(readonly=True)

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

    def _plan(self):
        Edition = self.env["hr.kp.edition"]
        file = Edition._read(self._contents(), self.mend, self.create_groups)
        return Edition._plan(file, self.scope == "whole", self.overwrite)

    def action_preview(self):
        """Show what the file would do; write nothing of it."""
        self.ensure_one()
        self.env["hr.kp.edition"].check_access("create")
        plan = self._plan()
        steps = [step for steps in plan.steps.values() for step in steps]
        self.write(
            {
                "state": "preview",
                "preview": self._render_preview(plan),
                "has_problems": bool(plan.file.problems),
                "has_steps": any(step.kind != "kept" for step in steps),
            }
        )
        return self._reopen()

    @api.model
    def _render_preview(self, plan):
        Edition = self.env["hr.kp.edition"]
        summary = Edition._summary(plan)
        kinds = self.env["hr.kp.change"]._fields["kind"]._description_selection(self.env)
        # What other companies call their positions is theirs.
        jobs = self.env["hr.job"].browse(summary["positions"])._filtered_access("read")
        return self.env["ir.qweb"]._render(
            "hr_kp_classifier.kp_import_preview",
            {
                "summary": summary,
                "most_shown": MOST_SHOWN,
                "lists": [
                    (label, plan.of_kind(kind)) for kind, label in kinds if plan.of_kind(kind)
                ],
                "jobs": jobs,
                "others": len(summary["positions"]) - len(jobs),
            },
        )

    def action_back(self):
        self.state = "choose"
        return self._reopen()

    def action_apply(self):
        """Apply the file, all of it or nothing, and show the edition with what it changed."""
        self.ensure_one()
        Edition = self.env["hr.kp.edition"]
        Edition.check_access("create")
        # Read and compared anew: the classifier may have changed since the preview.
        plan = self._plan()
        edition = Edition._apply(
            plan,
            Edition._source_vals(
                self._contents(),
                self.scope == "whole",
                {
                    name: self[name]
                    for name in (
                        "name",
                        "number",
                        "order_number",
                        "order_date",
                        "date_in_force",
                    )
                },
            ),
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
        }
