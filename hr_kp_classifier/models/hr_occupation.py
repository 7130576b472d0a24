from odoo import api, fields, models
from odoo.fields import Domain

from ..kp.occupations.files import tidy


class HrOccupation(models.Model):
    """An occupation of a foreign system: a code with its name there and in Ukrainian."""

    _name = "hr.occupation"
    _description = "Foreign Occupation"
    _inherit = "hr.kp.import.by.key"
    _key_fields = ("code", "system_id")
    _order = "system_id, code"
    _rec_names_search = ["code", "name", "name_uk"]

    system_id = fields.Many2one(
        "hr.occupation.system", required=True, index=True, ondelete="cascade"
    )
    code = fields.Char(required=True, index=True)
    name = fields.Char(
        string="Original Name",
        required=True,
        index="trigram",
        help="In the language of the system",
    )
    name_uk = fields.Char(string="Ukrainian Name", index="trigram")
    active = fields.Boolean(default=True)
    # Found by the codes of the whole system: see hr.occupation.system, _place_occupations.
    parent_id = fields.Many2one(
        "hr.occupation",
        string="Belongs to",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    child_ids = fields.One2many("hr.occupation", "parent_id", string="Consists of")
    level = fields.Integer(
        help="1 is the highest. As the source has it; where it says nothing, as deep as the "
        "code stands among those that are here."
    )
    level_given = fields.Boolean(help="The level is the source's, not worked out")
    example_ids = fields.One2many(
        "hr.occupation.example", "occupation_id", string="Examples of Titles", copy=True
    )
    link_ids = fields.One2many("hr.occupation.link", "occupation_id", string="КП Titles")
    source_ids = fields.One2many(
        "hr.occupation.correspondence", "target_id", string="Corresponds from"
    )
    target_ids = fields.One2many(
        "hr.occupation.correspondence", "source_id", string="Corresponds to"
    )

    _code_in_system_uniq = models.Constraint(
        "UNIQUE(system_id, code)", "The system has an occupation with this code already."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for occupation in self:
            occupation.display_name = f"{occupation.code or ''} {occupation.name or ''}".strip()

    @api.model
    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return ~self._search_display_name(Domain.NEGATIVE_OPERATORS[operator], value)
        if operator in ("ilike", "like") and isinstance(value, str):
            return self._domain_of_words(value)
        if operator in ("=", "in"):
            values = [value] if operator == "=" else value
            return Domain.OR(self._domain_of_label(label) for label in values if label)
        return super()._search_display_name(operator, value)

    @api.model
    def _domain_of_label(self, label):
        """Domain of the occupation whose label, code or name this is."""
        label = tidy(label)
        code, _blank, name = label.partition(" ")
        return (
            Domain("code", "=", code) & Domain("name", "=", name)
            | Domain("code", "=", label)
            | Domain("name", "=", label)
        )

    @api.model
    def _domain_of_words(self, text):
        """Domain of the occupations that a person means by ``text``.

        A word with a digit is the beginning of a code or a system («ISCO-08 2419»), every
        other a part of a name in either language, of an example or of the system's name.
        """
        domain = Domain.TRUE
        for word in tidy(text).split():
            found = Domain("system_id.code", "ilike", word)
            if any(map(str.isdigit, word)):
                found |= Domain("code", "=like", f"{word}%")
            else:
                found |= Domain("name", "ilike", word) | Domain("name_uk", "ilike", word)
                found |= Domain("example_ids.name", "ilike", word)
                found |= Domain("example_ids.name_uk", "ilike", word)
            domain &= found
        return domain

    # A bulk load (occupation_loading in the context) places all records once, at its end.

    @api.model_create_multi
    def create(self, vals_list):
        occupations = super().create([self._prepare_vals(vals) for vals in vals_list])
        if not self.env.context.get("occupation_loading"):
            occupations.system_id._place_occupations()
        return occupations

    def write(self, vals):
        systems = self.system_id
        result = super().write(self._prepare_vals(vals))
        moved = not {"system_id", "code", "level"}.isdisjoint(vals)
        if moved and not self.env.context.get("occupation_loading"):
            (systems | self.system_id)._place_occupations()
        return result

    def unlink(self):
        systems = self.system_id
        result = super().unlink()
        systems.exists()._place_occupations()
        return result

    @api.model
    def _ids_by_key(self, firsts):
        occupations = self.with_context(active_test=False).search(
            [("code", "in", [str(first).strip() for first in firsts])]
        )
        return {
            (occupation.code, occupation.system_id.code): str(occupation.id)
            for occupation in occupations
        }

    @api.model
    def _prepare_vals(self, vals):
        vals = self.env["hr.occupation.system"]._tidy(vals)
        if "level" in vals:
            vals["level_given"] = bool(vals["level"])
        return vals


class HrOccupationExample(models.Model):
    """One name of an occupation in its system: «Sales manager»."""

    _name = "hr.occupation.example"
    _description = "Example of a Foreign Title"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    occupation_id = fields.Many2one(
        "hr.occupation", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char(string="Original Name", required=True)
    name_uk = fields.Char(string="Ukrainian Name")
