from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..documents.staff_changes import KeptPosition
from ..documents.staff_list import Department, Holder, Position, rank_key
from ..kp.text import alphabet_key


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
        default=lambda self: self.env.company._kp_today(),
        help="The positions, their titles, units and salaries, who holds them and at which rate "
        "are those of this day",
    )
    history_since = fields.Date(
        compute="_compute_history_since",
        help="From this day on it is known what the company's positions were",
    )
    is_before_history = fields.Boolean(compute="_compute_history_since")
    number = fields.Char()
    department_ids = fields.Many2many(
        "hr.department",
        string="Only Departments",
        check_company=True,
        help="With the departments below them; empty: the whole company",
    )
    with_occupied = fields.Boolean(string="Occupied and Vacant", default=True)
    with_pay = fields.Boolean(
        string="Positions' Salaries and Fund",
        default=True,
        help="The salary and allowances of one unit and the monthly fund of every position, "
        "vacant ones too, where they are entered",
    )
    with_names = fields.Boolean(string="Names of Employees")
    # The group is that of the wages themselves: an officer can't ask for them by RPC either.
    with_salaries = fields.Boolean(string="Wages of Employees", groups="hr.group_hr_manager")
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
    # Of a version: printed in the place of the approver's signature.
    approved_by = fields.Char(readonly=True)

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

    @api.depends("company_id", "date")
    def _compute_history_since(self):
        since = dict(
            self.env["hr.job.history"]._read_group(
                [("company_id", "in", self.company_id.ids)], ["company_id"], ["date:min"]
            )
        )
        for staff_list in self:
            first = since.get(staff_list.company_id, False)
            staff_list.history_since = first
            staff_list.is_before_history = bool(
                first and staff_list.date and staff_list.date < first
            )

    def action_print(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.staff_list_report").report_action(
            self, config=False
        )

    def action_download(self):
        return self._download_action("xlsx")

    def action_download_docx(self):
        return self._download_action("docx")

    def _download_action(self, kind):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_kp_classifier/staff_list/{self.id}/{kind}",
            "target": "download",
        }

    # --- What is printed --------------------------------------------------------------

    def _shows_salaries(self):
        """Whether this user sees them: the wizard may be another's."""
        Version = self.env["hr.version"]
        return Version._has_field_access(Version._fields["wage"], "read") and self.with_salaries

    def _all_jobs(self):
        """The company's positions, archived ones too: somebody may still hold them."""
        return (
            self.with_company(self.company_id)
            .env["hr.job"]
            .with_context(active_test=False)
            .search([("company_id", "in", (self.company_id.id, False))])
        )

    def _kept_positions(self):
        """The positions of the day with their units, as a version keeps them.

        :return: list of :class:`documents.staff_changes.KeptPosition`
        """
        return [
            KeptPosition(
                id=state.job_id.id,
                department=state._department(),
                title=state.title or "",
                code=state.code or "",
                units=self._units(state),
                salary=self._decimal(state.salary),
                allowance=self._decimal(state.allowance),
            )
            for state in self._states()
            if self._units(state)
        ]

    def _departments_below(self):
        """The chosen departments with those below them; none where none is chosen."""
        if not self.department_ids:
            return self.department_ids
        Departments = self.env["hr.department"].with_context(active_test=False)
        return Departments.search([("id", "child_of", self.department_ids.ids)])

    def _states(self):
        """The record of each position's history that holds on the day.

        Before all that is known it is the first that is. A position that was not there yet may
        have a holder all the same, whose record is older: its title is today's, its units none.

        :return: list of ``hr.job.history``, in the order of the positions
        """
        self.ensure_one()
        History = self.env["hr.job.history"]
        company = self.company_id
        day = max(self.date, self.history_since or self.date)
        states = list(History._last(SQL("company_id = %s AND date <= %s", company.id, day)))
        known = {state.job_id.id for state in states}
        in_ukrainian = self.env["hr.job.instruction"]._in_ukrainian
        states += [
            History.new(
                job._kp_history_vals(company)
                | {
                    "job_id": job.id,
                    "company_id": company.id,
                    "units": 0,
                    "is_in_staff_list": False,
                }
            )
            for job in in_ukrainian(self._all_jobs())
            if job.id not in known
        ]
        departments = self._departments_below()
        if departments:
            chosen = set(departments.ids)
            states = [
                state
                for state in states
                if chosen.intersection(id_ for id_, _name in state.department_path or ())
            ]
        # sudo: a position may have gone to another company since.
        return sorted(
            states,
            key=lambda state: (
                state.job_id.sudo().sequence,
                *rank_key(state.title or "", state.code or ""),
            ),
        )

    @api.model
    def _units(self, state):
        """The planned units; an archived position is out of the staff list."""
        return self._decimal(state.units) if state.is_in_staff_list else Decimal(0)

    @api.model
    def _decimal(self, number):
        return Decimal(str(round(number, 2)))

    def _versions(self):
        """The versions in force on the day of those who work then."""
        Version = self.env["hr.version"]
        working = Version._kp_working(self.company_id, self.date)
        return Version.search(
            Domain("company_id", "=", self.company_id.id) & Domain("id", "in", working)
        )

    def _holders_by_job(self):
        salaries = self._shows_salaries()
        holders = defaultdict(list)
        for version in self._versions().sorted(
            lambda version: alphabet_key(version.employee_id.name or "")
        ):
            holders[version.job_id].append(
                Holder(
                    name=version.employee_id.name,
                    rate=Decimal(str(round(version.kp_rate, 2))),
                    wage=Decimal(str(round(version.wage, 2))) if salaries else None,
                )
            )
        return holders

    def _departments(self, states, holders):
        """The departments with these positions as a tree; last, those that are in none."""

        def positions(states):
            return tuple(
                Position(
                    title=state.title or "",
                    code=state.code or "",
                    units=self._units(state),
                    salary=self._decimal(state.salary),
                    allowance=self._decimal(state.allowance),
                    holders=tuple(holders.get(state.job_id, ())),
                )
                for state in states
            )

        def tree(states, depth=0):
            """The positions of a department itself, and the departments below it."""
            own, below = [], defaultdict(list)
            for state in states:
                path = state.department_path or ()
                if len(path) > depth:
                    below[tuple(path[depth])].append(state)
                else:
                    own.append(state)
            departments = sorted(below, key=lambda department: alphabet_key(department[1]))
            return positions(own), tuple(
                Department(name, *tree(below[id_, name], depth + 1))
                for id_, name in departments
            )

        outside, departments = tree(states)
        return [*departments, Department("", outside)]
