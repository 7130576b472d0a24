from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Until now the words on the approving order were formed anew at each print."""
    api.Environment(cr, SUPERUSER_ID, {})["hr.job.instruction"]._keep_order_words()
