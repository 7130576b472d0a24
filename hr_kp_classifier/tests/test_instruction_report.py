import io
import re
from datetime import date
from unittest.mock import patch

from lxml import html
from pypdf import PdfReader

from odoo.exceptions import AccessError, RedirectWarning
from odoo.tests import HttpCase, tagged

from odoo.addons.base.models import ir_actions_report

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

    def entry_points(self, record):
        """Whatever prints or downloads the instruction of a job, an employee or itself."""
        report = {
            "hr.job.instruction": "report_job_instruction",
            "hr.job": "report_job_instruction_job",
            "hr.employee": "report_job_instruction_employee",
        }[record._name]
        if record._name == "hr.job.instruction":
            yield record.action_print
            yield record.action_download_docx
        else:
            yield record.action_kp_print_instruction
            yield record.action_kp_download_docx
        yield lambda: self.html(report, record)

    def check_refused(self, record, words, mended_on):
        """Every way to print says what is wrong, and opens where it is mended."""
        for number, print_it in enumerate(self.entry_points(record)):
            with (
                self.subTest(record=record._name, way=number),
                self.assertRaisesRegex(RedirectWarning, words) as refused,
            ):
                print_it()
            action = refused.exception.args[1]
            self.assertEqual(
                (action["res_model"], action["res_id"]), (mended_on._name, mended_on.id)
            )

    def test_employee_without_a_position(self):
        idle = self.env["hr.employee"].create({"name": "Леся Українка"})
        self.check_refused(idle, "Леся Українка has no job position", idle)

    def test_position_without_an_instruction(self):
        job = self.make_job(self.profession("5122", "Кухар"), name="Без інструкції")
        employee = self.env["hr.employee"].create({"name": "Іван Франко", "job_id": job.id})
        for record in (job, employee):
            self.check_refused(record, "«Без інструкції» has no job instruction", job)

    def test_instruction_without_clauses(self):
        self.instruction.section_ids.clause_ids.unlink()
        for record in (self.instruction, self.job, self.employee):
            self.check_refused(record, "has no clauses", self.instruction)

    def test_position_without_a_kp_title(self):
        self.job.write({"kp_extended_title": False, "kp_profession_id": False})
        for record in (self.instruction, self.job, self.employee):
            self.check_refused(record, "has no КП title", self.job)

    def test_lines_do_not_end_after_words_of_one_letter(self):
        text = self.html("report_job_instruction", self.instruction).text_content()
        self.assertIn("менеджера у\u00a0сфері", text)
        self.assertNotIn(
            "\u00a0", "".join(self.instruction.section_ids.clause_ids.mapped("text"))
        )

    def test_no_doubled_title_where_the_head_is_the_superior(self):
        department = self.env["hr.department"].create({"name": "Відділ"})
        director = self.env["hr.employee"].create(
            {"name": "Марко Вовчок", "job_title": "Директор"}
        )
        department.manager_id = director
        self.job.department_id = department
        self.instruction.approver_id = director
        self.assertEqual(
            self.instruction.section_ids[0].clause_ids[2].text,
            "Призначення на посаду та звільнення з неї оформлюються наказом директора.",
        )

    def test_what_the_printer_lacks_is_told(self):
        for found, words in (
            ({"state": "ok", "is_patched_qt": True}, ""),
            ({"state": "ok", "is_patched_qt": False}, "without their numbers"),
            ({"state": "install", "is_patched_qt": False}, "No PDF can be printed"),
        ):
            wkhtmltopdf = ir_actions_report._wkhtml()._replace(**found)
            with (
                self.subTest(words=words),
                patch.object(ir_actions_report, "_wkhtml", lambda found=wkhtmltopdf: found),
            ):
                self.instruction.invalidate_recordset(["printer_note"])
                settings = self.env["res.config.settings"].create({})
                note = self.instruction.printer_note
                self.assertIn(words, note or "")
                self.assertEqual(bool(note), bool(words))
                self.assertEqual("wkhtmltopdf" in (settings.kp_missing or ""), bool(words))

    def test_queries_do_not_grow_with_the_instructions(self):
        """Of a batch: so many for two as for those with over a thousand clauses."""
        jobs = self.env["hr.job"].create(
            [
                {"name": f"Посада {number}", "kp_profession_id": self.job.kp_profession_id.id}
                for number in range(24)
            ]
        )
        for job in jobs:
            job.action_kp_create_instruction()
        employees = self.env["hr.employee"].create(
            [{"name": f"Працівник {job.name}", "job_id": job.id} for job in jobs]
        )
        for report, records in (
            ("report_job_instruction", jobs.kp_instruction_ids),
            ("report_job_instruction_job", jobs),
            ("report_job_instruction_employee", employees),
        ):
            with self.subTest(report=report):
                self.html(report, records[:1])
                few, many = (
                    self.count_queries(report, part) for part in (records[:2], records)
                )
                self.assertLessEqual(many, few)

    def count_queries(self, report, records):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.html(report, records)
        return self.env.cr.sql_log_count - before

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
