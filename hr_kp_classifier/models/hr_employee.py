from odoo import models
from odoo.exceptions import UserError


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    def action_kp_print_instruction(self):
        """Print the employees' copies of the instructions of their positions."""
        self._kp_instructions()
        return self.env.ref("hr_kp_classifier.job_instruction_report_employee").report_action(
            self, config=False
        )

    def _kp_instructions(self):
        """The instruction that binds each employee.

        :return: dict employee -> instruction
        :raise UserError: where an employee has no position, or the position no instruction
        """
        instructions = {}
        for employee in self:
            if not employee.job_id:
                raise UserError(
                    self.env._(
                        "%s has no job position. Choose one on the employee's form, tab «Work».",
                        employee.name,
                    )
                )
            instructions[employee] = employee.job_id._kp_instruction_or_raise(
                employee.company_id
            )
        return instructions
