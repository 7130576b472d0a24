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
                [answer] = self.env["hr.kp.profession"].recommend([text])
                self.assertLessEqual(
                    {"1231", "1499", "1473", "1479"},
                    {candidate["code"] for candidate in answer["candidates"]},
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

    def test_the_name_of_the_position_is_asked_for_first(self):
        job = self.make_job(name="Уборщица")
        with Form(
            self.env["hr.kp.title.assistant"].with_context(default_job_id=job.id)
        ) as form:
            self.assertEqual(form.query, "Уборщица")
            self.assertEqual(
                form.candidates[0]["profession"], "9132 Прибиральник службових приміщень"
            )

    def test_says_why(self):
        candidate = self.candidates(query="вахтер")[0]
        self.assertEqual(candidate["confidence"], "sure")
        self.assertTrue(candidate["confidence_label"])
        self.assertTrue(candidate["group"])
        self.assertTrue(candidate["level"])
        self.assertTrue(candidate["ground"])
        self.assertEqual(candidate["everyday"], "Вахтер")
        self.assertTrue(candidate["neighbours"])
        self.assertNotIn("Сторож", candidate["neighbours"])

    def test_derived_word_and_grade(self):
        candidate = self.candidates(query="провідний інженер-програміст 1 категорії")[0]
        self.assertEqual(candidate["profession"], "2132.2 Інженер-програміст")
        self.assertEqual(candidate["extended_title"], "Провідний інженер-програміст")
        self.assertEqual(candidate["grade"], "1 категорії")
        self.assertEqual(candidate["state"], "valid")

    def test_too_vague(self):
        job = self.make_job(name="Менеджер")
        with Form(
            self.env["hr.kp.title.assistant"].with_context(default_job_id=job.id)
        ) as form:
            self.assertTrue(form.question)
            self.assertLessEqual(len(form.candidates), 4)
            self.assertEqual({c["confidence"] for c in form.candidates}, {"check"})
            form.query = "Менеджер з туризму"
            self.assertFalse(form.question)


@tagged("post_install", "-at_install")
class TestRecommend(KpCase):
    """The recommender, as other programs ask it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Profession = cls.env["hr.kp.profession"]

    def test_answers_in_the_order_of_the_names(self):
        names = ["бухгалтер", "йцукенгшщ", "вахтер", "бухгалтер"]
        answers = self.Profession.recommend(names)
        self.assertEqual([answer["name"] for answer in answers], names)
        self.assertEqual(answers[1]["candidates"], [])
        self.assertEqual(answers[0], answers[3])
        self.assertEqual(answers[0]["candidates"][0]["code"], "3433")
        self.assertFalse(answers[0]["too_vague"])
        self.assertEqual(self.Profession.recommend([]), [])

    def test_limit(self):
        [answer] = self.Profession.recommend(["касир"], limit=2)
        self.assertEqual(len(answer["candidates"]), 2)
        [answer] = self.Profession.recommend(["касир"], limit=0)
        self.assertEqual(answer["candidates"], [])

    def test_question_in_the_users_language(self):
        self.env["res.lang"]._activate_lang("uk_UA")
        [answer] = self.Profession.with_context(lang="uk_UA").recommend(["менеджер"])
        self.assertTrue(answer["too_vague"])
        self.assertIn("чи керує він людьми", answer["question"])
        self.assertEqual(answer["candidates"][0]["level"], "керує людьми")

    def test_a_thousand_names_in_a_few_queries(self):
        names = [f"Бухгалтер {number}" for number in range(1000)]
        self.Profession.recommend(["бухгалтер"])
        self.env.invalidate_all()
        with self.assertQueryCount(6):
            answers = self.Profession.recommend(names, limit=3)
        self.assertEqual(len(answers), 1000)

    def test_what_hr_changes_counts_at_once(self):
        title = self.profession("2442.2", "Соціолог")
        everyday = self.env["hr.kp.everyday.title"].create(
            {
                "name": "Шрапнельник",
                "recommendation_ids": [(0, 0, {"profession_id": title.id, "ground": "Так"})],
            }
        )

        def best():
            [answer] = self.Profession.recommend(["шрапнельник"])
            return answer["candidates"] and answer["candidates"][0]["profession_id"]

        self.assertEqual(best(), title.id)
        everyday.recommendation_ids.profession_id = self.profession("5122", "Кухар")
        self.assertEqual(best(), self.profession("5122", "Кухар").id)
        everyday.question = "field"
        self.assertTrue(self.Profession.recommend(["шрапнельник"])[0]["too_vague"])
        everyday.recommendation_ids.unlink()
        self.assertFalse(best())
        everyday.unlink()
        self.assertFalse(self.Profession.recommend(["шрапнельник"])[0]["too_vague"])

    def test_cancelled_title_is_not_recommended(self):
        self.profession("9152", "Сторож").active = False
        [answer] = self.Profession.recommend(["сторож"])
        self.assertNotIn("9152 Сторож", [c["profession"] for c in answer["candidates"]])
