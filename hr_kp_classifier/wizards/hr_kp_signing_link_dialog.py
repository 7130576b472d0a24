from odoo import fields, models

from ..models.hr_kp_signing_link import FACTORS


class HrKpSigningLinkDialog(models.TransientModel):
    """Shows HR a personal link once; nothing of it is stored."""

    _name = "hr.kp.signing.link.dialog"
    _description = "Personal Link"

    url = fields.Char(string="Link", store=False, readonly=True)
    employee_id = fields.Many2one("hr.employee", store=False, readonly=True)
    expires_at = fields.Datetime(string="Valid until", store=False, readonly=True)
    second_factor = fields.Selection(
        FACTORS, string="Further Confirmation", store=False, readonly=True
    )
