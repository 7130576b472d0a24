from odoo import api, fields, models


class HrKpOrderVisa(models.Model):
    """The endorsement of a draft order by one person (віза)."""

    _name = "hr.kp.order.visa"
    _inherit = "hr.kp.order.part"
    _description = "Visa on an Order"
    _order = "sequence, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    order_id = fields.Many2one("hr.kp.order", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="order_id.company_id")
    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        "hr.employee", required=True, ondelete="restrict", check_company=True
    )
    # Kept as they were when the visa was given.
    employee_name = fields.Char(compute="_compute_employee_name", store=True)
    title = fields.Char(
        compute="_compute_title",
        store=True,
        readonly=False,
        help="As the visa has it, in the nominative: «Юрисконсульт»",
    )
    date = fields.Date(copy=False, help="When this person has endorsed the draft")

    _once = models.UniqueIndex(
        "(order_id, employee_id)", "Somebody is asked twice to endorse the order."
    )

    def _orders(self):
        return self.order_id

    def _following(self):
        orders = self.order_id._following()
        return self.filtered(lambda visa: visa.order_id in orders)

    @api.depends("employee_id.name")
    def _compute_employee_name(self):
        for visa in self._following():
            visa.employee_name = visa.employee_id.name

    @api.depends("employee_id")
    def _compute_title(self):
        for visa in self._following():
            visa.title = self.env["hr.job.instruction"]._title_of(visa.employee_id)
