from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import code_translations

from ..kp.text import clean
from ..kp.titles.derived import DERIVED_WORDS, DerivedWord


class HrKpDerivedWord(models.Model):
    """A word of annex В that may be put to an official title; HR adds those to come."""

    _name = "hr.kp.derived.word"
    _description = "Derived Word (КП)"
    _inherit = ["hr.kp.import.by.key", "hr.kp.title.rules", "hr.kp.alphabetical"]
    _rule_fields = (
        "name",
        "active",
        "agreement",
        "after_noun",
        "section_ids",
        "sections_open",
        "source",
    )
    _order = "name"

    name = fields.Char(string="Word", required=True)
    active = fields.Boolean(default=True)
    agreement = fields.Selection(
        selection=[
            ("adjective", "Agrees with the title: Старший інспектор"),
            ("genitive", "Puts it in the genitive: Заступник начальника"),
            ("prefix", "Is joined by a hyphen: Віце-президент"),
        ],
        required=True,
        default="adjective",
    )
    after_noun = fields.Boolean(
        string="Also after the Noun",
        help="КП puts it after the noun as well: «Адміністратор черговий»",
    )
    section_ids = fields.Many2many(
        "hr.kp.group",
        string="Only in Sections",
        domain=[("level", "=", "section")],
        help="The sections whose titles it may stand with; empty: all",
    )
    sections_open = fields.Boolean(
        string="Limit not Confirmed",
        help="No official text was found that limits it to these sections: "
        "going beyond them is a warning, not an error.",
    )
    source = fields.Char(help="Where the word comes from")

    _name_uniq = models.Constraint("UNIQUE(name)", "This word is in the list already.")

    @api.constrains("name", "agreement")
    def _check_name(self):
        for word in self:
            if (word.agreement == "prefix") != word.name.endswith("-"):
                raise ValidationError(
                    self.env._(
                        "«%s»: a word that is joined by a hyphen ends with one (Віце-), any "
                        "other does not.",
                        word.name,
                    )
                )

    def _to_kp(self):
        """The words as the rules know them."""
        return [
            DerivedWord(
                word.name,
                word.agreement,
                frozenset(word.section_ids.mapped("code")) or None,
                sections_open=word.sections_open,
                after_noun=word.after_noun,
                source=word.source or "",
            )
            for word in self
        ]

    @api.model
    def _load_shipped(self):
        """Add the words that ship with the addon and are not there; change none."""
        # pylint: disable-next=no-search-all
        known = set(self.with_context(active_test=False).search([]).mapped("name"))
        # In Ukrainian whatever the languages installed, as the words themselves are.
        ukrainian = code_translations.get_python_translations("hr_kp_classifier", "uk_UA")
        sections = self.env["hr.kp.group"].search([("level", "=", "section")])
        self.create(
            [
                {
                    "name": word.word,
                    "agreement": word.agreement,
                    "after_noun": word.after_noun,
                    "sections_open": word.sections_open,
                    "section_ids": sections.filtered(
                        lambda section, word=word: section.code in (word.sections or ())
                    ).ids,
                    "source": ukrainian.get(word.source, word.source),
                }
                for word in DERIVED_WORDS
                if word.word not in known
            ]
        )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [dict(vals, name=clean(vals.get("name") or "")) for vals in vals_list]
        )

    def write(self, vals):
        if vals.get("name"):
            vals = dict(vals, name=clean(vals["name"]))
        return super().write(vals)
