from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from ..documents.formats import date_in_figures, file_name
from ..documents.signatures import signature_name
from ..models.hr_kp_signing_link import PAGE, TAX_DIGITS
from .public_page import HEADERS, PublicPage, drawn, typed


class Signing(PublicPage, http.Controller):
    """The page of a personal link: read and sign without a login.

    A login in the visitor's browser makes no difference.
    """

    @http.route(
        PAGE, type="http", auth="public", methods=["GET"], readonly=True, save_session=False
    )
    def start(self):
        """An empty page that posts the token of the address's fragment."""
        return self._render("start")

    @http.route(
        PAGE, type="http", auth="public", methods=["POST"], csrf=False, save_session=False
    )
    def show(self, token="", given="", answer="", **_others):
        """The paper; the second question before it, where the company asks one."""
        link, refusal = self._find(token)
        if refusal:
            return refusal
        if link._may_read(given):
            return self._paper(link, token, given)
        if not answer:
            return self._question(link, token)
        if link._check_answer(answer):
            return self._paper(link, token, link._give_pass())
        self._guesses()._note(request.httprequest.remote_addr)
        if not link._is_alive():
            return self._refuse()
        return self._question(link, token, "answer")

    @http.route(
        f"{PAGE}/code",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
    )
    def code(self, token="", **_others):
        """Send the code by mail."""
        link, refusal = self._find(token)
        if refusal:
            return refusal
        if link._factor() == "mail":
            link._send_code()
        return self._question(link, token)

    @http.route(
        f"{PAGE}/done",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
    )
    def sign(self, token="", given="", name="", confirmed="", signature="", **_others):
        link, refusal = self._find(token)
        if refusal:
            return refusal
        if not link._may_read(given):
            return self._question(link, token)
        name, image = typed(name), drawn(signature)
        if not name:
            return self._paper(link, token, given, "name", name)
        if not confirmed:
            return self._paper(link, token, given, "confirmed", name)
        if not image:
            return self._paper(link, token, given, "signature", name)
        acknowledgement = link._acknowledgement()
        try:
            acknowledgement._sign_by_link(link, name, image)
        except UserError:
            return self._paper(link, token, given, "signature", name)
        return self._render(
            "done",
            token=token,
            given=link._give_pass(),
            signed_time=acknowledgement._signed_time(),
            acknowledgement=acknowledgement,
            paper=acknowledgement._page(),
        )

    @http.route(
        f"{PAGE}/copy",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
    )
    def download(self, token="", given="", **_others):
        """The copy to keep: while the link is alive, and for a while after signing."""
        link, refusal = self._find(token, signed_too=True)
        if refusal:
            return refusal
        acknowledgement = link._acknowledgement()
        if not (
            link._has_pass(given)
            or (acknowledgement.state == "asked" and link._may_read(given))
        ):
            return self._refuse()
        name, content, mimetype = acknowledgement._page_copy()
        headers = dict(HEADERS) | {
            "Content-Type": mimetype,
            "Content-Disposition": content_disposition(file_name(name)),
        }
        return request.make_response(content, list(headers.items()))

    # --- Who may come in --------------------------------------------------------------

    def _find(self, token, signed_too=False):
        """Find the link of a token, and hold off who guesses.

        :param signed_too: whether one by which the paper was signed is found, too
        :return: tuple of the link and of the page to answer with, where there is no way in
        """
        link, refusal = self._find_secret("hr.kp.signing.link", token)
        if refusal:
            return None, refusal
        if link._is_alive() or (signed_too and link._acknowledgement().state == "signed"):
            return link, None
        # No guess: only who was given it knows it, and others share the address of a workshop.
        return None, self._refuse()

    # --- What is shown ----------------------------------------------------------------

    def _refuse(self, why="dead", status=404):
        """One page for what is wrong, expired, revoked or signed: it says of nobody."""
        return self._render("refused", status=status, why=why)

    def _question(self, link, token, error=""):
        return self._render(
            "question",
            token=token,
            factor=link._factor(),
            sent=bool(link.code_hash),
            digits=TAX_DIGITS,
            error=error,
        )

    def _paper(self, link, token, given, error="", name=""):
        acknowledgement = link._acknowledgement()
        document = acknowledgement._document()
        employee = acknowledgement.employee_id
        return self._render(
            "paper",
            status=400 if error else 200,
            token=token,
            given=given,
            hidden={"token": token, "given": given},
            error=error,
            name=name,
            paper=acknowledgement._page(),
            reader=signature_name(employee.name),
            title=document._title_of_holder(employee),
            until=date_in_figures(link.expires_at.date()),
        )

    def _render(self, step, status=200, **values):
        return self._render_page("signing_page", {"step": step, "page": PAGE, **values}, status)
