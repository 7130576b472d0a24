import csv

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, file_open, groupby

from ..kp.occupations.codes import depths, isco88_code, parents
from ..kp.occupations.files import Occupation, tidy

SHIPPED = "hr_kp_classifier/data/occupations"


class HrOccupationSystem(models.Model):
    """A system of occupations used abroad: O*NET-SOC, ISCO-08, …"""

    _name = "hr.occupation.system"
    _description = "Foreign System of Occupations"
    _inherit = "hr.kp.import.by.key"
    _key_fields = ("code",)
    _order = "sequence, code"
    _rec_names_search = ["code", "name", "name_uk"]

    sequence = fields.Integer(default=10)
    code = fields.Char(
        string="Short Name",
        required=True,
        help="As reports name it: O*NET-SOC, ISCO-08. A column headed so in an imported "
        "file is taken for its codes.",
    )
    name = fields.Char(
        string="Original Name", required=True, help="In the language of the system"
    )
    name_uk = fields.Char(string="Ukrainian Name")
    country_id = fields.Many2one("res.country", help="Empty: an international system")
    edition = fields.Char()
    source = fields.Char(help="Who publishes it")
    url = fields.Char(string="Web Page")
    licence = fields.Char(help="On which terms its codes and names may be used")
    note = fields.Text(help="Cautions about the use of its codes")
    active = fields.Boolean(default=True)
    equals_kp = fields.Boolean(
        string="КП is Built on It",
        help="The first four digits of a КП code are a code of this system (ISCO-88). "
        "So КП titles can be linked with it by equal codes.",
    )
    occupation_ids = fields.One2many("hr.occupation", "system_id", string="Occupations")
    occupation_count = fields.Integer(
        string="Number of Occupations", compute="_compute_occupation_count"
    )
    link_count = fields.Integer(string="Links with КП", compute="_compute_link_count")

    _code_uniq = models.Constraint("UNIQUE(code)", "There is a system with this name already.")

    @api.depends("code")
    def _compute_display_name(self):
        for system in self:
            system.display_name = system.code

    @api.depends("occupation_ids.active")
    def _compute_occupation_count(self):
        counts = self._counts_of("hr.occupation")
        for system in self:
            system.occupation_count = counts.get(system._origin, 0)

    @api.depends("occupation_ids.link_ids.active")
    def _compute_link_count(self):
        counts = self._counts_of("hr.occupation.link")
        for system in self:
            system.link_count = counts.get(system._origin, 0)

    def _counts_of(self, model):
        return dict(
            self.env[model]._read_group(
                [("system_id", "in", self.ids)], ["system_id"], ["__count"]
            )
        )

    def _column_names(self):
        """Return the headings that a column with the codes of the system may have."""
        self.ensure_one()
        return [name for name in (self.code, self.name, self.name_uk) if name]

    def _known(self):
        """The system's occupations as files have them, archived ones too, by code."""
        self.ensure_one()
        self.env["hr.occupation"].flush_model()
        return {
            code: Occupation(code, name, name_uk or "", level or 0)
            for code, name, name_uk, level in self.env.execute_query(
                SQL(
                    "SELECT code, name, name_uk, level FROM hr_occupation WHERE system_id = %s",
                    self.id,
                )
            )
        }

    def _place_occupations(self):
        """Find anew, by the codes, which occupation each stands below, and how deep."""
        Occupations = self.env["hr.occupation"]
        Occupations.flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT system_id, id, code, parent_id, level, level_given"
                " FROM hr_occupation WHERE system_id IN %s",
                tuple(self.ids) or (0,),
            )
        )
        ids, parent_ids, levels = [], [], []
        for _system, group in groupby(rows, key=lambda row: row[0]):
            by_code = {row[2]: row[1] for row in group}
            parent_of = parents(by_code)
            depth = depths(parent_of, by_code)
            for _system_id, id_, code, parent_id, level, given in group:
                place = (
                    by_code.get(parent_of.get(code)),
                    level if given and level else depth[code],
                )
                if place != (parent_id, level):
                    ids.append(id_)
                    parent_ids.append(place[0])
                    levels.append(place[1])
        if not ids:
            return
        self.env.execute_query(
            SQL(
                "UPDATE hr_occupation SET parent_id = place.parent_id, level = place.level"
                " FROM unnest(%s::int[], %s::int[], %s::int[]) AS place(id, parent_id, level)"
                " WHERE hr_occupation.id = place.id RETURNING 1",
                ids,
                parent_ids,
                levels,
            )
        )
        Occupations.invalidate_model(["parent_id", "child_ids", "level"])

    @api.readonly
    def action_open_occupations(self):
        """Show the occupations of the system."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_occupation_action"
        )
        action["display_name"] = self.display_name
        action["domain"] = [("system_id", "=", self.id)]
        action["context"] = {"default_system_id": self.id}
        return action

    @api.readonly
    def action_open_links(self):
        """Show the links of the system with КП titles."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_occupation_link_action"
        )
        action["display_name"] = self.env._("%s and the КП", self.display_name)
        action["domain"] = [("system_id", "=", self.id)]
        return action

    # --- Mechanical links ---------------------------------------------------------------

    def action_link_by_equal_codes(self):
        """Link КП titles with this system by equal codes, and by the correspondence tables
        that start from it with others; say how many links were added."""
        self.ensure_one()
        added = self._link_by_equal_codes()
        lines = [
            self.env._("%(system)s: links added: %(count)s", system=system.code, count=count)
            for system, count in added.items()
        ]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if any(added.values()) else "info",
                "title": self.env._("Mechanical links, not reviewed"),
                "message": "; ".join(lines),
                "sticky": True,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _link_by_equal_codes(self):
        """Make the mechanical links. Links that are there, rejected ones too, stay as they are.

        By SQL: tens of thousands of links in as many queries as for one.

        :return: how many links were added, by system
        """
        self.ensure_one()
        Link = self.env["hr.occupation.link"]
        Link.check_access("create")
        if not self.equals_kp:
            raise UserError(
                self.env._(
                    "%s has no codes equal to those of the КП: add the links by hand on its "
                    "occupations, or import a correspondence table.",
                    self.code,
                )
            )
        if not self.occupation_count:
            raise UserError(
                self.env._("%s has no occupations yet: import them first.", self.code)
            )
        self.env.flush_all()
        codes = [
            (code, isco88_code(code))
            for (code,) in self.env.execute_query(
                SQL("SELECT DISTINCT code FROM hr_kp_profession WHERE active")
            )
            if isco88_code(code)
        ]
        kp_codes = [code for code, _equal in codes]
        equal_codes = [equal for _code, equal in codes]
        equal = SQL(
            """
            SELECT profession.id AS profession_id, occupation.id AS occupation_id,
                   occupation.system_id,
                   'КП ' || profession.code || ' = ' || %s || ' ' || occupation.code AS note
              FROM unnest(%s::varchar[], %s::varchar[]) AS equal(kp_code, code)
              JOIN hr_kp_profession profession
                ON profession.code = equal.kp_code AND profession.active
              JOIN hr_occupation occupation
                ON occupation.code = equal.code
               AND occupation.system_id = %s AND occupation.active
            """,
            self.code,
            kp_codes,
            equal_codes,
            self.id,
        )
        onward = SQL(
            """
            SELECT equal.profession_id, target.id AS occupation_id, target.system_id,
                   string_agg(
                       equal.note || ' → ' || system.code || ' ' || target.code, '; '
                   ) AS note
              FROM (%s) AS equal
              JOIN hr_occupation_correspondence correspondence
                ON correspondence.source_id = equal.occupation_id
              JOIN hr_occupation target
                ON target.id = correspondence.target_id AND target.active
              JOIN hr_occupation_system system ON system.id = target.system_id
             GROUP BY equal.profession_id, target.id, target.system_id
            """,
            equal,
        )
        rows = []
        for links in (equal, onward):
            rows += self.env.execute_query(
                SQL(
                    """
                    INSERT INTO hr_occupation_link (
                        profession_id, occupation_id, system_id, note, kind, active,
                        create_uid, create_date, write_uid, write_date
                    )
                    SELECT profession_id, occupation_id, system_id, note, 'mechanical', TRUE,
                           %(uid)s, %(now)s, %(uid)s, %(now)s
                      FROM (%(links)s) AS found
                        ON CONFLICT (profession_id, occupation_id) DO NOTHING
                    RETURNING system_id
                    """,
                    links=links,
                    uid=self.env.uid,
                    now=self.env.cr.now(),
                )
            )
        self.env.invalidate_all()
        systems = self | self.browse(
            id_
            for (id_,) in self.env.execute_query(
                SQL(
                    "SELECT DISTINCT target.system_id FROM hr_occupation_correspondence"
                    " JOIN hr_occupation source ON source.id = source_id"
                    " JOIN hr_occupation target ON target.id = target_id"
                    " WHERE source.system_id = %s",
                    self.id,
                )
            )
        )
        counts = {system_id: len(group) for system_id, group in groupby(rows, lambda r: r[0])}
        return {system: counts.get(system.id, 0) for system in systems}

    # --- What ships -----------------------------------------------------------------------

    @api.model
    def _load_shipped(self):
        """Add the foreign systems, occupations and links that ship with the addon and are not
        there; change none."""
        systems = self._load_shipped_systems()
        occupations = self._load_shipped_occupations(systems)
        self._load_shipped_correspondences(occupations)
        self._load_shipped_links(occupations)

    @api.model
    def _shipped(self, name):
        with file_open(f"{SHIPPED}/{name}.csv") as file:
            return list(csv.DictReader(file))

    @api.model
    def _load_shipped_systems(self):
        # pylint: disable-next=no-search-all
        known = self.with_context(active_test=False).search([])
        countries = {
            country.code: country.id
            for country in self.env["res.country"].search([("code", "in", ["US", "GB", "PL"])])
        }
        new_rows = [
            row for row in self._shipped("systems") if row["code"] not in known.mapped("code")
        ]
        created = self.create(
            [
                {
                    **{key: row[key] for key in row if key not in ("country", "equals_kp")},
                    "country_id": countries.get(row["country"]),
                    "equals_kp": bool(row["equals_kp"]),
                }
                for row in new_rows
            ]
        )
        return {system.code: system for system in known | created}

    @api.model
    def _load_shipped_occupations(self, systems):
        Occupations = self.env["hr.occupation"].with_context(active_test=False)
        by_key = {
            (occupation.system_id.code, occupation.code): occupation
            # pylint: disable-next=no-search-all
            for occupation in Occupations.search([("system_id.code", "in", list(systems))])
        }
        examples = {}
        for row in self._shipped("examples"):
            examples.setdefault((row["system"], row["code"]), []).append(
                fields.Command.create({"name": row["name"], "name_uk": row["name_uk"]})
            )
        new_rows = [
            row
            for row in self._shipped("occupations")
            if (row["system"], row["code"]) not in by_key
        ]
        created = Occupations.create(
            [
                {
                    "system_id": systems[row["system"]].id,
                    "code": row["code"],
                    "name": row["name"],
                    "name_uk": row["name_uk"],
                    "example_ids": examples.get((row["system"], row["code"]), []),
                }
                for row in new_rows
            ]
        )
        for row, occupation in zip(new_rows, created, strict=True):
            by_key[row["system"], row["code"]] = occupation
        return by_key

    @api.model
    def _load_shipped_correspondences(self, occupations):
        self.env["hr.occupation.correspondence"]._add(
            (
                occupations[row["source_system"], row["source"]].id,
                occupations[row["target_system"], row["target"]].id,
            )
            for row in self._shipped("correspondences")
        )

    @api.model
    def _load_shipped_links(self, occupations):
        rows = self._shipped("links")
        Link = self.env["hr.occupation.link"].with_context(active_test=False)
        professions = {
            (profession.code, profession.name): profession
            for profession in self.env["hr.kp.profession"].search(
                [("name", "in", [row["kp_name"] for row in rows])]
            )
        }
        known = {
            (link.profession_id, link.occupation_id)
            for link in Link.search(
                [("occupation_id", "in", [each.id for each in occupations.values()])]
            )
        }
        vals_list = []
        for row in rows:
            # An amendment may have cancelled it where the list is newer than this file.
            profession = professions.get((row["kp_code"], row["kp_name"]))
            occupation = occupations[row["system"], row["code"]]
            if profession and (profession, occupation) not in known:
                vals_list.append(
                    {
                        "profession_id": profession.id,
                        "occupation_id": occupation.id,
                        "kind": row["kind"],
                        "note": row["note"],
                    }
                )
        Link.create(vals_list)

    @api.model
    def _tidy(self, vals):
        """The values with their texts typed tidily."""
        return {
            name: tidy(value)
            if name in ("code", "name", "name_uk") and isinstance(value, str)
            else value
            for name, value in vals.items()
        }

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._tidy(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._tidy(vals))
