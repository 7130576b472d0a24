from odoo import api, models
from odoo.tools import SQL, split_every

# The batch of the scheduled action between two commits.
JOBS_AT_ONCE = 5000
# Up to this many are checked in the transaction that changed the rules, more in the background.
FEW_JOBS = 200


class HrJob(models.Model):
    """The titles of many positions checked anew."""

    _inherit = "hr.job"

    def action_kp_check_titles(self):
        """Check the titles of these positions anew and show those that are not right."""
        # The result is written by SQL, which checks no access rights.
        self.check_access("write")
        self._kp_check_titles_anew()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_title_check_action"
        )

    @api.model
    def _cron_kp_check_titles(self):
        """After the rules have changed: every position's state anew."""
        jobs = self._kp_titled_jobs()
        self.env["ir.cron"]._commit_progress(remaining=len(jobs))
        for ids in split_every(JOBS_AT_ONCE, jobs.ids):
            self.browse(ids)._kp_check_titles_anew()
            self.env["ir.cron"]._commit_progress(len(ids))

    @api.model
    def _kp_check_all_titles(self):
        """The same in the transaction of what has changed the classifier."""
        self._kp_titled_jobs()._kp_check_titles_anew()

    @api.model
    def _kp_check_titles_soon(self):
        """Check all titles when the transaction ends, or in the background if they are many.

        This happens once a transaction, however many changes of the rules' data it makes.
        """
        precommit = self.env.cr.precommit
        if not precommit.data.get("hr_kp_classifier.check_titles"):
            precommit.data["hr_kp_classifier.check_titles"] = True
            precommit.add(self._kp_check_titles_after_change)

    @api.model
    def _kp_check_titles_after_change(self):
        self.env.cr.precommit.data.pop("hr_kp_classifier.check_titles", None)
        jobs = self._kp_titled_jobs(limit=FEW_JOBS + 1)
        if len(jobs) > FEW_JOBS:
            self.env.ref("hr_kp_classifier.ir_cron_check_titles")._trigger()
        else:
            jobs._kp_check_titles_anew()

    @api.model
    def _kp_titled_jobs(self, limit=None):
        return self.with_context(active_test=False).search(
            [("kp_profession_id", "!=", False)], limit=limit
        )

    def _kp_check_titles_anew(self):
        """Recompute ``kp_title_state``, in as many queries for ten positions as for ten thousand."""
        jobs = self.with_context(prefetch_fields=False)
        # A pending write would overwrite what is found here.
        jobs.flush_recordset()
        jobs.fetch(["kp_profession_id", "kp_extended_title", "kp_grade", "kp_title_state"])
        jobs.kp_profession_id.fetch(["code", "name", "active"])
        by_state = {}
        for job in jobs:
            state = job._kp_title_state()
            if state != job.kp_title_state:
                by_state.setdefault(state, []).append(job.id)
        for state, ids in by_state.items():
            # By SQL: the ORM writes a hundred rows a query and changes who wrote last.
            self.env.execute_query(
                SQL("UPDATE hr_job SET kp_title_state = %s WHERE id = ANY(%s)", state, ids)
            )
        jobs.invalidate_recordset(["kp_title_state"])
