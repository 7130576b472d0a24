from odoo import api, models

from ..kp.names import signature_name
from ..kp.staff_list import money_text, number_text, row_blocks, wage_text
from ..kp.staff_sheet import row_title
from .job_instruction_report import _printer


class StaffListReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_staff_list"
    _description = "Staff List Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        report = self.env["report.hr_kp_classifier.report_job_instruction"]
        return {
            "doc_ids": docids,
            "staff_lists": self.env["hr.staff.list"].browse(docids),
            "format_document_date": report._format_document_date,
            "money_text": money_text,
            "number_text": number_text,
            "printer": _printer(),
            "row_blocks": row_blocks,
            "row_title": row_title,
            "signature_name": signature_name,
            "wage_text": wage_text,
        }
