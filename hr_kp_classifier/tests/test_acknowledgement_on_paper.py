import base64
from datetime import date, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models import hr_kp_acknowledgement
from .acknowledgement_case import AcknowledgementCase


@tagged("post_install", "-at_install")
class TestPaper(AcknowledgementCase):
    def record(self, acknowledgements, user=None, **vals):
        vals = {
            "signed_on": date(2026, 11, 23),
            "scan": base64.b64encode(b"%PDF-1.4"),
            "scan_name": "аркуш.pdf",
            **vals,
        }
        wizard = (
            self.env["hr.job.instruction.sign.on.paper"]
            .with_user(user or self.officer)
            .with_context(active_ids=acknowledgements.ids)
            .create(vals)
        )
        wizard.action_record()

    @freeze_time("2026-11-23")
    def test_hr_records_a_sheet_of_several(self):
        self.instruction.action_ask()
        acknowledgements = self.instruction.acknowledgement_ids
        self.record(acknowledgements)
        self.assertEqual(set(acknowledgements.mapped("state")), {"signed"})
        self.assertEqual(set(acknowledgements.mapped("method")), {"paper"})
        acknowledgement = self.of(self.userless)
        self.assertEqual(acknowledgement.signed_on, date(2026, 11, 23))
        self.assertEqual(base64.b64decode(acknowledgement.scan), b"%PDF-1.4")
        self.assertEqual(acknowledgement.signed_user_id, self.officer)
        self.assertEqual(acknowledgement.text_hash, self.instruction.text_hash)

    def test_signers_are_found_and_told_apart_by_their_names(self):
        self.instruction.action_ask()
        Acknowledgement = self.env["hr.job.instruction.acknowledgement"].with_user(self.officer)
        [(id_, name)] = Acknowledgement.name_search("кобилянська")
        self.assertEqual(id_, self.of(self.userless).id)
        self.assertEqual(name, f"Ольга Кобилянська: {self.instruction.name}")
        self.assertEqual(len(Acknowledgement.name_search("соціолога")), 2)

    @freeze_time("2026-11-23")
    def test_scan_is_neither_replaced_nor_deleted(self):
        self.instruction.action_ask()
        self.record(self.of(self.userless))
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "hr.job.instruction.acknowledgement"),
                    ("res_id", "=", self.of(self.userless).id),
                    ("res_field", "=", "scan"),
                ]
            )
        )
        self.assertTrue(attachment)
        for user in (self.officer, self.manager):
            with self.assertRaises(AccessError):
                attachment.with_user(user).datas = b"eA=="
            with self.assertRaises(AccessError):
                attachment.with_user(user).unlink()
            with self.assertRaises(AccessError):
                attachment.with_user(user).copy()

    @freeze_time("2026-11-23")
    def test_only_a_scan_is_taken_for_one(self):
        acknowledgement = self.ask()
        for content in (b"", b"scan", b"MZ\x90", b"PK\x03\x04", b" %PDF-1.4"):
            with self.assertRaisesRegex(UserError, "has to be a PDF"), self.env.cr.savepoint():
                self.record(acknowledgement, scan=base64.b64encode(content) or b"====")
        with (
            patch.object(hr_kp_acknowledgement, "LARGEST_FILE", 7),
            self.assertRaisesRegex(UserError, "larger than"),
        ):
            self.record(acknowledgement)
        self.assertEqual(acknowledgement.state, "asked")
        self.record(acknowledgement, scan=self.signature)
        self.assertEqual(acknowledgement.state, "signed")

    @freeze_time("2026-11-23")
    def test_impossible_dates_and_who_is_not_hr_are_refused(self):
        acknowledgement = self.ask()
        with self.assertRaisesRegex(UserError, "future"):
            self.record(acknowledgement, signed_on=date(2026, 11, 24))
        with self.assertRaisesRegex(UserError, "approved on"):
            self.record(acknowledgement, signed_on=self.instruction.date - timedelta(days=1))
        with self.assertRaises(AccessError):
            self.record(acknowledgement, user=self.employee_user)
        with self.assertRaises(AccessError):
            acknowledgement.with_user(self.employee_user)._record_paper(
                date(2026, 11, 23), b"eA==", "x"
            )
