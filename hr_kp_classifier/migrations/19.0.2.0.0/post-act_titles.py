from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Load the titles that acts set: they came with this version."""
    api.Environment(cr, SUPERUSER_ID, {})["hr.kp.act.title"]._load_shipped()
