from zoneinfo import ZoneInfo

from odoo import fields, models
from odoo.exceptions import UserError

from ..signing.holders import signature_of


class HrKpAcknowledgement(models.AbstractModel):
    """The acknowledgement of a paper, signed by the employee's КЕП."""

    # A file of its own, beside what is recorded and signed.
    _name = "hr.kp.acknowledgement"
    _inherit = ["hr.kp.acknowledgement", "hr.kp.signed.outside"]

    method = fields.Selection(selection_add=[("kep", "КЕП")])
    container_signer_id = fields.Many2one(
        "hr.kp.container.signer",
        string="Signature by КЕП",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    container_file = fields.Binary(related="container_signer_id.container_id.file")
    container_name = fields.Char(
        string="Name of the Container", related="container_signer_id.container_id.file_name"
    )
    container_report = fields.Html(related="container_signer_id.container_id.report")

    def _refuse_adding_container(self):
        self.check_access("read")
        if not self.env.user.has_group("hr.group_hr_user"):
            # One's own only, as with a drawn signature.
            self._refuse_signing()
        self._refuse_unless_open()

    def _add_container(self, file, file_name):
        """Keep a container of the employee's signature: they have signed by it.

        :raise UserError: where it is of another file, wrong, can't be read, or, unless HR adds
            it, where it does not name the employee
        :return: the container
        """
        self._refuse_adding_container()
        Container = self.env["hr.kp.container"]
        # sudo: the file is compared, not shown.
        signatures = Container._read_signatures(file, self.sudo()._document_to_sign())
        Container._refuse_wrong(signatures)
        signature, note = self._signature_of_employee(signatures)
        container = Container._keep(self, file, file_name, signatures, note)
        self._put_signed(
            {
                "method": "kep",
                "signed_on": self._day_of(signature.signed_at),
                "container_signer_id": container.signer_ids[signatures.index(signature)].id,
            }
        )
        return container

    def _signature_of_employee(self, signatures):
        """Find the employee's signature among these, and what is to be noted of it.

        A name can be written in other ways than here: HR may take a signature for the
        employee's all the same, and that they did is kept. An employee may not.
        """
        name = self.employee_id.name
        found = signature_of(signatures, name)
        if found:
            return found, ""
        signature = signatures[0]
        signer = signature.certificate and signature.certificate.name or ""
        if not self.env.user.has_group("hr.group_hr_user"):
            if not signer:
                raise UserError(
                    self.env._(
                        "The container has no certificate, so it does not say who signed. Sign "
                        "anew with the option «add the certificate», or give the file to HR."
                    )
                )
            raise UserError(
                self.env._(
                    "The signature is that of %(signer)s, and here %(employee)s signs. Where "
                    "it is one person under two names, give the file to HR.",
                    signer=signer,
                    employee=name,
                )
            )
        Container = self.env["hr.kp.container"]
        ukrainian = self.with_context(lang=Container._paper_language())
        return signature, ukrainian._note_of_another_name(signer)

    def _note_of_another_name(self, signer):
        if not signer:
            return self.env._(
                "The container does not name the signer: %(user)s has taken the signature for "
                "that of %(employee)s.",
                user=self.env.user.name,
                employee=self.employee_id.name,
            )
        return self.env._(
            "The certificate names %(signer)s: %(user)s has taken the signature for that of "
            "%(employee)s.",
            signer=signer,
            user=self.env.user.name,
            employee=self.employee_id.name,
        )

    def _day_of(self, signed_at):
        """The company's day of the signature; today's where the container does not say."""
        if not signed_at:
            return self._today()
        return signed_at.astimezone(ZoneInfo(self._zone())).date()
