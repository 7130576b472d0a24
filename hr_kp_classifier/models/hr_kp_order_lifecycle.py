from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..documents.typography import quotable
from .hr_kp_order import SIGNED

# Fields that may still be written after the draft was agreed: they record the signature.
SIGNING_FIELDS = {"number", "date", "date_in_force", "place", "signer_id", "signer_title"}
# Fields that only the order's own actions write.
ORDER_LIFE_FIELDS = {
    *("state", "carried_out_on", "revoked_by_id", "snapshot", "snapshot_name"),
    *("text_hash", "hash_form", "hashed_text"),
}


class HrKpOrderLifecycle(models.Model):
    """The states of an order: agreed, signed, carried out, revoked by another one.

    Signed means frozen. Users are kept from it by :meth:`_refuse_unprotected_write` and by a
    record rule; the actions here write by :meth:`_write_protected`.
    """

    _inherit = "hr.kp.order"

    carried_out_on = fields.Date(readonly=True, copy=False)
    revokes_id = fields.Many2one(
        "hr.kp.order",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    revoked_by_id = fields.Many2one(
        "hr.kp.order",
        string="Revoked by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    _revocation_revokes = models.Constraint(
        "CHECK(revokes_id IS NULL OR kind = 'revocation')",
        "An order that revokes another one is of the kind «Revocation of an order».",
    )

    # --- What must not be changed -----------------------------------------------------

    def _protected_fields(self):
        return (
            ORDER_LIFE_FIELDS,
            self.env._("An order starts as a draft. Create it so, then press «Sign»."),
            self.env._(
                "The state of an order is changed by its buttons: «Agree», «Sign the order», «Revoke»."
            ),
        )

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        changed = set(vals) - self._discussion_fields()
        if "revokes_id" in changed:
            raise UserError(self._protected_fields()[2])
        if changed - SIGNING_FIELDS:
            self._refuse_unless_draft()
        elif changed:
            self.filtered(lambda order: order.state != "agreed")._refuse_unless_draft()

    # Not an ondelete check: the record rule's refusal, which says less, would come first.
    def unlink(self):
        self._refuse_unless_draft()
        return super().unlink()

    def _refuse_unless_draft(self):
        """:raise UserError: where one of these is no draft, with the way on"""
        for order in self:
            if order.state == "agreed":
                raise UserError(
                    self.env._(
                        "«%s» has been agreed: it can't be changed. Press «Back to draft» to "
                        "go on writing; it has to be agreed again then.",
                        quotable(order.name),
                    )
                )
            if order.state in SIGNED:
                raise UserError(
                    self.env._(
                        "«%s» is signed: it can be neither changed nor deleted. Press «Revoke» "
                        "to draw up an order that revokes it.",
                        quotable(order.name),
                    )
                )

    # --- Agreeing and signing ---------------------------------------------------------

    def action_agree(self):
        """From a draft to an agreed text: everybody named has endorsed it."""
        for order in self:
            order._refuse_state("draft")
            problems = order._line_problems() + order._visa_problems()
            if not order.visa_ids:
                problems.append(
                    self.env._(
                        "nobody is named in «Agreed with». Add who endorses it; where nobody "
                        "has to, press «Sign the order» at once"
                    )
                )
            order._refuse_problems(
                self.env._("«%s» can't be agreed yet:", quotable(order.name)), problems
            )
            order._settle()
            order._write_protected({"state": "agreed"})

    def action_draft(self):
        """Go on writing what has been agreed; who agreed to it has to do so again."""
        for order in self:
            order._refuse_state("agreed")
            order._write_protected({"state": "draft"})
            order.visa_ids.date = False
            order._follow_again()

    def action_sign(self):
        """Record that the order was signed; carry it out where its day has come."""
        for order in self:
            order._refuse_state("draft", "agreed")
            order._refuse_problems(
                self.env._("«%s» can't be signed yet:", quotable(order.name)),
                order._signing_problems() + order._line_problems() + order._visa_problems(),
            )
            order._settle()
            order._write_protected({"state": "signed"})
            order._after_signing()
            if order.date_in_force <= order._today():
                order._carry_out()

    def _settle(self):
        """Settle what follows the positions and others, before it stops following."""
        self.flush_model()
        self.line_ids.flush_model()
        self.visa_ids.flush_model()

    def _follow_again(self):
        """Let an order that was agreed follow the positions again; what HR has given stays."""
        # All that depends on the position, and what depends on that.
        self.line_ids.modified(["job_id"])
        for records, name in ((self, "enterprise"), (self.visa_ids, "employee_name")):
            self.env.add_to_compute(records._fields[name], records)
        self._settle()

    def _after_signing(self):
        """What the signature alone brings about, before the order's day."""
        self.ensure_one()

    def _note_revoked(self):
        """Note that the order that this one revokes is revoked."""
        revoked = self.revokes_id
        revoked._write_protected({"state": "revoked", "revoked_by_id": self.id})
        revoked._message_log(body=self.env._("Revoked by the order %s.", self._reference()))
        # Nobody can sign them any more, so nobody is reminded.
        revoked.acknowledgement_ids._withdraw()

    def _signing_problems(self):
        """What is missing of the order's requisites."""
        self.ensure_one()
        problems = [
            self.env._("fill in «%s»", self._fields[name].get_description(self.env)["string"])
            for name in ("subject", "number", "date", "date_in_force", "signer_id")
            if not self[name]
        ]
        if self.date and self.date > self._today():
            problems.append(
                self.env._("the date of the order is in the future: it can't be signed yet")
            )
        elif self.date and self.date != self._norms_day():
            problems.append(
                self.env._(
                    "the order is dated %s, when ДК 003:2010 was not in force: correct the date",
                    format_date(self.env, self.date),
                )
            )
        if self.date and self.date_in_force and self.date_in_force < self.date:
            problems.append(
                self.env._(
                    "it would be in force from %(in_force)s, before it was signed on %(date)s: "
                    "correct one of the dates",
                    in_force=format_date(self.env, self.date_in_force),
                    date=format_date(self.env, self.date),
                )
            )
        problems += [
            self.env._(
                "%(person)s agreed on %(agreed)s, after the date of the order, %(signed)s: "
                "correct one of the dates",
                person=visa.employee_id.name,
                agreed=format_date(self.env, visa.date),
                signed=format_date(self.env, self.date),
            )
            for visa in self.visa_ids
            if visa.date and self.date and visa.date > self.date
        ]
        if self.state == "agreed":
            problems += [
                self.env._(
                    "«%s» is no longer what it was when the order was agreed: press «Back to "
                    "draft», and have it agreed again",
                    line.job_id.name,
                )
                for line in self.line_ids
                if line._is_overtaken_agreed()
            ]
        if self.kind == "revocation" and self.revokes_id.state not in ("signed", "done"):
            problems.append(
                self.env._(
                    "it revokes no order that is in force: open that order and press «Revoke»"
                )
            )
        return problems

    def _line_problems(self):
        """What keeps the lines from being carried out, each named by its position."""
        self.ensure_one()
        if not self.line_ids:
            if self.kind == "revocation":
                return []
            return [self.env._("it has no positions: add lines")]
        problems = []
        # The companies' own choice, as on the position itself.
        blocks = self.company_id.kp_title_errors == "block"
        taken = self.line_ids._with_taken_names()
        for line in self.line_ids:
            position = line.job_id.name or line.name or line.display_name
            if line.action != "add" and not (line.job_id or line._awaited_line()):
                problems.append(self.env._("a line has no position: choose one or delete it"))
            elif line.action == "add" and not (line.job_id or line.kp_profession_id):
                problems.append(
                    self.env._("«%s»: choose the КП title of the new position", position)
                )
            elif line in taken:
                problems.append(
                    self.env._(
                        "«%s»: the department has a position of that name already, maybe an "
                        "archived one. Choose that in «Job Position», or give another name",
                        position,
                    )
                )
            elif not line._changes_something():
                problems.append(
                    self.env._(
                        "«%s»: nothing changes. Enter what it will be, or delete the line",
                        position,
                    )
                )
            if blocks and line.action != "remove" and line.kp_title_state == "error":
                problems.append(
                    self.env._(
                        "«%(position)s»: the title «%(title)s» is against КП. Open the line: "
                        "the check says why and what would do",
                        position=position,
                        title=line.title_after,
                    )
                )
        return problems
