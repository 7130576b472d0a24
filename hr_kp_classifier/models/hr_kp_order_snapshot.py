import base64

from odoo import fields, models

from ..reports.printer import kept_paper


class HrKpOrderSnapshot(models.Model):
    """The order is kept as it was printed when it was signed."""

    _inherit = "hr.kp.order"

    snapshot = fields.Binary(string="As Signed", readonly=True, copy=False)
    snapshot_name = fields.Char(string="Name of the File", readonly=True, copy=False)

    def _after_signing(self):
        result = super()._after_signing()
        content, kind = kept_paper(self, "hr_kp_classifier.report_order")
        self._write_protected(
            {
                "snapshot": base64.b64encode(content),
                "snapshot_name": f"{self.name}.{kind}",
            }
        )
        return result
