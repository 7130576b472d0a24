import base64

from odoo import api, fields, models
from odoo.tools import SQL

from ..documents.instruction import acquainted


class HrJobInstructionAcknowledgement(models.Model):
    """That an employee has read an instruction («ознайомлений(а), примірник отримав(ла)»)."""

    _name = "hr.job.instruction.acknowledgement"
    _inherit = "hr.kp.acknowledgement"
    _description = "Acknowledgement of a Job Instruction"
    _rec_name = "instruction_id"
    _rec_names_search = ["employee_id", "instruction_id"]

    _document_field = "instruction_id"
    _activity_type = "hr_kp_classifier.mail_activity_acknowledge"
    _mail_template = "hr_kp_classifier.mail_template_acknowledge"
    _notifying_cron = "hr_kp_classifier.ir_cron_notify"
    _signing_dialog = "hr.job.instruction.sign"
    _slip_report = "hr_kp_classifier.instruction_signing_slip_report"
    _container_field = "acknowledgement_id"

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, readonly=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(related="instruction_id.company_id", store=True, index=True)
    job_id = fields.Many2one(related="instruction_id.job_id", store=True, index=True)
    instruction_state = fields.Selection(
        related="instruction_id.state", string="State of the Instruction"
    )
    text = fields.Html(related="instruction_id.preview", sanitize=False)
    changes = fields.Html(
        string="What Has Changed",
        compute="_compute_changes",
        sanitize=False,
        help="Against the former revision, for those who have signed that one",
    )

    _once = models.UniqueIndex(
        "(instruction_id, employee_id)", "The employee has been asked already."
    )

    @api.depends("instruction_id.department_id")
    def _compute_department_id(self):  # pylint: disable=missing-return

        super()._compute_department_id()
        for acknowledgement in self:
            if acknowledgement.state == "asked" and not acknowledgement.department_id:
                acknowledgement.department_id = acknowledgement.instruction_id.department_id

    @api.depends("instruction_id.changes", "employee_id")
    def _compute_changes(self):
        for acknowledgement in self:
            # sudo: whether the former revision was signed is the employee's own business.
            former = acknowledgement.sudo().instruction_id.previous_id
            acknowledgement.changes = (
                acknowledgement.employee_id.id in former.acknowledgement_ids.employee_id.ids
                and acknowledgement.instruction_id.changes
            )

    @api.depends("instruction_id.name", "employee_id.name")
    def _compute_display_name(self):
        for acknowledgement in self:
            # The person first: where there is little room, the rest is cut.
            acknowledgement.display_name = (
                f"{acknowledgement.employee_id.name}: {acknowledgement.instruction_id.name}"
            )

    @api.model
    def _no_longer_concerned(self):
        """Asked, but of another job, company or none by now: a version whose date has come
        moves an employee without any write."""
        self.flush_model()
        self.env["hr.employee"].flush_model()
        self.env["hr.version"].flush_model()
        self.env["hr.job.instruction"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT acknowledgement.id
                  FROM hr_job_instruction_acknowledgement acknowledgement
                  JOIN hr_job_instruction instruction
                    ON instruction.id = acknowledgement.instruction_id
                  JOIN hr_employee employee ON employee.id = acknowledgement.employee_id
             LEFT JOIN hr_version version ON version.id = employee.current_version_id
                 WHERE acknowledgement.state = 'asked'
                   AND (version.job_id IS DISTINCT FROM instruction.job_id
                        OR employee.company_id IS DISTINCT FROM instruction.company_id
                        OR employee.active IS NOT TRUE)
                 ORDER BY acknowledgement.id
                """
            )
        )
        return self.browse(id_ for (id_,) in rows)

    def _update_concerned(self):
        self.employee_id._kp_update_acknowledgements()

    @api.readonly
    def action_download(self):
        """The employee's copy: the instruction as it was approved."""
        self.ensure_one()
        return self._download_document_to_sign()

    def _kept_file_of(self):
        return self.instruction_id

    # --- The page of the personal link ------------------------------------------------

    def _page(self):
        instruction = self.instruction_id
        paper = instruction._document()
        lines = []
        for section in paper.sections:
            if section.name:
                lines.append(("heading", section.number and f"{section.number}.", section.name))
            if section.intro:
                lines.append(("text", "", section.intro))
            lines += [("clause", clause.number, clause.text) for clause in section.clauses]
        return {
            "enterprise": paper.enterprise,
            "kind": paper.kind,
            "heading": paper.heading,
            "about": " ".join(filter(None, (paper.date, paper.number_line))),
            "lines": lines,
            "changes": self.changes,
            "acquainted": acquainted(self.employee_id.sex or "").rstrip(":"),
            "read": acquainted(self.employee_id.sex or "", copy=False),
        }

    def _page_copy(self):
        instruction = self.instruction_id
        # HTML where no PDF could be printed when it was approved.
        kind = "text/html" if instruction.snapshot_name.endswith(".html") else "application/pdf"
        return instruction.snapshot_name, base64.b64decode(instruction.snapshot), kind
