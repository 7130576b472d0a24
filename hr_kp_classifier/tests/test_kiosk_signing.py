import base64
from unittest.mock import patch

from lxml import html

from odoo.tests import HttpCase, tagged

from ..models import hr_kp_kiosk
from .kiosk_case import BADGE, NAME, PAGE, PIN, TabletCase
from .order_case import OrderCase


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
