import base64
import io
import zipfile
from unittest.mock import patch

from freezegun import freeze_time
from lxml import html
from PIL import Image
from pypdf import PdfReader

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..documents import scans
from ..reports.signing_slip import qr_code
from .acknowledgement_case import AcknowledgementCase
from .test_order_papers import OrderPaperCase

SHEET = (1654, 2339)


def sheets(*pages):
    """A PDF as scanned at 200 dpi.

    :param pages: of each, what its codes say
    """
    images = []
    for codes in pages:
        image = Image.new("L", SHEET, 255)
        for number, text in enumerate(codes):
            code = Image.open(io.BytesIO(base64.b64decode(qr_code(text)))).convert("L")
            image.paste(code.resize((146, 146)), (1400, 1700 - 500 * number))
        images.append(image)
    file = io.BytesIO()
    first, *others = images
    first.save(file, "PDF", resolution=200, save_all=True, append_images=others)
    return base64.b64encode(file.getvalue())


def printed_codes(env, report, records):
    """The codes of the printed blocks, read as a scan; None where a block has none."""
    content, _type = env["ir.actions.report"]._render_qweb_html(
        f"hr_kp_classifier.{report}", records.ids
    )
    found = []
    for block in html.fromstring(content).find_class("o_kp_coded"):
        address = [image.get("src") for image in block.find_class("o_kp_scan_code")]
        if address:
            image = Image.open(io.BytesIO(base64.b64decode(address[0].partition(",")[2])))
            file = io.BytesIO()
            image.convert("L").save(file, "PNG")
            [page] = scans.read_pages(file.getvalue())
            [address] = page.codes
        found.append(address or None)
    return found


class ScansCase(AcknowledgementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time("2026-11-25"))
        cls.instruction.action_ask()

    def setUp(self):
        super().setUp()
        self.own, self.others = self.of(self.reader), self.of(self.userless)

    def scanned(self, *pages, user=None, **vals):
        dialog = (
            self.env["hr.kp.scans"]
            .with_user(user or self.officer)
            .create({"file": sheets(*pages), "file_name": "скани.pdf", **vals})
        )
        dialog.action_read()
        return dialog

    def states(self, dialog):
        return dialog.line_ids.mapped("state")


@tagged("post_install", "-at_install")
class TestScanCodes(ScansCase):
    def copies(self):
        return printed_codes(
            self.env, "report_job_instruction_employee", self.reader | self.userless
        )

    def test_copy_has_the_code_of_its_own_employee(self):
        self.assertEqual(
            self.copies(),
            [self.own._scan_reference(), self.others._scan_reference()],
        )

    def test_signed_copy_has_the_room_and_no_code(self):
        self.sign(self.own)
        self.assertEqual(self.copies(), [None, self.others._scan_reference()])

    def test_no_code_nor_room_in_the_instruction_itself(self):
        self.assertEqual(
            printed_codes(self.env, "report_job_instruction", self.instruction), []
        )

    def test_copy_as_a_file_of_words_has_it_too(self):
        def codes(employee):
            _name, content = self.instruction._docx(employee)
            with zipfile.ZipFile(io.BytesIO(content)) as file:
                pictures = [name for name in file.namelist() if "/media/" in name]
                return [scans.read_pages(file.read(name))[0].codes for name in pictures]

        self.assertEqual(codes(self.reader), [(self.own._scan_reference(),)])
        self.assertEqual(codes(None), [])
        self.sign(self.own)
        self.assertEqual(codes(self.reader), [])

    def test_code_names_nobody(self):
        self.assertRegex(self.own._scan_reference(), rf"^KP1:I{self.own.id}:[0-9A-F]{{8}}$")

    def test_code_of_an_instruction_is_no_notices(self):
        """Both count their records from 1."""
        self.assertNotEqual(self.own._scan_digest("I", 1), self.own._scan_digest("N", 1))

    def test_code_is_this_databases(self):
        before = self.own._scan_reference()
        self.env["ir.config_parameter"].sudo().set_param("database.secret", "another")
        self.assertNotEqual(self.own._scan_reference(), before)
        self.assertIsNone(self.env["hr.kp.acknowledgement"]._of_scan_reference(before))


@tagged("post_install", "-at_install")
class TestScans(ScansCase):
    def test_nothing_is_recorded_until_confirmed(self):
        dialog = self.scanned([self.own._scan_reference()], [self.others._scan_reference()])
        self.assertEqual(self.states(dialog), ["ready", "ready"])
        self.assertEqual(dialog.line_ids.employee_id, self.reader | self.userless)
        self.assertEqual(dialog.line_ids.mapped("confirmed"), [False, False])
        with self.assertRaisesRegex(UserError, "No page is confirmed"):
            dialog.action_record()
        self.assertEqual(set(self.instruction.acknowledgement_ids.mapped("state")), {"asked"})

    def test_confirmed_ones_are_recorded_each_with_its_page(self):
        dialog = self.scanned([], [self.own._scan_reference()], [self.others._scan_reference()])
        dialog.signed_on = "2026-11-24"
        dialog.line_ids[1].write({"confirmed": True, "signed_on": "2026-11-23"})
        dialog.action_record()
        self.assertEqual(self.states(dialog), ["none", "recorded", "ready"])
        self.assertEqual(self.others.state, "asked")
        self.assertRecordValues(
            self.own,
            [
                {
                    "state": "signed",
                    "method": "paper",
                    "signed_user_id": self.officer.id,
                    "scan_name": "скани, page 2.pdf",
                }
            ],
        )
        self.assertEqual(str(self.own.signed_on), "2026-11-23")
        scan = base64.b64decode(self.own.scan)
        self.assertEqual(len(PdfReader(io.BytesIO(scan)).pages), 1)
        self.assertEqual(
            [page.codes[0].split(":")[1] for page in scans.read_pages(scan)],
            [f"I{self.own.id}"],
        )
        dialog.action_confirm_all()
        dialog.action_record()
        self.assertEqual(str(self.others.signed_on), "2026-11-24")

    def test_each_problem_is_named_with_its_remedy(self):
        own, others = (each._scan_reference() for each in (self.own, self.others))
        self.sign(self.own)
        dialog = self.scanned(
            [],
            [own, others],
            [own[:-8] + "00000000"],
            [own],
            [others],
            [others],
        )
        self.assertEqual(
            self.states(dialog), ["none", "several", "foreign", "signed", "ready", "repeated"]
        )
        for line, words in zip(
            dialog.line_ids,
            (
                "press «Signed on paper»",
                "on a page of its own",
                "Print the paper anew",
                "25.11.2026",
                None,
                "pages before",
            ),
            strict=True,
        ):
            if words:
                self.assertIn(words, line.remedy)
            else:
                self.assertFalse(line.remedy)
        dialog.action_confirm_all()
        self.assertEqual(dialog.line_ids.filtered("confirmed"), dialog.line_ids[4])

    def test_problem_pages_are_not_recorded_though_confirmed(self):
        dialog = self.scanned([self.own._scan_reference()], [self.own._scan_reference()], [])
        dialog.line_ids.confirmed = True
        dialog.action_record()
        self.assertEqual(self.states(dialog), ["recorded", "repeated", "none"])

    def test_all_or_nothing(self):
        dialog = self.scanned([self.own._scan_reference()], [self.others._scan_reference()])
        dialog.action_confirm_all()
        dialog.line_ids[1].signed_on = "2026-11-01"
        with (
            self.assertRaisesRegex(UserError, "Nothing was recorded.*page 2.*approved on"),
            self.env.cr.savepoint(),
        ):
            dialog.action_record()
        self.env.invalidate_all()
        self.assertEqual(self.own.state, "asked")

    def test_signed_meanwhile(self):
        dialog = self.scanned([self.own._scan_reference()])
        dialog.action_confirm_all()
        self.sign(self.own)
        with self.assertRaisesRegex(UserError, "page 1.*has signed already"):
            dialog.action_record()
        self.assertEqual(self.own.method, "electronic")

    def test_no_longer_in_force(self):
        code = self.own._scan_reference()
        self.instruction._write_protected({"state": "replaced"})
        dialog = self.scanned([code])
        self.assertEqual(self.states(dialog), ["closed"])
        self.assertIn("not in force", dialog.line_ids.remedy)

    def test_another_companys_paper_names_nobody(self):
        code = self.own._scan_reference()
        company = self.env["res.company"].sudo().create({"name": "Інша"})
        self.officer.sudo().write(
            {"company_ids": [Command.set(company.ids)], "company_id": company.id}
        )
        dialog = self.scanned([code])
        self.assertEqual(self.states(dialog), ["company"])
        self.assertFalse(dialog.line_ids.employee_id or dialog.line_ids.paper)

    def test_pages_without_a_code_belong_to_a_neighbour_where_hr_says_so(self):
        own, others = (each._scan_reference() for each in (self.own, self.others))
        for uncoded, pages, states in (
            ("alone", ["1", "2", "3", "4", "5"], ["none", "ready", "none", "ready", "none"]),
            ("before", ["1", "2–3", "4–5"], ["none", "ready", "ready"]),
            ("after", ["1–2", "3–4", "5"], ["ready", "ready", "none"]),
        ):
            with self.subTest(uncoded=uncoded), self.env.cr.savepoint() as savepoint:
                dialog = self.scanned([], [own], [], [others], [], uncoded=uncoded)
                self.assertEqual(dialog.line_ids.mapped("pages"), pages)
                self.assertEqual(self.states(dialog), states)
                dialog.action_confirm_all()
                dialog.action_record()
                scan = PdfReader(io.BytesIO(base64.b64decode(self.own.scan)))
                self.assertEqual(len(scan.pages), 1 if uncoded == "alone" else 2)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_second_file_adds_its_pages(self):
        dialog = self.scanned([self.own._scan_reference()])
        dialog.write(
            {
                "file": sheets([self.own._scan_reference()], [self.others._scan_reference()]),
                "file_name": "ще.pdf",
            }
        )
        dialog.action_read()
        self.assertEqual(self.states(dialog), ["ready", "repeated", "ready"])
        self.assertFalse(dialog.file)
        dialog.file = sheets([], [])
        with (
            patch.object(scans, "MOST_PAGES", 4),
            self.assertRaisesRegex(UserError, "has 2 pages"),
        ):
            dialog.action_read()

    def test_files_that_cant_be_read_are_told(self):
        dialog = self.env["hr.kp.scans"].with_user(self.officer).create({"file_name": "x.pdf"})
        with self.assertRaisesRegex(UserError, "Choose a file first"):
            dialog.action_read()
        dialog.file = base64.b64encode(b"%PDF-1.4")
        with self.assertRaisesRegex(UserError, "«x.pdf» can't be read: it is damaged"):
            dialog.action_read()
        with (
            patch.object(scans, "LARGEST_FILE", 7),
            self.assertRaisesRegex(UserError, "larger than"),
        ):
            dialog.action_read()
        for error, words in (
            (scans.LockedFile(), "opens with a password"),
            (scans.TooManyPixels(), "million pixels"),
            (scans.TooSlow(41), "41 pages were read in 75 seconds"),
        ):
            with (
                patch.object(scans, "read_pages", side_effect=error),
                self.assertRaisesRegex(UserError, words),
            ):
                dialog.action_read()

    def test_missing_libraries_are_said(self):
        dialog = self.env["hr.kp.scans"].with_user(self.officer).create({})
        self.assertFalse(dialog.missing)
        with patch.object(scans, "zxingcpp", None):
            dialog.invalidate_recordset()
            self.assertEqual(dialog.missing, "pip install zxing-cpp")
            with self.assertRaisesRegex(UserError, "pip install zxing-cpp"):
                dialog.action_read()


@tagged("post_install", "-at_install")
class TestScansOfNotices(OrderPaperCase):
    def test_notice_is_found_by_its_code_and_recorded(self):
        notice = self.notified()[0]
        [code] = printed_codes(self.env, "report_order_notice", notice)
        self.assertEqual(code, notice._scan_reference())
        for paper, count in (("notice", 1), ("extract", 0)):
            with zipfile.ZipFile(io.BytesIO(notice._docx(paper)[1])) as file:
                pictures = [name for name in file.namelist() if "/media/" in name]
            self.assertEqual(len(pictures), count)
        self.assertEqual(printed_codes(self.env, "report_order_extract", notice), [])
        dialog = self.env["hr.kp.scans"].create(
            {"file": sheets([code]), "file_name": "x.pdf", "signed_on": notice._today()}
        )
        dialog.action_read()
        self.assertEqual(dialog.line_ids.paper, notice.order_name)
        dialog.action_confirm_all()
        dialog.action_record()
        self.assertEqual((notice.state, notice.method), ("signed", "paper"))
        self.assertEqual(printed_codes(self.env, "report_order_notice", notice), [None])
