from odoo import api, fields, models
from odoo.tools import plaintext2html, split_every

from ..translation import in_language_of

# Of a scheduled action, between two commits.
AT_ONCE = 500


class HrJobInstructionOutdated(models.Model):
    """Whether an instruction in force still fits its position; HR is told where it does not."""

    _inherit = "hr.job.instruction"

    job_facts = fields.Json(
        readonly=True, copy=False, help="What the job was when the instruction was approved"
    )
    is_outdated = fields.Boolean(
        string="No Longer Fits the Job",
        compute="_compute_is_outdated",
        search="_search_is_outdated",
    )
    outdated_note = fields.Text(string="What No Longer Fits", compute="_compute_is_outdated")
    outdated_told = fields.Boolean(readonly=True, copy=False)

    def _current_job_facts(self):
        """The job's data that the text takes, as they are now."""
        self.ensure_one()
        job = self.job_id
        return {
            "title": job.kp_title or self._in_ukrainian(job).name or "",
            "grade": job.kp_grade or "",
            "code": job.kp_code or "",
            "department": self._in_ukrainian(job.department_id).name or "",
            "superior": self._superior_title_of_job() or "",
        }

    @api.model
    def _job_fact_labels(self):
        return {
            "title": self.env._("Title"),
            "grade": self.env._("Category or grade"),
            "code": self.env._("КП code"),
            "department": self.env._("Department"),
            "superior": self.env._("Superior"),
            "enterprise": self.env._("Enterprise"),
        }

    @api.depends_context("lang")
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
        labels = self._job_fact_labels()
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
                    if name in now and then.get(name, now[name]) != now[name]
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
        changed = self.filtered(
            lambda i: i.state == "in_force" and i.is_outdated != i.outdated_told
        )
        told = changed.filtered("is_outdated")
        mended = changed - told
        if told:
            told._write_protected({"outdated_told": True})
            told._message_log_batch(
                bodies={
                    instruction.id: plaintext2html(
                        self.env._(
                            "The job is no longer what the instruction says:\n%s",
                            instruction.outdated_note,
                        )
                    )
                    for instruction in told
                }
            )
            told._schedule_mending()
        if mended:
            mended._write_protected({"outdated_told": False})
            mended.activity_unlink(["hr_kp_classifier.mail_activity_outdated"])

    def _schedule_mending(self):
        """Give HR the task to mend these: as ``activity_schedule``, but with notes of their own."""
        activity_type = self.env.ref("hr_kp_classifier.mail_activity_outdated")
        model_id = self.env["ir.model"]._get_id(self._name)
        users = self._responsible_users()
        self.env["mail.activity"].create(
            [
                {
                    "activity_type_id": activity_type.id,
                    "summary": activity_type.with_context(lang=users[instruction].lang).summary,
                    "automated": True,
                    "note": plaintext2html(
                        instruction.with_context(lang=users[instruction].lang).outdated_note
                    ),
                    "date_deadline": instruction.company_id._kp_today(),
                    "res_model_id": model_id,
                    "res_id": instruction.id,
                    "user_id": users[instruction].id,
                }
                for instruction in self
            ]
        )

    def _responsible_users(self):
        """The HR person to whom each of these falls: who is responsible for those on the job,
        else who has drawn up the instruction.

        :return: dict instruction -> user
        """
        holders = (
            self.env["hr.employee"]
            .search([("job_id", "in", self.job_id.ids)])
            .grouped("job_id")
        )
        nobody = self.env["hr.employee"]
        return {
            instruction: (
                holders.get(instruction.job_id, nobody).hr_responsible_id
                | instruction.create_uid
            ).filtered(lambda user: user.active and user.has_group("hr.group_hr_user"))[:1]
            or self.env.user
            for instruction in self
        }

    @api.model
    def _cron_tell_outdated(self):
        """Find what no write of a job or a department has announced: a superior's new title."""
        in_force = self.search([("state", "=", "in_force")])
        self.env["ir.cron"]._commit_progress(remaining=len(in_force))
        for company, its_own in in_force.grouped("company_id").items():
            for ids in split_every(AT_ONCE, its_own.ids):
                in_language_of(self, company).browse(ids)._tell_outdated()
                self.env["ir.cron"]._commit_progress(len(ids))
                # The cache of these is not needed for the next.
                self.env.invalidate_all()
