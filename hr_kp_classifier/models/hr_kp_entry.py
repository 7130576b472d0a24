from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..kp import clean, is_code
from ..kp.compare import compare


class HrKpEntry(models.AbstractModel):
    """What groups and professional titles have in common: a code and a name."""

    _name = "hr.kp.entry"
    _description = "Entry of the Classifier of Professions"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, index=True)
    # The official wording is Ukrainian whatever the user's language: not translated.
    name = fields.Char(required=True, index="trigram")
    active = fields.Boolean(default=True)
    changed_by_hr = fields.Boolean(
        string="Changed by HR",
        readonly=True,
        copy=False,
        help="Added or changed here, not by a classifier file: "
        "a newer edition leaves it as it is.",
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = f"{entry.code or ''} {entry.name or ''}".strip()

    @api.constrains("code")
    def _check_code(self):
        for entry in self:
            if not is_code(entry.code):
                raise ValidationError(
                    self.env._(
                        "“%s” is no code of the classifier. Write 1 to 4 digits, "
                        "or 4 digits, a dot and a digit (2442.2).",
                        entry.code,
                    )
                )

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
        """Domain of the entry whose label, code or name this is: what an import gives."""
        code, _blank, name = clean(label).partition(" ")
        return (
            Domain("code", "=", code) & Domain("name", "=", name)
            | Domain("code", "=", label)
            | Domain("name", "=", clean(label))
        )

    @api.model
    def _domain_of_words(self, text):
        """Domain of the entries that a person means by ``text``.

        A word of digits is the beginning of a code, every other word a part of the name, in
        any order: «1473 надання менеджер».
        """
        domain = Domain.TRUE
        for word in clean(text).split():
            if word.replace(".", "").isdigit():
                domain &= Domain("code", "=like", f"{word}%")
            else:
                domain &= Domain("name", "ilike", word)
        return domain

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._prepare_entry_vals(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._prepare_entry_vals(vals)
        return super().write(vals)

    @api.model
    def _prepare_entry_vals(self, vals):
        """Clean the wording, and mark what does not come from a classifier file."""
        for name in ("code", "name"):
            if vals.get(name):
                vals[name] = clean(vals[name])
        if not self.env.context.get("kp_loading"):
            vals["changed_by_hr"] = True

    # --- The one road into the database: see hr.kp.edition ----------------------------

    def _to_row(self):
        """The record as a row of a classifier file."""
        raise NotImplementedError

    @api.model
    def _row_vals(self, row):
        """The values of a record made from a row of a classifier file."""
        raise NotImplementedError

    @api.model
    def _apply_rows(self, rows):
        """Write what differs between a whole edition and the records in force.

        :param rows: all rows of the edition
        """
        # All of them: a whole edition is compared with the whole list.
        # pylint: disable-next=no-search-all
        records = self.with_context(active_test=False).search([])
        by_key = {record._to_row().key: record for record in records}
        comparison = compare([record._to_row() for record in records if record.active], rows)
        new_rows, restored = [], self.browse()
        for row in comparison.added:
            record = by_key.get(row.key)
            if record is None:
                new_rows.append(row)
            else:
                restored |= record
        # HR's word stands: it has archived, changed or added these on purpose.
        restored.filtered(lambda record: not record.changed_by_hr).active = True
        for before, after in comparison.changed:
            record = by_key[before.key]
            if not record.changed_by_hr:
                record.write(self._row_vals(after))
        cancelled = self.union(*(by_key[row.key] for row in comparison.cancelled))
        cancelled.filtered(lambda record: not record.changed_by_hr).active = False
        if new_rows:
            self._create_rows(new_rows)

    @api.model
    def _create_rows(self, rows):
        self.create([self._row_vals(row) for row in rows])
