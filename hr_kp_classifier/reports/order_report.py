from odoo import api, models

from ..documents.formats import BLANK_DATE
from ..documents.staff_list import row_blocks
from .printer import printer
from .signing_slip import qr_address


class OrderReport(models.AbstractModel):
    """Values of the report of an order; a copy is printed per record."""

    _name = "report.hr_kp_classifier.report_order"
    _description = "Order on Positions (Report)"

    _model = "hr.kp.order"
    _paper = "order"

    @api.model
    def _get_report_values(self, docids, data=None):
        records = self.env[self._model].browse(docids)
        return {
            "doc_ids": docids,
            "copies": [
                {"record": record, "paper": record._paper(self._paper)} for record in records
            ],
            "printer": printer(),
            "row_blocks": row_blocks,
            "blank_date": BLANK_DATE,
        }


class OrderMemoReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_order_memo"
    _inherit = "report.hr_kp_classifier.report_order"
    _description = "Memo for an Order (Report)"

    _paper = "memo"


class OrderNoticeReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_order_notice"
    _inherit = "report.hr_kp_classifier.report_order"
    _description = "Notice to an Employee (Report)"

    _model = "hr.kp.order.notice"
    _paper = "notice"

    @api.model
    def _get_report_values(self, docids, data=None):
        """With the QR codes by which the scans of signed notices are known again."""
        values = super()._get_report_values(docids, data)
        for copy in values["copies"]:
            reference = copy["record"]._scan_reference()
            copy["code"] = reference and qr_address(reference)
        return values | {"coded": True}


class OrderExtractReport(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_order_extract"
    _inherit = "report.hr_kp_classifier.report_order"
    _description = "Extract from an Order (Report)"

    _model = "hr.kp.order.notice"
    _paper = "extract"
