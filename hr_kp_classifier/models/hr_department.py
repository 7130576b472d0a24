from odoo import models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"name", "manager_id", "parent_id"}:
            # A department without a head of its own is under that of the one above it.
            (self | self.child_ids).jobs_ids._kp_tell_outdated()
        return result
