from odoo import fields, models

from .hr_job_instruction import TEXT_FROZEN


class HrJobInstructionVisa(models.Model):
    """The endorsement of a draft by one person («ПОГОДЖЕНО»)."""

    _name = "hr.job.instruction.visa"
    _inherit = ["hr.kp.visa", "hr.job.instruction.part"]
    _description = "Visa on a Job Instruction"

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="instruction_id.company_id")
    title = fields.Char(
        help="As the block «ПОГОДЖЕНО» prints it, in the nominative: «Юрисконсульт»"
    )
    date = fields.Date(help="When the instruction was agreed with this person")

    _once = models.UniqueIndex(
        "(instruction_id, employee_id)",
        "Somebody is asked twice to agree to the instruction: leave one row.",
    )

    def _following(self):
        return self.filtered(lambda visa: visa.instruction_id.state not in TEXT_FROZEN)

    def _instructions(self):
        return self.instruction_id
