"""What visitors of a website and portal users see of the addon: nothing.

website_hr_recruitment lets both read the published jobs, all their fields.
"""

import json

from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from .common import KpCase

MODULE = "hr_kp_classifier"
# Only employees may read it, as a whole.
INTERNAL = {"hr.employee.public"}


@tagged("post_install", "-at_install")
class TestPublic(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.strangers = cls.env.ref("base.public_user") | new_test_user(
            cls.env, "kp_portal", groups="base.group_portal"
        )
        cls.job = cls.make_job(cls.profession("2442.2", "Соціолог"), name="Дослідник")
        if "website_published" in cls.job:
            cls.job.website_published = True
        # As website_hr_recruitment does.
        for group in cls.strangers.group_ids:
            cls.env["ir.model.access"].create(
                {
                    "name": f"hr.job {group.name}",
                    "model_id": cls.env["ir.model"]._get_id("hr.job"),
                    "group_id": group.id,
                    "perm_read": True,
                }
            )

    def added_fields(self):
        """The fields that the addon adds to the models of others, as (model, name)."""
        own = set(self.own_models())
        return [
            (model._name, name)
            for model in (self.env[name] for name in self.env.registry)
            if model._name not in own | INTERNAL and not (model._abstract or model._transient)
            for name, field in model._fields.items()
            if field._module == MODULE
        ]

    def own_models(self):
        return [
            model.model
            for model in self.env["ir.model"].search([])
            # The first is the one that has made it.
            if model.modules.split(", ") == [MODULE]
        ]

    def test_added_fields_are_for_employees(self):
        fields = self.added_fields()
        self.assertIn(("hr.job", "kp_title"), fields)
        self.assertIn(("res.company", "kp_title_errors"), fields)
        for user in self.strangers:
            for model, name in fields:
                with self.subTest(user=user.login, field=f"{model}.{name}"):
                    self.assertNotIn(name, self.env[model].with_user(user).fields_get([name]))

    def test_a_job_that_everybody_reads_tells_nothing_of_kp(self):
        for user in self.strangers:
            job = self.job.with_user(user)
            self.assertEqual(job.name, "Дослідник")
            for model, name in self.added_fields():
                if model != "hr.job":
                    continue
                with self.subTest(user=user.login, field=name):
                    with self.assertRaises(AccessError):
                        job.read([name])
                    with self.assertRaises(AccessError):
                        # No guessing by search either.
                        job.search([(name, "!=", False)])
        self.assertEqual(self.job.with_user(self.employee_user).kp_title, "Соціолог")

    def test_own_models_are_closed(self):
        models = self.own_models()
        self.assertIn("hr.kp.profession", models)
        for user in self.strangers:
            for model in models:
                with self.subTest(user=user.login, model=model):
                    self.assertFalse(self.env[model].with_user(user).has_access("read"))


@tagged("post_install", "-at_install")
class TestWebsite(HttpCase):
    """The pages themselves, where there is a website (script/test-neighbours)."""

    SECRETS = ("Соціолог", "2442.2", "категорії", "kp_")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if "website_published" not in cls.env["hr.job"]:
            cls.skipTest(cls, "website_hr_recruitment is not installed")
        cls.job = cls.env["hr.job"].create(
            {
                "name": "Дослідник",
                "kp_profession_id": cls.env["hr.kp.profession"]
                .search([("code", "=", "2442.2"), ("name", "=", "Соціолог")])
                .id,
                "kp_grade": "II категорії",
                "website_published": True,
            }
        )
        # So that there is something in the chatter too.
        cls.env.flush_all()
        cls.job.kp_grade = "I категорії"
        cls.env.flush_all()

    def assert_no_secret(self, text):
        for secret in self.SECRETS:
            self.assertNotIn(secret, text)

    def post(self, path, **params):
        answer = self.url_open(
            path,
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        )
        return json.dumps(answer.json(), ensure_ascii=False)

    def test_pages(self):
        slug = self.env["ir.http"]._slug(self.job)
        for path in ("/jobs", f"/jobs/{slug}", f"/jobs/apply/{slug}", "/sitemap.xml"):
            with self.subTest(path=path):
                answer = self.url_open(path)
                self.assertEqual(answer.status_code, 200)
                self.assertIn(slug if path == "/sitemap.xml" else "Дослідник", answer.text)
                self.assert_no_secret(answer.text)

    def test_search_finds_no_job_by_its_kp_title(self):
        arguments = {
            "search_type": "jobs",
            "order": "name asc",
            "limit": 5,
            "max_nb_chars": 50,
            "options": {"displayDescription": True, "allowFuzzy": False},
        }
        found = self.post("/website/snippet/autocomplete", term="Дослідник", **arguments)
        self.assertIn("Дослідник", found)
        self.assert_no_secret(found)
        found = self.post("/website/snippet/autocomplete", term="Соціолог", **arguments)
        self.assertNotIn("Дослідник", found)
        page = html.fromstring(self.url_open("/jobs?search=Соціолог&noFuzzy=1").content)
        self.assertNotIn("Дослідник", page.text_content())

    def test_chatter(self):
        thread = {"thread_model": "hr.job", "thread_id": self.job.id}
        self.assert_no_secret(self.post("/mail/thread/messages", **thread))

    def test_rpc(self):
        for method in ("read", "web_read"):
            answer = self.post(
                f"/web/dataset/call_kw/hr.job/{method}",
                model="hr.job",
                method=method,
                args=[[self.job.id], ["kp_title"]],
                kwargs={},
            )
            self.assertIn("error", answer)
            self.assertNotIn("Соціолог", answer)
