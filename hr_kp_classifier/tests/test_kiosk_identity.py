from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ..models import hr_kp_kiosk_entering, hr_kp_signing_guess
from .kiosk_case import BADGE, NAME, PIN, TabletCase


@tagged("post_install", "-at_install")
class TestNobodySignsForAnother(TabletCase):
    def test_not_by_the_session_of_another(self):
        session = self.session_of(self.by_pin())
        others = self.of_reader()
        for path in ("/paper", "/sign"):
            answer = self.post(path, session=session, paper=self.key(others), confirmed="1")
            self.assertEqual(self.step(answer), "kiosk_papers")
        self.assertEqual(self.step(self.sign_here(session, others)), "kiosk_papers")
        self.assertFalse(self.is_signed(others))

    def test_not_without_a_session(self):
        for session in ("", "x" * 43):
            answer = self.sign_here(session)
            self.assertEqual(self.step(answer), "kiosk_start")
            self.assertIn("Час вийшов", answer.text)
        self.assertFalse(self.is_signed())

    def test_a_session_ends(self):
        sessions = self.env["hr.kp.kiosk.session"].sudo()

        def done(session):
            self.post("/end", session=session)
            self.assertFalse(sessions.search([]))

        def expired(_session):
            sessions.search([]).until = fields.Datetime.now()

        def left(_session):
            self.userless.sudo().active = False

        def another_proof(_session):
            self.kiosk.proof = "badge"

        def another_department(_session):
            self.kiosk.department_ids = self.env["hr.department"].create({"name": "Інший"})

        for end in (done, expired, left, another_proof, another_department):
            with self.subTest(end=end.__name__):
                savepoint = self.env.cr.savepoint()
                session = self.session_of(self.by_pin())
                end(session)
                self.env.flush_all()
                self.assertEqual(self.step(self.sign_here(session)), "kiosk_start")
                self.assertFalse(self.is_signed())
                savepoint.rollback()
                self.env.invalidate_all()

    def test_a_new_address_ends_what_is_shown_at_the_old_one(self):
        session = self.session_of(self.by_pin())
        self.token = self.open()
        self.assertEqual(self.step(self.sign_here(session)), "kiosk_start")
        self.assertFalse(self.is_signed())

    def test_a_session_is_of_its_tablet(self):
        session = self.session_of(self.by_pin())
        other = self.kiosk.copy()
        self.token = self.open(other)
        self.assertEqual(self.step(self.sign_here(session)), "kiosk_start")

    def test_a_session_lasts_while_it_is_used(self):
        session = self.session_of(self.by_pin())
        kept = self.env["hr.kp.kiosk.session"].sudo().search([])
        kept.until = fields.Datetime.now() + timedelta(minutes=1)
        self.env.flush_all()
        self.post("/papers", session=session)
        kept.invalidate_recordset()
        self.assertGreater(kept.until, fields.Datetime.now() + timedelta(minutes=5))

    def test_only_employees_of_the_tablet(self):
        foreign = self.env["res.company"].sudo().create({"name": "Інша"})
        elsewhere = self.env["hr.department"].create({"name": "Інший відділ"})

        def archived():
            self.userless.sudo().active = False

        def of_another_company():
            self.kiosk.sudo().write({"company_id": foreign.id})

        def of_another_department():
            self.kiosk.department_ids = elsewhere

        for case in (archived, of_another_company, of_another_department):
            with self.subTest(case=case.__name__):
                savepoint = self.env.cr.savepoint()
                case()
                self.env.flush_all()
                self.assertNotIn(NAME, self.names(self.post()))
                who = self.post("/who", employee=f"{self.userless.id}")
                self.assertEqual(self.step(who), "kiosk_start")
                self.assertNotIn("session", self.by_pin().text)
                self.kiosk.proof = "badge"
                self.env.flush_all()
                self.assertNotIn("session", self.post("/badge", badge=BADGE).text)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_departments_below_count(self):
        above = self.env["hr.department"].create({"name": "Цехи"})
        self.department.parent_id = above
        self.kiosk.department_ids = above
        # Of no department of her own: that of the position counts.
        self.assertFalse(self.userless.department_id)
        self.env.flush_all()
        self.assertIn(NAME, self.names(self.post()))
        self.userless.department_id = self.env["hr.department"].create({"name": "Інший"})
        self.env.flush_all()
        self.assertNotIn(NAME, self.names(self.post()))
        self.userless.department_id = self.department
        self.env.flush_all()
        self.assertIn(NAME, self.names(self.post()))

    def test_what_is_replaced_is_not_there(self):
        session = self.session_of(self.by_pin())
        self.instruction._write_protected({"state": "replaced"})
        self.env.flush_all()
        self.assertEqual(self.names(self.post()), [])
        self.assertEqual(self.step(self.sign_here(session)), "kiosk_papers")
        self.assertFalse(self.is_signed())


@tagged("post_install", "-at_install")
class TestWrongPins(TabletCase):
    def told(self):
        self.kiosk.invalidate_recordset()
        return self.kiosk.message_ids.filtered(lambda m: "ong PINs" in m.body)

    def test_a_wrong_one_says_nothing(self):
        self.userless.barcode = False
        wrong = self.by_pin("0000")
        self.assertEqual((wrong.status_code, self.step(wrong)), (200, "kiosk_pin"))
        self.assertIn("не підходить", wrong.text)
        for words in ("session", self.instruction.name, self.reader.name):
            self.assertNotIn(words, wrong.text)
        # An employee of no tablet, a number that is none: as nobody.
        for employee in (f"{self.director.id}", "0", "x", "9" * 30, ""):
            answer = self.post("/pin", employee=employee, pin=PIN)
            self.assertEqual(self.step(answer), "kiosk_start")

    def test_an_employee_is_held_off_and_hr_told_once(self):
        with patch.object(hr_kp_kiosk_entering, "MOST_FOR_EMPLOYEE", 3):
            for _each in range(3):
                self.by_pin("0000")
            held_off = self.by_pin()
            self.assertNotIn("session", held_off.text)
            self.assertIn("Забагато", held_off.text)
            [message] = self.told()
            self.assertIn(self.officer.partner_id, message.notified_partner_ids)
            self.assertIn(NAME, message.body)
            # Others sign on.
            self.reader.sudo().pin = "9999"
            self.env.flush_all()
            self.assertIn("session", self.by_pin("9999", self.reader).text)
            # An hour later one may try again.
            self.back_in_time(hours=1)
            self.assertIn("session", self.by_pin().text)

    def test_not_many_in_a_day_either(self):
        with patch.object(hr_kp_kiosk_entering, "MOST_A_DAY", 3):
            for _each in range(3):
                self.by_pin("0000")
                self.back_in_time(hours=2)
            self.assertNotIn("session", self.by_pin().text)

    def test_one_pin_is_not_tried_on_everybody(self):
        self.reader.sudo().pin = "9999"
        self.env.flush_all()
        with patch.object(hr_kp_kiosk_entering, "MOST_AT_KIOSK", 2):
            self.by_pin("1234")
            self.by_pin("1234", self.reader)
            for answer in (self.post(), self.by_pin(), self.by_pin("9999", self.reader)):
                self.assertNotIn("session", answer.text)
                self.assertIn("Забагато", answer.text)
            self.assertEqual(len(self.told()), 1)
            self.assertEqual(self.kiosk.wrong_count, 2)
            self.kiosk.action_forgive()
            self.env.flush_all()
            self.assertIn("session", self.by_pin().text)

    def test_an_employee_who_is_forgiven_may_try_again(self):
        with patch.object(hr_kp_kiosk_entering, "MOST_FOR_EMPLOYEE", 1):
            self.by_pin("0000")
            self.assertNotIn("session", self.by_pin().text)
            self.kiosk.action_forgive()
            self.env.flush_all()
            self.assertIn("session", self.by_pin().text)

    def test_a_badge_is_not_guessed_without_end(self):
        self.kiosk.proof = "badge"
        self.env.flush_all()
        with patch.object(hr_kp_kiosk_entering, "MOST_AT_KIOSK", 2):
            for number in range(2):
                self.post("/badge", badge=f"04100000000{number}")
            self.assertNotIn("session", self.post("/badge", badge=BADGE).text)

    def test_a_right_one_is_no_guess(self):
        self.by_pin("0000")
        self.by_pin()
        guesses = self.env["hr.kp.signing.guess"].sudo()
        self.assertFalse(guesses._count_on(self.userless))
        self.assertEqual(guesses._count_on(self.kiosk), 1)

    def test_the_address_of_the_tablet_is_not_held_off(self):
        """Others sign from it, by personal links."""
        with patch.object(hr_kp_signing_guess, "FROM_ONE_ADDRESS", 1):
            self.by_pin("0000")
            self.assertEqual(self.post().status_code, 200)

    def test_attempts_at_the_same_time_wait_for_each_other(self):
        """Each writes the tablet's row: of two that do not see each other one is retried."""
        before = self.kiosk.sudo().attempts
        self.by_pin("0000")
        self.by_pin()
        self.kiosk.invalidate_recordset()
        self.assertEqual(self.kiosk.sudo().attempts, before + 2)
