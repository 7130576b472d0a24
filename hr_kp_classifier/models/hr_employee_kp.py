from odoo import api, fields, models

from .hr_version_kp import PROFESSION_FIELDS


class HrEmployee(models.Model):
    """The КП data of the employee's version, mirrored so that only HR sees them."""

    # A file per concept.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "hr.employee"

    kp_profession_name = fields.Char(
        related="version_id.kp_profession_name",
        inherited=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_code = fields.Char(
        related="version_id.kp_code",
        inherited=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_zkpptr_code = fields.Char(
        related="version_id.kp_zkpptr_code",
        inherited=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_position = fields.Char(
        related="version_id.kp_position",
        inherited=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_own_profession = fields.Boolean(
        related="version_id.kp_own_profession", inherited=True, groups="hr.group_hr_user"
    )
    kp_own_position = fields.Boolean(
        related="version_id.kp_own_position", inherited=True, groups="hr.group_hr_user"
    )
    kp_rate = fields.Float(
        related="version_id.kp_rate",
        inherited=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_gaps = fields.Text(
        related="version_id.kp_gaps", inherited=True, groups="hr.group_hr_user"
    )
    kp_has_gaps = fields.Boolean(
        related="version_id.kp_has_gaps", inherited=True, groups="hr.group_hr_user"
    )
    kp_profession_id = fields.Many2one(
        "hr.kp.profession",
        string="Title from КП",
        compute="_compute_kp_profession_id",
        inverse="_inverse_kp_profession_id",
        groups="hr.group_hr_user",
        help="Choose a title of КП: its name and its codes are taken from there",
    )

    @api.depends("kp_profession_name", "kp_code")
    def _compute_kp_profession_id(self):
        codes = list(filter(None, set(self.mapped("kp_code"))))
        professions = (
            self.env["hr.kp.profession"]
            .with_context(active_test=False)
            .search_fetch([("code", "in", codes)], ["code", "name"])
        )
        by_title = {(p.code, p.name): p for p in professions}
        for employee in self:
            employee.kp_profession_id = by_title.get(
                (employee.kp_code, employee.kp_profession_name)
            )

    def _inverse_kp_profession_id(self):
        for employee in self:
            profession = employee.kp_profession_id
            if (employee.kp_code, employee.kp_profession_name) == (
                profession.code,
                profession.name,
            ):
                # A form has sent all of it, maybe with another ЗКППТР code.
                continue
            employee.write(employee._kp_vals_of(profession))

    @api.onchange("kp_profession_id")
    def _onchange_kp_profession_id(self):
        if self.kp_profession_id:
            self.update(self._kp_vals_of(self.kp_profession_id))

    @api.model
    def _kp_vals_of(self, profession):
        values = (profession.name, profession.code, profession.zkpptr_code)
        return dict(zip(PROFESSION_FIELDS, values, strict=True))

    def write(self, vals):
        result = super().write(vals)
        if "active" in vals:
            self._kp_refresh_versions()
        return result

    def action_kp_follow_job(self):
        """Take the КП data of the position in place of those that HR has entered."""
        self.version_id._kp_follow_job()

    def _kp_refresh_versions(self):
        """Bring what is in force, or will be, up to the job: it may have been past till now."""
        versions = self.version_ids
        (versions - versions._kp_past())._kp_take_from_job()
