from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.image import image_data_uri

from ..kp.instruction import upper_first
from ..kp.names import signature_name
from .job_instruction_report import _printer


class AcknowledgementSheet(models.AbstractModel):
    """The sheet that everybody on the job signs: with the signatures there are."""

    _name = "report.hr_kp_classifier.report_acknowledgement_sheet"
    _description = "Acknowledgement Sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        instructions = self.env["hr.job.instruction"].browse(docids)
        report = self.env["report.hr_kp_classifier.report_job_instruction"]
        return {
            "doc_ids": docids,
            "sheets": [
                {"instruction": instruction, "rows": self._rows(instruction)}
                for instruction in instructions
            ],
            "format_document_date": report._format_document_date,
            "image_data_uri": image_data_uri,
            "printer": _printer(),
        }

    @api.model
    def _rows(self, instruction):
        """A row for each who was asked: first those who have signed, in their order.

        :raise UserError: where nobody was asked
        """
        if not instruction.acknowledgement_ids:
            raise UserError(
                self.env._(
                    "Nobody was asked to read «%s». Press «Send for acknowledgement» on the "
                    "instruction in force.",
                    instruction.name,
                )
            )
        signed = instruction.acknowledgement_ids.filtered(lambda a: a.state == "signed")
        asked = instruction.acknowledgement_ids - signed
        position = " ".join(filter(None, (instruction.title, instruction.kp_grade)))
        return [
            {
                "state": acknowledgement.state,
                "name": signature_name(
                    acknowledgement.signed_name or acknowledgement.employee_id.name
                ),
                "position": upper_first(acknowledgement.signed_title or position),
                "signature": acknowledgement.signature,
                "method": acknowledgement.method,
                "date": acknowledgement.signed_on
                and acknowledgement.signed_on.strftime("%d.%m.%Y"),
            }
            for acknowledgement in (
                *signed.sorted(lambda a: (a.signed_on, a.id)),
                *asked.sorted(lambda a: a.employee_id.name),
            )
        ]
