from psycopg2 import sql

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..kp.editions.entries import TitleRow
from ..kp.search.keys import search_key
from ..kp.titles.checker import TitleChecker
from ..kp.titles.profession import Profession


class HrKpProfession(models.Model):
    _name = "hr.kp.profession"
    _description = "Professional Title (КП)"
    _inherit = ["hr.kp.entry", "hr.kp.title.rules"]
    _rule_fields = ("code", "name", "active", "replaced_by_id", "corrected_name")
    _order = "code, name"
    _key_fields = ("code", "name")
    _official_fields = (
        *("code", "name", "active"),
        *("zkpptr_code", "etkd_issue", "dkhp_issue", "replaced_by_id"),
    )

    name = fields.Char(string="Professional Title")
    group_id = fields.Many2one(
        "hr.kp.group",
        string="Classification Group",
        compute="_compute_group_id",
        store=True,
        precompute=True,
        index=True,
        ondelete="restrict",
    )
    section_id = fields.Many2one(
        "hr.kp.group",
        compute="_compute_group_id",
        store=True,
        precompute=True,
        index=True,
        ondelete="restrict",
    )
    path = fields.Char(related="group_id.path", string="Place in the Classifier")
    zkpptr_code = fields.Char(
        string="ЗКППТР Code",
        help="The five-digit code of the all-union classifier of professions, kept in annex А",
    )
    etkd_issue = fields.Char(
        string="ЄТКД Issue",
        help="The issue of the Unified Tariff and Qualification Handbook; "
        "a star means a supplement.",
    )
    dkhp_issue = fields.Char(
        string="ДКХП Issue",
        help="The issue of the Handbook of Qualification Characteristics; "
        "a star means a supplement.",
    )
    replaced_by_id = fields.Many2one(
        "hr.kp.profession",
        string="Replaced by",
        ondelete="restrict",
        help="The title that takes the place of a cancelled one",
    )
    characteristic_ids = fields.One2many(
        "hr.kp.characteristic",
        "profession_id",
        string="Qualification Characteristic",
        help="What the issue of ДКХП says of this profession: a title carries one at most",
    )
    change_ids = fields.One2many("hr.kp.change", "profession_id", string="History")
    job_ids = fields.One2many("hr.job", "kp_profession_id", string="Job Positions")
    job_count = fields.Integer(string="Positions", compute="_compute_job_count")
    occupation_link_ids = fields.One2many(
        "hr.occupation.link", "profession_id", string="Foreign Counterparts"
    )

    _code_name_uniq = models.Constraint(
        "UNIQUE(code, name)", "This title stands at this code already."
    )

    @api.depends("code")
    def _compute_group_id(self):
        groups = self._groups_of(self.mapped("code"))
        for profession in self:
            code = profession.code or ""
            profession.group_id = groups.get(code)
            profession.section_id = groups.get(code[:1])

    @api.model
    def _groups_of(self, codes):
        """The groups and the sections of these codes, by their own codes."""
        codes = set(filter(None, codes))
        return {
            group.code: group
            for group in self.env["hr.kp.group"]
            .with_context(active_test=False)
            .search([("code", "in", list(codes | {code[0] for code in codes}))])
        }

    @api.depends("job_ids")
    def _compute_job_count(self):
        counts = dict(
            self.env["hr.job"]._read_group(
                [("kp_profession_id", "in", self.ids)], ["kp_profession_id"], ["__count"]
            )
        )
        for profession in self:
            profession.job_count = counts.get(profession, 0)

    # After _check_code, whose message is the better one for what is no code at all.
    @api.constrains("code", "group_id")
    def _check_group(self):
        for profession in self:
            if not profession.group_id:
                raise ValidationError(
                    self.env._(
                        "There is no group with the code %(code)s, so «%(name)s» can't stand "
                        "there. Correct the code or add the group first.",
                        code=profession.code,
                        name=profession.name,
                    )
                )

    @api.model
    def _sql_code(self, alias, query):
        sql_code = super()._sql_code(alias, query)
        if not query.number:
            return sql_code
        zkpptr = self._field_to_sql(alias, "zkpptr_code")
        return SQL("(%s OR %s = %s)", sql_code, zkpptr, query.number)

    def action_create_job(self):
        """Start a new position that has this title."""
        self.ensure_one()
        self.env["hr.job"].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New Position"),
            "res_model": "hr.job",
            "views": [(False, "form")],
            "context": {
                "default_name": self._classifier().forms(self._to_kp())[0],
                "default_kp_profession_id": self.id,
            },
        }

    def _to_kp(self):
        """The title as the rules know it."""
        self.ensure_one()
        replaced_by = self.replaced_by_id
        return Profession(
            self.code,
            self.name,
            self.active,
            Profession(replaced_by.code, replaced_by.name) if replaced_by else None,
            corrected=self.corrected_name or "",
        )

    @api.model
    @tools.ormcache(cache="stable")
    def _classifier(self):
        """The whole list as the title rules use it (:class:`kp.titles.checker.TitleChecker`)."""
        self.flush_model(["code", "name", "active", "corrected_name"])
        rows = self.env.execute_query(
            SQL(
                "SELECT code, name, active, COALESCE(corrected_name, '')"
                " FROM hr_kp_profession ORDER BY code, name"
            )
        )
        # sudo: the result is kept for everybody, so it can't hang on who asks first. Nor on
        # whether archived records were asked for.
        env = self.sudo().with_context(active_test=True).env
        return TitleChecker(
            (
                Profession(code, name, active, corrected=corrected)
                for code, name, active, corrected in rows
            ),
            # pylint: disable-next=no-search-all
            env["hr.kp.derived.word"].search([])._to_kp(),
            # pylint: disable-next=no-search-all
            env["hr.kp.act.title"].search([])._to_kp(),
            env["hr.kp.profession"]._former_titles(),
        )

    @api.model
    def _in_force_vals(self):
        return {**super()._in_force_vals(), "replaced_by_id": False}

    @api.model
    def _cancelled_vals(self, step, edition):
        vals = super()._cancelled_vals(step, edition)
        if step.replaced_by:
            vals["replaced_by_id"] = self.search(
                [
                    ("code", "=", step.replaced_by.code),
                    ("name", "=", step.replaced_by.name),
                ]
            ).id
        return vals

    def _to_row(self):
        return TitleRow(
            self.code,
            self.name,
            self.zkpptr_code or "",
            self.etkd_issue or "",
            self.dkhp_issue or "",
        )

    @api.model
    def _row_vals(self, row):
        return {
            "code": row.code,
            "name": row.name,
            "zkpptr_code": row.zkpptr or "",
            "etkd_issue": row.etkd or "",
            "dkhp_issue": row.dkhp or "",
        }

    @api.model
    def _create_rows(self, rows):
        """Create the titles of a classifier file: by SQL, in a fifth of the time of create().

        What create() would refuse, the reading of the file has refused before.
        """
        groups = {
            code: group.id for code, group in self._groups_of(r.code for r in rows).items()
        }
        self._check_groups_exist(row for row in rows if row.code not in groups)
        now = self.env.cr.now()
        corrections = self._shipped_corrections()
        vals_list = [
            {
                **self._row_vals(row),
                **self._correction_vals(row.code, row.name, corrections),
                "search_key": search_key([row.name, corrections.get(row.key, [""])[0]]),
                "group_id": groups[row.code],
                "section_id": groups[row.code[0]],
                "active": True,
                "changed_by_hr": False,
                "create_uid": self.env.uid,
                "create_date": now,
                "write_uid": self.env.uid,
                "write_date": now,
            }
            for row in rows
        ]
        if not vals_list:
            return self.browse()
        columns = list(vals_list[0])
        self.flush_model()
        inserted = self.env.cr.execute_values(
            sql.SQL("INSERT INTO {} ({}) VALUES %s RETURNING id").format(
                sql.Identifier(self._table), sql.SQL(", ").join(map(sql.Identifier, columns))
            ),
            [tuple(vals[column] for column in columns) for vals in vals_list],
            page_size=1000,
            fetch=True,
        )
        professions = self.browse(id_ for (id_,) in inserted)
        # Computed fields of other addons that depend on these columns are still recomputed.
        given = [self._fields[name] for name in ("group_id", "section_id", "search_key")]
        with self.env.protecting(given, professions):
            professions.modified(columns)
        self._names_changed(len(vals_list))
        self.env.registry.clear_cache("stable")
        return professions

    @api.model
    def _check_groups_exist(self, rows):
        """Refuse titles whose code has no group, all of them at once."""
        missing = sorted({row.code for row in rows})
        if missing:
            raise ValidationError(
                self.env._(
                    "There are no groups with these codes: %s. Add the groups first.",
                    ", ".join(missing),
                )
            )
