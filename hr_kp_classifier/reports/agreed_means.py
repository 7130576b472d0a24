from odoo import api, models

from ..documents.formats import BLANK_DATE
from .printer import printer


class AgreedMeansReport(models.AbstractModel):
    """The agreement on the means of electronic communication, one an employee."""

    _name = "report.hr_kp_classifier.report_agreed_means"
    _description = "Agreement on the Means of Electronic Communication"

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            "doc_ids": docids,
            "copies": [
                {"record": employee, "paper": employee._kp_means_clause()}
                for employee in self.env["hr.employee"].browse(docids)
            ],
            "printer": printer(),
            "blank_date": BLANK_DATE,
        }
