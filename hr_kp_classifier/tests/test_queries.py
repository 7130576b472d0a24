from unittest.mock import patch

from lxml import etree

from odoo import Command
from odoo.tests import tagged

from ..kp.titles.checker import TitleChecker
from .common import KpCase


@tagged("post_install", "-at_install")
class TestQueries(KpCase):
    """What is done all day takes few queries, and no more of them for many records."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        titles = cls.env["hr.kp.profession"].search([("section_id.code", "=", "2")], limit=80)
        department = cls.env["hr.department"].create({"name": "Відділ досліджень"})
        cls.env = cls.env(user=cls.officer)
        cls.jobs = cls.env["hr.job"].create(
            [
                {
                    "name": title.name,
                    "kp_profession_id": title.id,
                    "department_id": department.id,
                }
                for title in titles
            ]
        )
        text = {
            "name": "Завдання",
            "clause_ids": [Command.create({"body": "Веде справи {підрозділу}."})],
        }
        cls.instructions = cls.env["hr.job.instruction"].create(
            [{"job_id": job.id, "section_ids": [Command.create(text)]} for job in cls.jobs[:50]]
        )

    def specification(self, model, view_type, view):
        """What the web client asks for, to show the view: Odoo's own fields of HR and ours.

        Other addons put fields into the same views, and what these cost is their affair.
        """
        arch = etree.fromstring(
            self.env[model].get_view(self.env.ref(view).id, view_type)["arch"]
        )
        specification = {}
        for node in arch.xpath("//field[not(ancestor::field)]"):
            field = self.env[model]._fields[node.get("name")]
            if field._module not in ("base", "mail", "resource", "hr", "hr_kp_classifier"):
                continue
            specification[field.name] = (
                {"fields": {"display_name": {}}} if (field.relational) else {}
            )
        return specification

    def assertQueries(self, count, work):
        work()  # what is kept in memory for later: views, rules, the КП
        self.env.flush_all()
        self.env.invalidate_all()
        # Where Odoo's recruitment and what builds on it are installed, they read there too.
        others = 4 if "hr.applicant" in self.env else 0
        with self.assertQueryCount(count + others):
            work()
            self.env.flush_all()

    def test_open_a_job(self):
        specification = self.specification("hr.job", "form", "hr.view_hr_job_form")
        self.assertIn("kp_title_findings", specification)
        self.assertQueries(13, lambda: self.jobs[0].web_read(specification))

    def test_list_of_jobs(self):
        specification = self.specification("hr.job", "list", "hr.view_hr_job_tree")
        self.assertIn("kp_title_state", specification)
        self.assertQueries(
            5,
            lambda: self.env["hr.job"].web_search_read(
                [("id", "in", self.jobs.ids)], specification, limit=80
            ),
        )

    def test_check_a_title_while_it_is_typed(self):
        values = {"kp_extended_title": "Фахівець"}
        specification = {"kp_title": {}, "kp_title_findings": {}}
        self.assertQueries(
            9, lambda: self.jobs[0].onchange(values, list(values), specification)
        )

    def test_save_a_job(self):
        specification = self.specification("hr.job", "form", "hr.view_hr_job_form")
        grades = iter(("I категорії", "II категорії"))
        job = self.jobs[-1]
        self.assertQueries(27, lambda: job.web_save({"kp_grade": next(grades)}, specification))

    def test_a_title_is_checked_once_a_save(self):
        """The state, the constraint and the form ask for one and the same check."""
        job = self.jobs[-1]
        self.env.company.sudo().kp_title_errors = "show"
        title, sound = job.kp_title, f"{job.kp_title} відділу збуту"
        specification = self.specification("hr.job", "form", "hr.view_hr_job_form")
        checked = []
        check = TitleChecker.check

        def count(checker, *args):
            checked.append(args[0])
            return check(checker, *args)

        with patch.object(TitleChecker, "check", count):
            for extended in (sound, "CRM-менеджер"):
                del checked[:]
                job.web_save({"kp_extended_title": extended}, specification)
                self.env.flush_all()
                self.assertEqual(checked, [extended])
            # Without an extended title the position's own name is tried too.
            del checked[:]
            self.env.cr.cache.clear()
            job.web_save({"kp_extended_title": False, "name": "Бос"}, specification)
            self.assertEqual(checked, [title, "Бос"])

    def test_search(self):
        for text, count in (("соціолог", 3), ("соціолох", 5)):
            with self.subTest(text):
                self.assertQueries(
                    count,
                    lambda text=text: self.env["hr.kp.profession"].name_search(text, limit=8),
                )

    def test_list_and_form_of_instructions(self):
        views = "hr_kp_classifier.hr_job_instruction_view_"
        listed = self.specification("hr.job.instruction", "list", f"{views}list")
        self.assertQueries(
            5,
            lambda: self.env["hr.job.instruction"].web_search_read(
                [("id", "in", self.instructions.ids)], listed, limit=80
            ),
        )
        shown = self.specification("hr.job.instruction", "form", f"{views}form")
        self.assertQueries(14, lambda: self.instructions[0].web_read(shown))

    def test_print_one_or_fifty(self):
        Report = self.env["ir.actions.report"]
        report = "hr_kp_classifier.report_job_instruction"
        for number in (1, 50):
            for name, records in (
                (report, self.instructions[:number]),
                (f"{report}_job", self.jobs[:number]),
            ):
                with self.subTest(name, number=number):
                    self.assertQueries(
                        12,
                        lambda name=name, records=records: Report._render_qweb_html(
                            name, records.ids
                        ),
                    )
