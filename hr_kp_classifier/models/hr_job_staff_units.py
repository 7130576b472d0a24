import operator as operators

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

# More is a slip of the hand, and no paper has room for it.
MOST_UNITS = 100_000
MOST_SALARY = 1_000_000_000
COMPARISONS = {
    "<": operators.lt,
    "<=": operators.le,
    ">": operators.gt,
    ">=": operators.ge,
}


class HrJob(models.Model):
    """The staff units of a position: planned, occupied, vacant."""

    _inherit = "hr.job"

    kp_staff_units = fields.Float(
        string="Staff Units",
        digits=(16, 2),
        compute="_compute_kp_staff_units",
        inverse="_inverse_kp_staff_units",
        # Of a new position; those that were there before the addon have none until HR says.
        default=1,
        copy=True,
        groups="hr.group_hr_user",
        help="How many units of this position the staff list has: 1, 0.5, 2.25. Of a position "
        "that companies share, each company has its own number.",
    )
    kp_company_staff_units = fields.Float(
        string="Staff Units of a Company",
        digits=(16, 2),
        company_dependent=True,
        copy=False,
        groups="hr.group_hr_user",
    )

    kp_free_units = fields.Float(
        string="Vacant Units",
        digits=(16, 2),
        compute="_compute_kp_free_units",
        search="_search_kp_free_units",
        groups="hr.group_hr_user",
        help="The planned units less those that employees occupy today; below zero where they "
        "occupy more than the staff list has",
    )

    kp_currency_id = fields.Many2one(
        "res.currency", compute="_compute_kp_currency_id", groups="hr.group_hr_user"
    )
    # The salary of the position, not of its holder: a vacancy has one too.
    kp_salary = fields.Monetary(
        string="Position's Salary",
        currency_field="kp_currency_id",
        compute="_compute_kp_salary",
        inverse="_inverse_kp_salary",
        copy=True,
        groups="hr.group_hr_user",
        help="The monthly salary or tariff rate of one unit, as the staff list states it. Of a "
        "position that companies share, each company has its own.",
    )
    kp_company_salary = fields.Float(
        string="Position's Salary in a Company",
        digits=(16, 2),
        company_dependent=True,
        copy=False,
        groups="hr.group_hr_user",
    )
    kp_allowance = fields.Monetary(
        string="Allowances",
        currency_field="kp_currency_id",
        compute="_compute_kp_salary",
        inverse="_inverse_kp_allowance",
        copy=True,
        groups="hr.group_hr_user",
        help="The monthly allowances of one unit beside the salary, where the staff list has any",
    )
    kp_company_allowance = fields.Float(
        string="Allowances in a Company",
        digits=(16, 2),
        company_dependent=True,
        copy=False,
        groups="hr.group_hr_user",
    )

    @api.depends_context("company")
    @api.depends("company_id", "kp_company_staff_units")
    def _compute_kp_staff_units(self):
        for job in self:
            job.kp_staff_units = job._kp_in_its_company().kp_company_staff_units

    def _inverse_kp_staff_units(self):
        for job in self:
            job._kp_in_its_company().kp_company_staff_units = job.kp_staff_units

    @api.depends_context("company")
    @api.depends(
        *("company_id", "kp_company_staff_units"),
        *("employee_ids.active", "employee_ids.job_id", "employee_ids.kp_rate"),
    )
    def _compute_kp_free_units(self):
        ids = self._origin.ids
        free = {}
        if ids:
            free = dict(
                self.env.execute_query(
                    SQL(
                        "SELECT job_id, units FROM (%s) free WHERE job_id = ANY(%s)",
                        self._kp_free_units_query(self.company_id | self.env.company),
                        ids,
                    )
                )
            )
        for job in self:
            job.kp_free_units = free.get(job._origin.id, job.kp_staff_units)

    def _search_kp_free_units(self, operator, value):
        # The groups of the field are checked after this only.
        self._check_field_access(self._fields["kp_free_units"], "read")
        if operator not in COMPARISONS:
            return NotImplemented
        # sudo: who is no user but the system sees the positions of all companies.
        all_companies = self.env["res.company"].sudo().search
        companies = all_companies([]) if self.env.su else self.env.companies
        query = SQL(
            "SELECT job_id FROM (%s) free WHERE units %s %s",
            self._kp_free_units_query(companies),
            SQL(operator),
            value,
        )
        return Domain.custom(
            to_sql=lambda model, alias, _query: SQL(
                "%s IN (%s)", SQL.identifier(alias, "id"), query
            ),
            predicate=lambda job: COMPARISONS[operator](job.kp_free_units, value),
        )

    @api.model
    def _kp_free_units_query(self, companies):
        """The free units of positions: each in its company, shared ones in the current one.

        :param companies: the ``res.company`` whose employees are counted
        :return: an SQL query of ``job_id`` and ``units``; what the user may see is not asked in
            it
        """
        self.flush_model(["company_id", "kp_company_staff_units"])
        Version = self.env["hr.version"]
        Version.flush_model(["job_id", "kp_rate"])
        return SQL(
            """
            SELECT job.id AS job_id,
                   COALESCE(
                       (job.kp_company_staff_units
                           ->> COALESCE(job.company_id, %(company)s)::text)::numeric,
                       0
                   ) - COALESCE(occupied.rate, 0) AS units
              FROM hr_job job
         LEFT JOIN (
                       SELECT job_id, company_id, SUM(kp_rate) AS rate
                         FROM hr_version
                        WHERE id IN (%(working)s)
                     GROUP BY job_id, company_id
                   ) occupied
                ON occupied.job_id = job.id
                   AND occupied.company_id = COALESCE(job.company_id, %(company)s)
            """,
            company=self.env.company.id,
            working=Version._kp_working(companies, self.env.company._kp_today()),
        )

    @api.depends_context("company")
    @api.depends("company_id.currency_id")
    def _compute_kp_currency_id(self):
        for job in self:
            job.kp_currency_id = (job.company_id or self.env.company).currency_id

    @api.depends_context("company")
    @api.depends("company_id", "kp_company_salary", "kp_company_allowance")
    def _compute_kp_salary(self):
        for job in self:
            own = job._kp_in_its_company()
            job.kp_salary = own.kp_company_salary
            job.kp_allowance = own.kp_company_allowance

    # One inverse a field: where one of them alone is written, the other reads as none there.
    def _inverse_kp_salary(self):
        for job in self:
            job._kp_in_its_company().kp_company_salary = job.kp_salary

    def _inverse_kp_allowance(self):
        for job in self:
            job._kp_in_its_company().kp_company_allowance = job.kp_allowance

    # Apart from the salary: of a new position that is not read here.
    @api.constrains("kp_company_staff_units")
    def _check_kp_staff_units(self):
        for job in self:
            if not 0 <= job._kp_in_its_company().kp_company_staff_units <= MOST_UNITS:
                raise ValidationError(
                    self.env._(
                        "The position «%(position)s» can't have so many staff units: enter 0 to "
                        "%(most)s in «Staff Units».",
                        position=job.name,
                        most=MOST_UNITS,
                    )
                )

    @api.constrains("kp_company_salary", "kp_company_allowance")
    def _check_kp_salary(self):
        for job in self:
            own = job._kp_in_its_company()
            if max(own.kp_company_salary, own.kp_company_allowance) > MOST_SALARY:
                raise ValidationError(
                    self.env._(
                        "The salary and the allowances of the position «%(position)s» can't be above "
                        "%(most)s: correct the figure.",
                        position=job.name,
                        most=MOST_SALARY,
                    )
                )
            if own.kp_company_salary < 0 or own.kp_company_allowance < 0:
                raise ValidationError(
                    self.env._(
                        "The salary and the allowances of the position «%s» can't be below zero: enter 0 "
                        "or more.",
                        job.name,
                    )
                )

    def _kp_in_its_company(self):
        self.ensure_one()
        return self.with_company(self.company_id or self.env.company)

    def _kp_staff_list_title(self):
        """The title with its grade; the name, in Ukrainian, where there is no КП title."""
        if not self:
            return False
        self.ensure_one()
        if self.kp_title:
            return self._kp_title_with_grade()
        return self.env["hr.job.instruction"]._in_ukrainian(self).name
