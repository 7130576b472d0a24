from odoo import api, models
from odoo.exceptions import UserError


class HrDepartment(models.Model):
    _name = "hr.department"
    _inherit = ["hr.department", "hr.kp.alphabetical"]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_tablet(self):
        """A tablet that has lost its department would be the whole company's."""
        # sudo: who may delete departments need not see tablets.
        kiosks = self.env["hr.kp.kiosk"].sudo().with_context(active_test=False)
        for kiosk in kiosks.search([("department_ids", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "The tablet «%(kiosk)s» is for «%(department)s»: choose another department on "
                    "the tablet first, or delete it.",
                    kiosk=kiosk.name,
                    department=(kiosk.department_ids & self)[:1].name,
                )
            )

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"name", "manager_id", "parent_id"}:
            # A department without a head of its own is under that of the one above it.
            below = self.with_context(active_test=False).search([("id", "child_of", self.ids)])
            below.jobs_ids._kp_tell_outdated()
        if vals.keys() & {"name", "parent_id"}:
            self._kp_jobs_below()._kp_keep_history()
        return result

    def unlink(self):
        jobs = self._kp_jobs_below()
        result = super().unlink()
        jobs._kp_keep_history()
        return result

    def _kp_jobs_below(self):
        """The positions of these and of the departments below them, archived ones too."""
        # sudo: a department that companies share has positions of each.
        jobs = self.env["hr.job"].sudo().with_context(active_test=False)
        return jobs.search([("department_id", "child_of", self.ids)])

    def _kp_path(self):
        """From the topmost department down to this one: pairs of id and name, as JSON has them.

        :return: list, False for no department
        """
        # sudo: the names above it too, whatever the user sees of them.
        path, department = [], self.env["hr.job.instruction"]._in_ukrainian(self.sudo())
        while department:
            path.insert(0, [department.id, department.name])
            department = department.parent_id
        return path or False
