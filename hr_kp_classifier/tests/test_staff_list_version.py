import base64
import io
import json
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
from .staff_list_case import StaffListCase


@tagged("post_install", "-at_install")
class TestStaffListVersion(StaffListCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Somebody holds it, and the staff list has no unit of it.
        cls.employee("Олена Пчілка", cls.job("Тесляр", "7124", cls.sector, 0))
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


@tagged("post_install", "-at_install")
class TestStaffListOrder(StaffListCase):
    """An order that approves the staff list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller.kp_salary = 20000
        cls.env.flush_all()
        cls.day = cls.today + timedelta(days=7)

    def order(self, **vals):
        return self.env["hr.kp.order"].create(
            {
                "kind": "staff_list_approval",
                "company_id": self.company.id,
                "number": "50-од",
                "date": self.today,
                "date_in_force": self.day,
                "signer_id": self.employees[0].id,
                "signer_title": "Директор",
                **vals,
            }
        )

    def version(self, **vals):
        return self.env["hr.staff.list.version"].create(
            {"company_id": self.company.id, "number": "2", **vals}
        )

    def printed(self, order):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_order", order.ids
        )
        return " ".join(html.fromstring(content).text_content().split())

    def test_words_and_annex(self):
        version = self.version()
        order = self.env["hr.kp.order"].browse(version.action_compose_order()["res_id"])
        self.assertEqual(version.action_compose_order()["res_id"], order.id)
        order.write({"number": "50-од", "date": self.today, "date_in_force": self.day})
        text = self.printed(order)
        for part in (
            "Про затвердження штатного розпису",
            "1. Затвердити штатний розпис № 2 у кількості 4 штатних одиниць з місячним фондом "
            "заробітної плати 50 000,00 ",
            "ЗАТВЕРДЖЕНО наказ від",
            "ШТАТНИЙ РОЗПИС № 2",
            "Інженер-програміст",
            "УСЬОГО",
        ):
            self.assertIn(part, text)
        document = Document(io.BytesIO(order._docx()[1]))
        words = [
            paragraph.text.replace(NBSP, " ")
            for table in document.tables
            for row in table.rows
            for cell in row.cells
            for paragraph in cell.paragraphs
        ]
        for part in ("Інженер-програміст", "20 000,00", "УСЬОГО"):
            self.assertIn(part, words)

    def test_approved_on_its_day(self):
        version = self.version()
        order = self.order(version_id=version.id)
        order.action_sign()
        self.assertEqual((version.state, version.order_id), ("signed", order))
        self.assertIn("Інженер-програміст", base64.b64decode(order.snapshot).decode())
        with self.assertRaisesRegex(UserError, "awaits its day"):
            version.number = "3"
        with self.assertRaisesRegex(UserError, "awaits its day"):
            version.action_approve()
        with freeze_time(self.day):
            self.run_cron("ir_cron_carry_out_orders")
            version.invalidate_recordset()
            self.assertEqual(order.state, "done")
            self.assertTrue(version.is_in_force)
            self.assertTrue(order.verify()[0]["matches"])
        self.assertRecordValues(
            version, [{"state": "approved", "date_in_force": self.day, "units": 4}]
        )
        self.assertIn("50-од", version.order_reference)

    def test_a_version_is_made_where_none_is_named(self):
        order = self.order(date_in_force=self.today)
        order.action_sign()
        self.assertEqual(order.state, "done")
        self.assertEqual((order.version_id.state, order.version_id.units), ("approved", 4))

    def test_another_staff_list_than_signed_is_not_approved(self):
        order = self.order()
        order.action_sign()
        self.seller.kp_salary = 25000
        self.env.flush_all()
        with freeze_time(self.day):
            with self.assertRaisesRegex(UserError, "«Соціолог I категорії»"):
                order.action_carry_out()
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual((order.state, order.version_id.state), ("signed", "signed"))
        self.assertIn("not the one that was signed", order.activity_ids.note)

    def test_one_version_is_approved_once(self):
        version = self.version()
        first, second = (self.order(version_id=version.id) for _index in range(2))
        first.action_sign()
        with self.assertRaisesRegex(UserError, "approved already"):
            second.action_sign()

    def test_a_staff_list_without_units_is_not_signed(self):
        self.env["hr.job"].search([("company_id", "=", self.company.id)]).kp_staff_units = 0
        with self.assertRaisesRegex(UserError, "no position has staff units"):
            self.order().action_sign()

    def test_orders_that_change_it_by_then_are_warned_of(self):
        change = self.order(
            kind="staff_list",
            number="49-од",
            line_ids=[Command.create({"job_id": self.cook.id, "units_after": 4})],
        )
        order = self.order()
        self.assertFalse(order.warnings)
        change.action_sign()
        order.invalidate_recordset(["warnings"])
        self.assertIn("49-од", order.warnings)

    def revoke(self, order):
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        revocation.write({"number": "51-од", "date": self.today, "date_in_force": self.today})
        warnings = revocation.warnings
        revocation.action_sign()
        return warnings

    def test_revoked_before_its_day_it_is_a_draft_again(self):
        order = self.order(version_id=self.version().id)
        order.action_sign()
        self.revoke(order)
        self.assertEqual(order.state, "revoked")
        self.assertRecordValues(
            order.version_id, [{"state": "draft", "units": 0, "order_reference": False}]
        )
        # What another order makes of the version is no change of this one.
        order.version_id.number = "3"
        self.assertTrue(order.verify()[0]["matches"])

    def test_the_annex_is_verified_with_the_order(self):
        order = self.order(version_id=self.version().id)
        order.action_sign()
        positions = [dict(each) for each in order.version_id.positions]
        [cook] = [each for each in positions if each["title"].startswith("Кухар")]
        cook["units"] = "7"
        self.past_the_program(order.version_id, "positions", json.dumps(positions))
        [result] = order.verify()
        [difference] = result["differences"]
        self.assertIn("«Кухар", difference["what"])
        self.assertEqual((difference["kept"], difference["now"]), ("0,50", "7,00"))

    def test_revoked_from_a_later_day_it_is_approved_until_then(self):
        order = self.order(version_id=self.version().id)
        order.action_sign()
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        later = order.date_in_force + timedelta(days=3)
        revocation.write({"number": "51-од", "date": self.today, "date_in_force": later})
        revocation.action_sign()
        self.assertEqual(order.version_id.state, "signed")
        for day, state in ((order.date_in_force, "approved"), (later, "revoked")):
            with freeze_time(day):
                self.run_cron("ir_cron_carry_out_orders")
            self.env.invalidate_all()
            self.assertEqual(order.version_id.state, state)

    def test_revoked_it_gives_way_to_the_version_before(self):
        first = self.order(date_in_force=self.today, version_id=self.version().id)
        first.action_sign()
        second = self.order(date_in_force=self.today)
        second.action_sign()
        warnings = self.revoke(second)
        self.assertIn("positions stay as they are", warnings)
        self.assertEqual(second.version_id.state, "revoked")
        first.version_id.invalidate_recordset()
        self.assertTrue(first.version_id.is_in_force)
