from odoo import api, fields, models
from odoo.tools import SQL

# The fields of a position that are kept with the day on which they changed.
KEPT = {
    "name",
    "active",
    "company_id",
    "department_id",
    "kp_profession_id",
    "kp_code",
    "kp_extended_title",
    "kp_grade",
    "kp_staff_units",
    "kp_company_staff_units",
    "kp_salary",
    "kp_company_salary",
    "kp_allowance",
    "kp_company_allowance",
}
# What of a title of КП its positions print.
PRINTED = {"code", "name", "corrected_name"}


class HrJobHistory(models.Model):
    """A position of a company as it was from a day on: one record a day on which it changed.

    :meth:`HrJob._kp_keep_history` alone writes them. Nobody has rights to: not by hand, not by
    an import. Units and salaries are in it, so that HR alone reads it.
    """

    _name = "hr.job.history"
    _description = "History of a Position"
    _order = "date desc, id desc"
    _rec_name = "title"

    job_id = fields.Many2one(
        "hr.job", string="Job Position", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade", index=True)
    date = fields.Date(string="From", required=True)
    title = fields.Char(
        string="Title in the Staff List", help="With the grade, as the staff list prints it"
    )
    extended_title = fields.Char()
    code = fields.Char(string="КП Code")
    grade = fields.Char(string="Category or Grade")
    department_id = fields.Many2one(
        "hr.department", string="Department Itself", ondelete="set null"
    )
    # Computed for the records of former versions of the program, which have the department
    # alone: the name is that of the day of the upgrade. All others are written with their path.
    department_path = fields.Json(
        string="Departments as They Were",
        compute="_compute_department_path",
        store=True,
        readonly=False,
        help="From the topmost down, the id and the name of each: a department that is renamed, "
        "moved or deleted later leaves the staff lists of former days as they were",
    )
    department_name = fields.Char(
        string="Department", compute="_compute_department_name", help="As it was called then"
    )
    units = fields.Float(string="Staff Units", digits=(16, 2))
    currency_id = fields.Many2one(related="company_id.currency_id")
    salary = fields.Monetary(string="Position's Salary")
    allowance = fields.Monetary(string="Allowances")
    is_in_staff_list = fields.Boolean(
        string="In the Staff List", help="Not archived, and of this company"
    )
    order_id = fields.Many2one("hr.kp.order", string="By the Order", ondelete="set null")

    _once_a_day = models.UniqueIndex(
        "(job_id, company_id, date)", "A position has one record of a day."
    )

    @api.depends("department_id")
    def _compute_department_path(self):
        for department, records in self.grouped("department_id").items():
            records.department_path = department._kp_path()

    @api.depends("department_path")
    def _compute_department_name(self):
        for record in self:
            record.department_name = record._department()

    def _department(self):
        """The department with those above it, as they were called: «Відділ / Сектор»."""
        self.ensure_one()
        return " / ".join(name for _id, name in self.department_path or ())

    @api.model
    def _last(self, condition):
        """The last record of each position in each company, among those a condition lets by.

        :param condition: an SQL condition on the table ``hr_job_history``
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT ON (job_id, company_id) id FROM hr_job_history WHERE %s"
                " ORDER BY job_id, company_id, date DESC",
                condition,
            )
        )
        return self.browse(id_ for [id_] in rows)

    @api.model
    def _last_of(self, jobs):
        if not jobs:
            return self.browse()
        return self._last(SQL("job_id IN %s", tuple(jobs.ids)))

    def _says(self, vals):
        """Tell whether a position of these values is what the record says.

        An extended title that is printed as the official one was before is no change: so it is
        where a title is renamed and the position keeps the former one.
        """
        self.ensure_one()
        kept = self._kept_vals()
        return kept | {"extended_title": vals["extended_title"]} == vals

    def _kept_vals(self):
        """The values of the record, to be compared with those of the position."""
        self.ensure_one()
        return {
            "title": self.title,
            "extended_title": self.extended_title,
            "code": self.code,
            "grade": self.grade,
            "department_id": self.department_id.id,
            "department_path": self.department_path or False,
            "units": round(self.units, 2),
            "salary": round(self.salary, 2),
            "allowance": round(self.allowance, 2),
            "is_in_staff_list": self.is_in_staff_list,
        }

    @api.model
    def _keep_first(self):
        """Keep what the positions are today that have no history yet, by one query.

        They were there before the addon, or before it kept histories. Of a position that
        companies share, a company keeps what it has entered numbers for.
        """
        self.env["hr.job"].flush_model()
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO hr_job_history (
                    job_id, company_id, date, title, extended_title, code, grade,
                    department_id, department_path,
                    units, salary, allowance, is_in_staff_list,
                    create_uid, create_date, write_uid, write_date
                )
                SELECT job.id, company.id, %(today)s,
                    CASE
                        WHEN job.kp_title <> '' THEN
                            concat_ws(' ', job.kp_title, NULLIF(job.kp_grade, ''))
                        ELSE COALESCE(job.name ->> 'uk_UA', job.name ->> 'en_US')
                    END,
                    NULLIF(job.kp_extended_title, ''), NULLIF(job.kp_code, ''),
                    NULLIF(job.kp_grade, ''), job.department_id, path.departments,
                    COALESCE((job.kp_company_staff_units ->> company.id::text)::numeric, 0),
                    COALESCE((job.kp_company_salary ->> company.id::text)::numeric, 0),
                    COALESCE((job.kp_company_allowance ->> company.id::text)::numeric, 0),
                    COALESCE(job.active, FALSE),
                    %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s, now() AT TIME ZONE 'UTC'
                FROM hr_job job
                JOIN res_company company ON company.id = job.company_id
                    OR job.company_id IS NULL AND COALESCE(
                        job.kp_company_staff_units ->> company.id::text,
                        job.kp_company_salary ->> company.id::text
                    ) IS NOT NULL
                LEFT JOIN LATERAL (
                    WITH RECURSIVE above AS (
                        SELECT id, name, parent_id, 0 AS height
                        FROM hr_department WHERE id = job.department_id
                        UNION ALL
                        SELECT parent.id, parent.name, parent.parent_id, above.height + 1
                        FROM hr_department parent JOIN above ON above.parent_id = parent.id
                    )
                    SELECT jsonb_agg(
                        jsonb_build_array(id, COALESCE(name ->> 'uk_UA', name ->> 'en_US'))
                        ORDER BY height DESC
                    ) AS departments
                    FROM above
                ) path ON TRUE
                WHERE NOT EXISTS (
                    SELECT FROM hr_job_history history
                    WHERE history.job_id = job.id AND history.company_id = company.id
                )
                """,
                today=self.env["hr.kp.edition"]._today(),
                uid=self.env.uid,
            )
        )
        self.invalidate_model()


class HrJob(models.Model):
    """The position as it was: what is kept of it, and when."""

    _inherit = "hr.job"

    kp_history_ids = fields.One2many(
        "hr.job.history", "job_id", string="History", groups="hr.group_hr_user"
    )

    @api.model_create_multi
    def create(self, vals_list):
        # The numbers of a company are written by inverses, position by position: what they
        # are is kept when all is written, for all at once.
        later = self.with_context(kp_history_later=True)
        jobs = super(HrJob, later).create(vals_list).with_env(self.env)
        if not self.env.context.get("kp_history_later"):
            jobs._kp_keep_history()
        return jobs

    def write(self, vals):
        if not vals.keys() & KEPT or self.env.context.get("kp_history_later"):
            return super().write(vals)
        later = self.with_context(kp_history_later=True)
        result = super(HrJob, later).write(vals)
        self._kp_keep_history()
        return result

    def _kp_keep_history(self, order=None):
        """Keep what the positions are now, where that is not what was kept last.

        A second change on a day replaces the record of that day. The change by an order holds from
        the order's day in force; where a later record exists already, from that record's day:
        the past is not rewritten.

        :param order: the order that is carried out
        """
        # sudo: whoever may change a position, its history is kept.
        jobs = self.env["hr.job.instruction"]._in_ukrainian(self.sudo())
        History = self.env["hr.job.history"].sudo()
        last = {
            (record.job_id.id, record.company_id): record for record in History._last_of(jobs)
        }
        places = dict.fromkeys(last)
        places |= {(job.id, job.company_id or self.env.company): None for job in jobs}
        of_company = {
            company: {job.id: job for job in jobs.with_company(company)}
            for company in {place[1] for place in places}
        }
        days = {
            company: order.date_in_force if order else company._kp_today()
            for company in of_company
        }
        new = []
        for job_id, company in places:
            day = days[company]
            vals = of_company[company][job_id]._kp_history_vals(company)
            record = last.get((job_id, company))
            if record and record._says(vals):
                continue
            if order:
                vals["order_id"] = order.id
            if record and record.date >= day:
                record.write(vals)
            else:
                new.append(vals | {"job_id": job_id, "company_id": company.id, "date": day})
        History.create(new)

    def _kp_history_vals(self, company):
        """The values of the position that are kept for a company, that of the context."""
        self.ensure_one()
        return {
            "title": self._kp_staff_list_title() or False,
            "extended_title": self.kp_extended_title or False,
            "code": self.kp_code or False,
            "grade": self.kp_grade or False,
            "department_id": self.department_id.id,
            "department_path": self.department_id._kp_path(),
            "units": round(self.kp_company_staff_units, 2),
            "salary": round(self.kp_company_salary, 2),
            "allowance": round(self.kp_company_allowance, 2),
            "is_in_staff_list": self.active and self.company_id in (company, company.browse()),
        }


class HrKpProfession(models.Model):
    """A title of КП that changes is changed on its positions too."""

    _inherit = "hr.kp.profession"

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & PRINTED:
            # sudo: an amendment changes the positions of all companies.
            self.env["hr.job"].sudo().with_context(active_test=False).search(
                [("kp_profession_id", "in", self.ids)]
            )._kp_keep_history()
        return result
