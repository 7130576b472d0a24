from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    kp_title_errors = fields.Selection(
        related="company_id.kp_title_errors", readonly=False, required=True
    )
    kp_reminder_days = fields.Integer(related="company_id.kp_reminder_days", readonly=False)
