from odoo import fields, models


class HrKpOrderVisa(models.Model):
    """The endorsement of a draft order by one person (віза)."""

    _name = "hr.kp.order.visa"
    _inherit = ["hr.kp.visa", "hr.kp.order.part"]
    _description = "Visa on an Order"

    order_id = fields.Many2one("hr.kp.order", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="order_id.company_id")
    title = fields.Char(help="As the visa has it, in the nominative: «Юрисконсульт»")
    date = fields.Date(help="When this person has endorsed the draft")

    _once = models.UniqueIndex(
        "(order_id, employee_id)", "Somebody is asked twice to endorse the order."
    )

    def _following(self):
        orders = self.order_id._following()
        return self.filtered(lambda visa: visa.order_id in orders)

    def _orders(self):
        return self.order_id
