from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

# How many are told at once: in a scheduled action, between two commits.
AT_ONCE = 200


class HrKpAcknowledgementAsking(models.AbstractModel):
    """Asking employees to acknowledge a paper, reminding them, and withdrawing what was asked."""

    # A file of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_is_overdue",
        search="_search_is_overdue",
        help="Not signed, though more days have passed than the company waits before it reminds",
    )

    @api.depends("state", "asked_on", "company_id.kp_reminder_days")
    def _compute_is_overdue(self):
        today = {company: company._kp_today() for company in self.company_id}
        for acknowledgement in self:
            # sudo: of the company only the number of days is asked.
            days = acknowledgement.company_id.sudo().kp_reminder_days
            acknowledgement.is_overdue = (
                acknowledgement.state == "asked"
                and days > 0
                and acknowledgement.asked_on
                and acknowledgement.asked_on
                < today[acknowledgement.company_id] - relativedelta(days=days)
            )

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: of the companies only the numbers of days are asked.
        companies = self.env["res.company"].sudo().search([("kp_reminder_days", ">", 0)])
        overdue = Domain("state", "=", "asked") & Domain.OR(
            Domain("company_id", "in", its_own.ids)
            & Domain("asked_on", "<", today - relativedelta(days=days))
            for (days, today), its_own in companies.grouped(
                lambda company: (company.kp_reminder_days, company._kp_today())
            ).items()
        )
        return Domain.OR(overdue if wanted else ~overdue for wanted in value)

    @api.model
    def _ask(self, concerned):
        """Ask those of the employees who have not been asked yet to read the papers.

        :param concerned: dict paper -> employees
        :return: the new acknowledgements
        """
        # sudo: whoever moves an employee to a job may have no right to write acknowledgements.
        self = self.sudo()
        asked = {
            (acknowledgement[self._document_field].id, acknowledgement.employee_id.id)
            for acknowledgement in self.search(
                [
                    (self._document_field, "in", [document.id for document in concerned]),
                    (
                        *("employee_id", "in"),
                        {each.id for employees in concerned.values() for each in employees},
                    ),
                ]
            )
        }
        # The record itself says who asked and when; a message of it would take two thirds of
        # the time.
        acknowledgements = self.with_context(mail_create_nolog=True).create(
            [
                {
                    self._document_field: document.id,
                    "employee_id": employee.id,
                    "asked_on": today,
                    "to_notify": True,
                }
                for document, employees in concerned.items()
                for today in [document.company_id._kp_today()]
                for employee in employees
                if (document.id, employee.id) not in asked
            ]
        )
        acknowledgements = acknowledgements.with_env(self.env)
        # In the background: thousands of mails would keep the user waiting.
        acknowledgements[:AT_ONCE]._notify()
        if len(acknowledgements) > AT_ONCE:
            self.env.ref(self._notifying_cron)._trigger()
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
                acknowledgement.with_context(
                    mail_activity_quick_update=True, lang=user.lang
                ).activity_schedule(
                    self._activity_type,
                    acknowledgement.company_id._kp_today() + relativedelta(days=days),
                    user_id=user.id,
                )

    def _mail(self):
        template = self.env.ref(self._mail_template)
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
        """Delete what is not signed: nobody need sign it any more."""
        # sudo: as in _ask.
        self.sudo().filtered(lambda a: a.state == "asked").unlink()

    @api.model
    def _cron_notify(self):
        """Tell those who were asked together with many others."""
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
        """Ask again every so many days; take back what no longer concerns somebody."""
        # What has been done is no longer in these lists: after a run that was cut short the next one
        # goes on with the rest.
        cron = self.env["ir.cron"]
        gone, late = self._no_longer_concerned(), self._late()
        cron._commit_progress(remaining=len(gone) + len(late))
        for ids in split_every(AT_ONCE, gone.ids):
            self.browse(ids)._update_concerned()
            if not cron._commit_progress(len(ids)):
                return
        for ids in split_every(AT_ONCE, (late - gone).ids):
            self.browse(ids).exists()._remind()
            if not cron._commit_progress(len(ids)):
                return

    @api.model
    def _no_longer_concerned(self):
        """Those who were asked and need not read it any more, where no write has shown that."""
        return self.search([("state", "=", "asked")]).filtered(
            lambda a: not a.employee_id.active or a.employee_id.company_id != a.company_id
        )

    def _update_concerned(self):
        """Take back what no longer concerns somebody."""
        self._withdraw()

    @api.model
    def _late(self):
        """The acknowledgements to ask for again today, in the companies that want it."""
        late = self.browse()
        for company in self.env["res.company"].search([("kp_reminder_days", ">", 0)]):
            limit = company._kp_today() - relativedelta(days=company.kp_reminder_days)
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
        for acknowledgement in self:
            acknowledgement._write_protected(
                {
                    "reminded_on": acknowledgement.company_id._kp_today(),
                    "reminder_count": acknowledgement.reminder_count + 1,
                }
            )
        self._schedule()
        self._mail()
