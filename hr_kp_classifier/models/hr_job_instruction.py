from odoo import api, fields, models
from odoo.exceptions import UserError

from ..kp.cases import Case, decline
from ..kp.instruction import Subject, document_type, lower_first


class HrJobInstruction(models.Model):
    _name = "hr.job.instruction"
    _description = "Job Instruction"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
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
        "res.company", compute="_compute_company_id", store=True, precompute=True, index=True
    )
    department_id = fields.Many2one(related="job_id.department_id")
    kp_code = fields.Char(related="job_id.kp_code")
    title = fields.Char(
        string="Title in the Text",
        compute="_compute_title",
        help="The position's title as documents print it; without a КП title, its name",
    )
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
    place = fields.Char(default=lambda self: self.env.company.city)
    superior_title = fields.Char(
        string="Superior's Title",
        compute="_compute_superior_title",
        store=True,
        readonly=False,
        help="The title of the immediate superior, in the nominative: «Начальник відділу»",
    )
    approver_id = fields.Many2one(
        "hr.employee",
        string="Approved by",
        check_company=True,
        default=lambda self: self._default_approver_id(),
        help="The head of the enterprise or who approves in their place",
    )
    approver_title = fields.Char(
        string="Approver's Title",
        compute="_compute_approver_title",
        store=True,
        readonly=False,
        help="As the approval block prints it, in the nominative: «Директор»",
    )
    drafter_id = fields.Many2one(
        "hr.employee",
        string="Drafted by",
        check_company=True,
        help="The head of the unit that has drafted the instruction and signs it",
    )
    agreed_ids = fields.Many2many(
        "hr.employee",
        string="Agreed with",
        check_company=True,
        help="Who endorses it: the lawyer, the head of HR, …",
    )
    section_ids = fields.One2many(
        "hr.job.instruction.section", "instruction_id", string="Sections", copy=True
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.model
    def _selection_document_type(self):
        labels = {
            "position": self.env._("Job instruction (sections 1 to 4)"),
            "worker": self.env._("Work instruction (sections 5 to 9)"),
        }
        return list(labels.items())

    @api.model
    def _default_approver_id(self):
        """Who has approved the company's last instruction: seldom somebody else."""
        return self.search(
            [("company_id", "=", self.env.company.id), ("approver_id", "!=", False)], limit=1
        ).approver_id

    @api.depends("title", "document_type", "job_id.kp_grade")
    def _compute_name(self):
        for instruction in self:
            kind = (
                "Робоча інструкція"
                if instruction.document_type == "worker"
                else "Посадова інструкція"
            )
            instruction.name = f"{kind} {instruction.title_in(Case.GENITIVE)}"

    @api.depends("job_id.company_id")
    def _compute_company_id(self):
        for instruction in self:
            instruction.company_id = (
                instruction.job_id.company_id or instruction.company_id or self.env.company
            )

    @api.depends("job_id.kp_title", "job_id.name")
    def _compute_title(self):
        for instruction in self:
            job = instruction.job_id
            instruction.title = job.kp_title or job.with_context(lang="uk_UA").name

    @api.depends("job_id.kp_code")
    def _compute_document_type(self):
        for instruction in self:
            instruction.document_type = document_type((instruction.kp_code or "")[:1])

    @api.depends("job_id.kp_profession_id")
    def _compute_template_id(self):
        for instruction in self:
            if not instruction.template_id:
                instruction.template_id = self.env["hr.job.instruction.template"]._for_job(
                    instruction.job_id
                )

    @api.depends("job_id.department_id")
    def _compute_superior_title(self):
        for instruction in self:
            department = instruction.job_id.department_id
            manager = department.manager_id
            if manager.job_id == instruction.job_id:
                manager = department.parent_id.manager_id
            instruction.superior_title = self._title_of(manager)

    @api.depends("approver_id")
    def _compute_approver_title(self):
        for instruction in self:
            instruction.approver_title = self._title_of(instruction.approver_id)

    @api.model
    def _title_of(self, employee):
        """An employee's title for documents: the КП title of the position, else what it is called."""
        return employee.job_id.kp_title or employee.job_title or ""

    @api.depends(
        "section_ids.name",
        "section_ids.intro",
        "section_ids.sequence",
        "section_ids.clause_ids.body",
        "section_ids.clause_ids.sequence",
        "title",
        "superior_title",
        "approver_title",
        "department_id.name",
    )
    def _compute_preview(self):
        for instruction in self:
            instruction.preview = self.env["ir.qweb"]._render(
                "hr_kp_classifier.job_instruction_text", {"instruction": instruction}
            )

    def title_in(self, case):
        """The title in a case, beginning with a small letter, as running text has it.

        A category or grade follows it as it is: «інженера-програміста II категорії».
        """
        self.ensure_one()
        title = decline(lower_first(self.title or ""), case)
        return " ".join(filter(None, (title, self.job_id.kp_grade)))

    def _subject(self):
        """What the placeholders in the text stand for."""
        self.ensure_one()
        return Subject(
            title=self.title or "",
            department=self.department_id.with_context(lang="uk_UA").name or "",
            superior=self.superior_title or "",
            head=self.approver_title or "",
            section=(self.kp_code or "")[:1],
            enterprise=self.company_id.name or "",
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
            instruction.section_ids.unlink()
            instruction.template_id.section_ids.copy(
                {"template_id": False, "instruction_id": instruction.id}
            )

    def action_print(self):
        return self.env.ref("hr_kp_classifier.job_instruction_report").report_action(
            self, config=False
        )
