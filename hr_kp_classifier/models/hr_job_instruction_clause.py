from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..documents.placeholders import PLACEHOLDERS, fill, unknown_placeholders
from .hr_job_instruction import SUBJECT_FIELDS


class HrJobInstructionClause(models.Model):
    _name = "hr.job.instruction.clause"
    _inherit = "hr.job.instruction.part"
    _description = "Clause of a Job Instruction"
    _order = "sequence, id"
    _rec_name = "number"

    section_id = fields.Many2one(
        "hr.job.instruction.section", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(compute="_compute_number")
    body = fields.Text(
        string="Clause",
        required=True,
        help="Words in braces are filled in from the position: {посада}, {посади}, "
        "{підрозділу}, {керівнику}, …",
    )
    text = fields.Text(
        compute="_compute_text", store=True, help="The clause with its placeholders filled in"
    )
    origin_id = fields.Many2one(
        "hr.job.instruction.clause",
        string="Clause of the Former Revision",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )

    @api.depends("sequence", "section_id.number", "section_id.clause_ids.sequence")
    def _compute_number(self):
        for section, clauses in self.grouped("section_id").items():
            order = section.clause_ids._order_numbers()
            for clause in clauses:
                position = order.get(clause._origin.id or clause.id)
                clause.number = position and f"{section.number}.{position}"

    def _order_numbers(self):
        """The clauses' positions, counted from one, by their ids.

        In a form a record being edited stands for the stored one: both have the id of that.
        """
        return {
            clause._origin.id or clause.id: position
            for position, clause in enumerate(self.sorted("sequence"), start=1)
        }

    @api.depends(
        "body",
        *(f"section_id.instruction_id.{name}" for name in SUBJECT_FIELDS),
    )
    def _compute_text(self):
        for section, clauses in self.grouped("section_id").items():
            instruction = section.instruction_id
            if instruction and not instruction._following():
                continue
            subject = instruction._subject() if instruction else None
            for clause in clauses:
                clause.text = fill(clause.body or "", subject) if subject else clause.body

    def _instructions(self):
        return self.section_id.instruction_id

    def _templates(self):
        return self.section_id.template_id

    @api.constrains("body")
    def _check_body(self):
        for clause in self:
            if not (clause.body or "").strip():
                raise ValidationError(
                    self.env._(
                        "%(section)s, %(number)s: the clause has no words. Write them, or "
                        "delete the clause.",
                        section=clause.section_id.name,
                        number=clause.number,
                    )
                )
            self._refuse_unknown_placeholders(
                f"{clause.section_id.name}, {clause.number}", clause.body
            )

    @api.model
    def _refuse_unknown_placeholders(self, where, text):
        unknown = unknown_placeholders(text or "")
        if unknown:
            raise ValidationError(
                self.env._(
                    "%(where)s: {%(placeholder)s} is no placeholder. Take the braces away or "
                    "use one of these: %(placeholders)s.",
                    where=where,
                    placeholder=unknown[0],
                    placeholders=", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
                )
            )
