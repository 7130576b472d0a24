from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..kp.text import alphabet_key

# So many papers are printed while the user waits; more, in the background.
MOST_AT_ONCE = 50
# Of so many the dialog says why they can't be printed.
MOST_NAMED = 50


class HrKpPrintMany(models.TransientModel):
    """Papers for many employees or positions in one print."""

    _name = "hr.kp.print.many"
    _description = "Print for Many"

    paper = fields.Selection(
        selection=lambda self: (
            self.env["hr.kp.print.job"]._fields["paper"]._description_selection(self.env)
        ),
        string="What to Print",
        required=True,
        default="copies",
    )
    department_ids = fields.Many2many("hr.department", string="Departments")
    instruction_ids = fields.Many2many(
        "hr.job.instruction",
        string="Job Instructions",
        domain="[('state', '=', 'in_force')]",
    )
    employee_ids = fields.Many2many("hr.employee", string="Chosen Employees")
    duplex = fields.Boolean(
        string="Two-Sided Printing: Each Paper Begins on an Odd Page",
        help="A blank page follows each paper that ends on an odd page",
    )
    count = fields.Integer(string="Papers to Be Printed", compute="_compute_count")
    in_background = fields.Boolean(compute="_compute_count")
    obstacles = fields.Html(
        string="What Can't Be Printed", compute="_compute_count", sanitize=False
    )

    @api.model
    def default_get(self, fields):
        """The records chosen in the list that the dialog was opened from."""
        values = super().default_get(fields)
        ids = self.env.context.get("active_ids") or []
        model = self.env.context.get("active_model")
        if model == "hr.job.instruction.acknowledgement":
            ids = self.env[model].browse(ids).employee_id.ids
            model = "hr.employee"
        chosen = {
            "hr.department": "department_ids",
            "hr.employee": "employee_ids",
            "hr.job.instruction": "instruction_ids",
        }.get(model)
        if chosen in fields:
            values[chosen] = [Command.set(ids)]
        return values

    @api.depends("paper", "department_ids", "instruction_ids", "employee_ids")
    def _compute_count(self):
        for dialog in self:
            reasons = dialog._reasons()
            dialog.count = len(dialog._ready(reasons))
            dialog.in_background = dialog.count > MOST_AT_ONCE
            refused = {record: reason for record, reason in reasons.items() if reason}
            dialog.obstacles = (
                self.env["ir.qweb"]._render(
                    "hr_kp_classifier.hr_kp_print_many_obstacles",
                    {
                        "reasons": dict(list(refused.items())[:MOST_NAMED]),
                        "more": len(refused) - MOST_NAMED,
                    },
                )
                if refused
                else False
            )

    # --- What is printed ----------------------------------------------------------------

    def _reasons(self):
        """Why the paper of each record can't be printed; empty where it can.

        :return: dict employee or instruction -> reason, in the user's language
        """
        if self.paper == "copies":
            return self._reasons_of_copies(self._employees())
        return {
            instruction: ""
            if instruction.acknowledgement_ids
            else self.env._("Nobody was asked to read it: press «Send for acknowledgement».")
            for instruction in self._instructions()
        }

    def _employees(self):
        """Chosen themselves, by their department or by the instruction of their position."""
        employees = self.employee_ids._origin
        if self.department_ids:
            employees |= employees.search(
                [("department_id", "child_of", self.department_ids.ids)]
            )
        instructions = self.instruction_ids._origin
        return employees.union(*instructions._acknowledging_employees().values())

    def _reasons_of_copies(self, employees):
        problems = {}
        for job, company in {(each.job_id, each.company_id) for each in employees}:
            if not job:
                problem = self.env._("No job position is chosen on the employee.")
            elif not (instruction := job._kp_instruction(company)):
                problem = self.env._("The position has no job instruction yet.")
            else:
                problem = (instruction._print_problem() or [""])[0]
            problems[job, company] = problem
        return {each: problems[each.job_id, each.company_id] for each in employees}

    def _instructions(self):
        """In force, of the chosen, of the departments' positions, of the employees'."""
        jobs = self.employee_ids._origin.job_id
        if self.department_ids:
            jobs |= jobs.search([("department_id", "child_of", self.department_ids.ids)])
        instructions = self.instruction_ids._origin
        return instructions | instructions.search(
            [
                *(("job_id", "in", jobs.ids), ("state", "=", "in_force")),
                ("company_id", "in", self.env.companies.ids),
            ]
        )

    def _ready(self, reasons):
        """What can be printed, by department, position and name."""
        ready = [record for record, reason in reasons.items() if not reason]
        copies = self.paper == "copies"
        return (
            self.env["hr.employee" if copies else "hr.job.instruction"]
            .union(*ready)
            .sorted(
                lambda record: (
                    *map(
                        alphabet_key,
                        (
                            (record if copies else record.job_id).department_id.complete_name
                            or "",
                            record.job_id.name or "",
                        ),
                    ),
                    record.company_id.id,
                    alphabet_key(record.display_name or ""),
                    record.id,
                )
            )
        )

    def action_print(self):
        """Print: a few papers at once, many in the background."""
        self.ensure_one()
        records = self._ready(self._reasons())
        if not records:
            raise UserError(
                self.env._(
                    "There is nothing to print. Choose departments, job instructions or "
                    "employees; what can't be printed is listed with the reason."
                )
            )
        job = self.env["hr.kp.print.job"]._start(self.paper, records, self.duplex)
        if not self._at_once(len(records)):
            job._print_in_background()
            return job._get_records_action(name=job.name)
        job._print_now()
        return job.action_download()

    @api.model
    def _at_once(self, count):
        # The only worker would wait for itself: wkhtmltopdf asks it for the style sheets.
        state = self.env["ir.actions.report"].get_wkhtmltopdf_state()
        return count <= MOST_AT_ONCE and state != "workers"
