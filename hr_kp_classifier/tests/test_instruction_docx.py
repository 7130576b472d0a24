import io
import zipfile

from docx import Document

from odoo.exceptions import RedirectWarning
from odoo.tests import HttpCase, tagged

from ..models.hr_job_instruction_printing import MOST_FILES
from .common import KpCase

PASSWORD = "kp_employee"


@tagged("post_install", "-at_install")
class TestInstructionDocx(HttpCase, KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.make_job(cls.profession("2442.2", "Соціолог"), name="Соціолог")
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids
        cls.head = cls.env["hr.employee"].create({"name": "Тарас Шевченко"})
        cls.instruction.write({"number": "1", "date": "2026-11-23", "approver_id": cls.head.id})
        cls.employee = cls.env["hr.employee"].create(
            {"name": "Леся Українка", "job_id": cls.job.id, "user_id": cls.employee_user.id}
        )

    def get(self, action):
        self.assertEqual(action["type"], "ir.actions.act_url")
        return self.url_open(action["url"])

    def words(self, content):
        document = Document(io.BytesIO(content))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        texts = [part.text for part in (*document.paragraphs, *cells)]
        return "\n".join(texts).replace("\u00a0", " ")

    def test_one_instruction(self):
        self.authenticate("kp_officer", "kp_officer")
        answer = self.get(self.instruction.action_download_docx())
        self.assertEqual(answer.status_code, 200)
        self.assertIn("wordprocessingml", answer.headers["Content-Type"])
        words = self.words(answer.content)
        for part in ("ПОСАДОВА ІНСТРУКЦІЯ", "соціолога", "Тарас ШЕВЧЕНКО", "№ 1"):
            self.assertIn(part, words)
        for clause in self.instruction.section_ids.clause_ids:
            self.assertIn(clause.text.replace("'", "’"), words)

    def test_employees_copies_are_an_archive(self):
        other = self.env["hr.employee"].create(
            {"name": "Іван Франко/Мирон", "job_id": self.job.id}
        )
        # As long as no file system takes a name: the title of a КП's institution is.
        other.name += " «Каменяр»" + " і син" * 50
        same = self.env["hr.employee"].create(
            {"name": "Іван Франко/Мирон", "job_id": self.job.id}
        )
        self.authenticate("kp_officer", "kp_officer")
        answer = self.get((self.employee | other | same).action_kp_download_docx())
        self.assertEqual(answer.headers["Content-Type"], "application/zip")
        archive = zipfile.ZipFile(io.BytesIO(answer.content))
        names = archive.namelist()
        self.assertEqual(len(set(names)), 3)
        self.assertFalse([name for name in names if "/" in name or len(name.encode()) > 255])
        self.assertIn("Леся УКРАЇНКА", self.words(archive.read(names[0])))

    def test_job(self):
        self.authenticate("kp_officer", "kp_officer")
        answer = self.get(self.job.action_kp_download_docx())
        self.assertIn("соціолога", self.words(answer.content))

    def test_employee_gets_their_own_only(self):
        own = self.instruction.action_download_docx()
        copy = self.employee.action_kp_download_docx()
        self.authenticate("kp_employee", PASSWORD)
        self.assertEqual(self.get(own).status_code, 403)
        self.instruction.action_approve()
        self.instruction.action_ask()
        self.assertEqual(self.get(own).status_code, 200)
        other_job = self.make_job(self.profession("5122", "Кухар"), name="Кухар")
        other_job.action_kp_create_instruction()
        other = other_job.kp_instruction_ids
        self.assertEqual(self.get(other.action_download_docx()).status_code, 403)
        both = {"type": "ir.actions.act_url", "url": f"{own['url']},{other.id}"}
        self.assertEqual(self.get(both).status_code, 403)
        self.assertEqual(self.get(copy).status_code, 403)

    def test_nobody_gets_it_without_logging_in(self):
        action = self.instruction.action_download_docx()
        answer = self.url_open(action["url"], allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_what_is_not_there(self):
        self.authenticate("kp_officer", "kp_officer")
        for ids in ("0", "999999999", "9" * 20, "x", "1,", "-1", "1;2", "²"):
            with self.subTest(ids=ids):
                answer = self.url_open(f"/hr_kp_classifier/docx/instruction/{ids}")
                self.assertEqual(answer.status_code, 404)

    def test_too_many_at_once_are_refused_by_their_address_too(self):
        self.authenticate("kp_officer", "kp_officer")
        ids = ",".join(map(str, range(1, MOST_FILES + 2)))
        answer = self.url_open(f"/hr_kp_classifier/docx/instruction/{ids}")
        self.assertEqual(answer.status_code, 422)
        self.assertIn(f" {MOST_FILES} ", answer.text)

    def test_nothing_to_download_says_so(self):
        self.instruction.section_ids.unlink()
        with self.assertRaisesRegex(RedirectWarning, "no clauses"):
            self.instruction.action_download_docx()
        self.authenticate("kp_officer", "kp_officer")
        answer = self.url_open(f"/hr_kp_classifier/docx/instruction/{self.instruction.id}")
        self.assertEqual(answer.status_code, 422)
        # In the user's language; the program's error is none.
        self.assertIn(self.instruction.name, answer.text)

    def test_in_force_says_what_was_approved(self):
        self.instruction.action_approve()
        words = self.words(self.instruction._docx()[1])
        self.job.kp_extended_title = "Соціолог відділу досліджень"
        self.head.name = "Іван Франко"
        self.assertEqual(self.words(self.instruction._docx()[1]), words)

    def test_title_of_any_length(self):
        """The file's properties hold 255 characters."""
        self.job.kp_extended_title = "Соціолог " + "відділу досліджень " * 20
        name, content = self.instruction._docx()
        self.assertIn("відділу досліджень", self.words(content))
        self.assertTrue(name.endswith(".docx"))
