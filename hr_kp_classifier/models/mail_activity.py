from odoo import fields, models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    kp_edition_id = fields.Many2one(
        "hr.kp.edition",
        string="Edition of the Classifier",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="The import that gave this task: it goes when the import is undone",
        groups="base.group_user",
    )
