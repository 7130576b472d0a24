import base64

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, split_every
from odoo.tools.mimetypes import guess_mimetype

ACTIVITY = "hr_kp_classifier.mail_activity_acknowledge"
TEMPLATE = "hr_kp_classifier.mail_template_acknowledge"
CRON_NOTIFY = "hr_kp_classifier.ir_cron_notify"
# What a signature is drawn as. No SVG: that may hold a script.
SIGNATURE_TYPES = ("image/png", "image/jpeg")
# How many are told in one go: of a scheduled action, between two commits.
AT_ONCE = 200


class HrJobInstructionAcknowledgement(models.Model):
    """That an employee has read an instruction («ознайомлений(а), примірник отримав(ла)»).

    It is made by :meth:`_ask` and signed by :meth:`sign` or :meth:`_record_paper`; nobody
    writes it otherwise, and what is signed stays.
    """

    _name = "hr.job.instruction.acknowledgement"
    _inherit = ["hr.kp.protected.write", "mail.thread", "mail.activity.mixin"]
    _description = "Acknowledgement of a Job Instruction"
    _order = "state, asked_on desc, id desc"
    _rec_name = "instruction_id"
    _rec_names_search = ["employee_id", "instruction_id"]
    # HR goes on discussing what is signed and can't be written any more.
    _mail_post_access = "read"

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, readonly=True, ondelete="restrict", index=True
    )
    employee_id = fields.Many2one(
        "hr.employee", required=True, readonly=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(related="instruction_id.company_id", store=True, index=True)
    job_id = fields.Many2one(related="instruction_id.job_id", store=True, index=True)
    department_id = fields.Many2one(
        "hr.department", compute="_compute_department_id", store=True, index="btree_not_null"
    )
    instruction_state = fields.Selection(
        related="instruction_id.state", string="State of the Instruction"
    )
    state = fields.Selection(
        selection=[("asked", "Not signed yet"), ("signed", "Signed")],
        required=True,
        default="asked",
        readonly=True,
        index=True,
        tracking=True,
    )
    text = fields.Html(related="instruction_id.preview", sanitize=False)
    changes = fields.Html(
        string="What Has Changed",
        compute="_compute_changes",
        sanitize=False,
        help="Against the former revision, for who has signed that one",
    )
    asked_on = fields.Date(readonly=True)
    to_notify = fields.Boolean(
        string="Mail to Follow",
        readonly=True,
        help="Asked, but not told yet: where many are asked at once, they are told in the "
        "background",
    )
    reminded_on = fields.Date(string="Reminded Last on", readonly=True)
    reminder_count = fields.Integer(string="Reminders", readonly=True)
    method = fields.Selection(
        selection=[("electronic", "Electronically"), ("paper", "On paper")],
        string="Signed How",
        readonly=True,
    )
    # In the record itself, where no access to attachments leads to it.
    signature = fields.Binary(readonly=True, attachment=False)
    signed_name = fields.Char(readonly=True, help="As the employee was called on that day")
    signed_title = fields.Char(string="Position", readonly=True)
    signed_on = fields.Date(readonly=True)
    signed_user_id = fields.Many2one(
        "res.users",
        string="Signed or Recorded by",
        readonly=True,
        help="The employee's own user, or who has recorded the signature on paper",
    )
    text_hash = fields.Char(
        string="Hash of the Text", readonly=True, help="SHA-256 of the text that was signed"
    )
    scan = fields.Binary(readonly=True)
    scan_name = fields.Char(string="Name of the File", readonly=True)
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    has_user = fields.Boolean(
        string="Can Sign Here",
        compute="_compute_has_user",
        help="The employee has a user of this Odoo; who has none signs on paper",
    )

    _once = models.UniqueIndex(
        "(instruction_id, employee_id)", "The employee has been asked already."
    )

    @api.depends("employee_id.department_id", "instruction_id.department_id")
    def _compute_department_id(self):
        for acknowledgement in self:
            if acknowledgement.state == "signed":
                continue
            acknowledgement.department_id = (
                acknowledgement.employee_id.department_id
                or acknowledgement.instruction_id.department_id
            )

    @api.depends("instruction_id.changes", "employee_id")
    def _compute_changes(self):
        for acknowledgement in self:
            # sudo: whether the former revision was signed is the employee's own business.
            former = acknowledgement.sudo().instruction_id.previous_id
            acknowledgement.changes = (
                acknowledgement.employee_id.id in former.acknowledgement_ids.employee_id.ids
                and acknowledgement.instruction_id.changes
            )

    @api.depends_context("uid")
    @api.depends("employee_id.user_id")
    def _compute_is_mine(self):
        for acknowledgement in self:
            acknowledgement.is_mine = acknowledgement.employee_id.user_id == self.env.user

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("employee_id.user_id", "=", self.env.uid)]

    @api.depends("employee_id.user_id")
    def _compute_has_user(self):
        for acknowledgement in self:
            acknowledgement.has_user = bool(acknowledgement.employee_id.user_id)

    @api.depends("instruction_id.name", "employee_id.name")
    def _compute_display_name(self):
        for acknowledgement in self:
            # The person first: where there is little room, it is the rest that is cut.
            acknowledgement.display_name = (
                f"{acknowledgement.employee_id.name}: {acknowledgement.instruction_id.name}"
            )

    @api.model
    def _counts(self, instructions):
        """How many were asked to read the instructions, and how many have signed.

        :return: dict instruction -> tuple of both
        """
        counts = {}
        for instruction, state, count in self._read_group(
            [("instruction_id", "in", instructions.ids)],
            ["instruction_id", "state"],
            ["__count"],
        ):
            total, signed = counts.get(instruction, (0, 0))
            counts[instruction] = (total + count, signed + count * (state == "signed"))
        return counts

    # --- What must not be changed -----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.keys() - {"instruction_id", "employee_id", "asked_on", "to_notify"}:
                raise UserError(self.env._("A signature is recorded by its own buttons only."))
        return super(
            HrJobInstructionAcknowledgement,
            self.with_context(default_state="asked", default_signature=False),
        ).create(vals_list)

    def _refuse_unprotected_write(self, vals):
        super()._refuse_unprotected_write(vals)
        if set(vals) - self.env["hr.job.instruction"]._discussion_fields():
            raise UserError(
                self.env._(
                    "An acknowledgement is signed by the employee, or recorded by «Signed on "
                    "paper»; what is signed is never changed."
                )
            )

    # Not an ondelete check: the record rule's refusal, which says less, would come first.
    def unlink(self):
        self._refuse_if_signed()
        return super().unlink()

    def _refuse_if_signed(self):
        for acknowledgement in self:
            if acknowledgement.state == "signed":
                raise UserError(
                    self.env._(
                        "%s has signed this instruction: a signature is never deleted.",
                        acknowledgement.employee_id.name,
                    )
                )

    # --- Asking -----------------------------------------------------------------------

    @api.model
    def _ask(self, instruction, employees):
        """Ask the employees to read the instruction, those who have not been asked.

        :return: the new acknowledgements
        """
        # sudo: who moves an employee to a job has no right to write acknowledgements.
        self = self.sudo()
        asked = self.search(
            [("instruction_id", "=", instruction.id), ("employee_id", "in", employees.ids)]
        ).employee_id
        today = fields.Date.context_today(self)
        # Who asked, and when, stands in the record: a message of it is two thirds of the time.
        acknowledgements = self.with_context(mail_create_nolog=True).create(
            [
                {
                    "instruction_id": instruction.id,
                    "employee_id": employee.id,
                    "asked_on": today,
                    "to_notify": True,
                }
                for employee in employees
                if employee not in asked
            ]
        )
        acknowledgements = acknowledgements.with_env(self.env)
        # Nobody waits before the screen until thousands of mails are written.
        acknowledgements[:AT_ONCE]._notify()
        if len(acknowledgements) > AT_ONCE:
            self.env.ref(CRON_NOTIFY)._trigger()
        return acknowledgements

    def _notify(self):
        """Tell these employees, by an activity and by mail, that they have to sign."""
        self._write_protected({"to_notify": False})
        self._schedule()
        self._mail()

    def _schedule(self):
        """An activity for each employee who has a user and none yet."""
        for acknowledgement in self:
            user = acknowledgement.employee_id.user_id
            if user.active and not acknowledgement.activity_ids:
                days = acknowledgement.company_id.kp_reminder_days
                # Without the mail on every new activity: the template's says more.
                acknowledgement.with_context(mail_activity_quick_update=True).activity_schedule(
                    ACTIVITY,
                    fields.Date.context_today(self) + relativedelta(days=days),
                    user_id=user.id,
                )

    def _mail(self):
        template = self.env.ref(TEMPLATE)
        template.send_mail_batch(
            self.filtered(lambda a: a._email()).ids,
            email_layout_xmlid="mail.mail_notification_light",
        )

    def _email(self):
        self.ensure_one()
        return self.employee_id.work_email or self.employee_id.user_id.email or ""

    def _mail_lang(self):
        """The mail is Ukrainian, as the document is, where that language is installed."""
        self.ensure_one()
        return self.env["hr.job.instruction"]._in_ukrainian(self).env.lang

    def _withdraw(self):
        """Nobody need sign any more; what is signed stays."""
        # sudo: as in _ask.
        self.sudo().filtered(lambda a: a.state == "asked").unlink()

    @api.model
    def _cron_notify(self):
        """Tell who was asked together with many others."""
        cron = self.env["ir.cron"]
        waiting = self.search([("to_notify", "=", True), ("state", "=", "asked")], order="id")
        cron._commit_progress(remaining=len(waiting))
        for ids in split_every(AT_ONCE, waiting.ids):
            # Signed or taken back by somebody in the meantime.
            self.browse(ids).exists().filtered(lambda a: a.state == "asked")._notify()
            if not cron._commit_progress(len(ids)):
                return

    @api.model
    def _cron_remind(self):
        """Ask again, every so many days; take back what no longer concerns somebody."""
        # Both lists shrink by what is done with them: a run that is cut short goes on where it
        # was, by the next.
        cron = self.env["ir.cron"]
        moved, late = self._moved_away(), self._late()
        cron._commit_progress(remaining=len(moved) + len(late))
        for ids in split_every(AT_ONCE, moved.ids):
            self.browse(ids).employee_id._kp_update_acknowledgements()
            if not cron._commit_progress(len(ids)):
                return
        for ids in split_every(AT_ONCE, (late - moved).ids):
            self.browse(ids).exists()._remind()
            if not cron._commit_progress(len(ids)):
                return

    @api.model
    def _moved_away(self):
        """Asked, but of another job, company or none by now: as a version that was to come has
        come, which nothing else tells."""
        self.flush_model()
        self.env["hr.employee"].flush_model()
        self.env["hr.version"].flush_model()
        self.env["hr.job.instruction"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT acknowledgement.id
                  FROM hr_job_instruction_acknowledgement acknowledgement
                  JOIN hr_job_instruction instruction
                    ON instruction.id = acknowledgement.instruction_id
                  JOIN hr_employee employee ON employee.id = acknowledgement.employee_id
             LEFT JOIN hr_version version ON version.id = employee.current_version_id
                 WHERE acknowledgement.state = 'asked'
                   AND (version.job_id IS DISTINCT FROM instruction.job_id
                        OR employee.company_id IS DISTINCT FROM instruction.company_id
                        OR employee.active IS NOT TRUE)
                 ORDER BY acknowledgement.id
                """
            )
        )
        return self.browse(id_ for (id_,) in rows)

    @api.model
    def _late(self):
        """Who has to be asked again today, in the companies that want it."""
        today = fields.Date.context_today(self)
        late = self.browse()
        for company in self.env["res.company"].search([("kp_reminder_days", ">", 0)]):
            limit = today - relativedelta(days=company.kp_reminder_days)
            late |= self.search(
                [
                    *(("company_id", "=", company.id), ("state", "=", "asked")),
                    ("to_notify", "=", False),
                    *("|", ("reminded_on", "<=", limit)),
                    *("&", ("reminded_on", "=", False), ("asked_on", "<=", limit)),
                ]
            )
        return late

    def _remind(self):
        today = fields.Date.context_today(self)
        for acknowledgement in self:
            acknowledgement._write_protected(
                {
                    "reminded_on": today,
                    "reminder_count": acknowledgement.reminder_count + 1,
                }
            )
        self._schedule()
        self._mail()

    @api.readonly
    def action_download(self):
        """The employee's copy: the instruction as it was approved."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/hr.job.instruction/{self.instruction_id.id}/snapshot"
            "?filename_field=snapshot_name&download=true",
            "target": "self",
        }

    # --- Signing ----------------------------------------------------------------------

    @api.readonly
    def action_sign(self):
        """Open the dialog in which the employee signs."""
        self.ensure_one()
        self._refuse_signing()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sign"),
            "res_model": "hr.job.instruction.sign",
            "view_mode": "form",
            "target": "new",
            "context": {"default_acknowledgement_id": self.id},
        }

    def sign(self, signature):
        """Sign for oneself that the instruction was read.

        :param signature: the drawn signature, an image in base64
        :raise AccessError: where the acknowledgement is somebody else's
        :raise UserError: where it is signed already, or the instruction is not in force
        """
        self.ensure_one()
        self._refuse_signing()
        if not signature:
            raise UserError(self.env._("Draw your signature first."))
        try:
            mimetype = guess_mimetype(base64.b64decode(signature, validate=True))
        except (TypeError, ValueError):
            mimetype = ""
        if mimetype not in SIGNATURE_TYPES:
            raise UserError(self.env._("The signature has to be a PNG or JPEG image."))
        self._put_signed(
            {
                "method": "electronic",
                "signature": signature,
                "signed_on": fields.Date.context_today(self),
            }
        )
        return True

    def _refuse_signing(self):
        """:raise AccessError, UserError: where this user can't sign it now"""
        self.check_access("read")
        # sudo: a plain user sees of an employee what the public profile has.
        if self.sudo().employee_id.user_id != self.env.user:
            raise AccessError(self.env._("Nobody signs for somebody else."))
        self._refuse_unless_open()

    def _refuse_unless_open(self):
        self.ensure_one()
        if self.state == "signed":
            raise UserError(
                self.env._("%s has signed this instruction already.", self.employee_id.name)
            )
        # sudo: the text is compared, not shown.
        instruction = self.sudo().instruction_id
        if instruction.state != "in_force":
            raise UserError(
                self.env._("«%s» is not in force: there is nothing to sign.", instruction.name)
            )
        if instruction._hash_text() != instruction.text_hash:
            raise UserError(
                self.env._(
                    "The text of «%s» is not the one that was approved. Tell HR: a new revision "
                    "has to be put in force.",
                    instruction.name,
                )
            )

    def _record_paper(self, signed_on, scan, scan_name):
        """Record that these were signed on paper.

        :param signed_on: the date beside the signature
        :param scan: the scanned sheet, base64
        """
        if not self.env.user.has_group("hr.group_hr_user"):
            raise AccessError(self.env._("Signatures on paper are recorded by HR."))
        self.check_access("read")
        if signed_on > fields.Date.context_today(self):
            raise UserError(self.env._("The date of the signature is in the future."))
        for acknowledgement in self:
            acknowledgement._refuse_unless_open()
            approved_on = acknowledgement.instruction_id.date
            if signed_on < approved_on:
                raise UserError(
                    self.env._(
                        "«%(instruction)s» was approved on %(approved)s: nobody can have signed "
                        "it on %(signed)s. Correct the date of the signature.",
                        instruction=acknowledgement.instruction_id.name,
                        approved=approved_on.strftime("%d.%m.%Y"),
                        signed=signed_on.strftime("%d.%m.%Y"),
                    )
                )
            acknowledgement._put_signed(
                {
                    "method": "paper",
                    "signed_on": signed_on,
                    "scan": scan,
                    "scan_name": scan_name,
                }
            )

    def _put_signed(self, vals):
        self.ensure_one()
        # sudo: the names are taken as HR has them.
        self_sudo = self.sudo()
        employee, instruction = self_sudo.employee_id, self_sudo.instruction_id
        self._write_protected(
            {
                **vals,
                "state": "signed",
                "signed_name": employee.name,
                "signed_title": instruction._title_of_holder(employee),
                "signed_user_id": self.env.uid,
                "text_hash": instruction.text_hash,
            }
        )
        # sudo: the activity hangs on what has just been closed to everybody.
        self.sudo().activity_feedback([ACTIVITY])
