from odoo import models


class HrDepartment(models.Model):
    _name = "hr.department"
    _inherit = ["hr.department", "hr.kp.alphabetical"]

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"name", "manager_id", "parent_id"}:
            # A department without a head of its own is under that of the one above it.
            below = self.with_context(active_test=False).search([("id", "child_of", self.ids)])
            below.jobs_ids._kp_tell_outdated()
        return result
