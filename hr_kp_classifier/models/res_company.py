from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    kp_title_errors = fields.Selection(
        selection=[
            ("block", "Keep the position from being saved"),
            ("show", "Are only shown"),
        ],
        string="Errors in Titles",
        required=True,
        default="block",
    )
