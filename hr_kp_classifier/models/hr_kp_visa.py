from odoo import api, fields, models


class HrKpVisa(models.AbstractModel):
    """The endorsement (віза) of a draft by one person."""

    _name = "hr.kp.visa"
    _description = "Visa"
    _order = "sequence, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        "hr.employee", required=True, ondelete="restrict", check_company=True
    )
    # Kept as they were when the visa was given.
    employee_name = fields.Char(compute="_compute_employee_name", store=True)
    title = fields.Char(compute="_compute_title", store=True, readonly=False)
    date = fields.Date(copy=False)

    @api.depends("employee_id.name")
    def _compute_employee_name(self):
        for visa in self._following():
            visa.employee_name = visa.employee_id.name

    @api.depends("employee_id")
    def _compute_title(self):
        for visa in self._following():
            visa.title = self.env["hr.job.instruction"]._title_of(visa.employee_id)

    def _following(self):
        """The visas that still follow the person's name and title."""
        raise NotImplementedError
