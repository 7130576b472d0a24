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
