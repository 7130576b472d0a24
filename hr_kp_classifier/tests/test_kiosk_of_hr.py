from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import new_foreign_hr
from .kiosk_case import NAME, PAGE, KioskCase


@tagged("post_install", "-at_install")
class TestDepartmentOfTablet(KioskCase):
    def test_a_tablet_never_becomes_the_whole_companys(self):
        shop = self.env["hr.department"].create({"name": "Цех"})
        self.kiosk.department_ids = shop
        self.assertFalse(self.kiosk._employees())
        shop.active = False
        self.env.invalidate_all()
        self.assertFalse(self.kiosk._employees())
        self.assertEqual(self.kiosk.department_ids, shop)
        self.userless.department_id = shop
        self.assertEqual(self.kiosk._employees(), self.userless)
        self.userless.department_id = False
        self.kiosk.active = False
        with (
            self.assertRaisesRegex(UserError, "«Цех 2» is for «Цех»"),
            self.env.cr.savepoint(),
        ):
            shop.sudo().unlink()
        self.kiosk.department_ids = False
        shop.sudo().unlink()
        self.assertFalse(shop.exists())


@tagged("post_install", "-at_install")
class TestKioskOfHr(KioskCase):
    def test_opened_by_hr_of_the_company_alone(self):
        foreign = new_foreign_hr(self.env(su=True), "kp_foreign")
        for user in (self.employee_user, foreign):
            kiosk = self.kiosk.with_user(user)
            for method in ("action_open", "action_close", "action_forgive"):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaises(AccessError),
                ):
                    getattr(kiosk, method)()
        self.assertEqual(self.kiosk.state, "new")

    def test_shown_once_and_stored_nowhere(self):
        action = self.kiosk.action_open()
        url = action["context"]["default_url"]
        self.assertRegex(url, rf"{PAGE}#[\w-]{{43}}$")
        dialog = self.env[action["res_model"]].with_context(**action["context"]).create({})
        self.assertTrue(dialog.qr)
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT d::text FROM hr_kp_signing_link_dialog d WHERE id = %s", [dialog.id]
        )
        self.assertNotIn(url.partition("#")[2], self.env.cr.fetchone()[0])
        self.assertNotIn("#", "".join(self.kiosk.message_ids.mapped("body")))

    def test_open_for_its_days(self):
        self.kiosk.days = 3
        self.kiosk.action_open()
        self.assertEqual(self.kiosk.state, "open")
        self.assertAlmostEqual(
            self.kiosk.expires_at,
            fields.Datetime.now() + timedelta(days=3),
            delta=timedelta(minutes=1),
        )
        self.kiosk.action_close()
        self.assertEqual(self.kiosk.state, "closed")
        self.kiosk.action_open()
        self.assertEqual(self.kiosk.state, "open")

    def test_only_hr_is_told(self):
        with self.assertRaisesRegex(ValidationError, "not of HR"):
            self.kiosk.user_id = self.employee_user

    def test_a_copy_has_no_address(self):
        self.kiosk.action_open()
        self.assertEqual(self.kiosk.copy().state, "new")

    def test_who_lacks_a_secret_is_named(self):
        self.kiosk.department_ids = self.department
        self.reader.pin = "12"
        self.kiosk.invalidate_recordset()
        for proof, named, unnamed in (
            ("pin", self.reader.name, NAME),
            ("badge", self.reader.name, NAME),
            ("any", self.reader.name, NAME),
            ("none", "Identity is not checked", NAME),
        ):
            self.kiosk.proof = proof
            with self.subTest(proof=proof):
                self.assertIn(named, self.kiosk.secret_warning)
                self.assertNotIn(unnamed, self.kiosk.secret_warning)
        self.reader.pin = "1234"
        self.kiosk.proof = "pin"
        self.kiosk.department_ids = [Command.set(self.department.ids)]
        self.kiosk.invalidate_recordset()
        self.assertNotIn(self.reader.name, self.kiosk.secret_warning or "")

    def test_missing_ground_is_warned_of(self):
        self.assertIn("Employees without agreed means: 2", self.kiosk.means_warning)
        self.company.sudo().kp_means = "планшет"
        self.kiosk.invalidate_recordset()
        self.assertFalse(self.kiosk.means_warning)

    def test_old_sessions_are_forgotten(self):
        sessions = self.env["hr.kp.kiosk.session"].sudo()
        sessions._begin(self.kiosk, self.userless, "pin")
        sessions._begin(self.kiosk, self.reader, "pin")
        sessions.search([], limit=1).until -= timedelta(days=1)
        sessions._gc_sessions()
        self.assertEqual(len(sessions.search([])), 1)

    def test_many_names_take_no_more_queries(self):
        for number in range(60):
            self.make_employee(f"Працівник {number}")
        kiosk = self.kiosk.sudo()
        kiosk._names_waiting()  # what is kept in memory for later
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(17):
            self.assertEqual(len(kiosk._names_waiting()), 62)
