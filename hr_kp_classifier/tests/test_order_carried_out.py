from datetime import timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .order_case import TODAY, OrderCase


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
        # Put right, it is carried out, and nobody has to see to it any more.
        other.kp_grade = False
        with freeze_time(order.date_in_force):
            order.action_carry_out()
        self.assertEqual((order.state, order.activity_ids.ids), ("done", []))

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
        other = self.make_job(self.profession("2442.2", "Соціолог"), name="Другий")
        for days, job in ((5, self.job), (3, other)):
            order = self.draft(job, number=f"{days}-од")
            order.date_in_force = TODAY + timedelta(days=days)
            order.action_sign()
        order_class = self.env.registry["hr.kp.order"]
        carry_out, numbers = order_class._carry_out, []

        def noted(order):
            numbers.append(order.number)
            return carry_out(order)

        with (
            freeze_time(TODAY + timedelta(days=6)),
            patch.object(order_class, "_carry_out", noted),
        ):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(numbers, ["3-од", "5-од"])

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
