from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Note which forms of the positions' titles HR has put right: they are kept by that now."""
    jobs = api.Environment(cr, SUPERUSER_ID, {})["hr.job"].with_context(active_test=False)
    jobs.search([("kp_title", "!=", False)])._inverse_kp_forms()
