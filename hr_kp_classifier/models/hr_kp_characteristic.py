from pathlib import Path

from odoo import api, fields, models
from odoo.tools import file_path

from ..documents.characteristic import PARTS, as_clients, clauses_of, read_characteristic

SHIPPED_CHARACTERISTICS = "hr_kp_classifier/data/characteristics"


class HrKpCharacteristic(models.Model):
    """A qualification characteristic of ДКХП, from which clauses of an instruction are taken."""

    _name = "hr.kp.characteristic"
    _description = "Qualification Characteristic (ДКХП)"
    _order = "profession_id"
    _rec_name = "profession_id"
    _rec_names_search = ["profession_id"]

    profession_id = fields.Many2one(
        "hr.kp.profession",
        string="Professional Title",
        required=True,
        index=True,
        ondelete="cascade",
    )
    issue = fields.Char(
        help="The issue of ДКХП: «Випуск 1 «Професії працівників, що є загальними …»»"
    )
    order = fields.Char(
        string="Approved by Order", help="Whose order approved the issue, its date and number"
    )
    duties = fields.Text(help="A duty a line; bullets and numbers are left out")
    knowledge = fields.Text(string="Must Know", help="One item a line")
    requirements = fields.Text(string="Qualification Requirements", help="One item a line")
    note = fields.Text(help="To be minded: clauses left out, clauses worded anew")

    _profession_uniq = models.Constraint(
        "UNIQUE(profession_id)", "This title has its qualification characteristic already."
    )

    def _clauses(self, clients=False):
        """The characteristic as clauses.

        :param clients: say «клієнти» for «відвідувачі», «споживачі» and the like
        :return: list of pairs: the kind of an instruction's section, the clause
        """
        self.ensure_one()
        return [
            (kind, as_clients(clause) if clients else clause)
            for part, kind in PARTS.items()
            for clause in clauses_of(self[part] or "")
        ]

    @api.model
    def _load_shipped(self):
        """Add the characteristics that ship with the addon and are not there; change none."""
        for path in sorted(Path(file_path(SHIPPED_CHARACTERISTICS)).glob("*.txt")):
            text = read_characteristic(path.read_text(encoding="utf-8"))
            code, name = text.title
            profession = self.env["hr.kp.profession"].search(
                [("code", "=", code), ("name", "=", name)]
            )
            if not profession or profession.characteristic_ids:
                continue
            self.create(
                {
                    "profession_id": profession.id,
                    "issue": text.issue,
                    "order": text.order,
                    "note": text.note,
                    **{part: "\n".join(clauses) for part, clauses in text.parts.items()},
                }
            )
