import csv

from odoo import api, fields, models
from odoo.tools import SQL, file_open

from ..kp.search.queries import Level

SHIPPED_TITLES = "hr_kp_classifier/data/everyday_titles.csv"
SHIPPED_RECOMMENDATIONS = "hr_kp_classifier/data/everyday_recommendations.csv"


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
    question = fields.Selection(
        selection=[
            ("field", "In which field does the person work?"),
            ("field_leads", "In which field does the person work, and do they lead people?"),
            ("field_education", "In which field, and what education does the work ask for?"),
            ("field_service", "Is it the public service or an enterprise, and which field?"),
            ("unit", "What does the person head: an enterprise, a department, a store?"),
            ("leads_work", "Does the person lead workers or do the work?"),
            ("whom", "Whom does the person help?"),
            ("machine", "What machine or equipment does the person work with?"),
            ("place", "Where does the person work?"),
            ("work", "What does the person do?"),
            ("school", "At a university, a college or a vocational school?"),
            ("guards", "Does the person guard property or people?"),
            ("employer", "An entrepreneur holds no position: which employee is meant?"),
            ("base", "Of which title? A trainee has the title with «Стажист» before it."),
        ],
        string="Question That Decides",
        help="Of a name that is too vague: asked before a title is chosen",
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

    # --- What ships -------------------------------------------------------------------

    @api.model
    def _load_shipped(self, but=()):
        """Add the everyday titles that ship with the addon and are not there; change none.

        :param but: names that are not to be added
        """
        # pylint: disable-next=no-search-all
        known = set(self.with_context(active_test=False).search([]).mapped("name"))
        self.create(
            [
                vals
                for name, vals in self._shipped_vals().items()
                if name not in known and name not in but
            ]
        )

    @api.model
    def _shipped_vals(self):
        """The values of the everyday titles that ship with the addon, by their names."""
        rows = _rows(SHIPPED_RECOMMENDATIONS)
        professions = {
            (profession.code, profession.name): profession
            for profession in self.env["hr.kp.profession"].search(
                [("name", "in", [row["name"] for row in rows])]
            )
        }
        vals_by_name = {
            row["name"]: {
                "name": row["name"],
                "question": row["question"],
                "spellings": row["spellings"].replace("; ", "\n"),
                "recommendation_ids": [],
            }
            for row in _rows(SHIPPED_TITLES)
        }
        for row in rows:
            # An amendment may have cancelled it where the list is newer than this file.
            profession = professions.get((row["code"], row["name"]))
            if profession:
                vals_by_name[row["everyday"]]["recommendation_ids"].append(
                    fields.Command.create(
                        {
                            "sequence": int(row["sequence"]),
                            "profession_id": profession.id,
                            "extended_title": row["extended"],
                            "ground": row["ground"],
                        }
                    )
                )
        return vals_by_name


def _rows(path):
    with file_open(path) as file:
        return list(csv.DictReader(file))


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
