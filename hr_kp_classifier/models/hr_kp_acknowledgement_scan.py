import base64

from odoo import api, models
from odoo.tools import consteq
from odoo.tools.misc import hmac

from ..documents.scans import REFERENCE, reference
from ..reports.signing_slip import qr_code

# The letters of the codes on printed papers: they stay, for papers wait long for their scan.
LETTERS = {
    "I": "hr.job.instruction.acknowledgement",
    "N": "hr.kp.order.notice",
}


class HrKpAcknowledgementScan(models.AbstractModel):
    """The QR code on a printed paper, by which its scan is known again.

    It names the record and nobody: no name, no address. The digest tells that this database has
    printed it.
    """

    # A file of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    def _scan_reference(self):
        """The content of the printed paper's QR code; "" where it is signed already."""
        self.ensure_one()
        if self.state != "asked":
            return ""
        [letter] = (letter for letter, model in LETTERS.items() if model == self._name)
        return reference(letter, self.id, self._scan_digest(letter, self.id))

    def _scan_picture(self):
        """The QR code of the paper as a PNG; b"" where nobody has to sign it."""
        text = self and self._scan_reference()
        return base64.b64decode(qr_code(text)) if text else b""

    @api.model
    def _scan_digest(self, letter, number):
        # sudo: the database's secret is read by nobody.
        return hmac(self.env(su=True), "hr_kp_scan", (letter, int(number)))

    @api.model
    def _of_scan_reference(self, text):
        """The acknowledgement that a code names.

        :return: the record, whatever the user may read; None where this database has not made
            the code, or has the record no more
        """
        found = REFERENCE.fullmatch(text)
        if not found:
            return None
        letter, number, digest = found.groups()
        known = self._scan_digest(letter, number)[:8].upper()
        if letter not in LETTERS or not consteq(known, digest):
            return None
        # sudo: whose it is, is told to HR of its company alone; the caller sees to it.
        return self.env[LETTERS[letter]].browse(int(number)).sudo().exists() or None
