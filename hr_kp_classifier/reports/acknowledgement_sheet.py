from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.image import image_data_uri

from ..documents.formats import date_in_figures, date_in_words
from ..documents.grounds import cite
from ..documents.signatures import signature_name
from ..documents.typography import typeset
from ..kp.text import alphabet_key, upper_first
from .printer import printer


class AcknowledgementSheet(models.AbstractModel):
    """The sheet that everybody on the job signs: with the signatures there are."""

    _name = "report.hr_kp_classifier.report_acknowledgement_sheet"
    _description = "Acknowledgement Sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        instructions = self.env["hr.job.instruction"].browse(docids)
        return {
            "doc_ids": docids,
            "sheets": [
                {"instruction": instruction, "rows": rows, "grounds": self._grounds(rows)}
                for instruction in instructions
                for rows in [self._rows(instruction)]
            ],
            "format_document_date": lambda date: typeset(date_in_words(date)),
            "typeset": typeset,
            "image_data_uri": image_data_uri,
            "printer": printer(),
        }

    @api.model
    def _rows(self, instruction):
        """A row for each who was asked: first those who have signed, in their order; then the
        others by the alphabet.

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
        return [
            {
                "state": acknowledgement.state,
                "name": signature_name(
                    acknowledgement.signed_name or acknowledgement.employee_id.name
                ),
                "position": upper_first(
                    acknowledgement.signed_title
                    or instruction._title_of_holder(acknowledgement.employee_id)
                ),
                "signature": acknowledgement.signature,
                "method": acknowledgement.method,
                "note": typeset(acknowledgement._means_words()),
                "agreed_means": acknowledgement.agreed_means or "",
                "kep": acknowledgement._kep_words(),
                "date": acknowledgement.signed_on
                and date_in_figures(acknowledgement.signed_on),
            }
            for acknowledgement in (
                *signed.sorted(lambda a: (a.signed_on, a.id)),
                *asked.sorted(lambda a: alphabet_key(a.employee_id.name or "")),
            )
        ]

    @api.model
    def _grounds(self, rows):
        """The lines under the table: which agreed means the electronic signatures rest on."""
        numbers = {}
        for number, row in enumerate(rows, 1):
            if row["note"]:
                numbers.setdefault(row["agreed_means"], []).append(f"{number}")
        ground = cite("kzpp_29", self.env.company._kp_today(), short=True)
        lines = []
        for means, of_rows in numbers.items():
            which = f"{'Рядки' if len(of_rows) > 1 else 'Рядок'} {', '.join(of_rows)}"
            lines.append(
                f"{which}: визначений засіб електронного зв'язку — {means}."
                if means
                else f"{which}: визначеного засобу електронного зв'язку не вказано. Укладіть про "
                f"нього додаткову угоду до трудового договору ({ground}) або візьміть "
                "підпис на папері."
            )
        return [typeset(line) for line in lines]
