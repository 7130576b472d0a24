import hashlib

from odoo import api, fields, models

from ..documents.instruction import canonical_form
from ..documents.signatures import signature_name

# How what was approved is written down to be hashed. 1 (kept as none): the lines of the text.
# 2: the whole paper, with its number, date, approver and visas. 3: the same; names of two words
# with the surname first are put in a signature's order.
HASH_FORM = 3
FORM_OF_WHOLE_PAPER = 2


class HrJobInstructionHash(models.Model):
    """The hash of what was approved."""

    _inherit = "hr.job.instruction"  # pylint: disable=consider-merging-classes-inherited

    text_hash = fields.Char(
        string="Hash of the Text",
        readonly=True,
        copy=False,
        help="SHA-256 of the text that was approved",
    )
    hash_form = fields.Integer(
        string="Form of the Hash",
        readonly=True,
        copy=False,
        help="What the hash is of: 2 and more for the whole paper, less for the lines of its text, as "
        "former versions of the program had it",
    )

    def _hash_text(self):
        """SHA-256 of what is read, not of how it is kept or laid out.

        What was approved under the first form is hashed in that one.
        """
        self.ensure_one()
        if self.text_hash and self.hash_form < FORM_OF_WHOLE_PAPER:
            return self._hash_of_lines()
        return hashlib.sha256(canonical_form(self._words())).hexdigest()

    def _signature_name(self, name):
        """The name in a signature's order, in the one it was approved in."""
        return signature_name(
            name or "", pairs=not self.text_hash or self.hash_form >= HASH_FORM
        )

    def _hash_of_lines(self):
        """SHA-256 of the words of the text, without the requisites that its approval adds."""
        self.ensure_one()
        text = "\n".join(f"{line.number} {line.text}".strip() for line in self._lines())
        return hashlib.sha256(text.encode()).hexdigest()

    def verify(self):
        """Tell whether these are still what was approved, and what has been signed.

        :return: list of dicts, one for each: ``id``; ``hash`` of what was approved, ``""`` where
            nothing was; ``form`` of the hash; ``matches``: whether what is kept gives that hash;
            ``signed_otherwise``: ids of the acknowledgements signed under another hash
        :raise AccessError: where the user does not see one of them
        """
        self.check_access("read")
        return [
            {
                "id": instruction.id,
                "hash": instruction.text_hash or "",
                "form": instruction.text_hash and (instruction.hash_form or 1) or 0,
                "matches": bool(instruction.text_hash)
                and instruction._hash_text() == instruction.text_hash,
                "signed_otherwise": instruction.acknowledgement_ids.filtered(
                    lambda a: a.state == "signed" and a.text_hash != a.instruction_id.text_hash
                ).ids,
            }
            # sudo: the words are hashed, not shown.
            for instruction in self.sudo()
        ]

    @api.readonly
    def action_verify(self):
        """Show HR whether the instruction is still what was approved and signed."""
        self.ensure_one()
        [result] = self.verify()
        sound = result["matches"] and not result["signed_otherwise"]
        if sound:
            message = self.env._(
                "The instruction is, word for word, what was approved and signed."
            )
        elif not result["matches"]:
            message = self.env._(
                "The instruction is not what was approved: it was changed past the program. "
                "Compare it with the file «As Approved» and put a new revision in force."
            )
        else:
            message = self.env._(
                "%s acknowledgements were signed under another text: have a new revision signed.",
                len(result["signed_otherwise"]),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "success" if sound else "danger",
                "sticky": not sound,
            },
        }
