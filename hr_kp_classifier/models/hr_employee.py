from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        employees._kp_follow_jobs()
        return employees

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"active", "user_id", "company_id"}:
            self._kp_follow_jobs()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        acknowledgements = self._kp_acknowledgements()
        for employee in acknowledgements.filtered(lambda a: a.state == "signed").employee_id:
            raise UserError(
                self.env._(
                    "%s has signed a job instruction: such papers are kept. Archive the "
                    "employee instead of deleting them.",
                    employee.name,
                )
            )
        acknowledgements._withdraw()

    def _kp_acknowledgements(self):
        # sudo: whoever writes employees may not see what they have to read.
        return (
            self.env["hr.job.instruction.acknowledgement"]
            .sudo()
            .search([("employee_id", "in", self.ids)])
        )

    def _kp_follow_jobs(self):
        """Ask who has come to a job to read its instruction; do not ask who has left it.

        Who comes to a job later, by a version of a date to come, is asked at once: they have to
        know their duties before they begin.
        """
        # sudo: whoever hires or moves people need not see instructions.
        employees = self.sudo()
        today = fields.Date.context_today(self)
        jobs = {
            employee: employee.current_version_id.job_id
            | employee.version_ids.filtered(lambda v: v.date_version > today).job_id
            for employee in employees
            if employee.active
        }
        # sudo: the same.
        instructions = self.env["hr.job.instruction"].sudo()
        in_force = instructions.search(
            [
                ("job_id", "in", instructions.job_id.union(*jobs.values()).ids),
                ("state", "=", "in_force"),
            ]
        )
        bound = {
            employee: in_force.filtered(
                lambda i, employee=employee: (
                    i.job_id in jobs[employee] and i.company_id == employee.company_id
                )
            )
            for employee in jobs
        }
        for acknowledgement in employees._kp_acknowledgements():
            if acknowledgement.instruction_id not in bound.get(
                acknowledgement.employee_id, instructions
            ):
                acknowledgement._withdraw()
            elif acknowledgement.state == "asked":
                # For who has got a user only now.
                acknowledgement._schedule()
        Acknowledgement = self.env["hr.job.instruction.acknowledgement"]
        for instruction in in_force:
            newcomers = [each for each, its_own in bound.items() if instruction in its_own]
            Acknowledgement._ask(instruction, self.browse().concat(*newcomers))

    @api.readonly
    def action_kp_print_instruction(self):
        """Print the employees' copies of the instructions of their positions."""
        self._kp_instructions()
        return self.env.ref("hr_kp_classifier.job_instruction_report_employee").report_action(
            self, config=False
        )

    def action_kp_download_docx(self):
        """Download the employees' copies as files of Word's."""
        self._kp_instructions()
        return self.env["hr.job.instruction"]._docx_action("employee", self)

    def _kp_instructions(self):
        """The instruction that binds each employee.

        :return: dict employee -> instruction
        :raise RedirectWarning: where an employee has no position, or the position no
            instruction that can be printed
        """
        instructions = {}
        for employee in self:
            if not employee.job_id:
                raise RedirectWarning(
                    self.env._(
                        "%s has no job position. Choose one on the employee's form, tab «Work».",
                        employee.name,
                    ),
                    employee._get_records_action(),
                    self.env._("Open the employee"),
                )
            instructions[employee] = employee.job_id._kp_instruction_or_raise(
                employee.company_id
            )
        return instructions
