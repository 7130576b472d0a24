from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..controllers.kiosk import Kiosk
from ..models import hr_kp_signing_guess
from ..models.hr_kp_signing_link import digest
from .common import logged_lines
from .kiosk_case import BADGE, PAGE, PIN, TabletCase


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
        with logged_lines() as lines:
            self.by_pin("77889911")
            session = self.session_of(self.by_pin())
            self.sign_here(session)
        self.assertTrue([line for line in lines if PAGE in line])
        for secret in (self.token, session, "77889911"):
            self.assertFalse([line for line in lines if secret in line])
