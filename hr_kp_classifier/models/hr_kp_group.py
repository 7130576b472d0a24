from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import groupby

from ..kp.codes import GroupLevel, is_code, level_of, parent_of
from ..kp.editions.entries import GroupRow
from ..kp.text import clean


class HrKpGroup(models.Model):
    _name = "hr.kp.group"
    _description = "Classification Group (КП)"
    _inherit = "hr.kp.entry"
    _parent_store = True
    _order = "code"
    _key_fields = ("code",)

    level = fields.Selection(
        selection=[
            (GroupLevel.SECTION.value, "Section"),
            (GroupLevel.SUBSECTION.value, "Subsection"),
            (GroupLevel.CLASS.value, "Class"),
            (GroupLevel.SUBCLASS.value, "Subclass"),
            (GroupLevel.GROUP.value, "Group"),
        ],
        compute="_compute_level",
        store=True,
        precompute=True,
    )
    parent_id = fields.Many2one(
        "hr.kp.group",
        string="Belongs to",
        compute="_compute_parent_id",
        store=True,
        precompute=True,
        index=True,
        ondelete="restrict",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("hr.kp.group", "parent_id", string="Consists of")
    profession_ids = fields.One2many(
        "hr.kp.profession", "group_id", string="Professional Titles"
    )
    change_ids = fields.One2many("hr.kp.change", "group_id", string="History")
    path = fields.Char(
        string="Place in the Classifier", compute="_compute_path", recursive=True
    )
    job_count = fields.Integer(
        string="Positions",
        compute="_compute_job_count",
        help="Our job positions with titles of this group and all below it",
    )
    profession_count = fields.Integer(
        string="Titles",
        compute="_compute_profession_count",
        help="Professional titles in this group and all below it",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "There is a group with this code already.")

    @api.depends("code")
    def _compute_level(self):
        for group in self:
            code = group.code or ""
            group.level = level_of(code).value if is_code(code) else False

    @api.depends("code")
    def _compute_parent_id(self):
        parents = {group: parent_of(group.code) for group in self if is_code(group.code or "")}
        by_code = {
            parent.code: parent
            for parent in self.with_context(active_test=False).search(
                [("code", "in", [code for code in parents.values() if code])]
            )
        }
        for group in self:
            group.parent_id = by_code.get(parents.get(group))

    @api.depends("profession_ids.active", "child_ids.profession_ids.active")
    def _compute_profession_count(self):
        counts = Counter()
        for group, count in self.env["hr.kp.profession"]._read_group(
            [("group_id", "child_of", self._origin.ids)], ["group_id"], ["__count"]
        ):
            for group_id in group.parent_path.strip("/").split("/"):
                counts[int(group_id)] += count
        for group in self:
            group.profession_count = counts[group._origin.id]

    @api.depends("profession_ids.job_ids", "child_ids.profession_ids.job_ids")
    def _compute_job_count(self):
        counts = Counter()
        for group, count in self.env["hr.job"]._read_group(
            [("kp_group_id", "child_of", self._origin.ids)],
            ["kp_group_id"],
            ["__count"],
        ):
            for group_id in group.parent_path.strip("/").split("/"):
                counts[int(group_id)] += count
        for group in self:
            group.job_count = counts[group._origin.id]

    @api.depends("parent_id.path", "code", "name")
    def _compute_path(self):
        for group in self:
            above = group.parent_id.path
            group.path = f"{above} / {group.display_name}" if above else group.display_name

    @api.readonly
    def action_open_professions(self):
        """Show the titles of the group and of all below it."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_kp_profession_action"
        )
        action["display_name"] = self.display_name
        action["domain"] = [("group_id", "child_of", self.id)]
        action["context"] = {"default_code": self.code}
        return action

    @api.model_create_multi
    def create(self, vals_list):
        groups = super().create(vals_list)
        groups._adopt()
        return groups

    def write(self, vals):
        moved = self.browse()
        if vals.get("code"):
            moved = self.filtered(lambda group: group.code != clean(vals["code"]))
            moved._check_nothing_stands_there()
        result = super().write(vals)
        moved._adopt()
        return result

    def _check_nothing_stands_there(self):
        """Refuse another code for a group in which something stands: that has codes of its own."""
        for group in self.with_context(active_test=False):
            if group.profession_ids or group.child_ids:
                raise ValidationError(
                    self.env._(
                        "“%(group)s” can't have another code while titles or groups stand in "
                        "it: titles: %(titles)s, groups: %(groups)s. Add a group with the "
                        "right code, give them codes of that, and archive this one.",
                        group=group.display_name,
                        titles=len(group.profession_ids),
                        groups=len(group.child_ids),
                    )
                )

    def _adopt(self):
        """Take in the groups that stand below these by their codes and came before them."""
        # No group gets a second one above it: codes are unique.
        lone = self.with_context(active_test=False).search(
            [("parent_id", "=", False), ("level", "!=", GroupLevel.SECTION.value)]
        )
        codes = set(self.mapped("code"))
        lone = lone.filtered(lambda group: parent_of(group.code) in codes)
        if lone:
            self.env.add_to_compute(self._fields["parent_id"], lone)

    def _to_row(self):
        return GroupRow(self.code, self.name)

    @api.model
    def _row_vals(self, row):
        return {"code": row.code, "name": row.name}

    @api.model
    def _create_rows(self, rows):  # pylint: disable=missing-return
        # Parents first: a group finds its parent by the code when it is created.
        for _length, level_rows in sorted(groupby(rows, key=lambda row: len(row.code))):
            super()._create_rows(level_rows)
