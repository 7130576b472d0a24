from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import KpCase

HEAD = "Голова органу місцевого самоврядування (міський, сільський і т. ін.)"
SPECIALIST = "Спеціаліст державної служби (місцевого самоврядування)"


@tagged("post_install", "-at_install")
class TestActTitle(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.kp_title_errors = "show"
        cls.ActTitle = cls.env["hr.kp.act.title"]
        cls.sociologist = cls.profession("2442.2", "Соціолог")

    def test_shipped_titles_are_there(self):
        titles = self.ActTitle.search([])
        self.assertGreaterEqual(len(titles), 150)
        head = titles.filtered(lambda title: title.name == "Сільський голова")
        self.assertEqual(head.profession_id, self.profession("1143.5", HEAD))
        self.assertIn("280/97-ВР", head.act)

    def test_title_of_an_act_conforms(self):
        """On a position, alone and with the place of work after it."""
        for title, code, name in (
            ("Сільський голова", "1143.5", HEAD),
            ("Головний спеціаліст", "2419.3", SPECIALIST),
            ("Спеціаліст II категорії", "2419.3", SPECIALIST),
            ("Головний спеціаліст відділу освіти", "2419.3", SPECIALIST),
            ("Лікар-хірург дитячий", "2221.2", "Лікар-хірург"),
        ):
            job = self.make_job(self.profession(code, name), kp_extended_title=title)
            self.assertEqual(job.kp_title_state, "valid", title)
            self.assertEqual(job.kp_title, title)

    def test_title_that_hr_adds_is_known_at_once(self):
        job = self.make_job(self.sociologist, kp_extended_title="Полковий соціолог")
        self.assertEqual(job.kp_title_state, "error")
        title = self.ActTitle.with_user(self.manager).create(
            {
                "name": " Полковий  соціолог ",
                "profession_id": self.sociologist.id,
                "act": "наказ від 01.09.2026 № 1",
            }
        )
        self.env.cr.flush()
        self.assertEqual(title.name, "Полковий соціолог")
        self.assertEqual(job.kp_title_state, "valid")
        title.profession_id = self.profession("2221.2", "Лікар")
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "error")
        title.write({"profession_id": self.sociologist.id, "active": False})
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "error")
        title.active = True
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "valid")
        title.unlink()
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "error")

    def test_officer_reads_and_does_not_write(self):
        title = self.ActTitle.search([], limit=1)
        self.assertTrue(title.with_user(self.employee_user).act)
        for user in (self.employee_user, self.officer):
            with self.assertRaises(AccessError):
                title.with_user(user).act = "наказ"

    @mute_logger("odoo.sql_db")
    def test_one_title_twice_is_refused(self):
        title = self.ActTitle.search([], limit=1)
        vals = {"name": title.name, "profession_id": title.profession_id.id, "act": "наказ"}
        with self.assertRaises(IntegrityError):
            self.ActTitle.create(vals)
            self.env.flush_all()

    def test_loaded_again_it_changes_nothing_of_hr(self):
        head = self.ActTitle.search([("name", "=", "Сільський голова")])
        archived = self.ActTitle.search([("name", "=", "Селищний голова")])
        gone = self.ActTitle.search([("name", "=", "Міський голова")])
        head.act = "Акт від HR"
        archived.active = False
        gone.unlink()
        count = self.ActTitle.with_context(active_test=False).search_count([])
        self.ActTitle._load_shipped()
        self.assertEqual(head.act, "Акт від HR")
        self.assertFalse(archived.active)
        self.assertEqual(
            self.ActTitle.with_context(active_test=False).search_count([]), count + 1
        )

    def test_cancelled_title_is_left_out(self):
        """The files of a release may be older than the company's edition of КП."""
        head = self.profession("1143.5", HEAD)
        self.ActTitle.search([("profession_id", "=", head.id)]).unlink()
        head.active = False
        self.ActTitle._load_shipped()
        self.assertFalse(self.ActTitle.search([("profession_id", "=", head.id)]))

    def test_checker_is_not_built_again_for_a_note(self):
        title = self.ActTitle.search([], limit=1)
        with patch.object(type(self.ActTitle), "_rules_changed") as changed:
            title.note = "перевірено"
            self.assertFalse(changed.called)
            title.act = "наказ від 01.09.2026 № 1"
            self.assertTrue(changed.called)
