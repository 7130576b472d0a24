from odoo import api, fields, models

from ..kp.editions.compare import compare_editions
from ..models.hr_kp_change import KINDS
from .hr_kp_import import MOST_SHOWN


class HrKpImportLine(models.TransientModel):
    """One change that a file would make, as HR sees it before, and decides on it."""

    _name = "hr.kp.import.line"
    _description = "Change by an Import of the Classifier"
    _order = "sequence, id"
    _rec_name = "label_after"

    import_id = fields.Many2one("hr.kp.import", required=True, ondelete="cascade")
    sequence = fields.Integer()
    kind = fields.Selection(
        selection=KINDS,
        string="What is done",
        readonly=True,
    )
    is_title = fields.Boolean(readonly=True)
    label_before = fields.Text(string="Was", readonly=True)
    label_after = fields.Text(string="Is", readonly=True)
    details = fields.Text(readonly=True)
    note = fields.Text(readonly=True)
    job_count = fields.Integer(string="Positions", readonly=True)
    # HR decides on these: an amendment itself says what it renames.
    may_part = fields.Boolean(readonly=True)
    may_be_renamed = fields.Boolean(readonly=True)
    may_be_replaced = fields.Boolean(readonly=True)
    parted = fields.Boolean(
        string="Two Titles",
        help="The names only look alike: the former title is cancelled, the new one added.",
    )
    looks_like = fields.Text(readonly=True, help="A title in force with nearly this name")
    former_id = fields.Many2one(
        "hr.kp.profession",
        string="New Name of",
        help="The title in force that is called so from now on: its positions keep it. Empty: "
        "another title beside it.",
    )
    replaced_by_line_id = fields.Many2one(
        "hr.kp.import.line",
        string="Replaced by a New One",
        domain="[('import_id', '=', import_id), ('kind', '=', 'added'), ('is_title', '=', True)]",
    )
    replaced_by_id = fields.Many2one(
        "hr.kp.profession",
        string="Replaced by",
        help="The title that HR takes for positions with the cancelled one",
    )

    @api.model
    def _vals_of(self, plan):
        """The lines of a plan: so many of each kind as a person looks at.

        :param plan: :class:`hr_kp_edition.Plan`
        """
        order = [kind for kind, _label in KINDS]
        Change = self.env["hr.kp.change"]
        alike = self._looking_alike(plan)
        amended = bool(plan.file.amendment)
        counts, vals_list = {}, []
        for model, steps in plan.steps.items():
            is_title = model == "hr.kp.profession"
            for step in steps:
                counts[step.kind] = counts.get(step.kind, 0) + 1
                if counts[step.kind] > MOST_SHOWN:
                    continue
                before, after = step.before, step.after
                replaced_by = step.replaced_by
                vals_list.append(
                    {
                        "sequence": order.index(step.kind),
                        "kind": step.kind,
                        "is_title": is_title,
                        "label_before": before and self._label(before),
                        "label_after": self._label(after or replaced_by)
                        if after or replaced_by
                        else False,
                        "details": before
                        and after
                        and Change._details(
                            step.record._row_vals(before), step.record._row_vals(after)
                        ),
                        "note": step.note,
                        "job_count": step.record.job_count,
                        "may_part": is_title and step.kind == "renamed" and not amended,
                        "may_be_renamed": is_title and step.kind == "added" and not amended,
                        "may_be_replaced": is_title
                        and step.kind == "cancelled"
                        and not replaced_by,
                        "looks_like": step.kind == "added" and alike.get(after.key),
                    }
                )
        return sorted(vals_list, key=lambda vals: vals["sequence"])

    @api.model
    def _label(self, row):
        return f"{row.code} {row.name}"

    @api.model
    def _looking_alike(self, plan):
        """Labels of the titles in force that the added ones look like, renamed.

        A file that only adds leaves them in force; only a person can tell.
        """
        steps = plan.steps["hr.kp.profession"]
        added = [step.after for step in steps if step.kind == "added"]
        gone = {step.before.key for step in steps if step.before}
        in_force = [
            record._to_row()
            for record in self.env["hr.kp.profession"].search(
                [("code", "in", list({row.code for row in added}))]
            )
        ]
        comparison = compare_editions(
            [row for row in in_force if row.key not in gone], added, whole=True
        )
        return {after.key: self._label(before) for before, after in comparison.renamed}

    def _decisions(self):
        """What HR has decided, as :meth:`hr.kp.entry._decide` takes it."""
        replaced = []
        for line in self.filtered(lambda line: line.kind == "cancelled"):
            successor = line.replaced_by_line_id.label_after or (
                line.replaced_by_id and self._label(line.replaced_by_id)
            )
            if successor:
                replaced.append([line.label_before, successor])
        return {
            "parted": self.filtered("parted").mapped("label_before"),
            "renamed": [
                [self._label(line.former_id), line.label_after]
                for line in self
                if line.kind == "added" and line.former_id
            ],
            "replaced": replaced,
        }
