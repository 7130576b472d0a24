from odoo import api, fields, models

from .hr_job_instruction import TEXT_FROZEN


class HrJobInstructionVisa(models.Model):
    """The endorsement of a draft by one person («ПОГОДЖЕНО»)."""

    _name = "hr.job.instruction.visa"
    _inherit = "hr.job.instruction.part"
    _description = "Visa on a Job Instruction"
    _order = "sequence, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="instruction_id.company_id")
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
        help="As the block «ПОГОДЖЕНО» prints it, in the nominative: «Юрисконсульт»",
    )
    date = fields.Date(copy=False, help="When the instruction was agreed with this person")

    _once = models.UniqueIndex(
        "(instruction_id, employee_id)",
        "Somebody is asked twice to agree to the instruction: leave one row.",
    )

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
        return self.filtered(lambda visa: visa.instruction_id.state not in TEXT_FROZEN)

    def _instructions(self):
        return self.instruction_id
