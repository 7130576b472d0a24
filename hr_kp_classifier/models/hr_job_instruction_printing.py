from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

from ..documents.formats import date_in_words
from ..documents.instruction import (
    DOCUMENT_TYPES,
    Approval,
    Block,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    acquainted,
    typeset_paper,
)
from ..documents.signatures import signature_name
from ..documents.word import instruction_docx
from ..kp.language.cases import Case, decline
from ..kp.language.genders import feminine_of
from ..kp.text import lower_first, upper_first
from ..reports.printer import printer
from .hr_job_instruction import FROZEN

# The usual visas, where nobody is named.
USUAL_VISAS = ("Юрисконсульт", "Керівник служби персоналу")
# The most files that one address, and one answer, can hold.
MOST_FILES = 500


class HrJobInstructionPrinting(models.Model):
    """The instruction as a paper: what is printed, as PDF or as DOCX."""

    # A file of its own: what it says, how it lives, how it is printed.
    _inherit = "hr.job.instruction"

    printer_note = fields.Char(string="What Printing Lacks", compute="_compute_printer_note")

    def _compute_printer_note(self):
        self.printer_note = self._printer_note()

    @api.model
    def _printer_note(self):
        """What can't be printed on this server, and how to mend it; empty where all can."""
        return {
            "patched": "",
            "unpatched": self.env._(
                "PDF pages are printed without their numbers: the wkhtmltopdf of this server is "
                "built without the patched Qt. Have the administrator install one «with patched "
                "qt», or download the instruction as DOCX: that has the numbers."
            ),
            "absent": self.env._(
                "No PDF can be printed, the instruction is shown as a web page: this server has "
                "no wkhtmltopdf. Have the administrator install one «with patched qt», or "
                "download the instruction as DOCX."
            ),
        }[printer()]

    # --- The words --------------------------------------------------------------------

    def _document(self, employee=None):
        """All that is printed, as plain data: the PDF and the DOCX are made of it.

        Every word of an instruction that is or was in force was kept when it was approved;
        only the last signature is that of the employee whose copy it is.

        :param employee: whose own copy it is; nobody's by default
        :return: :class:`documents.instruction.InstructionDocument`
        """
        self.check_access("read")
        self._refuse_unprintable()
        return typeset_paper(self._words(employee))

    def _words(self, employee=None):
        """What :meth:`_document` prints, before it is typeset."""
        self.ensure_one()
        return InstructionDocument(
            enterprise=self.enterprise or "",
            kind=DOCUMENT_TYPES[self.document_type],
            approval=Approval(
                order=self._order_words(),
                position=self.approver_title or "",
                name=self._signature_name(self.approver_name),
            ),
            date=self.date and date_in_words(self.date) or "",
            place=self.place or "",
            number=self.number or "",
            heading=self.heading or "",
            code=self.kp_code or "",
            sections=self._document_sections(),
            blocks=(
                Block("", (self._drafters_signature(),)),
                Block("ПОГОДЖЕНО", self._visas_signatures()),
                Block(
                    acquainted(employee and employee.sex or ""),
                    (self._holders_signature(employee),),
                ),
            ),
        )

    def _drafters_signature(self):
        return Signature(
            self.drafter_title or "Розробник", self._signature_name(self.drafter_name)
        )

    def _visas_signatures(self):
        # sudo: readers of an instruction have no access rule for its visas.
        return tuple(
            Signature(
                visa.title or "",
                self._signature_name(visa.employee_name),
                visa.date and date_in_words(visa.date) or "",
            )
            for visa in self.sudo().visa_ids
        ) or tuple(map(Signature, USUAL_VISAS))

    def _holders_signature(self, employee):
        if not employee:
            return Signature()
        return Signature(
            upper_first(self._title_of_holder(employee)), signature_name(employee.name)
        )

    def _fetch_documents(self):
        """Read at once what many papers say: by itself the ORM reads a thousand rows a query."""
        self.fetch(["state", "job_id", "company_id", "section_ids"])
        self.job_id.fetch(["kp_title", "kp_title_feminine"])
        self.section_ids.fetch(["sequence", "name", "intro_text", "clause_ids"])
        self.section_ids.clause_ids.fetch(["sequence", "text", "section_id"])

    def _document_sections(self):
        return tuple(
            Section(
                f"{section.number}",
                section.name or "",
                section.intro_text or "",
                tuple(
                    Clause(clause.number or "", clause.text or "")
                    for clause in section.clause_ids
                ),
            )
            for section in self.section_ids
        )

    def _order_words(self):
        """«Наказ директора 23 листопада 2026 року № 15-од», where an order approves it.

        Of what was approved, as these words were formed then.
        """
        if self.order_words or not self.order_number:
            return self.order_words or ""
        words = [
            "Наказ",
            decline(lower_first(self.approver_title or ""), Case.GENITIVE),
            self.order_date and date_in_words(self.order_date),
            f"№ {self.order_number}",
        ]
        return " ".join(filter(None, words))

    def _title_of_holder(self, employee):
        """The position's title on a paper of this employee's own.

        The position, and so the instruction, stays masculine, as the КП has it. Where the
        company wants it, what a woman signs calls her by the feminine form: it is her line,
        not the text that was approved.
        """
        self.ensure_one()
        title = self.title or ""
        if employee.sex == "female" and self.company_id.kp_feminine_titles:
            job = self.job_id
            # Of a title that the job no longer has, HR can't have put right the form.
            title = (
                job.kp_title_feminine if job.kp_title == title else feminine_of(title)
            ) or title
        return " ".join(filter(None, (title, self.kp_grade)))

    # --- Printing it ------------------------------------------------------------------

    def _refuse_unprintable(self):
        """:raise RedirectWarning: where there is nothing to print, or no title to print it for"""
        for instruction in self:
            if problem := instruction._print_problem():
                raise RedirectWarning(*problem)

    def _print_problem(self):
        """Why it can't be printed.

        :return: tuple of the reason, the action that leads to the remedy and its name, in the
            user's language; None where it can
        """
        self.ensure_one()
        if self.state in FROZEN:
            return None
        job = self.job_id
        if not job.kp_title:
            return (
                self.env._(
                    "The position «%s» has no КП title, so there is no title for the "
                    "instruction to name. Choose one on the position, page «Title by КП».",
                    job.name,
                ),
                job._get_records_action(),
                self.env._("Open the position"),
            )
        if not self.section_ids.clause_ids:
            return (
                self.env._(
                    "«%s» has no clauses: there is nothing to print. Take the template's "
                    "text or add sections and clauses.",
                    self.name,
                ),
                self._get_records_action(),
                self.env._("Open the instruction"),
            )
        return None

    @api.readonly
    def action_print(self):
        self._refuse_unprintable()
        return self.env.ref("hr_kp_classifier.job_instruction_report").report_action(
            self, config=False
        )

    @api.readonly
    def action_download_docx(self):
        """Download the instruction as a file of Word's; several, as an archive of them."""
        self._refuse_unprintable()
        return self._docx_action("instruction", self)

    @api.model
    def _refuse_too_many_files(self, records):
        if len(records) > MOST_FILES:
            raise UserError(
                self.env._("Choose at most %s records to download at once.", MOST_FILES)
            )

    @api.model
    def _docx_action(self, kind, records):
        self._refuse_too_many_files(records)
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_kp_classifier/docx/{kind}/{','.join(map(str, records.ids))}",
            "target": "self",
        }

    def action_extract(self):
        """Choose what an extract of the instruction has."""
        self.ensure_one()
        self._refuse_unprintable()
        wizard = self.env["hr.job.instruction.extract"].create({"instruction_id": self.id})
        return wizard._get_records_action(
            name=self.env._("Extract from the Instruction"), target="new"
        )

    def _docx(self, employee=None):
        """The instruction as a file of Word's.

        :param employee: whose own copy it is
        :return: tuple of the file's name and its content
        """
        self.ensure_one()
        name, code = self._print_name(), b""
        if employee:
            name = f"{name} — {employee.name}"
            code = self.acknowledgement_ids.filtered(
                lambda a: a.employee_id == employee
            )._scan_picture()
        return f"{name}.docx", instruction_docx(self._document(employee), self.name, code)
