from datetime import timedelta

from lxml import html

from odoo.tests import HttpCase

from .acknowledgement_case import AcknowledgementCase

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
