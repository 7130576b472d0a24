from odoo import api, fields, models


class HrJob(models.Model):
    """What the staff list has of the position."""

    _inherit = "hr.job"  # pylint: disable=consider-merging-classes-inherited

    kp_staff_units = fields.Float(
        string="Staff Units",
        digits=(16, 2),
        compute="_compute_kp_staff_units",
        inverse="_inverse_kp_staff_units",
        # Of a new position; those that were there before the addon have none until HR says.
        default=1,
        copy=True,
        groups="hr.group_hr_user",
        help="How many units of this position the staff list has: 1, 0.5, 2.25. Of a position "
        "that companies share, each company has its own number.",
    )
    kp_company_staff_units = fields.Float(
        string="Staff Units of a Company",
        digits=(16, 2),
        company_dependent=True,
        copy=False,
        groups="hr.group_hr_user",
    )

    @api.depends_context("company")
    @api.depends("company_id", "kp_company_staff_units")
    def _compute_kp_staff_units(self):
        for job in self:
            job.kp_staff_units = job._kp_in_its_company().kp_company_staff_units

    def _inverse_kp_staff_units(self):
        for job in self:
            job._kp_in_its_company().kp_company_staff_units = job.kp_staff_units

    def _kp_in_its_company(self):
        self.ensure_one()
        return self.with_company(self.company_id or self.env.company)

    def _kp_staff_list_title(self):
        """The title with its grade; the name, in Ukrainian, where there is no КП title."""
        if not self:
            return False
        self.ensure_one()
        if self.kp_title:
            return self._kp_title_with_grade()
        return self.env["hr.job.instruction"]._in_ukrainian(self).name
