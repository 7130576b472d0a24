import base64
from datetime import timedelta
from unittest.mock import patch

from lxml import html
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..controllers.signing import Signing
from ..models import hr_kp_signing_guess
from ..models.hr_kp_signing_link import MOST_ANSWERS, MOST_CODES, digest
from .acknowledgement_case import AcknowledgementCase
from .common import logged_lines, new_foreign_hr
from .order_case import OrderCase

PAGE = "/kp/sign"
NAME = "Ольга Кобилянська"


class LinkCase(AcknowledgementCase):
    """Somebody without a login is asked; HR makes links for them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.action_ask()
        cls.asked = cls.env["hr.job.instruction.acknowledgement"].search(
            [("employee_id", "=", cls.userless.id)]
        )
        cls.company = cls.asked.company_id
        cls.officer.sudo().lang = "en_US"

    def mails(self):
        """The mails to the employee that lead to no record."""
        to_her = [("email_to", "=", "olha@example.com"), ("model", "=", False)]
        return self.env["mail.mail"].sudo().search(to_her)

    def make(self, asked=None, way="shown"):
        """A new link and its token."""
        asked = self.asked if asked is None else asked
        [(link, url)] = self.env["hr.kp.signing.link"]._make(asked, way)
        return link.sudo(), url.partition("#")[2]

    def ask_for(self, factor, **vals):
        """Have the link ask for more, which HR has of the employee."""
        self.company.sudo().kp_link_factor = factor
        self.userless.sudo().write(vals)


class PageCase(LinkCase, HttpCase):
    """What a phone does with the link: no cookies of a login, a browser in English."""

    def post(self, path="", **data):
        return self.url_open(
            PAGE + path,
            data={"token": "", **data},
            headers={"Accept-Language": "en-US"},
            allow_redirects=False,
        )

    def sign_by(self, token, **data):
        picture = self.signature.decode()
        return self.post(
            "/done",
            token=token,
            **{
                "name": NAME,
                "confirmed": "1",
                "signature": f"data:image/png;base64,{picture}",
                **data,
            },
        )

    def given(self, answer):
        """The second secret that a page hands over."""
        return html.fromstring(answer.content).xpath("//input[@name='given']/@value")[0]

    def step(self, answer):
        return html.fromstring(answer.content).xpath("//body/@data-step")[0]


@tagged("post_install", "-at_install")
class TestSigningPage(PageCase):
    def test_the_paper_is_read_and_signed(self):
        _link, token = self.make()
        answer = self.post(token=token)
        self.assertEqual(answer.status_code, 200)
        text = html.fromstring(answer.content).text_content()
        for words in (
            self.instruction.section_ids[1].clause_ids[0].text,
            "Ольга КОБИЛЯНСЬКА",
            "примірник",
        ):
            self.assertIn(words, " ".join(text.split()).replace("\xa0", " "))
        done = self.sign_by(token)
        self.assertEqual((done.status_code, self.step(done)), (200, "done"))
        self.assertIn(self.instruction.text_hash, done.text)
        self.asked.invalidate_recordset()
        self.assertEqual(
            (self.asked.state, self.asked.method, self.asked.means),
            ("signed", "electronic", "link"),
        )
        self.assertEqual((self.asked.signed_name, self.asked.typed_name), (NAME, NAME))
        self.assertEqual(self.asked.second_factor, "none")
        self.assertEqual(self.asked.link_user_id, self.officer)
        self.assertFalse(self.asked.signed_user_id)
        self.assertEqual(self.asked.text_hash, self.instruction.text_hash)
        self.assertTrue(self.asked.signature and self.asked.signed_at)
        self.assertIn(self.asked._signed_time(), done.text)

    def test_the_sheet_says_by_what_means(self):
        self.sign_by(self.make()[1])
        self.asked.invalidate_recordset()
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_acknowledgement_sheet", self.instruction.ids
        )
        text = html.fromstring(content).text_content().replace("\xa0", " ")
        self.assertIn("за особистим посиланням; без додаткового підтвердження", text)
        self.assertIn(self.asked._signed_time(), text)
        self.assertIn(self.instruction.text_hash, text)

    def test_hr_is_told_and_of_another_name_too(self):
        self.sign_by(self.make()[1], name="Іван Карпенко-Карий")
        self.asked.invalidate_recordset()
        [message] = self.asked.message_ids.filtered(lambda m: "signed by the" in m.body)
        self.assertIn(self.officer.partner_id, message.notified_partner_ids)
        self.assertIn("Without further confirmation", message.body)
        self.assertIn("Іван Карпенко-Карий", message.body)

    def test_what_is_missing_is_asked_for_and_nothing_signed(self):
        _link, token = self.make()
        broken = base64.b64encode(b"<svg/>").decode()
        for lacking in (
            {"name": " "},
            {"confirmed": ""},
            {"signature": ""},
            {"signature": f"data:image/png;base64,{broken}"},
            {"signature": "data:image/svg+xml;base64,PHN2Zy8+"},
        ):
            with self.subTest(**lacking):
                answer = self.sign_by(token, **lacking)
                self.assertEqual((answer.status_code, self.step(answer)), (400, "paper"))
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.state, "asked")

    def test_no_signs_that_are_no_letters_in_the_name(self):
        _link, token = self.make()
        done = self.sign_by(token, name="\0 Ольга\x0b\u202e Кобилянська\0 ")
        self.assertEqual(self.step(done), "done")
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.typed_name, NAME)

    def test_one_page_for_whatever_is_wrong(self):
        """A token that never was, and links that no longer work: the same words, of nobody."""
        unknown = self.post(token="x" * 43)
        self.assertEqual((unknown.status_code, self.step(unknown)), (404, "refused"))
        link, token = self.make()

        def expired():
            link.expires_at = fields.Datetime.now()

        def revoked():
            self.asked.action_revoke_links()

        def left():
            self.userless.sudo().active = False

        def replaced():
            self.instruction._write_protected({"state": "replaced"})

        for end in (expired, revoked, left, replaced):
            with self.subTest(end=end.__name__):
                link.write({"expires_at": fields.Datetime.now() + timedelta(1)})
                link.revoked = False
                savepoint = self.env.cr.savepoint()
                end()
                self.env.flush_all()
                for path in ("", "/done", "/code", "/copy"):
                    dead = self.post(path, token=token, name=NAME, confirmed="1")
                    self.assertEqual((dead.status_code, dead.text), (404, unknown.text))
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertEqual(self.post(token=token).status_code, 200)

    def test_dead_once_signed_whichever_link(self):
        _link, other = self.make()
        _link, token = self.make()
        self.sign_by(token)
        for each in (token, other):
            self.assertEqual(self.post(token=each).status_code, 404)
            self.assertEqual(self.sign_by(each, name="Інше").status_code, 404)
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.typed_name, NAME)

    def test_copy_before_signing_and_for_a_while_after(self):
        link, token = self.make()
        snapshot = base64.b64decode(self.instruction.snapshot)
        before = self.post("/copy", token=token)
        self.assertEqual(before.content, snapshot)
        self.assertIn("attachment", before.headers["Content-Disposition"])
        given = self.given(self.sign_by(token))
        self.assertEqual(self.post("/copy", token=token, given=given).content, snapshot)
        self.assertEqual(self.post("/copy", token=token, given="x").status_code, 404)
        link.pass_until = fields.Datetime.now()
        self.assertEqual(self.post("/copy", token=token, given=given).status_code, 404)

    def test_nothing_is_kept_told_or_loaded_from_elsewhere(self):
        _link, token = self.make()
        for answer in (self.url_open(PAGE), self.post(token=token), self.post(token="x")):
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
            page = html.fromstring(answer.content)
            self.assertEqual(page.get("lang"), "uk")
            for address in page.xpath("//@src | //@href | //@action"):
                self.assertRegex(address, r"^/(kp/sign|hr_kp_classifier/static/)")

    def test_the_token_is_in_no_log(self):
        _link, token = self.make()
        with logged_lines() as lines:
            self.url_open(PAGE)
            self.post(token=token)
            self.sign_by(token)
        self.assertTrue([line for line in lines if PAGE in line])
        self.assertFalse([line for line in lines if token in line])

    def test_who_is_logged_in_makes_no_difference(self):
        self.authenticate("kp_employee", "kp_employee")
        _link, token = self.make()
        self.assertEqual(self.step(self.post(token=token)), "paper")
        self.assertEqual(self.post(token="x" * 43).status_code, 404)


@tagged("post_install", "-at_install")
class TestSecondQuestion(PageCase):
    def test_nothing_is_shown_before_the_answer(self):
        self.ask_for("birthday", birthday="1863-11-27")
        _link, token = self.make()
        answer = self.post(token=token)
        self.assertEqual(self.step(answer), "question")
        for words in ("КОБИЛЯНСЬКА", "Соціолог", "оціолога"):
            self.assertNotIn(words, answer.text)
        self.assertEqual(self.step(self.sign_by(token)), "question")
        self.assertEqual(self.post("/copy", token=token).status_code, 404)
        self.assertEqual(self.asked.state, "asked")

    def test_answered_it_is_signed_and_said_so(self):
        self.ask_for("birthday", birthday="1863-11-27")
        _link, token = self.make()
        read = self.post(token=token, answer="1863-11-27")
        self.assertEqual(self.step(read), "paper")
        done = self.sign_by(token, given=self.given(read))
        self.assertEqual(self.step(done), "done")
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.second_factor, "birthday")

    def test_another_question_since_is_asked_anew(self):
        """What the record says was asked has been answered."""
        self.ask_for("birthday", birthday="1863-11-27", ssnid="1234567890")
        _link, token = self.make()
        given = self.given(self.post(token=token, answer="1863-11-27"))
        self.ask_for("tax")
        self.assertEqual(self.step(self.sign_by(token, given=given)), "question")
        given = self.given(self.post(token=token, answer="7890"))
        self.assertEqual(self.step(self.sign_by(token, given=given)), "done")
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.second_factor, "tax")

    def test_wrong_answers_close_the_link_and_hr_is_told(self):
        self.ask_for("tax", ssnid="1234567890")
        _link, token = self.make()
        for _each in range(MOST_ANSWERS - 1):
            self.assertEqual(self.step(self.post(token=token, answer="0000")), "question")
        self.assertEqual(self.post(token=token, answer="0000").status_code, 404)
        self.assertEqual(self.post(token=token, answer="7890").status_code, 404)
        self.asked.invalidate_recordset()
        [message] = self.asked.message_ids.filtered(lambda m: "is closed" in m.body)
        self.assertIn(self.officer.partner_id, message.notified_partner_ids)

    def test_a_right_answer_forgives_the_wrong_ones(self):
        self.ask_for("tax", ssnid="1234567890")
        _link, token = self.make()
        for _twice in range(2):
            for _each in range(MOST_ANSWERS - 1):
                self.assertEqual(self.step(self.post(token=token, answer="0000")), "question")
            self.assertEqual(self.step(self.post(token=token, answer="7890")), "paper")

    def test_last_digits_of_a_tax_number(self):
        self.ask_for("tax", identification_id="12 3456 7890")
        _link, token = self.make()
        self.assertEqual(self.step(self.post(token=token, answer="7890")), "paper")

    def test_code_by_mail(self):
        self.ask_for("mail")
        link, token = self.make()
        self.assertEqual(self.step(self.post(token=token, answer="000000")), "question")
        with patch(
            "odoo.addons.hr_kp_classifier.models.hr_kp_signing_link.secrets.randbelow"
        ) as (draw):
            draw.return_value = 4321
            sent = self.post("/code", token=token)
        self.assertIn("Код надіслано", sent.text)
        [mail] = self.mails()
        self.assertIn("004321", mail.body_html)
        link.code_until = fields.Datetime.now()
        self.assertEqual(self.step(self.post(token=token, answer="004321")), "question")
        link.code_until = fields.Datetime.now() + timedelta(minutes=1)
        self.assertEqual(self.step(self.post(token=token, answer="004321")), "paper")
        # Once only.
        self.assertEqual(self.step(self.post(token=token, answer="004321")), "question")

    def test_codes_are_not_sent_without_end(self):
        self.ask_for("mail")
        _link, token = self.make()
        for _each in range(MOST_CODES + 2):
            self.post("/code", token=token)
        self.assertEqual(len(self.mails()), MOST_CODES)


@tagged("post_install", "-at_install")
class TestGuessing(PageCase):
    def test_who_guesses_is_held_off_with_a_true_link_too(self):
        _link, token = self.make()
        with patch.object(hr_kp_signing_guess, "FROM_ONE_ADDRESS", 3):
            for number in range(3):
                self.assertEqual(self.post(token=f"{number}" * 43).status_code, 404)
            held_off = self.post(token=token)
            self.assertEqual(held_off.status_code, 429)
            self.assertNotIn("КОБИЛЯНСЬКА", held_off.text)
            self.assertEqual(self.sign_by(token).status_code, 429)
            long_ago = fields.Datetime.now() - timedelta(hours=1)
            self.env["hr.kp.signing.guess"].sudo().search([]).made_at = long_ago
            self.assertEqual(self.post(token=token).status_code, 200)

    def test_an_expired_link_is_no_guess(self):
        """Others share the address of a workshop."""
        link, token = self.make()
        link.expires_at = fields.Datetime.now()
        self.post(token=token)
        self.assertFalse(self.env["hr.kp.signing.guess"].sudo().search([]))

    def test_guesses_from_everywhere_count_together(self):
        guesses = self.env["hr.kp.signing.guess"].sudo()
        with patch.object(hr_kp_signing_guess, "IN_ALL", 3):
            for number in range(3):
                guesses._note(f"203.0.113.{number}")
            self.assertTrue(guesses._is_held_off("203.0.113.0"))
            # Else anybody could shut the page to those with true links.
            self.assertFalse(guesses._is_held_off("203.0.113.9"))

    def test_a_whole_net_of_ipv6_is_one_visitor(self):
        guesses = self.env["hr.kp.signing.guess"].sudo()
        with patch.object(hr_kp_signing_guess, "FROM_ONE_ADDRESS", 2):
            guesses._note("2001:db8::1")
            guesses._note("2001:db8::2")
            self.assertTrue(guesses._is_held_off("2001:db8::3"))
            self.assertFalse(guesses._is_held_off("2001:db8:0:1::1"))
            self.assertFalse(guesses._is_held_off("203.0.113.1"))

    def test_old_guesses_are_forgotten(self):
        guesses = self.env["hr.kp.signing.guess"].sudo()
        guesses._note("203.0.113.1")
        guesses.search([]).made_at -= timedelta(days=2)
        guesses._gc_guesses()
        self.assertFalse(guesses.search([]))

    def test_every_route_holds_off(self):
        paths = [
            path
            for name in ("show", "code", "sign", "download")
            for path in getattr(Signing, name).original_routing["routes"]
        ]
        self.assertEqual(len(paths), 4)
        _link, token = self.make()
        with patch.object(hr_kp_signing_guess, "FROM_ONE_ADDRESS", 1):
            self.post(token="x" * 43)
            for path in paths:
                with self.subTest(path=path):
                    answer = self.url_open(path, data={"token": token})
                    self.assertEqual(answer.status_code, 429)


@tagged("post_install", "-at_install")
class TestMakingLinks(LinkCase):
    def test_only_the_hash_is_kept(self):
        link, token = self.make()
        self.assertEqual(link.token_hash, digest(token))
        self.env.flush_all()
        self.env.cr.execute("SELECT l::text FROM hr_kp_signing_link l WHERE id = %s", [link.id])
        self.assertNotIn(token, self.env.cr.fetchone()[0])
        with self.assertRaises(AccessError):
            link.with_user(self.manager).read(["token_hash"])

    def test_valid_for_the_companys_days(self):
        self.company.sudo().kp_link_days = 3
        link, _token = self.make()
        self.assertAlmostEqual(
            link.expires_at,
            fields.Datetime.now() + timedelta(days=3),
            delta=timedelta(minutes=1),
        )
        self.assertEqual(self.asked.link_until, link.expires_at)

    @mute_logger("odoo.sql_db")
    def test_not_for_ever(self):
        for days in (0, 91):
            with self.subTest(days=days), self.assertRaises(IntegrityError):
                self.company.sudo().kp_link_days = days
                self.env.flush_all()
            self.env.invalidate_all()

    def test_by_hr_of_the_company_alone(self):
        foreign = new_foreign_hr(self.env(su=True), "kp_foreign")
        for user in (self.employee_user, foreign):
            for method in ("action_send_link", "action_show_link", "action_revoke_links"):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaises(AccessError),
                ):
                    getattr(self.asked.with_user(user), method)()
            with self.assertRaises(AccessError):
                self.env["hr.kp.signing.link"].with_user(user)._make(
                    self.asked.with_user(user), "shown"
                )
        self.assertFalse(self.env["hr.kp.signing.link"].search([]))

    def test_sent_by_mail_and_not_among_the_papers_messages(self):
        self.asked.action_send_link()
        [mail] = self.mails()
        self.assertRegex(mail.body_html, rf'href="http[^"]*{PAGE}#[\w-]{{43}}"')
        self.assertNotIn(f"{PAGE}#", "".join(self.asked.message_ids.mapped("body")))

    def test_who_has_no_address_is_named(self):
        self.userless.sudo().work_email = False
        with self.assertRaisesRegex(UserError, NAME):
            self.instruction.acknowledgement_ids.action_send_link()
        self.assertFalse(self.env["hr.kp.signing.link"].search([]))
        self.userless.sudo().private_email = "own@example.com"
        self.asked.action_send_link()

    def test_who_could_not_answer_is_named(self):
        for factor in ("birthday", "tax"):
            self.ask_for(factor, ssnid="12345")
            with self.subTest(factor=factor), self.assertRaisesRegex(UserError, NAME):
                self.make()

    def test_not_for_what_is_signed(self):
        self.sign(self.of(self.reader))
        with self.assertRaisesRegex(UserError, "already"):
            self.of(self.reader).action_show_link()

    def test_shown_once_and_stored_nowhere(self):
        context = self.asked.action_show_link()["context"]
        dialog = self.env["hr.kp.signing.link.dialog"].with_context(**context).create({})
        self.assertIn(f"{PAGE}#", context["default_url"])
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT d::text FROM hr_kp_signing_link_dialog d WHERE id = %s", [dialog.id]
        )
        self.assertNotIn(context["default_url"], self.env.cr.fetchone()[0])

    def test_a_paper_of_another_kind_with_the_same_number_is_another(self):
        link, _token = self.make()
        of_notice = link.copy(
            {
                "res_model": "hr.kp.order.notice",
                "token_hash": digest("another"),
                "expires_at": link.expires_at + timedelta(days=9),
            }
        )
        self.asked.invalidate_recordset()
        self.assertEqual(self.asked.link_until, link.expires_at)
        self.asked.action_revoke_links()
        self.assertEqual((link.revoked, of_notice.revoked), (True, False))
        self.assertFalse(self.asked.link_until)

    def test_slips_have_each_their_own_code(self):
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_instruction_signing_slip",
            self.instruction.acknowledgement_ids.ids,
        )
        slips = html.fromstring(content).xpath("//table[contains(@class, 'o_kp_slip')]")
        self.assertEqual(len(slips), 2)
        codes = {slip.xpath(".//img/@src")[0] for slip in slips}
        self.assertEqual(len(codes), 2)
        self.assertTrue(all(code.startswith("data:image/png;base64,") for code in codes))
        self.assertEqual(
            self.env["hr.kp.signing.link"].search([]).mapped("way"), ["slip", "slip"]
        )

    def test_old_links_are_forgotten(self):
        link, _token = self.make()
        kept, _token = self.make()
        link.expires_at -= timedelta(days=120)
        self.env["hr.kp.signing.link"].sudo()._gc_links()
        self.assertFalse(link.exists())
        self.assertTrue(kept.exists())


@tagged("post_install", "-at_install")
class TestNoticeByLink(OrderCase, HttpCase):
    """Notices of orders are signed by the same page."""

    def test_a_notice_is_read_and_signed(self):
        self.order.action_sign()
        self.order.action_ask()
        notice = self.order.acknowledgement_ids
        [(_link, url)] = self.env["hr.kp.signing.link"]._make(notice, "shown")
        token = url.partition("#")[2]
        answer = self.url_open(PAGE, data={"token": token})
        self.assertIn("ПОВІДОМЛЕННЯ", answer.text)
        self.assertIn("Соціолог відділу досліджень", answer.text.replace("\xa0", " "))
        with patch.object(type(notice), "_clean_signature", lambda _self, image: image):
            done = self.url_open(
                f"{PAGE}/done",
                data={
                    "token": token,
                    "name": "Ольга Кобилянська",
                    "confirmed": "1",
                    "signature": "data:image/png;base64,AAAA",
                },
            )
        self.assertIn("Підписано", done.text)
        notice.invalidate_recordset()
        self.assertEqual((notice.state, notice.means), ("signed", "link"))
        self.assertEqual(notice.text_hash, notice._signed_hash())
