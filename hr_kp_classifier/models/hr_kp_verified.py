import hashlib
from decimal import Decimal

from odoo import api, fields, models

from ..documents.formats import money_text
from ..documents.signed_differences import differences, excerpts, in_words

# How many differences a message names.
SHOWN = 6


class HrKpVerified(models.AbstractModel):
    """A paper whose hash (``text_hash``) was kept when it was approved or signed.

    ``hash_form`` is the form in which it was written down to be hashed; none is the first. What
    was written down is kept beside the hash, so that it can be said what differs.
    """

    _name = "hr.kp.verified"
    _description = "Paper with a Kept Hash"

    # What the values of the written form are called: the keys that lead to one, joined by dots,
    # and the field that has the label, «name» or «model/name».
    _fact_fields = {}

    hashed_text = fields.Text(
        string="What the Hash Is of",
        readonly=True,
        copy=False,
        prefetch=False,
        groups="hr.group_hr_user",
    )

    @api.model
    def _digest(self, written):
        return hashlib.sha256(written).hexdigest()

    def verify(self):
        """Tell whether these are still what was approved or signed.

        :return: list of dicts, one for each, as of :meth:`_verification`
        :raise AccessError: where the user does not see one of them
        """
        self.check_access("read")
        # sudo: the words are hashed; those that differ are words of the paper itself.
        return [paper._verification() for paper in self.sudo()]

    def _verification(self):
        """The result for one paper.

        :return: dict: ``id``; ``hash`` that was kept, ``""`` where none was; ``form`` of the
            hash, 0 where there is none; ``matches``: whether the paper gives that hash today;
            ``differences``: dicts of ``what`` differs, the words ``kept`` and those ``now``,
            none where what was hashed is not kept
        """
        self.ensure_one()
        kept = self.text_hash or ""
        now = self._written_now() if kept else b""
        matches = bool(kept) and self._digest(now) == kept
        return {
            "id": self.id,
            "hash": kept,
            "form": (self.hash_form or 1) if kept else 0,
            "matches": matches,
            "differences": [] if matches or not kept else self._differences(now),
        }

    def _written_now(self):
        """The paper as it is today, written down in the form that was kept."""
        raise NotImplementedError

    def _differences(self, now):
        was = (self.hashed_text or "").encode()
        if self._digest(was) != self.text_hash:
            return []
        return [
            {
                "what": ", ".join(self._fact_labels(each.path)),
                "kept": self._fact_words(each.key, each.kept),
                "now": self._fact_words(each.key, each.now),
            }
            for each in differences(was, now)
        ]

    def _fact_field(self, key):
        name = self._fact_fields.get(key, key)
        model, _slash, name = name.rpartition("/")
        return (self.env[model] if model else self)._fields.get(name)

    def _fact_labels(self, path):
        keys = []
        for key, item in path:
            keys.append(key)
            joined = ".".join(keys)
            field = self._fact_field(joined)
            if item is not None:
                yield self._fact_item(joined, item)
            else:
                yield field.get_description(self.env, ["string"])["string"] if field else key

    def _fact_item(self, key, item):
        """What an item of a list is called: the clause, the position, the visa."""
        return in_words(item)

    def _fact_words(self, key, value):
        field = self._fact_field(key)
        if value and field and field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, value)
        if value and field and field.type in ("float", "monetary"):
            return money_text(Decimal(value))
        if isinstance(value, int) and field and field.type == "many2one":
            return self.env[field.comodel_name].browse(value).display_name
        return in_words(value)

    @api.model
    def _keep_hashed_texts(self):
        """Keep what was hashed by former versions, which kept the hash alone."""
        # The first form of each is no structure that could be compared.
        unkept = [
            ("text_hash", "!=", False),
            ("hash_form", ">", 1),
            ("hashed_text", "=", False),
        ]
        for paper in self.search(unkept):
            written = paper._written_now()
            if paper._digest(written) == paper.text_hash:
                paper._write_protected({"hashed_text": written.decode()})

    # --- Shown to HR ------------------------------------------------------------------

    @api.readonly
    def action_verify(self):
        """Show HR whether the paper is still what was approved or signed."""
        self.ensure_one()
        [result] = self.verify()
        kind, message = self._verification_message(result)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Verification"),
                "message": message,
                "type": kind,
                "sticky": kind != "success",
                "className": "o_kp_verification",
            },
        }

    def _verification_message(self, result):
        """How the result is told.

        :return: tuple of the kind of the message and its words
        """
        if not result["hash"]:
            return "warning", self.env._(
                "This can't be verified: no hash of it is kept. A hash is kept when a paper is "
                "approved or signed; for what former versions of the program signed without one, "
                "compare the paper with the signed original."
            )
        if result["matches"]:
            return "success", self.env._("Every word is what was approved or signed.")
        lines = [self.env._("This is not what was approved or signed.")]
        for each in result["differences"][:SHOWN]:
            kept, now = excerpts(each["kept"], each["now"])
            lines.append(
                self.env._(
                    "• %(what)s: it was «%(kept)s», now «%(now)s»",
                    what=each["what"],
                    kept=kept or "—",
                    now=now or "—",
                )
            )
        more = len(result["differences"]) - SHOWN
        if more > 0:
            lines.append(self.env._("• and %s more", more))
        if not result["differences"]:
            lines.append(
                self.env._("What it said then is not kept here, so that no words are named.")
            )
        lines.append(self._remedy_of_differences())
        return "danger", "\n".join(lines)

    def _remedy_of_differences(self):
        """What HR does about a paper that is not what was signed."""
        raise NotImplementedError
