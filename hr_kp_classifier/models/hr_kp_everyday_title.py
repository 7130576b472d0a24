import csv

from odoo import api, fields, models
from odoo.tools import file_open

from ..kp.recommend.everyday import EverydayName, Recommendation

SHIPPED_TITLES = "hr_kp_classifier/data/everyday_titles.csv"
SHIPPED_RECOMMENDATIONS = "hr_kp_classifier/data/everyday_recommendations.csv"


class HrKpEverydayTitle(models.Model):
    """How people call a job, and the КП titles recommended for it."""

    _name = "hr.kp.everyday.title"
    _description = "Everyday Job Title"
    _inherit = ["hr.kp.import.by.key", "hr.kp.searchable"]
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

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache("stable")  # the recommender
        return result

    def write(self, vals):
        result = super().write(vals)
        if not {"active", "question"}.isdisjoint(vals):
            self.env.registry.clear_cache("stable")
        return result

    @api.model
    def _to_kp(self, professions):
        """All everyday titles as the recommender knows them.

        :param professions: the titles in force by their ids
        """
        recommendations = {}
        # pylint: disable-next=no-search-all
        for recommendation in self.env["hr.kp.recommendation"].search([]):
            profession = professions.get(recommendation.profession_id.id)
            if profession:
                recommendations.setdefault(recommendation.everyday_title_id.id, []).append(
                    Recommendation(
                        profession,
                        recommendation.extended_title or "",
                        recommendation.ground or "",
                    )
                )
        return [
            EverydayName(
                tuple(filter(None, title._searched_names())),
                tuple(recommendations.get(title.id, ())),
                title.question or "",
            )
            # pylint: disable-next=no-search-all
            for title in self.search([])
        ]

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

    @api.model_create_multi
    def create(self, vals_list):
        recommendations = super().create(vals_list)
        self.env.registry.clear_cache("stable")  # the recommender
        return recommendations

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache("stable")
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache("stable")
        return result
