import base64
import io
from datetime import timedelta
from unittest.mock import patch

import openpyxl
from docx import Document
from lxml import html

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..documents.typography import NBSP
from .common import new_foreign_hr
from .test_staff_list import StaffListCase


@tagged("post_install", "-at_install")
class TestStaffListVersion(StaffListCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Somebody holds it, and the staff list has no unit of it.
        cls.employee("Олена Пчілка", cls.job("Тесля", "7124", cls.sector, 0))
        cls.since = cls.today - timedelta(days=100)
        cls.env.flush_all()
        cls.env["hr.job.history"].search([("company_id", "=", cls.company.id)]).date = cls.since
        cls.seller.kp_salary = 20000
        # As if it had been so from the first.
        cls.env.flush_all()
        seller = cls.seller.kp_history_ids.sorted("date")
        seller[-1].unlink()
        seller[0].salary = 20000
        cls.version = cls.new_version(cls.since, number="1")
        cls.version.action_approve()

    @classmethod
    def new_version(cls, day, **vals):
        return cls.env["hr.staff.list.version"].create(
            {
                "company_id": cls.company.id,
                "date_in_force": day,
                "order_reference": "наказ від 26.12.2025 № 40-од",
                **vals,
            }
        )

    def change_positions(self, day):
        with freeze_time(day):
            self.seller.write({"kp_salary": 25000, "kp_staff_units": 3})
            self.loose.active = False
            self.job("Двірник", "9162", self.sector, 1)
        self.env.flush_all()

    def compared(self, version=None, **vals):
        dialog = self.env["hr.staff.list.changes"].create(
            {"version_id": (version or self.version).id, **vals}
        )
        changes = dialog._comparison()["changes"]
        return (
            [each.title for each in changes.brought_in],
            [each.title for each in changes.taken_out],
            {
                each.position.title: [difference.name for difference in each.differences]
                for each in changes.changed
            },
        )

    CHANGES = (
        ["Двірник"],
        ["Інженер-програміст"],
        {"Соціолог I категорії": ["Штатних одиниць", "Посадовий оклад", "Фонд на місяць"]},
    )

    def test_kept_as_it_was(self):
        self.assertEqual(self.version.state, "approved")
        self.assertEqual((self.version.units, self.version.fund), (4, 50000))
        self.change_positions(self.today - timedelta(days=5))
        self.assertEqual((self.version.units, self.version.fund), (4, 50000))
        sheet = openpyxl.load_workbook(io.BytesIO(base64.b64decode(self.version.sheet))).active
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
        self.assertIn("ЗАТВЕРДЖЕНО наказ від 26.12.2025 № 40-од", cells)
        self.assertIn("Інженер-програміст", cells)
        self.assertFalse([cell for cell in cells if "Тесля" in str(cell)])
        self.assertTrue(self.version.paper)
        document = Document(io.BytesIO(base64.b64decode(self.version.docx)))
        words = [cell.text for row in document.tables[0].rows for cell in row.cells]
        self.assertIn("Інженер-програміст", [word.replace(NBSP, " ") for word in words])
        self.assertFalse([word for word in words if "Тесля" in word])
        self.assertIn("ЗАТВЕРДЖЕНО", [paragraph.text for paragraph in document.paragraphs])

    def test_the_paper_is_called_what_it_is(self):
        # HTML: in tests nothing prints PDF.
        self.assertFalse(self.version.is_paper_pdf)
        self.assertTrue(self.version.paper_name.endswith(".html"))
        version = self.new_version(self.today)
        with (
            patch.object(
                self.env.registry["ir.actions.report"],
                "get_wkhtmltopdf_state",
                return_value="ok",
            ),
            patch.object(
                self.env.registry["ir.actions.report"],
                "_render_qweb_pdf",
                return_value=(b"%PDF", "pdf"),
            ),
        ):
            version.action_approve()
        self.assertTrue(version.is_paper_pdf)

    def test_paper_names_the_order(self):
        staff_list = self.staff_list(approved_by="наказ від 26.12.2025 № 40-од")
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_staff_list", staff_list.ids
        )
        text = html.fromstring(content).text_content()
        self.assertIn("ЗАТВЕРДЖЕНО", text)
        self.assertNotIn("ЗАТВЕРДЖУЮ", text)

    def test_approved_is_frozen(self):
        for user in (self.officer, self.env.user):
            version = self.version.with_user(user)
            for refused in (
                lambda version=version: version.write({"number": "2"}),
                lambda version=version: version.write({"positions": []}),
                version.unlink,
                version.action_approve,
            ):
                with self.subTest(user=user.login), self.assertRaises(UserError):
                    refused()
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self.version._name),
                    ("res_id", "=", self.version.id),
                    ("res_field", "!=", False),
                ]
            )
        )
        self.assertEqual(len(attachments), 3)
        for attachment in attachments:
            with self.assertRaises(AccessError):
                attachment.with_user(self.officer).write({"raw": b"x"})

    def test_draft_is_not_made_approved_by_hand(self):
        draft = self.new_version(self.today)
        for values in ({"state": "approved"}, {"fund": 5}):
            with self.assertRaises(UserError):
                draft.write(values)
            with self.assertRaises(UserError):
                self.new_version(self.today, **values)
        draft.unlink()

    def test_without_an_order_it_is_not_approved(self):
        with self.assertRaisesRegex(UserError, "order"):
            self.new_version(self.today, order_reference=False).action_approve()

    def test_not_of_a_day_of_which_nothing_is_known(self):
        with self.assertRaisesRegex(UserError, "known since"):
            self.new_version(self.since - timedelta(days=1)).action_approve()

    def test_compared_with_what_holds_today(self):
        self.assertEqual(self.compared(), ([], [], {}))
        self.change_positions(self.today - timedelta(days=5))
        self.assertEqual(self.compared(), self.CHANGES)

    def test_compared_with_another_version_the_earlier_comes_first(self):
        day = self.today - timedelta(days=5)
        self.change_positions(day)
        second = self.new_version(day)
        second.action_approve()
        self.cook.kp_staff_units = 9
        self.assertEqual(self.compared(other_id=second.id), self.CHANGES)
        self.assertEqual(self.compared(second, other_id=self.version.id), self.CHANGES)

    def test_on_the_screen_and_on_paper(self):
        self.change_positions(self.today - timedelta(days=5))
        self.seller.kp_extended_title = False
        dialog = self.env["hr.staff.list.changes"].create({"version_id": self.version.id})
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_staff_list_changes", dialog.ids
        )
        for text in (
            html.fromstring(dialog.changes).text_content(),
            html.fromstring(content).text_content(),
        ):
            for part in ("Двірник", "Уведено", "Виведено", "Посадовий оклад", "УСЬОГО"):
                self.assertIn(part, text)

    def test_changes_by_an_order_show_on_the_version_in_force(self):
        day = self.today - timedelta(days=5)
        order = self.env["hr.kp.order"].create(
            {
                "kind": "staff_list",
                "company_id": self.company.id,
                "number": "50-од",
                "date": day,
                "date_in_force": day,
                "signer_id": self.employees[0].id,
                "signer_title": "Директор",
                "line_ids": [Command.create({"job_id": self.cook.id, "units_after": 4})],
            }
        )
        order.action_sign()
        if order.state != "done":
            order.action_carry_out()
        self.env.flush_all()
        self.version.invalidate_recordset()
        self.assertTrue(self.version.is_in_force)
        self.assertRecordValues(
            self.version.later_history_ids,
            [{"title": "Кухар", "units": 4, "date": day, "order_id": order.id}],
        )
        second = self.new_version(day)
        second.action_approve()
        self.version.invalidate_recordset()
        self.assertFalse(self.version.is_in_force)
        self.assertTrue(second.is_in_force)
        self.assertFalse(second.later_history_ids)

    def test_another_companys_hr_sees_none(self):
        stranger = new_foreign_hr(self.env, "kp_stranger_hr")
        for user in (stranger, self.employee_user):
            with self.assertRaises(AccessError):
                self.version.with_user(user).read(["units"])
