from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    kp_title_errors = fields.Selection(
        selection=[
            ("block", "Block saving"),
            ("show", "Are shown only"),
        ],
        string="Errors in Titles",
        required=True,
        default="block",
    )
