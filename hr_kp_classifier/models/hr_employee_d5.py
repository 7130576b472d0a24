from odoo import fields, models


class HrEmployeeD5(models.Model):
    _inherit = "hr.employee"

    # Those of the employee's version, mirrored so that only HR sees them.
    kp_d5_relation = fields.Selection(
        related="version_id.kp_d5_relation",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_d5_order = fields.Char(
        related="version_id.kp_d5_order",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_d5_end_order = fields.Char(
        related="version_id.kp_d5_end_order",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_d5_end_ground = fields.Char(
        related="version_id.kp_d5_end_ground",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_d5_new_place_on = fields.Date(
        related="version_id.kp_d5_new_place_on",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_d5_rank = fields.Char(
        related="version_id.kp_d5_rank",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
