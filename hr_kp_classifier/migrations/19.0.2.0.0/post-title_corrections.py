from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Put the slips of the published titles right, as a new installation does."""
    api.Environment(cr, SUPERUSER_ID, {})["hr.kp.profession"]._load_shipped_corrections()
