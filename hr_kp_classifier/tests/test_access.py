from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestAccess(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.title = cls.profession("2442.2", "Соціолог")
        cls.job = cls.make_job(cls.title, name="Соціолог")
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids

    def test_everybody_reads_the_classifier(self):
        self.assertEqual(self.title.with_user(self.employee_user).name, "Соціолог")
        self.assertTrue(self.env["hr.kp.group"].with_user(self.employee_user).search([]))

    def test_only_hr_managers_write_the_classifier(self):
        for user in (self.employee_user, self.officer):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.title.with_user(user).name = "Соціолог"
        self.title.with_user(self.manager).zkpptr_code = "25211"

    def test_officers_write_jobs_and_instructions(self):
        job = self.job.with_user(self.officer)
        job.kp_extended_title = "Соціолог відділу досліджень"
        clause = job.kp_instruction_ids.section_ids[0].clause_ids[0]
        clause.body = "Інше."
        self.assertEqual(job.kp_title, "Соціолог відділу досліджень")

    def test_plain_user_reads_the_title_but_no_instruction(self):
        job = self.job.with_user(self.employee_user)
        self.assertEqual(job.kp_title, "Соціолог")
        for record in (
            self.instruction,
            self.instruction.section_ids[0],
            self.instruction.section_ids[0].clause_ids[0],
        ):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.employee_user).read(["display_name"])

    def test_companies_do_not_see_each_other(self):
        company = self.env["res.company"].create({"name": "Інша"})
        job = self.make_job(self.title, name="Соціолог", company_id=company.id)
        job.action_kp_create_instruction()
        instruction = job.kp_instruction_ids
        self.assertEqual(instruction.company_id, company)
        for record in (
            instruction,
            instruction.section_ids[0],
            instruction.section_ids[0].clause_ids[0],
        ):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.manager).read(["display_name"])
