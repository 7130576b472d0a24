from odoo import api, models


class HrJobInstructionPart(models.AbstractModel):
    """A part of an instruction; it can be changed only while the instruction is a draft."""

    _name = "hr.job.instruction.part"
    _description = "Part of a Job Instruction"

    def _instructions(self):
        """The instructions that these records are parts of; a template's parts have none."""
        raise NotImplementedError

    def _templates(self):
        """The templates that these records are parts of; an instruction's parts have none."""
        return self.env["hr.job.instruction.template"]

    def _check_templates(self):
        """A part of a template can be changed only by users who may change the template."""
        if templates := self._templates():
            templates.check_access("write")

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._check_templates()
        parts._instructions()._refuse_unless_draft()
        parts._instructions()._count_version()
        return parts

    def write(self, vals):
        self._check_templates()
        self._instructions()._refuse_unless_draft()
        result = super().write(vals)
        # Nor is a part moved into one that is no draft, or into another's template.
        self._check_templates()
        self._instructions()._refuse_unless_draft()
        self._instructions()._count_version()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_of_draft_only(self):
        self._check_templates()
        self._instructions()._refuse_unless_draft()
        self._instructions()._count_version()
