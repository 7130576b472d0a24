import base64
import logging
from datetime import timedelta
from unittest.mock import patch

from lxml import html

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged

from ..controllers.kiosk import Kiosk
from ..models import hr_kp_kiosk, hr_kp_kiosk_entering, hr_kp_signing_guess
from ..models.hr_kp_signing_link import digest
from .common import new_foreign_hr
from .test_acknowledgement import AcknowledgementCase
from .test_order import OrderCase

PAGE = "/kp/kiosk"
NAME = "Ольга Кобилянська"
PIN = "2711"
BADGE = "041123456789"


class KioskCase(AcknowledgementCase):
    """A tablet, and two who have an instruction to sign: one has a PIN and a badge."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer.sudo().lang = "en_US"
        cls.instruction.action_ask()
        cls.asked = cls.env["hr.job.instruction.acknowledgement"].search(
            [("employee_id", "=", cls.userless.id)]
        )
        cls.company = cls.asked.company_id
        cls.userless.write({"pin": PIN, "barcode": BADGE})
        cls.kiosk = cls.env["hr.kp.kiosk"].create({"name": "Цех 2", "finding": "list"})

    def open(self, kiosk=None):
        """Open the tablet: its token."""
        url = (kiosk or self.kiosk).action_open()["context"]["default_url"]
        self.env.flush_all()
        return url.partition("#")[2]

    def of_reader(self):
        return self.of(self.reader)


class TabletCase(KioskCase, HttpCase):
    """What a tablet does: no cookies of a login, a browser in English."""

    def setUp(self):
        super().setUp()
        self.token = self.open()

    def post(self, path="", **data):
        return self.url_open(
            PAGE + path,
            data={"token": self.token, **data},
            headers={"Accept-Language": "en-US"},
            allow_redirects=False,
        )

    def page(self, answer):
        return html.fromstring(answer.content)

    def step(self, answer):
        return self.page(answer).xpath("//body/@data-step")[0]

    def session_of(self, answer):
        return self.page(answer).xpath("//input[@name='session']/@value")[0]

    def papers_of(self, answer):
        return self.page(answer).xpath("//button[@name='paper']/@value")

    def names(self, answer):
        return self.page(answer).xpath("//button[@name='employee']/text()")

    def by_pin(self, pin=PIN, employee=None):
        employee = employee or self.userless
        return self.post("/pin", employee=f"{employee.id}", pin=pin)

    def key(self, acknowledgement=None):
        acknowledgement = acknowledgement or self.asked
        return f"{acknowledgement._name},{acknowledgement.id}"

    def sign_here(self, session, acknowledgement=None, **data):
        picture = self.signature.decode()
        return self.post(
            "/sign",
            session=session,
            **{
                "paper": self.key(acknowledgement),
                "confirmed": "1",
                "signature": f"data:image/png;base64,{picture}",
                **data,
            },
        )

    def is_signed(self, acknowledgement=None):
        acknowledgement = acknowledgement or self.asked
        acknowledgement.invalidate_recordset()
        return bool(acknowledgement.exists()) and acknowledgement.state == "signed"

    def copies(self):
        return self.env["mail.mail"].sudo().search([("attachment_ids", "!=", False)])

    def back_in_time(self, **ago):
        """All guesses were made so long ago."""
        for guess in self.env["hr.kp.signing.guess"].sudo().search([]):
            guess.made_at -= timedelta(**ago)
        self.env.flush_all()


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
class TestTablet(TabletCase):
    def test_found_by_name_proved_by_pin_read_and_signed(self):
        self.assertIn(NAME, self.names(self.post()))
        asks = self.post("/who", employee=f"{self.userless.id}")
        self.assertEqual(self.step(asks), "kiosk_pin")
        self.assertIn(NAME, asks.text)
        papers = self.by_pin()
        self.assertEqual(self.papers_of(papers), [self.key()])
        session = self.session_of(papers)
        paper = self.post("/paper", session=session, paper=self.key())
        self.assertEqual((paper.status_code, self.step(paper)), (200, "kiosk_paper"))
        text = self.page(paper).text_content().replace("\xa0", " ")
        self.assertIn(self.instruction.section_ids[1].clause_ids[0].text, text)
        # From a tablet no copy is taken along.
        self.assertNotIn("примірник отримала", text)
        done = self.sign_here(session)
        self.assertEqual((done.status_code, self.step(done)), (200, "kiosk_done"))
        self.assertTrue(self.is_signed())
        self.assertIn(self.instruction.text_hash, done.text)
        self.assertIn(self.asked._signed_time(), done.text)

    def test_what_is_kept(self):
        self.company.sudo().kp_means = "планшет у цеху"
        self.sign_here(self.session_of(self.by_pin()))
        self.assertTrue(self.is_signed())
        self.assertEqual(
            (self.asked.method, self.asked.means, self.asked.identity_proof),
            ("electronic", "kiosk", "pin"),
        )
        self.assertEqual(self.asked.kiosk_name, "Цех 2")
        self.assertEqual(self.asked.text_hash, self.instruction.text_hash)
        self.assertEqual(self.asked.signed_name, NAME)
        self.assertEqual(self.asked.agreed_means, "планшет у цеху")
        self.assertTrue(self.asked.signature and self.asked.signed_at)
        self.assertFalse(self.asked.signed_user_id or self.asked.typed_name)

    def sheet(self):
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_acknowledgement_sheet", self.instruction.ids
        )
        return html.fromstring(content).text_content().replace("\xa0", " ")

    def test_the_sheet_says_how_identity_was_proven(self):
        self.sign_here(self.session_of(self.by_pin()))
        self.assertTrue(self.is_signed())
        for proof, words in (
            ("pin", "особу підтверджено PIN-кодом"),
            ("badge", "особу підтверджено перепусткою"),
            ("none", "особу не перевірено"),
        ):
            self.asked._write_protected({"identity_proof": proof})
            sheet = self.sheet()
            with self.subTest(proof=proof):
                self.assertIn(f"електронно, на планшеті підприємства; {words}", sheet)
        self.assertIn(self.asked._signed_time(), sheet)
        self.assertIn("примірник надіслано електронною поштою", sheet)
        self.asked._write_protected({"copy_mailed": False})
        self.assertIn("примірник видає служба персоналу", self.sheet())

    def test_hr_is_told(self):
        other = self.manager
        self.kiosk.user_id = other
        other.sudo().lang = "en_US"
        self.env.flush_all()
        self.sign_here(self.session_of(self.by_pin()))
        self.asked.invalidate_recordset()
        [message] = self.asked.message_ids.filtered(lambda m: "at the tablet" in m.body)
        self.assertIn(other.partner_id, message.notified_partner_ids)
        self.assertIn("Identity proven by: PIN", message.body)
        self.assertNotIn("Hand over the copy", message.body)

    def test_the_copy_is_mailed_or_hr_told_to_hand_it_over(self):
        self.sign_here(self.session_of(self.by_pin()))
        [mail] = self.copies()
        self.assertEqual(mail.email_to, "olha@example.com")
        self.assertEqual(
            mail.attachment_ids.mapped("raw"), [base64.b64decode(self.instruction.snapshot)]
        )
        self.assertTrue(self.asked.copy_mailed)
        # Nobody else gets at it by the session's number.
        self.assertFalse(mail.model or mail.res_id)
        reader = self.reader.sudo()
        reader.write({"pin": "9999", "work_email": False, "private_email": False})
        reader.user_id.email = False
        self.env.flush_all()
        done = self.sign_here(
            self.session_of(self.by_pin("9999", self.reader)), self.of_reader()
        )
        self.assertIn("Примірник отримайте у службі персоналу", done.text)
        self.assertTrue(self.is_signed(self.of_reader()))
        [message] = self.of_reader().message_ids.filtered(lambda m: "at the tablet" in m.body)
        self.assertIn("Hand over the copy", message.body)

    def test_a_refused_signature_sends_nothing(self):
        broken = base64.b64encode(b"<svg/>").decode()
        session = self.session_of(self.by_pin())
        for lacking in (
            {"confirmed": ""},
            {"signature": ""},
            {"signature": f"data:image/png;base64,{broken}"},
            {"signature": "data:image/svg+xml;base64,PHN2Zy8+"},
        ):
            with self.subTest(**lacking):
                answer = self.sign_here(session, **lacking)
                self.assertEqual((answer.status_code, self.step(answer)), (400, "kiosk_paper"))
        self.assertFalse(self.is_signed())
        self.assertFalse(self.copies())

    def test_by_badge(self):
        self.kiosk.proof = "badge"
        start = self.post()
        self.assertFalse(self.names(start))
        self.assertTrue(self.page(start).xpath("//input[@name='badge']"))
        self.assertEqual(self.step(self.post("/badge", badge="0\x00")), "kiosk_start")
        wrong = self.post("/badge", badge="041000000000")
        self.assertEqual(self.step(wrong), "kiosk_start")
        self.assertNotIn("session", wrong.text)
        papers = self.post("/badge", badge=f" {BADGE}\n")
        self.assertIn(NAME, papers.text)
        self.sign_here(self.session_of(papers))
        self.assertTrue(self.is_signed())
        self.assertEqual(self.asked.identity_proof, "badge")

    def test_each_tablet_takes_what_hr_has_chosen_alone(self):
        ways = {
            "pin": lambda: self.by_pin(),
            "badge": lambda: self.post("/badge", badge=BADGE),
            "none": lambda: self.post("/who", employee=f"{self.userless.id}"),
        }
        for proof, taken in (
            ("pin", {"pin"}),
            ("badge", {"badge"}),
            ("any", {"pin", "badge"}),
            ("none", {"none"}),
        ):
            self.kiosk.proof = proof
            self.env.flush_all()
            for way, enter in ways.items():
                with self.subTest(proof=proof, way=way):
                    self.assertEqual("session" in enter().text, way in taken)

    def test_an_empty_secret_lets_nobody_in(self):
        self.kiosk.proof = "any"
        for vals in ({"pin": False, "barcode": False}, {"pin": "1"}):
            self.userless.write(vals)
            self.env.flush_all()
            with self.subTest(**vals):
                answer = self.by_pin(self.userless.pin or "")
                self.assertNotIn("session", answer.text)
                # What to do: HR's field.
                self.assertIn("«PIN-код» у картці працівника", answer.text)
        self.assertNotIn("session", self.post("/badge", badge="").text)

    def test_unchecked_is_said_in_the_record_and_to_hr(self):
        self.kiosk.proof = "none"
        session = self.session_of(self.post("/who", employee=f"{self.userless.id}"))
        self.assertEqual(self.sign_here(session, name="").status_code, 400)
        self.sign_here(session, name="Іван Карпенко-Карий")
        self.assertTrue(self.is_signed())
        self.assertEqual(self.asked.identity_proof, "none")
        self.assertEqual(self.asked.typed_name, "Іван Карпенко-Карий")
        [message] = self.asked.message_ids.filtered(lambda m: "at the tablet" in m.body)
        self.assertIn("Identity proven by: Not checked", message.body)
        self.assertIn("Іван Карпенко-Карий", message.body)

    def test_found_by_what_is_typed(self):
        self.kiosk.finding = "typed"
        self.assertFalse(self.names(self.post()))
        for sought, found in (
            ("коб", [NAME]),
            ("КОБИЛ", [NAME]),
            ("ко", []),
            ("обил", []),
            ("Жук", []),
        ):
            with self.subTest(sought=sought):
                self.assertEqual(self.names(self.post(sought=sought)), found)
        with patch.object(hr_kp_kiosk, "MOST_FOUND", 0):
            many = self.post(sought="коб")
        self.assertFalse(self.names(many))
        self.assertIn("забагато", many.text)

    def test_who_has_nothing_to_sign_is_not_named(self):
        self.assertEqual(self.names(self.post()), [NAME, self.reader.name])
        self.sign_here(self.session_of(self.by_pin()))
        self.assertEqual(self.names(self.post()), [self.reader.name])
        self.assertEqual(self.step(self.by_pin()), "kiosk_start")

    def test_namesakes_are_told_apart(self):
        other = self.make_employee(NAME)
        self.env.flush_all()
        self.assertEqual(self.of(other).state, "asked")
        names = [name for name in self.names(self.post()) if NAME in name]
        self.assertEqual(len(names), 2)
        self.assertIn(f"{NAME} ({self.department.name})", names)


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


@tagged("post_install", "-at_install")
class TestAddressOfTablet(TabletCase):
    def test_only_the_hash_is_kept(self):
        kiosk = self.kiosk.sudo()
        self.assertEqual(kiosk.token_hash, digest(self.token))
        session = self.session_of(self.by_pin())
        for table, secret in (("hr_kp_kiosk", self.token), ("hr_kp_kiosk_session", session)):
            self.env.cr.execute(f"SELECT t::text FROM {table} t")
            self.assertNotIn(secret, str(self.env.cr.fetchall()))
        with self.assertRaises(AccessError):
            self.kiosk.with_user(self.manager).read(["token_hash"])

    def test_one_page_for_whatever_is_wrong(self):
        token, self.token = self.token, "x" * 43
        unknown = self.post()
        self.assertEqual((unknown.status_code, self.step(unknown)), (404, "kiosk_refused"))
        self.token = token
        session = self.session_of(self.by_pin())

        def closed():
            self.kiosk.action_close()

        def expired():
            self.kiosk.expires_at = fields.Datetime.now()

        def archived():
            self.kiosk.active = False

        def replaced():
            self.open()

        for end in (closed, expired, archived, replaced):
            with self.subTest(end=end.__name__):
                savepoint = self.env.cr.savepoint()
                end()
                self.env.flush_all()
                for path in self.paths():
                    answer = self.post(
                        path, session=session, paper=self.key(), badge=BADGE, pin=PIN
                    )
                    self.assertEqual((answer.status_code, answer.text), (404, unknown.text))
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertEqual(self.post().status_code, 200)

    def paths(self):
        paths = [
            path.removeprefix(PAGE)
            for name in vars(Kiosk)
            if (routing := getattr(getattr(Kiosk, name), "original_routing", None))
            and routing["methods"] == ["POST"]
            for path in routing["routes"]
        ]
        self.assertEqual(len(paths), 8)
        return paths

    def test_every_route_holds_off_who_guesses(self):
        token = self.token
        with patch.object(hr_kp_signing_guess, "FROM_ONE_ADDRESS", 1):
            self.token = "x" * 43
            self.post()
            self.token = token
            for path in self.paths():
                with self.subTest(path=path):
                    self.assertEqual(self.post(path).status_code, 429)

    def test_a_former_address_is_no_guess(self):
        """A tablet nobody has told of the new one asks on, from where others sign."""
        self.open()
        self.assertEqual(self.post().status_code, 404)
        self.kiosk.action_close()
        self.env.flush_all()
        self.assertEqual(self.post().status_code, 404)
        self.assertFalse(self.env["hr.kp.signing.guess"].sudo().search([]))

    def test_nothing_is_kept_told_or_loaded_from_elsewhere(self):
        session = self.session_of(self.by_pin())
        answers = [
            self.url_open(PAGE),
            self.post(),
            self.post("/who", employee=f"{self.userless.id}"),
            self.post("/papers", session=session),
            self.post("/paper", session=session, paper=self.key()),
            self.sign_here(session),
        ]
        for answer in answers:
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
            self.assertNotIn("Set-Cookie", answer.headers)
            page = self.page(answer)
            self.assertEqual(page.get("lang"), "uk")
            for address in page.xpath("//@src | //@href | //@action"):
                self.assertRegex(address, r"^/(kp/kiosk|hr_kp_classifier/static/)")
            # No form sends a secret in an address, should the script fail.
            self.assertEqual(
                set(page.xpath("//form/@method")), {"post"} if page.xpath("//form") else set()
            )
            self.assertNotIn(PIN, answer.text)
            self.assertNotIn(self.token, answer.text)

    def test_no_secret_is_in_a_log(self):
        lines = []
        handler = logging.Handler()
        handler.emit = lambda record: lines.append(record.getMessage())
        # Not every test runner lets through more than warnings.
        loggers = [logging.getLogger(name) for name in ("", "werkzeug")]
        levels = [logger.level for logger in loggers]
        loggers[0].addHandler(handler)
        for logger in loggers:
            logger.setLevel(logging.INFO)
        try:
            self.by_pin("77889911")
            session = self.session_of(self.by_pin())
            self.sign_here(session)
        finally:
            loggers[0].removeHandler(handler)
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
        self.assertTrue([line for line in lines if PAGE in line])
        for secret in (self.token, session, "77889911"):
            self.assertFalse([line for line in lines if secret in line])


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


@tagged("post_install", "-at_install")
class TestNoticeAtTablet(OrderCase, HttpCase):
    """Notices of orders are signed at the same tablet."""

    def test_a_notice_is_read_and_signed(self):
        self.order.action_sign()
        self.order.action_ask()
        notice = self.order.acknowledgement_ids
        self.employee.pin = PIN
        kiosk = self.env["hr.kp.kiosk"].create({"name": "Цех"})
        url = kiosk.action_open()["context"]["default_url"]
        self.env.flush_all()
        token = url.partition("#")[2]

        def post(path, **data):
            answer = self.url_open(PAGE + path, data={"token": token, **data})
            return answer, html.fromstring(answer.content)

        _answer, page = post("/pin", employee=f"{self.employee.id}", pin=PIN)
        [session] = set(page.xpath("//input[@name='session']/@value"))
        keys = page.xpath("//button[@name='paper']/@value")
        self.assertIn(f"hr.kp.order.notice,{notice.id}", keys)
        data = {"session": session, "paper": f"hr.kp.order.notice,{notice.id}"}
        answer, _page = post("/paper", **data)
        self.assertIn("ПОВІДОМЛЕННЯ", answer.text)
        self.assertIn("Соціолог відділу досліджень", answer.text.replace("\xa0", " "))
        with patch.object(type(notice), "_clean_signature", lambda _self, image: image):
            signature = "data:image/png;base64,AAAA"
            answer, _page = post("/sign", **data, confirmed="1", signature=signature)
        self.assertIn("Підписано", answer.text)
        notice.invalidate_recordset()
        self.assertEqual(
            (notice.state, notice.means, notice.identity_proof), ("signed", "kiosk", "pin")
        )
        self.assertEqual(notice.text_hash, notice._signed_hash())
