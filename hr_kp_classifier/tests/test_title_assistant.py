from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestEverydayTitles(KpCase):
    def test_every_recommendation_is_official_and_passes_the_rules(self):
        Job = self.env["hr.job"]
        titles = self.env["hr.kp.everyday.title"].search([])
        self.assertGreaterEqual(len(titles), 100)
        for title in titles:
            with self.subTest(title=title.name):
                self.assertTrue(title.recommendation_ids)
                for recommendation in title.recommendation_ids:
                    self.assertTrue(recommendation.profession_id.active)
                    self.assertTrue(recommendation.ground)
                    job = Job.new(
                        {
                            "kp_profession_id": recommendation.profession_id.id,
                            "kp_extended_title": recommendation.extended_title,
                        }
                    )
                    self.assertEqual(job._kp_title_state(), "valid")

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
                self.assertEqual(
                    set(titles.recommendation_ids.mapped("profession_id.code")),
                    {"1231", "1499", "1473", "1479"},
                )

    def test_shipped_again_doubles_nothing(self):
        count = self.env["hr.kp.recommendation"].search_count([])
        self.env["hr.kp.everyday.title"]._load_shipped()
        self.assertEqual(self.env["hr.kp.recommendation"].search_count([]), count)


@tagged("post_install", "-at_install")
class TestTitleAssistant(KpCase):
    def assistant(self, job, **values):
        return Form(
            self.env["hr.kp.title.assistant"].with_context(default_job_id=job.id, **values)
        )

    def test_from_everyday_name_to_the_job(self):
        job = self.make_job(name="CRM-менеджер")
        with self.assistant(job) as form:
            form.query = "CRM-менеджер"
        lines = form.record.line_ids
        self.assertTrue(lines[0].recommended)
        self.assertEqual(lines[0].profession_id.code, "1473")
        self.assertEqual(lines[0].state, "valid")
        lines[0].action_choose()
        self.assertEqual(job.kp_code, "1473")
        self.assertEqual(job.kp_title_state, "valid")
        self.assertTrue(job.kp_extended_title.startswith("Менеджер у сфері надання"))

    def test_field_of_work_extends_the_title(self):
        job = self.make_job(name="Хтось")
        with self.assistant(job) as form:
            form.query = "соціолог"
            form.clarification = "відділу досліджень"
        line = form.record.line_ids.filtered(lambda line: line.profession_id.name == "Соціолог")
        self.assertEqual(line.extended_title, "Соціолог відділу досліджень")
        line.action_choose()
        self.assertEqual(job.kp_title, "Соціолог відділу досліджень")

    def test_candidate_against_the_rules_is_not_taken(self):
        job = self.make_job(name="Хтось")
        with self.assistant(job) as form:
            form.query = "соціолог"
        line = form.record.line_ids[0]
        line.extended_title = "Sociologist"
        self.assertEqual(line.state, "error")
        with self.assertRaises(UserError):
            line.action_choose()
        self.assertFalse(job.kp_profession_id)

    def test_nothing_found(self):
        with self.assistant(self.make_job(name="Хтось")) as form:
            form.query = "йцукен"
        self.assertFalse(form.record.line_ids)
