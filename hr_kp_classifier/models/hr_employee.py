from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

from .hr_version import PROFESSION_FIELDS


class HrEmployee(models.Model):
    _name = "hr.employee"
    _inherit = ["hr.employee", "hr.kp.alphabetical"]

    # The КП data of the employee's version, mirrored so that only HR sees them.
    kp_profession_name = fields.Char(
        related="version_id.kp_profession_name",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_code = fields.Char(
        related="version_id.kp_code",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_zkpptr_code = fields.Char(
        related="version_id.kp_zkpptr_code",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_position = fields.Char(
        related="version_id.kp_position",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_own_profession = fields.Boolean(
        related="version_id.kp_own_profession", inherited=True, groups="hr.group_hr_user"
    )
    kp_own_position = fields.Boolean(
        related="version_id.kp_own_position", inherited=True, groups="hr.group_hr_user"
    )
    kp_rate = fields.Float(
        related="version_id.kp_rate",
        inherited=True,
        readonly=False,
        tracking=True,
        groups="hr.group_hr_user",
    )
    kp_gaps = fields.Text(
        related="version_id.kp_gaps", inherited=True, groups="hr.group_hr_user"
    )
    kp_has_gaps = fields.Boolean(
        related="version_id.kp_has_gaps", inherited=True, groups="hr.group_hr_user"
    )
    kp_profession_id = fields.Many2one(
        "hr.kp.profession",
        string="Title from КП",
        compute="_compute_kp_profession_id",
        inverse="_inverse_kp_profession_id",
        groups="hr.group_hr_user",
        help="Choose a title of КП: its name and its codes are taken from there",
    )

    @api.depends("kp_profession_name", "kp_code")
    def _compute_kp_profession_id(self):
        codes = list(filter(None, set(self.mapped("kp_code"))))
        professions = (
            self.env["hr.kp.profession"]
            .with_context(active_test=False)
            .search_fetch([("code", "in", codes)], ["code", "name"])
        )
        by_title = {(p.code, p.name): p for p in professions}
        for employee in self:
            employee.kp_profession_id = by_title.get(
                (employee.kp_code, employee.kp_profession_name)
            )

    def _inverse_kp_profession_id(self):
        for employee in self:
            profession = employee.kp_profession_id
            if (employee.kp_code, employee.kp_profession_name) == (
                profession.code,
                profession.name,
            ):
                # A form has sent all of it, maybe with another ЗКППТР code.
                continue
            employee.write(employee._kp_vals_of(profession))

    @api.onchange("kp_profession_id")
    def _onchange_kp_profession_id(self):
        if self.kp_profession_id:
            self.update(self._kp_vals_of(self.kp_profession_id))

    @api.model
    def _kp_vals_of(self, profession):
        values = (profession.name, profession.code, profession.zkpptr_code)
        return dict(zip(PROFESSION_FIELDS, values, strict=True))

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        employees._kp_update_acknowledgements()
        return employees

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"active", "user_id", "company_id"}:
            self._kp_update_acknowledgements()
        if "active" in vals:
            self._kp_refresh_versions()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_notice(self):
        # sudo: whoever deletes employees may not see what they have to read.
        notices = self.env["hr.kp.order.notice"].sudo()
        notices = notices.search([("employee_id", "in", self.ids)])
        for employee in notices.filtered(lambda notice: notice.state == "signed").employee_id:
            raise UserError(
                self.env._(
                    "%s has signed a notice: such papers are kept. Archive the employee instead "
                    "of deleting them.",
                    employee.name,
                )
            )
        notices._withdraw()

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

    # --- КП data ----------------------------------------------------------------------

    def action_kp_follow_job(self):
        """Take the КП data of the position in place of those that HR has entered."""
        # Written on the employee, whose history says what HR does; data that are the
        # position's again follow it.
        for employee in self:
            version = employee.version_id
            employee.write(version._kp_profession_vals() | version._kp_position_vals())

    def _kp_refresh_versions(self):
        """Bring what is in force, or will be, up to the job: it may have been past till now."""
        versions = self.version_ids
        (versions - versions._kp_past())._kp_take_from_job()

    # --- Job instruction --------------------------------------------------------------

    def _kp_acknowledgements(self):
        # sudo: whoever writes employees may not see what they have to read.
        return (
            self.env["hr.job.instruction.acknowledgement"]
            .sudo()
            .search([("employee_id", "in", self.ids)])
        )

    def _kp_update_acknowledgements(self):
        """Ask employees who have come to a job to read its instruction; take back the requests to
        those who have left it.

        An employee who comes to a job later, by a version of a date to come, is asked at once:
        they have to know their duties before they begin.
        """
        # sudo: whoever hires or moves people need not see instructions.
        employees = self.sudo()
        # The day by which Odoo chooses the current version.
        today = fields.Date.today()
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
        self.env["hr.job.instruction.acknowledgement"]._ask(
            {
                instruction: self.browse().concat(
                    *(each for each, its_own in bound.items() if instruction in its_own)
                )
                for instruction in in_force
            }
        )

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
