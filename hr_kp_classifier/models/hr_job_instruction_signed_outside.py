from odoo import fields, models


class HrJobInstructionSignedOutside(models.Model):
    """The instruction's approval, signed by КЕП."""

    _name = "hr.job.instruction"
    _inherit = ["hr.job.instruction", "hr.kp.signed.outside"]

    _container_field = "instruction_id"

    container_ids = fields.One2many(
        "hr.kp.container",
        "instruction_id",
        string="КЕП",
        readonly=True,
        groups="hr.group_hr_user",
    )

    def _refuse_adding_container(self):
        self.browse().check_access("write")
        self.check_access("read")
        self._refuse_state("in_force", "replaced")

    def _add_container(self, file, file_name):
        """Keep a container of signatures of those who approved the instruction.

        :raise UserError: where it is of another file, wrong or can't be read
        :return: the container
        """
        self._refuse_adding_container()
        Container = self.env["hr.kp.container"]
        signatures = Container._read_signatures(file, self._document_to_sign())
        Container._refuse_wrong(signatures)
        return Container._keep(self, file, file_name, signatures)
