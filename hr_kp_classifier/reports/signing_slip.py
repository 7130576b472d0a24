import base64
import io

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from odoo import api, models

from ..documents.formats import date_in_figures
from ..documents.signatures import signature_name
from ..documents.typography import typeset

# Modules of light around the code, and pixels of a module.
QUIET = 4
SCALE = 8


def qr_code(text):
    """Draw a QR code.

    By the matrix: what Odoo draws such codes with needs a library for pictures that is not on
    every server.

    :return: a PNG in base64
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    image = Image.new("1", (size + 2 * QUIET, size + 2 * QUIET), 1)
    for row in range(size):
        for column in range(size):
            if code.isDark(row, column):
                image.putpixel((QUIET + column, QUIET + row), 0)
    file = io.BytesIO()
    image.resize([side * SCALE for side in image.size]).save(file, "PNG")
    return base64.b64encode(file.getvalue())


def qr_address(text):
    """A QR code as an address of data, for the HTML of a print: nothing is fetched for it."""
    return f"data:image/png;base64,{qr_code(text).decode()}"


class SigningSlip(models.AbstractModel):
    """Slips with personal links as QR codes; each printing makes new links.

    The code is drawn here and not fetched by its address: that would put the link into the
    server's log.
    """

    _name = "report.hr_kp_classifier.report_instruction_signing_slip"
    _description = "Slip with a Personal Link (Job Instruction)"

    _model = "hr.job.instruction.acknowledgement"

    @api.model
    def _get_report_values(self, docids, data=None):
        made = self.env["hr.kp.signing.link"]._make(
            self.env[self._model].browse(docids), "slip"
        )
        return {
            "doc_ids": docids,
            "slips": [
                {
                    "name": typeset(signature_name(link.employee_id.name)),
                    "paper": typeset(link._paper_name()),
                    "until": date_in_figures(link.expires_at.date()),
                    "company": link.company_id.name,
                    "qr": self._qr(url),
                }
                for link, url in made
            ],
        }

    @api.model
    def _qr(self, url):
        """The QR code as an address of data, a PNG."""
        return qr_address(url)


class SigningSlipOfNotice(models.AbstractModel):
    _name = "report.hr_kp_classifier.report_notice_signing_slip"
    _inherit = "report.hr_kp_classifier.report_instruction_signing_slip"
    _description = "Slip with a Personal Link (Notice)"

    _model = "hr.kp.order.notice"
