from odoo import api, fields, models
from odoo.exceptions import AccessError

from .classifier_loading import is_loading

# The fields of a title, besides its name, that an amendment may change.
ATTRIBUTES = ("zkpptr_code", "etkd_issue", "dkhp_issue")

KINDS = [
    ("added", "Added"),
    ("restored", "Restored"),
    ("renamed", "Renamed"),
    ("changed", "Changed"),
    ("cancelled", "Cancelled"),
    ("kept", "Left as HR has it"),
]
# Those after which a position's title is not what it was.
TOUCHING = ("renamed", "changed", "cancelled")


class HrKpChange(models.Model):
    """One change of one group or title by an edition: history, never written by hand."""

    _name = "hr.kp.change"
    _description = "Change of the Classifier of Professions"
    _inherit = "hr.kp.protected.write"
    _order = "edition_id desc, code, id"
    _rec_name = "name_after"

    edition_id = fields.Many2one(
        "hr.kp.edition", required=True, readonly=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        selection=KINDS,
        required=True,
        readonly=True,
    )
    profession_id = fields.Many2one(
        "hr.kp.profession", string="Professional Title", readonly=True, index=True
    )
    group_id = fields.Many2one(
        "hr.kp.group", string="Classification Group", readonly=True, index=True
    )
    code = fields.Char(readonly=True)
    name_before = fields.Char(string="Was", readonly=True)
    name_after = fields.Char(string="Is", readonly=True)
    vals_before = fields.Json(
        string="Values Before",
        readonly=True,
        help="All that was stored of it before the edition; empty where it was not there",
    )
    vals_after = fields.Json(string="Values After", readonly=True)
    note = fields.Char(readonly=True, help="What the amendment's file notes on this row")
    undo_result = fields.Selection(
        selection=[
            ("undone", "As it was before"),
            ("left", "Left: HR has changed it since"),
            ("taken", "Left: HR has added the former name since"),
        ],
        string="Undone",
        readonly=True,
    )
    details = fields.Char(compute="_compute_details")
    job_count = fields.Integer(
        string="Positions", compute="_compute_job_count", help="Our positions with this title"
    )

    @api.depends("kind", "vals_before", "vals_after", "profession_id.replaced_by_id")
    def _compute_details(self):
        for change in self:
            successor = change.profession_id.replaced_by_id
            if change.kind == "cancelled" and successor:
                change.details = self.env._("Replaced by: %s", successor.display_name)
            else:
                change.details = self._details(change.vals_before, change.vals_after)

    @api.model
    def _details(self, before, after):
        """Describe the changes besides the name: «Код ЗКППТР: – → 25211»."""
        if not before or not after:
            return ""
        names = (*ATTRIBUTES, "code")
        return "; ".join(
            f"{self.env['hr.kp.profession']._fields[name]._description_string(self.env)}: "
            f"{before.get(name) or '–'} → {after.get(name) or '–'}"
            for name in names
            if (before.get(name) or "") != (after.get(name) or "")
        )

    @api.depends("profession_id.job_ids")
    def _compute_job_count(self):
        for change in self:
            change.job_count = change.profession_id.job_count

    # The access list gives nobody more than reading. These hold where it is gone past.

    @api.model_create_multi
    def create(self, vals_list):
        if not is_loading(self.env):
            self._refuse_by_hand()
        return super().create(vals_list)

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        self._refuse_by_hand()

    def unlink(self):
        self._refuse_by_hand()
        return super().unlink()

    def _refuse_by_hand(self):
        raise AccessError(
            self.env._(
                "The history of the classifier is written by imports alone: it can't be changed "
                "by hand."
            )
        )
