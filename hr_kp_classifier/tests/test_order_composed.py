from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import new_foreign_hr
from .import_case import AMENDMENT, ImportCase, csv


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
