import io
import re

import openpyxl
from lxml import html
from pypdf import PdfReader

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .staff_list_case import REPORT, StaffListCase


@tagged("post_install", "-at_install")
class TestStaffListDocuments(StaffListCase, HttpCase):
    def text(self, staff_list, user=None):
        report = self.env["ir.actions.report"]
        content, _type = report.with_user(user or self.env.user)._render_qweb_html(
            REPORT, staff_list.ids
        )
        return re.sub(r"\s+", " ", html.fromstring(content).text_content())

    def test_html(self):
        approver = self.employees[0]
        text = self.text(
            self.staff_list(
                number="1-Ш", date="2026-11-23", approver_id=approver.id, with_names=True
            )
        )
        for part in (
            "ТОВ «Штатна»",
            "ЗАТВЕРДЖУЮ",
            "Леся УКРАЇНКА",
            "ШТАТНИЙ РОЗПИС № 1-Ш",
            "станом на 23 листопада 2026 року",
            "Разом: Відділ продажу",
            "Посади поза підрозділами",
            "УСЬОГО",
            "2,5",
            "Понад штат",
            "Іван Франко (0,5)",
        ):
            self.assertIn(part, text)

    def test_columns_are_the_users_choice(self):
        text = self.text(self.staff_list(with_occupied=False))
        for part in ("Вакантно", "Зайнято", "Франко", "Заробітна"):
            self.assertNotIn(part, text)

    def test_salaries(self):
        text = self.text(self.staff_list(with_salaries=True))
        self.assertIn("12 000,50 – 20 000,00", text)
        self.assertIn("47 000,50", text)

    def test_pay_of_positions(self):
        """Of vacant ones too, with what is approved; where none is entered, no column of it."""
        staff_list = self.staff_list(self.officer)
        self.assertNotIn("Посадовий оклад", self.text(staff_list))
        self.company.currency_id = self.env.ref("base.UAH")
        self.seller.kp_salary = 20000
        self.loose.write({"kp_salary": 30000, "kp_allowance": 1500.5})
        text = self.text(staff_list)
        for part in (
            "Посадовий оклад, грн",
            "Надбавки, грн",
            "Фонд на місяць, грн",
            "50 000,00",
            "1 500,50",
            "31 500,50",
            "Штат у кількості 4 штатних одиниць з місячним фондом заробітної плати "
            "81 500,50 грн",
        ):
            self.assertIn(part, text)
        staff_list.with_pay = False
        self.assertNotIn("Посадовий оклад", self.text(staff_list))

    def test_no_inline_styles(self):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            REPORT, self.staff_list().ids
        )
        tree = html.fromstring(content)
        self.assertFalse(tree.xpath("//div[hasclass('article')]//@style"))

    def test_pdf(self):
        content, _type = (
            self.env["ir.actions.report"]
            .with_context(force_report_rendering=True)
            ._render_qweb_pdf(REPORT, self.staff_list().ids)
        )
        pages = PdfReader(io.BytesIO(content)).pages
        width, height = (float(size) / 72 * 25.4 for size in pages[0].mediabox[2:])
        self.assertAlmostEqual(width, 297, delta=1)
        self.assertAlmostEqual(height, 210, delta=1)
        sizes = []

        def visit(text, matrix, text_matrix, _font, size):
            if text.strip():
                sizes.append(size * text_matrix[0] * matrix[0])

        text = " ".join(page.extract_text(visitor_text=visit) for page in pages)
        self.assertIn("Інженер-програміст", text)
        self.assertTrue(all(8 <= size <= 14.5 for size in sizes), sizes)

    def download(self, login, staff_list):
        self.authenticate(login, login)
        return self.url_open(staff_list.action_download()["url"])

    def test_xlsx(self):
        staff_list = self.staff_list(self.manager, with_salaries=True)
        response = self.download("kp_manager", staff_list)
        self.assertEqual(response.status_code, 200)
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        self.assertIn("ТОВ «Штатна»", rows[0])
        self.assertIn(
            [1, "Соціолог I категорії", "2442.2", 2.5, 1.5, 1, 0], [row[:7] for row in rows]
        )
        self.assertEqual(rows[-1][3:7], [4, 2.5, 2, 0.5])
        self.assertEqual(rows[-1][8], 47000.5)

    def test_xlsx_with_pay(self):
        self.loose.write({"kp_salary": 30000, "kp_allowance": 1500.5})
        response = self.download("kp_officer", self.staff_list(self.officer))
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        self.assertIn(
            [3, "Інженер-програміст", "2132.2", 1, 30000, 1500.5, 31500.5],
            [row[:7] for row in rows],
        )
        self.assertIn("Штат у кількості 4 ", rows[2][0])

    def test_xlsx_of_an_officer_has_no_salaries(self):
        response = self.download("kp_officer", self.staff_list(self.officer))
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        self.assertEqual(sheet.max_column, 7)

    @mute_logger("odoo.http")
    def test_xlsx_is_its_users_own(self):
        """Not a plain user's, nor another HR officer's: it may have salaries."""
        staff_list = self.staff_list(self.manager, with_salaries=True)
        for login in ("kp_employee", "kp_officer"):
            with self.subTest(login=login):
                self.assertEqual(self.download(login, staff_list).status_code, 403)
