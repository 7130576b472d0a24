from odoo import api, fields, models


class HrStaffListWarnings(models.TransientModel):
    """What HR is told of a staff list before they print it. None of it stops them."""

    _inherit = "hr.staff.list"

    unitless_job_ids = fields.Many2many(
        "hr.job", string="Positions without Units", compute="_compute_unitless_job_ids"
    )
    codeless_job_ids = fields.Many2many(
        "hr.job",
        string="Positions without a КП Code",
        compute="_compute_codeless_job_ids",
        help="Of those that the staff list has",
    )
    unplaced_employee_ids = fields.Many2many(
        "hr.employee",
        string="Employees outside the Staff List",
        compute="_compute_unplaced_employee_ids",
        help="They have no job position, or one of another company",
    )

    @api.depends("company_id", "department_ids")
    def _compute_unitless_job_ids(self):
        for staff_list in self:
            staff_list.unitless_job_ids = staff_list._jobs_in_use().filtered(
                lambda job: not job.kp_staff_units
            )

    @api.depends("company_id", "department_ids", "date")
    def _compute_codeless_job_ids(self):
        for staff_list in self:
            codeless = staff_list._jobs_in_use().filtered(lambda job: not job.kp_code)
            # A list of titled positions, the usual one, asks for no holders.
            holders = staff_list._holders_by_job() if codeless else {}
            staff_list.codeless_job_ids = codeless.filtered(
                lambda job, holders=holders: job.kp_staff_units or job in holders
            )

    @api.depends("company_id", "date")
    def _compute_unplaced_employee_ids(self):
        for staff_list in self:
            jobs = staff_list._all_jobs()
            staff_list.unplaced_employee_ids = (
                staff_list._versions()
                .filtered(lambda version, jobs=jobs: version.job_id not in jobs)
                .employee_id
            )

    def _jobs_in_use(self):
        """The positions of the chosen departments that are not archived."""
        departments = self._departments_below()
        return self._all_jobs().filtered(
            lambda job: job.active and (not departments or job.department_id in departments)
        )

    def action_open_jobs(self):
        """Open the positions, to enter their units."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_staff_units_action"
        )

    def action_open_codeless_jobs(self):
        """Open the positions without a code, to choose their titles."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_title_check_action"
        )
        return action | {"domain": [("id", "in", self.codeless_job_ids.ids)], "context": {}}

    def action_propose_titles(self):
        """Open proposals of titles for the positions without a code."""
        self.ensure_one()
        return self.codeless_job_ids.action_kp_propose_titles()

    def action_open_unplaced_employees(self):
        """Open the employees who are in no row, to choose their positions."""
        self.ensure_one()
        domain = [("id", "in", self.unplaced_employee_ids.ids)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Employees outside the Staff List"),
            "res_model": "hr.employee",
            "view_mode": "list,kanban,form",
            "domain": domain,
        }

    def action_take_units_from_employees(self):
        """Where a position has no units, take as many as its employees occupy."""
        self.ensure_one()
        holders = self._holders_by_job()
        # Of a position that companies share, each has its own number.
        for job in self.unitless_job_ids.with_company(self.company_id):
            job.kp_staff_units = sum(holder.rate for holder in holders[job])
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Staff List"),
        }
