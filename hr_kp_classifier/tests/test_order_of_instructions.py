from datetime import timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .order_case import TODAY, OrderCase


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
