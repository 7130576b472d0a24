import csv

from odoo import api, fields, models
from odoo.tools import file_open

from ..kp.text import clean
from ..kp.titles.act_titles import ActTitle

SHIPPED_ACT_TITLES = "hr_kp_classifier/data/act_titles.csv"


class HrKpActTitle(models.Model):
    """A title that a law or an order of a ministry sets, as a further form of an official one.

    Note 2 of annex В extends titles "if КП or laws do not say otherwise": what an act names
    is right as it stands. HR adds those of its own branch.
    """

    _name = "hr.kp.act.title"
    _description = "Title Set by an Act"
    _inherit = ["hr.kp.import.by.key", "hr.kp.title.rules", "hr.kp.alphabetical"]
    _rule_fields = ("name", "active", "profession_id", "act")
    _key_fields = ("name", "profession_id")
    _order = "name, id"

    name = fields.Char(
        string="Title", required=True, index=True, help="As the act has it: «Сільський голова»"
    )
    active = fields.Boolean(default=True)
    profession_id = fields.Many2one(
        "hr.kp.profession",
        string="КП Title",
        required=True,
        index=True,
        ondelete="cascade",
        help="The official title whose code a position with this title has",
    )
    act = fields.Char(
        required=True, help="Kind, issuer, date, number and name of the act that sets the title"
    )
    note = fields.Char(help="What is to be checked before relying on it")

    _name_profession_uniq = models.Constraint(
        "UNIQUE(name, profession_id)",
        "This title is in the list already for this КП title.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._cleaned(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._cleaned(vals))

    @api.model
    def _cleaned(self, vals):
        return {
            **vals,
            **{name: clean(vals[name]) for name in ("name", "act") if vals.get(name)},
        }

    @api.model
    def _ids_by_key(self, firsts):
        """By the title and the КП title, as a file may name it: with its code or without."""
        titles = self.with_context(active_test=False).search(
            [("name", "in", [str(first).strip() for first in firsts])]
        )
        return {
            (title.name, label): str(title.id)
            for title in titles
            for label in (title.profession_id.name, title.profession_id.display_name)
        }

    def _to_kp(self):
        """The titles as the rules know them."""
        return [
            ActTitle(title.name, title.profession_id.code, title.profession_id.name, title.act)
            for title in self
        ]

    @api.model
    def _load_shipped(self):
        """Add the titles that ship with the addon and are not there; change none."""
        # pylint: disable-next=no-search-all
        there = self.with_context(active_test=False).search([])
        known = {
            (title.name, title.profession_id.code, title.profession_id.name) for title in there
        }
        with file_open(SHIPPED_ACT_TITLES) as file:
            rows = list(csv.DictReader(file))
        professions = {
            (profession.code, profession.name): profession.id
            for profession in self.env["hr.kp.profession"].search(
                [("name", "in", [row["name"] for row in rows])]
            )
        }
        self.create(
            [
                {
                    "name": row["title"],
                    # An amendment may have cancelled it where the list is newer than this file.
                    "profession_id": professions[row["code"], row["name"]],
                    "act": row["act"],
                    "note": row["note"],
                }
                for row in rows
                if (row["title"], row["code"], row["name"]) not in known
                and (row["code"], row["name"]) in professions
            ]
        )
