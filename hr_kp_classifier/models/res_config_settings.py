from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    kp_title_errors = fields.Selection(
        related="company_id.kp_title_errors", readonly=False, required=True
    )
    kp_reminder_days = fields.Integer(related="company_id.kp_reminder_days", readonly=False)
    kp_feminine_titles = fields.Boolean(related="company_id.kp_feminine_titles", readonly=False)
    kp_printer_note = fields.Char(
        string="What Printing Lacks",
        default=lambda self: self.env["hr.job.instruction"]._printer_note(),
        readonly=True,
    )
