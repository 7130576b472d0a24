from dataclasses import replace

from odoo import fields, models

from ..documents.formats import BLANK_DATE, date_in_figures
from ..documents.instruction import BLANK_NUMBER
from ..documents.staff_changes import staff_changes
from ..documents.staff_list import staff_in_numbers
from ..documents.word_template import WIDTH

# How many positions an error names.
NAMED = 5


class HrKpOrderStaffList(models.Model):
    """An order that approves a version of the staff list, which is its annex.

    It has no lines: the version has the positions. They are kept with it when the order is
    signed; on the order's day the version is approved, if the positions are still those.
    """

    _inherit = "hr.kp.order"

    version_id = fields.Many2one(
        "hr.staff.list.version",
        string="Version of the Staff List",
        check_company=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('state', '=', 'draft'), ('company_id', '=', company_id)]",
        help="What the order approves. It takes the order's date in force. Empty: one is made "
        "when the order is signed",
    )

    def _staff_list(self):
        """The staff list of the order's day, as the order approves it."""
        self.ensure_one()
        return self.env["hr.staff.list"].new(
            {
                "company_id": self.company_id.id,
                "date": self.date_in_force or self._today(),
                "number": self.version_id.number,
                "with_occupied": False,
                "approved_by": "наказ "
                + (self._reference() or f"від {BLANK_DATE} № {BLANK_NUMBER}"),
            }
        )

    def _values(self):
        values = super()._values() | {"номер розпису": "", "штат": ""}
        if self.kind == "staff_list_approval":
            number = self.version_id.number
            staff_list = self._staff_list()
            total = staff_list._rows()[-1].figures
            values |= {
                "номер розпису": f"№ {number}" if number else "",
                "штат": staff_in_numbers(total, staff_list._currency_name()),
            }
        return values

    def _annex(self):
        if self.kind != "staff_list_approval":
            return super()._annex()
        # On the order's own pages, which stand.
        return replace(self._staff_list()._paper(), width=WIDTH)

    def _line_problems(self):
        if self.kind != "staff_list_approval":
            return super()._line_problems()
        version, staff_list = self.version_id, self._staff_list()
        problems = []
        if version and version.state != "draft":
            problems.append(
                self.env._(
                    "«%s» is approved already: choose another version, or leave the field empty",
                    version.name,
                )
            )
        if staff_list.is_before_history:
            problems.append(
                self.env._(
                    "what positions were is known since %s: a staff list can't be in force earlier",
                    date_in_figures(staff_list.history_since),
                )
            )
        if not staff_list._kept_positions():
            problems.append(
                self.env._(
                    "no position has staff units: enter them in «Staff Units» of the positions"
                )
            )
        return problems

    def _after_signing(self):
        if self.kind == "staff_list_approval":
            version = self.version_id or self.version_id.create(
                {"company_id": self.company_id.id, "date_in_force": self.date_in_force}
            )
            version._await_order(self, self._staff_list()._kept_positions())
            self._write_protected({"version_id": version.id})
        return super()._after_signing()

    def _overtaken_problems(self):
        if self.kind != "staff_list_approval":
            return super()._overtaken_problems()
        changes = staff_changes(
            self.version_id._kept_positions(), self._staff_list()._kept_positions()
        )
        if not changes:
            return []
        changed = [
            *changes.brought_in,
            *changes.taken_out,
            *(each.position for each in changes.changed),
        ]
        names = ", ".join(f"«{position.title}»" for position in changed[:NAMED])
        return [
            self.env._(
                "the staff list is not the one that was signed: %(positions)s (positions that "
                "differ: %(count)s). Put them back, or revoke the order and draw up another one",
                positions=names,
                count=len(changed),
            )
        ]

    def _do_what_it_says(self):
        if self.kind != "staff_list_approval":
            super()._do_what_it_says()
            return
        self.version_id._approve()

    def _take_back(self):
        revoked = self.revokes_id
        if revoked.state == "signed":
            revoked.version_id._release()
        else:
            revoked.version_id._revoke()
        return super()._take_back()

    def _warnings(self):
        warnings = super()._warnings()
        version = self.revokes_id.version_id
        if self.kind == "revocation" and self.revokes_id.state == "done" and version:
            warnings.append(
                self.env._(
                    "«%s» ceases to be in force, and the version before it is in force again. "
                    "The positions stay as they are: change them by an order of its own.",
                    version.name,
                )
            )
        if self.kind == "staff_list_approval" and self.state != "signed":
            waiting = self.search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("state", "=", "signed"),
                    ("kind", "not in", ("staff_list_approval", "instructions")),
                    (
                        *("date_in_force", "<="),
                        self.date_in_force or self._today(),
                    ),
                ]
            )
            warnings += [
                self.env._(
                    "%s changes positions by then, and the staff list does not show that yet: "
                    "sign this order when that one is carried out.",
                    order.name,
                )
                for order in waiting
            ]
        return warnings
