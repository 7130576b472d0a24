from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time
from lxml import html

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from ..models import hr_kp_acknowledgement_asking
from .acknowledgement_case import AcknowledgementCase


@tagged("post_install", "-at_install")
class TestAsking(AcknowledgementCase):
    def test_everybody_on_the_job_is_asked_once(self):
        elsewhere = self.make_employee("Ліна Костенко", job_id=self.head_job.id)
        self.instruction.action_ask()
        self.assertEqual(
            self.instruction.acknowledgement_ids.employee_id, self.reader | self.userless
        )
        self.assertFalse(self.of(elsewhere))
        self.instruction.action_ask()
        self.assertEqual(len(self.instruction.acknowledgement_ids), 2)
        self.assertEqual(self.of(self.reader).asked_on, self.instruction.company_id._kp_today())
        self.assertEqual(self.of(self.reader).department_id, self.department)

    def test_who_is_left_to_be_asked_is_counted(self):
        """«Send to those not asked yet» is there for somebody alone."""
        self.assertEqual(self.instruction.not_asked_count, 2)
        self.instruction.action_ask()
        self.assertEqual(self.instruction.not_asked_count, 0)
        self.of(self.userless).unlink()
        self.instruction.invalidate_recordset()
        self.assertEqual(self.instruction.not_asked_count, 1)

    def test_activity_and_mail(self):
        acknowledgement = self.ask()
        self.assertEqual(acknowledgement.activity_ids.user_id, self.employee_user)
        self.assertFalse(self.of(self.userless).activity_ids)
        mails = self.env["mail.mail"].sudo().search([("model", "=", acknowledgement._name)])
        self.assertIn("olha@example.com", mails.mapped("email_to"))
        mail = mails.filtered(lambda mail: mail.res_id == acknowledgement.id)
        self.assertIn(self.instruction.name, mail.body_html)
        self.assertIn(f"res_id={acknowledgement.id}", mail.body_html)

    def test_nobody_on_the_job_is_said(self):
        (self.reader | self.userless).job_id = self.head_job
        with self.assertRaisesRegex(UserError, "Nobody holds"):
            self.instruction.action_ask()

    def test_only_what_is_in_force_is_sent(self):
        with self.assertRaises(UserError):
            self.instruction.copy().action_ask()

    def test_newcomer_is_asked_by_itself(self):
        newcomer = self.make_employee("Василь Стус")
        self.assertEqual(self.of(newcomer).state, "asked")
        self.assertFalse(self.of(self.reader))

    def test_moved_employee_is_asked_and_no_longer_asked(self):
        mover = self.make_employee("Василь Стус", job_id=self.head_job.id)
        self.assertFalse(self.of(mover))
        mover.job_id = self.job
        self.assertEqual(self.of(mover).state, "asked")
        mover.job_id = self.head_job
        self.assertFalse(self.of(mover))

    def test_moved_by_a_version(self):
        mover = self.make_employee("Василь Стус", job_id=self.head_job.id)
        mover.version_id.write({"job_id": self.job.id})
        self.assertEqual(self.of(mover).state, "asked")

    def test_asked_before_work_starts(self):
        mover = self.make_employee("Василь Стус", job_id=self.head_job.id)
        mover.create_version(
            {"date_version": fields.Date.today() + timedelta(days=14), "job_id": self.job.id}
        )
        self.assertEqual(mover.job_id, self.head_job)
        self.assertEqual(self.of(mover).state, "asked")

    def test_who_has_left_is_not_asked(self):
        acknowledgement = self.ask()
        self.reader.action_archive()
        self.assertFalse(acknowledgement.exists())

    def test_user_that_comes_later_gets_the_activity(self):
        self.instruction.action_ask()
        user = new_test_user(self.env(su=True), "kp_later", groups="base.group_user")
        self.userless.user_id = user
        self.assertEqual(self.of(self.userless).activity_ids.user_id, user)

    def test_other_companies_are_not_asked(self):
        company = self.env["res.company"].sudo().create({"name": "Інша"})
        self.officer.sudo().company_ids += company
        self.job.company_id = False
        stranger = self.make_employee("Чужий Хтось", company_id=company.id)
        self.assertFalse(self.of(stranger))

    def test_new_revision_asks_again(self):
        self.sign(self.ask())
        revision = self.revise(self.instruction)
        revision.section_ids[1].clause_ids[0].body = "Інше."
        self.assertFalse(revision.acknowledgement_ids)
        revision.action_approve()
        self.assertEqual(revision.acknowledgement_ids.employee_id, self.reader | self.userless)
        # What was signed stays; who had not signed the former one need not any more.
        self.assertEqual(self.instruction.acknowledgement_ids.employee_id, self.reader)
        own = self.of(self.reader, revision).with_user(self.employee_user)
        self.assertIn("Інше.", html.fromstring(own.changes).text_content())
        self.assertFalse(self.of(self.userless, revision).changes)

    def test_what_is_cancelled_nobody_need_sign(self):
        self.sign(self.ask())
        self.instruction.action_cancel()
        self.assertEqual(self.instruction.acknowledgement_ids.employee_id, self.reader)
        self.assertFalse(self.of(self.userless))

    def test_first_revision_waits_for_the_button(self):
        revision = self.revise(self.instruction)
        revision.action_approve()
        self.assertFalse(revision.acknowledgement_ids)

    def test_many_are_told_in_the_background(self):
        """All are asked at once; the mails of the rest are the scheduler's, piece by piece."""
        sent = self.env["mail.mail"].sudo()
        before = sent.search_count([])
        triggers = self.env["ir.cron.trigger"].sudo()
        cron = self.env.ref("hr_kp_classifier.ir_cron_notify")
        with patch.object(hr_kp_acknowledgement_asking, "AT_ONCE", 1):
            self.instruction.action_ask()
            asked = self.instruction.acknowledgement_ids
            self.assertEqual(len(asked), 2)
            [waiting] = asked.filtered("to_notify")
            self.assertEqual(sent.search_count([]), before + 1)
            self.assertTrue(triggers.search([("cron_id", "=", cron.id)]))
        # Nobody is reminded of what they have not heard of yet.
        with freeze_time(self.env.company._kp_today() + timedelta(days=30)):
            self.assertNotIn(waiting, waiting.sudo()._late())
        for _twice in range(2):
            self.run_cron("ir_cron_notify")
            self.assertFalse(waiting.to_notify)
            self.assertEqual(sent.search_count([]), before + 2)
        self.assertEqual(self.of(self.reader).activity_ids.user_id, self.employee_user)

    def test_position_that_fits_again_takes_nothing_back(self):
        """HR's reminder ends when the position is as it was; what people have to sign does not."""
        asked = self.ask()
        self.job.kp_grade = "II категорії"
        self.assertTrue(self.instruction.activity_ids)
        self.job.kp_grade = False
        self.assertFalse(self.instruction.activity_ids)
        self.assertEqual(asked.exists().state, "asked")
        self.assertEqual(len(self.instruction.acknowledgement_ids), 2)

    def test_counts(self):
        self.sign(self.ask())
        self.assertEqual(
            (self.instruction.signed_count, self.instruction.acknowledgement_count), (1, 2)
        )
        self.assertEqual(self.job.kp_acknowledgement_summary, "1 / 2")
        action = self.job.action_kp_open_acknowledgements()
        self.assertEqual(
            self.env[action["res_model"]].search(action["domain"]),
            self.instruction.acknowledgement_ids,
        )


@tagged("post_install", "-at_install")
class TestReminder(AcknowledgementCase):
    def remind(self, days):
        with freeze_time(self.env.company._kp_today() + timedelta(days=days)):
            self.run_cron("ir_cron_remind")

    def mails(self, acknowledgement):
        return (
            self.env["mail.mail"]
            .sudo()
            .search(
                [("model", "=", acknowledgement._name), ("res_id", "=", acknowledgement.id)]
            )
        )

    def test_every_so_many_days(self):
        self.env.company.sudo().kp_reminder_days = 3
        acknowledgement = self.ask()
        self.remind(2)
        self.assertFalse(acknowledgement.reminder_count)
        acknowledgement.activity_ids.unlink()
        self.remind(3)
        self.assertEqual(acknowledgement.reminder_count, 1)
        self.assertEqual(acknowledgement.activity_ids.user_id, self.employee_user)
        self.assertEqual(len(self.mails(acknowledgement)), 2)
        self.remind(5)
        self.assertEqual(acknowledgement.reminder_count, 1)
        self.remind(6)
        self.assertEqual(acknowledgement.reminder_count, 2)
        # The task that is still there is enough.
        self.assertEqual(len(acknowledgement.activity_ids), 1)

    def test_each_company_waits_its_own_days(self):
        self.env.company.sudo().kp_reminder_days = 5
        self.env["res.company"].sudo().create({"name": "Інша", "kp_reminder_days": 1})
        acknowledgement = self.ask()
        self.remind(2)
        self.assertFalse(acknowledgement.reminder_count)

    def test_a_run_cut_short_goes_on_where_it_was(self):
        acknowledgement = self.ask()
        asked = self.instruction.acknowledgement_ids
        self.env.company.sudo().kp_reminder_days = 3
        self.env.flush_all()
        # Time for one batch of one.
        with (
            patch.object(hr_kp_acknowledgement_asking, "AT_ONCE", 1),
            patch.object(
                self.registry["ir.cron"], "_commit_progress", lambda *args, **kwargs: 0
            ),
            freeze_time(self.env.company._kp_today() + timedelta(days=3)),
        ):
            for done in (1, 2, 2):
                acknowledgement.sudo()._cron_remind()
                self.assertEqual(sum(asked.mapped("reminder_count")), done)

    def test_not_who_has_signed_nor_where_switched_off(self):
        acknowledgement = self.ask()
        self.env.company.sudo().kp_reminder_days = 0
        self.remind(30)
        self.assertFalse(acknowledgement.reminder_count)
        self.env.company.sudo().kp_reminder_days = 3
        self.sign(acknowledgement)
        self.remind(30)
        self.assertFalse(acknowledgement.reminder_count)
        self.assertEqual(self.of(self.userless).reminder_count, 1)
