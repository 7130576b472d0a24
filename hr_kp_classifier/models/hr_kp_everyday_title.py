import csv

from odoo import api, fields, models
from odoo.tools import SQL, file_open

from ..kp.search.queries import Level

SHIPPED_TITLES = "hr_kp_classifier/data/everyday_titles.csv"


class HrKpEverydayTitle(models.Model):
    """How people call a job, and the КП titles recommended for it."""

    _name = "hr.kp.everyday.title"
    _description = "Everyday Job Title"
    _inherit = ["hr.kp.keyed", "hr.kp.searchable"]
    _order = "name"
    _searched_fields = ("name", "spellings")

    name = fields.Char(string="Everyday Title", required=True)
    active = fields.Boolean(default=True)
    spellings = fields.Text(
        string="Other Spellings", help="Other spellings and synonyms, one a line"
    )
    recommendation_ids = fields.One2many(
        "hr.kp.recommendation", "everyday_title_id", string="Recommended КП Titles", copy=True
    )

    _name_uniq = models.Constraint(
        "UNIQUE(name)", "This everyday title is in the list already."
    )

    def _searched_names(self):
        return [self.name or "", *(self.spellings or "").splitlines()]

    @api.model
    def _load_shipped(self):
        """Add the everyday titles that ship with the addon and are not there; change none."""
        # pylint: disable-next=no-search-all
        known = set(self.with_context(active_test=False).search([]).mapped("name"))
        with file_open(SHIPPED_TITLES) as file:
            rows = [row for row in csv.DictReader(file) if row["everyday"] not in known]
        professions = {
            (profession.code, profession.name): profession
            for profession in self.env["hr.kp.profession"].search(
                [("name", "in", [row["name"] for row in rows])]
            )
        }
        vals_by_name = {}
        for row in rows:
            vals = vals_by_name.setdefault(
                row["everyday"],
                {
                    "name": row["everyday"],
                    "spellings": row["spellings"].replace("; ", "\n"),
                    "recommendation_ids": [],
                },
            )
            # An amendment may have cancelled it where the list is newer than this file.
            profession = professions.get((row["code"], row["name"]))
            if profession:
                vals["recommendation_ids"].append(
                    fields.Command.create(
                        {
                            "sequence": len(vals["recommendation_ids"]) + 1,
                            "profession_id": profession.id,
                            "extended_title": row["extended"],
                            "ground": row["ground"],
                        }
                    )
                )
        self.create(list(vals_by_name.values()))

    @api.model
    def _find(self, text):
        """The everyday titles that a person means by ``text``, the exact ones first."""
        search = self._understood(text or "", Level.NEAR)
        if not search:
            return self.browse()
        query = self._search(self._domain_of_search(search))
        key = self._field_to_sql(self._table, "search_key", query)
        exact = search.sql_has_wording(key)
        query.order = SQL(", ").join([*self._sql_rank(self._table, search, query)])
        rows = self.env.execute_query(query.select(SQL.identifier(self._table, "id"), exact))
        best = rows[0][1] if rows else False
        return self.browse(id_ for id_, is_exact in rows if is_exact or not best)


class HrKpRecommendation(models.Model):
    """One КП title recommended for an everyday one. A recommendation, not a rule of law."""

    _name = "hr.kp.recommendation"
    _description = "Recommended КП Title"
    _order = "sequence, id"
    _rec_name = "profession_id"

    everyday_title_id = fields.Many2one(
        "hr.kp.everyday.title", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    profession_id = fields.Many2one(
        "hr.kp.profession", string="КП Title", required=True, index=True, ondelete="cascade"
    )
    extended_title = fields.Char(help="The extended title proposed for the position")
    ground = fields.Text(help="Why this title is recommended")

    _title_uniq = models.Constraint(
        "UNIQUE(everyday_title_id, profession_id)",
        "This КП title is recommended for this everyday title already.",
    )
