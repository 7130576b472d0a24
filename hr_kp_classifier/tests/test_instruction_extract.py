import io
import re
import zipfile

from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .instruction_case import InstructionLifecycleCase


@tagged("post_install", "-at_install")
class TestInstructionExtract(InstructionLifecycleCase):
    def extract(self, *taken):
        """An extract of these numbers only."""
        wizard = self.env["hr.job.instruction.extract"].browse(
            self.instruction.action_extract()["res_id"]
        )
        wizard.action_take_none()
        wizard.line_ids.filtered(lambda line: line.number in taken).taken = True
        return wizard

    def text(self, wizard):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_job_instruction_extract", wizard.ids
        )
        return re.sub(r"\s+", " ", html.fromstring(content).text_content())

    def test_chosen_clauses_of_what_is_in_force(self):
        """Numbers stand, «<…>» for the rest; nothing of the instruction changes."""
        self.instruction.action_approve()
        duties = self.instruction.section_ids[1].clause_ids
        before = self.instruction.text_hash
        wizard = self.extract("2", "2.2", "2.4")
        text = self.text(wizard)
        self.assertIn("ВИТЯГ З ПОСАДОВОЇ ІНСТРУКЦІЇ", text)
        expected = (
            f"<…> 2.2. {duties[1].text} <…> 2.4. {duties[3].text} <…> Згідно з оригіналом"
        )
        self.assertIn(re.sub(r"\s+", " ", expected), text)
        self.assertNotIn("ПОГОДЖЕНО", text)
        self.assertNotIn("Загальні положення", text)
        self.assertEqual(self.instruction._hash_text(), before)

    def test_clauses_of_a_section_left_out_go_with_it(self):
        wizard = self.extract("1", "1.1")
        wizard.action_take_all()
        wizard.line_ids.filtered(lambda line: line.number == "2").taken = False
        text = self.text(wizard)
        self.assertIn("1.1.", text)
        self.assertNotIn("2.2.", text)
        self.assertIn("3.1.", text)

    def test_a_clause_alone_brings_its_section(self):
        text = self.text(self.extract("2.2"))
        self.assertIn("2.2.", text)
        self.assertIn("Завдання", text)
        self.assertNotIn("2.1.", text)

    def test_certified_by(self):
        self.director.job_title = "Директор"
        wizard = self.extract("1", "1.1")
        wizard.certified_by_id = self.director
        self.assertIn("Директор Марія ЗАНЬКОВЕЦЬКА", self.text(wizard))

    def test_docx(self):
        name, content = self.extract("3", "3.2")._docx()
        self.assertIn(self.instruction.name, name)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = archive.read("word/document.xml").decode()
        words = html.fromstring(body.encode()).text_content()
        self.assertIn("ВИТЯГ", words)
        self.assertEqual(words.count("<…>"), 3)

    def test_nothing_chosen(self):
        with self.assertRaisesRegex(UserError, "[Tt]ick"):
            self.extract().action_print()
        with self.assertRaisesRegex(UserError, "[Tt]ick"):
            self.extract("2").action_print()

    def test_only_hr(self):
        wizard = self.extract("1", "1.1")
        with self.assertRaises(AccessError):
            wizard.with_user(self.employee_user).line_ids.read(["text"])
