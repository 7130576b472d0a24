from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Until now the hash of what was signed was kept alone, so that no difference was named."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    for model in ("hr.job.instruction", "hr.kp.order.notice"):
        env[model]._keep_hashed_texts()
