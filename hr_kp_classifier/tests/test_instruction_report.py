import io
import re
from datetime import date

from lxml import html
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common import KpCase

TITLE = "менеджера у сфері надання інформації та взаємовідносин з клієнтами"


@tagged("post_install", "-at_install")
class TestInstructionReport(HttpCase, KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.make_job(
            cls.profession("1473", "Менеджер (управитель) у сфері надання інформації"),
            name="Менеджер клієнтської бази",
            kp_extended_title="Менеджер у сфері надання інформації та взаємовідносин з "
            "клієнтами",
        )
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids
        cls.employee = cls.env["hr.employee"].create(
            {"name": "Шевченко Тарас Григорович", "job_id": cls.job.id}
        )

    def html(self, report, records):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            f"hr_kp_classifier.{report}", records.ids
        )
        return html.fromstring(content)

    def text(self, report, records):
        return re.sub(r"\s+", " ", self.html(report, records).text_content())

    def test_job(self):
        text = self.text("report_job_instruction_job", self.job)
        for part in ("ЗАТВЕРДЖУЮ", "ПОСАДОВА ІНСТРУКЦІЯ", TITLE, "ПОГОДЖЕНО", "2.17.", "5.12."):
            self.assertIn(part, text)

    def test_employees_copy(self):
        text = self.text("report_job_instruction_employee", self.employee)
        self.assertIn("З інструкцією ознайомлений(а), примірник отримав(ла)", text)
        self.assertIn("Тарас ШЕВЧЕНКО", text)
        self.assertNotIn("Тарас ШЕВЧЕНКО", self.text("report_job_instruction_job", self.job))

    def test_work_instruction(self):
        job = self.make_job(self.profession("5122", "Кухар"), name="Кухар")
        job.action_kp_create_instruction()
        text = self.text("report_job_instruction_job", job)
        self.assertIn("РОБОЧА ІНСТРУКЦІЯ", text)
        self.assertIn("кухаря", text)

    def test_ukrainian_whatever_the_users_language(self):
        self.env.user.lang = "en_US"
        self.instruction.date = date(2026, 11, 23)
        text = self.text("report_job_instruction", self.instruction)
        self.assertIn("23 листопада 2026 року", text)

    def test_no_inline_styles(self):
        tree = self.html("report_job_instruction", self.instruction)
        self.assertFalse(tree.xpath("//div[hasclass('article')]//@style"))

    def test_nothing_to_print_says_what_to_do(self):
        idle = self.env["hr.employee"].create({"name": "Леся Українка"})
        with self.assertRaisesRegex(UserError, "Леся Українка"):
            idle.action_kp_print_instruction()
        bare = self.make_job(name="Без інструкції")
        with self.assertRaisesRegex(UserError, "Без інструкції"):
            bare.action_kp_print_instruction()

    def test_plain_user_cannot_print_by_the_reports_name(self):
        for report, records in (
            ("report_job_instruction", self.instruction),
            ("report_job_instruction_job", self.job),
            ("report_job_instruction_employee", self.employee),
        ):
            with self.subTest(report=report), self.assertRaises(AccessError):
                self.env["ir.actions.report"].with_user(self.employee_user)._render_qweb_html(
                    f"hr_kp_classifier.{report}", records.ids
                )

    def test_pdf(self):
        """A4, letters of 12 to 14 pt, the standard's margins, every clause in its place."""
        content, _type = (
            self.env["ir.actions.report"]
            .with_context(force_report_rendering=True)
            ._render_qweb_pdf("hr_kp_classifier.report_job_instruction", self.instruction.ids)
        )
        pages = PdfReader(io.BytesIO(content)).pages
        width, height = (float(size) / 72 * 25.4 for size in pages[0].mediabox[2:])
        self.assertAlmostEqual(width, 210, delta=1)
        self.assertAlmostEqual(height, 297, delta=1)
        sizes = []

        def visit(text, matrix, text_matrix, _font, size):
            if len(text.strip()) > 40:
                sizes.append(size * text_matrix[0] * matrix[0])

        text = " ".join(page.extract_text(visitor_text=visit) for page in pages)
        self.assertTrue(sizes)
        self.assertTrue(all(11.9 <= size <= 14.5 for size in sizes), sizes)
        for number in ("1.7.", "2.17.", "3.2.", "5.12."):
            self.assertIn(number, text)
