from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

# As many are proposed while the user waits; the rest in the background.
JOBS_AT_ONCE = 500


class HrJob(models.Model):
    """Titles proposed for many positions at once."""

    _inherit = "hr.job"

    kp_title_proposal_ids = fields.One2many(
        "hr.kp.title.proposal", "job_id", string="Proposed Title", groups="hr.group_hr_user"
    )

    def action_kp_propose_titles(self):
        """Propose titles for these positions, or for all that have none; open the proposals."""
        self.env["hr.kp.title.proposal"].check_access("write")
        chosen = self
        if not chosen:
            self.env["hr.kp.title.proposal"]._renew()
        jobs = self or self.search(self._kp_waiting_domain(), limit=JOBS_AT_ONCE)
        jobs._kp_propose_titles()
        if not chosen and self.search_count(self._kp_waiting_domain(), limit=1):
            # sudo: HR may not read scheduled actions.
            self.env.ref("hr_kp_classifier.ir_cron_propose_titles").sudo()._trigger()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_kp_title_proposal_action"
        )
        if chosen:
            action["domain"] = [("job_id", "in", chosen.ids)]
            action["context"] = {}
        return action

    def _kp_propose_titles(self):
        """Propose a КП title for each of these positions.

        :return: the ``hr.kp.title.proposal`` records; nothing is written to the positions
        """
        return self.env["hr.kp.title.proposal"]._propose_for(self)

    @api.model
    def _kp_waiting_domain(self):
        """Positions that have neither a title nor a proposal of one, in the chosen companies."""
        return Domain(
            [
                ("kp_profession_id", "=", False),
                ("kp_title_proposal_ids", "=", False),
                ("company_id", "in", [False, *self.env.companies.ids]),
            ]
        )

    @api.model
    def _cron_kp_propose_titles(self):
        """Propose titles for the positions that wait, of all companies."""
        jobs = self.search(
            [("kp_profession_id", "=", False), ("kp_title_proposal_ids", "=", False)]
        )
        self.env["ir.cron"]._commit_progress(remaining=len(jobs))
        for ids in split_every(JOBS_AT_ONCE, jobs.ids):
            self.browse(ids)._kp_propose_titles()
            self.env["ir.cron"]._commit_progress(len(ids))
