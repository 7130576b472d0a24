from odoo import fields, models


class HrJobInstructionSign(models.TransientModel):
    _name = "hr.job.instruction.sign"
    _inherit = "hr.kp.sign"
    _description = "Sign a Job Instruction"

    acknowledgement_id = fields.Many2one(
        "hr.job.instruction.acknowledgement", required=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(related="acknowledgement_id.employee_id")

    def _statement(self):
        return self.env._(
            "I have read «%s» and have received my copy.",
            self.acknowledgement_id.instruction_id.display_name,
        )


class HrJobInstructionSignOnPaper(models.TransientModel):
    _name = "hr.job.instruction.sign.on.paper"
    _inherit = "hr.kp.sign.on.paper"
    _description = "Signed on Paper"

    acknowledgement_ids = fields.Many2many(
        "hr.job.instruction.acknowledgement",
        "hr_job_instruction_sign_on_paper_rel",
        string="Signed by",
        required=True,
        default=lambda self: self.env.context.get("active_ids"),
        domain="[('state', '=', 'asked'), ('instruction_state', '=', 'in_force')]",
    )
