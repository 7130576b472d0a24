from datetime import timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .order_case import TODAY, OrderCase


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
class TestRevokedFromADay(OrderCase):
    """The revoking order is in force from a day of its own; until then the other one stands."""

    ITS_DAY = TODAY + timedelta(days=7)

    def revocation(self, order, days):
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        revocation.write(
            {
                "number": "16-од",
                "date": TODAY,
                "date_in_force": TODAY + timedelta(days=days),
                "signer_id": self.director.id,
            }
        )
        return revocation

    def after(self, days):
        """The states of both orders and the title, when the night of that day has passed."""
        with freeze_time(TODAY + timedelta(days=days)):
            self.run_cron("ir_cron_carry_out_orders")
        self.env.invalidate_all()
        return (self.order.state, self.order.revoked_by_id.state, self.job.kp_title)

    def test_in_force_later_the_order_is_carried_out_first_and_then_put_back(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        self.assertIn(
            "carried out on that day, and what it does is put back", revocation.warnings
        )
        self.assertRecordValues(
            revocation.line_ids,
            [
                {
                    "job_id": self.job.id,
                    "title_before": "Соціолог відділу досліджень",
                    "title_after": "Соціолог",
                }
            ],
        )
        revocation.action_sign()
        self.assertEqual(self.order.state, "signed")
        self.assertIn("Revoked by", self.order.warnings)
        self.assertEqual(self.after(6), ("signed", False, "Соціолог"))
        self.assertEqual(self.after(7), ("done", False, "Соціолог відділу досліджень"))
        self.assertEqual(self.after(9), ("done", False, "Соціолог відділу досліджень"))
        self.assertEqual(self.after(10), ("revoked", "done", "Соціолог"))
        self.assertEqual(
            [(each.date, each.title) for each in self.job.kp_history_ids.sorted("date")][1:],
            [
                (self.ITS_DAY, "Соціолог відділу досліджень"),
                (TODAY + timedelta(days=10), "Соціолог"),
            ],
        )

    def test_both_days_passed_at_once_all_goes_in_their_order(self):
        self.order.action_sign()
        self.revocation(self.order, 10).action_sign()
        self.assertEqual(self.after(30), ("revoked", "done", "Соціолог"))
        self.assertEqual(len(self.job.kp_history_ids), 3)

    def test_in_force_by_the_day_of_the_order_that_is_never_carried_out(self):
        for days in (3, 7):
            with self.subTest(days=days), self.env.cr.savepoint() as savepoint:
                self.order.action_sign()
                self.order.action_ask()
                revocation = self.revocation(self.order, days)
                self.assertIn("is not carried out", revocation.warnings)
                self.assertFalse(revocation.line_ids)
                revocation.action_sign()
                # It stands until then, and nobody is asked to sign its notices any more.
                self.assertEqual(self.order.state, "signed")
                self.assertFalse(self.order.acknowledgement_ids)
                self.assertEqual(self.after(2), ("signed", False, "Соціолог"))
                self.assertEqual(self.after(8), ("revoked", "done", "Соціолог"))
                self.assertFalse(self.order.carried_out_on)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_carried_out_by_hand_on_the_day_of_both_it_is_revoked(self):
        self.order.action_sign()
        self.revocation(self.order, 7).action_sign()
        with freeze_time(self.ITS_DAY):
            self.order.action_carry_out()
        self.assertEqual(self.order.state, "revoked")
        self.assertEqual(self.job.kp_title, "Соціолог")

    def test_the_lines_follow_the_date_in_force(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        self.assertEqual(len(revocation.line_ids), 1)
        revocation.date_in_force = TODAY
        self.assertFalse(revocation.line_ids)
        revocation.date_in_force = self.ITS_DAY + timedelta(days=1)
        self.assertEqual(len(revocation.line_ids), 1)

    def test_the_paper_says_from_when_and_what_is_put_back(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        text = " ".join(
            part.line for part in revocation._paper().body if not part.is_table
        ).replace("\u00a0", " ")
        self.assertIn("Скасувати з 5 грудня 2026 року наказ від 25.11.2026 № 15-од", text)
        [table] = [part for part in revocation._paper().body if part.is_table]
        self.assertIn("Соціолог відділу досліджень", table.rows[0][2])
        self.assertEqual(table.rows[0][4], "Соціолог")

    def test_its_holders_are_told_before_it_is_put_back(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        revocation.action_sign()
        revocation.action_ask()
        [notice] = revocation.acknowledgement_ids.filtered(
            lambda each: each.employee_id == self.employee
        )
        self.assertIn("«Соціолог»", notice.text)

    def test_drawn_up_before_the_day_and_signed_after_it(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        with freeze_time(self.ITS_DAY):
            self.run_cron("ir_cron_carry_out_orders")
            self.assertRecordValues(
                revocation.line_ids,
                [
                    {
                        "title_before": "Соціолог відділу досліджень",
                        "title_after": "Соціолог",
                    }
                ],
            )
            revocation.action_sign()
        self.assertEqual(self.after(10), ("revoked", "done", "Соціолог"))

    def test_agreed_it_is_signed_by_what_will_be(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        revocation.visa_ids = [Command.create({"employee_id": self.head.id, "date": TODAY})]
        revocation.action_agree()
        revocation.date_in_force = TODAY
        with self.assertRaisesRegex(UserError, "changed after the order was agreed"):
            revocation.action_sign()
        revocation.date_in_force = TODAY + timedelta(days=10)
        revocation.action_sign()
        self.assertEqual(self.after(9), ("done", False, "Соціолог відділу досліджень"))
        self.assertEqual(self.after(10), ("revoked", "done", "Соціолог"))

    def test_brought_in_meanwhile_it_is_taken_out(self):
        order = self.env["hr.kp.order"].create(
            {
                "kind": "staff_list",
                "number": "14-од",
                "date": TODAY,
                "date_in_force": self.ITS_DAY,
                "signer_id": self.director.id,
                "line_ids": [
                    Command.create(
                        {
                            "action": "add",
                            "name": "Новий аналітик",
                            "kp_profession_id": self.job.kp_profession_id.id,
                            "units_after": 1,
                        }
                    )
                ],
            }
        )
        order.action_sign()
        revocation = self.revocation(order, 10)
        self.assertRecordValues(
            revocation.line_ids,
            [{"action": "remove", "job_id": False, "title_before": "Соціолог"}],
        )
        revocation.action_sign()
        self.after(7)
        job = order.line_ids.job_id
        self.assertTrue(job.active)
        self.after(10)
        self.assertFalse(job.active)
        self.assertEqual(revocation.line_ids.job_id, job)

    def test_what_could_not_be_carried_out_is_only_revoked(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        revocation.action_sign()
        self.job.kp_extended_title = "Соціолог іншого відділу"
        self.assertEqual(self.after(7)[0], "signed")
        self.assertEqual(self.after(10), ("revoked", "done", "Соціолог іншого відділу"))

    def test_the_revocation_is_revoked_before_its_day(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 5)
        revocation.action_sign()
        self.assertEqual(self.order.action_revoke()["res_id"], revocation.id)
        second = self.revocation(revocation, 2)
        second.number = "17-од"
        second.action_sign()
        self.assertEqual(self.after(7), ("done", False, "Соціолог відділу досліджень"))
        self.assertEqual(revocation.state, "revoked")

    def test_it_is_not_revoked_twice(self):
        self.order.action_sign()
        revocation = self.revocation(self.order, 10)
        second = revocation.copy({"revokes_id": self.order.id})
        revocation.action_sign()
        second.write({"number": "17-од", "date": TODAY, "date_in_force": TODAY})
        second.signer_id = self.director
        with self.assertRaisesRegex(UserError, "is revoked already by"):
            second.action_sign()
