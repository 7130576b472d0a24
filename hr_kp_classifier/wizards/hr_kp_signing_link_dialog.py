from odoo import api, fields, models

from ..models.hr_kp_signing_link import FACTORS
from ..reports.signing_slip import qr_code


class HrKpSigningLinkDialog(models.TransientModel):
    """Shows HR a secret address once: a personal link, or that of a tablet. Nothing is stored."""

    _name = "hr.kp.signing.link.dialog"
    _description = "Personal Link"

    url = fields.Char(string="Link", store=False, readonly=True)
    qr = fields.Binary(string="QR Code", compute="_compute_qr")
    employee_id = fields.Many2one("hr.employee", store=False, readonly=True)
    expires_at = fields.Datetime(string="Valid until", store=False, readonly=True)
    second_factor = fields.Selection(
        FACTORS, string="Further Confirmation", store=False, readonly=True
    )

    @api.depends("url")
    def _compute_qr(self):
        for dialog in self:
            dialog.qr = dialog.url and qr_code(dialog.url)
