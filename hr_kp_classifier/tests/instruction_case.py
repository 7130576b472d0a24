import re
from datetime import date

from lxml import html

from odoo import Command

from .common import KpCase


class InstructionLifecycleCase(KpCase):
    """A job with an instruction that lacks nothing to be put in force."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(user=cls.officer)
        Employee = cls.env["hr.employee"]
        cls.head_job = cls.make_job(name="Начальник відділу досліджень")
        cls.head = Employee.create({"name": "Іван Франко", "job_id": cls.head_job.id})
        cls.lawyer = Employee.create({"name": "Леся Косач", "job_title": "Юрисконсульт"})
        cls.director = Employee.create({"name": "Марія Заньковецька", "job_title": "Директор"})
        cls.department = cls.env["hr.department"].create(
            {"name": "Відділ досліджень", "manager_id": cls.head.id}
        )
        cls.job = cls.make_job(
            cls.profession("2442.2", "Соціолог"),
            name="Соціолог",
            department_id=cls.department.id,
        )
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids
        cls.fill_in(cls.instruction)

    @classmethod
    def fill_in(cls, instruction, number="12-ПІ"):
        instruction.write(
            {"number": number, "date": date(2026, 11, 23), "approver_id": cls.director.id}
        )

    @classmethod
    def revise(cls, instruction):
        """A new revision, filled in."""
        revision = cls.env["hr.job.instruction"].browse(
            instruction.action_new_revision()["res_id"]
        )
        cls.fill_in(revision, "13-ПІ")
        return revision

    def add_visa(self, **vals):
        self.instruction.visa_ids = [Command.create({"employee_id": self.lawyer.id, **vals})]

    def text(self, instruction):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_job_instruction", instruction.ids
        )
        return re.sub(r"\s+", " ", html.fromstring(content).text_content())


class InForceCase(InstructionLifecycleCase):
    """The instruction, agreed with the lawyer and put in force."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.visa_ids = [
            Command.create({"employee_id": cls.lawyer.id, "date": date(2026, 11, 20)})
        ]
        cls.instruction.action_approve()
