from odoo import SUPERUSER_ID, api

from odoo.addons.hr_kp_classifier.hooks import pre_init_hook


def migrate(cr, version):
    """Add pg_trgm where the role may, as an installation does from now on."""
    pre_init_hook(api.Environment(cr, SUPERUSER_ID, {}))
