from odoo import fields, models


class HrKpSign(models.AbstractModel):
    """Where an employee signs: they have no right to write the acknowledgement itself.

    A dialog that inherits this one has a field ``acknowledgement_id`` of its own and computes
    ``statement`` from it.
    """

    _name = "hr.kp.sign"
    _description = "Sign a Paper"

    # One text: a field in the middle of a sentence has a line of its own on a telephone.
    statement = fields.Text(compute="_compute_statement")

    signature = fields.Binary(attachment=False)

    def _compute_statement(self):
        raise NotImplementedError

    def action_sign(self):
        self.ensure_one()
        self.acknowledgement_id.sign(self.signature)
        self.signature = False
        return {"type": "ir.actions.act_window_close"}


class HrKpSignOnPaper(models.AbstractModel):
    """Records signatures that stand on paper: one's own sheet or one that several have signed.

    A dialog that inherits this one has a field ``acknowledgement_ids`` of its own.
    """

    _name = "hr.kp.sign.on.paper"
    _description = "Record Signatures on Paper"

    signed_on = fields.Date(required=True, default=lambda self: self.env.company._kp_today())
    scan = fields.Binary(string="Scanned Sheet", required=True, attachment=False)
    scan_name = fields.Char(string="Name of the File")

    def action_record(self):
        self.ensure_one()
        self.acknowledgement_ids._record_paper(self.signed_on, self.scan, self.scan_name)
        return {"type": "ir.actions.act_window_close"}
