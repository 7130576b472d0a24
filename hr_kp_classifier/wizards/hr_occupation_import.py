from odoo import api, fields, models
from odoo.exceptions import LockError, UserError

from ..kp.occupations.compare import compare_occupations, lost_zeros, unknown_codes
from ..kp.occupations.files import Occupation, read_correspondence, read_occupations


class HrOccupationImport(models.TransientModel):
    """Bring in the occupations of a system, or the correspondence of two, from a file:
    look at what it would do, then do all of it or nothing.
    """

    _name = "hr.occupation.import"
    _inherit = "hr.kp.table.import"
    _description = "Import of Foreign Occupations"

    _summary_template = "hr_kp_classifier.hr_occupation_import_summary"

    content = fields.Selection(
        selection=[
            ("occupations", "Occupations of a system: codes and names"),
            ("correspondence", "Correspondence of two systems: pairs of codes"),
        ],
        string="What the File Holds",
        required=True,
        default="occupations",
    )
    system_id = fields.Many2one(
        "hr.occupation.system",
        required=True,
        default=lambda self: self._default_system_id(),
    )
    target_system_id = fields.Many2one(
        "hr.occupation.system",
        string="Corresponds to",
        domain="[('id', '!=', system_id)]",
    )

    @api.model
    def _default_system_id(self):
        if self.env.context.get("active_model") == "hr.occupation.system":
            return self.env.context.get("active_id")
        return False

    def action_open(self):
        """Show the occupations of the system."""
        self.ensure_one()
        return self.system_id.action_open_occupations()

    def _lock_for_import(self):
        try:
            (self.system_id | self.target_system_id).lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._("Somebody is importing into this system now. Try again shortly.")
            ) from error

    # --- Working out --------------------------------------------------------------------

    def _plan(self):
        content = self._content()
        if self.content == "correspondence" and not self.target_system_id:
            raise UserError(self.env._("Choose the system with which the first corresponds."))
        if self.content == "correspondence" and self.target_system_id == self.system_id:
            raise UserError(self.env._("A system can't correspond with itself."))
        if self.content == "occupations":
            file, plan = self._plan_occupations(content)
        else:
            file, plan = self._plan_correspondence(content)
        return {
            **plan,
            "problems": self._told(file.problems),
            "notes": self._told(file.notes),
            "ignored": ", ".join(file.ignored_columns),
        }

    def _plan_occupations(self, content):
        file = read_occupations(content, self.system_id._column_names())
        known = self.system_id._known()
        file.problems += lost_zeros(file, known)
        comparison = compare_occupations(known, file.occupations)
        return file, {
            "added": comparison.added,
            "renamed": comparison.renamed,
            "changed": comparison.changed,
            "unchanged": comparison.unchanged,
            "has_changes": bool(comparison.added or comparison.renamed or comparison.changed),
        }

    def _plan_correspondence(self, content):
        source, target = self.system_id, self.target_system_id
        file = read_correspondence(content, source._column_names(), target._column_names())
        ids = {
            system: dict(
                self.env["hr.occupation"]
                .with_context(active_test=False)
                .search_fetch([("system_id", "=", system.id)], ["code"])
                .mapped(lambda occupation: (occupation.code, occupation.id))
            )
            for system in (source, target)
        }
        file.problems += unknown_codes(
            file, (source.code, ids[source]), (target.code, ids[target])
        )
        known = set(
            self.env["hr.occupation.correspondence"]
            .search_fetch(
                [
                    ("source_id.system_id", "=", source.id),
                    ("target_id.system_id", "=", target.id),
                ],
                ["source_id", "target_id"],
            )
            .mapped(lambda pair: (pair.source_id.id, pair.target_id.id))
        )
        new_pairs, added, unchanged = [], [], 0
        for pair in file.pairs:
            pair_ids = (ids[source].get(pair.source), ids[target].get(pair.target))
            if pair_ids in known:
                unchanged += 1
                continue
            added.append(Occupation(pair.source, pair.target))
            new_pairs.append(pair_ids)
        return file, {
            "added": added,
            "new_pairs": new_pairs,
            "renamed": [],
            "changed": [],
            "unchanged": unchanged,
            "has_changes": bool(new_pairs),
        }

    # --- Writing ------------------------------------------------------------------------

    def _apply(self, plan):
        if self.content == "occupations":
            self._apply_occupations(plan)
        else:
            self.env["hr.occupation.correspondence"]._add(plan["new_pairs"])

    def _apply_occupations(self, plan):
        Occupations = self.env["hr.occupation"].with_context(active_test=False)
        differing = plan["renamed"] + plan["changed"]
        by_code = {
            occupation.code: occupation
            for occupation in Occupations.search(
                [
                    ("system_id", "=", self.system_id.id),
                    ("code", "in", [after.code for _before, after in differing]),
                ]
            )
        }
        placed = False
        for before, after in differing:
            vals = {"name": after.name, "name_uk": after.name_uk}
            if after.level != before.level:
                vals["level"] = after.level
                placed = True
            by_code[after.code].with_context(occupation_loading=True).write(vals)
        Occupations.with_context(occupation_loading=True).create(
            [
                {
                    "system_id": self.system_id.id,
                    "code": occupation.code,
                    "name": occupation.name,
                    "name_uk": occupation.name_uk,
                    **({"level": occupation.level} if occupation.level else {}),
                }
                for occupation in plan["added"]
            ]
        )
        if plan["added"] or placed:
            self.system_id._place_occupations()
