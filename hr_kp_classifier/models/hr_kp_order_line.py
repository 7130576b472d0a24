from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import float_compare

# What a line says of the position before and after, beside the title; digits that count.
NUMBERS = {"units": "kp_staff_units", "salary": "kp_salary"}


class HrKpOrderLine(models.Model):
    """One position of an order: what it is before and after.

    The profession, the extended title and the grade of the titled thing are those after. What
    stands before is taken from the position until the order is signed, and kept then.
    """

    _name = "hr.kp.order.line"
    _description = "Line of an Order on Positions"
    _inherit = ["hr.kp.order.part", "hr.kp.titled"]
    _order = "order_id, sequence, id"
    _check_company_auto = True

    order_id = fields.Many2one("hr.kp.order", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="order_id.company_id", store=True, index=True)
    kind = fields.Selection(related="order_id.kind", string="Kind of the Order")
    state = fields.Selection(related="order_id.state", string="State of the Order")
    sequence = fields.Integer(default=10)
    action = fields.Selection(
        selection=[
            ("change", "Changed"),
            ("add", "Brought in"),
            ("remove", "Taken out"),
        ],
        string="What Is Done",
        required=True,
        default="change",
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Job Position",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="Empty for a position that the order brings in: it is made when that is carried "
        "out",
    )
    instruction_id = fields.Many2one(
        "hr.job.instruction",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        domain="[('state', 'in', ('draft', 'agreed')), ('company_id', '=', company_id)]",
    )
    # That the amendment has renamed or cancelled: before it the title had another code.
    change_id = fields.Many2one(
        "hr.kp.change", string="Change of КП", readonly=True, ondelete="set null"
    )
    name = fields.Char(
        string="Everyday Name",
        compute="_compute_name",
        store=True,
        readonly=False,
        help="What the position is called in Odoo",
    )
    department_id = fields.Many2one(
        "hr.department",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        check_company=True,
    )
    department_name = fields.Char(compute="_compute_department_name", store=True)
    profession_before_id = fields.Many2one(
        "hr.kp.profession", compute="_compute_before", store=True, ondelete="restrict"
    )
    extended_before = fields.Char(compute="_compute_before", store=True)
    title_before = fields.Char(string="Title before", compute="_compute_before", store=True)
    code_before = fields.Char(string="Code before", compute="_compute_before", store=True)
    grade_before = fields.Char(string="Grade before", compute="_compute_before", store=True)
    units_before = fields.Float(
        string="Units before", digits=(16, 2), compute="_compute_before", store=True
    )
    salary_before = fields.Monetary(
        string="Salary before", compute="_compute_before", store=True
    )
    basis = fields.Json(
        compute="_compute_basis",
        store=True,
        precompute=True,
        help="What the position was until it changed last, and what it is: what HR has not "
        "given otherwise follows it",
    )
    # A method for each: what is given of one is no reason to leave the others empty.
    kp_profession_id = fields.Many2one(
        string="КП Title after",
        compute="_compute_kp_profession_id",
        store=True,
        readonly=False,
    )
    kp_extended_title = fields.Char(
        string="Extended Title after",
        compute="_compute_kp_extended_title",
        store=True,
        readonly=False,
    )
    kp_grade = fields.Char(
        string="Grade after", compute="_compute_kp_grade", store=True, readonly=False
    )
    title_after = fields.Char(string="Title after", compute="_compute_title_after", store=True)
    code_after = fields.Char(string="Code after", compute="_compute_title_after", store=True)
    units_after = fields.Float(
        string="Units after",
        digits=(16, 2),
        compute="_compute_units_after",
        store=True,
        readonly=False,
    )
    salary_after = fields.Monetary(
        string="Salary after", compute="_compute_salary_after", store=True, readonly=False
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    kp_pension_list = fields.Selection(related="job_id.kp_pension_list")
    employee_count = fields.Integer(string="Employees", compute="_compute_employee_count")

    _one_line_a_job = models.UniqueIndex(
        "(order_id, job_id) WHERE job_id IS NOT NULL",
        "A position stands twice in the order: delete one of the lines.",
    )
    _units_not_negative = models.Constraint(
        "CHECK(units_after BETWEEN 0 AND 100000 AND salary_after BETWEEN 0 AND 1000000000)",
        "Of a line of an order the units are 0 to 100000, the salary 0 to 1000000000.",
    )

    def _orders(self):
        return self.order_id

    def _following(self):
        """The lines that still follow the position: those of drafts."""
        orders = self.order_id._following()
        return self.filtered(lambda line: line.order_id in orders)

    def _job(self):
        """The position, with what the order's own company has of it."""
        self.ensure_one()
        return self.job_id.with_company(self.order_id.company_id or self.env.company)

    @api.depends("instruction_id", "job_id")
    def _compute_name(self):
        for line in self._following():
            line.name = line.instruction_id.name or line.job_id.name or line.name

    @api.depends("job_id")
    def _compute_department_id(self):
        for line in self._following():
            line.department_id = line.job_id.department_id or line.department_id

    @api.depends("department_id.name")
    def _compute_department_name(self):
        Instruction = self.env["hr.job.instruction"]
        for line in self._following():
            line.department_name = Instruction._in_ukrainian(line.department_id).name

    @api.depends(
        "action",
        "change_id",
        "job_id.name",
        "job_id.kp_title",
        "job_id.kp_code",
        "job_id.kp_extended_title",
        "job_id.kp_grade",
        "job_id.kp_company_staff_units",
        "job_id.kp_company_salary",
    )
    def _compute_before(self):
        for line in self._following():
            job = line._job() if line.action != "add" else self.env["hr.job"]
            line.update(
                {
                    "profession_before_id": job.kp_profession_id.id,
                    "extended_before": job.kp_extended_title,
                    "title_before": line._title_of(job),
                    "code_before": line._code_before(job),
                    "grade_before": job.kp_grade,
                    "units_before": job.kp_staff_units,
                    "salary_before": job.kp_salary,
                }
            )

    @api.model
    def _title_of(self, job):
        return job.kp_title or self.env["hr.job.instruction"]._in_ukrainian(job).name

    def _code_before(self, job):
        """The position's code; of a title that an amendment has moved, the former one.

        The reports need the code in force, so that the position takes it at once.
        """
        before = self.change_id.vals_before or {}
        if self.change_id.profession_id == job.kp_profession_id and before.get("code"):
            return before["code"]
        return job.kp_code

    # What the position will have begins as what it has, and follows that until HR gives another
    # value: else an order would put back in silence what another one has changed meanwhile.

    @api.depends(
        "job_id.kp_profession_id",
        "job_id.kp_extended_title",
        "job_id.kp_grade",
        "job_id.kp_company_staff_units",
        "job_id.kp_company_salary",
    )
    def _compute_basis(self):
        for line in self._following():
            then, now = (line.basis or {}).get("now"), line._position_now()
            line.basis = {"then": then, "now": now} if then != now else line.basis

    def _position_now(self):
        """What the position has, as JSON keeps it; nothing without one."""
        job = self._job()
        if not job:
            return {}
        return {
            "job": job.id,
            "kp_profession_id": job.kp_profession_id.id,
            "kp_extended_title": job.kp_extended_title or False,
            "kp_grade": job.kp_grade or False,
            "units_after": round(job.kp_staff_units, 2),
            "salary_after": round(job.kp_salary, 2),
        }

    def _is_hrs_own(self, name, value):
        """Tell whether HR has given another value than the position had then."""
        basis = self.basis or {}
        then, now = basis.get("then") or {}, basis.get("now") or {}
        return bool(then) and then.get("job") == now.get("job") and value != then[name]

    @api.depends("job_id", "basis")
    def _compute_kp_profession_id(self):
        for line in self._following():
            own = line._is_hrs_own("kp_profession_id", line.kp_profession_id.id)
            if line.job_id and not own:
                line.kp_profession_id = line.job_id.kp_profession_id

    @api.depends("job_id", "basis")
    def _compute_kp_extended_title(self):
        for line in self._following():
            own = line._is_hrs_own("kp_extended_title", line.kp_extended_title or False)
            if line.job_id and not own:
                line.kp_extended_title = line.job_id.kp_extended_title

    @api.depends("job_id", "basis")
    def _compute_kp_grade(self):
        for line in self._following():
            if line.job_id and not line._is_hrs_own("kp_grade", line.kp_grade or False):
                line.kp_grade = line.job_id.kp_grade

    @api.depends("kp_title", "kp_code")
    def _compute_title_after(self):
        for line in self._following():
            line.title_after = line.kp_title or line.name
            line.code_after = line.kp_code

    @api.depends("job_id", "action", "basis")
    def _compute_units_after(self):
        for line in self._following():
            if line.action == "remove":
                line.units_after = 0
            elif line.job_id and not line._is_hrs_own(
                "units_after", round(line.units_after, 2)
            ):
                line.units_after = line._job().kp_staff_units

    @api.depends("job_id", "basis")
    def _compute_salary_after(self):
        for line in self._following():
            own = line._is_hrs_own("salary_after", round(line.salary_after, 2))
            if line.job_id and not own:
                line.salary_after = line._job().kp_salary

    @api.depends("job_id", "company_id")
    def _compute_employee_count(self):
        counts = {
            (company, job): count
            for company, job, count in self.env["hr.employee"]._read_group(
                Domain("job_id", "in", self.job_id.ids), ["company_id", "job_id"], ["__count"]
            )
        }
        for line in self:
            line.employee_count = counts.get((line.company_id, line.job_id._origin), 0)

    @api.depends("job_id", "title_before", "title_after")
    def _compute_display_name(self):
        for line in self:
            line.display_name = (
                f"{line.job_id.name or line.name}: "
                f"{line.title_before or '—'} → {line.title_after or '—'}"
            )

    # --- What changes -----------------------------------------------------------------

    def _changes_words(self):
        """Whether the position is called otherwise after it."""
        self.ensure_one()
        return (self.title_before or "") != (self.title_after or "") or (
            self.grade_before or ""
        ) != (self.kp_grade or "")

    def _changes_title(self):
        """Whether the position has another title of КП after it, or is called otherwise.

        «Комірник» may stay «Комірник», of another professional title or at another code.
        """
        self.ensure_one()
        return (
            self._changes_words()
            or (self.code_before or "") != (self.code_after or "")
            or (self.profession_before_id != self.kp_profession_id)
        )

    def _concerns_holders(self):
        """Whether who holds the position is told: not of another code of a title that stays."""
        self.ensure_one()
        return (
            self.action != "change"
            or bool(self.instruction_id)
            or self._changes_words()
            or any(map(self._changes_number, NUMBERS))
        )

    def _changes_number(self, name):
        """Whether ``units`` or ``salary`` differ."""
        self.ensure_one()
        return bool(float_compare(self[f"{name}_before"], self[f"{name}_after"], 2))

    def _changes_something(self):
        self.ensure_one()
        return (
            self.action != "change"
            or bool(self.instruction_id)
            or self._changes_title()
            or any(map(self._changes_number, NUMBERS))
        )

    def _title_after_with_grade(self):
        self.ensure_one()
        return " ".join(filter(None, (self.title_after, self.kp_grade)))

    def _title_before_with_grade(self):
        self.ensure_one()
        return " ".join(filter(None, (self.title_before, self.grade_before)))
