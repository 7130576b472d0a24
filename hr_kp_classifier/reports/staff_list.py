from odoo import api, models

from ..documents.formats import BLANK_DATE
from ..documents.staff_list import row_blocks
from .printer import printer


class StaffListReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_staff_list"
    _description = "Staff List Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            "blank_date": BLANK_DATE,
            "doc_ids": docids,
            "staff_lists": self.env["hr.staff.list"].browse(docids),
            "printer": printer(),
            "row_blocks": row_blocks,
        }
