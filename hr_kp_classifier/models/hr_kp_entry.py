from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..kp.codes import is_code
from ..kp.editions.amendment_plan import plan_amendment
from ..kp.editions.compare import compare_editions
from ..kp.text import clean
from .classifier_loading import is_loading

# The fields that imports maintain; HR does not write them.
STATE_FIELDS = ("changed_by_hr", "cancelled_by_id")


class Step(NamedTuple):
    """One thing that a classifier file does to one record.

    ``kind`` is added, restored, renamed, changed, cancelled, or kept: HR's word stands against
    the file's. ``replaced_by`` is the row that takes the place of a cancelled one; ``note`` is
    the file's own.
    """

    kind: str
    record: models.Model
    before: object
    after: object
    replaced_by: object = None
    note: str = ""


class HrKpEntry(models.AbstractModel):
    """The common part of groups and professional titles: a code and a name."""

    _name = "hr.kp.entry"
    _description = "Entry of the Classifier of Professions"
    _inherit = ["hr.kp.import.by.key", "hr.kp.searchable"]
    _rec_names_search = ["code", "name"]
    # Fields of the classifier. When HR changes one, the record becomes HR's own.
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
        if not is_loading(self.env) and self._has_vals(vals):
            self.check_access("write")
            return True
        return super().write(vals)

    def _has_vals(self, vals):
        """Tell whether all the records have these texts and flags already."""
        fields_ = [self._fields[name] for name in vals if name not in ("id", *STATE_FIELDS)]
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
        if is_loading(self.env):
            return {**vals, **cleaned}
        vals = {name: vals[name] for name in vals if name not in STATE_FIELDS}
        if not official or not vals.keys().isdisjoint(official):
            cleaned["changed_by_hr"] = True
        if vals.get("active"):
            cleaned["cancelled_by_id"] = False
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
    def _plan_amendment(self, rows, overwrite=False):
        """Say what an amendment's rows would do to the records; write nothing.

        :param rows: list of :class:`kp.editions.amendment.AmendmentRow` of one kind
        :param overwrite: also change what HR has added, changed or archived
        :return: list of :class:`Step`, and :class:`kp.editions.amendment_plan.AmendmentPlan`
        """
        if not rows:
            return [], plan_amendment((), (), ())
        # pylint: disable-next=no-search-all
        records = self.with_context(active_test=False).search([])
        there = [(record, record._to_row()) for record in records]
        by_key = {row.key: record for record, row in there}
        plan = plan_amendment(
            rows,
            [row for record, row in there if record.active],
            [row for record, row in there if not record.active],
        )
        steps = []
        for change in plan.changes:
            record = by_key[change.before.key] if change.before else self.browse()
            kind = change.kind
            if record.changed_by_hr and not overwrite:
                kind = "kept"
            steps.append(
                Step(kind, record, change.before, change.after, change.replaced_by, change.note)
            )
        return steps, plan

    @api.model
    def _decide(self, steps, decisions):
        """Change planned steps by what HR has decided on looking at them.

        :param steps: list of :class:`Step`
        :param decisions: dict of lists of labels («2442.2 Соціолог»): ``parted``, former names
            that only look renamed; ``renamed``, pairs of a former and a new label that are one
            title; ``replaced``, pairs of a cancelled label and that of its successor
        """
        steps = {self._label(step): step for step in steps}
        for label in decisions.get("parted", ()):
            step = steps.get(label)
            if step is not None and step.kind == "renamed":
                steps[label] = step._replace(kind="cancelled", after=None)
                steps[f"+{label}"] = Step("added", self.browse(), None, step.after)
        for before, after in decisions.get("renamed", ()):
            added, record = steps.get(after), self._by_label(before)
            if added is not None and added.kind == "added" and record:
                row = record._to_row()
                del steps[after]
                steps[before] = Step(
                    "renamed", record, row, added.after.completed_from(row), note=added.note
                )
        for before, after in decisions.get("replaced", ()):
            step = steps.get(before)
            if step is not None and step.kind == "cancelled":
                added, record = steps.get(after), self._by_label(after)
                row = added.after if added else record and record._to_row()
                steps[before] = step._replace(replaced_by=row or step.replaced_by)
        return list(steps.values())

    @api.model
    def _label(self, step):
        """Return what identifies a step to HR: the former code and name, or the new ones."""
        row = step.before or step.after
        return f"{row.code} {row.name}"

    @api.model
    def _by_label(self, label):
        return self.search(self._domain_of_label(label), limit=1)

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
                # A name that another takes next has to be free by then.
                record.flush_recordset(["code", "name"])
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

    # --- And back ---------------------------------------------------------------------

    def _snapshot(self):
        """All of the record that an import may change, as history keeps it."""
        self.ensure_one()
        return {
            name: self._fields[name].convert_to_write(self[name], self)
            or ("" if self._fields[name].type == "char" else False)
            for name in (*self._official_fields, *STATE_FIELDS)
        }

    def _undo(self, change):
        """Take one change by an edition back, but for what was changed since.

        :param change: :class:`hr.kp.change` of this record
        :return: what is to be said of it: see ``undo_result`` there
        """
        if not self:
            return "left"  # deleted since
        now = self._snapshot()
        before, after = self._snapshots_around(change, now)
        if before is None:
            # Version 1 of the addon noted the official wording alone.
            if now != after or self.changed_by_hr:
                return "left"
            self.write({"active": False})
            return "undone"
        changed = [name for name in before if before[name] != after[name]]
        vals = {name: before[name] for name in changed if now[name] == after[name]}
        result = "undone"
        if any(now[name] not in (after[name], before[name]) for name in changed):
            result = "left"
        if not {"code", "name"}.isdisjoint(vals) and self._is_taken({**now, **vals}):
            vals = {name: vals[name] for name in vals if name not in ("code", "name")}
            result = "taken"
        if vals.get("replaced_by_id"):
            vals["replaced_by_id"] = self.browse(vals["replaced_by_id"]).exists().id
        if vals:
            self.write(vals)
            self.flush_recordset(["code", "name"])
        return result

    def _snapshots_around(self, change, now):
        """The record's life before and after a change.

        Changes by version 1 of the addon note the official wording alone; the rest is what it
        was to be by the kind of the change.
        """
        before, after = change.vals_before, change.vals_after
        if change.kind == "added":
            return None, {**now, **(after or {})}
        if after and "active" in after:
            return before, after
        in_force = {**now, **self._in_force_vals()}
        before = {**in_force, **(before or {})}
        if change.kind == "restored":
            before["active"] = False
        if self.changed_by_hr:
            return now, now
        return before, {**now, **(after or {})}

    def _is_taken(self, life):
        """Tell whether another record has the code and name of this life."""
        return bool(
            self.with_context(active_test=False).search_count(
                [
                    *((name, "=", life[name]) for name in self._key_fields),
                    ("id", "!=", self.id),
                ],
                limit=1,
            )
        )
