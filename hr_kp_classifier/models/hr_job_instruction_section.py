from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..documents.placeholders import fill
from .hr_job_instruction import SUBJECT_FIELDS


class HrJobInstructionSection(models.Model):
    """A section of an instruction's text or of a template's."""

    _name = "hr.job.instruction.section"
    _inherit = "hr.job.instruction.part"
    _description = "Section of a Job Instruction"
    _order = "sequence, id"

    instruction_id = fields.Many2one("hr.job.instruction", ondelete="cascade", index=True)
    template_id = fields.Many2one("hr.job.instruction.template", ondelete="cascade", index=True)
    sequence = fields.Integer(default=10)
    number = fields.Integer(compute="_compute_number")
    # The parts of an instruction: ДКХП issue 1, general part.
    kind = fields.Selection(
        selection=[
            ("general", "General provisions"),
            ("duties", "Tasks and duties"),
            ("rights", "Rights"),
            ("responsibility", "Responsibility"),
            ("knowledge", "Must know"),
            ("qualification", "Qualification requirements"),
            ("relations", "Relations by position"),
            ("other", "Other"),
        ],
        required=True,
        default="other",
    )
    name = fields.Char(string="Heading", required=True)
    intro = fields.Text(
        string="Opening Words", help="The sentence before the clauses: «{Посада} має право:»"
    )
    intro_text = fields.Text(
        string="Opening Words Filled in", compute="_compute_intro_text", store=True
    )
    clause_ids = fields.One2many(
        "hr.job.instruction.clause", "section_id", string="Clauses", copy=True
    )
    origin_id = fields.Many2one(
        "hr.job.instruction.section",
        string="Section of the Former Revision",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )

    _one_owner = models.Constraint(
        "CHECK((instruction_id IS NULL) <> (template_id IS NULL))",
        "A section belongs to an instruction or to a template.",
    )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for section in self:
            section.display_name = f"{section.number}. {section.name or ''}"

    @api.depends(
        "sequence", "instruction_id.section_ids.sequence", "template_id.section_ids.sequence"
    )
    def _compute_number(self):
        for section in self:
            siblings = (section.instruction_id or section.template_id).section_ids
            ids = [sibling._origin.id or sibling.id for sibling in siblings.sorted("sequence")]
            id_ = section._origin.id or section.id
            section.number = ids.index(id_) + 1 if id_ in ids else 0

    @api.depends("intro", *(f"instruction_id.{name}" for name in SUBJECT_FIELDS))
    def _compute_intro_text(self):
        for section in self:
            instruction = section.instruction_id
            if instruction and not instruction._following():
                continue
            section.intro_text = (
                fill(section.intro or "", instruction._subject())
                if instruction
                else section.intro
            )

    def _instructions(self):
        return self.instruction_id

    def _templates(self):
        return self.template_id

    @api.constrains("name")
    def _check_name(self):
        for section in self:
            if not (section.name or "").strip():
                raise ValidationError(
                    self.env._(
                        "Section %s has no heading. Write it, or delete the section.",
                        section.number,
                    )
                )

    @api.constrains("intro")
    def _check_placeholders(self):
        for section in self:
            self.env["hr.job.instruction.clause"]._refuse_unknown_placeholders(
                section.name, section.intro
            )
