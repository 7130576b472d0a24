from odoo import api, fields, models

# What of a title an amendment may change beside its name, as change_ids show it.
ATTRIBUTES = ("zkpptr_code", "etkd_issue", "dkhp_issue")


class HrKpChange(models.Model):
    """What one edition did to one group or title."""

    _name = "hr.kp.change"
    _description = "Change of the Classifier of Professions"
    _order = "edition_id desc, code, id"
    _rec_name = "name_after"

    edition_id = fields.Many2one(
        "hr.kp.edition", required=True, readonly=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        selection=[
            ("added", "Added"),
            ("restored", "Restored"),
            ("renamed", "Renamed"),
            ("changed", "Changed"),
            ("cancelled", "Cancelled"),
            ("kept", "Left as HR has it"),
        ],
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
    vals_before = fields.Json(string="Values Before", readonly=True)
    vals_after = fields.Json(string="Values After", readonly=True)
    details = fields.Char(compute="_compute_details")
    job_count = fields.Integer(
        string="Positions", compute="_compute_job_count", help="Our positions with this title"
    )

    @api.depends("vals_before", "vals_after")
    def _compute_details(self):
        labels = {
            name: self.env["hr.kp.profession"]._fields[name]._description_string(self.env)
            for name in ATTRIBUTES
        }
        for change in self:
            before, after = change.vals_before or {}, change.vals_after or {}
            change.details = "; ".join(
                f"{label}: {before.get(name) or '–'} → {after.get(name) or '–'}"
                for name, label in labels.items()
                if before and after and before.get(name) != after.get(name)
            )

    @api.depends("profession_id.job_ids")
    def _compute_job_count(self):
        for change in self:
            change.job_count = change.profession_id.job_count
