from odoo.tests import Form, tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestTable2(KpCase):
    def test_the_articles_family_leads_to_table_2(self):
        for text in (
            "CRM-менеджер",
            "crm менеджер",
            "Клієнт-менеджер",
            "account-менеджер",
            "Менеджер по роботі з клієнтами",
        ):
            with self.subTest(text=text):
                titles = self.env["hr.kp.everyday.title"]._find(text)
                self.assertLessEqual(
                    {"1231", "1499", "1473", "1479"},
                    set(titles.recommendation_ids.mapped("profession_id.code")),
                )


@tagged("post_install", "-at_install")
class TestTitleAssistant(KpCase):
    def candidates(self, **values):
        """What the assistant proposes as one types."""
        job = self.make_job(name="Хтось")
        with Form(
            self.env["hr.kp.title.assistant"].with_context(default_job_id=job.id)
        ) as form:
            for name, value in values.items():
                form[name] = value
            return form.candidates or []

    def test_recommended_first_with_code_title_and_ground(self):
        first = self.candidates(query="CRM-менеджер")[0]
        self.assertTrue(first["recommended"])
        self.assertTrue(first["ground"].startswith("Рекомендація"))
        self.assertEqual(
            (first["profession"], first["title"], first["state"]),
            (
                "1473 Менеджер (управитель) у сфері надання інформації",
                "Менеджер у сфері надання інформації та взаємовідносин з клієнтами",
                "valid",
            ),
        )

    def test_titles_found_by_words_follow(self):
        candidates = self.candidates(query="соціолог")
        self.assertIn("2442.2 Соціолог", [c["profession"] for c in candidates])
        self.assertLessEqual(len(candidates), 12)

    def test_field_of_work_extends_the_title(self):
        candidate = next(
            c
            for c in self.candidates(query="соціолог", clarification="відділу досліджень")
            if c["profession"] == "2442.2 Соціолог"
        )
        self.assertEqual(candidate["extended_title"], "Соціолог відділу досліджень")
        self.assertEqual(candidate["state"], "valid")

    def test_what_the_rules_say_is_shown(self):
        candidate = self.candidates(query="соціолог", clarification="HR")[0]
        self.assertEqual(candidate["state"], "error")
        self.assertTrue(candidate["remarks"])

    def test_nothing_found(self):
        self.assertFalse(self.candidates(query="йцукенгшщзхї"))
