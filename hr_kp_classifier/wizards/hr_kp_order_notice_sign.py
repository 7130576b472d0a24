from odoo import fields, models

from ..documents.typography import quotable


class HrKpOrderNoticeSign(models.TransientModel):
    _name = "hr.kp.order.notice.sign"
    _inherit = "hr.kp.sign"
    _description = "Sign a Notice"

    acknowledgement_id = fields.Many2one(
        "hr.kp.order.notice", required=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(related="acknowledgement_id.employee_id")

    def _statement(self):
        return self.env._(
            "I have read the notice on «%s» and have received my copy.",
            quotable(self.acknowledgement_id.order_name),
        )


class HrKpOrderNoticeSignOnPaper(models.TransientModel):
    _name = "hr.kp.order.notice.sign.on.paper"
    _inherit = "hr.kp.sign.on.paper"
    _description = "Notices Signed on Paper"

    acknowledgement_ids = fields.Many2many(
        "hr.kp.order.notice",
        "hr_kp_order_notice_sign_on_paper_rel",
        string="Signed by",
        required=True,
        default=lambda self: self.env.context.get("active_ids"),
        domain="[('state', '=', 'asked')]",
    )
