from datetime import date, timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import LockError, UserError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from ..models import one_by_one
from .common import new_hr_user
from .order_case import TODAY, OrderCase

DAY = TODAY + timedelta(days=7)


@tagged("post_install", "-at_install")
class TestOrderStopsNoOther(OrderCase):
    """Of many orders that are due, one that can't be carried out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        other = cls.make_job(cls.profession("2442.2", "Соціолог"), name="Другий")
        # Drawn up last and of one day, so carried out after the one that fails.
        cls.last = cls.draft(other, number="16-од")

    def bringing_in(self, name="Дослідник", **vals):
        line = {
            "action": "add",
            "name": name,
            "department_id": self.department.id,
            "kp_profession_id": self.profession("2442.2", "Соціолог").id,
            **vals,
        }
        order = self.draft(self.job.browse(), title=None, kind="staff_list")
        order.line_ids = [Command.create(line)]
        return order

    def run_after(self, order):
        """Carry out what is due, the order first."""
        order.date_in_force = DAY - timedelta(days=1)
        order.action_sign()
        self.last.action_sign()
        with freeze_time(DAY):
            yield
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual((order.state, self.last.state), ("signed", "done"))
        self.assertEqual(len(order.activity_ids), 1)

    def test_a_position_of_that_name_has_come_meanwhile(self):
        order = self.bringing_in()
        for _signed in self.run_after(order):
            self.make_job(
                name="Дослідник", department_id=self.department.id, active=False
            ).flush_recordset()
        self.assertIn("«Дослідник»: the department has got", order.activity_ids.note)

    def test_what_only_the_database_knows(self):
        order = self.bringing_in()
        with (
            mute_logger("odoo.sql_db", one_by_one.__name__),
            patch.object(
                self.env.registry["hr.kp.order.line"],
                "_with_taken_names",
                lambda self: self.browse(),
            ),
        ):
            for _signed in self.run_after(order):
                self.make_job(name="Дослідник", department_id=self.department.id)
        self.assertIn("contradicts other data", order.activity_ids.note)

    def test_an_instructions_position_has_lost_its_title(self):
        """Odoo warns of it by another error than the usual one, with a button."""
        self.instruction.write(
            {
                "date": False,
                "visa_ids": [Command.create({"employee_id": self.lawyer.id, "date": TODAY})],
            }
        )
        self.instruction.action_agree()
        order = self.draft(self.job.browse(), title=None, kind="instructions")
        order.line_ids = [Command.create({"instruction_id": self.instruction.id})]
        for _signed in self.run_after(order):
            self.job.kp_profession_id = False
        self.assertIn("has no КП title", order.activity_ids.note)

    def test_a_fault_of_the_program(self):
        carry_out = self.env.registry["hr.kp.order"]._do_what_it_says

        def failing(order):
            if order == self.order:
                raise ZeroDivisionError
            return carry_out(order)

        with (
            mute_logger(one_by_one.__name__),
            patch.object(self.env.registry["hr.kp.order"], "_do_what_it_says", failing),
        ):
            for _signed in self.run_after(self.order):
                pass
        self.assertIn("ZeroDivisionError", self.order.activity_ids.note)
        self.assertIn("log", self.order.activity_ids.note)

    def test_somebody_carries_it_out_at_the_same_moment(self):
        self.order.action_sign()
        with (
            freeze_time(DAY),
            patch.object(
                self.env.registry["hr.kp.order"],
                "lock_for_update",
                side_effect=LockError("locked"),
            ),
        ):
            self.run_cron("ir_cron_carry_out_orders")
            with self.assertRaisesRegex(UserError, "carried out at this very moment"):
                self.order.action_carry_out()
        self.assertFalse(self.order.activity_ids)

    def test_names_that_are_taken_are_refused_at_signing(self):
        archived = self.make_job(
            name="Дослідник", department_id=self.department.id, active=False
        )
        order = self.bringing_in()
        with self.assertRaisesRegex(UserError, "«Дослідник»: the department has"):
            order.action_sign()
        order.line_ids.job_id = archived
        order.action_sign()
        twice = self.bringing_in("Новий", sequence=1)
        twice.line_ids = [
            Command.create(twice.line_ids.copy_data({"sequence": 2, "order_id": False})[0])
        ]
        with self.assertRaisesRegex(UserError, "«Новий»: the department has"):
            twice.action_sign()


@tagged("post_install", "-at_install")
class TestOrderOfAnotherCompany(OrderCase):
    """HR of two companies works in one of them, and draws up an order of the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].sudo().create({"name": "Інша", "city": "Луцьк"})
        cls.env.company.sudo().city = "Київ"
        cls.both = new_hr_user(
            cls.env(su=True),
            "kp_both",
            "hr.group_hr_user",
            company_id=cls.env.company.id,
            company_ids=[cls.env.company.id, cls.other.id],
        )
        cls.here = cls.env(
            user=cls.both, context={"allowed_company_ids": [cls.env.company.id, cls.other.id]}
        )
        there = cls.here["hr.employee"].with_company(cls.other)
        cls.boss = there.create({"name": "Там Голова", "company_id": cls.other.id})
        cls.order.place = "Київ"
        cls.order.action_sign()

    def test_place_and_signer_are_the_orders_companys(self):
        Order = self.here["hr.kp.order"]
        first = Order.create({"company_id": self.other.id, "signer_id": self.boss.id})
        self.assertEqual(first.place, "Луцьк")
        order = Order.create({"company_id": self.other.id})
        self.assertEqual((order.place, order.signer_id), ("Луцьк", self.boss))
        own = Order.create({})
        self.assertEqual((own.place, own.signer_id), ("Київ", self.director))

    def test_composed_from_the_other_company(self):
        version = self.here["hr.staff.list.version"].create({"company_id": self.other.id})
        order = self.here["hr.kp.order"].browse(version.action_compose_order()["res_id"])
        self.assertEqual(order.company_id, self.other)
        self.assertEqual((order.place, order.signer_id), ("Луцьк", self.boss.browse()))


@tagged("post_install", "-at_install")
class TestDayOfOrder(OrderCase):
    """Half past midnight in Kyiv: in Greenwich it is the day before."""

    NIGHT = "2026-12-01 22:30:00"

    def test_carried_out_by_the_scheduler(self):
        self.order.action_sign()
        with freeze_time(self.NIGHT):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual((self.order.state, self.order.carried_out_on), ("done", DAY))

    def test_signed_by_who_has_no_time_zone(self):
        self.order.write({"date": DAY, "date_in_force": DAY})
        self.officer.sudo().tz = False
        with freeze_time(self.NIGHT):
            self.order.action_sign()
            self.assertEqual((self.order.state, self.order.carried_out_on), ("done", DAY))
            self.order.action_ask()
        self.assertEqual(self.order.acknowledgement_ids.asked_on, DAY)

    def test_of_a_company_elsewhere(self):
        self.env.company.sudo().partner_id.tz = "Atlantic/Azores"
        self.order.date = TODAY - timedelta(days=1)
        self.order.action_sign()
        with freeze_time(self.NIGHT):
            self.run_cron("ir_cron_carry_out_orders")
            self.assertEqual(self.order.state, "signed")
            with self.assertRaisesRegex(UserError, "02.12.2026"):
                self.order.action_carry_out()


@tagged("post_install", "-at_install")
class TestTwoOrdersOnAPosition(OrderCase):
    """What one order leaves as it is, another one may change."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.draft(cls.job, title=None, kind="staff_list", number="16-од")
        cls.units.line_ids.units_after = 3

    def test_a_draft_follows_in_what_hr_has_not_changed(self):
        salary = self.draft(self.job, title=None, kind="staff_list", number="17-од")
        salary.line_ids.salary_after = 20000
        self.carried_out(salary)
        self.assertEqual(self.line.salary_after, 20000)
        self.carried_out(self.order)
        self.assertEqual(self.units.line_ids.title_after, "Соціолог відділу досліджень")
        self.carried_out(self.units)
        self.assertRecordValues(
            self.job,
            [
                {
                    "kp_title": "Соціолог відділу досліджень",
                    "kp_staff_units": 3,
                    "kp_salary": 20000,
                }
            ],
        )

    def test_what_hr_has_given_stays(self):
        self.job.write(
            {
                "kp_extended_title": "Соціолог відділу збуту",
                "kp_grade": "II категорії",
                "kp_staff_units": 2,
            }
        )
        self.assertEqual(self.line.kp_extended_title, "Соціолог відділу досліджень")
        self.assertEqual(self.line.kp_grade, "II категорії")
        self.assertEqual(
            (self.units.line_ids.units_before, self.units.line_ids.units_after), (2, 3)
        )
        self.job.kp_staff_units = 3
        self.job.kp_staff_units = 4
        self.assertEqual(self.units.line_ids.units_after, 3)

    def test_another_position_in_the_line_begins_anew(self):
        line = self.units.line_ids
        line.job_id = self.head_job
        self.assertEqual((line.units_after, line.title_after), (1, self.head_job.name))

    def test_both_signed_both_are_carried_out(self):
        (self.order | self.units).action_sign()
        with freeze_time(DAY):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual((self.order.state, self.units.state), ("done", "done"))
        self.assertEqual(self.job.kp_title, "Соціолог відділу досліджень")
        self.assertEqual(self.job.kp_staff_units, 3)

    def test_numbers_that_the_order_does_not_change_are_left_as_they_have_become(self):
        self.order.action_sign()
        self.job.write({"kp_staff_units": 7, "kp_salary": 30000})
        with freeze_time(DAY):
            self.order.action_carry_out()
        self.assertEqual(self.job.kp_title, "Соціолог відділу досліджень")
        self.assertEqual((self.job.kp_staff_units, self.job.kp_salary), (7, 30000))

    def test_a_number_changed_since_the_signature_is_told(self):
        self.units.action_sign()
        self.job.kp_staff_units = 7
        with (
            freeze_time(DAY),
            self.assertRaisesRegex(UserError, "«Staff Units» is 7.00 now.* 1.00 and becomes 3"),
        ):
            self.units.action_carry_out()
        self.job.kp_staff_units = 3
        with freeze_time(DAY):
            self.units.action_carry_out()
        self.assertEqual(self.units.state, "done")


@tagged("post_install", "-at_install")
class TestAgreedOrder(OrderCase):
    """Those who agreed to it have read these words."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order.visa_ids = [Command.create({"employee_id": cls.lawyer.id, "date": TODAY})]
        cls.order.action_agree()

    def test_its_words_stay_whatever_becomes_of_the_position(self):
        before = self.order._paper()
        self.job.write({"kp_grade": "II категорії", "kp_salary": 20000})
        self.lawyer.sudo().name = "Леся Інша"
        self.department.name = "Інший відділ"
        self.env.flush_all()
        self.assertEqual(self.order._paper(), before)
        with self.assertRaisesRegex(UserError, "«Соціолог» is no longer.*Back to draft"):
            self.order.action_sign()
        self.order.action_draft()
        self.assertEqual(self.line.grade_before, "II категорії")
        self.assertEqual(self.line.kp_grade, "II категорії")
        self.assertEqual(self.line.kp_extended_title, "Соціолог відділу досліджень")
        self.assertEqual(self.line.department_name, "Інший відділ")
        self.assertEqual(self.order.visa_ids.employee_name, "Леся Інша")
        self.order.visa_ids.date = TODAY
        self.order.action_sign()
        self.assertEqual(self.order.state, "signed")

    def test_the_signer_may_still_be_another(self):
        self.order.signer_id = self.head
        self.assertEqual(self.order.signer_name, "Іван Франко")
        self.order.action_sign()
        self.assertEqual(self.order.state, "signed")


@tagged("post_install", "-at_install")
class TestRevokedAfterAnother(OrderCase):
    def revocation(self, order):
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        revocation.write({"number": "17-од", "date": TODAY, "date_in_force": TODAY})
        return revocation

    def test_only_what_the_order_changed_is_put_back(self):
        units = self.draft(self.job, title=None, kind="staff_list")
        units.line_ids.units_after = 3
        self.carried_out(units)
        self.carried_out(self.order)
        revocation = self.revocation(units)
        self.assertEqual(revocation.line_ids.title_after, "Соціолог відділу досліджень")
        revocation.action_sign()
        self.assertEqual(self.job.kp_staff_units, 1)
        self.assertEqual(self.job.kp_title, "Соціолог відділу досліджень")

    def test_numbers_of_a_later_order_stay(self):
        self.carried_out(self.order)
        units = self.draft(self.job, title=None, kind="staff_list", number="16-од")
        units.line_ids.write({"units_after": 3, "salary_after": 20000})
        self.carried_out(units)
        self.revocation(self.order).action_sign()
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.assertEqual((self.job.kp_staff_units, self.job.kp_salary), (3, 20000))

    def test_hr_is_warned_of_what_a_later_order_has_changed(self):
        self.carried_out(self.order)
        revocation = self.revocation(self.order)
        self.assertFalse(revocation.warnings)
        later = self.carried_out(self.draft(self.job, "Соціолог відділу збуту", number="16-од"))
        revocation.invalidate_recordset()
        self.assertIn("№ 16-од", revocation.warnings)
        self.assertIn("«Соціолог»", revocation.warnings)
        self.assertFalse(self.revocation(later).warnings)

    def test_drawn_up_before_the_day_and_signed_after_it(self):
        self.order.action_sign()
        revocation = self.revocation(self.order)
        self.assertFalse(revocation.line_ids)
        with freeze_time(DAY):
            self.run_cron("ir_cron_carry_out_orders")
            with self.assertRaisesRegex(UserError, "carried out since.*press «Revoke»"):
                revocation.action_sign()
            self.assertEqual(self.revocation(self.order), revocation)
            self.assertEqual(revocation.line_ids.title_after, "Соціолог")
            revocation.action_sign()
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.assertEqual(self.order.state, "revoked")

    def test_nobody_is_reminded_of_the_notices_of_a_revoked_order(self):
        user = new_test_user(self.env(su=True), "kp_second", groups="base.group_user")
        signer = self.env["hr.employee"].create(
            {"name": "Другий", "job_id": self.job.id, "user_id": user.id}
        )
        for carry_out in (False, True):
            with self.subTest(carried_out=carry_out), self.env.cr.savepoint() as savepoint:
                if carry_out:
                    self.order.date_in_force = TODAY
                self.order.action_sign()
                self.order.action_ask()
                notices = self.order.acknowledgement_ids
                signed = notices.filtered(lambda n: n.employee_id == signer)
                signed._write_protected({"state": "signed"})
                self.revocation(self.order).action_sign()
                self.assertEqual(self.order.state, "revoked")
                self.assertEqual(notices.exists(), signed)
                savepoint.rollback()
            self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestPositionsOfOrders(OrderCase):
    def test_a_position_that_orders_name_is_not_deleted(self):
        self.instruction.unlink()
        with (
            self.assertRaisesRegex(UserError, "stands in the draft.*delete its line"),
            self.env.cr.savepoint(),
        ):
            self.job.sudo().unlink()
        self.order.action_sign()
        with (
            self.assertRaisesRegex(UserError, "signed.*Archive the position"),
            self.env.cr.savepoint(),
        ):
            self.job.sudo().unlink()
        spare = self.make_job(name="Зайва")
        spare.sudo().unlink()
        self.assertFalse(spare.exists())

    def test_notice_of_who_has_gone_to_another_company(self):
        self.order.action_sign()
        self.order.action_ask()
        notice = self.order.acknowledgement_ids
        [(link, _url)] = self.env["hr.kp.signing.link"]._make(notice, "shown")
        self.assertTrue(link.sudo()._is_alive())
        other = self.env["res.company"].sudo().create({"name": "Інша"})
        self.employee.sudo().write({"job_id": False, "company_id": other.id})
        self.assertFalse(link.sudo()._is_alive())
        with freeze_time(date(2026, 11, 26)):
            self.run_cron("ir_cron_remind_of_orders")
        self.assertFalse(notice.exists())
