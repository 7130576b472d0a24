from odoo import api, fields, models

from ..documents.signatures import signature_name
from ..documents.signed_forms import instruction_form, lines_form, printed_form
from .hr_job_instruction import FROZEN

# How what was approved is written down to be hashed. 1 (kept as none): the lines of the text.
# 2: the words of the printed paper. 3: the same by its raw values, so that nothing that is
# formed of them today changes the hash.
HASH_FORM = 3
# What an order that approves it brings: it can't be in what that order was signed for.
APPROVAL_KEYS = ("date", "order_number", "order_date", "approver_title", "approver_name")


class HrJobInstructionHash(models.Model):
    """The hash of what was approved."""

    _name = "hr.job.instruction"
    _inherit = ["hr.job.instruction", "hr.kp.verified"]

    _fact_fields = {
        "code": "kp_code",
        "visas.title": "hr.job.instruction.visa/title",
        "visas.name": "hr.job.instruction.visa/employee_id",
        "visas.date": "hr.job.instruction.visa/date",
        "sections.number": "hr.job.instruction.section/number",
        "sections.name": "hr.job.instruction.section/name",
        "sections.intro": "hr.job.instruction.section/intro",
        "sections.clauses.number": "hr.job.instruction.clause/number",
        "sections.clauses.text": "hr.job.instruction.clause/text",
    }

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
        help="What the hash is of: 3 for the whole paper, 2 for its printed words, less for the "
        "lines of its text, as former versions of the program had it",
    )
    order_words = fields.Char(
        string="Words on the Order",
        readonly=True,
        copy=False,
        help="What the approval block says of the order, as it was formed at the approval",
    )

    def _hash_text(self):
        """SHA-256 of what is read, not of how it is kept or laid out.

        What was approved under a former form is hashed in that one.
        """
        self.ensure_one()
        return self._digest(self._written_now())

    def _written_now(self):
        form = self.hash_form if self.text_hash else HASH_FORM
        if form == 2:
            return printed_form(self._signed_facts(), self._order_words())
        return self._written_in(form)

    def _signature_name(self, name):
        """The name in a signature's order, in the one it was approved in.

        Under the former forms a name of two words kept the order in which it was written.
        """
        return signature_name(
            name or "", pairs=not self.text_hash or self.hash_form >= HASH_FORM
        )

    def _hash_before_approval(self, form=HASH_FORM):
        """SHA-256 of what an order approves, without the requisites that it brings.

        :param form: the form that was signed
        """
        return self._digest(self._written_in(form, without=APPROVAL_KEYS))

    def _written_in(self, form, without=()):
        self.ensure_one()
        if form < 3:
            return lines_form((line.number, line.text) for line in self._lines())
        return instruction_form(self._signed_facts(), without)

    def _signed_facts(self):
        """The raw values of the paper, as :mod:`documents.signed_forms` takes them."""
        self.ensure_one()
        return {
            "enterprise": self.enterprise,
            "document_type": self.document_type,
            "number": self.number,
            "date": self.date,
            "place": self.place,
            "heading": self.heading,
            "code": self.kp_code,
            "order_number": self.order_number,
            "order_date": self.order_date,
            "approver_title": self.approver_title,
            "approver_name": self.approver_name,
            "drafter_title": self.drafter_title,
            "drafter_name": self.drafter_name,
            # sudo: readers of an instruction have no access rule for its visas.
            "visas": [
                {"title": visa.title, "name": visa.employee_name, "date": visa.date}
                for visa in self.sudo().visa_ids
            ],
            "sections": [
                {
                    "number": f"{section.number}",
                    "name": section.name,
                    "intro": section.intro_text,
                    "clauses": [
                        {"number": clause.number, "text": clause.text}
                        for clause in section.clause_ids
                    ],
                }
                for section in self.section_ids
            ],
        }

    @api.model
    def _keep_order_words(self):
        """Keep the words on the order for what was approved before they were kept."""
        for instruction in self.search(
            [
                ("state", "in", FROZEN),
                ("order_number", "!=", False),
                ("order_words", "=", False),
            ]
        ):
            instruction._write_protected({"order_words": instruction._order_words()})

    def _verification(self):
        """With ``signed_otherwise``: ids of the acknowledgements signed under another hash."""
        signed = self.acknowledgement_ids.filtered(lambda each: each.state == "signed")
        return {
            **super()._verification(),
            "signed_otherwise": signed.filtered(
                lambda each: each.text_hash != self.text_hash
            ).ids,
        }

    def _fact_item(self, key, item):
        if key == "visas":
            return self.env._("the visa of %s", item["name"])
        if key == "sections":
            return self.env._("section %s", item["number"])
        return self.env._("clause %s", item["number"])

    def _verification_message(self, result):
        otherwise = len(result["signed_otherwise"])
        if result["matches"] and otherwise:
            return "danger", self.env._(
                "%s acknowledgements were signed under another text: have a new revision signed.",
                otherwise,
            )
        return super()._verification_message(result)

    def _remedy_of_differences(self):
        return self.env._(
            "It was changed past the program. Compare it with the file «As Approved» and put a "
            "new revision in force."
        )
