from odoo import Command, models

from .hr_kp_order_line import NUMBERS


class HrKpOrderRevocation(models.Model):
    """An order that takes back another one."""

    _inherit = "hr.kp.order"  # pylint: disable=consider-merging-classes-inherited

    def action_revoke(self):
        """Draw up the order that revokes this one; open the one begun already.

        What this one has not yet done will not be done. What it has done is put back on the new
        order's day: its lines say what the positions were before.
        """
        self.ensure_one()
        self._refuse_state("signed", "done")
        revocation = self.search(
            [("revokes_id", "=", self.id), ("state", "in", ("draft", "agreed"))], limit=1
        )
        if not revocation:
            lines = self.line_ids if self.state == "done" else self.line_ids.browse()
            revocation = self.create(
                {
                    "kind": "revocation",
                    "revokes_id": self.id,
                    "company_id": self.company_id.id,
                    "signer_id": self.signer_id.id,
                    "signer_title": self.signer_title,
                    "line_ids": [
                        Command.create(line._reverse_vals())
                        for line in lines
                        if line._is_reversible()
                    ],
                }
            )
        return revocation._get_records_action()


class HrKpOrderLineReversed(models.Model):
    _inherit = "hr.kp.order.line"  # pylint: disable=consider-merging-classes-inherited

    def _is_reversible(self):
        """Whether it has changed something of the position that can be put back.

        The code that КП itself has changed stays, and so does a title that is as it was before
        already, by the undo of an import; an instruction is cancelled, not put back.
        """
        self.ensure_one()
        if self.instruction_id or not self.job_id:
            return False
        other = self.profession_before_id != self.kp_profession_id or self._changes_words()
        return (
            self.action != "change"
            or (other and not self._is_as_before())
            or any(map(self._changes_number, NUMBERS))
        )

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
        """A line that puts the position back."""
        self.ensure_one()
        back = {"add": "remove", "remove": "add", "change": "change"}[self.action]
        vals = {"sequence": self.sequence, "job_id": self.job_id.id, "action": back}
        if back != "remove":
            vals |= {
                "kp_profession_id": self.profession_before_id.id,
                "kp_extended_title": self._extended_back(),
                "kp_grade": self.grade_before,
                "units_after": self.units_before,
                "salary_after": self.salary_before,
            }
        return vals
