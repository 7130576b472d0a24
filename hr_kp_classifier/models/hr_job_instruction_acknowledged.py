from odoo import api, fields, models
from odoo.exceptions import UserError


class HrJobInstructionAcknowledged(models.Model):
    """The instruction as a paper that everybody on the position acknowledges."""

    _name = "hr.job.instruction"
    _inherit = ["hr.job.instruction", "hr.kp.acknowledged"]

    _acknowledgement_model = "hr.job.instruction.acknowledgement"
    _acknowledgement_action = "hr_kp_classifier.hr_job_instruction_acknowledgement_action"

    acknowledgement_ids = fields.One2many(
        "hr.job.instruction.acknowledgement", "instruction_id", string="Acknowledgements"
    )

    def _acknowledging_employees(self):
        holders = self.env["hr.employee"].search(
            [("job_id", "in", self.job_id.ids), ("company_id", "in", self.company_id.ids)]
        )
        by_position = holders.grouped(lambda holder: (holder.job_id, holder.company_id))
        return {
            instruction: by_position.get(
                (instruction.job_id, instruction.company_id), holders.browse()
            )
            for instruction in self
        }

    def _refuse_asking(self):
        self._refuse_state("in_force")

    def _nobody_to_ask(self):
        return self.env._(
            "Nobody holds the position «%s» yet. Whoever comes to it will be asked to read the "
            "instruction.",
            self.job_id.name,
        )

    def _refuse_signing(self):
        if self.state != "in_force":
            raise UserError(
                self.env._(
                    "«%s» is not in force: there is nothing to sign. HR puts it in force by the "
                    "button «Put in force».",
                    self.name,
                )
            )
        if self._hash_text() != self.text_hash:
            raise UserError(
                self.env._(
                    "The text of «%s» is not the one that was approved. Tell HR: a new revision "
                    "has to be put in force.",
                    self.name,
                )
            )

    def _signed_hash(self):
        return self.text_hash

    def _approved_on(self):
        return self.date

    @api.readonly
    def action_print_sheet(self):
        """Print the sheet on which everybody on the position signs."""
        return self.env.ref("hr_kp_classifier.acknowledgement_sheet_report").report_action(
            self, config=False
        )
