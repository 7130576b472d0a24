import base64
from datetime import date, datetime
from zoneinfo import ZoneInfo

from freezegun import freeze_time
from lxml import html

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..documents.signatures import signature_image
from .acknowledgement_case import AcknowledgementCase


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

    def test_dialog_says_what_is_signed_in_one_sentence(self):
        dialog = (
            self.env["hr.job.instruction.sign"]
            .with_user(self.employee_user)
            .create({"acknowledgement_id": self.ask().id})
        )
        self.assertEqual(
            dialog.statement,
            f"I have read «{self.instruction.display_name}» and have received my copy.",
        )
        self.assertIn("The document is created.", self.instruction.message_ids[-1:].body)

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

    def test_what_is_signed_is_one_sentence(self):
        acknowledgement = self.ask()
        dialog = (
            self.env["hr.job.instruction.sign"]
            .with_user(self.employee_user)
            .create({"acknowledgement_id": acknowledgement.id})
        )
        name = acknowledgement.instruction_id.name
        self.assertEqual(dialog.statement, f"I have read «{name}» and have received my copy.")

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
