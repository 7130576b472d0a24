import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..documents.formats import date_in_figures
from ..documents.scans import LARGEST_FILE, is_scan
from ..documents.signatures import (
    LARGEST_SIGNATURE,
    MOST_PIXELS,
    SignatureTooLarge,
    signature_image,
)
from ..documents.typography import quotable


class HrKpAcknowledgement(models.AbstractModel):
    """That an employee has read a paper (an ``hr.kp.acknowledged``).

    It is made by :meth:`_ask` and signed by :meth:`sign` or :meth:`_record_paper`; nobody
    writes it otherwise, and what is signed stays.
    """

    _name = "hr.kp.acknowledgement"
    _inherit = ["hr.kp.protected.write", "hr.kp.discussion"]
    _description = "Acknowledgement by an Employee"
    _order = "state, asked_on desc, id"

    # What a model that inherits this one names: its field that leads to the paper; what tells
    # the employee; the scheduled action that tells those who were asked with many others.
    _document_field = None
    _activity_type = None
    _mail_template = None
    _notifying_cron = None
    # The dialog in which the employee signs (an hr.kp.sign).
    _signing_dialog = None

    employee_id = fields.Many2one(
        "hr.employee", required=True, readonly=True, ondelete="restrict", index=True
    )
    department_id = fields.Many2one(
        "hr.department", compute="_compute_department_id", store=True, index="btree_not_null"
    )
    state = fields.Selection(
        selection=[("asked", "Not signed yet"), ("signed", "Signed")],
        required=True,
        default="asked",
        readonly=True,
        index=True,
        tracking=True,
    )
    asked_on = fields.Date(readonly=True)
    to_notify = fields.Boolean(
        string="Mail to Follow",
        readonly=True,
        help="Asked, but not told yet: where many are asked at once, they are told in the "
        "background",
    )
    reminded_on = fields.Date(string="Reminded Last on", readonly=True)
    reminder_count = fields.Integer(string="Reminders", readonly=True)
    method = fields.Selection(
        selection=[("electronic", "Electronically"), ("paper", "On paper")],
        string="Signed How",
        readonly=True,
    )
    # In the record itself, where no access to attachments leads to it.
    signature = fields.Binary(readonly=True, attachment=False)
    signed_name = fields.Char(readonly=True, help="As the employee was called on that day")
    signed_title = fields.Char(string="Position when Signing", readonly=True)
    signed_on = fields.Date(readonly=True)
    signed_user_id = fields.Many2one(
        "res.users",
        string="Signed or Recorded by",
        readonly=True,
        help="The employee's own user, or the user who has recorded the signature on paper",
    )
    text_hash = fields.Char(
        string="Hash of the Text", readonly=True, help="SHA-256 of the text that was signed"
    )
    scan = fields.Binary(readonly=True)
    scan_name = fields.Char(string="Name of the File", readonly=True)
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    has_user = fields.Boolean(
        string="Can Sign Here",
        compute="_compute_has_user",
        help="The employee has a user of this Odoo; who has none signs on paper",
    )

    @api.depends("employee_id.department_id")
    def _compute_department_id(self):
        for acknowledgement in self:
            if acknowledgement.state != "signed":
                acknowledgement.department_id = acknowledgement.employee_id.department_id

    @api.depends_context("uid")
    @api.depends("employee_id.user_id")
    def _compute_is_mine(self):
        for acknowledgement in self:
            acknowledgement.is_mine = acknowledgement.employee_id.user_id == self.env.user

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("employee_id.user_id", "=", self.env.uid)]

    @api.depends("employee_id.user_id")
    def _compute_has_user(self):
        for acknowledgement in self:
            acknowledgement.has_user = bool(acknowledgement.employee_id.user_id)

    def _document(self):
        """The paper that is acknowledged."""
        return self[self._document_field]

    @api.model
    def _counts(self, documents):
        """How many were asked to read the papers, and how many have signed.

        :return: dict paper -> tuple of both
        """
        counts = {}
        for document, state, count in self._read_group(
            [(self._document_field, "in", documents.ids)],
            [self._document_field, "state"],
            ["__count"],
        ):
            total, signed = counts.get(document, (0, 0))
            counts[document] = (total + count, signed + count * (state == "signed"))
        return counts

    # --- What must not be changed -----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.keys() - {self._document_field, "employee_id", "asked_on", "to_notify"}:
                raise UserError(
                    self.env._(
                        "A signature is recorded by its own buttons only: «I have read it: sign» and "
                        "«Signed on paper»."
                    )
                )
        return super(
            HrKpAcknowledgement,
            self.with_context(default_state="asked", default_signature=False),
        ).create(vals_list)

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        if set(vals) - self._discussion_fields():
            raise UserError(
                self.env._(
                    "An acknowledgement is signed by the employee, or recorded by «Signed on "
                    "paper»; what is signed is never changed."
                )
            )

    # Not an ondelete check: the record rule's refusal, which says less, would come first.
    def unlink(self):
        self._refuse_if_signed()
        return super().unlink()

    def _refuse_if_signed(self):
        for acknowledgement in self:
            if acknowledgement.state == "signed":
                raise UserError(
                    self.env._(
                        "%s has signed already: a signature is never deleted. Where it was recorded by "
                        "mistake, make a new revision and ask anew.",
                        acknowledgement.employee_id.name,
                    )
                )

    # --- Signing ----------------------------------------------------------------------

    @api.readonly
    def action_sign(self):
        """Open the dialog in which the employee signs."""
        self.ensure_one()
        self._refuse_signing()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sign"),
            "res_model": self._signing_dialog,
            "view_mode": "form",
            "target": "new",
            "context": {"default_acknowledgement_id": self.id},
        }

    def sign(self, signature):
        """Sign for oneself that the paper was read.

        :param signature: the drawn signature, an image in base64
        :raise AccessError: where the acknowledgement is somebody else's
        :raise UserError: where it is signed already, or the paper can't be signed now
        """
        self.ensure_one()
        self._refuse_signing()
        if not signature:
            raise UserError(self.env._("Draw your signature first."))
        self._put_signed(
            {
                "method": "electronic",
                "means": "user",
                "signature": self._clean_signature(signature),
                "signed_on": self._today(),
                "signed_at": fields.Datetime.now(),
            }
        )
        return True

    @api.model
    def _clean_signature(self, signature):
        """The drawn signature with nothing but its picture.

        :param signature: an image in base64
        :return: a PNG in base64
        :raise UserError: where it is no PNG or JPEG, or too large
        """
        try:
            return base64.b64encode(signature_image(base64.b64decode(signature, validate=True)))
        except SignatureTooLarge as error:
            raise UserError(
                self.env._(
                    "The image of the signature is too large: it may have %(kilobytes)s KB and "
                    "%(pixels)s pixels at most. Draw it anew or make the image smaller.",
                    kilobytes=LARGEST_SIGNATURE // 1024,
                    pixels=MOST_PIXELS,
                )
            ) from error
        except (TypeError, ValueError) as error:
            raise UserError(
                self.env._(
                    "The signature has to be a PNG or JPEG image: draw it anew or choose another "
                    "file."
                )
            ) from error

    def _today(self):
        """The date where the company is, whatever the signer's time zone."""
        # sudo: of the employee only the company is asked.
        return self.sudo().employee_id.company_id[:1]._kp_today()

    def _zone(self):
        # sudo: of the employee only the company is asked.
        return self.sudo().employee_id.company_id[:1]._kp_zone()

    def _signed_time(self):
        """The time of the signature where the company is: «25.11.2026 14:05»; "" for none."""
        self.ensure_one()
        if not self.signed_at:
            return ""
        local = fields.Datetime.context_timestamp(
            self.with_context(tz=self._zone()), self.signed_at
        )
        return f"{date_in_figures(local.date())} {local:%H:%M}"

    def _refuse_signing(self):
        """:raise AccessError, UserError: where this user can't sign it now"""
        self.check_access("read")
        # sudo: a plain user sees of an employee what the public profile has.
        if self.sudo().employee_id.user_id != self.env.user:
            raise AccessError(
                self.env._(
                    "Employees sign for themselves alone, each logged in as themselves. For who signs "
                    "on paper, HR presses «Signed on paper»."
                )
            )
        self._refuse_unless_open()

    def _refuse_unless_open(self):
        self.ensure_one()
        if self.state == "signed":
            raise UserError(
                self.env._(
                    "%s has signed already: nothing more is to be done.", self.employee_id.name
                )
            )
        # sudo: the text is compared, not shown.
        self.sudo()._document()._refuse_signing()

    def _can_be_signed_today(self):
        """Tell whether it waits for its signature: unsigned, the paper in force, its date come."""
        self.ensure_one()
        try:
            self._refuse_unless_open()
            self._refuse_date(self._today())
        except UserError:
            return False
        return True

    def _sign_without_login(self, vals, signature):
        """Record an electronic signature of an employee who is not logged in.

        :param vals: by what means, and how the employee was known; the caller has checked it
        :param signature: the drawn signature, an image in base64
        :raise UserError: where the image is none, or the paper can't be signed now
        """
        self.ensure_one()
        self._put_signed(
            {
                "method": "electronic",
                "signed_user_id": False,
                **vals,
                "signature": self._clean_signature(signature),
                "signed_on": self._today(),
                "signed_at": fields.Datetime.now(),
            }
        )

    def _record_paper(self, signed_on, scan, scan_name):
        """Record that these were signed on paper.

        :param signed_on: the date beside the signature
        :param scan: the scanned sheet, base64
        """
        if not self.env.user.has_group("hr.group_hr_user"):
            raise AccessError(
                self.env._(
                    "Signatures on paper are recorded by HR. Give the signed sheet to them."
                )
            )
        self.check_access("read")
        self._refuse_scan(scan)
        for acknowledgement in self:
            acknowledgement._refuse_unless_open()
            acknowledgement._put_signed(
                {
                    "method": "paper",
                    "signed_on": signed_on,
                    "scan": scan,
                    "scan_name": scan_name,
                }
            )

    @api.model
    def _refuse_scan(self, scan):
        """:raise UserError: where it is no PDF and no picture, or too large"""
        try:
            content = base64.b64decode(scan or b"")
        except ValueError:
            content = b""
        if not is_scan(content):
            raise UserError(
                self.env._(
                    "The scanned sheet has to be a PDF, a JPEG or a PNG: choose another file in "
                    "«Scanned Sheet»."
                )
            )
        if len(content) > LARGEST_FILE:
            raise UserError(
                self.env._(
                    "The scanned sheet is larger than %s MB: scan it in grey at 200 dpi.",
                    LARGEST_FILE // 1024 // 1024,
                )
            )

    def _refuse_date(self, signed_on):
        """:raise UserError: where nobody can have signed the paper on that date"""
        if signed_on > self._today():
            raise UserError(
                self.env._(
                    "The date of the signature can't be in the future: correct «Signed On»."
                )
            )
        # sudo: only the paper's date and name are asked.
        document = self.sudo()._document()
        approved_on = document._approved_on()
        if approved_on and signed_on < approved_on:
            raise UserError(
                self.env._(
                    "«%(document)s» was approved on %(approved)s: nobody can have signed "
                    "it on %(signed)s. Correct the date of the signature.",
                    document=quotable(document.display_name),
                    approved=date_in_figures(approved_on),
                    signed=date_in_figures(signed_on),
                )
            )

    def _signed_hash(self):
        """The hash of what is signed: the paper's text, where each does not sign words of their
        own."""
        return self._document()._signed_hash()

    def _put_signed(self, vals):
        """Record a signature, however it was given: what holds for each is checked here."""
        self._refuse_unless_open()
        self._refuse_date(vals["signed_on"])
        # sudo: the names are taken as HR has them.
        self_sudo = self.sudo()
        employee, document = self_sudo.employee_id, self_sudo._document()
        self._write_protected(
            {
                "signed_user_id": self.env.uid,
                **vals,
                "state": "signed",
                "signed_name": employee.name,
                "signed_title": document._title_of_holder(employee),
                "text_hash": self_sudo._signed_hash(),
            }
        )
        # sudo: the activity hangs on what has just been closed to everybody.
        self.sudo().activity_feedback([self._activity_type])
