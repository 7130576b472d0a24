from odoo import api, fields, models
from odoo.fields import Domain

from .hr_kp_change import TOUCHING


class HrJob(models.Model):
    """The positions that the last amendment of КП concerns."""

    _inherit = "hr.job"

    kp_touched = fields.Boolean(
        string="Touched by the Last Edition",
        compute="_compute_kp_touched",
        search="_search_kp_touched",
        groups="base.group_user",
        help="The last edition of КП that was loaded has renamed, changed or cancelled the "
        "position's title",
    )

    @api.depends("kp_profession_id")
    def _compute_kp_touched(self):
        touched = self.env["hr.kp.edition"]._last_amendment()._touched_professions()
        for job in self:
            job.kp_touched = job.kp_profession_id in touched

    def _search_kp_touched(self, operator, value):
        # The groups of the field are checked after this only.
        self._check_field_access(self._fields["kp_touched"], "read")
        if operator != "in":
            return NotImplemented
        touched = self.env["hr.kp.edition"]._last_amendment()._touched_professions()
        yes = Domain("kp_profession_id", "in", touched.ids)
        return Domain.OR(yes if wanted else ~yes for wanted in value)


class HrKpEdition(models.Model):
    """The last edition that changed the classifier, and the titles that it did not leave."""

    _inherit = "hr.kp.edition"

    @api.model
    def _last_amendment(self):
        """The edition loaded last, other than the first one; none where there is no such."""
        return self.search(
            [("state", "=", "loaded"), ("initial", "=", False)],
            order="applied_on desc, id desc",
            limit=1,
        )

    def _touched_professions(self):
        """The titles that these editions renamed, changed or cancelled, cancelled ones too."""
        changes = self.env["hr.kp.change"].search_fetch(
            [("edition_id", "in", self.ids), ("kind", "in", TOUCHING)], ["profession_id"]
        )
        return changes.profession_id
