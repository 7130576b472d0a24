import base64

from odoo import fields, models

from ..documents.formats import date_in_figures
from .hr_kp_kiosk import PROOFS


class HrKpAcknowledgement(models.AbstractModel):
    """Signing without a login, at a tablet of the enterprise (``hr.kp.kiosk``)."""

    # A file of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    means = fields.Selection(selection_add=[("kiosk", "Tablet of the enterprise")])
    identity_proof = fields.Selection(
        selection=PROOFS,
        string="Identity Proven by",
        readonly=True,
        help="How the tablet knew the employee; «Not checked» where the company asks for nothing",
    )
    kiosk_name = fields.Char(
        string="Tablet", readonly=True, help="As it was called on that day"
    )
    copy_mailed = fields.Boolean(
        string="Copy Sent by Mail",
        readonly=True,
        help="Whether the employee was mailed a copy of what they signed at the tablet; where "
        "not, HR hands one over",
    )

    def _sign_at_kiosk(self, session, typed_name, signature):
        """Record the signature of the employee of the session.

        :param session: a live ``hr.kp.kiosk.session`` of this employee
        :param typed_name: the name that was typed, where identity was not checked
        :param signature: the drawn signature, an image in base64
        :raise UserError: where the image is none, or the paper can't be signed now
        """
        self.ensure_one()
        kiosk = session.kiosk_id
        self._sign_without_login(
            {
                "means": "kiosk",
                "identity_proof": session.proof,
                "kiosk_name": kiosk.name,
                "typed_name": typed_name,
                "copy_mailed": bool(self._link_email()),
            },
            signature,
        )
        if self.copy_mailed:
            self._mail_copy(session)
        self._tell_signed_at_kiosk(kiosk.user_id)

    def _tell_signed_at_kiosk(self, user):
        texts = self.with_context(lang=user.lang).env
        body = texts._(
            "%(employee)s has signed at the tablet «%(kiosk)s» on %(date)s. Identity proven by: "
            "%(proof)s.",
            employee=self.employee_id.name,
            kiosk=self.kiosk_name,
            date=date_in_figures(self.signed_on),
            proof=self._name_of("identity_proof", user.lang),
        )
        if not self.copy_mailed:
            body += " " + texts._("Hand over the copy: the employee has no mail address here.")
        self._tell_hr(user, body + self._note_of_typed_name(user.lang))

    def _mail_copy(self, session):
        """Send the employee the copy of the paper: from a tablet they can't take it along."""
        name, content, mimetype = self._page_copy()
        attachment = self.env["ir.attachment"].create(
            {
                "name": name,
                "datas": base64.b64encode(content),
                "mimetype": mimetype,
                # Deleted with the mail.
                "res_model": "mail.message",
            }
        )
        template = self.env.ref("hr_kp_classifier.mail_template_kiosk_copy")
        template.with_context(
            kp_copy_to=self._link_email(),
            kp_copy_lang=self._mail_lang(),
            kp_copy_of=self._document().display_name,
        ).send_mail(
            session.id,
            email_values={"model": False, "res_id": False, "attachment_ids": attachment.ids},
            email_layout_xmlid="mail.mail_notification_light",
        )
