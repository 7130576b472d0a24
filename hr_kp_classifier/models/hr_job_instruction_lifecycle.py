import base64

from odoo import fields, models
from odoo.exceptions import RedirectWarning, UserError

from ..documents.formats import date_in_figures
from ..documents.placeholders import unknown_placeholders
from ..reports.printer import kept_paper
from .hr_job_instruction_hash import HASH_FORM

# Fields that may still be written after the text was agreed: they record the approval.
APPROVAL_FIELDS = {
    "number",
    "date",
    "place",
    "order_number",
    "order_date",
    "approver_id",
    "approver_title",
}
# The sections that a job instruction can't do without: ДКХП issue 1, general part.
REQUIRED_SECTIONS = ("general", "duties", "rights", "responsibility", "knowledge")
# What only the instruction's own actions write.
LIFECYCLE_FIELDS = {
    "state",
    "text_hash",
    "hash_form",
    "hashed_text",
    "order_words",
    "job_facts",
    "outdated_told",
    "snapshot",
    "snapshot_name",
}


class HrJobInstructionLifecycle(models.Model):
    """The states of an instruction: agreed, put in force, replaced by its next revision.

    In force means frozen. Users are kept from it by :meth:`_refuse_unprotected_write` and by a
    record rule; the actions here write by :meth:`_write_protected`.
    """

    _inherit = "hr.job.instruction"

    order_number = fields.Char(
        copy=False, tracking=True, help="The number of the order that approves it: «15-од»"
    )
    order_date = fields.Date(copy=False, tracking=True)
    # In an attachment of the field: it falls under the rules of the instruction, so that
    # nobody deletes it while that stands.
    snapshot = fields.Binary(string="As Approved", readonly=True, copy=False)
    snapshot_name = fields.Char(string="Name of the File", readonly=True, copy=False)
    # A job that companies share has an instruction of each.
    _one_in_force = models.UniqueIndex(
        "(job_id, company_id) WHERE state = 'in_force'",
        "The position has a job instruction in force already: make a new revision of that.",
    )

    # --- What must not be changed -----------------------------------------------------

    def _protected_fields(self):
        return (
            LIFECYCLE_FIELDS,
            self.env._(
                "A job instruction starts as a draft. Create it so, then press «Put in force»."
            ),
            self.env._(
                "The state of a job instruction is changed by its buttons: «Agree», «Put in "
                "force», «Cancel the instruction»."
            ),
        )

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        changed = set(vals) - self._discussion_fields()
        if changed - APPROVAL_FIELDS:
            self._refuse_unless_draft()
        elif changed:
            self.filtered(lambda i: i.state != "agreed")._refuse_unless_draft()

    # Not an ondelete check: the record rule's refusal, which says less, would come first.
    def unlink(self):
        self._refuse_unless_draft()
        return super().unlink()

    def _refuse_unless_draft(self):
        """:raise UserError: where one of these is no draft, with the way on"""
        for instruction in self:
            if instruction.state == "draft":
                continue
            if instruction.state == "agreed":
                message = self.env._(
                    "«%s» has been agreed: its text can't be changed. Press «Back to draft» to "
                    "go on writing; it has to be agreed again then.",
                    instruction.name,
                )
            else:
                message = self.env._(
                    "«%s» is or was in force, or is cancelled: it can be neither changed nor "
                    "deleted. Press «New revision» and change that.",
                    instruction.name,
                )
            raise UserError(message)

    # --- Agreeing and approving -------------------------------------------------------

    def action_agree(self):
        """From a draft to an agreed text: everybody named has endorsed it."""
        for instruction in self:
            instruction._refuse_state("draft")
            problems = instruction._text_problems() + instruction._visa_problems()
            if not instruction.visa_ids:
                problems.append(
                    self.env._(
                        "nobody is named in «Agreed with». Add who agrees to it; where nobody "
                        "has to, press «Put in force» at once"
                    )
                )
            if not instruction.approver_id:
                problems.append(
                    self.env._(
                        "choose who approves it in «Approved by»: the text names their position, "
                        "and what is agreed does not change any more"
                    )
                )
            instruction._refuse_problems(
                self.env._("«%s» can't be agreed yet:", instruction.name), problems
            )
            # Values that follow the job are computed a last time before they stop following.
            instruction._settle_text()
            instruction._write_protected({"state": "agreed"})

    def action_draft(self):
        """Go on writing what has been agreed; who agreed to it has to do so again."""
        for instruction in self:
            instruction._refuse_state("agreed")
            instruction._write_protected({"state": "draft"})
            instruction.visa_ids.date = False
            instruction._refill()

    def action_approve(self):
        """Put in force: the text is frozen, the one in force so far is replaced by it."""
        for instruction in self:
            instruction._refuse_state("draft", "agreed")
            if not instruction.job_id.kp_profession_id:
                raise RedirectWarning(
                    self.env._(
                        "The position «%s» has no КП title, so there is no title for the "
                        "instruction to name. Choose one on the position, page «Title by КП».",
                        instruction.job_id.name,
                    ),
                    {
                        "type": "ir.actions.act_window",
                        "res_model": "hr.job",
                        "res_id": instruction.job_id.id,
                        "views": [(False, "form")],
                    },
                    self.env._("Open the position"),
                )
            instruction._refuse_problems(
                self.env._("«%s» can't be put in force yet:", instruction.name),
                instruction._problems_in_all(),
            )
            instruction._put_in_force()

    def action_cancel(self):
        for instruction in self:
            instruction._refuse_state("draft", "agreed", "in_force")
            instruction.flush_recordset()
            instruction._write_protected({"state": "cancelled"})
            instruction._leave_force()

    def _problems_in_all(self, given=(), day=None):
        """What keeps it from being put in force.

        :param given: the fields that what approves it fills in where they are empty
        :param day: the day on which it is put in force; today by default
        """
        self.ensure_one()
        return (
            self._approval_problems(given)
            + self._date_problems(day or self.company_id._kp_today())
            + self._text_problems()
            + self._visa_problems()
            + self._filling_problems()
        )

    def _approval_problems(self, given=()):
        """What is missing of the approval's requisites."""
        self.ensure_one()
        problems = [
            self.env._("fill in «%s»", self._fields[name].get_description(self.env)["string"])
            for name in ("number", "date", "approver_id")
            if not self[name] and name not in given
        ]
        if bool(self.order_number) != bool(self.order_date):
            problems.append(self.env._("an order has both a number and a date: fill in both"))
        return problems

    def _date_problems(self, day):
        """What contradicts the date of approval.

        Nobody could sign, on any day before it, what was approved with a date to come.

        :param day: the day on which it is put in force
        """
        self.ensure_one()
        if not self.date:
            return []
        problems = []
        if self.date > day:
            problems.append(
                self.env._(
                    "the date of approval, %s, has not come: enter one that has. What is to be "
                    "in force from a later day is put in force by an order",
                    date_in_figures(self.date),
                )
            )
        problems += [
            self.env._(
                "the date of approval, %(date)s, is before that of the revision which it "
                "replaces, %(replaced)s: correct it",
                date=date_in_figures(self.date),
                replaced=date_in_figures(replaced.date),
            )
            for replaced in self._replaced()
            if replaced.date and self.date < replaced.date
        ]
        problems += [
            self.env._(
                "%(person)s agreed on %(agreed)s, after the date of approval, %(approved)s: "
                "correct one of the dates",
                person=visa.employee_id.name,
                agreed=date_in_figures(visa.date),
                approved=date_in_figures(self.date),
            )
            for visa in self.visa_ids
            if visa.date and visa.date > self.date
        ]
        return problems

    def _text_problems(self):
        """What keeps the text from being one that binds."""
        self.ensure_one()
        problems = []
        if not self.section_ids:
            problems.append(
                self.env._("it has no sections: take a template's text or add some")
            )
        elif self.document_type == "position":
            labels = dict(self.section_ids._fields["kind"]._description_selection(self.env))
            present = set(self.section_ids.mapped("kind"))
            problems += [
                self.env._(
                    "the section «%s» is missing: add it, or choose that kind for the section "
                    "that is it (ДКХП, issue 1, general part)",
                    labels[kind],
                )
                for kind in REQUIRED_SECTIONS
                if kind not in present
            ]
        for section in self.section_ids:
            if not section.intro and not section.clause_ids:
                problems.append(
                    self.env._("section «%s» is empty: add clauses", section.display_name)
                )
            texts = [section.intro or "", *(clause.body for clause in section.clause_ids)]
            problems += [
                self.env._(
                    "section «%(section)s»: {%(placeholder)s} is no placeholder",
                    section=section.display_name,
                    placeholder=placeholder,
                )
                for text in texts
                for placeholder in unknown_placeholders(text)
            ]
        return problems

    def _replaced(self):
        """The instruction in force whose place this one takes."""
        self.ensure_one()
        return self.search(
            [
                ("job_id", "=", self.job_id.id),
                ("company_id", "=", self.company_id.id),
                ("state", "=", "in_force"),
            ]
        )

    def _put_in_force(self):
        self.ensure_one()
        self._settle_text()
        snapshot, kind = kept_paper(self, "hr_kp_classifier.report_job_instruction")
        replaced = self._replaced()
        replaced._write_protected({"state": "replaced"})
        replaced.flush_recordset()
        written = self._written_now()
        self._write_protected(
            {
                "state": "in_force",
                "previous_id": self.previous_id.id or replaced.id,
                "text_hash": self._digest(written),
                "hash_form": HASH_FORM,
                "hashed_text": written.decode(),
                "order_words": self._order_words(),
                "job_facts": self._filled_job_facts(),
                "snapshot": base64.b64encode(snapshot),
                "snapshot_name": f"{self.name}.{kind}",
            }
        )
        had_to_read = bool(replaced.acknowledgement_ids)
        for former in replaced:
            former._message_log(body=self.env._("Replaced by revision %s.", self.revision))
            former._leave_force()
        if had_to_read:
            # They had to read the former one, so they have to read what replaces it.
            self._ask_everybody()

    def _leave_force(self):
        """Nobody need read it any more, nor mend what did not fit the job."""
        self.activity_unlink(["hr_kp_classifier.mail_activity_outdated"])
        self.acknowledgement_ids._withdraw()
