from odoo import api, fields, models

from ..kp.text import clean, fold
from ..kp.titles.findings import Severity

# The fields that an instruction in force has taken from its job.
INSTRUCTION_FACTS = {
    "name",
    "department_id",
    "kp_profession_id",
    "kp_extended_title",
    "kp_grade",
}


class HrJob(models.Model):
    """The position as a titled thing.

    Its other sides are in files of their own: ``hr_job_cases``, ``hr_job_title_check``,
    ``hr_job_import``, ``hr_job_staff_units``, ``hr_job_instructions``.
    """

    _name = "hr.job"
    # Activities: HR is told of a title that an amendment cancels.
    _inherit = ["hr.job", "hr.kp.titled", "mail.activity.mixin", "hr.kp.alphabetical"]

    kp_profession_id = fields.Many2one(tracking=True)
    kp_group_id = fields.Many2one(
        string="КП Group",
        related="kp_profession_id.group_id",
        store=True,
        index="btree_not_null",
        groups="base.group_user",
    )
    kp_extended_title = fields.Char(tracking=True)
    kp_grade = fields.Char(tracking=True)
    kp_title = fields.Char(store=True, index="trigram")
    kp_title_state = fields.Selection(store=True, index=True)
    kp_occupation_link_ids = fields.One2many(
        related="kp_profession_id.occupation_link_ids",
        string="Codes Abroad",
        groups="base.group_user",
    )

    @api.depends("name")
    def _compute_kp_title_findings(self):
        result = super()._compute_kp_title_findings()
        for job in self:
            job.kp_title_findings = (job.kp_title_findings or []) + job._kp_name_proposal()
        return result

    def write(self, vals):
        result = super().write(vals)
        # Of many positions that one order changes, HR is told when all of them are.
        if vals.keys() & INSTRUCTION_FACTS and not self.env.context.get(
            "kp_tell_outdated_later"
        ):
            self._kp_tell_outdated()
        return result

    def _kp_refuses_errors(self):
        return (self.company_id or self.env.company).kp_title_errors == "block"

    def _kp_refusal(self):
        return self.env._(
            "The title «%(title)s» can't stand on the position «%(job)s» (КП: %(profession)s):",
            title=self.kp_extended_title or self._kp_official_title(),
            job=self.name,
            profession=self.kp_profession_id.display_name,
        )

    def _kp_name_proposal(self):
        """Propose the position's own name where it is a lawful extension of the КП title."""
        self.ensure_one()
        if not self.kp_profession_id or self.kp_extended_title or not self.name:
            return []
        forms = self._kp_title_checker().forms(self.kp_profession_id._to_kp())
        if fold(self.name) in map(fold, forms):
            return []
        if any(each.severity is not Severity.HINT for each in self._kp_findings_of(self.name)):
            return []
        return [
            {
                "rule": "name_fits",
                "severity": Severity.HINT.value,
                "message": self.env._(
                    "The position's own name is a valid extension of the official title."
                ),
                "source": "",
                "repair": clean(self.name),
            }
        ]
