from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..models.hr_kp_kiosk import PAGE, SHORTEST_TYPED
from ..models.hr_kp_kiosk_entering import SHORTEST_PIN
from .public_page import PublicPage, drawn, typed

# Seconds without a touch after which the tablet goes back to its start, and how many of them
# before the end it warns.
IDLE = 90
WARNING = 30

ROUTE = {"type": "http", "auth": "public", "csrf": False, "save_session": False}


class Kiosk(PublicPage, http.Controller):
    """The page of a tablet in a workshop: one after another reads and signs.

    The browser asks for one address only and keeps it: what follows replaces the page's content
    (static/src/signing/kiosk.js). So nothing is in its history, and the button «back» shows
    nothing of the former person. Two secrets come with each request: the tablet's token, and the
    session's of the employee who has proved who they are.
    """

    @http.route(
        PAGE, type="http", auth="public", methods=["GET"], readonly=True, save_session=False
    )
    def shell(self):
        """An empty page that asks for the start by the token of the address's fragment."""
        return self._render_page(
            "kiosk_shell", {"page": PAGE, "idle": IDLE, "warning": WARNING}
        )

    @http.route(PAGE, methods=["POST"], **ROUTE)
    def start(self, token="", sought="", **_others):
        """Where everybody begins: the list of names, or those found by what was typed."""
        kiosk, refusal = self._find(token)
        return refusal or self._start(kiosk, sought=sought)

    @http.route(f"{PAGE}/who", methods=["POST"], **ROUTE)
    def who(self, token="", employee="", **_others):
        """The employee has named themself: they are asked for the PIN."""
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        found = self._employee(kiosk, employee)
        if not found:
            return self._start(kiosk)
        if kiosk.proof == "none":
            return self._papers(kiosk, kiosk._enter_unchecked(found))
        return self._pin(kiosk, found)

    @http.route(f"{PAGE}/pin", methods=["POST"], **ROUTE)
    def by_pin(self, token="", employee="", pin="", **_others):
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        found = self._employee(kiosk, employee)
        if not found:
            return self._start(kiosk)
        session = kiosk._enter_by_pin(found, pin, request.httprequest.remote_addr)
        if not session:
            return self._pin(kiosk, found, "wrong")
        return self._papers(kiosk, session)

    @http.route(f"{PAGE}/badge", methods=["POST"], **ROUTE)
    def by_badge(self, token="", badge="", **_others):
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        session = kiosk._enter_by_badge(badge, request.httprequest.remote_addr)
        if not session:
            return self._start(kiosk, "badge")
        return self._papers(kiosk, session)

    @http.route(f"{PAGE}/papers", methods=["POST"], **ROUTE)
    def papers(self, token="", session="", **_others):
        """The papers that the employee has to sign."""
        kiosk, refusal = self._find(token)
        return refusal or self._papers(kiosk, session)

    @http.route(f"{PAGE}/paper", methods=["POST"], **ROUTE)
    def paper(self, token="", session="", paper="", **_others):
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        of_employee = self._session(kiosk, session)
        acknowledgement = of_employee and of_employee._paper(paper)
        if not acknowledgement:
            return self._papers(kiosk, session)
        return self._paper(kiosk, session, of_employee, acknowledgement)

    @http.route(f"{PAGE}/sign", methods=["POST"], **ROUTE)
    def sign(
        self,
        token="",
        session="",
        paper="",
        name="",
        confirmed="",
        signature="",
        **_others,
    ):
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        of_employee = self._session(kiosk, session)
        acknowledgement = of_employee and of_employee._paper(paper)
        if not acknowledgement:
            return self._papers(kiosk, session)
        asks_name = of_employee.proof == "none"
        name, image = typed(name) if asks_name else "", drawn(signature)

        def again(error):
            return self._paper(kiosk, session, of_employee, acknowledgement, error, name)

        if asks_name and not name:
            return again("name")
        if not confirmed:
            return again("confirmed")
        if not image:
            return again("signature")
        try:
            acknowledgement._sign_at_kiosk(of_employee, name, image)
        except UserError:
            return again("signature")
        return self._render(
            kiosk,
            "kiosk_done",
            session=session,
            reader=of_employee.employee_id.name,
            signed_time=acknowledgement._signed_time(),
            acknowledgement=acknowledgement,
            paper=acknowledgement._page(),
            left=len(of_employee._papers()),
        )

    @http.route(f"{PAGE}/end", methods=["POST"], **ROUTE)
    def end(self, token="", session="", **_others):
        """The employee is done, or has gone: the next one starts from nothing."""
        kiosk, refusal = self._find(token)
        if refusal:
            return refusal
        self._session(kiosk, session).unlink()
        return self._start(kiosk)

    # --- Who may come in --------------------------------------------------------------

    def _find(self, token):
        """The tablet of that token, or the page to answer with: tuple of both."""
        kiosk, refusal = self._find_secret("hr.kp.kiosk", token)
        if not refusal and not kiosk._is_alive(token):
            # No guess: the tablet had that address from HR.
            return None, self._refuse()
        return kiosk, refusal

    def _session(self, kiosk, token):
        return kiosk.env["hr.kp.kiosk.session"]._of_token(kiosk, token)

    def _employee(self, kiosk, employee_id):
        """The employee of that number who can be chosen here; an empty one for none."""
        if kiosk.proof == "badge" or not (employee_id.isascii() and employee_id.isdigit()):
            return kiosk.env["hr.employee"]
        return kiosk._employee(int(employee_id[:9]))

    # --- What is shown ----------------------------------------------------------------

    def _refuse(self, why="dead", status=404):
        return self._render_page(
            "kiosk_page", {"step": "kiosk_refused", "page": PAGE, "why": why}, status
        )

    def _start(self, kiosk, error="", sought=""):
        by_name = kiosk.proof != "badge"
        found = []
        if by_name and kiosk.finding == "list":
            found = kiosk._names_waiting()
        elif by_name and sought:
            found = kiosk._names_waiting(sought)
        return self._render(
            kiosk,
            "kiosk_start",
            error="held_off" if kiosk._is_held_off() else error,
            by_name=by_name,
            by_badge=kiosk._takes("badge"),
            finding=kiosk.finding,
            sought=typed(sought),
            shortest=SHORTEST_TYPED,
            found=found,
        )

    def _pin(self, kiosk, employee, error=""):
        if kiosk._is_held_off(employee):
            error = "held_off"
        elif not kiosk._has_pin(employee):
            error = "none"
        return self._render(
            kiosk,
            "kiosk_pin",
            employee=employee.id,
            reader=employee.name,
            by_badge=kiosk._takes("badge"),
            shortest=SHORTEST_PIN,
            error=error,
        )

    def _papers(self, kiosk, session):
        of_employee = self._session(kiosk, session)
        if not of_employee:
            return self._start(kiosk, "over")
        return self._render(
            kiosk,
            "kiosk_papers",
            session=session,
            reader=of_employee.employee_id.name,
            papers=[(of_employee._key(each), each._page()) for each in of_employee._papers()],
        )

    def _paper(self, kiosk, session, of_employee, acknowledgement, error="", name=""):
        employee = of_employee.employee_id
        return self._render(
            kiosk,
            "kiosk_paper",
            status=400 if error else 200,
            session=session,
            hidden={
                "session": session,
                "paper": of_employee._key(acknowledgement),
            },
            error=error,
            name=name,
            asks_name=of_employee.proof == "none",
            paper=acknowledgement._page(),
            reader=employee.name,
            title=acknowledgement._document()._title_of_holder(employee),
            copy_mailed=bool(acknowledgement._link_email()),
        )

    def _render(self, kiosk, step, status=200, **values):
        return self._render_page(
            "kiosk_page",
            {
                "step": step,
                "page": PAGE,
                "company": kiosk.company_id.name,
                "kiosk": kiosk.name,
                **values,
            },
            status,
        )
