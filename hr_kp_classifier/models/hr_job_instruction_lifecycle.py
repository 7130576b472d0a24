import base64
import hashlib

from odoo import Command, api, fields, models
from odoo.exceptions import RedirectWarning, UserError
from odoo.tools import plaintext2html, split_every

from ..documents.placeholders import unknown_placeholders
from ..documents.revision import Line, compare

# What may still be written when the text has been agreed: it is how the approval is recorded.
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
    "job_facts",
    "outdated_told",
    "snapshot",
    "snapshot_name",
}
# Of a scheduled action, between two commits.
AT_ONCE = 500


class HrJobInstructionLifecycle(models.Model):
    """The states of an instruction: agreed, put in force, replaced by its next revision.

    In force means frozen. Users are kept from it by :meth:`_refuse_unprotected_write` and by a
    record rule; the actions here write by :meth:`_write_protected`.
    """

    _inherit = "hr.job.instruction"

    revision = fields.Integer(readonly=True, copy=False, default=1)
    previous_id = fields.Many2one(
        "hr.job.instruction",
        string="Former Revision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    next_ids = fields.One2many("hr.job.instruction", "previous_id", string="Next Revisions")
    order_number = fields.Char(
        copy=False, tracking=True, help="The number of the order that approves it: «15-од»"
    )
    order_date = fields.Date(copy=False, tracking=True)
    text_hash = fields.Char(
        string="Hash of the Text",
        readonly=True,
        copy=False,
        help="SHA-256 of the text that was approved",
    )
    job_facts = fields.Json(
        readonly=True, copy=False, help="What the job was when the instruction was approved"
    )
    # In an attachment of the field: it falls under the rules of the instruction, so that
    # nobody deletes it while that stands.
    snapshot = fields.Binary(string="As Approved", readonly=True, copy=False)
    snapshot_name = fields.Char(string="Name of the File", readonly=True, copy=False)
    changes = fields.Html(string="What Has Changed", compute="_compute_changes", sanitize=False)
    is_outdated = fields.Boolean(
        string="No Longer Fits the Job",
        compute="_compute_is_outdated",
        search="_search_is_outdated",
    )
    outdated_note = fields.Text(string="What No Longer Fits", compute="_compute_is_outdated")
    outdated_told = fields.Boolean(readonly=True, copy=False)

    acknowledgement_ids = fields.One2many(
        "hr.job.instruction.acknowledgement", "instruction_id", string="Acknowledgements"
    )
    acknowledgement_count = fields.Integer(
        string="Number of Acknowledgements",
        compute="_compute_acknowledgement_count",
        groups="hr.group_hr_user",
    )
    signed_count = fields.Integer(
        string="Number of Those Signed",
        compute="_compute_acknowledgement_count",
        groups="hr.group_hr_user",
    )

    # A job that companies share has an instruction of each.
    _one_in_force = models.UniqueIndex(
        "(job_id, company_id) WHERE state = 'in_force'",
        "A job position has one job instruction in force.",
    )

    # --- What must not be changed -----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        defaults = self.default_get(sorted(LIFECYCLE_FIELDS))
        for vals in vals_list:
            given = {name: value for name, value in {**defaults, **vals}.items() if value}
            if given.keys() & LIFECYCLE_FIELDS != {"state"} or given["state"] != "draft":
                raise UserError(self.env._("A job instruction starts as a draft."))
        return super().create(vals_list)

    def _refuse_unprotected_write(self, vals):
        super()._refuse_unprotected_write(vals)
        changed = set(vals) - self._discussion_fields()
        if changed & LIFECYCLE_FIELDS:
            raise UserError(
                self.env._(
                    "The state of a job instruction is changed by its buttons: «Agree», "
                    "«Put in force», «Cancel»."
                )
            )
        if changed - APPROVAL_FIELDS:
            self._refuse_unless_draft()
        elif changed:
            self.filtered(lambda i: i.state != "agreed")._refuse_unless_draft()

    # Not an ondelete check: the record rule's refusal, which says less, would come first.
    def unlink(self):
        self._refuse_unless_draft()
        return super().unlink()

    @api.model
    def _discussion_fields(self):
        """Messages, followers, activities: they go on whatever the state."""
        return {*self.env["mail.thread"]._fields, *self.env["mail.activity.mixin"]._fields}

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

    def _write_protected(self, vals):
        """Write the state and what it brings with it.

        :raise AccessError: where the user may not write instructions at all, or not see these
        """
        self.browse().check_access("write")
        self.check_access("read")
        return super()._write_protected(vals)

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        # An employee reads the instruction, but not what HR says of it; HR goes on discussing
        # what can't be written any more.
        operations = super()._mail_get_operation_for_mail_message_operation(message_operation)
        if self.env.user.has_group("hr.group_hr_user"):
            if message_operation == "create":
                return dict.fromkeys(operations, "read")
            return operations
        return dict.fromkeys(operations, "write")

    @api.depends("acknowledgement_ids.state")
    def _compute_acknowledgement_count(self):
        counts = self.env["hr.job.instruction.acknowledgement"]._counts(self)
        for instruction in self:
            total, signed = counts.get(instruction._origin, (0, 0))
            instruction.acknowledgement_count = total
            instruction.signed_count = signed

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
            instruction._refuse_problems(
                self.env._("«%s» can't be agreed yet:", instruction.name), problems
            )
            instruction._write_protected({"state": "agreed"})

    def action_draft(self):
        """Go on writing what has been agreed; who agreed to it has to do so again."""
        for instruction in self:
            instruction._refuse_state("agreed")
            instruction._write_protected({"state": "draft"})
            instruction.visa_ids.date = False

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
                instruction._approval_problems()
                + instruction._text_problems()
                + instruction._visa_problems(),
            )
            instruction._put_in_force()

    def action_cancel(self):
        for instruction in self:
            instruction._refuse_state("draft", "agreed", "in_force")
            instruction.flush_recordset()
            instruction._write_protected({"state": "cancelled"})
            instruction._leave_force()

    def _refuse_state(self, *states):
        self.ensure_one()
        if self.state not in states:
            label = dict(self._fields["state"]._description_selection(self.env))[self.state]
            raise UserError(
                self.env._(
                    "«%(name)s» is in the state «%(state)s»: that can't be done with it.",
                    name=self.name,
                    state=label,
                )
            )

    @api.model
    def _refuse_problems(self, title, problems):
        if problems:
            items = ";\n".join(f"• {problem}" for problem in problems)
            raise UserError("\n".join([title, items + "."]))

    def _approval_problems(self):
        """What is missing of the approval's requisites."""
        self.ensure_one()
        problems = [
            self.env._("fill in «%s»", self._fields[name].get_description(self.env)["string"])
            for name in ("number", "date", "approver_id")
            if not self[name]
        ]
        if bool(self.order_number) != bool(self.order_date):
            problems.append(self.env._("an order has both a number and a date: fill in both"))
        problems += [
            self.env._(
                "%(person)s agreed on %(agreed)s, after the date of approval, %(approved)s: "
                "correct one of the dates",
                person=visa.employee_id.name,
                agreed=visa.date.strftime("%d.%m.%Y"),
                approved=self.date.strftime("%d.%m.%Y"),
            )
            for visa in self.visa_ids
            if visa.date and self.date and visa.date > self.date
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

    def _visa_problems(self):
        return [
            self.env._("%s has not agreed: enter the date of the visa", visa.employee_id.name)
            for visa in self.visa_ids
            if not visa.date
        ]

    def _put_in_force(self):
        self.ensure_one()
        # What follows the job is settled before it stops following.
        self.flush_model()
        self.section_ids.flush_model()
        self.section_ids.clause_ids.flush_model()
        snapshot, kind = self._render_snapshot()
        replaced = self.search(
            [
                ("job_id", "=", self.job_id.id),
                ("company_id", "=", self.company_id.id),
                ("state", "=", "in_force"),
            ]
        )
        replaced._write_protected({"state": "replaced"})
        replaced.flush_recordset()
        self._write_protected(
            {
                "state": "in_force",
                "previous_id": self.previous_id.id or replaced.id,
                "text_hash": self._hash_text(),
                "job_facts": self._current_job_facts(),
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

    def _render_snapshot(self):
        """The instruction as it is printed now.

        :return: tuple of the content and the file's extension; HTML where nothing prints PDF,
            so that no approval waits for that
        """
        self.ensure_one()
        Report = self.env["ir.actions.report"]
        name = "hr_kp_classifier.report_job_instruction"
        # Absent, broken, or with a single worker, which would wait for itself.
        if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade"):
            return Report._render_qweb_html(name, self.ids)
        return Report._render_qweb_pdf(name, self.ids)

    # --- The text as a whole ----------------------------------------------------------

    def _lines(self):
        """The text, line by line.

        :return: list of :class:`kp.revision.Line`
        """
        self.ensure_one()
        lines = [
            Line("enterprise", "", self.enterprise or "", "enterprise"),
            Line("name", "", self.name or "", "name"),
            Line("kp_code", "", self.kp_code or "", "kp_code"),
        ]
        for section in self.section_ids:
            origin = section.origin_id.id
            lines.append(
                Line(
                    ("section", section.id),
                    f"{section.number}",
                    section.name,
                    ("section", origin),
                )
            )
            if section.intro_text:
                lines.append(
                    Line(("intro", section.id), "", section.intro_text, ("intro", origin))
                )
            lines += [
                Line(clause.id, clause.number, clause.text or "", clause.origin_id.id)
                for clause in section.clause_ids
            ]
        return lines

    def _hash_text(self):
        """SHA-256 of the text: of what is read, not of how it is kept or laid out."""
        text = "\n".join(f"{line.number} {line.text}".strip() for line in self._lines())
        return hashlib.sha256(text.encode()).hexdigest()

    @api.depends("previous_id", "preview", "name")
    def _compute_changes(self):
        for instruction in self:
            # sudo: who has signed this revision may not have the former one.
            instruction_sudo = instruction.sudo()
            previous = instruction_sudo.previous_id
            instruction.changes = bool(previous) and self.env["ir.qweb"]._render(
                "hr_kp_classifier.job_instruction_changes",
                {"changes": compare(previous._lines(), instruction_sudo._lines())},
            )

    # --- Who has read it --------------------------------------------------------------

    def action_ask(self):
        """Ask everybody on the job to read the instruction and sign that they have."""
        self.browse().check_access("write")
        for instruction in self:
            instruction._refuse_state("in_force")
            if not instruction._ask_everybody() and not instruction.acknowledgement_ids:
                raise UserError(
                    self.env._(
                        "Nobody holds the position «%s» yet. Who comes to it will be asked to "
                        "read the instruction by itself.",
                        instruction.job_id.name,
                    )
                )
        return self.action_open_acknowledgements()

    def _ask_everybody(self):
        """Ask who is on the job and has not been asked yet.

        :return: the new acknowledgements
        """
        self.ensure_one()
        employees = self.env["hr.employee"].search(
            [("job_id", "=", self.job_id.id), ("company_id", "=", self.company_id.id)]
        )
        return self.env["hr.job.instruction.acknowledgement"]._ask(self, employees)

    @api.readonly
    def action_open_acknowledgements(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_instruction_acknowledgement_action"
        )
        action["domain"] = [("instruction_id", "in", self.ids)]
        action["context"] = {}
        return action

    @api.readonly
    def action_print_sheet(self):
        """Print the sheet on which everybody on the job has signed, or is to sign."""
        return self.env.ref("hr_kp_classifier.acknowledgement_sheet_report").report_action(
            self, config=False
        )

    # --- Revisions --------------------------------------------------------------------

    def action_new_revision(self):
        """Open a draft that starts from this text; the one begun already, where there is one."""
        self.ensure_one()
        self._refuse_state("in_force", "replaced", "cancelled")
        revision = self.search(
            [
                ("job_id", "=", self.job_id.id),
                ("company_id", "=", self.company_id.id),
                ("previous_id", "!=", False),
                ("state", "in", ("draft", "agreed")),
            ],
            limit=1,
        ) or self.create(self._revision_vals())
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": revision.id,
            "view_mode": "form",
        }

    def _revision_vals(self):
        self.ensure_one()
        vals = {
            "job_id": self.job_id.id,
            "company_id": self.company_id.id,
            "previous_id": self.id,
            "revision": 1
            + max(self.search([("job_id", "=", self.job_id.id)]).mapped("revision")),
            "template_id": self.template_id.id,
            "place": self.place,
            "approver_id": self.approver_id.id,
            "approver_title": self.approver_title,
            "drafter_id": self.drafter_id.id,
            "visa_ids": [
                Command.create(
                    {
                        "sequence": visa.sequence,
                        "employee_id": visa.employee_id.id,
                        "title": visa.title,
                    }
                )
                for visa in self.visa_ids
            ],
            "section_ids": [
                Command.create(
                    {
                        "sequence": section.sequence,
                        "kind": section.kind,
                        "name": section.name,
                        "intro": section.intro,
                        "origin_id": section.id,
                        "clause_ids": [
                            Command.create(
                                {
                                    "sequence": clause.sequence,
                                    "body": clause.body,
                                    "origin_id": clause.id,
                                }
                            )
                            for clause in section.clause_ids
                        ],
                    }
                )
                for section in self.section_ids
            ],
        }
        if self.superior_title != (self.job_facts or {}).get("superior"):
            # HR's own words; else the new superior's title is found.
            vals["superior_title"] = self.superior_title
        return vals

    # --- Does it still fit the job ----------------------------------------------------

    def _current_job_facts(self):
        """What the text takes from the job, as the job is now."""
        self.ensure_one()
        job = self.job_id
        return {
            "title": job.kp_title or self._in_ukrainian(job).name or "",
            "grade": job.kp_grade or "",
            "code": job.kp_code or "",
            "department": self._in_ukrainian(job.department_id).name or "",
            "superior": self._superior_title_of_job() or "",
        }

    @api.depends(
        "state",
        "job_facts",
        "job_id.name",
        "job_id.kp_title",
        "job_id.kp_grade",
        "job_id.kp_code",
        "job_id.department_id.name",
        "job_id.department_id.manager_id.job_id.kp_title",
        "job_id.department_id.parent_id.manager_id.job_id.kp_title",
    )
    def _compute_is_outdated(self):
        labels = {
            "title": self.env._("Title"),
            "grade": self.env._("Category or grade"),
            "code": self.env._("КП code"),
            "department": self.env._("Department"),
            "superior": self.env._("Superior"),
        }
        for instruction in self:
            notes = []
            if instruction.state == "in_force":
                # sudo: an employee who reads their instruction does not see the department's
                # head as HR does.
                instruction_sudo = instruction.sudo()
                now = instruction_sudo._current_job_facts()
                then = instruction_sudo.job_facts or {}
                notes = [
                    f"{label}: «{then[name] or '—'}» → «{now[name] or '—'}»"
                    for name, label in labels.items()
                    if then.get(name, now[name]) != now[name]
                ]
            instruction.is_outdated = bool(notes)
            instruction.outdated_note = "\n".join(notes)

    def _search_is_outdated(self, operator, value):
        if operator != "in":
            return NotImplemented
        in_force = self.search([("state", "=", "in_force")])
        return [("id", "in", in_force.filtered("is_outdated").ids)]

    def _tell_outdated(self):
        """Tell HR, once, of those that have ceased to fit their jobs; take back what is mended."""
        # Departments above the next one are no dependency of the field.
        self.invalidate_recordset(["is_outdated", "outdated_note"])
        for instruction in self.filtered(lambda i: i.state == "in_force"):
            if instruction.is_outdated == instruction.outdated_told:
                continue
            instruction._write_protected({"outdated_told": instruction.is_outdated})
            if instruction.is_outdated:
                instruction._message_log(
                    body=plaintext2html(
                        self.env._(
                            "The job is no longer what the instruction says:\n%s",
                            instruction.outdated_note,
                        )
                    )
                )
                instruction.activity_schedule(
                    "hr_kp_classifier.mail_activity_outdated",
                    note=plaintext2html(instruction.outdated_note),
                    user_id=instruction._responsible_user().id,
                )
            else:
                instruction.activity_unlink(["hr_kp_classifier.mail_activity_outdated"])

    def _responsible_user(self):
        """The HR person to whom it falls: who is responsible for those on the job, else who
        has drawn up the instruction."""
        self.ensure_one()
        employees = self.env["hr.employee"].search([("job_id", "=", self.job_id.id)])
        users = employees.hr_responsible_id | self.create_uid
        return (
            users.filtered(lambda user: user.active and user.has_group("hr.group_hr_user"))[:1]
            or self.env.user
        )

    @api.model
    def _cron_tell_outdated(self):
        """Find what no write of a job or a department has announced: a superior's new title."""
        in_force = self.search([("state", "=", "in_force")])
        self.env["ir.cron"]._commit_progress(remaining=len(in_force))
        for ids in split_every(AT_ONCE, in_force.ids):
            self.browse(ids)._tell_outdated()
            self.env["ir.cron"]._commit_progress(len(ids))
            # What was read of these is not needed for the next.
            self.env.invalidate_all()
