import base64
from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .common import new_foreign_hr
from .order_case import TODAY, OrderCase


@tagged("post_install", "-at_install")
class TestOrderLifecycle(OrderCase):
    def test_name_and_line_say_what_changes(self):
        self.assertEqual(
            self.order.name, "Наказ від 25.11.2026 № 15-од «Про перейменування посад»"
        )
        self.assertEqual(self.line.title_before, "Соціолог")
        self.assertEqual(self.line.title_after, "Соціолог відділу досліджень")
        self.assertEqual(self.line.code_before, "2442.2")
        self.assertEqual(self.line.department_name, "Відділ досліджень")
        self.assertEqual((self.line.employee_count, self.order.employee_count), (1, 1))
        self.assertEqual(self.order.signer_title, "Директор")

    def test_the_subject_follows_the_kind_until_hr_words_it(self):
        with Form(self.env["hr.kp.order"]) as form:
            self.assertEqual(form.subject, "Про перейменування посад")
            form.kind = "staff_list"
            self.assertEqual(form.subject, "Про внесення змін до штатного розпису")
            form.subject = "Про новий відділ"
            form.kind = "clarification"
            self.assertEqual(form.subject, "Про новий відділ")

    def test_day_is_the_companys_not_the_users(self):
        """At 23:30 by Greenwich it is the next day in Kyiv, and all of the order goes by that."""
        self.officer.sudo().tz = False
        tomorrow = TODAY + timedelta(days=1)
        self.order.write({"date": tomorrow, "date_in_force": tomorrow})
        later = self.draft(self.make_job(self.job.kp_profession_id, name="Другий"))
        later.write({"number": "16-од", "date_in_force": tomorrow})
        later.action_sign()
        with freeze_time(f"{TODAY} 23:30:00"):
            self.order.action_sign()
            later.action_carry_out()
            notice = self.order._ask_everybody()
        self.assertEqual((self.order.state, self.order.carried_out_on), ("done", tomorrow))
        self.assertEqual(later.state, "done")
        self.assertEqual(notice.asked_on, tomorrow)

    def test_carried_out_by_the_day_of_each_company(self):
        self.order.date_in_force = TODAY + timedelta(days=1)
        self.order.action_sign()
        company = self.env.company.sudo()
        company.partner_id.tz = "America/New_York"
        with freeze_time(f"{TODAY} 23:30:00"):
            self.run_cron("ir_cron_carry_out_orders")
            self.assertEqual(self.order.state, "signed")
            company.partner_id.tz = False
            self.run_cron("ir_cron_carry_out_orders")
            self.assertEqual(self.order.state, "done")

    def test_signed_waits_for_its_day(self):
        self.order.action_sign()
        self.assertEqual(self.order.state, "signed")
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(self.order.state, "signed")
        with freeze_time(TODAY + timedelta(days=7)):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(self.order.state, "done")
        self.assertEqual(self.job.kp_title, "Соціолог відділу досліджень")
        self.assertEqual(self.employee.version_id.sudo().kp_position, self.job.kp_title)

    def test_the_scheduled_action_writes_in_the_companys_language(self):
        """It runs as OdooBot, whose language nobody has chosen."""
        self.env.company.sudo().partner_id.lang = "uk_UA"
        self.order.action_sign()
        self.env.cr.precommit.run()
        before = self.order.message_ids
        with freeze_time(TODAY + timedelta(days=7)):
            self.run_cron("ir_cron_carry_out_orders")
        self.env.cr.precommit.run()
        self.order.invalidate_recordset(["message_ids"])
        values = (self.order.message_ids - before).sudo().tracking_value_ids
        [state] = values.filtered(lambda value: value.field_id.name == "state")
        self.assertEqual(
            (state.old_value_char, state.new_value_char), ("Підписано", "Виконано")
        )

    def test_of_a_day_past_is_carried_out_at_once(self):
        self.carried_out(self.order)
        self.assertEqual(self.order.state, "done")
        self.assertEqual(self.order.carried_out_on, TODAY)
        self.assertEqual(self.job.kp_title, "Соціолог відділу досліджень")
        self.assertIn("15-од", self.job.message_ids[0].body)

    def test_is_not_carried_out_before_its_day(self):
        self.order.action_sign()
        with self.assertRaisesRegex(UserError, "02.12.2026"):
            self.order.action_carry_out()
        self.assertEqual(self.order.state, "signed")
        with freeze_time(self.order.date_in_force):
            self.order.action_carry_out()
        self.assertEqual(self.order.state, "done")

    def test_requisites_are_asked_for(self):
        self.order.write({"number": False, "signer_id": False})
        with self.assertRaisesRegex(UserError, "Number") as caught:
            self.order.action_sign()
        self.assertIn("Signer of the Order", str(caught.exception))
        # The order's own quotation marks are the inner ones within those of the sentence.
        self.assertIn(f" „{self.order.subject}“»", str(caught.exception))
        self.order.write(
            {"number": "1", "signer_id": self.director.id, "date_in_force": "2026-01-01"}
        )
        with self.assertRaisesRegex(UserError, "01.01.2026"):
            self.order.action_sign()

    def test_an_order_of_tomorrow_is_not_signed_today(self):
        self.order.date = TODAY + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "in the future"):
            self.order.action_sign()
        with freeze_time(TODAY + timedelta(days=1)):
            self.order.action_sign()
        self.assertEqual(self.order.state, "signed")

    def test_a_line_that_changes_nothing_is_refused(self):
        self.line.kp_extended_title = False
        with self.assertRaisesRegex(UserError, "nothing changes"):
            self.order.action_sign()

    def test_a_title_against_kp_is_refused_where_the_company_blocks(self):
        self.line.kp_extended_title = "Бухгалтер"
        self.assertEqual(self.line.kp_title_state, "error")
        with self.assertRaisesRegex(UserError, "against КП"):
            self.order.action_sign()
        self.env.company.sudo().kp_title_errors = "show"
        self.order.action_sign()
        self.assertEqual(self.order.state, "signed")

    def test_visas(self):
        with self.assertRaisesRegex(UserError, "nobody is named"):
            self.order.action_agree()
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id})]
        with self.assertRaisesRegex(UserError, "has not agreed"):
            self.order.action_sign()
        self.order.visa_ids.date = TODAY + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "after the date of the order"):
            self.order.action_sign()
        self.order.visa_ids.date = TODAY
        self.order.action_agree()
        with self.assertRaisesRegex(UserError, "Back to draft"):
            self.line.kp_grade = "II категорії"
        self.order.action_draft()
        self.assertFalse(self.order.visa_ids.date)

    def test_signing_keeps_the_order_as_it_was_printed(self):
        self.assertFalse(self.order.snapshot)
        self.order.action_sign()
        # HTML: in tests nothing prints PDF.
        text = base64.b64decode(self.order.snapshot).decode()
        for words in ("НАКАЗ", "15-од", "Соціолог відділу досліджень"):
            self.assertIn(words, text)
        self.assertIn("15-од", self.order.snapshot_name)
        self.assertFalse(self.order.copy().snapshot)

    def test_what_is_kept_of_a_signed_order_is_changed_by_nobody(self):
        with self.assertRaises(UserError):
            self.order.snapshot = b"eA=="
        self.order.action_sign()
        file = self.env["ir.attachment"].sudo()
        file = file.search(
            [("res_model", "=", "hr.kp.order"), ("res_id", "=", self.order.id)]
            + [("res_field", "=", "snapshot")]
        )
        self.assertEqual(len(file), 1)
        for user in (self.officer, self.manager):
            with self.assertRaises(AccessError):
                file.with_user(user).unlink()
            with self.assertRaises(AccessError):
                file.with_user(user).datas = b"eA=="
            with self.assertRaises(UserError):
                self.order.with_user(user).snapshot = b"eA=="

    def test_signed_is_written_by_nobody(self):
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id, "date": TODAY})]
        self.order.action_sign()
        order = self.order.sudo()
        for work in (
            lambda: order.write({"number": "16-од"}),
            lambda: order.write({"state": "draft"}),
            lambda: order.line_ids.write({"kp_grade": "II категорії"}),
            lambda: order.visa_ids.write({"date": False}),
            lambda: order.line_ids.unlink(),
            lambda: order.unlink(),
            lambda: order.line_ids.create({"order_id": order.id, "job_id": self.head_job.id}),
            lambda: self.draft(self.head_job).line_ids.write({"order_id": order.id}),
            lambda: order.with_context(kp_protected_write=True).write({"number": "1"}),
        ):
            with self.assertRaisesRegex(UserError, "signed|buttons"), self.env.cr.savepoint():
                work()
        order.message_post(body="HR goes on discussing it")

    def test_state_is_not_given_at_creation(self):
        with self.assertRaisesRegex(UserError, "starts as a draft"):
            self.env["hr.kp.order"].create({"kind": "renaming", "state": "signed"})
        for default in ({"default_state": "signed"}, {"default_carried_out_on": TODAY}):
            with self.assertRaisesRegex(UserError, "starts as a draft"):
                self.env["hr.kp.order"].with_context(**default).create({"kind": "renaming"})

    def test_signed_keeps_what_stood_before(self):
        self.order.action_sign()
        self.job.write({"kp_grade": "II категорії"})
        self.director.job_title = "В.о. директора"
        self.env.flush_all()
        self.assertFalse(self.line.grade_before)
        self.assertEqual(self.order.signer_title, "Директор")

    @mute_logger("odoo.sql_db")
    def test_a_position_stands_once(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.order.line_ids.create({"order_id": self.order.id, "job_id": self.job.id})


@tagged("post_install", "-at_install")
class TestOrderAccess(OrderCase):
    def test_employees_and_other_companies_see_none(self):
        foreign = new_foreign_hr(self.env(su=True), "kp_foreign_order")
        for user in (self.employee_user, foreign):
            for record in (self.order, self.line):
                with (
                    self.subTest(user=user.login, model=record._name),
                    self.assertRaises(AccessError),
                ):
                    record.with_user(user).read(["display_name"])
