from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain

from ..documents.formats import BLANK_DATE, date_in_figures, date_in_words
from ..documents.signatures import signature_name
from ..documents.staff_list import Department, Holder, Position, staff_list_rows
from ..documents.staff_sheet import staff_list_workbook
from ..documents.typography import NBSP


class HrStaffList(models.TransientModel):
    """The staff list (штатний розпис) of a company on a day, as PDF or XLSX."""

    _name = "hr.staff.list"
    _description = "Staff List"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    date = fields.Date(
        string="As of",
        required=True,
        default=fields.Date.context_today,
        help="Who holds which position, and at which rate, is that of this day; the positions "
        "and their units are today's.",
    )
    number = fields.Char()
    department_ids = fields.Many2many(
        "hr.department",
        string="Only Departments",
        check_company=True,
        help="With the departments below them; empty: the whole company",
    )
    with_occupied = fields.Boolean(string="Occupied and Vacant", default=True)
    with_names = fields.Boolean(string="Names of Employees")
    # The group is that of the wages themselves: an officer can't ask for them by RPC either.
    with_salaries = fields.Boolean(string="Salaries", groups="hr.group_hr_manager")
    approver_id = fields.Many2one(
        "hr.employee",
        string="Approved by",
        check_company=True,
        compute="_compute_approver_id",
        store=True,
        readonly=False,
    )
    approver_title = fields.Char(
        string="Approver's Title", compute="_compute_approver_title", store=True, readonly=False
    )
    unitless_job_ids = fields.Many2many(
        "hr.job", string="Positions without Units", compute="_compute_unitless_job_ids"
    )
    unplaced_employee_ids = fields.Many2many(
        "hr.employee",
        string="Employees outside the Staff List",
        compute="_compute_unplaced_employee_ids",
        help="They have no job position, or one of another company",
    )

    @api.depends("company_id")
    def _compute_approver_id(self):
        Instruction = self.env["hr.job.instruction"]
        for staff_list in self:
            staff_list.approver_id = Instruction._usual_approver(staff_list.company_id)

    @api.depends("approver_id")
    def _compute_approver_title(self):
        for staff_list in self:
            staff_list.approver_title = self.env["hr.job.instruction"]._title_of(
                staff_list.approver_id
            )

    @api.depends("company_id", "department_ids")
    def _compute_unitless_job_ids(self):
        for staff_list in self:
            staff_list.unitless_job_ids = staff_list._jobs().filtered(
                lambda job: job.active and not job.kp_staff_units
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

    def action_print(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.staff_list_report").report_action(
            self, config=False
        )

    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_kp_classifier/staff_list/{self.id}/xlsx",
            "target": "download",
        }

    def action_open_jobs(self):
        """Open the positions, to enter their units."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_staff_units_action"
        )

    def action_take_units_from_employees(self):
        """Where a position has no units, take as many as its employees occupy."""
        self.ensure_one()
        holders = self._holders_by_job()
        for job in self.unitless_job_ids:
            job.kp_staff_units = sum(holder.rate for holder in holders[job])
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Staff List"),
        }

    # --- What is printed --------------------------------------------------------------

    def _shows_salaries(self):
        """Whether this user sees them: the wizard may be another's."""
        Version = self.env["hr.version"]
        return Version._has_field_access(Version._fields["wage"], "read") and self.with_salaries

    def _currency(self):
        """The currency of the salaries as the document writes it; "" where none are shown."""
        if not self._shows_salaries():
            return ""
        name = self.company_id.currency_id.name
        return "грн" if name == "UAH" else name

    def _rows(self):
        self.ensure_one()
        holders = self._holders_by_job()
        jobs = self._jobs().filtered(lambda job: job in holders or self._units(job))
        return staff_list_rows(self._departments(jobs, holders))

    def _workbook(self):
        return staff_list_workbook(
            self._rows(),
            [
                self.company_id.name,
                self._approval(),
                " ".join(filter(None, ("ШТАТНИЙ РОЗПИС", self.number and f"№ {self.number}"))),
                f"станом на {self._date_text()}",
            ],
            occupied=self.with_occupied,
            names=self.with_names,
            currency=self._currency(),
        )

    def _approval(self):
        """The approval block as one line of a sheet."""
        words = (
            "ЗАТВЕРДЖУЮ",
            self.approver_title,
            "______________",
            self.approver_id and signature_name(self.approver_id.name),
            # A sheet wraps its lines itself.
            BLANK_DATE.replace(NBSP, " "),
        )
        return " ".join(filter(None, words))

    def _file_name(self):
        return f"Штатний розпис {date_in_figures(self.date)} — {self.company_id.name}"

    def _date_text(self):
        return date_in_words(self.date)

    def _all_jobs(self):
        """The company's positions, archived ones too: somebody may still hold them."""
        return (
            self.with_company(self.company_id)
            .env["hr.job"]
            .with_context(active_test=False)
            .search([("company_id", "in", (self.company_id.id, False))])
        )

    def _jobs(self):
        jobs = self._all_jobs()
        if self.department_ids:
            jobs = jobs.filtered_domain(
                Domain("department_id", "child_of", self.department_ids.ids)
            )
        return jobs

    @api.model
    def _units(self, job):
        """The planned units; an archived position is out of the staff list."""
        return Decimal(str(round(job.kp_staff_units, 2))) if job.active else Decimal(0)

    def _versions(self):
        """The versions in force on the day of those who work then."""
        versions = self.env["hr.version"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("employee_id", "!=", False),
                ("date_version", "<=", self.date),
            ],
            order="date_version desc, id desc",
        )
        latest = {}
        for version in versions:
            latest.setdefault(version.employee_id, version)

        def works(version):
            employee = version.employee_id
            start, end = version.contract_date_start, version.contract_date_end
            left = version.departure_date
            if left:
                return left >= self.date
            if start and start > self.date:
                return False
            # Who goes on working when a contract is over is on the staff still.
            last = version == employee.version_ids[-1:]
            return not (end and end < self.date and not last) and employee.active

        in_force = self.env["hr.version"].union(*latest.values())
        # sudo: the dates of a contract are for managers to see; that somebody works is not.
        return in_force.sudo().filtered(works).sudo(self.env.su)

    def _holders_by_job(self):
        salaries = self._shows_salaries()
        holders = defaultdict(list)
        for version in self._versions().sorted(lambda v: v.employee_id.name or ""):
            holders[version.job_id].append(
                Holder(
                    name=version.employee_id.name,
                    rate=Decimal(str(round(version.kp_rate, 2))),
                    wage=Decimal(str(round(version.wage, 2))) if salaries else None,
                )
            )
        return holders

    def _departments(self, jobs, holders):
        """The departments with these jobs as a tree; last, the jobs that are in none."""
        in_ukrainian = self.env["hr.job.instruction"]._in_ukrainian
        departments = (
            self.env["hr.department"]
            .with_context(active_test=False)
            .search([("id", "parent_of", jobs.department_id.ids)])
        )
        children = defaultdict(list)
        for department in in_ukrainian(departments).sorted("name"):
            parent = department.parent_id
            children[parent.id if parent in departments else False].append(department)
        jobs_of = jobs.sorted(lambda job: (job.sequence, job.name)).grouped("department_id")

        def positions(department):
            return tuple(
                Position(
                    title=job._kp_staff_list_title(),
                    code=job.kp_code or "",
                    units=self._units(job),
                    holders=tuple(holders.get(job, ())),
                )
                for job in jobs_of.get(department, ())
            )

        def tree(parent_id):
            return tuple(
                Department(department.name, positions(department), tree(department.id))
                for department in children[parent_id]
            )

        return [*tree(False), Department("", positions(self.env["hr.department"]))]
