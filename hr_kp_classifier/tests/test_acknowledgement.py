import base64
import re
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

from freezegun import freeze_time
from lxml import html

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools.image import image_process
from odoo.tools.misc import file_open

from ..documents.signatures import signature_image
from ..models import hr_kp_acknowledgement, hr_kp_acknowledgement_asking
from .test_instruction_lifecycle import InstructionLifeCase


class AcknowledgementCase(InstructionLifeCase):
    """An instruction in force and two on the job, one of them with a user."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_employee("Тарас Шевченко", user_id=cls.employee_user.id)
        cls.userless = cls.make_employee("Ольга Кобилянська", work_email="olha@example.com")
        cls.instruction.action_approve()
        with file_open("base/static/img/avatar_grey.png", "rb") as file:
            cls.signature = base64.b64encode(image_process(file.read(), size=(60, 60)))

    @classmethod
    def make_employee(cls, name, **vals):
        vals.setdefault("job_id", cls.job.id)
        return cls.env["hr.employee"].create({"name": name, **vals})

    def ask(self):
        self.instruction.action_ask()
        return self.of(self.reader)

    def of(self, employee, instruction=None):
        return self.env["hr.job.instruction.acknowledgement"].search(
            [
                ("employee_id", "=", employee.id),
                ("instruction_id", "=", (instruction or self.instruction).id),
            ]
        )

    def sign(self, acknowledgement, user=None):
        """Sign in the dialog, as a user does."""
        acknowledgement = acknowledgement.with_user(user or self.employee_user)
        action = acknowledgement.action_sign()
        wizard = (
            self.env[action["res_model"]]
            .with_user(user or self.employee_user)
            .with_context(**action["context"])
            .create({"signature": self.signature})
        )
        wizard.action_sign()


@tagged("post_install", "-at_install")
class TestWhatASignatureNeeds(AcknowledgementCase):
    """The same for whatever way somebody signs."""

    def test_not_before_the_approval_electronically_either(self):
        acknowledgement = self.ask()
        with (
            freeze_time("2026-11-22 12:00:00"),
            self.assertRaisesRegex(UserError, "approved on 23.11.2026"),
        ):
            acknowledgement.with_user(self.employee_user).sign(self.signature)
        self.assertEqual(acknowledgement.state, "asked")

    def test_date_is_the_companys_not_the_users(self):
        """At 22:30 by Greenwich it is the next day in Kyiv."""
        acknowledgement = self.ask()
        self.employee_user.sudo().tz = False
        with freeze_time("2026-11-23 22:30:00"):
            acknowledgement.with_user(self.employee_user).sign(self.signature)
        self.assertEqual(acknowledgement.signed_on, date(2026, 11, 24))

    def test_askings_go_by_the_companys_day(self):
        self.env.user.sudo().tz = self.employee_user.sudo().tz = "UTC"
        self.env.company.sudo().kp_reminder_days = 3
        with freeze_time("2026-11-23 23:30:00"):
            acknowledgement = self.ask()
            self.assertEqual(acknowledgement.asked_on, date(2026, 11, 24))
            self.assertEqual(acknowledgement.activity_ids.date_deadline, date(2026, 11, 27))
            dialog = self.env["hr.job.instruction.sign.on.paper"].new({})
            self.assertEqual(dialog.signed_on, date(2026, 11, 24))
        Acknowledgement = self.env[acknowledgement._name]
        mine = [("id", "=", acknowledgement.id)]
        for moment, late, overdue in (
            ("2026-11-26 21:30:00", False, False),
            ("2026-11-26 23:30:00", True, False),
            ("2026-11-27 21:30:00", True, False),
            ("2026-11-27 23:30:00", True, True),
        ):
            with self.subTest(moment), freeze_time(moment):
                self.env.invalidate_all()
                self.assertEqual(acknowledgement in acknowledgement.sudo()._late(), late)
                self.assertEqual(acknowledgement.is_overdue, overdue)
                found = Acknowledgement.search([*mine, ("is_overdue", "=", True)])
                self.assertEqual(bool(found), overdue)
        with freeze_time("2026-11-26 23:30:00"):
            acknowledgement.sudo()._remind()
        self.assertEqual(acknowledgement.reminded_on, date(2026, 11, 27))

    def test_companys_own_time_zone(self):
        acknowledgement = self.ask()
        self.env.company.sudo().partner_id.tz = "America/New_York"
        with freeze_time("2026-11-24 02:00:00"):
            acknowledgement.with_user(self.employee_user).sign(self.signature)
        self.assertEqual(acknowledgement.signed_on, date(2026, 11, 23))

    def test_only_the_picture_is_kept(self):
        acknowledgement = self.ask()
        padded = base64.b64encode(base64.b64decode(self.signature) + b"hidden" * 99)
        acknowledgement.with_user(self.employee_user).sign(padded)
        self.assertNotIn(b"hidden", base64.b64decode(acknowledgement.signature))

    def test_a_large_file_is_refused_with_its_limits(self):
        acknowledgement = self.ask().with_user(self.employee_user)
        padded = base64.b64encode(base64.b64decode(self.signature) + b"0" * 600_000)
        with self.assertRaisesRegex(UserError, "512 KB"):
            acknowledgement.sign(padded)


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
        self.assertEqual(self.of(self.reader).asked_on, fields.Date.today())
        self.assertEqual(self.of(self.reader).department_id, self.department)

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
            {"date_version": date.today() + timedelta(days=14), "job_id": self.job.id}
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
class TestSigning(AcknowledgementCase):
    def test_employee_signs(self):
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        self.assertEqual(
            (acknowledgement.state, acknowledgement.method), ("signed", "electronic")
        )
        self.assertEqual(acknowledgement.signed_name, "Тарас Шевченко")
        self.assertEqual(acknowledgement.signed_title, "Соціолог")
        kyiv = ZoneInfo("Europe/Kyiv")
        self.assertEqual(acknowledgement.signed_on, datetime.now(kyiv).date())
        self.assertEqual(acknowledgement.signed_user_id, self.employee_user)
        self.assertEqual(acknowledgement.text_hash, self.instruction.text_hash)
        self.assertTrue(acknowledgement.text_hash)
        self.assertEqual(
            acknowledgement.signature,
            base64.b64encode(signature_image(base64.b64decode(self.signature))),
        )
        self.assertFalse(acknowledgement.activity_ids)

    def test_nobody_signs_for_another(self):
        acknowledgement = self.ask()
        stranger = new_test_user(self.env(su=True), "kp_stranger", groups="base.group_user")
        for user in (self.officer, self.manager, stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.sign(acknowledgement, user)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                acknowledgement.with_user(user).sign(self.signature)
            # Nor through a dialog of their own for another's acknowledgement.
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["hr.job.instruction.sign"].with_user(user).create(
                    {"acknowledgement_id": acknowledgement.id, "signature": self.signature}
                ).action_sign()
        with self.assertRaises(AccessError):
            acknowledgement.sudo().sign(self.signature)
        self.assertEqual(acknowledgement.state, "asked")

    def test_signature_is_an_image(self):
        acknowledgement = self.ask().with_user(self.employee_user)
        for bad in (
            False,
            "не base64",
            base64.b64encode(b"text"),
            base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ):
            with self.subTest(bad=bad), self.assertRaises(UserError):
                acknowledgement.sign(bad)

    def test_once_only(self):
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        with self.assertRaisesRegex(UserError, "already"):
            acknowledgement.with_user(self.employee_user).sign(self.signature)

    def test_not_what_is_no_longer_in_force(self):
        acknowledgement = self.ask()
        self.instruction._write_protected({"state": "replaced"})
        with self.assertRaisesRegex(UserError, "not in force"):
            acknowledgement.with_user(self.employee_user).sign(self.signature)

    def test_not_a_text_that_was_not_approved(self):
        acknowledgement = self.ask()
        clause = self.instruction.section_ids[0].clause_ids[0]
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_job_instruction_clause SET text = 'Інше.' WHERE id = %s", [clause.id]
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "not the one that was approved"):
            acknowledgement.with_user(self.employee_user).sign(self.signature)

    def test_not_changed_nor_deleted_by_hr(self):
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        for user in (self.officer, self.manager):
            record = acknowledgement.with_user(user)
            for refused in (
                lambda record=record: record.write({"signed_on": date(2020, 1, 1)}),
                lambda record=record: record.write({"state": "asked"}),
                record.unlink,
                record.sudo().unlink,
                lambda record=record: record.instruction_id.unlink(),
                lambda record=record: record.employee_id.unlink(),
            ):
                with self.subTest(user=user.login), self.assertRaises(UserError):
                    refused()
        acknowledgement._withdraw()
        self.assertTrue(acknowledgement.exists())

    def test_not_signed_past_the_button(self):
        acknowledgement = self.ask()
        with self.assertRaises(UserError):
            acknowledgement.with_user(self.officer).write({"state": "signed"})
        newcomer = self.make_employee("Василь Стус")
        self.of(newcomer).unlink()
        vals = {"instruction_id": self.instruction.id, "employee_id": newcomer.id}
        Acknowledgement = self.env["hr.job.instruction.acknowledgement"]
        with self.assertRaises(AccessError):
            Acknowledgement.with_user(self.manager).create(vals)
        with self.assertRaises(UserError):
            Acknowledgement.sudo().create({**vals, "state": "signed"})
        self.assertEqual(
            Acknowledgement.sudo().with_context(default_state="signed").create(vals).state,
            "asked",
        )

    def test_signature_stays_with_the_department_of_its_day(self):
        acknowledgement = self.ask()
        self.reader.department_id = self.department
        self.env.flush_all()
        self.sign(acknowledgement)
        other = self.env["hr.department"].create({"name": "Інший відділ"})
        (self.reader | self.userless).department_id = other
        self.env.flush_all()
        self.assertEqual(acknowledgement.department_id, self.department)
        self.assertEqual(self.of(self.userless).department_id, other)

    def test_employee_with_unsigned_ones_only_may_be_deleted(self):
        acknowledgement = self.ask()
        self.reader.unlink()
        self.assertFalse(acknowledgement.exists())

    def test_moving_on_leaves_what_was_signed(self):
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        self.reader.job_id = self.head_job
        self.reader.action_archive()
        self.assertTrue(acknowledgement.exists())
        self.reader.name = "Інше Ім'я"
        self.assertEqual(acknowledgement.signed_name, "Тарас Шевченко")


@tagged("post_install", "-at_install")
class TestPaper(AcknowledgementCase):
    def record(self, acknowledgements, user=None, **vals):
        vals = {
            "signed_on": date(2026, 11, 23),
            "scan": base64.b64encode(b"%PDF-1.4"),
            "scan_name": "аркуш.pdf",
            **vals,
        }
        wizard = (
            self.env["hr.job.instruction.sign.on.paper"]
            .with_user(user or self.officer)
            .with_context(active_ids=acknowledgements.ids)
            .create(vals)
        )
        wizard.action_record()

    @freeze_time("2026-11-23")
    def test_hr_records_a_sheet_of_several(self):
        self.instruction.action_ask()
        acknowledgements = self.instruction.acknowledgement_ids
        self.record(acknowledgements)
        self.assertEqual(set(acknowledgements.mapped("state")), {"signed"})
        self.assertEqual(set(acknowledgements.mapped("method")), {"paper"})
        acknowledgement = self.of(self.userless)
        self.assertEqual(acknowledgement.signed_on, date(2026, 11, 23))
        self.assertEqual(base64.b64decode(acknowledgement.scan), b"%PDF-1.4")
        self.assertEqual(acknowledgement.signed_user_id, self.officer)
        self.assertEqual(acknowledgement.text_hash, self.instruction.text_hash)

    def test_signers_are_found_and_told_apart_by_their_names(self):
        self.instruction.action_ask()
        Acknowledgement = self.env["hr.job.instruction.acknowledgement"].with_user(self.officer)
        [(id_, name)] = Acknowledgement.name_search("кобилянська")
        self.assertEqual(id_, self.of(self.userless).id)
        self.assertEqual(name, f"Ольга Кобилянська: {self.instruction.name}")
        self.assertEqual(len(Acknowledgement.name_search("соціолога")), 2)

    @freeze_time("2026-11-23")
    def test_scan_is_neither_replaced_nor_deleted(self):
        self.instruction.action_ask()
        self.record(self.of(self.userless))
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "hr.job.instruction.acknowledgement"),
                    ("res_id", "=", self.of(self.userless).id),
                    ("res_field", "=", "scan"),
                ]
            )
        )
        self.assertTrue(attachment)
        for user in (self.officer, self.manager):
            with self.assertRaises(AccessError):
                attachment.with_user(user).datas = b"eA=="
            with self.assertRaises(AccessError):
                attachment.with_user(user).unlink()
            with self.assertRaises(AccessError):
                attachment.with_user(user).copy()

    @freeze_time("2026-11-23")
    def test_only_a_scan_is_taken_for_one(self):
        acknowledgement = self.ask()
        for content in (b"", b"scan", b"MZ\x90", b"PK\x03\x04", b" %PDF-1.4"):
            with self.assertRaisesRegex(UserError, "has to be a PDF"), self.env.cr.savepoint():
                self.record(acknowledgement, scan=base64.b64encode(content) or b"====")
        with (
            patch.object(hr_kp_acknowledgement, "LARGEST_FILE", 7),
            self.assertRaisesRegex(UserError, "larger than"),
        ):
            self.record(acknowledgement)
        self.assertEqual(acknowledgement.state, "asked")
        self.record(acknowledgement, scan=self.signature)
        self.assertEqual(acknowledgement.state, "signed")

    @freeze_time("2026-11-23")
    def test_impossible_dates_and_who_is_not_hr_are_refused(self):
        acknowledgement = self.ask()
        with self.assertRaisesRegex(UserError, "future"):
            self.record(acknowledgement, signed_on=date(2026, 11, 24))
        with self.assertRaisesRegex(UserError, "approved on"):
            self.record(acknowledgement, signed_on=self.instruction.date - timedelta(days=1))
        with self.assertRaises(AccessError):
            self.record(acknowledgement, user=self.employee_user)
        with self.assertRaises(AccessError):
            acknowledgement.with_user(self.employee_user)._record_paper(
                date(2026, 11, 23), b"eA==", "x"
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


@tagged("post_install", "-at_install")
class TestSheet(AcknowledgementCase):
    def sheet(self, instruction):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_acknowledgement_sheet", instruction.ids
        )
        return html.fromstring(content)

    def test_names_positions_signatures_dates(self):
        with freeze_time("2026-11-23 10:00"):
            self.sign(self.ask())
        tree = self.sheet(self.instruction)
        text = re.sub(r"\s+", " ", tree.text_content())
        self.assertIn("АРКУШ ОЗНАЙОМЛЕННЯ", text)
        self.assertIn("з посадовою інструкцією соціолога", text)
        self.assertIn("від 23 листопада 2026 року № 12-ПІ", text)
        signed, asked = tree.xpath("//tr[@data-state]")
        cells = [" ".join(cell.text_content().split()) for cell in signed]
        self.assertEqual(
            (cells[0], cells[1], cells[2], cells[4]),
            ("1", "Тарас ШЕВЧЕНКО", "Соціолог", "23.11.2026"),
        )
        self.assertTrue(signed.xpath(".//img/@src")[0].startswith("data:image/png;base64,"))
        self.assertEqual((asked.get("data-state"), len(asked)), ("asked", 5))
        self.assertIn("Ольга\u00a0КОБИЛЯНСЬКА", asked.text_content())
        self.assertFalse(asked.xpath(".//img"))

    def test_those_asked_stand_by_the_alphabet(self):
        """Є after Е, Ї after І: not by the letters' codes, which put them before А."""
        self.env["hr.employee"].create(
            [
                {"name": f"{surname} Ольга Іванівна", "job_id": self.job.id}
                for surname in ("Яремко", "Їжак", "Євенко", "Іжак", "Ґава", "Гава")
            ]
        )
        self.ask()
        rows = self.sheet(self.instruction).xpath("//tr[@data-state='asked']/td[2]")
        found = [row.text_content().split()[-1].strip() for row in rows]
        own = ["ГАВА", "ҐАВА", "ЄВЕНКО", "ІЖАК", "ЇЖАК", "ЯРЕМКО"]
        self.assertEqual([name for name in found if name in own], own)

    def test_nobody_asked_is_said(self):
        with self.assertRaisesRegex(UserError, "Nobody was asked"):
            self.sheet(self.instruction)

    def test_is_hrs(self):
        self.ask()
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.employee_user)._render_qweb_html(
                "hr_kp_classifier.report_acknowledgement_sheet", self.instruction.ids
            )


@tagged("post_install", "-at_install")
class TestOwnPlace(AcknowledgementCase):
    """What a plain internal user sees."""

    def own(self, model):
        return self.env[model].with_user(self.employee_user)

    def test_sees_nothing_before_being_asked(self):
        for model in (
            "hr.job.instruction",
            "hr.job.instruction.section",
            "hr.job.instruction.clause",
            "hr.job.instruction.acknowledgement",
        ):
            with self.subTest(model=model):
                self.assertFalse(self.own(model).search([]))

    def test_sees_and_reads_the_own_one_only(self):
        acknowledgement = self.ask()
        draft = self.revise(self.instruction)
        self.assertEqual(
            self.own("hr.job.instruction.acknowledgement").search([("is_mine", "=", True)]),
            acknowledgement,
        )
        self.assertEqual(
            self.own("hr.job.instruction.acknowledgement").search([]), acknowledgement
        )
        self.assertEqual(self.own("hr.job.instruction").search([]), self.instruction)
        self.assertEqual(
            self.own("hr.job.instruction.clause").search([]),
            self.instruction.section_ids.clause_ids,
        )
        text = html.fromstring(acknowledgement.with_user(self.employee_user).text)
        self.assertIn(self.instruction.section_ids[1].clause_ids[0].text, text.text_content())
        for record in (draft, draft.section_ids, draft.section_ids.clause_ids):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.employee_user).read(["display_name"])
        with self.assertRaises(AccessError):
            self.of(self.userless).with_user(self.employee_user).read(["state"])
        with self.assertRaises(AccessError):
            self.instruction.visa_ids.with_user(self.employee_user).create({})

    def test_form_is_read_by_a_plain_user(self):
        acknowledgement = self.ask().with_user(self.employee_user)
        view = acknowledgement.get_view(view_type="form")
        names = [
            node.get("name") for node in html.fromstring(view["arch"]).xpath("//field[@name]")
        ]
        self.assertNotIn("text_hash", names)
        self.env.invalidate_all()
        values = acknowledgement.web_read({name: {} for name in names})
        self.assertTrue(values[0]["is_mine"])

    def test_own_copy_is_downloaded(self):
        url = self.ask().with_user(self.employee_user).action_download()["url"]
        self.assertIn(f"/hr.job.instruction/{self.instruction.id}/snapshot", url)
        self.assertTrue(self.instruction.with_user(self.employee_user).snapshot)

    def test_writes_nothing(self):
        acknowledgement = self.ask().with_user(self.employee_user)
        for refused in (
            lambda: acknowledgement.write({"state": "signed"}),
            acknowledgement.unlink,
            lambda: acknowledgement.instruction_id.write({"number": "1"}),
            lambda: acknowledgement.instruction_id.action_cancel(),
            lambda: acknowledgement.instruction_id.action_ask(),
        ):
            with self.assertRaises(UserError):
                refused()
        self.assertEqual(self.instruction.state, "in_force")

    def test_does_not_read_what_hr_says_of_it(self):
        self.ask()
        message = self.instruction.message_post(body="Між нами.")
        with self.assertRaises(AccessError):
            message.with_user(self.employee_user).read(["body"])

    def test_nothing_of_another_company(self):
        company = self.env["res.company"].sudo().create({"name": "Інша"})
        acknowledgement = self.ask()
        self.employee_user.sudo().write(
            {"company_ids": [Command.set(company.ids)], "company_id": company.id}
        )
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            acknowledgement.with_user(self.employee_user).read(["state"])
