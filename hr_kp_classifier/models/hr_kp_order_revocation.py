from odoo import Command, fields, models

from .hr_kp_order_line import NUMBERS


class HrKpOrderRevocation(models.Model):
    """An order that takes back another one."""

    _inherit = "hr.kp.order"

    is_before_its_day = fields.Boolean(
        string="Drawn up before the Day",
        readonly=True,
        copy=False,
        help="The order that it revokes had changed nothing yet, so that no line puts anything "
        "back",
    )

    def action_revoke(self):
        """Draw up the order that revokes this one; open the one begun already.

        If this order has not been carried out yet, it will not be. If it has, the positions are
        put back on the new order's day: its lines say what they were before.
        """
        self.ensure_one()
        self._refuse_state("signed", "done")
        revocation = self.search(
            [("revokes_id", "=", self.id), ("state", "in", ("draft", "agreed"))], limit=1
        )
        if not revocation:
            revocation = self.create(
                {
                    "kind": "revocation",
                    "revokes_id": self.id,
                    "company_id": self.company_id.id,
                    "signer_id": self.signer_id.id,
                    "signer_title": self.signer_title,
                    **self._putting_back(),
                }
            )
        elif revocation.is_before_its_day and self.state == "done":
            # Begun before its day, and that has come.
            revocation.write(self._putting_back())
        return revocation._get_records_action()

    def _putting_back(self):
        """The values of the revocation that put back what this order has done."""
        done = self.state == "done"
        return {
            "is_before_its_day": not done,
            "line_ids": [
                Command.create(line._reverse_vals())
                for line in self.line_ids
                if done and line._is_reversible()
            ],
        }

    def _signing_problems(self):
        problems = super()._signing_problems()
        revoked = self.revokes_id
        if self.is_before_its_day and revoked.state == "done":
            problems.append(
                self.env._(
                    "«%s» has been carried out since this was drawn up, and no line here puts the "
                    "positions back. Open that order and press «Revoke»: the lines are added",
                    revoked.name,
                )
            )
        return problems

    def _warnings(self):
        warnings = super()._warnings()
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

    def _is_reversible(self):
        """Whether it has changed something of the position that can be put back.

        The code that КП itself has changed stays, and so does a title that is as it was before
        already, by the undo of an import; an instruction is cancelled, not put back.
        """
        self.ensure_one()
        if self.instruction_id or not self.job_id:
            return False
        return (
            self.action != "change"
            or (self._gives_title() and not self._is_as_before())
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
        vals = {"sequence": self.sequence, "job_id": self.job_id.id, "action": back}
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
