from odoo import fields, models

from ..reports.printer import printer


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    kp_title_errors = fields.Selection(
        related="company_id.kp_title_errors", readonly=False, required=True
    )
    kp_reminder_days = fields.Integer(related="company_id.kp_reminder_days", readonly=False)
    kp_feminine_titles = fields.Boolean(related="company_id.kp_feminine_titles", readonly=False)
    kp_printer = fields.Selection(
        selection=lambda self: (
            self.env["hr.job.instruction"]._fields["printer"]._description_selection(self.env)
        ),
        default=lambda self: printer(),
        readonly=True,
    )
