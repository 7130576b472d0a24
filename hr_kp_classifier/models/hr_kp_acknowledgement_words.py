from odoo import models

from ..documents.kep import kep_lines
from ..signing.holders import masked
from ..signing.result import Verdict

# Ukrainian whatever the user's language, as the papers.
MEANS = {
    "user": "електронно, під власним обліковим записом",
    "link": "електронно, за особистим посиланням",
    "kiosk": "електронно, на планшеті підприємства",
}
FACTORS = {
    "none": "без додаткового підтвердження",
    "birthday": "підтверджено датою народження",
    "tax": "підтверджено цифрами РНОКПП",
    "mail": "підтверджено кодом з електронної пошти",
}
PROOFS = {
    "pin": "особу підтверджено PIN-кодом",
    "badge": "особу підтверджено перепусткою",
    "none": "особу не перевірено",
}


class HrKpAcknowledgementWords(models.AbstractModel):
    """What papers say of how it was signed: the acknowledgement sheet, the notice itself."""

    # A file of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    def _kep_words(self):
        """The lines on a signature by КЕП; none where there is none."""
        signer = self.container_signer_id
        if not signer:
            return ()
        confirmed = Verdict.CONFIRMED.value
        return kep_lines(
            signer.name or "",
            masked(signer.tax_number or ""),
            signer.issuer or "",
            of_file=signer.document_verdict == confirmed,
            verified=signer.signature_verdict == confirmed,
        )

    def _means_words(self):
        """The words on an electronic signature: its means, how the employee was known, its
        time; "" for what older versions of the program recorded, and for paper."""
        means = MEANS.get(self.means)
        if not means:
            return ""
        known_by, copy = "", ""
        if self.means == "link":
            known_by = FACTORS[self.second_factor]
        elif self.means == "kiosk":
            known_by = PROOFS[self.identity_proof]
            # The paper says «примірник отримав(ла)», and from a tablet none is taken along.
            copy = (
                "примірник надіслано електронною поштою"
                if self.copy_mailed
                else "примірник видає служба персоналу"
            )
        return "; ".join(filter(None, (means, known_by, self._signed_time(), copy)))

    def _signed_words(self):
        """How it was signed, as lines of the paper itself; none while it is not.

        :return: tuple of strings
        """
        self.ensure_one()
        if self.state != "signed":
            return ()
        if self.method == "paper":
            return ("підписано на паперовому примірнику",)
        lines = list(self._kep_words())
        if means := self._means_words():
            lines.append(means)
            if self.agreed_means:
                lines.append(f"визначений засіб електронного зв'язку — {self.agreed_means}")
            lines.append(f"контрольна сума підписаного тексту (SHA-256): {self.text_hash}")
        return tuple(lines)
