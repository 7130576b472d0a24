from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..kp.text import clean

# The fields of the unified report (Д5) that come from one КП title.
PROFESSION_FIELDS = ("kp_profession_name", "kp_code", "kp_zkpptr_code")
# After these the version that is in force may be another one.
COURSE_FIELDS = {"employee_id", "date_version", "active", "departure_date"}


class HrVersion(models.Model):
    """The employee's КП data, kept as they were while the job's title goes on changing.

    They follow the job until the version is past: another one has taken its place, or the
    employee has left. What HR writes in place of the job's data stays as long as these do, and
    is dropped when the job gives others.
    """

    _inherit = "hr.version"

    kp_profession_name = fields.Char(
        string="Professional Title by КП",
        compute="_compute_kp_profession_data",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
        help="The official title, word for word as in КП",
    )
    kp_code = fields.Char(
        string="КП Code",
        compute="_compute_kp_profession_data",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
    )
    kp_zkpptr_code = fields.Char(
        string="ЗКППТР Code",
        compute="_compute_kp_profession_data",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
        help="Five digits; КП gives it to some titles only. Annex 5 does not ask for it.",
    )
    kp_position = fields.Char(
        string="Position by the Staff List",
        compute="_compute_kp_position",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
        help="The position's title in documents, with its category or grade",
    )
    # The job's values that HR has replaced: HR's own stay until the job gives others.
    kp_corrected_profession = fields.Json(
        compute="_compute_kp_corrected_profession",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
        help="The job's title and codes in place of which HR has entered others",
    )
    kp_corrected_position = fields.Json(
        compute="_compute_kp_corrected_position",
        store=True,
        readonly=False,
        groups="hr.group_hr_user",
        help="The job's position in place of which HR has entered another one",
    )
    kp_own_profession = fields.Boolean(
        string="КП Title Other Than the Position's",
        compute="_compute_kp_own_profession",
        store=True,
        groups="hr.group_hr_user",
    )
    kp_own_position = fields.Boolean(
        string="Staff List Position Other Than the Position's",
        compute="_compute_kp_own_position",
        store=True,
        groups="hr.group_hr_user",
    )
    kp_rate = fields.Float(
        string="Rate",
        default=1,
        digits=(16, 2),
        groups="hr.group_hr_user",
        help="The part of a unit of the staff list that the employee takes: 1, 0.5, 0.25. "
        "0: none, as for an employee on a long leave who is replaced by another.",
    )
    kp_gaps = fields.Text(
        string="What Is Missing", compute="_compute_kp_gaps", groups="hr.group_hr_user"
    )
    kp_has_gaps = fields.Boolean(
        string="With Gaps",
        compute="_compute_kp_gaps",
        search="_search_kp_has_gaps",
        groups="hr.group_hr_user",
    )

    _kp_rate_not_negative = models.Constraint(
        "CHECK(kp_rate BETWEEN 0 AND 100)",
        "The rate of an employee is 0 to 100: correct «Rate».",
    )

    @api.depends(
        "job_id.kp_profession_id.name",
        "job_id.kp_profession_id.code",
        "job_id.kp_profession_id.zkpptr_code",
    )
    def _compute_kp_corrected_profession(self):
        past = self._kp_past()
        for version in self:
            corrected = version.kp_corrected_profession
            kept = version in past or corrected == version._kp_profession_vals()
            version.kp_corrected_profession = corrected if kept else False

    @api.depends("job_id.kp_title", "job_id.kp_grade", "job_id.name")
    def _compute_kp_corrected_position(self):
        past = self._kp_past()
        for version in self:
            corrected = version.kp_corrected_position
            kept = version in past or corrected == version._kp_position_vals()
            version.kp_corrected_position = corrected if kept else False

    @api.depends("kp_corrected_profession")
    def _compute_kp_own_profession(self):
        for version in self:
            version.kp_own_profession = bool(version.kp_corrected_profession)

    @api.depends("kp_corrected_position")
    def _compute_kp_own_position(self):
        for version in self:
            version.kp_own_position = bool(version.kp_corrected_position)

    @api.depends(
        "job_id.kp_profession_id.name",
        "job_id.kp_profession_id.code",
        "job_id.kp_profession_id.zkpptr_code",
    )
    def _compute_kp_profession_data(self):
        for version in self._kp_following("kp_own_profession"):
            version.update(version._kp_profession_vals())

    @api.depends("job_id.kp_title", "job_id.kp_grade", "job_id.name")
    def _compute_kp_position(self):
        for version in self._kp_following("kp_own_position"):
            version.update(version._kp_position_vals())

    @api.depends("job_id", "kp_position", "kp_own_profession", "kp_code", "kp_profession_name")
    def _compute_kp_gaps(self):
        officials = self._kp_officials()
        for version in self:
            gaps = version._kp_find_gaps(officials)
            version.kp_gaps = "\n".join(gaps)
            version.kp_has_gaps = bool(gaps)

    def _search_kp_has_gaps(self, operator, value):
        if operator != "in":
            return NotImplemented
        whole = Domain("job_id", "!=", False) & Domain("kp_position", "!=", False)
        whole &= Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                """EXISTS (
                    SELECT FROM hr_kp_profession AS official
                    WHERE official.active
                        AND official.code = %(code)s
                        AND official.name = %(name)s
                )""",
                code=model._field_to_sql(alias, "kp_code", query),
                name=model._field_to_sql(alias, "kp_profession_name", query),
            ),
            predicate=lambda version: not version.kp_has_gaps,
        )
        domains = {True: ~whole, False: whole}
        return Domain.OR(domains[bool(wanted)] for wanted in value)

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._kp_clean_vals(vals) for vals in vals_list]
        versions = super().create(vals_list)
        versions.employee_id._kp_update_acknowledgements()
        for version, vals in zip(versions, vals_list, strict=True):
            version._kp_mark_own(vals)
            # A past version is filled in once; its copy is a new version, which follows the job.
            version._kp_take_from_job(except_fields=vals.keys() if version._kp_past() else ())
        return versions

    def write(self, vals):
        vals = self._kp_clean_vals(vals)
        moved = self.browse()
        if "job_id" in vals:
            moved = self.filtered(lambda version: version.job_id.id != vals["job_id"])
        result = super().write(vals)
        if vals.keys() & {"job_id", "employee_id", "date_version", "active"}:
            self.employee_id._kp_update_acknowledgements()
        if moved:
            # With another job all data of the former one are dropped, HR's own too.
            moved._kp_follow_job(except_fields=vals.keys())
        self._kp_mark_own(vals)
        if vals.keys() & COURSE_FIELDS:
            self.employee_id._kp_refresh_versions()
        return result

    def unlink(self):
        employees = self.employee_id
        result = super().unlink()
        employees.exists()._kp_refresh_versions()
        return result

    @api.model
    def _kp_clean_vals(self, vals):
        texts = vals.keys() & {*PROFESSION_FIELDS, "kp_position"}
        return vals | {field: clean(vals[field]) for field in texts if vals[field]}

    def _kp_past(self):
        """The past versions: they do not follow the job any more."""
        # Odoo's own today, by which it chooses the current version; not the day in Kyiv.
        today = fields.Date.today()

        def past(version):
            employee = version.employee_id
            if not employee:
                return False
            left = version.departure_date
            if not employee.active or (left and left < today):
                return True
            return (
                version.date_version
                and version.date_version <= today
                and version._origin != employee.current_version_id._origin
            )

        return self.filtered(past)

    def _kp_following(self, own_field):
        """The versions that take their data from the job.

        In a form, an employee who is moved to another job gets its data, as ``job_title`` does.
        """
        past = self._kp_past()
        return self.filtered(
            lambda version: (
                not version.id
                and version._origin.job_id != version.job_id
                or not version[own_field]
                and version not in past
            )
        )

    def _kp_profession_vals(self):
        """The job's data: the title's name and its two codes."""
        self.ensure_one()
        profession = self.job_id.kp_profession_id
        return {
            "kp_profession_name": profession.name,
            "kp_code": profession.code,
            "kp_zkpptr_code": profession.zkpptr_code,
        }

    def _kp_position_vals(self):
        self.ensure_one()
        return {"kp_position": self.job_id._kp_staff_list_title()}

    def _kp_mark_own(self, written):
        """Mark data that HR has written and the job does not have; unmark those that it has."""
        for corrected, data_fields, job_vals in (
            ("kp_corrected_profession", PROFESSION_FIELDS, HrVersion._kp_profession_vals),
            ("kp_corrected_position", ("kp_position",), HrVersion._kp_position_vals),
        ):
            if corrected in written or not written.keys() & set(data_fields):
                continue
            for version in self:
                replaced = job_vals(version)
                own = any(
                    (version[field] or False) != (value or False)
                    for field, value in replaced.items()
                )
                if (version[corrected] or False) != (own and replaced):
                    version[corrected] = own and replaced

    def _kp_take_from_job(self, except_fields=()):
        """Write the job's data where they are not HR's own."""
        for version in self:
            vals = {}
            if not version.kp_own_profession:
                vals |= version._kp_profession_vals()
            if not version.kp_own_position:
                vals |= version._kp_position_vals()
            vals = {
                field: value
                for field, value in vals.items()
                if field not in except_fields and (version[field] or False) != (value or False)
            }
            if vals:
                version.write(vals)

    def _kp_follow_job(self, except_fields=()):
        """Take the job's data in place of HR's own."""
        own = self.filtered(lambda v: v.kp_own_profession or v.kp_own_position)
        own.write({"kp_corrected_profession": False, "kp_corrected_position": False})
        self._kp_take_from_job(except_fields)

    def _kp_officials(self):
        """The titles in force at these versions' codes, as pairs (code, title)."""
        professions = self.env["hr.kp.profession"].search_fetch(
            [("code", "in", list(filter(None, set(self.mapped("kp_code")))))], ["code", "name"]
        )
        return {(profession.code, profession.name) for profession in professions}

    def _kp_find_gaps(self, officials):
        """Return the gaps in the data of the unified report, each with its remedy."""
        self.ensure_one()
        if not self.job_id:
            return [self.env._("No job position: choose one on the tab «Work».")]
        gaps = []
        title = (self.kp_code, self.kp_profession_name)
        if not any(title) and not self.job_id.kp_profession_id:
            gaps.append(
                self.env._(
                    "The position «%s» has no КП title: choose one on the position.",
                    self.job_id.name,
                )
            )
        elif not all(title):
            gaps.append(
                self.env._(
                    "No professional title or code: press «Take from the position» or choose a "
                    "title of КП."
                )
            )
        elif title not in officials and self.kp_own_profession:
            gaps.append(
                self.env._(
                    "КП has no title «%(title)s» at the code %(code)s (cancelled or mistyped): "
                    "choose another one or press «Take from the position».",
                    title=self.kp_profession_name,
                    code=self.kp_code,
                )
            )
        elif title not in officials:
            gaps.append(
                self.env._(
                    "КП has no title «%(title)s» at the code %(code)s any more: choose another "
                    "one on the position «%(job)s».",
                    title=self.kp_profession_name,
                    code=self.kp_code,
                    job=self.job_id.name,
                )
            )
        if not self.kp_position:
            gaps.append(
                self.env._(
                    "No position by the staff list: press «Take from the position» or type it."
                )
            )
        return gaps
