from odoo import api, models


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions.employee_id._kp_follow_jobs()
        return versions

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"job_id", "employee_id", "date_version", "active"}:
            self.employee_id._kp_follow_jobs()
        return result
