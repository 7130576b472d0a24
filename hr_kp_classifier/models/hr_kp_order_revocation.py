from odoo import Command, api, fields, models

from ..documents.formats import date_in_figures
from ..documents.typography import quotable
from .hr_kp_order_line import NUMBERS


class HrKpOrderRevocation(models.Model):
    """An order that takes back another one, from the day on which it comes into force itself.

    Until that day the other one stands. Where its own day comes first, it is carried out on it,
    and the revocation puts back what it has done; otherwise it is never carried out.
    """

    _inherit = "hr.kp.order"

    is_before_its_day = fields.Boolean(
        string="Drawn up before the Day",
        readonly=True,
        copy=False,
        help="The order that it revokes will have changed nothing by then, so that no line puts "
        "anything back",
    )

    def write(self, vals):
        result = super().write(vals)
        if "date_in_force" in vals:
            for order in self.filtered(lambda each: each.kind == "revocation"):
                if order.state == "draft" and order.revokes_id.state == "signed":
                    order._put_back_by_its_day()
        return result

    def action_revoke(self):
        """Draw up the order that revokes this one; open the one there is already.

        Its lines say what the positions were before, where this order has been carried out or
        will be before the other one comes into force.
        """
        self.ensure_one()
        self._refuse_state("signed", "done")
        revocation = self._revocations("draft", "agreed", "signed")[:1]
        if not revocation:
            revocation = self.create(
                {
                    "kind": "revocation",
                    "revokes_id": self.id,
                    "company_id": self.company_id.id,
                    "signer_id": self.signer_id.id,
                    "signer_title": self.signer_title,
                    "is_before_its_day": self.state != "done",
                    "line_ids": self._putting_back() if self.state == "done" else [],
                }
            )
        elif revocation.is_before_its_day and self.state == "done":
            # Begun before its day, and that has come.
            revocation._put_back(True)
        return revocation._get_records_action()

    def _revocations(self, *states):
        """The orders that revoke these, in one of these states."""
        return self.search([("revokes_id", "in", self.ids), ("state", "in", states)])

    def _putting_back(self):
        """The lines that put back what this order does, as commands."""
        return [
            Command.create(line._reverse_vals())
            for line in self.line_ids
            if line._is_reversible()
        ]

    def _put_back(self, has_lines):
        """Give this draft the lines that put back what the revoked order does, or none."""
        lines = self.revokes_id._putting_back() if has_lines else []
        self.write({"is_before_its_day": not has_lines, "line_ids": [Command.clear(), *lines]})

    def _put_back_by_its_day(self):
        comes_after = self._comes_after_revoked()
        if comes_after == self.is_before_its_day:
            self._put_back(comes_after)

    def _comes_after_revoked(self):
        """Whether the revoked order waits for its day, and that comes before this one's."""
        self.ensure_one()
        revoked = self.revokes_id
        return bool(
            revoked.state == "signed"
            and self.date_in_force
            and self._today() <= revoked.date_in_force < self.date_in_force
        )

    def _revoked_by_then(self):
        """The signed order by which this one is revoked before its own day, or on it."""
        return self._revocations("signed").filtered(
            lambda revocation: revocation.date_in_force <= self.date_in_force
        )[:1]

    def _after_signing(self):
        result = super()._after_signing()
        revoked = self.revokes_id
        if revoked.state == "signed" and self in revoked._revoked_by_then():
            # What they tell of will not come: nobody is asked to sign them any more.
            revoked.acknowledgement_ids._withdraw()
        return result

    def _signing_problems(self):
        problems = super()._signing_problems()
        revoked = self.revokes_id
        if not revoked:
            return problems
        if other := revoked._revocations("signed"):
            problems.append(
                self.env._(
                    "%(revoked)s is revoked already by %(other)s, which waits for its day",
                    revoked=revoked.name,
                    other=other[0].name,
                )
            )
        if self.is_before_its_day and revoked.state == "done":
            problems.append(
                self.env._(
                    "«%s» has been carried out since this was drawn up, and no line here puts the "
                    "positions back. Open that order and press «Revoke»: the lines are added",
                    quotable(revoked.name),
                )
            )
        elif (
            self.state == "agreed"
            and revoked.state == "signed"
            and self._comes_after_revoked() == self.is_before_its_day
        ):
            problems.append(
                self.env._(
                    "the date in force was changed after the order was agreed, and what it puts "
                    "back depends on it: press «Back to draft», and enter the date anew"
                )
            )
        return problems

    def _carry_out(self):
        revocation = self._revoked_by_then()
        if revocation:
            # Both are due, and this one is not in force any more.
            revocation._carry_out()
            return
        super()._carry_out()

    def _is_never_carried_out(self):
        """Whether it revokes an order that has done nothing, though its day may have come."""
        return self.kind == "revocation" and self.revokes_id.state == "signed"

    def _overtaken_problems(self):
        return [] if self._is_never_carried_out() else super()._overtaken_problems()

    def _do_what_it_says(self):
        if self._is_never_carried_out():
            return
        for line in self.line_ids.filtered(lambda line: line.reverses_line_id):
            if not line.job_id:
                # The position did not exist yet when this was signed.
                line._write_protected({"job_id": line.reverses_line_id.job_id.id})
        super()._do_what_it_says()

    def _warnings(self):
        warnings = super()._warnings()
        revoked = self.revokes_id
        if revoked.state == "signed" and self.date_in_force:
            days = {
                "order": revoked.name,
                "its_day": date_in_figures(revoked.date_in_force),
                "day": date_in_figures(self.date_in_force),
            }
            if self._comes_after_revoked():
                warnings.append(
                    self.env._(
                        "%(order)s comes into force on %(its_day)s, before this one: it is "
                        "carried out on that day, and what it does is put back on %(day)s. "
                        "For it never to be carried out, this one has to be in force on "
                        "%(its_day)s at the latest.",
                        **days,
                    )
                )
            elif self.date_in_force > self._today():
                warnings.append(
                    self.env._(
                        "%(order)s is not carried out: it is revoked on %(day)s, and its own "
                        "day is %(its_day)s.",
                        **days,
                    )
                )
        if self.state == "signed":
            warnings += [
                self.env._(
                    "Revoked by %(order)s from %(day)s on.",
                    order=revocation.name,
                    day=date_in_figures(revocation.date_in_force),
                )
                for revocation in self._revocations("signed")
            ]
        if self.kind == "revocation" and self.state != "signed":
            warnings += [
                self.env._(
                    "«%(position)s»: %(order)s has changed it since. This order puts it back to "
                    "what it was before both: revoke that one first, or delete the line.",
                    position=line.job_id.name,
                    order=line.order_id.name,
                )
                for line in self._later_lines()
            ]
        return warnings

    def _later_lines(self):
        """The lines of orders carried out after the one that is revoked, on positions that this
        one puts back."""
        revoked = self.revokes_id
        if revoked.state != "done" or not self.line_ids:
            return self.line_ids.browse()
        lines = self.line_ids.search(
            [
                ("job_id", "in", self.line_ids.job_id.ids),
                ("order_id.state", "=", "done"),
                ("order_id.company_id", "=", self.company_id.id),
                ("order_id.carried_out_on", ">=", revoked.carried_out_on),
                ("order_id", "not in", (self | revoked).ids),
            ]
        )
        return lines.filtered(
            lambda line: (
                (line.order_id.carried_out_on, line.order_id.id)
                > (revoked.carried_out_on, revoked.id)
                and line._is_reversible()
            )
        )


class HrKpOrderLineReversed(models.Model):
    _inherit = "hr.kp.order.line"

    reverses_line_id = fields.Many2one(
        "hr.kp.order.line",
        string="Line That Is Put Back",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )

    def _awaited_line(self):
        """The line that this one puts back, as long as its order waits for its day."""
        line = self.reverses_line_id
        return line if line.order_id.state == "signed" else line.browse()

    @api.depends("reverses_line_id.order_id.state")
    def _compute_before(self):  # pylint: disable=missing-return
        super()._compute_before()
        for line in self._following():
            awaited = line._awaited_line()
            if awaited and line.action != "add":
                # What the position will be by then.
                line.update(
                    {
                        "profession_before_id": awaited.kp_profession_id.id,
                        "extended_before": awaited.kp_extended_title,
                        "title_before": awaited.title_after,
                        "code_before": awaited.code_after,
                        "grade_before": awaited.kp_grade,
                        "units_before": awaited.units_after,
                        "salary_before": awaited.salary_after,
                    }
                )

    def _is_hrs_own(self, name, value):
        # What is put back does not follow the position that the awaited order changes.
        reversed_line = self.reverses_line_id
        return (reversed_line and name in reversed_line._reverse_vals()) or super()._is_hrs_own(
            name, value
        )

    def _is_overtaken_agreed(self):
        return not self._awaited_line() and super()._is_overtaken_agreed()

    def _is_reversible(self):
        """Whether it changes something of the position that can be put back.

        The code that КП itself has changed stays, and so does a title that is as it was before
        already, by the undo of an import; an instruction is cancelled, not put back.
        """
        self.ensure_one()
        waits = self.order_id.state == "signed"
        if self.instruction_id or not (self.job_id or waits):
            return False
        return (
            self.action != "change"
            or (self._gives_title() and (waits or not self._is_as_before()))
            or any(map(self._changes_number, NUMBERS))
        )

    def _gives_title(self):
        """Whether it has given the position another title or grade, and not КП itself."""
        self.ensure_one()
        return self.profession_before_id != self.kp_profession_id or self._changes_words()

    def _extended_back(self):
        """The extended title with which the position prints what it did before.

        КП may have renamed the title since.
        """
        self.ensure_one()
        former = self.profession_before_id
        if self.extended_before or not former:
            return self.extended_before
        return self.title_before if self.title_before != former._printed() else False

    def _reverse_vals(self):
        """A line that puts back what this one has changed of the position, and that alone: the
        rest may be of a later order."""
        self.ensure_one()
        back = {"add": "remove", "remove": "add", "change": "change"}[self.action]
        vals = {
            "sequence": self.sequence,
            "job_id": self.job_id.id,
            "action": back,
            "reverses_line_id": self.id,
        }
        if not self.job_id:
            vals |= {"name": self._new_name(), "department_id": self.department_id.id}
        if back == "remove":
            return vals
        if back == "add" or self._gives_title():
            vals |= {
                "kp_profession_id": self.profession_before_id.id,
                "kp_extended_title": self._extended_back(),
                "kp_grade": self.grade_before,
            }
        return vals | {
            f"{name}_after": self[f"{name}_before"]
            for name in NUMBERS
            if back == "add" or self._changes_number(name)
        }
