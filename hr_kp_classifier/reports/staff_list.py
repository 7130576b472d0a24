from odoo import api, models

from ..documents.formats import BLANK_DATE, date_in_words, money_text, number_text
from ..documents.instruction import Signature
from ..documents.signatures import signature_name
from ..documents.staff_list import (
    amount_text,
    approved_staff,
    has_allowances,
    has_fund,
    row_blocks,
    wage_text,
)
from ..documents.staff_sheet import row_title
from ..documents.typography import typeset
from .printer import printer

# Who usually signs a staff list beside the head who approves it.
USUAL_SIGNATURES = ("Головний бухгалтер", "Керівник служби персоналу")


class StaffListReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_staff_list"
    _description = "Staff List Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            "amount_text": amount_text,
            "approved_staff": lambda total, pay: typeset(approved_staff(total, pay)),
            "blank_date": BLANK_DATE,
            "doc_ids": docids,
            "staff_lists": self.env["hr.staff.list"].browse(docids),
            "format_document_date": lambda date: typeset(date_in_words(date)),
            "has_allowances": has_allowances,
            "has_fund": has_fund,
            "money_text": money_text,
            "number_text": number_text,
            "printer": printer(),
            "row_blocks": row_blocks,
            "row_title": lambda row: typeset(row_title(row)),
            "signatures": list(map(Signature, USUAL_SIGNATURES)),
            "signature_name": lambda name: typeset(signature_name(name)),
            "typeset": typeset,
            "wage_text": wage_text,
        }
