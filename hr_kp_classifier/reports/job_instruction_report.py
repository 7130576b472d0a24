from odoo import api, models

from ..documents.formats import BLANK_DATE
from .printer import printer
from .signing_slip import qr_address


class JobInstructionReport(models.AbstractModel):
    """Values of the instruction's report; a copy is printed per instruction."""

    _name = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        copies = self._copies(docids)
        self.env["hr.job.instruction"].union(
            *(instruction for _record, instruction, _employee in copies)
        )._fetch_documents()
        codes = self._codes(copies)
        return {
            "doc_ids": docids,
            "copies": [
                {
                    "record": record,
                    "paper": instruction._document(employee),
                    "code": codes.get((instruction, employee)),
                }
                for record, instruction, employee in copies
            ],
            "printer": printer(),
            "blank_date": BLANK_DATE,
        }

    @api.model
    def _copies(self, docids):
        """What is printed, in order.

        :return: list of tuples: what the report is of, the instruction, and the employee whose
            own copy it is, or none
        """
        return [
            (instruction, instruction, None)
            for instruction in self.env["hr.job.instruction"].browse(docids)
        ]

    @api.model
    def _codes(self, copies):
        """The QR codes by which the scans of signed copies are known again.

        :param copies: as :meth:`_copies` gives them
        :return: dict (instruction, employee) -> the picture's address, of those who were asked
            and have not signed
        """
        return {}


class JobInstructionReportJob(models.AbstractModel):
    """The instruction of a job position."""

    _name = "report.hr_kp_classifier.report_job_instruction_job"
    _inherit = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report of a Job Position"

    @api.model
    def _copies(self, docids):
        return [
            (job, job._kp_instruction_or_raise(), None)
            for job in self.env["hr.job"].browse(docids)
        ]


class JobInstructionReportExtract(models.AbstractModel):
    """Chosen clauses of an instruction."""

    _name = "report.hr_kp_classifier.report_job_instruction_extract"
    _inherit = "report.hr_kp_classifier.report_job_instruction"
    _description = "Extract from a Job Instruction (Report)"

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values([])
        extracts = self.env["hr.job.instruction.extract"].browse(docids)
        return values | {
            "doc_ids": docids,
            "copies": [
                {"record": extract, "paper": extract._document()} for extract in extracts
            ],
        }


class JobInstructionReportEmployee(models.AbstractModel):
    """An employee's own copy."""

    _name = "report.hr_kp_classifier.report_job_instruction_employee"
    _inherit = "report.hr_kp_classifier.report_job_instruction"
    _description = "Job Instruction Report of an Employee"

    @api.model
    def _copies(self, docids):
        instructions = self.env["hr.employee"].browse(docids)._kp_instructions()
        return [
            (employee, instruction, employee) for employee, instruction in instructions.items()
        ]

    @api.model
    def _get_report_values(self, docids, data=None):
        # The room for a code is left in each copy: so the pages are the same for all.
        return super()._get_report_values(docids, data) | {"coded": True}

    @api.model
    def _codes(self, copies):
        instructions = self.env["hr.job.instruction"].union(
            *(instruction for _record, instruction, _employee in copies)
        )
        employees = self.env["hr.employee"].union(
            *(employee for _record, _instruction, employee in copies)
        )
        asked = self.env["hr.job.instruction.acknowledgement"].search(
            [
                ("instruction_id", "in", instructions.ids),
                ("employee_id", "in", employees.ids),
                ("state", "=", "asked"),
            ]
        )
        return {
            (each.instruction_id, each.employee_id): qr_address(each._scan_reference())
            for each in asked
        }
