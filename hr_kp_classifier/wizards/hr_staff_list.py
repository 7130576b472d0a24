from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..documents.formats import BLANK_DATE, date_in_figures, date_in_words
from ..documents.instruction import Approval, Signature, typeset_paper
from ..documents.signatures import signature_name
from ..documents.staff_changes import KeptPosition
from ..documents.staff_list import (
    Department,
    Holder,
    Position,
    approved_staff,
    has_fund,
    rank_key,
    staff_list_rows,
)
from ..documents.staff_paper import HEADING, StaffPaper, staff_columns
from ..documents.staff_sheet import staff_list_workbook
from ..documents.typography import NBSP
from ..documents.word_staff import staff_list_docx
from ..kp.text import alphabet_key

# The usual signers of a staff list beside the head who approves it.
USUAL_SIGNATURES = ("Головний бухгалтер", "Керівник служби персоналу")
WAGES_NOTE = "Заробітну плату взято з даних працівників; вакантних посад вона не враховує."


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

    def _currency_name(self):
        name = self.company_id.currency_id.name
        return "грн" if name == "UAH" else name

    def _currency(self):
        """The currency of the wages as the document writes it; "" where none are shown."""
        return self._currency_name() if self._shows_salaries() else ""

    def _pay_currency(self):
        """That of the positions' own salaries; "" where they are not asked for."""
        return self._currency_name() if self.with_pay else ""

    def _history_note(self):
        """The note on the paper of a day before all records; words of the paper."""
        return (
            f"Відомості про посади ведуться з {date_in_words(self.history_since)}; на раніший "
            "день показано найперші з них."
        )

    def _rows(self):
        self.ensure_one()
        # An approved list has no positions beyond it, whoever holds them.
        holders = {} if self.approved_by else self._holders_by_job()
        states = [
            state for state in self._states() if state.job_id in holders or self._units(state)
        ]
        return staff_list_rows(self._departments(states, holders))

    def _columns(self):
        """The columns asked for, as :func:`documents.staff_paper.staff_columns` takes them."""
        return {
            "occupied": self.with_occupied,
            "names": self.with_names,
            "pay": self._pay_currency(),
            "currency": self._currency(),
        }

    def _approved(self, rows):
        """The words «Штат у кількості …»; "" where no salaries are shown."""
        pay = self._pay_currency()
        return approved_staff(rows[-1].figures, pay) if pay and has_fund(rows) else ""

    def _paper(self):
        """All that is printed, as plain data: the PDF and the DOCX are made of it.

        :return: :class:`documents.staff_paper.StaffPaper`
        """
        rows = self._rows()
        notes = (
            self.is_before_history and self._history_note(),
            self._currency() and WAGES_NOTE,
        )
        return typeset_paper(
            StaffPaper(
                enterprise=self.company_id.name,
                approval=Approval(
                    self.approved_by or "",
                    self.approver_title or "",
                    signature_name(self.approver_id.name or ""),
                ),
                approved=self._approved(rows),
                number=self.number or "",
                date=self._date_text(),
                columns=staff_columns(rows, **self._columns()),
                rows=tuple(rows),
                notes=tuple(filter(None, notes)),
                signatures=tuple(map(Signature, USUAL_SIGNATURES)),
            )
        )

    def _docx(self):
        """The staff list as a file of Word's.

        :return: tuple of the file's name and its content
        """
        name = self._file_name()
        return f"{name}.docx", staff_list_docx(self._paper(), name)

    def _workbook(self):
        rows = self._rows()
        heading = [
            self.company_id.name,
            self._approval(),
            self._approved(rows),
            " ".join(filter(None, (HEADING, self.number and f"№ {self.number}"))),
            f"станом на {self._date_text()}",
            self.is_before_history and self._history_note(),
        ]
        return staff_list_workbook(rows, list(filter(None, heading)), **self._columns())

    def _approval(self):
        """The approval block as one line of a sheet."""
        if self.approved_by:
            return f"ЗАТВЕРДЖЕНО {self.approved_by}"
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

    def _kept_positions(self):
        """The positions of the day with their units, as a version keeps them.

        :return: list of :class:`documents.staff_changes.KeptPosition`
        """
        in_ukrainian = self.env["hr.job.instruction"]._in_ukrainian
        return [
            KeptPosition(
                id=state.job_id.id,
                department=in_ukrainian(state.department_id).complete_name or "",
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
            states = [state for state in states if state.department_id in departments]
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
        in_ukrainian = self.env["hr.job.instruction"]._in_ukrainian
        Departments = self.env["hr.department"].with_context(active_test=False)
        own = Departments.union(*(state.department_id for state in states))
        departments = Departments.search([("id", "parent_of", own.ids)])
        children = defaultdict(list)
        for department in in_ukrainian(departments).sorted(
            lambda each: alphabet_key(each.name)
        ):
            parent = department.parent_id
            children[parent.id if parent in departments else False].append(department)
        states_of = defaultdict(list)
        for state in states:
            states_of[state.department_id].append(state)

        def positions(department):
            return tuple(
                Position(
                    title=state.title or "",
                    code=state.code or "",
                    units=self._units(state),
                    salary=self._decimal(state.salary),
                    allowance=self._decimal(state.allowance),
                    holders=tuple(holders.get(state.job_id, ())),
                )
                for state in states_of.get(department, ())
            )

        def tree(parent_id):
            return tuple(
                Department(department.name, positions(department), tree(department.id))
                for department in children[parent_id]
            )

        return [*tree(False), Department("", positions(self.env["hr.department"]))]
