from odoo import api, fields, models


class HrJobInstructionMany(models.TransientModel):
    """One deed for the instructions of many positions.

    Positions that can be done are done; for each of the others the reason is said first.
    """

    _name = "hr.job.instruction.many"
    _description = "Instructions of Many Positions"

    job_ids = fields.Many2many("hr.job", string="Job Positions", required=True, readonly=True)
    deed = fields.Selection(
        selection=[
            ("create", "Write drafts from the templates"),
            ("ask", "Ask the employees to acknowledge"),
            ("print", "Print"),
        ],
        string="What to Do",
        required=True,
        compute="_compute_deed",
        store=True,
        readonly=False,
        precompute=True,
    )
    ready_ids = fields.Many2many(
        "hr.job", string="Positions Where It Can Be Done", compute="_compute_ready_ids"
    )
    ready_count = fields.Integer(
        string="Number of Positions Where It Can Be Done", compute="_compute_ready_ids"
    )
    obstacles = fields.Html(
        string="Positions Where It Can't Be Done", compute="_compute_ready_ids", sanitize=False
    )

    @api.depends("job_ids")
    def _compute_deed(self):
        for dialog in self:
            without = dialog.job_ids.filtered(lambda job: not job.kp_instruction_ids)
            dialog.deed = "create" if without else "ask"

    @api.depends("job_ids", "deed")
    def _compute_ready_ids(self):
        for dialog in self:
            jobs = dialog.job_ids._origin
            reasons = dialog._reasons(jobs)
            dialog.ready_ids = jobs.filtered(lambda job, reasons=reasons: not reasons[job])
            dialog.ready_count = len(dialog.ready_ids)
            dialog.obstacles = (
                self.env["ir.qweb"]._render(
                    "hr_kp_classifier.hr_job_instruction_many_obstacles",
                    {"reasons": {job: reason for job, reason in reasons.items() if reason}},
                )
                if any(reasons.values())
                else False
            )

    # --- Why not ------------------------------------------------------------------------

    def _reasons(self, jobs):
        """Why the deed can't be done for each of the positions; empty where it can.

        :return: dict position -> reason, in the user's language
        """
        instructions = {job: job._kp_instruction() for job in jobs}
        if self.deed == "create":
            nearest = {}
            for company, its_own in jobs.grouped(
                lambda job: job.company_id or self.env.company
            ).items():
                nearest |= self.env["hr.job.instruction.template"]._for_jobs(its_own, company)
            return {
                job: self._not_written(job, instructions[job], nearest[job]) for job in jobs
            }
        if self.deed == "ask":
            in_force = self.env["hr.job.instruction"].union(*instructions.values())
            waiting = in_force._not_asked()
            return {job: self._not_asked(instructions[job], waiting) for job in jobs}
        return {job: self._not_printed(instructions[job]) for job in jobs}

    def _not_written(self, job, instruction, template):
        if instruction:
            return self.env._("It has an instruction already.")
        if not job.kp_profession_id:
            return self.env._("It has no КП title yet: choose one first.")
        if not template:
            return self.env._("No template is written for its КП title: write it by hand.")
        return ""

    def _not_asked(self, instruction, waiting):
        if not instruction:
            return self.env._("It has no instruction yet.")
        if instruction.state != "in_force":
            return self.env._("Its instruction is not in force yet.")
        if waiting[instruction]:
            return ""
        if instruction.acknowledgement_ids:
            return self.env._("All who hold it have been asked already.")
        return self.env._("Nobody holds it.")

    def _not_printed(self, instruction):
        if not instruction:
            return self.env._("It has no instruction yet.")
        problem = instruction._print_problem()
        return problem[0] if problem else ""

    # --- The deeds ----------------------------------------------------------------------

    def action_create(self):
        """Write drafts from the templates that are nearest to the titles, and open them."""
        return self._ready("create").action_kp_create_instruction()

    def action_ask(self):
        """Ask all who hold the positions to acknowledge the instructions in force."""
        jobs = self._ready("ask")
        instructions = self.env["hr.job.instruction"].union(
            *(job._kp_instruction() for job in jobs)
        )
        return instructions.action_ask()

    def action_print(self):
        """Print the instructions, one after another."""
        return self._ready("print").action_kp_print_instruction()

    def _ready(self, deed):
        """Those of the positions for which it can be done now."""
        self.ensure_one()
        self.deed = deed
        return self.ready_ids
