from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .order_case import TODAY, OrderCase


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

    def test_before_wartime_two_months(self):
        self.order.date = date(2021, 3, 1)
        self.assertEqual(self.order.earliest_date, date(2021, 5, 1))
        self.assertNotIn("2136", self.order.notice_note + self.order.norms)

    def test_a_slip_in_a_date_is_told_at_the_signature(self):
        for slip in (date(26, 11, 25), date(2010, 10, 31), date(9999, 12, 31)):
            with Form(self.order) as form:
                form.date = slip
            self.assertTrue(self.order.norms)
        self.order.date = date(2010, 10, 31)
        with self.assertRaisesRegex(UserError, "31.10.2010|10/31/2010"):
            self.order.action_sign()

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
