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
        # Odoo lets everybody read companies, visitors of a website too.
        groups="base.group_user",
    )
    kp_reminder_days = fields.Integer(
        string="Remind of Unsigned Instructions Every (Days)",
        default=3,
        help="After so many days who has not signed a job instruction is asked again; 0: never",
        groups="base.group_user",
    )
