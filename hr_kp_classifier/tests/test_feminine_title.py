import base64
import re
from datetime import date

from odoo.tests import tagged

from .common import KpCase

MASCULINE = "Соціолог II категорії"
FEMININE = "Соціологиня II категорії"


@tagged("post_install", "-at_install")
class TestFeminineTitle(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.kp_feminine_titles = True
        cls.job = cls.make_job(
            cls.profession("2442.2", "Соціолог"), name="Соціолог", kp_grade="II категорії"
        )
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids
        cls.woman, cls.man, cls.unknown = cls.env["hr.employee"].create(
            [
                {"name": "Леся Українка", "job_id": cls.job.id, "sex": "female"},
                {"name": "Іван Франко", "job_id": cls.job.id, "sex": "male"},
                {"name": "Марко Вовчок", "job_id": cls.job.id, "sex": False},
            ]
        )

    def copy_of(self, employee):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_job_instruction_employee", employee.ids
        )
        return re.sub(r"<[^>]+>|\s+", " ", content.decode())

    def approve(self):
        self.instruction.write(
            {"number": "1", "date": date(2026, 11, 23), "approver_id": self.man.id}
        )
        self.instruction.action_approve()

    def test_suggested_and_editable(self):
        self.assertEqual(self.job.kp_title_feminine, "Соціологиня")
        self.job.kp_title_feminine = "Соціоложка"
        self.assertEqual(self.job.kp_title, "Соціолог")
        self.assertIn("Соціоложка", self.copy_of(self.woman))
        # The same title said again, and what is no part of it.
        self.job.write(
            {"kp_profession_id": self.job.kp_profession_id.id, "kp_extended_title": ""}
        )
        self.job.write({"kp_grade": "I категорії", "name": "Наш соціолог"})
        self.assertEqual(self.job.kp_title_feminine, "Соціоложка")
        self.job.kp_extended_title = "Соціолог відділу досліджень"
        self.assertEqual(self.job.kp_title_feminine, "Соціологиня відділу досліджень")

    def test_words_agree_with_the_sex(self):
        for employee, words, title in (
            (self.woman, "ознайомлена, примірник отримала:", "Соціологиня"),
            (self.man, "ознайомлений, примірник отримав:", "Соціолог "),
            (self.unknown, "ознайомлений(а), примірник отримав(ла):", "Соціолог "),
        ):
            with self.subTest(employee=employee.name):
                text = self.copy_of(employee)
                self.assertIn(words, text)
                self.assertIn(title, text)
        self.assertNotIn("оціологин", self.copy_of(self.man))

    def test_only_where_the_company_wants_it(self):
        self.env.company.kp_feminine_titles = False
        text = self.copy_of(self.woman)
        self.assertNotIn("оціологин", text)
        self.assertIn("ознайомлена, примірник отримала:", text)

    def test_none_is_printed_where_hr_has_emptied_it(self):
        self.job.kp_title_feminine = False
        self.job.kp_extended_title = "Соціолог"
        self.assertNotIn("оціологин", self.copy_of(self.woman))

    def test_the_text_stays_masculine(self):
        text = self.copy_of(self.woman)
        self.assertEqual(text.count("оціологин"), 1)
        self.assertIn("соціолога II", text.replace("\u00a0", " "))

    def test_hash_of_what_was_approved_stays(self):
        self.approve()
        before = self.instruction.text_hash
        self.job.kp_title_feminine = "Соціоложка"
        self.copy_of(self.woman)
        self.assertEqual(self.instruction._hash_text(), before)
        # The job has another title by now: the form is of the one that was approved.
        self.job.kp_extended_title = "Соціолог відділу досліджень"
        text = self.copy_of(self.woman)
        self.assertIn("Соціологиня II", text.replace("\u00a0", " "))
        self.assertNotIn("Соціологиня відділу", text)

    def test_signature_and_sheet(self):
        self.approve()
        self.instruction.action_ask()
        acknowledgements = self.instruction.acknowledgement_ids
        hers = acknowledgements.filtered(lambda a: a.employee_id == self.woman)
        hers._record_paper(date(2026, 11, 23), base64.b64encode(b"%PDF-1.4"), "scan.pdf")
        self.assertEqual(hers.signed_title, FEMININE)
        rows = self.env["report.hr_kp_classifier.report_acknowledgement_sheet"]._rows(
            self.instruction
        )
        titles = {row["name"]: row["position"] for row in rows}
        self.assertEqual(titles["Леся УКРАЇНКА"], FEMININE)
        self.assertEqual(titles["Іван ФРАНКО"], MASCULINE)
        # A signature stays as it was given.
        self.env.company.kp_feminine_titles = False
        self.assertEqual(hers.signed_title, FEMININE)
