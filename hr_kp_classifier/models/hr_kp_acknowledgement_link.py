import re

from odoo import SUPERUSER_ID, fields, models
from odoo.exceptions import UserError

from ..documents.formats import date_in_figures
from .hr_kp_signing_link import FACTORS, TAX_DIGITS


class HrKpAcknowledgementLink(models.AbstractModel):
    """Signing without a login, by a personal link (``hr.kp.signing.link``)."""

    # A file of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    # The report that prints slips with QR codes.
    _slip_report = None

    means = fields.Selection(
        selection=[("user", "Own login"), ("link", "Personal link")],
        string="By Means of",
        readonly=True,
        help="How who signed electronically was known",
    )
    second_factor = fields.Selection(
        selection=FACTORS,
        string="Further Confirmation",
        readonly=True,
        help="What the employee was asked for beside the link",
    )
    signed_at = fields.Datetime(string="Time of the Signature", readonly=True)
    typed_name = fields.Char(
        string="Name as Typed",
        readonly=True,
        help="What the employee wrote who signed without a login",
    )
    link_user_id = fields.Many2one("res.users", string="Link Made by", readonly=True)
    link_until = fields.Datetime(
        string="Link Valid until",
        compute="_compute_link_until",
        groups="hr.group_hr_user",
        help="Until when the employee can sign by a link that HR has handed over",
    )

    def _compute_link_until(self):
        links = self.env["hr.kp.signing.link"]._read_group(
            [
                *(("res_model", "=", self._name), ("res_id", "in", self.ids)),
                *(("revoked", "=", False), ("expires_at", ">", fields.Datetime.now())),
            ],
            ["res_id"],
            ["expires_at:max"],
        )
        until = dict(links)
        for acknowledgement in self:
            acknowledgement.link_until = acknowledgement.state == "asked" and until.get(
                acknowledgement.id
            )

    # --- HR's buttons -----------------------------------------------------------------

    def _open_ones(self):
        """The acknowledgements that are not signed yet.

        :raise UserError: where there are none
        """
        self.browse().check_access("write")
        found = self.filtered(lambda a: a.state == "asked")
        if not found:
            raise UserError(self.env._("All of these have signed already."))
        return found

    def action_send_link(self):
        """Mail each employee a personal link."""
        open_ones = self._open_ones()
        without = open_ones.filtered(lambda a: not a._link_email())
        if without:
            raise UserError(
                self.env._(
                    "These have no mail address: %s. Enter one on the employee, or copy the "
                    "link for a messenger, or print the slip with its QR code.",
                    ", ".join(without.mapped("employee_id.name")),
                )
            )
        made = self.env["hr.kp.signing.link"]._make(open_ones, "mail")
        template = self.env.ref("hr_kp_classifier.mail_template_signing_link")
        # Not among the paper's messages, where all of HR would read the secret.
        template.with_context(kp_links={link.id: url for link, url in made}).send_mail_batch(
            [link.id for link, _url in made],
            email_values={"model": False, "res_id": False},
            email_layout_xmlid="mail.mail_notification_light",
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._("Links sent: %s", len(made)),
                "type": "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_show_link(self):
        """Show a new personal link, to be copied: it is told this once."""
        self.ensure_one()
        [(link, url)] = self.env["hr.kp.signing.link"]._make(self._open_ones(), "shown")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Personal Link"),
            "res_model": "hr.kp.signing.link.dialog",
            "view_mode": "form",
            "target": "new",
            # Nothing is stored: the dialog shows what it is opened with.
            "context": {
                "default_url": url,
                "default_employee_id": self.employee_id.id,
                "default_expires_at": link.expires_at,
                "default_second_factor": link._factor(),
            },
        }

    def action_print_slips(self):
        """Print a slip with a new link's QR code for each employee."""
        return self.env.ref(self._slip_report).report_action(self._open_ones(), config=False)

    def action_revoke_links(self):
        """Make every link to these dead: one was lost, or sent to somebody else."""
        open_ones = self._open_ones()
        open_ones.check_access("write")
        # sudo: HR revokes links by this alone.
        links = self.env["hr.kp.signing.link"].sudo()
        links.search(
            [("res_model", "=", self._name), ("res_id", "in", open_ones.ids)]
        ).revoked = True
        open_ones.invalidate_recordset(["link_until"])
        return True

    # --- What HR knows of the employee ------------------------------------------------

    def _link_email(self):
        """The address for the link; the private one where there is no other."""
        self.ensure_one()
        # sudo: the private address is HR's; whoever is called here has been let in as HR.
        return self._email() or self.sudo().employee_id.private_email or ""

    def _link_answer(self, factor):
        """The answer that is expected of the employee; "" where HR does not know it.

        :param factor: ``birthday`` (answered as «1990-12-31»), ``tax`` or ``mail`` (the address)
        """
        self.ensure_one()
        # sudo: compared, not shown.
        employee = self.sudo().employee_id
        if factor == "birthday":
            return employee.birthday and employee.birthday.isoformat() or ""
        if factor == "tax":
            # Ukrainian HR enters the РНОКПП in either; a number of another kind is no answer.
            for number in (employee.ssnid, employee.identification_id):
                digits = re.sub(r"[\s-]", "", number or "")
                if re.fullmatch(r"[0-9]{10}", digits):
                    return digits[-TAX_DIGITS:]
            return ""
        return self._link_email()

    # --- Signing ----------------------------------------------------------------------

    def _sign_by_link(self, link, typed_name, signature):
        """Record the signature of the link's holder; the caller has checked link and answer.

        :param typed_name: the name that was typed
        :param signature: the drawn signature, an image in base64
        :raise UserError: where the image is none, or the paper can't be signed now
        """
        self.ensure_one()
        self._sign_without_login(
            {
                "means": "link",
                "second_factor": link._factor(),
                "typed_name": typed_name,
                "link_user_id": link.create_uid.id,
            },
            signature,
        )
        self._tell_signed(link.create_uid)

    def _tell_signed(self, user):
        texts = self.with_context(lang=user.lang).env
        body = texts._(
            "%(employee)s has signed by the personal link on %(date)s. Further confirmation: "
            "%(factor)s.",
            employee=self.employee_id.name,
            date=date_in_figures(self.signed_on),
            factor=self._name_of("second_factor", user.lang),
        )
        self._tell_hr(user, body + self._note_of_typed_name(user.lang))

    def _note_of_typed_name(self, lang):
        """What HR is told beside where the name that was typed is quite another."""
        if not self.typed_name or self._names_match():
            return ""
        texts = self.with_context(lang=lang).env
        return " " + texts._("Check it: the name typed is «%s».", self.typed_name)

    def _tell_link_closed(self, user):
        self._tell_hr(
            user,
            self.with_context(lang=user.lang).env._(
                "The personal link of %s is closed: the further confirmation was answered wrong "
                "too often. Check what HR has of the employee and hand over a new link.",
                self.employee_id.name,
            ),
        )

    def _tell_hr(self, user, body):
        self.with_user(SUPERUSER_ID).message_post(body=body, partner_ids=user.partner_id.ids)

    def _name_of(self, field_name, lang=None):
        """The name of what a selection field holds, in that language."""
        env = self.with_context(lang=lang).env
        names = dict(self._fields[field_name]._description_selection(env))
        return names.get(self[field_name], "")

    def _names_match(self):
        """Tell whether the typed name shares a word with the employee's."""
        typed, known = (
            {word for word in re.findall(r"[^\W\d_]+", name.lower()) if len(word) > 1}
            for name in (self.typed_name or "", self.employee_id.name or "")
        )
        return bool(typed & known)

    # --- The page ---------------------------------------------------------------------

    def _page(self):
        """What the page shows of the paper.

        :return: dict: ``kind``, ``heading``, ``about`` (date and number), ``lines`` (tuples of
            the kind of line: heading, clause or text; its number; its words), ``changes`` (HTML,
            or nothing), ``acquainted`` (the words that are confirmed; ``read``: those without
            the copy, where it can't be handed over at once)
        """
        raise NotImplementedError

    def _page_copy(self):
        """The copy to keep.

        :return: tuple of the file's name, its content and its type
        """
        raise NotImplementedError
