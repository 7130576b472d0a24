from odoo import models

from .hr_job_instruction import SUBJECT_FIELDS


class HrJobInstructionVersion(models.Model):
    """The instruction as a paper that two people may be writing."""

    _name = "hr.job.instruction"
    # The version is read and counted before and after all else that a write does.
    _inherit = ["hr.kp.text.version", "hr.job.instruction"]

    # Core's method returns nothing.
    def _write_multi(self, vals_list):  # pylint: disable=missing-return
        super()._write_multi(vals_list)
        # The data that the text is filled in with also change by the job, the approver and others.
        self.browse(
            instruction.id
            for instruction, vals in zip(self, vals_list, strict=True)
            if vals.keys() & set(SUBJECT_FIELDS)
        )._raise_version()

    # A button that takes the text as it is has to be pressed by a user who has seen that text.

    def action_agree(self):
        self._refuse_overtaken_button()
        return super().action_agree()

    def action_approve(self):
        self._refuse_overtaken_button()
        return super().action_approve()

    def action_take_template(self):
        self._refuse_overtaken_button()
        return super().action_take_template()
