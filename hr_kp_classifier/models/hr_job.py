from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError, ValidationError
from odoo.tools import SQL, split_every

from ..kp.language.cases import Case, decline
from ..kp.language.genders import feminine_of
from ..kp.text import clean, fold, lower_first
from ..kp.titles.findings import Severity

# Of a scheduled action, between two commits.
JOBS_AT_ONCE = 5000


class HrJob(models.Model):
    _name = "hr.job"
    # Activities: HR is told of a title that an amendment cancels.
    _inherit = ["hr.job", "mail.activity.mixin"]

    # Groups on every field: Odoo's website lets any visitor read the jobs it publishes.
    kp_profession_id = fields.Many2one(
        "hr.kp.profession",
        string="КП Title",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The official professional title by ДК 003:2010. "
        "The name of the position may stay the everyday one.",
        groups="base.group_user",
    )
    kp_code = fields.Char(
        string="КП Code",
        related="kp_profession_id.code",
        store=True,
        index="btree_not_null",
        groups="base.group_user",
    )
    kp_group_id = fields.Many2one(
        string="КП Group",
        related="kp_profession_id.group_id",
        store=True,
        index="btree_not_null",
        groups="base.group_user",
    )
    kp_extended_title = fields.Char(
        string="Extended Title",
        tracking=True,
        help="The official title and, after it, words that make the place of work, the work "
        "or the field more precise (annex В, note 2). Empty: the official title is used.",
        groups="base.group_user",
    )
    kp_grade = fields.Char(
        string="Category or Grade",
        tracking=True,
        help="As documents print it after the title: «II категорії», «4 розряду»",
        groups="base.group_user",
    )
    kp_title = fields.Char(
        string="Title in Documents",
        compute="_compute_kp_title",
        store=True,
        index="trigram",
        groups="base.group_user",
    )
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
    kp_title_state = fields.Selection(
        selection=[
            ("none", "No КП title"),
            ("valid", "Conforms to КП"),
            ("warning", "Needs checking"),
            ("error", "Against КП"),
        ],
        string="Conformity with КП",
        compute="_compute_kp_title_state",
        store=True,
        index=True,
        groups="base.group_user",
    )
    kp_title_findings = fields.Json(
        string="Check of the Title",
        compute="_compute_kp_title_findings",
        groups="base.group_user",
    )
    kp_occupation_link_ids = fields.One2many(
        related="kp_profession_id.occupation_link_ids",
        string="Codes Abroad",
        groups="base.group_user",
    )
    kp_instruction_ids = fields.One2many(
        "hr.job.instruction",
        "job_id",
        string="Job Instructions",
        groups="hr.group_hr_user",
    )
    kp_instruction_count = fields.Integer(
        string="Number of Job Instructions",
        compute="_compute_kp_instruction_count",
        groups="hr.group_hr_user",
    )
    kp_printed_state = fields.Selection(
        selection=lambda self: (
            self.env["hr.job.instruction"]._fields["state"]._description_selection(self.env)
        ),
        string="State of the Instruction That Is Printed",
        compute="_compute_kp_printed_state",
        groups="hr.group_hr_user",
    )
    kp_acknowledgement_count = fields.Integer(
        string="Number of Acknowledgements",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
        help="How many were asked to read the instruction in force",
    )
    kp_signed_count = fields.Integer(
        string="Number of Those Signed",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
    )
    kp_acknowledgement_summary = fields.Char(
        string="Acknowledged",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
    )

    kp_staff_units = fields.Float(
        string="Staff Units",
        digits=(16, 2),
        compute="_compute_kp_staff_units",
        inverse="_inverse_kp_staff_units",
        # Of a new position; those that were there before the addon have none until HR says.
        default=1,
        copy=True,
        groups="hr.group_hr_user",
        help="How many units of this position the staff list has: 1, 0.5, 2.25. Of a position "
        "that companies share, each company has its own number.",
    )
    kp_company_staff_units = fields.Float(
        string="Staff Units of a Company",
        digits=(16, 2),
        company_dependent=True,
        copy=False,
        groups="hr.group_hr_user",
    )

    @api.depends("kp_profession_id.name", "kp_extended_title")
    def _compute_kp_title(self):
        classifier = self._kp_classifier() if self.kp_profession_id else None
        for job in self:
            profession = job.kp_profession_id
            if not profession:
                job.kp_title = False
            elif job.kp_extended_title:
                job.kp_title = job.kp_extended_title
            else:
                job.kp_title = classifier.forms(profession._to_kp())[0]

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

    @api.depends(
        "kp_profession_id.code",
        "kp_profession_id.name",
        "kp_profession_id.active",
        "kp_extended_title",
        "kp_grade",
    )
    def _compute_kp_title_state(self):
        for job in self:
            job.kp_title_state = job._kp_title_state()

    @api.depends(
        "name",
        "kp_profession_id.code",
        "kp_profession_id.name",
        "kp_profession_id.active",
        "kp_extended_title",
        "kp_grade",
    )
    def _compute_kp_title_findings(self):
        for job in self:
            job.kp_title_findings = [
                job._kp_finding_vals(finding) for finding in job._kp_check_title()
            ] + job._kp_name_proposal()

    @api.depends("kp_instruction_ids")
    def _compute_kp_instruction_count(self):
        counts = dict(
            self.env["hr.job.instruction"]._read_group(
                [("job_id", "in", self.ids)], ["job_id"], ["__count"]
            )
        )
        for job in self:
            job.kp_instruction_count = counts.get(job._origin, 0)

    @api.depends_context("company")
    @api.depends("kp_instruction_ids.state")
    def _compute_kp_printed_state(self):
        for job in self:
            job.kp_printed_state = job._kp_instruction().state

    @api.depends("kp_instruction_ids.state", "kp_instruction_ids.acknowledgement_ids.state")
    def _compute_kp_acknowledgement_count(self):
        in_force = self.kp_instruction_ids.filtered(lambda i: i.state == "in_force")
        counts = self.env["hr.job.instruction.acknowledgement"]._counts(in_force)
        for job in self:
            found = [counts.get(i, (0, 0)) for i in in_force if i.job_id == job._origin]
            job.kp_acknowledgement_count = sum(total for total, _signed in found)
            job.kp_signed_count = sum(signed for _total, signed in found)
            job.kp_acknowledgement_summary = (
                f"{job.kp_signed_count} / {job.kp_acknowledgement_count}"
            )

    @api.depends_context("company")
    @api.depends("company_id", "kp_company_staff_units")
    def _compute_kp_staff_units(self):
        for job in self:
            job.kp_staff_units = job._kp_in_its_company().kp_company_staff_units

    def _inverse_kp_staff_units(self):
        for job in self:
            job._kp_in_its_company().kp_company_staff_units = job.kp_staff_units

    # In a constraint, so that import, RPC and code do not pass by it either.
    @api.constrains("kp_profession_id", "kp_extended_title", "kp_grade")
    def _check_kp_title(self):
        for job in self:
            # The state is of the same check, made once.
            if job.kp_title_state != "error":
                continue
            if (job.company_id or self.env.company).kp_title_errors != "block":
                continue
            errors = [
                finding
                for finding in job._kp_check_title()
                if finding.severity is Severity.ERROR
            ]
            if errors:
                raise ValidationError(job._kp_errors_text(errors))

    # --- The check of the title -------------------------------------------------------

    @api.model
    def _kp_classifier(self):
        return self.env["hr.kp.profession"]._classifier()

    def _kp_check_title(self):
        """Check the title by the rules of annex В.

        Without an extended title there is the official one to be looked at: it may have been
        cancelled.

        :return: list of :class:`kp.Finding`; empty without a КП title
        """
        self.ensure_one()
        if not self.kp_profession_id:
            return []
        profession = self.kp_profession_id._to_kp()
        classifier = self._kp_classifier()
        title = self.kp_extended_title or classifier.forms(profession)[0]
        return classifier.check(title, profession, self.kp_grade or "")

    def _kp_title_state(self):
        self.ensure_one()
        if not self.kp_profession_id:
            return "none"
        severities = {finding.severity for finding in self._kp_check_title()}
        if Severity.ERROR in severities:
            return "error"
        return "warning" if Severity.WARNING in severities else "valid"

    def _kp_finding_vals(self, finding):
        """A finding as the form shows it."""
        vals = {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": self._kp_finding_message(finding),
            "source": self._kp_translate(finding.source),
            "repair": finding.repair,
        }
        if finding.profession and finding.repair:
            profession = self.env["hr.kp.profession"].search(
                [
                    ("code", "=", finding.profession.code),
                    ("name", "=", finding.profession.name),
                ],
                limit=1,
            )
            vals["profession"] = {
                "id": profession.id,
                "code": profession.code,
                "display_name": profession.display_name,
            }
        return vals

    def _kp_name_proposal(self):
        """Propose the position's own name where it is a lawful extension of the КП title."""
        self.ensure_one()
        if not self.kp_profession_id or self.kp_extended_title or not self.name:
            return []
        profession = self.kp_profession_id._to_kp()
        classifier = self._kp_classifier()
        if fold(self.name) in map(fold, classifier.forms(profession)):
            return []
        findings = classifier.check(self.name, profession, self.kp_grade or "")
        if any(finding.severity is not Severity.HINT for finding in findings):
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

    @api.model
    def _kp_translate(self, text, **params):
        """Translate a text of kp/, where it stands as a marked literal."""
        translate = self.env._
        return translate(text, **params) if text else ""

    @api.model
    def _kp_finding_message(self, finding):
        return self._kp_translate(finding.message, **finding.params)

    def _kp_errors_text(self, errors):
        """The errors of one position's title for a dialog or an import's log."""
        lines = [
            self.env._(
                "The title «%(title)s» can't stand on the position «%(job)s» "
                "(КП: %(profession)s):",
                title=self.kp_extended_title or self.kp_title,
                job=self.name,
                profession=self.kp_profession_id.display_name,
            )
        ]
        lines += [f"• {self._kp_finding_message(finding)}" for finding in errors]
        repairs = dict.fromkeys(filter(None, (finding.repair for finding in errors)))
        lines += [self.env._("Suggested: «%s».", repair) for repair in repairs]
        return "\n".join(lines)

    def action_kp_check_titles(self):
        """Check the titles of these positions anew and show those that are not right."""
        # What is found is written by SQL, which asks nobody.
        self.check_access("write")
        self._kp_check_titles_anew()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_title_check_action"
        )

    @api.model
    def _cron_kp_check_titles(self):
        """After the rules have changed, by an upgrade: every position's state anew."""
        jobs = self._kp_titled_jobs()
        self.env["ir.cron"]._commit_progress(remaining=len(jobs))
        for ids in split_every(JOBS_AT_ONCE, jobs.ids):
            self.browse(ids)._kp_check_titles_anew()
            self.env["ir.cron"]._commit_progress(len(ids))

    @api.model
    def _kp_check_all_titles(self):
        """The same in the transaction of what has changed the classifier."""
        self._kp_titled_jobs()._kp_check_titles_anew()

    @api.model
    def _kp_titled_jobs(self):
        return self.with_context(active_test=False).search([("kp_profession_id", "!=", False)])

    def _kp_check_titles_anew(self):
        """Recompute ``kp_title_state``, in as many queries for ten positions as for ten thousand."""
        jobs = self.with_context(prefetch_fields=False)
        # What waits to be written would be written over what is found here.
        jobs.flush_recordset()
        jobs.fetch(["kp_profession_id", "kp_extended_title", "kp_grade", "kp_title_state"])
        jobs.kp_profession_id.fetch(["code", "name", "active"])
        by_state = {}
        for job in jobs:
            state = job._kp_title_state()
            if state != job.kp_title_state:
                by_state.setdefault(state, []).append(job.id)
        for state, ids in by_state.items():
            # By SQL: the ORM writes a hundred rows a query and changes who wrote last.
            self.env.execute_query(
                SQL("UPDATE hr_job SET kp_title_state = %s WHERE id = ANY(%s)", state, ids)
            )
        jobs.invalidate_recordset(["kp_title_state"])

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._kp_clean_vals(vals) for vals in vals_list])

    def write(self, vals):
        result = super().write(self._kp_clean_vals(vals))
        if vals.keys() & {
            "name",
            "department_id",
            "kp_profession_id",
            "kp_extended_title",
            "kp_grade",
        }:
            self._kp_tell_outdated()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_instruction(self):
        # The drafts go with the job.
        # sudo: who may delete jobs need not see their instructions.
        kept = self.sudo().kp_instruction_ids.filtered(lambda i: i.state != "draft")
        for job in kept.job_id:
            raise UserError(
                self.env._(
                    "The position «%s» has a job instruction that was agreed or in force: such "
                    "papers are kept. Archive the position instead of deleting it.",
                    job.name,
                )
            )

    @api.model
    def _kp_clean_vals(self, vals):
        if vals.get("kp_extended_title"):
            return dict(vals, kp_extended_title=clean(vals["kp_extended_title"]))
        return vals

    @api.model
    def load(self, fields, data):
        """Name the row of a refused title, and no other.

        Odoo first tries all rows at once, and pins what that raises on the first of them; then
        it tries row by row and says the same of the right one.
        """
        result = super().load(fields, data)
        messages = result["messages"]
        if len(messages) > 1 and messages[0].get("message") in [
            message.get("message") for message in messages[1:]
        ]:
            del messages[0]
        return result

    @api.model
    def _load_records_create(self, vals_list):
        # hr_skills changes the values it is given, so that the try row by row would fail on
        # every row, for no reason that a user could see.
        return super()._load_records_create([dict(vals) for vals in vals_list])

    def _kp_title_cases(self):
        """The cases of the title that HR has put right, by their value in kp.language.cases."""
        self.ensure_one()
        cases = {
            Case.GENITIVE.value: self.kp_title_genitive,
            Case.DATIVE.value: self.kp_title_dative,
            Case.INSTRUMENTAL.value: self.kp_title_instrumental,
        }
        return {case: form for case, form in cases.items() if form}

    def _kp_title_with_grade(self):
        """The title as documents print it: «Інженер-програміст II категорії»."""
        self.ensure_one()
        return " ".join(filter(None, (self.kp_title, self.kp_grade)))

    # --- Staff list -------------------------------------------------------------------

    def _kp_in_its_company(self):
        self.ensure_one()
        return self.with_company(self.company_id or self.env.company)

    def _kp_staff_list_title(self):
        """The title with its grade; the name, in Ukrainian, where there is no КП title."""
        if not self:
            return False
        self.ensure_one()
        if self.kp_title:
            return self._kp_title_with_grade()
        return self.env["hr.job.instruction"]._in_ukrainian(self).name

    # --- Job instruction --------------------------------------------------------------

    @api.readonly
    def action_kp_open_instructions(self):
        """Open the position's instructions: the only one itself, else the list."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_instruction_action"
        )
        action["domain"] = [("job_id", "=", self.id)]
        action["context"] = {"default_job_id": self.id}
        if self.kp_instruction_count == 1:
            action["views"] = [(False, "form")]
            action["res_id"] = self.kp_instruction_ids.id
        return action

    @api.readonly
    def action_kp_open_acknowledgements(self):
        """Show who has read the position's instruction in force and who has not."""
        return self.kp_instruction_ids.filtered(
            lambda i: i.state == "in_force"
        ).action_open_acknowledgements()

    def action_kp_create_instruction(self):
        """Start the position's instruction from the template that is nearest to its title."""
        self.ensure_one()
        instruction = self.env["hr.job.instruction"].create({"job_id": self.id})
        instruction.action_take_template()
        return {
            "type": "ir.actions.act_window",
            "res_model": instruction._name,
            "res_id": instruction.id,
            "view_mode": "form",
        }

    def _kp_tell_outdated(self):
        """Tell HR of the instructions in force that no longer fit these jobs."""
        # sudo: a job may be written by who does not see its instructions.
        self.env["hr.job.instruction"].sudo().search(
            [("job_id", "in", self.ids), ("state", "=", "in_force")]
        )._tell_outdated()

    def _kp_instruction(self, company=None):
        """The instruction that binds who holds the position, else the one being written.

        :param company: the one whose instruction is meant, where companies share the position;
            the user's own by default
        :return: the one in force, else the newest draft, else none
        """
        self.ensure_one()
        company = self.company_id or company or self.env.company
        instructions = self.kp_instruction_ids.filtered(
            lambda instruction: instruction.company_id == company
        )
        in_force = instructions.filtered(lambda i: i.state == "in_force")
        drafts = instructions.filtered(lambda i: i.state in ("draft", "agreed"))
        # What is read of one is read of those of the other jobs too.
        return (in_force or drafts.sorted("id")[-1:]).with_prefetch(
            self.kp_instruction_ids._prefetch_ids
        )

    def _kp_instruction_or_raise(self, company=None):
        """The instruction of the position, for printing.

        :param company: see :meth:`_kp_instruction`
        :raise RedirectWarning: where there is none, or none that can be printed
        """
        instruction = self._kp_instruction(company)
        if not instruction:
            raise RedirectWarning(
                self.env._(
                    "The position «%s» has no job instruction yet. Open the position and press "
                    "«Create instruction».",
                    self.name,
                ),
                self._get_records_action(),
                self.env._("Open the position"),
            )
        instruction._refuse_unprintable()
        return instruction

    @api.readonly
    def action_kp_print_instruction(self):
        for job in self:
            job._kp_instruction_or_raise()
        return self.env.ref("hr_kp_classifier.job_instruction_report_job").report_action(
            self, config=False
        )

    def action_kp_download_docx(self):
        """Download the positions' instructions as files of Word's."""
        instructions = self.env["hr.job.instruction"]
        for job in self:
            instructions |= job._kp_instruction_or_raise()
        return instructions.action_download_docx()
