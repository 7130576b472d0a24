import base64
from datetime import date, timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .common import new_foreign_hr
from .import_case import AMENDMENT, ImportCase, csv
from .test_instruction_lifecycle import InstructionLifeCase

TODAY = date(2026, 11, 25)


class OrderCase(InstructionLifeCase):
    """A position with an employee, and a draft order that gives it another title."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.employee = cls.env["hr.employee"].create(
            {"name": "Ольга Кобилянська", "job_id": cls.job.id}
        )
        cls.order = cls.draft(cls.job)
        cls.line = cls.order.line_ids

    @classmethod
    def draft(cls, job, title="Соціолог відділу досліджень", **vals):
        """An order that lacks nothing, in force from a week on."""
        order = cls.env["hr.kp.order"]._compose(job, kind="renaming")
        if title:
            order.line_ids.kp_extended_title = title
        order.write(
            {
                "number": "15-од",
                "date": TODAY,
                "date_in_force": TODAY + timedelta(days=7),
                "signer_id": cls.director.id,
                **vals,
            }
        )
        return order

    def carried_out(self, order):
        order.date_in_force = TODAY
        order.action_sign()
        return order


@tagged("post_install", "-at_install")
class TestOrderLife(OrderCase):
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

    def test_requisites_are_asked_for(self):
        self.order.write({"number": False, "signer_id": False})
        with self.assertRaisesRegex(UserError, "Number") as caught:
            self.order.action_sign()
        self.assertIn("Signer of the Order", str(caught.exception))
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
class TestOrderCarriedOut(OrderCase):
    def test_all_or_nothing(self):
        other = self.make_job(self.profession("2442.2", "Соціолог"), name="Другий")
        order = self.draft(self.job | other, title=None)
        order.line_ids[0].kp_grade = order.line_ids[1].kp_grade = "II категорії"
        order.action_sign()
        other.kp_grade = "I категорії"
        with freeze_time(order.date_in_force):
            with self.assertRaisesRegex(UserError, "«Другий» is «Соціолог I категорії» now"):
                order.action_carry_out()
            self.run_cron("ir_cron_carry_out_orders")
            self.run_cron("ir_cron_carry_out_orders")
        self.assertFalse(self.job.kp_grade)
        self.assertEqual(order.state, "signed")
        self.assertEqual(len(order.activity_ids), 1)
        self.assertIn("Другий", order.activity_ids.note)

    def test_a_failure_half_way_leaves_nothing(self):
        self.order.action_sign()
        failing = patch.object(
            self.env.registry["hr.kp.order"],
            "_revise_instructions",
            side_effect=ValidationError("broken"),
        )
        with freeze_time(self.order.date_in_force), failing:
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.assertEqual(self.order.state, "signed")
        self.assertIn("broken", self.order.activity_ids.note)

    def test_orders_that_have_waited_are_carried_out_in_the_order_of_their_days(self):
        for days, units in ((3, 2), (5, 4)):
            order = self.draft(self.job, title=None, kind="staff_list", number=f"{days}-од")
            order.line_ids.units_after = units
            order.date_in_force = TODAY + timedelta(days=days)
            order.action_sign()
        with freeze_time(TODAY + timedelta(days=6)):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(self.job.kp_staff_units, 4)

    def test_instruction_gets_a_draft_of_its_next_revision(self):
        self.instruction.action_approve()
        self.carried_out(self.order)
        self.assertTrue(self.instruction.is_outdated)
        revision = self.instruction.next_ids
        self.assertEqual((revision.state, revision.revision), ("draft", 2))
        self.assertEqual(revision.title, "Соціолог відділу досліджень")
        self.assertIn("15-од", revision.message_ids[0].body)

    def test_units_and_salary(self):
        order = self.draft(self.job, title=None, kind="staff_list")
        order.line_ids.write({"units_after": 2.5, "salary_after": 20000})
        self.assertEqual(order.line_ids.units_before, 1)
        self.carried_out(order)
        self.assertEqual((self.job.kp_staff_units, self.job.kp_salary), (2.5, 20000))
        self.assertEqual(order.line_ids.units_before, 1)

    def test_position_brought_in_and_taken_out(self):
        order = self.env["hr.kp.order"].create(
            {
                "kind": "staff_list",
                "line_ids": [
                    Command.create(
                        {
                            "action": "add",
                            "name": "Дослідник",
                            "department_id": self.department.id,
                            "kp_profession_id": self.profession("2442.2", "Соціолог").id,
                            "units_after": 0.5,
                        }
                    ),
                    Command.create({"action": "remove", "job_id": self.job.id}),
                ],
            }
        )
        self.assertEqual(order.line_ids[1].units_after, 0)
        order.write({"number": "1", "date": TODAY, "signer_id": self.director.id})
        self.assertIn("1 employees hold it", order.warnings)
        self.carried_out(order)
        new = order.line_ids[0].job_id
        self.assertEqual(
            (new.name, new.kp_title, new.kp_staff_units), ("Дослідник", "Соціолог", 0.5)
        )
        self.assertEqual(new.department_id, self.department)
        self.assertFalse(self.job.active)
        self.assertEqual(self.job.kp_staff_units, 0)

    def test_a_position_that_companies_share_goes_on_in_the_others(self):
        shared = self.make_job(
            self.profession("2442.2", "Соціолог"), name="Спільна", company_id=False
        )
        other = self.env["res.company"].sudo().create({"name": "Інша"})
        shared.sudo().with_company(other).kp_staff_units = 3
        order = self.env["hr.kp.order"].create(
            {
                "kind": "staff_list",
                "line_ids": [Command.create({"action": "remove", "job_id": shared.id})],
            }
        )
        order.write({"number": "1", "date": TODAY, "signer_id": self.director.id})
        self.carried_out(order)
        self.assertTrue(shared.active)
        self.assertEqual(shared.kp_staff_units, 0)
        self.assertEqual(shared.sudo().with_company(other).kp_staff_units, 3)

    def test_instructions_put_in_force(self):
        self.instruction.write({"date": False, "approver_id": False})
        order = self.env["hr.kp.order"].create(
            {
                "kind": "instructions",
                "number": "20-од",
                "date": TODAY,
                "signer_id": self.director.id,
                "line_ids": [Command.create({"instruction_id": self.instruction.id})],
            }
        )
        self.carried_out(order)
        self.assertEqual(self.instruction.state, "in_force")
        self.assertEqual(self.instruction.order_number, "20-од")
        self.assertEqual(self.instruction.approver_id, self.director)
        self.assertEqual(self.instruction.date, TODAY)

    def test_the_position_shows_its_history(self):
        draft = self.draft(self.job, number="14-од")
        self.assertEqual(self.job.kp_order_count, 0)
        self.carried_out(self.order)
        self.assertEqual(self.job.kp_order_count, 1)
        lines = self.env["hr.kp.order.line"].search(self.job.action_kp_open_history()["domain"])
        self.assertEqual(lines, self.line)
        self.assertNotIn(draft.line_ids, lines)
        self.assertEqual((lines.date_in_force, lines.title_before), (TODAY, "Соціолог"))


@tagged("post_install", "-at_install")
class TestOrderOfInstructions(OrderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.visa_ids = [
            Command.create({"employee_id": cls.lawyer.id, "date": TODAY})
        ]
        cls.instruction.write({"date": False})
        cls.instruction.action_agree()

    def composed(self, instructions=None, **vals):
        action = (instructions or self.instruction).action_compose_order()
        order = self.env["hr.kp.order"].browse(action["res_id"])
        order.write(
            {
                "number": "20-од",
                "date": TODAY,
                "date_in_force": TODAY + timedelta(days=7),
                "signer_id": self.director.id,
                **vals,
            }
        )
        return order

    def test_composed_of_agreed_instructions(self):
        order = self.composed()
        self.assertEqual(order.kind, "instructions")
        self.assertEqual(order.line_ids.job_id, self.job)
        self.assertEqual(order.employee_count, 1)
        self.assertFalse(order.warnings)
        paper = order._paper()
        [table] = [part for part in paper.body if part.is_table]
        self.assertEqual(
            [cell.replace("\u00a0", " ") for cell in table.rows[0]],
            ["1", "Відділ досліджень", "Соціолог", "2442.2", "Посадова № 12-ПІ"],
        )

    def test_one_that_is_not_agreed_is_refused_by_name(self):
        self.instruction.action_draft()
        with self.assertRaisesRegex(UserError, "соціолога» is not agreed"):
            self.instruction.action_compose_order()

    def test_one_clause_does_not_pass_for_two(self):
        """The words of both are the same, line by line; the order was signed for two clauses."""
        section = self.instruction.section_ids[0]
        self.instruction.action_draft()
        section.clause_ids[2:].unlink()
        self.instruction.visa_ids.date = TODAY
        self.instruction.action_agree()
        order = self.composed()
        order.action_sign()
        self.instruction.action_draft()
        first, second = section.clause_ids
        first.body = f"{first.text}\n{second.number} {second.text}"
        second.unlink()
        self.instruction.visa_ids.date = TODAY
        self.instruction.action_agree()
        with (
            freeze_time(order.date_in_force),
            self.assertRaisesRegex(UserError, "соціолога» has other words"),
        ):
            order.action_carry_out()

    def test_all_agreed_of_the_company(self):
        order = self.env["hr.kp.order"].create({"kind": "instructions"})
        order.action_add_agreed()
        self.assertIn(self.instruction, order.line_ids.instruction_id)
        self.assertEqual(set(order.line_ids.instruction_id.mapped("state")), {"agreed"})
        with self.assertRaisesRegex(UserError, "no agreed instruction"):
            order.action_add_agreed()

    def test_approved_and_acknowledged_on_its_day(self):
        order = self.composed()
        order.action_sign()
        self.assertEqual(self.instruction.state, "agreed")
        with freeze_time(order.date_in_force):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(order.state, "done")
        self.assertRecordValues(
            self.instruction,
            [
                {
                    "state": "in_force",
                    "order_number": "20-од",
                    "order_date": TODAY,
                    "date": order.date_in_force,
                }
            ],
        )
        self.assertEqual(self.instruction.acknowledgement_ids.employee_id, self.employee)

    def test_nobody_is_asked_where_hr_does_not_want_it(self):
        self.carried_out(self.composed(ask_acknowledgement=False))
        self.assertEqual(self.instruction.state, "in_force")
        self.assertFalse(self.instruction.acknowledgement_ids)

    def test_what_no_longer_fits_is_refused_at_signing(self):
        order = self.composed()
        self.job.kp_extended_title = "Соціолог відділу досліджень"
        with self.assertRaisesRegex(UserError, "соціолога»: Title.*Back to draft"):
            order.action_sign()
        self.assertEqual(order.state, "draft")

    def test_what_approval_lacks_is_refused_at_signing(self):
        order = self.composed()
        self.instruction.number = False
        with self.assertRaisesRegex(UserError, "соціолога»: fill in «Number»"):
            order.action_sign()

    def test_other_words_than_signed_are_not_approved(self):
        order = self.composed()
        order.action_sign()
        self.instruction.action_draft()
        self.instruction.section_ids[0].clause_ids[0].body = "Інше."
        self.instruction.visa_ids.date = TODAY
        self.instruction.action_agree()
        with (
            freeze_time(order.date_in_force),
            self.assertRaisesRegex(UserError, "соціолога» has other words"),
        ):
            order.action_carry_out()
        self.assertEqual(self.instruction.state, "agreed")

    def test_all_or_nothing(self):
        other = self.make_job(self.profession("2442.2", "Соціолог"), name="Другий")
        other.action_kp_create_instruction()
        second = other.kp_instruction_ids
        second.write({"number": "2", "approver_id": self.director.id})
        second.visa_ids = [Command.create({"employee_id": self.lawyer.id, "date": TODAY})]
        second.action_agree()
        order = self.composed(self.instruction | second)
        order.action_sign()
        second.action_cancel()
        with freeze_time(order.date_in_force):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(order.state, "signed")
        self.assertEqual(self.instruction.state, "agreed")
        self.assertIn("Cancelled", order.activity_ids.note)

    def test_revocation_says_what_does_not_come_back(self):
        order = self.carried_out(self.composed())
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        self.assertIn("do not come back", revocation.warnings)

    def test_is_no_change_of_the_position(self):
        self.carried_out(self.composed())
        self.assertEqual(self.job.kp_order_count, 0)


@tagged("post_install", "-at_install")
class TestOrderRevoked(OrderCase):
    def revocation(self, order):
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        self.assertEqual(order.action_revoke()["res_id"], revocation.id)
        revocation.write({"number": "16-од", "date": TODAY, "date_in_force": TODAY})
        return revocation

    def test_before_its_day_it_will_not_be_carried_out(self):
        self.order.action_sign()
        revocation = self.revocation(self.order)
        self.assertEqual(revocation.subject, "Про скасування наказу від 25.11.2026 № 15-од")
        revocation.action_sign()
        self.assertEqual(self.order.state, "revoked")
        self.assertEqual(self.order.revoked_by_id, revocation)
        with freeze_time(TODAY + timedelta(days=9)):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(self.job.kp_title, "Соціолог")

    def test_carried_out_is_put_back(self):
        self.carried_out(self.order)
        revocation = self.revocation(self.order)
        self.assertEqual(revocation.line_ids.title_after, "Соціолог")
        revocation.action_sign()
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.assertEqual(self.order.state, "revoked")
        self.assertEqual(revocation.state, "done")

    def test_all_that_was_carried_out_is_put_back(self):
        fields = ["kp_title", "kp_grade", "kp_staff_units", "kp_salary"]
        self.job.write({"kp_grade": "I категорії", "kp_staff_units": 1, "kp_salary": 15000})
        [before] = self.job.sudo().read(fields)
        order = self.draft(self.job, kind="staff_list")
        order.line_ids.write(
            {"kp_grade": "II категорії", "units_after": 2.5, "salary_after": 20000}
        )
        self.carried_out(order)
        [after] = self.job.sudo().read(fields)
        for name in fields:
            self.assertNotEqual(after[name], before[name], name)
        self.revocation(order).action_sign()
        self.assertEqual(self.job.sudo().read(fields), [before])

    def test_what_is_revoked_is_not_exchanged(self):
        other = self.draft(self.head_job, title=None, number="14-од")
        self.order.action_sign()
        revocation = self.revocation(self.order)
        with self.assertRaisesRegex(UserError, "changed by its buttons"):
            revocation.revokes_id = other
        self.assertEqual(revocation.revokes_id, self.order)

    def test_revoked_is_not_revoked_again(self):
        self.order.action_sign()
        self.revocation(self.order).action_sign()
        with self.assertRaisesRegex(UserError, "Revoked"):
            self.order.action_revoke()

    def test_what_is_revoked_already_is_not_revoked_by_a_second_order(self):
        self.order.action_sign()
        revocation = self.revocation(self.order)
        second = revocation.copy({"revokes_id": self.order.id})
        second.write({"number": "17-од", "date": TODAY, "date_in_force": TODAY})
        second.signer_id = self.director
        revocation.action_sign()
        with self.assertRaisesRegex(UserError, "revokes no order that is in force"):
            second.action_sign()
        self.assertEqual(self.order.revoked_by_id, revocation)

    def test_instructions_put_in_force_are_cancelled(self):
        order = self.draft(self.job.browse(), title=None, kind="instructions")
        order.line_ids = [Command.create({"instruction_id": self.instruction.id})]
        self.carried_out(order)
        self.revocation(order).action_sign()
        self.assertEqual(self.instruction.state, "cancelled")
        self.assertEqual(order.state, "revoked")


@tagged("post_install", "-at_install")
class TestOrderNotice(OrderCase):
    def test_two_months_in_peacetime(self):
        self.env.company.sudo().kp_martial_law = False
        self.assertEqual(self.order.earliest_date, date(2027, 1, 25))
        self.assertEqual(self.order.notice_until, date(2026, 10, 2))
        self.assertIn("ч. 3 ст. 32 КЗпП", self.order.notice_note)
        self.assertIn("25.01.2027", self.order.warnings)
        self.order.date_in_force = date(2027, 1, 25)
        self.assertFalse(self.order.warnings)

    def test_in_wartime_before_the_change(self):
        self.assertEqual(self.order.earliest_date, date(2026, 11, 26))
        self.assertIn("ст. 3 Закону № 2136-IX", self.order.notice_note)
        self.assertFalse(self.order.warnings)
        self.order.date_in_force = TODAY
        self.assertIn("26.11.2026", self.order.warnings)

    def test_is_never_refused(self):
        self.env.company.sudo().kp_martial_law = False
        self.assertTrue(self.order.warnings)
        self.order.action_sign()
        self.assertEqual(self.order.state, "signed")

    def test_a_clarification_needs_none(self):
        self.order.kind = "clarification"
        self.assertFalse(self.order.earliest_date or self.order.notice_note)

    def test_salary_of_an_occupied_position_is_an_essential_condition(self):
        order = self.draft(self.job | self.head_job, title=None, kind="staff_list")
        order.line_ids[0].units_after = 2
        self.assertFalse(order.is_essential_change)
        order.line_ids[0].salary_after = 100
        self.assertTrue(order.is_essential_change)

    def test_pension_list(self):
        self.job.write({"kp_pension_list": "1"})
        self.assertIn("Список № 1", self.order.warnings)
        with Form(self.job) as form, self.assertLogs("odoo.tests.form", "WARNING") as logs:
            form.kp_extended_title = "Соціолог відділу"
        self.assertIn("Список № 1", logs.output[0])


@tagged("post_install", "-at_install")
class TestOrderComposed(ImportCase):
    """Where an order starts from."""

    def test_from_an_amendment(self):
        cancelled = self.make_job(self.sociologist, name="Перший")
        own_words = self.make_job(
            self.sociologist, name="Другий", kp_extended_title="Соціолог відділу збуту"
        )
        operator = self.profession("4229", "Оператор електронно-комунікаційних послуг")
        renamed = self.make_job(operator, name="Третій")
        other = self.make_job(self.profession("1210.1", "Медичний директор"), name="Інший")
        edition = self.imported(
            csv(
                "доповнити,,,2442.2,Соціометрист,",
                f"замінити,4229,{operator.name},4229,Оператор послуг,",
                "виключити,2442.2,Соціолог,2442.2,Соціометрист,",
                heading=AMENDMENT,
            ),
            number="15",
        )
        edition.with_user(self.manager).write(
            {"order_number": "3500", "order_date": "2026-10-01"}
        )
        order = self.env["hr.kp.order"].browse(edition.action_compose_order()["res_id"])
        self.assertEqual(order.kind, "renaming")
        self.assertEqual(order.edition_id, edition)
        self.assertEqual(
            order.ground, "Зміна № 15 до ДК 003:2010, затверджена наказом від 01.10.2026 № 3500"
        )
        self.assertNotIn(other, order.line_ids.job_id)
        self.assertEqual(
            {line.job_id: (line.title_before, line.title_after) for line in order.line_ids},
            {
                cancelled: ("Соціолог", "Соціометрист"),
                own_words: ("Соціолог відділу збуту", "Соціометрист відділу збуту"),
                renamed: ("Оператор електронно-комунікаційних послуг", "Оператор послуг"),
            },
        )

    def test_an_edition_that_touches_nobody(self):
        edition = self.imported(csv("доповнити,,,2442.2,Соціометрист,", heading=AMENDMENT))
        with self.assertRaisesRegex(UserError, "nothing to order"):
            edition.action_compose_order()

    def test_from_the_check_of_titles_with_repairs(self):
        self.env.company.kp_title_errors = "show"
        job = self.make_job(self.sociologist, kp_extended_title="Соціолог-аналітик ринку")
        repair = next(each["repair"] for each in job.kp_title_findings if each["repair"])
        order = self.env["hr.kp.order"].browse(job.action_kp_compose_order()["res_id"])
        self.assertEqual(order.kind, "clarification")
        self.assertEqual(order.line_ids.kp_title, repair)

    def test_positions_of_two_companies_are_refused(self):
        foreign = new_foreign_hr(self.env, "kp_foreign_order")
        job = self.make_job(self.sociologist, company_id=foreign.company_id.id)
        with self.assertRaisesRegex(UserError, "Інша"):
            job.action_kp_compose_order()


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
