from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..documents.instruction import EXTRACT_TYPES, Signature, extract, typeset_paper
from ..documents.signatures import signature_name
from ..documents.word import instruction_docx


class HrJobInstructionExtract(models.TransientModel):
    """An extract of an instruction (витяг): chosen clauses, under their own numbers.

    Nothing of the instruction is changed, so that one in force gives extracts too.
    """

    _name = "hr.job.instruction.extract"
    _description = "Extract from a Job Instruction"

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, readonly=True, ondelete="cascade"
    )
    certified_by_id = fields.Many2one(
        "hr.employee",
        string="Certified by",
        default=lambda self: self.env.user.employee_id,
        help="Who signs that the extract is true; empty: a blank to be filled in by hand",
    )
    line_ids = fields.One2many(
        "hr.job.instruction.extract.line",
        "extract_id",
        string="Sections and Clauses",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("instruction_id")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.instruction_id.name

    @api.depends("instruction_id")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [
                Command.create({"number": number, "text": text, "is_section": is_section})
                for section in wizard.instruction_id.section_ids
                for number, text, is_section in [
                    (f"{section.number}", section.name, True),
                    *((clause.number, clause.text, False) for clause in section.clause_ids),
                ]
            ]

    def action_take_all(self):
        return self._take(True)

    def action_take_none(self):
        return self._take(False)

    def _take(self, taken):
        self.line_ids.taken = taken
        return self._get_records_action(
            name=self.env._("Extract from the Instruction"), target="new"
        )

    def _document(self):
        """:return: :class:`documents.instruction.InstructionDocument`"""
        self.ensure_one()
        instruction = self.instruction_id
        left_out = {line.number for line in self.line_ids if not line.taken}
        for section in instruction.section_ids:
            clauses = set(section.clause_ids.mapped("number"))
            if not clauses:
                continue
            # Clauses ticked one by one bring their section along; a section unticked while all
            # its clauses still are is left out as a whole, as is one with no clause ticked.
            single = clauses & left_out and clauses - left_out
            if single:
                left_out.discard(f"{section.number}")
            elif clauses <= left_out:
                left_out.add(f"{section.number}")
        if {f"{section.number}" for section in instruction.section_ids} <= left_out:
            raise UserError(
                self.env._("Nothing is chosen. Tick the clauses that the extract is to have.")
            )
        certifier = self.certified_by_id
        return typeset_paper(
            extract(
                instruction._document(),
                left_out,
                EXTRACT_TYPES[instruction.document_type],
                Signature(
                    instruction._title_of(certifier), signature_name(certifier.name or "")
                ),
            )
        )

    def _print_name(self):
        """The file's name: in Ukrainian, as the paper is, whatever the user's language."""
        return f"Витяг — {self.instruction_id._print_name()}"

    def action_print(self):
        self._document()
        return self.env.ref("hr_kp_classifier.job_instruction_report_extract").report_action(
            self, config=False
        )

    def action_download_docx(self):
        self._document()
        return self.instruction_id._docx_action("extract", self)

    def _docx(self):
        """The extract as a file of Word's: a tuple of the file's name and its content."""
        name = self._print_name()
        return f"{name}.docx", instruction_docx(self._document(), name)


class HrJobInstructionExtractLine(models.TransientModel):
    _name = "hr.job.instruction.extract.line"
    _description = "Section or Clause of an Extract"

    extract_id = fields.Many2one(
        "hr.job.instruction.extract", required=True, ondelete="cascade"
    )
    number = fields.Char(required=True)
    text = fields.Text()
    is_section = fields.Boolean()
    taken = fields.Boolean(default=True)
