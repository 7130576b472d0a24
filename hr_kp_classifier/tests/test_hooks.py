from unittest.mock import patch

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from odoo.addons.hr_kp_classifier.hooks import pre_init_hook


@tagged("post_install", "-at_install")
class TestHooks(TransactionCase):
    """What an installation prepares."""

    def without_trigrams(self):
        self.env.cr.execute("DROP EXTENSION IF EXISTS pg_trgm CASCADE")
        self.startPatcher(patch.object(self.env.registry, "has_trigram", False))

    def test_trigrams_are_added_where_the_role_may(self):
        self.without_trigrams()
        pre_init_hook(self.env)
        self.assertTrue(self.env.registry.has_trigram)

    @mute_logger("odoo.sql_db")
    def test_a_refusal_stops_nothing(self):
        self.without_trigrams()
        with self.env.cr.savepoint(flush=False) as savepoint:
            # PostgreSQL itself refuses, as it does where the role may not.
            self.env.cr.execute("SET LOCAL transaction_read_only = on")
            pre_init_hook(self.env)
            self.assertFalse(self.env.registry.has_trigram)
            self.env.cr.execute("SELECT 1")
            savepoint.rollback()
