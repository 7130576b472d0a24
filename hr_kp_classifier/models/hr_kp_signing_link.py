import hashlib
import re
import secrets
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import consteq
from odoo.tools.misc import hmac

PAGE = "/kp/sign"
# Wrong answers to the second question after which a link is dead.
MOST_ANSWERS = 5
# Codes that are sent for one link.
MOST_CODES = 5
CODE_LIFE = timedelta(minutes=15)
# How long the paper may be read after the second question was answered, and the copy be fetched
# after signing.
READING_TIME = timedelta(hours=2)
# Dead links are kept for so long: they say whom HR has sent one.
KEPT_FOR = timedelta(days=90)
TAX_DIGITS = 4

FACTORS = [
    ("none", "Without further confirmation"),
    ("birthday", "Date of birth"),
    ("tax", "Last digits of the tax number"),
    ("mail", "Code by mail"),
]


def digest(secret):
    """SHA-256 of a secret, as it is kept: the secret itself is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


class HrKpSigningLink(models.Model):
    """A secret address by which an employee without a login reads and signs one paper.

    Only the holder of the link knows its token: the database has its hash. The token is the
    fragment of the address, which browsers send to nobody: so it is in no log of a server or
    of a proxy, in no referrer, and no messenger's preview opens the paper.

    A visitor's actions run by superuser rights, after the token (and the second factor) was
    checked.
    """

    _name = "hr.kp.signing.link"
    _description = "Personal Link for Signing"
    _order = "id desc"
    _rec_name = "employee_id"

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", required=True, readonly=True, index=True
    )
    employee_id = fields.Many2one(
        "hr.employee", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    way = fields.Selection(
        selection=[("mail", "By mail"), ("shown", "Copied"), ("slip", "Slip with a QR code")],
        string="Handed Over",
        required=True,
        readonly=True,
    )
    expires_at = fields.Datetime(required=True, readonly=True, index=True)
    revoked = fields.Boolean(readonly=True)
    wrong_answers = fields.Integer(readonly=True)
    token_hash = fields.Char(required=True, copy=False, groups=fields.NO_ACCESS)
    code_hash = fields.Char(copy=False, groups=fields.NO_ACCESS)
    code_until = fields.Datetime(copy=False, groups=fields.NO_ACCESS)
    code_count = fields.Integer(copy=False, groups=fields.NO_ACCESS)
    # A pass is given after the second question was answered, and after signing.
    pass_hash = fields.Char(copy=False, groups=fields.NO_ACCESS)
    pass_until = fields.Datetime(copy=False, groups=fields.NO_ACCESS)
    # Which question that was: the company may ask another one since.
    pass_factor = fields.Selection(FACTORS, copy=False, groups=fields.NO_ACCESS)

    _token_unique = models.UniqueIndex("(token_hash)")

    # --- Made by HR -------------------------------------------------------------------

    @api.model
    def _make(self, acknowledgements, way):
        """Make a link for each acknowledgement.

        :param acknowledgements: of one model (an ``hr.kp.acknowledgement``)
        :param way: how it is handed over
        :return: list of tuples: the link and its address, which is told this once
        :raise AccessError: where the user is not HR, or sees one of them not
        :raise UserError: where one can't be signed now, or the second question has no answer
        """
        if not self.env.user.has_group("hr.group_hr_user"):
            raise AccessError(self.env._("Links for signing are made by HR."))
        acknowledgements.check_access("read")
        for acknowledgement in acknowledgements:
            acknowledgement._refuse_unless_open()
        self._refuse_without_answer(acknowledgements)
        tokens = [secrets.token_urlsafe(32) for _each in acknowledgements]
        now = fields.Datetime.now()
        # sudo: HR makes links by this alone.
        links = self.sudo().create(
            [
                {
                    "res_model": acknowledgement._name,
                    "res_id": acknowledgement.id,
                    "employee_id": acknowledgement.employee_id.id,
                    "company_id": acknowledgement.company_id.id,
                    "way": way,
                    "expires_at": now + timedelta(days=acknowledgement.company_id.kp_link_days),
                    "token_hash": digest(token),
                }
                for acknowledgement, token in zip(acknowledgements, tokens, strict=True)
            ]
        )
        return [
            (link.with_env(self.env), f"{acknowledgement.get_base_url()}{PAGE}#{token}")
            for link, acknowledgement, token in zip(
                links, acknowledgements, tokens, strict=True
            )
        ]

    @api.model
    def _refuse_without_answer(self, acknowledgements):
        """:raise UserError: where HR does not know what the employee would be asked for"""
        for company in acknowledgements.company_id:
            factor = company.kp_link_factor
            lacking = acknowledgements.filtered(
                lambda a, company=company, factor=factor: (
                    a.company_id == company and factor != "none" and not a._link_answer(factor)
                )
            )
            if not lacking:
                continue
            names = ", ".join(lacking.mapped("employee_id.name"))
            raise UserError(
                {
                    "birthday": self.env._(
                        "The link asks for the date of birth, and the employee has none here: "
                        "%s. Enter it on the employee, or choose another confirmation in the "
                        "settings.",
                        names,
                    ),
                    "tax": self.env._(
                        "The link asks for the last digits of the tax number (РНОКПП, ten "
                        "digits), and the employee has none here: %s. Enter it on the employee, "
                        "or choose another confirmation in the settings.",
                        names,
                    ),
                    "mail": self.env._(
                        "The link asks for a code sent by mail, and the employee has no mail "
                        "address here: %s. Enter it on the employee, or choose another "
                        "confirmation in the settings.",
                        names,
                    ),
                }[factor]
            )

    def _acknowledgement(self):
        """The acknowledgement to be signed; none where it was withdrawn."""
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id).exists()

    def _paper_name(self):
        self.ensure_one()
        return self._acknowledgement()._document().display_name

    def _mail_lang(self):
        self.ensure_one()
        return self._acknowledgement()._mail_lang()

    def _email(self):
        self.ensure_one()
        return self._acknowledgement()._link_email()

    @api.autovacuum
    def _gc_links(self):
        self.search([("expires_at", "<", fields.Datetime.now() - KEPT_FOR)]).unlink()

    # --- Used by its holder -----------------------------------------------------------

    @api.model
    def _of_token(self, token):
        """The link with that token, dead or alive; an empty one where there is none.

        The returned record has superuser rights.
        """
        links = self.with_user(SUPERUSER_ID)
        if not re.fullmatch(r"[\w-]{43}", token or "", re.ASCII):
            return links.browse()
        return links.search([("token_hash", "=", digest(token))])

    def _is_alive(self):
        """Tell whether it still opens the paper: not expired, revoked, guessed at; the paper in
        force and unsigned; the employee there."""
        self.ensure_one()
        if (
            self.revoked
            or self.wrong_answers >= MOST_ANSWERS
            or self.expires_at <= fields.Datetime.now()
        ):
            return False
        acknowledgement = self._acknowledgement()
        return bool(
            acknowledgement
            and acknowledgement.employee_id.active
            and acknowledgement.employee_id.company_id == acknowledgement.company_id
            and acknowledgement._can_be_signed_today()
        )

    def _factor(self):
        return self.company_id.kp_link_factor

    def _send_code(self):
        """Send a code by mail; not more than so many for one link."""
        self.ensure_one()
        if self.code_count >= MOST_CODES:
            return
        code = f"{secrets.randbelow(10**6):06}"
        self.write(
            {
                "code_hash": self._code_digest(code),
                "code_until": fields.Datetime.now() + CODE_LIFE,
                "code_count": self.code_count + 1,
            }
        )
        self.env.ref("hr_kp_classifier.mail_template_signing_code").with_context(
            kp_signing_code=code
        ).send_mail(
            self.id,
            force_send=True,
            email_values={"model": False, "res_id": False},
            email_layout_xmlid="mail.mail_notification_light",
        )

    def _code_digest(self, code):
        # A key beside the database's rows: six digits alone are soon tried through.
        return hmac(self.env, "hr_kp_classifier.signing_code", (self.id, code))

    def _check_answer(self, answer):
        """Check the answer to the second question; each wrong one brings the link nearer its end.

        :return: whether it is right
        """
        self.ensure_one()
        # Counted before it is compared: of answers given at the same time each counts.
        self.write({"wrong_answers": self.wrong_answers + 1})
        self.flush_recordset()
        factor, given = self._factor(), re.sub(r"\s", "", answer or "")
        if factor == "mail":
            right = (
                bool(self.code_hash)
                and self.code_until > fields.Datetime.now()
                and consteq(self._code_digest(given), self.code_hash)
            )
        else:
            expected = self._acknowledgement()._link_answer(factor)
            right = bool(expected) and consteq(given.encode(), expected.encode())
        if right:
            self.write({"wrong_answers": 0, "code_hash": False})
        elif self.wrong_answers >= MOST_ANSWERS:
            self._acknowledgement()._tell_link_closed(self.create_uid)
        return right

    def _give_pass(self):
        """A second secret, given after the answer, and after signing to fetch the copy."""
        self.ensure_one()
        given = secrets.token_urlsafe(32)
        self.write(
            {
                "pass_hash": digest(given),
                "pass_until": fields.Datetime.now() + READING_TIME,
                "pass_factor": self._factor(),
            }
        )
        return given

    def _has_pass(self, given):
        self.ensure_one()
        return bool(
            self.pass_hash
            and given
            and self.pass_until > fields.Datetime.now()
            and consteq(digest(given), self.pass_hash)
        )

    def _may_read(self, given):
        """Tell whether the paper is shown: the second question is answered, or none is asked."""
        factor = self._factor()
        return factor == "none" or (self._has_pass(given) and self.pass_factor == factor)
