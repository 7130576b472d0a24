from odoo import fields, models


class HrJobInstructionSign(models.TransientModel):
    """Where an employee signs: they have no right to write the acknowledgement itself."""

    _name = "hr.job.instruction.sign"
    _description = "Sign a Job Instruction"

    acknowledgement_id = fields.Many2one(
        "hr.job.instruction.acknowledgement", required=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(related="acknowledgement_id.employee_id")
    instruction_id = fields.Many2one(related="acknowledgement_id.instruction_id")
    signature = fields.Binary(attachment=False)

    def action_sign(self):
        self.ensure_one()
        self.acknowledgement_id.sign(self.signature)
        self.signature = False
        return {"type": "ir.actions.act_window_close"}
