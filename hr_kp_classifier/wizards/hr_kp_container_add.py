from odoo import api, fields, models
from odoo.exceptions import UserError


class HrKpContainerAdd(models.TransientModel):
    """Adds a container of signatures to a paper, having shown what of it was checked."""

    _name = "hr.kp.container.add"
    _description = "Add КЕП"

    acknowledgement_id = fields.Many2one(
        "hr.job.instruction.acknowledgement", ondelete="cascade"
    )
    notice_id = fields.Many2one("hr.kp.order.notice", ondelete="cascade")
    instruction_id = fields.Many2one("hr.job.instruction", ondelete="cascade")
    file = fields.Binary(string="Signed File", attachment=False)
    file_name = fields.Char(string="Name of the File")
    report = fields.Html(string="What Was Checked", compute="_compute_report")
    problem = fields.Text(compute="_compute_report")

    def _paper(self):
        self.ensure_one()
        return self.acknowledgement_id or self.notice_id or self.instruction_id

    @api.depends("file")
    def _compute_report(self):
        Container = self.env["hr.kp.container"]
        for wizard in self:
            wizard.report = wizard.problem = False
            if not wizard.file:
                continue
            try:
                signatures = Container._read_signatures(
                    wizard._signed_file(), wizard._file_to_sign()
                )
            except UserError as error:
                wizard.problem = str(error)
                continue
            wizard.report = Container._report(signatures)
            if any(signature.is_refuted for signature in signatures):
                wizard.problem = self.env._(
                    "This container can't be added: see below what is wrong with it."
                )

    def _signed_file(self):
        # The web client asks for the sizes of files instead of them.
        return self.with_context(bin_size=False).file

    def _file_to_sign(self):
        paper = self._paper()
        paper.check_access("read")
        # sudo: the file is compared, not shown.
        return paper.sudo()._document_to_sign()

    def action_download(self):
        """Download the file that has to be signed, to the byte."""
        paper = self._paper()
        paper.check_access("read")
        return paper._download_document_to_sign()

    def action_add(self):
        paper = self._paper()
        if not self.file:
            raise UserError(self.env._("Choose the signed file first."))
        paper._add_container(self._signed_file(), self.file_name or "signature.p7s")
        return {"type": "ir.actions.act_window_close"}
