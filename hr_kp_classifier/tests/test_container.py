import base64
import io
from datetime import timedelta

from docx import Document
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import html2plaintext

from ..documents.typography import NBSP
from ..signing.container import LARGEST_CONTAINER
from .acknowledgement_case import AcknowledgementCase
from .common import new_foreign_hr
from .containers import by_dstu, damaged, signed
from .instruction_case import InForceCase
from .test_acknowledgement_sheet import TestSheet

NAME = "ШЕВЧЕНКО ТАРАС ГРИГОРОВИЧ"


class ContainerCase(AcknowledgementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.action_ask()
        cls.approved = cls.instruction.snapshot

    def setUp(self):
        super().setUp()
        self.acknowledgement = self.of(self.reader)

    def file_of(self, acknowledgement):
        """The file that this employee signs."""
        return self.approved

    def dialog(self, user, container, paper=None):
        """The dialog as a user fills it in."""
        paper = (paper or self.acknowledgement).with_user(user)
        action = paper.action_add_container()
        return (
            self.env[action["res_model"]]
            .with_user(user)
            .with_context(**action["context"])
            .create({"file": container, "file_name": "a.p7s"})
        )

    def add(self, user, container, paper=None):
        self.dialog(user, container, paper).action_add()

    def assert_refused(self, message, container, user=None):
        """Refused with a reason, and nothing is written."""
        with self.assertRaisesRegex(UserError, message):
            self.add(user or self.employee_user, container)
        self.assertEqual(self.acknowledgement.state, "asked")
        Container = self.env["hr.kp.container"].sudo()
        field = self.acknowledgement._container_field
        kept = Container.search([(field, "=", self.acknowledgement.id)])
        self.assertFalse(kept)


@tagged("post_install", "-at_install")
class TestContainerOfAcknowledgement(ContainerCase):
    """The acknowledgement of an instruction; below, the same of a notice."""

    def test_employee_signs_by_it(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        acknowledgement = self.acknowledgement
        self.assertEqual(
            (acknowledgement.state, acknowledgement.method, acknowledgement.signed_name),
            ("signed", "kep", "Тарас Шевченко"),
        )
        self.assertEqual(acknowledgement.signed_on, acknowledgement._today())
        self.assertEqual(acknowledgement.text_hash, acknowledgement._signed_hash())
        self.assertEqual(acknowledgement.signed_user_id, self.employee_user)

    def test_signer_is_kept_with_what_was_checked(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        signer = self.acknowledgement.container_signer_id
        self.assertEqual(
            (signer.name, signer.tax_number, signer.issuer),
            (NAME, "1234567890", "КНЕДП «Приклад»"),
        )
        self.assertEqual(
            (signer.document_verdict, signer.signature_verdict, signer.validity_verdict),
            ("confirmed", "confirmed", "confirmed"),
        )
        self.assertTrue(signer.container_id.is_verified)

    def test_container_is_kept_as_it_came(self):
        container = signed(self.approved, NAME)
        self.add(self.employee_user, container)
        kept = self.acknowledgement.with_user(self.employee_user)
        self.assertEqual(kept.container_file, container)
        self.assertEqual(kept.container_name, "a.p7s")

    def test_hr_adds_what_the_employee_has_brought(self):
        acknowledgement = self.of(self.userless)
        container = signed(self.file_of(acknowledgement), "Кобилянська Ольга")
        self.add(self.officer, container, acknowledgement)
        self.assertEqual(
            (acknowledgement.state, acknowledgement.signed_user_id), ("signed", self.officer)
        )

    def test_provider_is_never_called_checked(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        report = html2plaintext(self.acknowledgement.container_report)
        self.assertRegex(report, r"(?i)(not checked|не перевірено):\W+(whether|чи)")

    def test_dstu_4145_is_kept_and_called_unchecked(self):
        self.add(self.employee_user, by_dstu(signed(self.approved, NAME)))
        signer = self.acknowledgement.container_signer_id
        self.assertEqual(self.acknowledgement.state, "signed")
        self.assertEqual(
            (signer.document_verdict, signer.signature_verdict), ("confirmed", "unchecked")
        )
        self.assertFalse(signer.container_id.is_verified)

    def test_of_two_signatures_the_employees_is_taken(self):
        container = signed(self.approved, "Марія Заньковецька", NAME)
        self.add(self.employee_user, container)
        signer = self.acknowledgement.container_signer_id
        self.assertEqual(signer.name, NAME)
        self.assertEqual(len(signer.container_id.signer_ids), 2)

    def test_verified_is_what_every_signature_of_it_is(self):
        container = by_dstu(signed(self.approved, "Марія Заньковецька", NAME))
        self.add(self.employee_user, container)
        kept = self.acknowledgement.container_signer_id.container_id
        verdicts = set(kept.signer_ids.mapped("signature_verdict"))
        self.assertEqual(verdicts, {"confirmed", "unchecked"})
        self.assertFalse(kept.is_verified)

    def test_signature_of_another_file_is_refused(self):
        self.assert_refused("another file", signed(base64.b64encode(b"%PDF-1.4 another"), NAME))

    def test_wrong_signature_is_refused(self):
        self.assert_refused("not one by the key", damaged(signed(self.approved, NAME)))

    def test_damaged_container_is_refused(self):
        container = base64.b64decode(signed(self.approved, NAME))
        self.assert_refused("damaged", base64.b64encode(container[:-100]))

    def test_enormous_container_is_refused(self):
        self.assert_refused("too large", base64.b64encode(bytes(LARGEST_CONTAINER + 5)))

    def test_certificate_that_has_run_out_is_refused(self):
        self.assert_refused("valid certificate", signed(self.approved, NAME, ends=-1))

    def test_employee_can_not_sign_by_anothers(self):
        self.assert_refused(
            "here Тарас Шевченко signs", signed(self.approved, "Ольга Кобилянська")
        )

    def test_employee_needs_a_certificate(self):
        container = signed(self.approved, NAME, certificates=False)
        self.assert_refused("has no certificate", container)

    def test_hr_may_take_another_name_and_that_is_kept(self):
        self.add(self.officer, signed(self.approved, "Taras Shevchenko"))
        report = html2plaintext(self.acknowledgement.container_report)
        for said in ("Taras Shevchenko", "Тарас Шевченко", "Officer"):
            self.assertIn(said, report)

    def test_hr_may_take_what_names_nobody(self):
        self.add(self.officer, signed(self.approved, NAME, certificates=False))
        self.assertFalse(self.acknowledgement.container_signer_id.name)
        self.assertEqual(self.acknowledgement.state, "signed")

    def test_what_is_signed_is_not_signed_again(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        with self.assertRaisesRegex(UserError, "has signed already"):
            self.add(self.officer, signed(self.approved, NAME))

    def test_nobody_adds_for_another(self):
        other = new_test_user(self.env(su=True), "kp_other", groups="base.group_user")
        for user in (other, new_foreign_hr(self.env(su=True), "kp_abroad")):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.acknowledgement.with_user(user)._add_container(
                    signed(self.approved, NAME), "a.p7s"
                )
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.acknowledgement.with_user(user).action_add_container()

    def test_only_the_employee_and_hr_see_it(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        signer = self.acknowledgement.container_signer_id
        other = new_test_user(self.env(su=True), "kp_other", groups="base.group_user")
        foreign = new_foreign_hr(self.env(su=True), "kp_abroad")
        for record in (signer, signer.container_id):
            for user, sees in (
                (self.employee_user, True),
                (self.officer, True),
                (other, False),
                (foreign, False),
            ):
                with self.subTest(model=record._name, user=user.login):
                    self.assertEqual(record.with_user(user).has_access("read"), sees)

    def test_nobody_alters_or_deletes_it(self):
        self.add(self.employee_user, signed(self.approved, NAME))
        signer = self.acknowledgement.container_signer_id
        for record in (signer, signer.container_id):
            for operation in ("create", "write", "unlink"):
                with self.subTest(model=record._name, operation=operation):
                    self.assertFalse(record.with_user(self.manager).has_access(operation))


@tagged("post_install", "-at_install")
class TestContainerOfNotice(TestContainerOfAcknowledgement):
    """A notice takes what an instruction takes: all the tests above, of a notice."""

    allow_inherited_tests_method = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        order = cls.env["hr.kp.order"]._compose(cls.job, kind="renaming")
        order.line_ids.kp_extended_title = "Соціолог відділу досліджень"
        today = order._today()
        order.write(
            {
                "number": "15-од",
                "date": today,
                "date_in_force": today + timedelta(days=7),
                "signer_id": cls.director.id,
            }
        )
        order.action_sign()
        order.action_ask()
        cls.order = order

    def setUp(self):
        super().setUp()
        self.approved = self.file_of(self.acknowledgement)

    def of(self, employee, instruction=None):
        return self.order.acknowledgement_ids.filtered(
            lambda notice: notice.employee_id == employee
        )

    def file_of(self, acknowledgement):
        acknowledgement.action_add_container()
        return acknowledgement.snapshot

    def test_the_file_is_printed_once_and_stays(self):
        self.assertIn("Соціолог відділу досліджень", self.words(self.approved))
        self.order._write_protected({"enterprise": "Інша"})
        self.employee_user.employee_id.name = "Тарас Григорович Шевченко"
        self.assertEqual(self.file_of(self.acknowledgement), self.approved)
        self.assertNotEqual(self.file_of(self.of(self.userless)), self.approved)

    def test_employee_downloads_that_very_file(self):
        dialog = self.dialog(self.employee_user, False)
        self.assertIn(
            f"/hr.kp.order.notice/{self.acknowledgement.id}/snapshot",
            dialog.action_download()["url"],
        )
        own = self.acknowledgement.with_user(self.employee_user)
        self.assertEqual(own.with_context(bin_size=False).snapshot, self.approved)

    def test_nobody_puts_another_file_in_its_place(self):
        for user in (self.employee_user, self.manager):
            # An AccessError is one too.
            with self.assertRaises(UserError):
                self.acknowledgement.with_user(user).snapshot = base64.b64encode(b"another")

    def test_of_a_revoked_order_nothing_is_signed(self):
        self.order._write_protected({"state": "revoked"})
        self.assert_refused("is not signed", signed(self.approved, NAME))

    def test_the_notice_says_who_has_signed_and_what_was_checked(self):
        self.assertNotIn("КЕП", self.printed())
        self.add(self.employee_user, signed(self.approved, NAME))
        words = self.printed()
        self.assertIn("РНОКПП ••••••7890", words)
        self.assertNotIn("1234567890", words)
        self.assertIn("підпис перевірено за сертифікатом", words)

    def test_the_notice_says_how_else_it_was_signed(self):
        self.sign(self.acknowledgement)
        self.assertIn("електронно, під власним обліковим записом", self.printed())
        self.assertIn(self.acknowledgement.text_hash, self.printed())

    def printed(self):
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_order_notice", self.acknowledgement.ids
        )
        document = Document(io.BytesIO(self.acknowledgement._docx()[1]))
        in_word = {
            cell.text for table in document.tables for row in table.rows for cell in row.cells
        }
        in_pdf = html.fromstring(content)
        notes = [note.text_content() for note in in_pdf.find_class("o_kp_signed_note")]
        self.assertLessEqual(set(notes), in_word)
        return " ".join(notes).replace(NBSP, " ")

    def words(self, file):
        return html2plaintext(base64.b64decode(file).decode()).replace(NBSP, " ")


@tagged("post_install", "-at_install")
class TestContainerWithoutFile(ContainerCase):
    def test_without_the_approved_file_nothing_can_be_compared(self):
        self.instruction._write_protected({"snapshot": False})
        self.assert_refused("was not kept", signed(self.approved, NAME))


@tagged("post_install", "-at_install")
class TestContainerDialog(ContainerCase):
    def test_shows_what_was_checked(self):
        dialog = self.dialog(self.employee_user, signed(self.approved, NAME))
        report = html2plaintext(dialog.report)
        self.assertIn(NAME, report)
        self.assertIn("••••••7890", report)
        self.assertNotIn("1234567890", report)
        self.assertFalse(dialog.problem)

    def test_does_so_for_the_web_client(self):
        """It reads the sizes of files for the files."""
        dialog = self.dialog(self.employee_user, signed(self.approved, NAME))
        dialog.invalidate_recordset()
        dialog = dialog.with_context(bin_size=True)
        self.assertFalse(dialog.problem)
        self.assertIn(NAME, dialog.report)
        dialog.action_add()
        self.assertEqual(self.acknowledgement.state, "signed")

    def test_shows_why_a_container_can_not_be_added(self):
        for container in (
            signed(base64.b64encode(b"another"), NAME),
            base64.b64encode(b"no container"),
            b"no base64 at all",
        ):
            with self.subTest(container=container[:20]):
                self.assertTrue(self.dialog(self.employee_user, container).problem)

    def test_gives_the_very_file_that_was_approved(self):
        dialog = self.dialog(self.employee_user, False)
        self.assertIn(
            f"/hr.job.instruction/{self.instruction.id}/snapshot",
            dialog.action_download()["url"],
        )

    def test_asks_for_the_file(self):
        with self.assertRaisesRegex(UserError, "Choose the signed file"):
            self.add(self.employee_user, False)

    def test_turned_on_anothers_paper_it_tells_nothing(self):
        dialog = self.dialog(self.employee_user, signed(self.approved, NAME))
        dialog.sudo().acknowledgement_id = self.of(self.userless)
        dialog.invalidate_recordset()
        for read in (lambda: dialog.report, dialog.action_add, dialog.action_download):
            with self.assertRaises(AccessError):
                read()


@tagged("post_install", "-at_install")
class TestContainerOnSheet(ContainerCase):
    sheet = TestSheet.sheet

    def row(self, container):
        self.add(self.employee_user, container)
        return (
            self.sheet(self.instruction).xpath("//tr[@data-state='signed']")[0].text_content()
        )

    def test_says_who_and_what_was_checked(self):
        row = " ".join(self.row(signed(self.approved, NAME)).split())
        self.assertIn("РНОКПП ••••••7890", row)
        self.assertNotIn("1234567890", row)
        self.assertIn("підпис перевірено за сертифікатом", row)

    def test_says_plainly_what_was_not_checked(self):
        row = " ".join(self.row(by_dstu(signed(self.approved, NAME))).split())
        self.assertIn("підпис не перевірено", row)


@tagged("post_install", "-at_install")
class TestContainerOfInstruction(InForceCase):
    def add(self, user, container, instruction=None):
        return (
            (instruction or self.instruction)
            .with_user(user)
            ._add_container(container, "a.asice")
        )

    def test_hr_adds_the_approvers(self):
        container = signed(self.instruction.snapshot, "Заньковецька Марія")
        kept = self.add(self.officer, container)
        self.assertEqual(self.instruction.container_ids, kept)
        self.assertEqual((kept.file, kept.file_name), (container, "a.asice"))
        self.assertEqual(kept.signer_ids.name, "Заньковецька Марія")

    def test_signature_of_another_file_is_refused(self):
        with self.assertRaisesRegex(UserError, "another file"):
            self.add(self.officer, signed(base64.b64encode(b"x"), "Марія Заньковецька"))
        self.assertFalse(self.instruction.container_ids)

    def test_employee_adds_and_sees_none(self):
        container = signed(self.instruction.snapshot, "Марія Заньковецька")
        with self.assertRaises(AccessError):
            self.add(self.employee_user, container)
        kept = self.add(self.officer, container)
        self.assertFalse(kept.with_user(self.employee_user).has_access("read"))

    def test_draft_has_nothing_to_sign(self):
        with self.assertRaisesRegex(UserError, "is in the state"):
            self.add(self.officer, b"", self.revise(self.instruction))
