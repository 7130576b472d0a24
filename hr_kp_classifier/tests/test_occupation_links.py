from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .occupation_case import OccupationCase


@tagged("post_install", "-at_install")
class TestMechanicalLinks(OccupationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.test_system.equals_kp = True
        cls.equal, cls.national, cls.section = cls.add(
            cls.test_system, _2442="Sociologists", _1473="Not ours", _2="Professionals"
        )
        cls.new, cls.newer = cls.add(cls.other_system, _2632="Sociologists", _2633="Others")
        cls.env["hr.occupation.correspondence"]._add(
            [(cls.equal.id, cls.new.id), (cls.equal.id, cls.newer.id)]
        )
        cls.sociologist = cls.profession("2442.2", "Соціолог")

    def mine(self):
        return self.Link.with_context(active_test=False).search(
            [("system_id", "in", (self.test_system | self.other_system).ids)]
        )

    def test_linked_by_equal_codes_and_through_the_correspondence(self):
        added = self.test_system._link_by_equal_codes()
        titles = self.env["hr.kp.profession"].search([("code", "=like", "2442%")])
        self.assertTrue(titles)
        self.assertEqual(
            added, {self.test_system: len(titles), self.other_system: 2 * len(titles)}
        )
        links = self.sociologist.occupation_link_ids & self.mine()
        self.assertEqual(links.occupation_id, self.equal | self.new | self.newer)
        self.assertEqual(set(links.mapped("kind")), {"mechanical"})
        self.assertIn("2442.2", links[0].note)
        self.assertEqual(
            links.filtered(lambda link: link.occupation_id == self.new).note,
            "КП 2442.2 = TEST-1 2442 → TEST-2 2632",
        )

    def test_subsection_14_has_no_equal(self):
        self.test_system._link_by_equal_codes()
        self.assertFalse(self.national.link_ids)
        self.assertFalse(self.section.link_ids)

    def test_cancelled_title_is_not_linked(self):
        self.sociologist.active = False
        self.test_system._link_by_equal_codes()
        self.assertFalse(
            self.mine().filtered(lambda link: link.profession_id == self.sociologist)
        )

    def test_twice_doubles_nothing_and_leaves_hr_its_own(self):
        own = self.Link.create(
            {
                "profession_id": self.sociologist.id,
                "occupation_id": self.equal.id,
                "note": "Звірено",
            }
        )
        self.test_system._link_by_equal_codes()
        rejected, confirmed = (self.mine() - own).filtered(
            lambda link: link.profession_id == self.sociologist
        )
        rejected.action_reject()
        confirmed.action_confirm()
        before = self.mine()
        self.assertEqual(
            self.test_system._link_by_equal_codes(),
            {self.test_system: 0, self.other_system: 0},
        )
        self.assertEqual(self.mine(), before)
        self.assertEqual((own.kind, own.note), ("hr", "Звірено"))
        self.assertFalse(rejected.active)
        self.assertEqual(confirmed.kind, "hr")
        self.assertNotIn(rejected, self.sociologist.occupation_link_ids)

    def test_as_many_queries_for_all_titles_as_for_few(self):
        codes = set(
            self.env["hr.kp.profession"]
            .search([("code", "not like", "14%")])
            .mapped(lambda title: title.code[:4])
        )
        self.Occupation.create(
            [
                {"system_id": self.test_system.id, "code": code, "name": code}
                for code in codes - {"2442"}
            ]
        )
        self.env.flush_all()
        before = self.cr.sql_log_count
        added = self.test_system._link_by_equal_codes()
        self.assertLessEqual(self.cr.sql_log_count - before, 12)
        self.assertGreater(added[self.test_system], 8000)

    def test_what_can_not_be_linked(self):
        with self.assertRaises(UserError):
            self.other_system._link_by_equal_codes()
        self.test_system.occupation_ids.unlink()
        with self.assertRaises(UserError):
            self.test_system._link_by_equal_codes()

    def test_only_managers_make_them_and_are_told(self):
        with self.assertRaises(AccessError):
            self.test_system.with_user(self.officer).action_link_by_equal_codes()
        action = self.test_system.with_user(self.manager).action_link_by_equal_codes()
        self.assertIn("TEST-2", action["params"]["message"])
