import base64

from odoo import Command
from odoo.tests import tagged
from odoo.tools.image import image_process
from odoo.tools.misc import file_open

from .instruction_case import InForceCase
from .order_case import TODAY, OrderCase


class VerifyCase:
    """What «Verify» says of a paper, in the notification and through the API."""

    def shown(self, paper):
        """The kind of the message and its words."""
        params = paper.action_verify()["params"]
        self.assertEqual(params["sticky"], params["type"] != "success")
        return params["type"], params["message"]

    def assert_unchanged(self, paper):
        [result] = paper.verify()
        self.assertTrue(result["matches"])
        self.assertEqual(result["differences"], [])
        self.assertEqual(
            self.shown(paper), ("success", "Every word is what was approved or signed.")
        )

    def assert_differs(self, paper, *differences):
        """Each is what differs, what was kept and what it is now."""
        [result] = paper.verify()
        self.assertFalse(result["matches"])
        self.assertEqual(
            [(each["what"], each["kept"], each["now"]) for each in result["differences"]],
            list(differences),
        )
        kind, message = self.shown(paper)
        self.assertEqual(kind, "danger")
        for what, kept, now in differences:
            self.assertIn(
                f"• {what}: it was «{kept or '—'}», now «{now or '—'}»", message.splitlines()
            )
        return message

    def assert_cannot_be_verified(self, paper):
        [result] = paper.verify()
        self.assertEqual((result["hash"], result["form"], result["matches"]), ("", 0, False))
        kind, message = self.shown(paper)
        self.assertEqual(kind, "warning")
        self.assertIn("This can't be verified: no hash of it is kept.", message)


@tagged("post_install", "-at_install")
class TestVerifyInstruction(VerifyCase, InForceCase):
    def test_unchanged(self):
        self.assert_unchanged(self.instruction)

    def test_what_differs_is_named(self):
        clause = self.instruction.section_ids[1].clause_ids[0]
        words = clause.text
        section = clause.section_id
        for record, column, value, *difference in (
            (self.instruction, "number", "99", "Number", "12-ПІ", "99"),
            (self.instruction, "date", "2026-11-24", "Date", "23.11.2026", "24.11.2026"),
            (clause, "text", "Інше.", "section 2, clause 2.1, Text", words, "Інше."),
            (section, "name", "Інше", "section 2, Heading", section.name, "Інше"),
            (
                *(self.instruction.visa_ids, "title", "Бухгалтер"),
                *("the visa of Леся Косач, Title", "Юрисконсульт", "Бухгалтер"),
            ),
        ):
            with self.subTest(column):
                before = record[column]
                self.past_the_program(record, column, value)
                [result] = self.instruction.verify()
                self.assertEqual(
                    [tuple(each.values()) for each in result["differences"]],
                    [tuple(difference)],
                )
                self.past_the_program(record, column, before)
                self.assert_unchanged(self.instruction)

    def test_the_message_names_it(self):
        self.past_the_program(self.instruction, "number", "99")
        message = self.assert_differs(self.instruction, ("Number", "12-ПІ", "99"))
        self.assertIn("As Approved", message)

    def test_what_was_hashed_is_kept_for_what_was_approved_before(self):
        """A former version kept the hash alone."""
        kept = self.instruction.hashed_text
        self.past_the_program(self.instruction, "hashed_text", None)
        self.past_the_program(self.instruction, "number", "99")
        message = self.assert_differs(self.instruction)
        self.assertIn("What it said then is not kept here", message)
        # What is no longer what was approved is not kept as if it were.
        self.instruction.sudo()._keep_hashed_texts()
        self.assertFalse(self.instruction.hashed_text)
        self.past_the_program(self.instruction, "number", "12-ПІ")
        self.instruction.sudo()._keep_hashed_texts()
        self.assertEqual(self.instruction.hashed_text, kept)

    def test_kept_words_that_are_forged_say_nothing(self):
        forged = self.instruction.hashed_text.replace("12-ПІ", "77")
        self.past_the_program(self.instruction, "hashed_text", forged)
        self.assert_unchanged(self.instruction)
        self.past_the_program(self.instruction, "number", "99")
        self.assert_differs(self.instruction)

    def test_a_draft_has_nothing_to_be_verified(self):
        self.assert_cannot_be_verified(self.instruction.copy())


@tagged("post_install", "-at_install")
class TestVerifyOrder(VerifyCase, OrderCase):
    def test_unchanged_from_the_signature_to_the_revocation(self):
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id, "date": TODAY})]
        self.carried_out(self.order)
        self.assertEqual(self.order.state, "done")
        self.assert_unchanged(self.order)
        # The position and the people go on; the order does not.
        self.job.kp_extended_title = "Соціолог відділу опитувань"
        self.director.name = "Інша Особа"
        self.job.department_id.name = "Інший відділ"
        self.assert_unchanged(self.order)
        revocation = self.order.browse(self.order.action_revoke()["res_id"])
        revocation.write({"number": "16-од", "date": TODAY})
        self.carried_out(revocation)
        self.assertEqual(self.order.state, "revoked")
        self.assert_unchanged(self.order)
        self.assert_unchanged(revocation)

    def test_what_differs_is_named(self):
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id, "date": TODAY})]
        self.order.action_sign()
        position = "position «Соціолог відділу досліджень»"
        for record, column, value, *difference in (
            (self.order, "number", "99", "Number", "15-од", "99"),
            (
                self.order,
                "date_in_force",
                "2026-12-03",
                "Takes Effect on",
                "02.12.2026",
                "03.12.2026",
            ),
            (self.order, "subject", "Інше", "Subject", "Про перейменування посад", "Інше"),
            (self.order, "signer_name", "Інша", "Signer's Name", "Марія Заньковецька", "Інша"),
            (
                self.line,
                "title_before",
                "Інша",
                f"{position}, Title before",
                "Соціолог",
                "Інша",
            ),
            (self.line, "code_after", "1", f"{position}, Code after", "2442.2", "1"),
            (self.line, "salary_after", 5, f"{position}, Salary after", "0,00", "5,00"),
            (
                *(self.order.visa_ids, "date", "2026-11-20"),
                *("the visa of Леся Косач, Date", "25.11.2026", "20.11.2026"),
            ),
        ):
            with self.subTest(column):
                before = record[column]
                self.past_the_program(record, column, value)
                self.assert_differs(self.order, tuple(difference))
                self.past_the_program(record, column, before or None)
                self.assert_unchanged(self.order)

    def test_a_line_put_in_is_named(self):
        self.order.action_sign()
        self.past_the_program(self.line, "order_id", self.draft(self.head_job).id)
        message = self.shown(self.order)[1]
        self.assertIn("• position «Соціолог відділу досліджень»: it was «change", message)
        self.assertIn("As Signed", message)

    def test_signed_by_a_former_version(self):
        """It kept no hash of orders."""
        self.order.action_sign()
        for column in ("text_hash", "hash_form", "hashed_text"):
            self.past_the_program(self.order, column, None)
        self.assert_cannot_be_verified(self.order)

    def test_a_draft_has_nothing_to_be_verified(self):
        self.assert_cannot_be_verified(self.order)
        self.order.action_sign()
        self.assert_cannot_be_verified(self.order.copy())

    def test_of_instructions(self):
        """It pins the texts that it puts in force."""
        self.instruction.visa_ids = [
            Command.create({"employee_id": self.lawyer.id, "date": "2026-11-20"})
        ]
        self.instruction.action_agree()
        order = self.order.browse(self.instruction.action_compose_order()["res_id"])
        order.write({"number": "17-од", "date": TODAY, "signer_id": self.director.id})
        self.carried_out(order)
        self.assertEqual(self.instruction.state, "in_force")
        self.assert_unchanged(order)
        self.past_the_program(self.instruction, "number", "99")
        self.assert_differs(order, ("position «Соціолог», Number", "12-ПІ", "99"))


@tagged("post_install", "-at_install")
class TestVerifyNotice(VerifyCase, OrderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee.sudo().user_id = cls.employee_user
        cls.order.action_sign()
        cls.order.action_ask()
        cls.notice = cls.order.acknowledgement_ids
        with file_open("base/static/img/avatar_grey.png", "rb") as file:
            cls.signature = base64.b64encode(image_process(file.read(), size=(60, 60)))

    def sign(self):
        self.notice.with_user(self.employee_user).sign(self.signature)

    def test_unchanged(self):
        self.sign()
        self.assert_unchanged(self.notice)
        # By the employee themself, too.
        self.assertTrue(self.notice.with_user(self.employee_user).verify()[0]["matches"])

    def test_what_differs_is_named(self):
        self.sign()
        text = self.notice.text
        self.past_the_program(self.notice, "text", text + " І більше.")
        [result] = self.notice.verify()
        self.assertEqual(
            result["differences"], [{"what": "Text", "kept": text, "now": text + " І більше."}]
        )
        kind, message = self.shown(self.notice)
        self.assertEqual(kind, "danger")
        # Of a long text what is about the difference.
        self.assertIn("І більше.»", message)
        self.assertNotIn(text, message)

    def test_of_the_order_and_its_line(self):
        self.sign()
        self.past_the_program(self.order, "number", "99")
        self.past_the_program(self.line, "title_after", "Інша")
        self.assert_differs(
            self.notice,
            ("Number", "15-од", "99"),
            ("Title after", "Соціолог відділу досліджень", "Інша"),
        )

    def test_not_signed_yet(self):
        self.assert_cannot_be_verified(self.notice)

    def test_signed_by_a_former_version(self):
        self.sign()
        for column in ("text_hash", "hash_form", "hashed_text"):
            self.past_the_program(self.notice, column, None)
        self.assert_cannot_be_verified(self.notice)
