import csv

from odoo import api, fields, models
from odoo.tools import file_open

from ..kp.text import clean

SHIPPED_SLIPS = "hr_kp_classifier/data/kp_title_slips.csv"


class HrKpProfession(models.Model):
    """Slips of the published list, put right.

    The published name stays the title's identity: the classifier's files, the unified report
    and the official registers have it. Documents print the corrected one.
    """

    _inherit = "hr.kp.profession"
    _searched_fields = ("name", "corrected_name")

    corrected_name = fields.Char(
        string="Without Slips",
        help="The name with the slips of the published list put right: documents print it. "
        "Empty where the published name has none.",
    )
    correction_ground = fields.Char(
        string="What Was Put Right", help="What is wrong in the published name"
    )

    def _searched_names(self):
        return [*super()._searched_names(), self.corrected_name or ""]

    def write(self, vals):
        if vals.get("corrected_name"):
            vals = dict(vals, corrected_name=clean(vals["corrected_name"]))
        if not vals.get("name") or "corrected_name" in vals:
            return super().write(vals)
        # The correction was for the former name; the new name may have other slips.
        renamed = self.filtered(lambda title: title.name != clean(vals["name"]))
        result = super().write(vals)
        for title in renamed:
            title.write(self._correction_vals(title.code, title.name))
        return result

    @api.model
    def _shipped_corrections(self):
        """The corrections that ship with the addon: (code, name) to (corrected name, ground)."""
        with file_open(SHIPPED_SLIPS) as file:
            return {
                (row["code"], row["name"]): (row["corrected"], row["ground"])
                for row in csv.DictReader(file)
            }

    @api.model
    def _correction_vals(self, code, name, corrections=None):
        """The values of the correction that ships for a title; empty where there is none.

        :param corrections: those that ship, where they were read before
        """
        if corrections is None:
            corrections = self._shipped_corrections()
        corrected, ground = corrections.get((code, name), (None, None))
        return {"corrected_name": corrected, "correction_ground": ground}

    @api.model
    def _load_shipped_corrections(self):
        """Correct the titles that are there and have no correction; change none that is."""
        shipped = self._shipped_corrections()
        titles = self.with_context(active_test=False).search(
            [
                ("name", "in", [name for _code, name in shipped]),
                ("corrected_name", "=", False),
            ]
        )
        for title in titles:
            if (title.code, title.name) in shipped:
                title.write(self._correction_vals(title.code, title.name))
