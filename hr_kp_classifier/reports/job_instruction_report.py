import functools
import subprocess

from babel.dates import format_date

from odoo import api, models
from odoo.tools.misc import find_in_path

from ..kp.cases import Case, decline
from ..kp.instruction import lower_first, upper_first
from ..kp.names import signature_name


@functools.cache
def _printer():
    """Tell ``patched`` from ``unpatched`` wkhtmltopdf: they print letters in other sizes."""
    try:
        version = subprocess.run(
            [find_in_path("wkhtmltopdf"), "--version"],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
    except OSError:
        return "unpatched"
    return "patched" if "patched qt" in version else "unpatched"


class JobInstructionReport(models.AbstractModel):
    """Values of the instruction's report; a copy is printed per instruction."""

    _name = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        copies = self._copies(docids)
        # Read together, however they were found: fifty cost no more queries than one.
        ids = [copy["instruction"].id for copy in copies]
        for copy in copies:
            copy["instruction"] = copy["instruction"].with_prefetch(ids)
        return {
            "doc_ids": docids,
            "copies": copies,
            "format_document_date": self._format_document_date,
            "printer": _printer(),
            "signature_name": signature_name,
            "upper_first": upper_first,
            "genitive": lambda title: decline(lower_first(title), Case.GENITIVE),
        }

    @api.model
    def _copies(self, docids):
        """What is printed, in order.

        :return: list of dicts: ``record`` (what the report is of), ``instruction``, and
            ``employee``, empty where the copy is nobody's own
        """
        return [
            {
                "record": instruction,
                "instruction": instruction,
                "employee": self.env["hr.employee"],
            }
            for instruction in self.env["hr.job.instruction"].browse(docids)
        ]

    @api.model
    def _format_document_date(self, date):
        """A date in words and figures: «23 листопада 2026 року» (ДСТУ 4163:2020)."""
        return format_date(date, "d MMMM y 'року'", locale="uk")


class JobInstructionReportJob(models.AbstractModel):
    """The instruction of a job position."""

    _name = "report.hr_kp_classifier.report_job_instruction_job"
    _inherit = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report of a Job Position"

    @api.model
    def _copies(self, docids):
        return [
            {
                "record": job,
                "instruction": job._kp_instruction_or_raise(),
                "employee": self.env["hr.employee"],
            }
            for job in self.env["hr.job"].browse(docids)
        ]


class JobInstructionReportEmployee(models.AbstractModel):
    """An employee's own copy."""

    _name = "report.hr_kp_classifier.report_job_instruction_employee"
    _inherit = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report of an Employee"

    @api.model
    def _copies(self, docids):
        instructions = self.env["hr.employee"].browse(docids)._kp_instructions()
        return [
            {"record": employee, "instruction": instruction, "employee": employee}
            for employee, instruction in instructions.items()
        ]
