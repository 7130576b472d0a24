import hashlib

from odoo import fields, models


class HrJobInstructionHash(models.Model):
    """The hash of the text that was approved."""

    _inherit = "hr.job.instruction"  # pylint: disable=consider-merging-classes-inherited

    text_hash = fields.Char(
        string="Hash of the Text",
        readonly=True,
        copy=False,
        help="SHA-256 of the text that was approved",
    )

    def _hash_text(self):
        """SHA-256 of the text: of what is read, not of how it is kept or laid out."""
        text = "\n".join(f"{line.number} {line.text}".strip() for line in self._lines())
        return hashlib.sha256(text.encode()).hexdigest()
