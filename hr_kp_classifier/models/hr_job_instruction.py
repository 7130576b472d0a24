from odoo import api, fields, models
from odoo.exceptions import UserError

from ..documents.placeholders import Subject, document_type, placeholder_values
from ..kp.language.cases import Case, decline
from ..kp.text import lower_first

# In these states all of it stands as it is, whatever becomes of the job.
FROZEN = ("in_force", "replaced", "cancelled")
# In these the text does; of one that is agreed, what records the approval may still change.
TEXT_FROZEN = ("agreed", *FROZEN)
# What the placeholders in the text are filled from.
SUBJECT_FIELDS = (
    "title",
    "title_cases",
    "department_name",
    "superior_title",
    "approver_title",
    "kp_code",
    "enterprise",
)


class HrJobInstruction(models.Model):
    """What the instruction says. Its states: ``hr_job_instruction_lifecycle``."""

    _name = "hr.job.instruction"
    _description = "Job Instruction"
    _inherit = ["hr.kp.endorsed", "hr.kp.discussion"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    state = fields.Selection(
        selection=[
            ("draft", "Draft"),
            ("agreed", "Agreed"),
            ("in_force", "In force"),
            ("replaced", "Replaced"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Job Position",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        help="Where companies share the position, each has an instruction of its own",
    )
    # The data that the text takes from the job and from others are kept here: they stop following
    # them when the instruction comes into force, so that an old one prints as it was.
    department_id = fields.Many2one(
        "hr.department", compute="_compute_job_facts", store=True, index="btree_not_null"
    )
    department_name = fields.Char(
        string="Department in the Text", compute="_compute_job_facts", store=True
    )
    kp_code = fields.Char(string="КП Code", compute="_compute_job_facts", store=True)
    kp_grade = fields.Char(string="Category or Grade", compute="_compute_job_facts", store=True)
    title = fields.Char(
        string="Title in the Text",
        compute="_compute_job_facts",
        store=True,
        help="The position's title as documents print it; without a КП title, its name",
    )
    title_cases = fields.Json(
        compute="_compute_job_facts",
        store=True,
        help="The cases of the title that HR has put right on the job",
    )
    heading = fields.Char(
        compute="_compute_heading",
        store=True,
        help="The title as it follows «Посадова інструкція», in the genitive",
    )
    enterprise = fields.Char(compute="_compute_enterprise", store=True)
    document_type = fields.Selection(
        selection="_selection_document_type", compute="_compute_document_type", store=True
    )
    template_id = fields.Many2one(
        "hr.job.instruction.template",
        compute="_compute_template_id",
        store=True,
        readonly=False,
    )
    template_note = fields.Text(related="template_id.note", string="Note on the Template")
    number = fields.Char(tracking=True, copy=False)
    date = fields.Date(tracking=True, copy=False)
    place = fields.Char(compute="_compute_place", store=True, readonly=False, precompute=True)
    superior_title = fields.Char(
        string="Superior's Title",
        compute="_compute_superior_title",
        store=True,
        readonly=False,
        help="The title of the immediate superior, in the nominative: «Начальник відділу»",
    )
    superior_found = fields.Char(
        string="Superior's Title Found",
        compute="_compute_superior_found",
        store=True,
        help="Who headed the department when «Superior's Title» was filled in or put right",
    )
    approver_id = fields.Many2one(
        "hr.employee",
        string="Approved by",
        check_company=True,
        compute="_compute_approver_id",
        store=True,
        readonly=False,
        help="The head of the enterprise, or the person who approves in their place",
    )
    approver_title = fields.Char(
        string="Approver's Title",
        compute="_compute_approver_title",
        store=True,
        readonly=False,
        help="As the approval block prints it, in the nominative: «Директор»",
    )
    approver_name = fields.Char(
        string="Approver's Name", compute="_compute_approver_name", store=True
    )
    drafter_id = fields.Many2one(
        "hr.employee",
        string="Drafted by",
        check_company=True,
        help="The head of the unit that has drafted the instruction and signs it",
    )
    drafter_name = fields.Char(string="Drafter's Name", compute="_compute_drafter", store=True)
    drafter_title = fields.Char(
        string="Drafter's Title", compute="_compute_drafter", store=True
    )
    visa_ids = fields.One2many(
        "hr.job.instruction.visa",
        "instruction_id",
        string="Agreed with",
        help="Who endorses it: the lawyer, the head of HR, …",
    )
    section_ids = fields.One2many(
        "hr.job.instruction.section", "instruction_id", string="Sections", copy=True
    )
    placeholders = fields.Json(
        compute="_compute_placeholders",
        help="What may stand in braces in the text, and the words that are put there",
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.model
    def _selection_document_type(self):
        labels = {
            "position": self.env._("Job instruction (sections 1 to 4)"),
            "worker": self.env._("Work instruction (sections 5 to 9)"),
        }
        return list(labels.items())

    def _following(self):
        """The instructions whose text still follows the job."""
        return self.filtered(lambda instruction: instruction.state not in TEXT_FROZEN)

    def _before_approval(self):
        """The instructions whose approver may still change."""
        return self.filtered(lambda instruction: instruction.state not in FROZEN)

    @api.depends("heading", "document_type")
    def _compute_name(self):
        for instruction in self._following():
            kind = (
                "Робоча інструкція"
                if instruction.document_type == "worker"
                else "Посадова інструкція"
            )
            instruction.name = f"{kind} {instruction.heading}"

    @api.depends("job_id.company_id")
    def _compute_company_id(self):
        for instruction in self._following():
            # One that is there keeps its company, whoever is given the position later.
            if not instruction.company_id or not instruction._origin.id:
                instruction.company_id = (
                    instruction.job_id.company_id or instruction.company_id or self.env.company
                )

    @api.depends(
        "job_id.kp_title",
        "job_id.name",
        "job_id.kp_grade",
        "job_id.kp_code",
        "job_id.kp_title_genitive",
        "job_id.kp_title_dative",
        "job_id.kp_title_instrumental",
        "job_id.department_id.name",
    )
    def _compute_job_facts(self):
        for instruction in self._following():
            job = instruction.job_id
            instruction.title = job.kp_title or self._in_ukrainian(job).name
            instruction.title_cases = job._kp_title_cases() if job else {}
            instruction.kp_grade = job.kp_grade
            instruction.kp_code = job.kp_code
            instruction.department_id = job.department_id
            instruction.department_name = self._in_ukrainian(job.department_id).name

    @api.depends("title", "title_cases", "kp_grade")
    def _compute_heading(self):
        for instruction in self._following():
            instruction.heading = instruction.title_in(Case.GENITIVE)

    @api.depends("company_id.name")
    def _compute_enterprise(self):
        for instruction in self._following():
            instruction.enterprise = instruction.company_id.name

    @api.depends("kp_code")
    def _compute_document_type(self):
        for instruction in self._following():
            instruction.document_type = document_type((instruction.kp_code or "")[:1])

    @api.depends("job_id.kp_profession_id")
    def _compute_template_id(self):
        without = self._following().filtered(lambda instruction: not instruction.template_id)
        for company, instructions in without.grouped("company_id").items():
            nearest = self.env["hr.job.instruction.template"]._for_jobs(
                instructions.job_id, company
            )
            for instruction in instructions:
                instruction.template_id = nearest.get(instruction.job_id)

    @api.depends("company_id")
    def _compute_place(self):
        for instruction in self._following():
            if not instruction.place or not instruction._origin.id:
                instruction.place = instruction.company_id.city

    @api.depends("job_id.department_id.manager_id")
    def _compute_superior_title(self):
        for instruction in self._following():
            instruction.superior_title = instruction._superior_title_of_job()

    @api.depends("superior_title", "job_id.department_id.manager_id")
    def _compute_superior_found(self):
        for instruction in self._following():
            instruction.superior_found = instruction._superior_title_of_job()

    def _superior_title_of_job(self):
        """The title of the head of the job's department.

        Of the next department above, where there is no head or the head holds this very job.
        """
        department = self.job_id.department_id
        manager = department.manager_id
        while department and (not manager or manager.job_id == self.job_id):
            department = department.parent_id
            manager = department.manager_id
        return self._title_of(manager)

    @api.depends("company_id")
    def _compute_approver_id(self):
        without = self._before_approval().filtered(
            lambda instruction: instruction.approver_id.company_id != instruction.company_id
        )
        for company, instructions in without.grouped("company_id").items():
            approver = self._usual_approver(company)
            for instruction in instructions:
                # Nobody approves the instruction of their own position.
                its_own = approver.job_id and approver.job_id == instruction.job_id
                instruction.approver_id = False if its_own else approver

    @api.model
    def _usual_approver(self, company):
        """The approver of the company's last instruction: seldom another one approves the next."""
        return self.search(
            [("company_id", "=", company.id), ("approver_id", "!=", False)], limit=1
        ).approver_id

    @api.depends("approver_id")
    def _compute_approver_title(self):
        for instruction in self._before_approval():
            instruction.approver_title = self._title_of(instruction.approver_id)

    @api.depends("approver_id.name")
    def _compute_approver_name(self):
        for instruction in self._before_approval():
            instruction.approver_name = instruction.approver_id.name

    @api.depends("drafter_id.name")
    def _compute_drafter(self):
        for instruction in self._following():
            instruction.drafter_name = instruction.drafter_id.name
            instruction.drafter_title = self._title_of(instruction.drafter_id)

    @api.model
    def _in_ukrainian(self, record):
        """The record in the language of the documents, where that one is installed."""
        if self.env["res.lang"]._get_data(code="uk_UA"):
            return record.with_context(lang="uk_UA")
        return record

    @api.model
    def _title_of(self, employee):
        """An employee's title for documents: the КП title of the position, else what it is called."""
        return employee.job_id.kp_title or employee.job_title or ""

    @api.depends(*SUBJECT_FIELDS)
    def _compute_placeholders(self):
        for instruction in self:
            instruction.placeholders = [
                {"name": name, "value": value}
                for name, value in placeholder_values(instruction._subject()).items()
            ]

    @api.depends(
        "section_ids.name",
        "section_ids.intro_text",
        "section_ids.sequence",
        "section_ids.clause_ids.text",
        "section_ids.clause_ids.sequence",
    )
    def _compute_preview(self):
        for instruction in self:
            instruction.preview = self.env["ir.qweb"]._render(
                "hr_kp_classifier.job_instruction_text",
                {"sections": instruction._document_sections()},
            )

    @api.private
    def title_in(self, case):
        """The title in a case, beginning with a small letter, as running text has it.

        A category or grade follows it as it is: «інженера-програміста II категорії».
        """
        self.ensure_one()
        own = (self.title_cases or {}).get(case.value)
        title = lower_first(own) if own else decline(lower_first(self.title or ""), case)
        return " ".join(filter(None, (title, self.kp_grade)))

    def _subject(self):
        """What the placeholders in the text stand for."""
        self.ensure_one()
        return Subject(
            title=self.title or "",
            department=self.department_name or "",
            superior=self.superior_title or "",
            head=self.approver_title or "",
            section=(self.kp_code or "")[:1],
            enterprise=self.enterprise or "",
            title_cases=self.title_cases or {},
        )

    def action_take_template(self):
        """Replace the text by the template's."""
        for instruction in self:
            if not instruction.template_id:
                raise UserError(
                    self.env._(
                        "No template is chosen for «%s», and none is written for its КП title. "
                        "Choose one in the field «Template», or add sections by hand.",
                        instruction.name,
                    )
                )
        self.section_ids.unlink()
        # All at once: of three hundred, each would cost its own queries.
        self.env["hr.job.instruction.section"].create(
            [
                vals
                for instruction in self
                for vals in instruction.template_id.section_ids.copy_data(
                    {"template_id": False, "instruction_id": instruction.id}
                )
            ]
        )

    def _print_name(self):
        """The name of the printed file; that of a draft says so."""
        self.ensure_one()
        return self.name if self.state in FROZEN else f"{self.name} (проєкт)"
