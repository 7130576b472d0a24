from odoo import api, fields, models

from ..kp.language.cases import Case, decline
from ..kp.language.genders import feminine_of
from ..kp.text import lower_first

# The forms that HR may put right; the feminine is in no case.
FORMS = {
    "kp_title_genitive": Case.GENITIVE,
    "kp_title_dative": Case.DATIVE,
    "kp_title_instrumental": Case.INSTRUMENTAL,
    "kp_title_feminine": None,
}


class HrJob(models.Model):
    """The forms of the position's title: its cases and the feminine.

    HR may put a form right. The correction stays as long as the form that it corrects, and is
    dropped when the title gives another form.
    """

    _inherit = "hr.job"

    kp_title_genitive = fields.Char(
        string="Title in the Genitive",
        compute="_compute_kp_title_genitive",
        inverse="_inverse_kp_forms",
        store=True,
        readonly=False,
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong: it stays as long as that form does.",
        groups="base.group_user",
    )
    kp_title_dative = fields.Char(
        string="Title in the Dative",
        compute="_compute_kp_title_dative",
        inverse="_inverse_kp_forms",
        store=True,
        readonly=False,
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong: it stays as long as that form does.",
        groups="base.group_user",
    )
    kp_title_instrumental = fields.Char(
        string="Title in the Instrumental",
        compute="_compute_kp_title_instrumental",
        inverse="_inverse_kp_forms",
        store=True,
        readonly=False,
        help="Documents print the form shown in grey. Write another one here only where that "
        "one is wrong: it stays as long as that form does.",
        groups="base.group_user",
    )
    # The form shows these where HR has corrected nothing: the forms that will be printed.
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
        inverse="_inverse_kp_forms",
        store=True,
        readonly=False,
        help="For a woman's own papers, where the company wants it: «менеджерка з продажу». "
        "The position itself stays masculine. Empty: the title is printed as it is.",
    )

    kp_corrected_forms = fields.Json(
        compute="_compute_kp_corrected_forms",
        store=True,
        readonly=False,
        groups="base.group_user",
        help="The forms that HR has corrected: by the name of the field, the form as the "
        "program makes it",
    )

    @api.depends("kp_title")
    def _compute_kp_formed(self):
        for job in self:
            job.kp_formed_genitive = job._kp_formed("kp_title_genitive")
            job.kp_formed_dative = job._kp_formed("kp_title_dative")
            job.kp_formed_instrumental = job._kp_formed("kp_title_instrumental")

    @api.depends("kp_title")
    def _compute_kp_corrected_forms(self):
        """Drop the corrections of forms that are not what was corrected any more."""
        for job in self:
            job.kp_corrected_forms = {
                name: form
                for name, form in (job.kp_corrected_forms or {}).items()
                if form == job._kp_formed(name)
            }

    @api.depends("kp_title")
    def _compute_kp_title_genitive(self):
        self._kp_keep_or_drop("kp_title_genitive")

    @api.depends("kp_title")
    def _compute_kp_title_dative(self):
        self._kp_keep_or_drop("kp_title_dative")

    @api.depends("kp_title")
    def _compute_kp_title_instrumental(self):
        self._kp_keep_or_drop("kp_title_instrumental")

    @api.depends("kp_title")
    def _compute_kp_title_feminine(self):
        self._kp_keep_or_drop("kp_title_feminine")

    def _inverse_kp_forms(self):
        """Note which of the forms HR has put right, and what they are put in place of."""
        for job in self:
            formed = {name: job._kp_formed(name) for name in FORMS}
            corrections = {
                name: form
                for name, form in formed.items()
                # An empty feminine says that none is printed; an empty case, that the
                # program's is.
                if (job[name] or "") != form and (job[name] or name == "kp_title_feminine")
            }
            if corrections != (job.kp_corrected_forms or {}):
                job.kp_corrected_forms = corrections

    def _kp_keep_or_drop(self, name):
        """Compute a form: HR's, where it corrects what the title still gives, else none."""
        for job in self:
            if name in (job.kp_corrected_forms or {}):
                job[name] = job[name]
            elif name == "kp_title_feminine":
                job[name] = job._kp_formed(name)
            else:
                job[name] = False

    def _kp_formed(self, name):
        """The form of the title that the program makes: "" without a title.

        :param name: of the field in which HR may write another one
        """
        self.ensure_one()
        if not self.kp_title:
            return ""
        if name == "kp_title_feminine":
            return feminine_of(self.kp_title)
        return decline(lower_first(self.kp_title), FORMS[name])

    def _kp_title_cases(self):
        """The cases of the title that HR has put right, by their value in kp.language.cases."""
        self.ensure_one()
        return {case.value: self[name] for name, case in FORMS.items() if case and self[name]}
