import base64
import binascii

from odoo import SUPERUSER_ID
from odoo.http import request

from ..kp.text import clean

# Nothing is loaded from elsewhere, nothing is kept, nobody is told where the visitor was.
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("X-Robots-Tag", "noindex, nofollow"),
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
]
LONGEST_NAME = 200
DATA_URI = "data:image/png;base64,"


def drawn(signature):
    """The drawn signature in base64, where the field of a form holds one; "" otherwise."""
    if not signature.startswith(DATA_URI):
        return ""
    content = signature.removeprefix(DATA_URI)
    try:
        base64.b64decode(content, validate=True)
    except binascii.Error:
        return ""
    return content


def typed(name):
    """The name that was typed, blanks made single.

    Without what is no letter of anybody's: PostgreSQL takes no NUL, and marks that turn the
    direction of writing would show HR another name than there is.
    """
    return clean(name)[:LONGEST_NAME]


class PublicPage:
    """Pages on which employees without a login read and sign.

    What is shown and done hangs on a secret alone that comes in the body of a POST, in no address
    and no cookie; that also guards against requests forged by other sites, so none of Odoo's
    tokens is asked for.
    """

    def _guesses(self):
        return request.env["hr.kp.signing.guess"].with_user(SUPERUSER_ID)

    def _find_secret(self, model, token):
        """Find what a token opens, and hold off who guesses.

        :return: tuple of the record, dead or alive, and of the page to answer with, where there
            is no way in
        """
        guesses = self._guesses()
        address = request.httprequest.remote_addr
        if guesses._is_held_off(address):
            return None, self._refuse("held_off", 429)
        found = request.env[model]._of_token(token)
        if not found:
            guesses._note(address)
            return None, self._refuse()
        return found, None

    def _refuse(self, why="dead", status=404):
        """One page for whatever is wrong: it says of nobody."""
        raise NotImplementedError

    def _render_page(self, template, values, status=200):
        qweb = request.env["ir.qweb"].with_user(SUPERUSER_ID)
        html = qweb._render(f"hr_kp_classifier.{template}", values)
        headers = [("Content-Type", "text/html; charset=utf-8"), *HEADERS]
        if status == 429:
            headers.append(("Retry-After", "3600"))
        return request.make_response(f"<!DOCTYPE html>\n{html}", headers, status=status)
