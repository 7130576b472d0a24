import base64
import binascii
import hashlib
from datetime import timezone
from zoneinfo import ZoneInfo

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..documents.formats import date_in_figures
from ..signing.container import LARGEST_CONTAINER, read_container
from ..signing.holders import masked
from ..signing.result import ContainerError, Verdict
from ..translation import translated

KYIV = ZoneInfo("Europe/Kyiv")
VERDICTS = [
    (Verdict.CONFIRMED.value, "Checked"),
    (Verdict.REFUTED.value, "Wrong"),
    (Verdict.UNCHECKED.value, "Not checked"),
]


class HrKpContainer(models.Model):
    """A container of signatures that were made outside Odoo (КЕП), kept with its paper.

    It is made by :meth:`_keep` alone; nobody has a right to create, write or delete one.
    """

    _name = "hr.kp.container"
    _description = "Signatures Made Outside (КЕП)"
    _rec_name = "file_name"
    _order = "id desc"

    # One of these leads to the paper: see hr.kp.signed.outside.
    acknowledgement_id = fields.Many2one(
        "hr.job.instruction.acknowledgement",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    notice_id = fields.Many2one(
        "hr.kp.order.notice", readonly=True, ondelete="cascade", index="btree_not_null"
    )
    instruction_id = fields.Many2one(
        "hr.job.instruction", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    company_id = fields.Many2one(
        "res.company", compute="_compute_company_id", store=True, index=True
    )
    # In an attachment of the field: it falls under the rules of this record.
    file = fields.Binary(string="Container", readonly=True)
    file_name = fields.Char(string="Name of the File", readonly=True, required=True)
    document_hash = fields.Char(
        string="Hash of the File",
        readonly=True,
        help="SHA-256 of the file that the signatures were compared with",
    )
    signer_ids = fields.One2many("hr.kp.container.signer", "container_id", readonly=True)
    report = fields.Html(string="What Was Checked", readonly=True)
    is_verified = fields.Boolean(
        string="Signature Verified",
        readonly=True,
        help="The file, every signature and the dates of the certificates were checked. That "
        "the provider has issued the certificates and not revoked them is never checked here.",
    )

    _of_one_paper = models.Constraint(
        "CHECK(num_nonnulls(acknowledgement_id, notice_id, instruction_id) = 1)",
        "A container of signatures belongs to one paper.",
    )

    @api.depends(
        "acknowledgement_id.company_id", "notice_id.company_id", "instruction_id.company_id"
    )
    def _compute_company_id(self):
        for container in self:
            container.company_id = (
                container.acknowledgement_id or container.notice_id or container.instruction_id
            ).company_id

    # --- Reading ----------------------------------------------------------------------

    @api.model
    def _read_signatures(self, file, document):
        """Read a container and compare it with the file that was to be signed.

        :param file: the container, base64
        :param document: that file, base64
        :return: tuple of :class:`signing.result.Signature`
        :raise UserError: where it can't be read, with the remedy
        """
        # Four characters of base64 are three bytes: an enormous file is not even decoded.
        if len(file) // 4 * 3 > LARGEST_CONTAINER + 3:
            file = base64.b64encode(bytes(LARGEST_CONTAINER + 1))
        try:
            container = base64.b64decode(file, validate=True)
        except binascii.Error:
            # Nothing that a browser sends: read as what it is, and refused with a reason.
            container = file if isinstance(file, bytes) else file.encode()
        try:
            return read_container(container, base64.b64decode(document))
        except ContainerError as error:
            raise UserError(translated(self.env, error.reason)) from error

    @api.model
    def _refuse_wrong(self, signatures):
        """:raise UserError: where a signature is not of the file, or not a right one"""
        reasons = [
            translated(self.env, check.message)
            for signature in signatures
            for check in signature.checks
            if check.verdict is Verdict.REFUTED
        ]
        if reasons:
            raise UserError("\n".join(dict.fromkeys(reasons)))

    @api.model
    def _report(self, signatures):
        """What was checked, for people: each signature, each check with its verdict."""
        return Markup().join(self._report_of(signature) for signature in signatures)

    def _report_of(self, signature):
        lines = [
            Markup("<li><b>%s</b> %s</li>")
            % (self._verdict_label(check.verdict), translated(self.env, check.message))
            for check in signature.checks
        ]
        # Never checked, whatever else was: no list of trusted providers is asked.
        lines.append(
            Markup("<li><b>%s</b> %s</li>")
            % (
                self._verdict_label(Verdict.UNCHECKED),
                self.env._(
                    "Whether the provider has issued the certificate and has not revoked it. "
                    "The public page of the Central Certification Authority (ЦЗО) tells."
                ),
            )
        )
        return Markup("<p><b>%s</b><br/>%s</p><ul>%s</ul>") % (
            signature.certificate
            and signature.certificate.name
            or self.env._("Signer unknown"),
            self._details(signature),
            Markup().join(lines),
        )

    def _verdict_label(self, verdict):
        return {
            Verdict.CONFIRMED: self.env._("Checked:"),
            Verdict.REFUTED: self.env._("Wrong:"),
            Verdict.UNCHECKED: self.env._("Not checked:"),
        }[verdict]

    def _details(self, signature):
        """Who, when, by whose certificate: as far as the container says."""
        certificate = signature.certificate
        details = []
        if certificate:
            if certificate.tax_number:
                details.append(
                    self.env._("РНОКПП %s", masked(certificate.tax_number)),
                )
            organisation = " ".join(
                filter(
                    None,
                    (
                        certificate.title,
                        certificate.organisation,
                        certificate.organisation_code
                        and self.env._("(ЄДРПОУ %s)", certificate.organisation_code),
                    ),
                )
            )
            details += [
                organisation,
                self.env._("provider by the certificate: %s", certificate.issuer),
            ]
        if signature.signed_at:
            moment = signature.signed_at.astimezone(KYIV)
            text = f"{date_in_figures(moment)} {moment:%H:%M}"
            details.append(
                self.env._("time stamp: %s", text)
                if signature.stamped
                else self.env._("signed, by the signer's clock: %s", text)
            )
        return "; ".join(filter(None, details))

    # --- Keeping ----------------------------------------------------------------------

    @api.model
    def _keep(self, paper, file, file_name, signatures, note=""):
        """Keep a container with its paper.

        The caller checks whether the user may, and that nothing in it is wrong.

        :param paper: an ``hr.kp.signed.outside``
        :param note: what a person has decided who added it
        :return: the container
        """
        # A paper is in Ukrainian whatever the user's language, and so is what is said of it.
        ukrainian = self.with_context(lang=self._paper_language())
        report = ukrainian._report(signatures)
        if note:
            report += Markup("<p>%s</p>") % note
        document = paper.sudo()._document_to_sign()  # sudo: its bytes are hashed, not shown.
        # sudo: nobody has the right to make one otherwise.
        return self.sudo().create(
            {
                paper._container_field: paper.id,
                "file": file,
                "file_name": file_name,
                "document_hash": hashlib.sha256(base64.b64decode(document)).hexdigest(),
                "report": report,
                "is_verified": all(each.is_verified for each in signatures),
                "signer_ids": [
                    fields.Command.create(self.env["hr.kp.container.signer"]._values(each))
                    for each in signatures
                ],
            }
        )

    @api.model
    def _paper_language(self):
        installed = dict(self.env["res.lang"].get_installed())
        return "uk_UA" if "uk_UA" in installed else self.env.lang


class HrKpContainerSigner(models.Model):
    """One signature of a container, as it was read when that was added."""

    _name = "hr.kp.container.signer"
    _description = "Signature Made Outside (КЕП)"
    _order = "id"

    container_id = fields.Many2one(
        "hr.kp.container", required=True, readonly=True, ondelete="cascade", index=True
    )
    name = fields.Char(string="Signer", readonly=True)
    tax_number = fields.Char(string="РНОКПП", readonly=True)
    organisation = fields.Char(readonly=True)
    organisation_code = fields.Char(string="ЄДРПОУ", readonly=True)
    title = fields.Char(string="Position by the Certificate", readonly=True)
    issuer = fields.Char(string="Provider", readonly=True)
    serial = fields.Char(string="Number of the Certificate", readonly=True)
    valid_from = fields.Datetime(readonly=True)
    valid_until = fields.Datetime(readonly=True)
    signed_at = fields.Datetime(readonly=True)
    stamped = fields.Boolean(string="By a Time Stamp", readonly=True)
    digest_algorithm = fields.Char(string="Digest", readonly=True)
    signature_algorithm = fields.Char(string="Algorithm", readonly=True)
    document_verdict = fields.Selection(VERDICTS, string="Of the Very File", readonly=True)
    signature_verdict = fields.Selection(VERDICTS, string="Signature Itself", readonly=True)
    validity_verdict = fields.Selection(VERDICTS, string="Certificate's Dates", readonly=True)

    @api.model
    def _values(self, signature):
        """The values of a record that tells of a :class:`signing.result.Signature`."""
        values = {
            "signed_at": self._naive(signature.signed_at),
            "stamped": signature.stamped,
            "digest_algorithm": signature.digest_algorithm,
            "signature_algorithm": signature.signature_algorithm,
            "document_verdict": signature.document.verdict.value,
            "signature_verdict": signature.signature.verdict.value,
            "validity_verdict": signature.validity.verdict.value,
        }
        if certificate := signature.certificate:
            values |= {
                name: getattr(certificate, name)
                for name in (
                    "name",
                    "tax_number",
                    "organisation",
                    "organisation_code",
                    "title",
                    "issuer",
                    "serial",
                )
            } | {
                "valid_from": self._naive(certificate.valid_from),
                "valid_until": self._naive(certificate.valid_until),
            }
        return values

    @api.model
    def _naive(self, time):
        """The time as Odoo keeps it: in UTC, without saying so, to the second."""
        return time and time.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
