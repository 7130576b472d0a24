from odoo import fields, models


class HrJobInstructionSignOnPaper(models.TransientModel):
    """Records signatures that stand on paper: one's own sheet or one that several have signed."""

    _name = "hr.job.instruction.sign.on.paper"
    _description = "Signed on Paper"

    acknowledgement_ids = fields.Many2many(
        "hr.job.instruction.acknowledgement",
        "hr_job_instruction_sign_on_paper_rel",
        string="Signed by",
        required=True,
        default=lambda self: self.env.context.get("active_ids"),
        domain="[('state', '=', 'asked'), ('instruction_state', '=', 'in_force')]",
    )
    signed_on = fields.Date(required=True, default=fields.Date.context_today)
    scan = fields.Binary(string="Scanned Sheet", required=True, attachment=False)
    scan_name = fields.Char(string="Name of the File")

    def action_record(self):
        self.ensure_one()
        self.acknowledgement_ids._record_paper(self.signed_on, self.scan, self.scan_name)
        return {"type": "ir.actions.act_window_close"}
