from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow
from odoo.addons.hr_kp_classifier.kp.editions.reader import ClassifierFile

from .common import KpCase


@tagged("post_install", "-at_install")
class TestClassifier(KpCase):
    def test_whole_classifier(self):
        """The whole КП is there: every level and every section, as counted in the act."""
        groups = dict(self.env["hr.kp.group"]._read_group([], ["level"], ["__count"]))
        self.assertEqual(
            groups,
            {"section": 9, "subsection": 32, "class": 138, "subclass": 482, "group": 162},
        )
        sections = self.env["hr.kp.group"].search([("level", "=", "section")])
        self.assertEqual(
            dict(
                zip(sections.mapped("code"), sections.mapped("profession_count"), strict=True)
            ),
            {
                "1": 1240,
                "2": 1225,
                "3": 954,
                "4": 206,
                "5": 195,
                "6": 77,
                "7": 1364,
                "8": 3393,
                "9": 496,
            },
        )

    def test_tree(self):
        """A group hangs below the group whose code is its own less the last digit."""
        group = self.env["hr.kp.group"].search([("code", "=", "2442.2")])
        codes = []
        while group:
            codes.append(group.code)
            group = group.parent_id
        self.assertEqual(codes, ["2442.2", "2442", "244", "24", "2"])
        self.assertFalse(
            self.env["hr.kp.group"].search(
                [("level", "!=", "section"), ("parent_id", "=", False)]
            )
        )

    def test_count_without_query_per_row(self):
        """Counting the titles of 80 groups takes as few queries as of one."""
        groups = self.env["hr.kp.group"].search([], limit=80)
        groups.invalidate_recordset()
        with self.assertQueryCount(3):
            groups.mapped("profession_count")

    def _found(self, text):
        return [
            name for _id, name in self.env["hr.kp.profession"].name_search(text, limit=None)
        ]

    def test_find_by_code(self):
        self.assertEqual(
            self._found("1473"), ["1473 Менеджер (управитель) у сфері надання інформації"]
        )
        self.assertTrue(all(name.startswith("2442") for name in self._found("2442")))

    def test_find_by_words_in_any_order(self):
        self.assertIn(
            "1473 Менеджер (управитель) у сфері надання інформації",
            self._found("інформації надання менеджер"),
        )

    def test_find_by_code_and_word(self):
        self.assertEqual(
            self._found("1473 менеджер"),
            ["1473 Менеджер (управитель) у сфері надання інформації"],
        )

    def test_not_found_is_the_complement(self):
        """«does not contain» gives just what «contains» does not."""
        Profession = self.env["hr.kp.profession"]
        found = Profession.search_count([("display_name", "ilike", "менеджер")])
        others = Profession.search_count([("display_name", "not ilike", "менеджер")])
        self.assertTrue(found)
        self.assertEqual(found + others, Profession.search_count([]))

    def test_same_title_at_two_codes(self):
        titles = self.env["hr.kp.profession"].search([("name", "=", "Менеджер (управитель)")])
        self.assertEqual(titles.mapped("code"), ["1231", "1499"])

    def test_code_and_name_are_unique(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["hr.kp.profession"].create({"code": "2442.2", "name": "Соціолог"})

    def test_title_without_group(self):
        with self.assertRaisesRegex(ValidationError, "1999"):
            self.env["hr.kp.profession"].create({"code": "1999", "name": "Соціолог"})

    def test_no_code(self):
        for code in ("2442,2", "1.473E+03", "абв", "0"):
            with self.subTest(code=code), self.assertRaises(ValidationError):
                self.env["hr.kp.profession"].create({"code": code, "name": "Соціолог"})


@tagged("post_install", "-at_install")
class TestOneRoad(KpCase):
    """Read the file, compare with what is there, apply the differences."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.groups = [g._to_row() for g in cls.env["hr.kp.group"].search([])]
        cls.titles = [p._to_row() for p in cls.env["hr.kp.profession"].search([])]

    def apply(self, groups=None, titles=None):
        """Make these the whole edition in force."""
        Edition = self.env["hr.kp.edition"]
        file = ClassifierFile(
            groups=groups or self.groups,
            titles=titles or self.titles,
            lists_groups=True,
            lists_titles=True,
        )
        return Edition._apply(Edition._plan(file, whole=True), {"name": "Проба"})

    def test_shipped_again_does_nothing(self):
        """What was loaded once is neither read into rows nor compared again."""
        with patch.object(type(self.env["hr.kp.edition"]), "_apply") as apply:
            self.assertFalse(self.env["hr.kp.edition"]._load_shipped())
        apply.assert_not_called()

    def test_unchanged_writes_nothing(self):
        Profession = type(self.env["hr.kp.profession"])
        with (
            patch.object(Profession, "write", side_effect=AssertionError),
            patch.object(Profession, "_create_rows", side_effect=AssertionError),
        ):
            self.apply()
            with self.assertRaises(AssertionError):
                self.apply(titles=[*self.titles, TitleRow("2442.2", "Соціолог-дослідник")])

    def test_added(self):
        self.apply(
            groups=[*self.groups, GroupRow("2442.9", "Інші соціологи")],
            titles=[*self.titles, TitleRow("2442.9", "Соціолог-дослідник", "12345")],
        )
        added = self.profession("2442.9", "Соціолог-дослідник")
        self.assertEqual(added.zkpptr_code, "12345")
        self.assertEqual(added.group_id.parent_id.code, "2442")
        self.assertFalse(added.changed_by_hr)

    def test_cancelled_is_archived_and_jobs_keep_it(self):
        profession = self.profession("2442.2", "Соціолог")
        job = self.make_job(profession, name="Соціолог")
        self.apply(titles=[t for t in self.titles if t.key != ("2442.2", "Соціолог")])
        self.assertFalse(profession.active)
        self.assertEqual(job.kp_profession_id, profession)
        self.apply()
        self.assertTrue(profession.active)

    def test_what_hr_changed_stays(self):
        """A newer edition leaves alone what HR has added, changed or archived."""
        changed = self.profession("2442.2", "Соціолог")
        changed.zkpptr_code = "25211"
        archived = self.profession("1473", "Менеджер (управитель) у сфері надання інформації")
        archived.active = False
        added = self.env["hr.kp.profession"].create({"code": "2442.2", "name": "Соціометрист"})
        self.apply()
        self.assertEqual(changed.zkpptr_code, "25211")
        self.assertFalse(archived.active)
        self.assertTrue(added.active)


@tagged("post_install", "-at_install")
class TestClassifierCache(KpCase):
    def test_rules_know_a_title_added_today(self):
        classifier = self.env["hr.kp.profession"]._classifier()
        self.assertFalse(classifier.find("Соціометрист"))
        self.env["hr.kp.profession"].create({"code": "2442.2", "name": "Соціометрист"})
        classifier = self.env["hr.kp.profession"]._classifier()
        self.assertEqual([p.code for p in classifier.find("Соціометрист")], ["2442.2"])
