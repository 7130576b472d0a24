import base64
import hashlib
import re
from datetime import date

from lxml import html

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools.image import image_process
from odoo.tools.misc import file_open

from .order_case import TODAY, OrderCase


class OrderPaperCase(OrderCase):
    """The order, and the text of its papers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee.sudo().write({"user_id": cls.employee_user.id, "sex": "female"})
        cls.order.ground = "доповідна записка від 20.11.2026"
        with file_open("base/static/img/avatar_grey.png", "rb") as file:
            cls.signature = base64.b64encode(image_process(file.read(), size=(60, 60)))

    def printed(self, report, records):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            f"hr_kp_classifier.{report}", records.ids
        )
        text = html.fromstring(content).text_content()
        return re.sub(r"\s+", " ", text)

    def notified(self):
        self.order.action_sign()
        self.order.action_ask()
        return self.order.acknowledgement_ids


@tagged("post_install", "-at_install")
class TestOrderPapers(OrderPaperCase):
    def test_order(self):
        text = self.printed("report_order", self.order)
        for words in (
            "НАКАЗ 25 листопада 2026 року",
            "№ 15-од Про перейменування посад",
            "НАКАЗУЮ:",
            "1. Перейменувати з 2 грудня 2026 року посади за переліком:",
            "1Відділ дослідженьСоціолог2442.2Соціолог відділу досліджень2442.2",
            "частина третя статті 32 Кодексу законів про працю України",
            "№ 2136-IX",
            "Підстава: доповідна записка від 20.11.2026.",
            "Директор Марія ЗАНЬКОВЕЦЬКА",
        ):
            self.assertIn(words, text)
        self.assertNotRegex(text, r"\{[а-я]")
        self.assertNotIn("КП) ()", text)

    def test_visas(self):
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id, "date": TODAY})]
        self.order.action_sign()
        text = self.printed("report_order", self.order)
        self.assertRegex(text, "Візи: Юрисконсульт Леся.КОСАЧ .підпис. 25.листопада 2026.року")

    def test_norms_stay_as_they_were_signed(self):
        self.order.action_sign()
        self.env.company.sudo().kp_martial_law = False
        self.env.flush_all()
        self.assertIn("№ 2136-IX", self.printed("report_order", self.order))

    def test_memo(self):
        text = self.printed("report_order_memo", self.order)
        self.assertIn("Директору", text)
        self.assertIn("ДОПОВІДНА ЗАПИСКА", text)
        self.assertIn("Кількість таких посад: 1.", text)
        self.assertIn("Керівник служби персоналу", text)

    def test_units_and_salary_have_columns(self):
        order = self.draft(self.job, title=None, kind="staff_list")
        order.line_ids.write({"units_after": 2.5, "salary_after": 20000})
        text = self.printed("report_order", order)
        self.assertIn("Штатних одиниць: було", text)
        self.assertIn("Соціолог, 2442.2Соціолог, 2442.212,5—20 000,00", text)

    def test_notice_is_in_the_employees_own_words(self):
        notice = self.notified()
        text = self.printed("report_order_notice", notice)
        for words in (
            "ПОВІДОМЛЕННЯ",
            "Працівник: Ольга КОБИЛЯНСЬКА",
            "з 2 грудня 2026 року посаду соціолога, яку Ви обіймаєте, буде перейменовано на "
            "«Соціолог відділу досліджень» (код за ДК 003:2010 — 2442.2).",
            "Підстава: наказ від 25.11.2026 № 15-од; частина третя статті 32",
            "З повідомленням ознайомлена, примірник отримала:",
        ):
            self.assertIn(words, text)

    def test_extract_says_nothing_of_others(self):
        order = self.draft(self.job | self.head_job, number="16-од")
        order.line_ids[1].kp_profession_id = self.profession("2442.2", "Соціолог")
        order.action_sign()
        order.action_ask()
        notice = order.acknowledgement_ids.filtered(lambda n: n.employee_id == self.employee)
        text = self.printed("report_order_extract", notice)
        self.assertIn("ВИТЯГ З НАКАЗУ", text)
        self.assertIn("Соціолог відділу досліджень", text)
        self.assertIn("<…>", text)
        self.assertIn("Згідно з оригіналом", text)
        self.assertNotIn("Начальник", text)

    def test_word_files(self):
        notice = self.notified()
        for record, paper in (
            (self.order, "order"),
            (self.order, "memo"),
            (notice, "notice"),
            (notice, "extract"),
        ):
            name, content = record._docx(paper)
            self.assertTrue(name.endswith(".docx"))
            self.assertTrue(content.startswith(b"PK"))

    def test_hr_changes_the_template(self):
        template = self.env.ref("hr_kp_classifier.order_text_renaming_notice")
        template = template.with_user(self.manager)
        template.text = "Посада {посади} стає «{нова посада}»."
        order = self.draft(self.job, number="17-од")
        self.assertEqual(
            order._text_of_notice(order.line_ids),
            "Посада соціолога стає «Соціолог відділу досліджень».",
        )
        self.assertIn("{посади}, яку Ви", self.order.notice_text)

    def test_an_unknown_placeholder_is_refused(self):
        template = self.env.ref("hr_kp_classifier.order_text_renaming_notice")
        template = template.with_user(self.manager)
        with self.assertRaisesRegex(ValidationError, "{звання} is no placeholder"):
            template.text = "{звання}"
        with self.assertRaisesRegex(ValidationError, "{посади} is no placeholder"):
            self.order.text = "{посади}"


@tagged("post_install", "-at_install")
class TestOrderNotices(OrderPaperCase):
    def test_asked_after_the_signature_only(self):
        with self.assertRaisesRegex(UserError, "Draft"):
            self.order.action_ask()
        with self.assertRaisesRegex(UserError, "Send notices"):
            self.order.action_print_notices()

    def test_employee_signs_their_own(self):
        notice = self.notified()
        self.assertEqual(notice.employee_id, self.employee)
        self.assertEqual(notice.activity_ids.user_id, self.employee_user)
        own = notice.with_user(self.employee_user)
        self.assertEqual(own.search([("is_mine", "=", True)]), own)
        self.assertIn("соціолога", own.text)
        Dialog = self.env["hr.kp.order.notice.sign"].with_user(self.employee_user)
        dialog = Dialog.create({"acknowledgement_id": own.id})
        # A name in quotation marks within others takes the inner ones.
        name = own.order_name.replace("«", "„").replace("»", "“")
        self.assertIn(f"the notice on «{name}» and have", dialog.statement)
        with self.assertRaisesRegex(UserError, "Draw your signature first"):
            dialog.action_sign()
        dialog.signature = self.signature
        dialog.action_sign()
        self.assertEqual((notice.state, notice.method), ("signed", "electronic"))
        self.assertEqual(notice.signed_title, "Соціолог")
        self.assertTrue(notice.text_hash)
        self.assertFalse(notice.activity_ids)
        self.assertEqual((self.order.acknowledgement_count, self.order.signed_count), (1, 1))

    def test_hash_is_of_the_whole_notice(self):
        notice = self.notified()
        notice.with_user(self.employee_user).sign(self.signature)
        self.assertEqual(
            notice.verify(),
            [
                {
                    "id": notice.id,
                    "hash": notice.text_hash,
                    "form": 2,
                    "matches": True,
                    "differences": [],
                }
            ],
        )
        for record, column, value in (
            (self.order, "number", "99"),
            (self.order, "date", date(2026, 11, 24)),
            (notice.line_id, "title_before", "Інша"),
            (notice.line_id, "title_after", "Інша"),
            (notice, "signed_name", "Інша Особа"),
            (notice, "text", "Інше"),
        ):
            with self.subTest(column):
                self.past_the_program(notice, "hash_form", 2)
                before = record[column]
                self.past_the_program(record, column, value)
                self.assertFalse(notice.verify()[0]["matches"])
                self.past_the_program(record, column, before)
                self.assertTrue(notice.verify()[0]["matches"])

    def test_first_form_of_the_hash_stays_verifiable(self):
        """Signed under a former version: the hash was of the text alone, no form was kept."""
        notice = self.notified()
        notice.with_user(self.employee_user).sign(self.signature)
        self.past_the_program(notice, "hash_form", None)
        digest = hashlib.sha256(notice.text.encode()).hexdigest()
        self.past_the_program(notice, "text_hash", digest)
        [result] = notice.verify()
        self.assertEqual((result["form"], result["matches"]), (1, True))
        self.past_the_program(notice, "text", "Інше")
        self.assertFalse(notice.verify()[0]["matches"])

    def test_on_paper(self):
        notice = self.notified()
        dialog = self.env["hr.kp.order.notice.sign.on.paper"].create(
            {
                "acknowledgement_ids": [Command.set(notice.ids)],
                "signed_on": date(2026, 11, 24),
                "scan": self.signature,
            }
        )
        with self.assertRaisesRegex(UserError, "25.11.2026"):
            dialog.action_record()
        dialog.signed_on = TODAY
        dialog.action_record()
        self.assertEqual((notice.state, notice.method), ("signed", "paper"))
        with self.assertRaisesRegex(UserError, "never deleted"):
            notice.unlink()
        with self.assertRaisesRegex(UserError, "signed"):
            notice.sudo().write({"text": "x"})
        with self.assertRaisesRegex(UserError, "has signed a notice"):
            self.employee.sudo().unlink()

    def test_words_stay_when_the_template_or_the_position_changes(self):
        notice = self.notified()
        words = notice.text
        template = self.env.ref("hr_kp_classifier.order_text_renaming_notice")
        template.with_user(self.manager).text = "Інше"
        self.job.name = "Інша"
        self.env.flush_all()
        self.assertEqual(notice.text, words)

    def test_others_see_none(self):
        notice = self.notified()
        self.employee.sudo().user_id = False
        with self.assertRaises(AccessError):
            notice.with_user(self.employee_user).read(["text"])
