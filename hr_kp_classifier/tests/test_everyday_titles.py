import csv

from odoo.tests import tagged
from odoo.tools import file_open

from odoo.addons.hr_kp_classifier.kp.text import clean, fold
from odoo.addons.hr_kp_classifier.models.hr_kp_everyday_title import (
    SHIPPED_RECOMMENDATIONS,
    SHIPPED_TITLES,
)

from .common import KpCase


def rows(path):
    with file_open(path) as file:
        return list(csv.DictReader(file))


@tagged("post_install", "-at_install")
class TestEverydayTitles(KpCase):
    """The data that ship, and how they are loaded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Everyday = cls.env["hr.kp.everyday.title"]
        cls.titles = rows(SHIPPED_TITLES)
        cls.recommendations = rows(SHIPPED_RECOMMENDATIONS)

    def test_no_name_stands_twice(self):
        seen = {}
        for row in self.titles:
            for name in [row["name"], *filter(None, row["spellings"].split("; "))]:
                key = name.lower()
                self.assertEqual(clean(name), name)
                self.assertNotIn(key, seen, f"{name}: {row['name']} and {seen.get(key)}")
                seen[key] = row["name"]
        self.assertGreaterEqual(len(self.titles), 500)

    def test_every_recommended_title_is_in_force(self):
        names = {row["name"] for row in self.titles}
        for row in self.recommendations:
            self.assertIn(row["everyday"], names)
            self.assertTrue(row["ground"].startswith("Рекомендація: "), row)
            title = self.profession(row["code"], row["name"])
            self.assertTrue(title.active)

    def test_every_extended_title_is_right(self):
        """As the rules judge it on a position; a title with an error would not be saved."""
        checker = self.env["hr.kp.profession"]._classifier()
        wrong = {}
        for row in self.recommendations:
            title = self.profession(row["code"], row["name"])._to_kp()
            extended = row["extended"] or checker.forms(title)[0]
            errors = [
                finding.rule
                for finding in checker.check(extended, title)
                if finding.severity.value == "error"
            ]
            if errors:
                wrong[extended] = errors
        self.assertEqual(wrong, {})

    def test_official_title_of_the_very_name_stands_first(self):
        """Where it is recommended; where it is not, the recommender puts it first."""
        names = {}
        for row in self.recommendations:
            names.setdefault(row["everyday"], []).append(fold(row["name"]))
        for everyday, recommended in names.items():
            if fold(everyday) in recommended:
                self.assertEqual(recommended[0], fold(everyday))

    def test_what_is_vague_asks_and_what_is_not_recommends(self):
        recommended = {row["everyday"] for row in self.recommendations}
        questions = dict(self.Everyday._fields["question"].selection)
        for row in self.titles:
            if row["question"]:
                self.assertIn(row["question"], questions)
            else:
                self.assertIn(row["name"], recommended)

    def test_loading_adds_what_is_missing_and_changes_nothing(self):
        first, second = self.Everyday.search([("recommendation_ids", "!=", False)], limit=2)
        name = first.name
        first.spellings = "інше"
        second.unlink()
        count = self.Everyday.with_context(active_test=False).search_count([])
        self.Everyday._load_shipped()
        self.assertEqual(
            self.Everyday.with_context(active_test=False).search_count([]), count + 1
        )
        self.assertEqual(first.spellings, "інше")
        self.assertEqual(first.name, name)

    def test_what_is_not_to_be_added_is_not(self):
        title = self.Everyday.search([], limit=1)
        name = title.name
        title.unlink()
        self.Everyday._load_shipped(but={name})
        self.assertFalse(self.Everyday.search([("name", "=", name)]))
