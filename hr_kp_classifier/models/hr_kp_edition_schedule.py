import base64

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import LockError, UserError, ValidationError

from ..translation import in_language_of
from .one_by_one import attempt


class HrKpEdition(models.Model):
    """An edition comes into force on its date: until then its files wait, and nothing changes."""

    _inherit = "hr.kp.edition"

    source = fields.Json(
        string="Files",
        readonly=True,
        copy=False,
        groups="hr.group_hr_manager",
        help="The files and what was chosen at their import, until the date",
    )

    @api.model
    def _today(self):
        """The day in Kyiv: an amendment comes into force by it for all companies."""
        return self.env["res.company"]._kp_today()

    @api.model
    def _plan_of(self, contents, options):
        """Say what files would do.

        :param contents: pairs (file's name, content)
        :param options: dict of ``whole``, ``overwrite``, ``mend``, ``create_groups`` and
            ``decisions``, each as in :meth:`_read` and :meth:`_plan`
        """
        file = self._read(
            contents, options.get("mend", False), options.get("create_groups", False)
        )
        return self._plan(
            file,
            options.get("whole", False),
            options.get("overwrite", False),
            options.get("decisions"),
        )

    @api.model
    def _import(self, contents, options, vals):
        """Import files: at once, or on the date on which the edition comes into force.

        :param contents: pairs (file's name, content)
        :param options: see :meth:`_plan_of`
        :param vals: what the user says of the edition
        :return: the edition
        :raise ValidationError: where the files hold something that can't be taken
        """
        plan = self._plan_of(contents, options)
        vals = self._source_vals(contents, options.get("whole", False), vals)
        if not self._is_to_come(vals.get("date_in_force")):
            return self._apply(plan, vals)
        if plan.file.problems:
            raise ValidationError(self._problems_text(plan.file.problems))
        files = [[name, base64.b64encode(content).decode()] for name, content in contents]
        return self._create_edition(
            {**vals, "state": "scheduled", "source": {"files": files, "options": options}}
        )

    @api.model
    def _is_to_come(self, date_in_force):
        return bool(date_in_force) and fields.Date.to_date(date_in_force) > self._today()

    def action_apply_now(self):
        """Carry out what awaits its date, without waiting for it."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless_scheduled()
        self._lock()
        # sudo: the files are noted by the import; that the user may import was checked.
        source = self.sudo().source
        contents = [(name, base64.b64decode(content)) for name, content in source["files"]]
        # Compared anew: the classifier may have changed since.
        self._carry_out(self._plan_of(contents, source["options"]))
        self.activity_unlink(["mail.mail_activity_data_todo"])

    def _refuse_unless_scheduled(self):
        if self.state != "scheduled":
            raise UserError(
                self.env._(
                    "This edition does not await its date: it is in force or was withdrawn. Reload "
                    "the page."
                )
            )

    def action_withdraw(self):
        """Give up what awaits its date: nothing of it is done."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless_scheduled()
        self._write_protected({"state": "undone", "source_hash": False, "source": False})
        self.activity_unlink(["mail.mail_activity_data_todo"])

    @api.model
    def _cron_bring_into_force(self):
        """Carry out the editions whose date has come; tell HR of those that can't be."""
        due = in_language_of(self, self.env.company).search(
            [("state", "=", "scheduled"), ("date_in_force", "<=", self._today())],
            order="date_in_force, id",
        )
        for edition in due:
            try:
                reason = attempt(edition, edition.action_apply_now)
            except LockError:
                # Somebody is at it; what is left of it comes with the next run.
                reason = ""
            if reason:
                edition._tell_refused(reason)

    def _tell_refused(self, reason):
        """Give who imported the edition a task, once: it can't come into force as it is."""
        self.ensure_one()
        if self.activity_ids:
            return
        user = self.create_uid if self.create_uid.active else self._user_for(False)
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=self.env._("The edition can't come into force: import its file anew"),
            note=Markup("<p>%s</p>") % reason,
            user_id=user.id,
        )
