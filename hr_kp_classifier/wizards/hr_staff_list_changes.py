from odoo import api, fields, models

from ..documents.formats import date_in_figures
from ..documents.staff_changes import staff_changes


class HrStaffListChanges(models.TransientModel):
    """A version of the staff list compared with another one, or with what holds today."""

    _name = "hr.staff.list.changes"
    _description = "What Changed in the Staff List"
    _check_company_auto = True

    version_id = fields.Many2one(
        "hr.staff.list.version",
        string="Version of the Staff List",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="version_id.company_id")
    other_id = fields.Many2one(
        "hr.staff.list.version",
        string="Compare with",
        check_company=True,
        ondelete="cascade",
        domain="[('state', '=', 'approved'), ('id', '!=', version_id)]",
        help="Empty: with what holds today",
    )
    changes = fields.Html(compute="_compute_changes")

    @api.depends("version_id", "other_id")
    def _compute_changes(self):
        for dialog in self:
            dialog.changes = self.env["ir.qweb"]._render(
                "hr_kp_classifier.staff_list_changes", {"comparison": dialog._comparison()}
            )

    def action_print(self):
        self.ensure_one()
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.staff_list_changes_report").report_action(
            self, config=False
        )

    def _comparison(self):
        """The two sides, the earlier first, and how they differ: what screen and paper show."""
        version, other = self.version_id, self.other_id
        today = version.company_id._kp_today()
        if other:
            earlier, later = (version + other).sorted(lambda each: each.date_in_force)
            name, positions = later.name, later._kept_positions()
        else:
            earlier = version
            name = f"чинне на {date_in_figures(today)}"
            positions = (
                self.env["hr.staff.list"]
                .new({"company_id": version.company_id.id, "date": today})
                ._kept_positions()
            )
        return {
            "before": earlier.name,
            "after": name,
            "changes": staff_changes(earlier._kept_positions(), positions),
        }

    def _print_name(self):
        comparison = self._comparison()
        return f"Зміни — {comparison['before']} — {comparison['after']}"
