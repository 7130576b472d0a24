import re

from odoo import Command, api, fields, models
from odoo.fields import Domain

from ..documents.d5 import Month, Person
from ..documents.d5_files import d5_csv, d5_workbook, d5_xml
from ..documents.d5_rows import d5_rows
from ..translation import translated

# The fields of a line by the columns' tags; the dates are the row's own.
CELLS = {
    "G5": "is_citizen",
    "G6": "civil_contract",
    "G7": "category",
    "G8S": "tax_number",
    "G91S": "surname",
    "G92S": "given_name",
    "G93S": "patronymic",
    "G11": "second_job",
    "G12": "transferred",
    "G13S": "profession_name",
    "G14S": "code",
    "G15S": "position",
    "G16S": "document",
    "G17S": "end_ground",
    "G19S": "rank",
}
EVENTS = [
    ("start", "Start of work"),
    ("transfer", "Transfer"),
    ("rename", "Position renamed"),
    ("end", "End of work"),
]
# The fields that the rows are made of, read at once.
VERSION_FIELDS = (
    "employee_id",
    "date_version",
    "job_id",
    "department_id",
    "kp_profession_name",
    "kp_code",
    "kp_position",
    "kp_own_profession",
    "kp_d5_relation",
    "kp_d5_order",
    "kp_d5_end_order",
    "kp_d5_end_ground",
    "kp_d5_new_place_on",
    "kp_d5_rank",
    "contract_date_start",
    "contract_date_end",
    "departure_date",
    "country_id",
    "identification_id",
)
_COMPANY_NUMBER = re.compile(r"[0-9]{8}|[0-9]{10}", re.ASCII)


class HrKpD5(models.TransientModel):
    """Annex 5 (Д5) of a month: who began, was transferred, renamed or left in it."""

    _name = "hr.kp.d5"
    _description = "Annex 5 (Д5) of a Month"

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    month = fields.Selection(
        selection=[
            ("1", "January"),
            ("2", "February"),
            ("3", "March"),
            ("4", "April"),
            ("5", "May"),
            ("6", "June"),
            ("7", "July"),
            ("8", "August"),
            ("9", "September"),
            ("10", "October"),
            ("11", "November"),
            ("12", "December"),
        ],
        required=True,
        default=lambda self: str(self._last_month().month),
    )
    year = fields.Integer(required=True, default=lambda self: self._last_month().year)
    line_ids = fields.One2many(
        "hr.kp.d5.line", "d5_id", string="Rows", compute="_compute_line_ids", store=True
    )
    line_count = fields.Integer(string="Number of Rows", compute="_compute_line_count")
    gap_count = fields.Integer(string="Rows with Gaps", compute="_compute_line_count")
    lacks_tax_number = fields.Boolean(
        string="Without Tax Number", compute="_compute_lacks_tax_number"
    )
    with_renames = fields.Boolean(
        string="Renamed Positions", related="company_id.kp_d5_renames"
    )

    _year_of_the_form = models.Constraint(
        "CHECK(year BETWEEN 2000 AND 2100)", "The year has four digits: 2026."
    )

    @api.model
    def _last_month(self):
        """A day of the last month that is over: what is reported next."""
        return fields.Date.subtract(self.env.company._kp_today(), months=1)

    @api.depends("company_id", "month", "year")
    def _compute_line_ids(self):
        for d5 in self:
            rows = d5._rows() if d5._is_whole() else []
            d5.line_ids = [
                Command.clear(),
                *(Command.create(vals) for vals in d5._line_vals(rows)),
            ]

    @api.depends("line_ids.gaps")
    def _compute_line_count(self):
        for d5 in self:
            d5.line_count = len(d5.line_ids)
            d5.gap_count = len(d5.line_ids.filtered("gaps"))

    @api.depends("company_id.company_registry")
    def _compute_lacks_tax_number(self):
        for d5 in self:
            d5.lacks_tax_number = not d5._tax_number()

    @api.depends("company_id", "month", "year")
    def _compute_display_name(self):
        for d5 in self:
            d5.display_name = d5._file_name() if d5._is_whole() else ""

    @api.model
    def _open(self):
        """Show the rows of the last month that is over."""
        return self.create({})._get_records_action(name=self.env._("Annex 5 (Д5) of a Month"))

    def action_refresh(self):
        """Read everything anew, after gaps have been filled."""
        self.check_access("write")
        self._compute_line_ids()

    def action_download_xlsx(self):
        return self._download("xlsx")

    def action_download_csv(self):
        return self._download("csv")

    def action_download_xml(self):
        return self._download("xml")

    def _download(self, extension):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_kp_classifier/d5/{self.id}/{extension}",
            "target": "download",
        }

    # --- The files --------------------------------------------------------------------

    def _is_whole(self):
        """Whether a company and a month are chosen: while a form is filled in, they may not be."""
        return bool(self.company_id and self.month and 2000 <= self.year <= 2100)

    def _period(self):
        return Month(self.year, int(self.month))

    def _tax_number(self):
        number = (self.company_id.company_registry or "").strip()
        return number if _COMPANY_NUMBER.fullmatch(number) else ""

    def _file_name(self):
        return f"Д5 {self.year}-{int(self.month):02} — {self.company_id.name}"

    def _file(self, extension):
        """The rows as they are now, as a file of this kind."""
        self.ensure_one()
        self.check_access("read")
        rows = self._rows()
        if extension == "csv":
            return d5_csv(rows)
        name = self.company_id.name
        if extension == "xml":
            return d5_xml(rows, self._period(), tax_number=self._tax_number(), name=name)
        gaps = [vals["gaps"] for vals in self._line_vals(rows)]
        heading = [name, f"Додаток 5 (Д5) за {self.month.zfill(2)}.{self.year}"]
        return d5_workbook(rows, gaps, heading)

    # --- The rows ---------------------------------------------------------------------

    def _rows(self):
        """The rows of the month: :class:`documents.d5.D5Row`, with all their gaps."""
        self.ensure_one()
        month = self._period()
        renames = self._renames(month)
        versions = self._versions(month, {r.job for r in renames if r.day in month})
        return d5_rows(
            [
                Person(
                    key=employee.id,
                    name=employee.legal_name or employee.name or "",
                    works=[version._kp_d5_work() for version in its_own],
                    active=employee.active,
                )
                for employee, its_own in versions.grouped("employee_id").items()
            ],
            renames,
            month,
            with_renames=self.company_id.kp_d5_renames,
        )

    def _line_vals(self, rows):
        """The values of the lines of these rows."""
        Version = self.env["hr.version"]
        # sudo: as in _versions; only what the rows were made of is read.
        versions = Version.sudo().browse({row.work for row in rows})
        present = versions.browse({row.work for row in rows if row.is_present})
        present -= present._kp_past()
        officials = present._kp_officials()
        vals_list = []
        for row in rows:
            version = versions.browse(row.work).with_prefetch(versions.ids)
            gaps = [translated(self.env, gap) for gap in row.gaps]
            if row.is_present and version in present:
                gaps += version._kp_find_gaps(officials)
            else:
                gaps += [translated(self.env, gap) for gap in row.title_gaps]
            vals_list.append(
                {
                    "employee_id": row.person,
                    "version_id": row.work,
                    "event": row.event.value,
                    "date_start": row.start,
                    "date_end": row.end,
                    "new_place_on": row.new_place_on,
                    "gaps": "\n".join(gaps),
                    **{name: row.text(tag) for tag, name in CELLS.items()},
                }
            )
        return vals_list

    def _renames(self, month):
        """The renamings by orders since the month began."""
        lines = self.env["hr.kp.order.line"].search_fetch(
            [
                ("company_id", "=", self.company_id.id),
                ("action", "=", "change"),
                ("job_id", "!=", False),
                # Revoked ones too: they were carried out, and their revocation is an order.
                ("order_id.carried_out_on", "!=", False),
                ("order_id.date_in_force", ">=", month.first),
                # What revokes an order that was never carried out has put nothing back.
                *("|", ("reverses_line_id", "=", False)),
                ("reverses_line_id.order_id.carried_out_on", "!=", False),
            ]
        )
        return [line._kp_d5_rename() for line in lines if line._changes_title()]

    def _versions(self, month, renamed_job_ids):
        """All versions of the employees who may have something in the month."""
        # Whom the user may see.
        Employee = self.env["hr.employee"].with_context(active_test=False)
        Employee.check_access("read")
        in_month = Domain.OR(
            Domain(name, ">=", month.first) & Domain(name, "<=", month.last)
            for name in (
                "date_version",
                "contract_date_start",
                "contract_date_end",
                "departure_date",
            )
        )
        if self.company_id.kp_d5_renames:
            in_month |= Domain("job_id", "in", list(renamed_job_ids))
        own = Domain("company_id", "=", self.company_id.id)
        # sudo: the dates of contracts are for managers to see; the report that officers draw up
        # has the days of start and end in it, and nothing else of a contract is read.
        Version = self.env["hr.version"].sudo()
        touched = Version.search_fetch(
            own & in_month & Domain("employee_id", "!=", False), ["employee_id"]
        )
        employees = Employee.search_fetch(
            [("id", "in", touched.employee_id.ids), ("company_id", "=", self.company_id.id)],
            ["name", "legal_name", "active", "current_version_id"],
        )
        return Version.search_fetch(
            own & Domain("employee_id", "in", employees.ids), VERSION_FIELDS
        )


class HrKpD5Line(models.TransientModel):
    """A row of annex 5: the columns, and what is missing in them."""

    _name = "hr.kp.d5.line"
    _description = "Row of Annex 5 (Д5)"

    d5_id = fields.Many2one("hr.kp.d5", required=True, ondelete="cascade", index=True)
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade")
    version_id = fields.Many2one("hr.version", required=True, ondelete="cascade")
    event = fields.Selection(selection=EVENTS, required=True)
    is_citizen = fields.Char(string="Citizen of Ukraine (5)")
    civil_contract = fields.Char(string="Civil Contract (6)")
    category = fields.Char(string="Category (7)")
    tax_number = fields.Char(string="Tax Number (8)")
    surname = fields.Char(string="Surname (9)")
    given_name = fields.Char(string="Given Name (9)")
    patronymic = fields.Char(string="Patronymic (9)")
    date_start = fields.Date(string="Start (10)")
    date_end = fields.Date(string="End (10)")
    second_job = fields.Char(string="Internal Second Job (11)")
    transferred = fields.Char(string="Transferred (12)")
    profession_name = fields.Char(string="Professional Title (13)")
    code = fields.Char(string="Code (14)")
    position = fields.Char(string="Position (15)")
    document = fields.Char(string="Document (16)")
    end_ground = fields.Char(string="Ground of the End (17)")
    new_place_on = fields.Date(string="New Job Place (18)")
    rank = fields.Char(string="Military Rank (19)")
    gaps = fields.Text(string="What Is Missing")

    def action_open_employee(self):
        """Open the employee at the version of the row, where most gaps are filled."""
        self.ensure_one()
        self.check_access("read")
        action = self.employee_id._get_records_action()
        action["context"] = {"version_id": self.version_id.id}
        return action
