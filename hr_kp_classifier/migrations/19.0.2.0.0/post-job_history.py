from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Until now what a position was before was not kept: its history begins today."""
    api.Environment(cr, SUPERUSER_ID, {})["hr.job.history"]._keep_first()
