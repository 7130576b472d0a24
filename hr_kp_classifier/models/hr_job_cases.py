from odoo import api, fields, models

from ..kp.language.cases import Case, decline
from ..kp.language.genders import feminine_of
from ..kp.text import lower_first


class HrJob(models.Model):
    """The forms of the position's title: its cases and the feminine."""

    _inherit = "hr.job"  # pylint: disable=consider-merging-classes-inherited

    kp_title_genitive = fields.Char(
        string="Title in the Genitive",
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong.",
        groups="base.group_user",
    )
    kp_title_dative = fields.Char(
        string="Title in the Dative",
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong.",
        groups="base.group_user",
    )
    kp_title_instrumental = fields.Char(
        string="Title in the Instrumental",
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong.",
        groups="base.group_user",
    )
    # What the form shows in the place of the three: HR sees what will be printed.
    kp_formed_genitive = fields.Char(
        string="Genitive as Formed", compute="_compute_kp_formed", groups="base.group_user"
    )
    kp_formed_dative = fields.Char(
        string="Dative as Formed", compute="_compute_kp_formed", groups="base.group_user"
    )
    kp_formed_instrumental = fields.Char(
        string="Instrumental as Formed", compute="_compute_kp_formed", groups="base.group_user"
    )
    kp_title_feminine = fields.Char(
        string="Feminine Form of the Title",
        groups="base.group_user",
        compute="_compute_kp_title_feminine",
        store=True,
        readonly=False,
        help="For a woman's own papers, where the company wants it: «менеджерка з продажу». "
        "The position itself stays masculine. Empty: the title is printed as it is.",
    )

    @api.depends("kp_title")
    def _compute_kp_formed(self):
        for job in self:
            title = lower_first(job.kp_title or "")
            job.kp_formed_genitive = title and decline(title, Case.GENITIVE)
            job.kp_formed_dative = title and decline(title, Case.DATIVE)
            job.kp_formed_instrumental = title and decline(title, Case.INSTRUMENTAL)

    @api.depends("kp_title")
    def _compute_kp_title_feminine(self):
        for job in self:
            job.kp_title_feminine = job.kp_title and feminine_of(job.kp_title)

    def _kp_title_cases(self):
        """The cases of the title that HR has put right, by their value in kp.language.cases."""
        self.ensure_one()
        cases = {
            Case.GENITIVE.value: self.kp_title_genitive,
            Case.DATIVE.value: self.kp_title_dative,
            Case.INSTRUMENTAL.value: self.kp_title_instrumental,
        }
        return {case: form for case, form in cases.items() if form}
