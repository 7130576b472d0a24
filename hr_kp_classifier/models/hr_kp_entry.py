from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..kp.codes import is_code
from ..kp.editions.compare import compare_editions
from ..kp.text import clean


class Step(NamedTuple):
    """One thing that a classifier file does to one record.

    ``kind`` is added, restored, renamed, changed, cancelled, or kept: HR's word stands against
    the file's. ``replaced_by`` is the row that takes the place of a cancelled one.
    """

    kind: str
    record: models.Model
    before: object
    after: object
    replaced_by: object = None


class HrKpEntry(models.AbstractModel):
    """What groups and professional titles have in common: a code and a name."""

    _name = "hr.kp.entry"
    _description = "Entry of the Classifier of Professions"
    _inherit = ["hr.kp.keyed", "hr.kp.searchable"]
    _rec_names_search = ["code", "name"]
    # What the classifier says of it. HR's change of one of these makes it HR's own.
    _official_fields = ("code", "name", "active")

    code = fields.Char(required=True, index=True)
    # The official wording is Ukrainian whatever the user's language: not translated.
    name = fields.Char(required=True, index=True)
    active = fields.Boolean(default=True)
    changed_by_hr = fields.Boolean(
        string="Changed by HR",
        readonly=True,
        copy=False,
        help="Added or changed here, not by a classifier file: "
        "a newer edition leaves it as it is.",
    )
    cancelled_by_id = fields.Many2one(
        "hr.kp.edition",
        string="Cancelled by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The edition that no longer has it",
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
        if operator in ("=", "in"):
            values = [value] if operator == "=" else value
            return Domain.OR(
                self._domain_of_label(label) for label in values if isinstance(label, str)
            )
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

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._prepare_entry_vals(vals) for vals in vals_list])

    def write(self, vals):
        vals = self._prepare_entry_vals(vals, official=self._official_fields)
        # Said again, as by importing a list twice, nothing becomes HR's own.
        if self._has_vals(vals):
            self.check_access("write")
            return True
        return super().write(vals)

    def _has_vals(self, vals):
        """Tell whether all the records have these texts and flags already."""
        fields_ = [self._fields[name] for name in vals if name not in ("id", "changed_by_hr")]
        return all(field.type in ("char", "boolean") for field in fields_) and all(
            (record[field.name] or False) == (vals[field.name] or False)
            for record in self
            for field in fields_
        )

    @api.model
    def _prepare_entry_vals(self, vals, official=()):
        """Clean the wording, and mark what does not come from a classifier file.

        :param official: the fields whose change is one by HR; none: any is
        """
        cleaned = {name: clean(vals[name]) for name in ("code", "name") if vals.get(name)}
        if self.env.context.get("kp_loading"):
            return {**vals, **cleaned}
        if not official or not vals.keys().isdisjoint(official):
            cleaned["changed_by_hr"] = True
        return {**vals, **cleaned}

    # --- The one road into the database: see hr.kp.edition ----------------------------

    def _to_row(self):
        """The record as a row of a classifier file."""
        raise NotImplementedError

    @api.model
    def _row_vals(self, row):
        """The values of a record made from a row of a classifier file."""
        raise NotImplementedError

    @api.model
    def _plan_rows(self, rows, whole=True, overwrite=False):
        """Say what a classifier file would do to the records; write nothing.

        :param rows: the groups or titles of the file
        :param whole: the file is a whole edition: what it lacks is cancelled
        :param overwrite: also change what HR has added, changed or archived
        :return: list of :class:`Step`
        """
        # All of them: a file is compared with the whole list.
        # pylint: disable-next=no-search-all
        records = self.with_context(active_test=False).search([])
        # HR's word stands: it has archived, changed or added these on purpose, so they neither
        # change nor pass for what a new official title was called before.
        ours = self.browse() if overwrite else records.filtered("changed_by_hr")
        rows_there = [(record, record._to_row()) for record in records]
        by_key = {row.key: record for record, row in rows_there}
        left_alone = set(ours.ids)
        in_force, taken = [], set()
        for record, row in rows_there:
            if record.active and record.id not in left_alone:
                in_force.append(row)
            else:
                taken.add(row.key)
        comparison = compare_editions(in_force, rows, whole, taken)
        steps = []
        for row in comparison.added:
            record = by_key.get(row.key, self.browse())
            before = record and record._to_row()
            if not record:
                steps.append(Step("added", record, None, row))
            elif record.id not in left_alone:
                steps.append(Step("restored", record, before, row.completed_from(before)))
            elif not record.active or row.completed_from(before) != before:
                steps.append(Step("kept", record, before, row))
        for kind in ("renamed", "changed"):
            for before, after in getattr(comparison, kind):
                steps.append(Step(kind, by_key[before.key], before, after))
        replaced = {before.key: after for before, after in comparison.moved}
        for row in comparison.cancelled:
            steps.append(Step("cancelled", by_key[row.key], row, None, replaced.get(row.key)))
        return steps

    @api.model
    def _apply_steps(self, steps, edition):
        """Do what was planned, and cancel what the edition cancels: nothing is deleted.

        :param steps: list of :class:`Step`
        :param edition: the :class:`hr.kp.edition` that brings it
        """
        new_rows = [step.after for step in steps if step.kind == "added"]
        if new_rows:
            self._create_rows(new_rows)
        for step in steps:
            record = step.record.with_env(self.env)
            if step.kind in ("restored", "renamed", "changed"):
                record.write({**self._row_vals(step.after), **self._in_force_vals()})
            elif step.kind == "cancelled":
                record.write(self._cancelled_vals(step, edition))

    @api.model
    def _in_force_vals(self):
        return {"active": True, "cancelled_by_id": False, "changed_by_hr": False}

    @api.model
    def _cancelled_vals(self, step, edition):
        return {"active": False, "cancelled_by_id": edition.id, "changed_by_hr": False}

    @api.model
    def _create_rows(self, rows):
        self.create([self._row_vals(row) for row in rows])
