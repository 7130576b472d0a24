from lxml import html
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import KpCase


@tagged("post_install", "-at_install")
class TestInstruction(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create({"name": "Відділ збуту"})
        cls.job = cls.make_job(
            cls.profession("1473", "Менеджер (управитель) у сфері надання інформації"),
            name="Менеджер клієнтської бази",
            department_id=cls.department.id,
            kp_extended_title="Менеджер у сфері надання інформації та взаємовідносин з "
            "клієнтами",
        )
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids

    def clauses(self, number):
        """The clauses of the section with this number, as a dict number -> text."""
        section = self.instruction.section_ids.filtered(lambda s: s.number == number)
        return {clause.number: clause.text for clause in section.clause_ids}

    def test_started_from_the_crm_managers_template(self):
        self.assertEqual(
            self.instruction.template_id,
            self.env["hr.job.instruction.template"]._shipped("crm_manager"),
        )
        self.assertEqual(
            self.instruction.name,
            "Посадова інструкція менеджера у сфері надання інформації та взаємовідносин "
            "з клієнтами",
        )

    def test_seven_sections_with_the_articles_clauses(self):
        """Clauses 1.1–1.7, 2.1–2.17, 3.1–3.2 and 5.1–5.12 stand under these numbers."""
        self.assertEqual(
            self.instruction.section_ids.mapped("kind"),
            [
                "general",
                "duties",
                "rights",
                "responsibility",
                "knowledge",
                "qualification",
                "relations",
            ],
        )
        for section, count in ((1, 7), (2, 17), (3, 2), (4, 1), (5, 12)):
            numbers = list(self.clauses(section))
            expected = [f"{section}.{i}" for i in range(1, count + 1)]
            self.assertEqual(numbers[:count], expected)

    def test_placeholders_are_filled_in_their_cases(self):
        self.instruction.superior_title = "Начальник відділу збуту"
        self.instruction.approver_title = "Директор"
        general = self.clauses(1)
        self.assertIn(
            "менеджера у сфері надання інформації та взаємовідносин з клієнтами відділу збуту",
            general["1.1"],
        )
        self.assertIn("«Керівники»", general["1.2"])
        self.assertIn("наказом директора", general["1.3"])
        self.assertIn("підпорядковується начальнику відділу збуту", general["1.4"])
        self.assertNotIn("{", " ".join(general.values()))

    def test_wrong_case_is_put_right_on_the_job(self):
        words = "у сфері надання інформації та взаємовідносин з клієнтами"
        self.assertEqual(self.job.kp_formed_genitive, f"менеджера {words}")
        self.assertEqual(self.job.kp_formed_dative, f"менеджеру {words}")
        self.assertEqual(self.job.kp_formed_instrumental, f"менеджером {words}")
        self.job.kp_title_genitive = "Менеджерки сфери інформації"
        self.assertIn("менеджерки сфери інформації", self.clauses(1)["1.1"])
        self.assertEqual(
            self.instruction.name, "Посадова інструкція менеджерки сфери інформації"
        )

    def test_numbers_follow_the_order(self):
        duties = self.instruction.section_ids[1]
        first, second = duties.clause_ids[:2]
        second.sequence, first.sequence = first.sequence, second.sequence
        self.assertEqual((second.number, first.number), ("2.1", "2.2"))
        self.instruction.section_ids[0].unlink()
        self.assertEqual(second.number, "1.1")

    def test_editing_leaves_the_template_alone(self):
        template = self.instruction.template_id.section_ids[1].clause_ids[0]
        before = template.body
        self.instruction.section_ids[1].clause_ids[0].body = "Робить інше."
        self.assertEqual(template.body, before)

    def test_taking_the_template_anew_doubles_nothing(self):
        count = len(self.instruction.section_ids)
        self.instruction.action_take_template()
        self.assertEqual(len(self.instruction.section_ids), count)

    def test_unknown_placeholder_is_refused(self):
        clause = self.instruction.section_ids[0].clause_ids[0]
        with self.assertRaisesRegex(ValidationError, "Посадаа.*{посада}"):
            clause.body = "{Посадаа} керує."
        with self.assertRaises(ValidationError):
            self.instruction.section_ids[0].intro = "{назва}"

    def test_section_belongs_to_one(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["hr.job.instruction.section"].create({"name": "Без власника"})

    def test_every_section_of_the_classifier_has_a_template(self):
        for section in self.env["hr.kp.group"].search([("level", "=", "section")]):
            profession = self.env["hr.kp.profession"].search(
                [
                    ("section_id", "=", section.id),
                    (
                        "id",
                        "not in",
                        self.env["hr.job.instruction.template"].search([]).profession_ids.ids,
                    ),
                ],
                limit=1,
            )
            job = self.make_job(profession, name=f"Посада розділу {section.code}")
            job.action_kp_create_instruction()
            with self.subTest(section=section.code):
                self.assertEqual(
                    job.kp_instruction_ids.document_type,
                    "worker" if section.code in "56789" else "position",
                )
                self.assertEqual(
                    job.kp_instruction_ids.template_id.document_type,
                    job.kp_instruction_ids.document_type,
                )
                self.assertTrue(job.kp_instruction_ids.section_ids.clause_ids)

    def test_nearest_template_wins(self):
        """Its title, else the smallest group that has a template, else the section."""
        Template = self.env["hr.job.instruction.template"]
        taxi = self.make_job(
            self.profession("8322", "Водій автотранспортних засобів (водій таксі)")
        )
        self.assertEqual(
            Template._for_jobs(taxi, self.env.company)[taxi], Template._shipped("driver")
        )
        crane = self.make_job(
            self.env["hr.kp.profession"].search([("code", "=", "8333")], limit=1)
        )
        self.assertEqual(
            Template._for_jobs(crane, self.env.company)[crane], Template._shipped("worker")
        )
        group = crane.kp_group_id
        ours = Template.create({"name": "Наш", "group_ids": group.parent_id.ids})
        self.assertEqual(Template._for_jobs(crane, self.env.company)[crane], ours)
        nearer = Template.create({"name": "Ще ближчий", "group_ids": group.ids})
        self.assertEqual(Template._for_jobs(crane, self.env.company)[crane], nearer)
        ours.profession_ids = crane.kp_profession_id
        self.assertEqual(Template._for_jobs(crane, self.env.company)[crane], ours)

    def test_head_of_the_enterprise_is_answerable_to_its_owner(self):
        """Appointed by no order of their own, under no superior; a deputy is another matter."""
        Template = self.env["hr.job.instruction.template"]
        director = self.make_job(
            self.profession("1210.1", "Директор (начальник, інший керівник) підприємства"),
            kp_extended_title="Директор",
        )
        template = Template._for_jobs(director, self.env.company)[director]
        self.assertEqual(template, Template._shipped("enterprise_head"))
        texts = [
            *template.section_ids.mapped("intro"),
            *template.section_ids.clause_ids.mapped("body"),
        ]
        for placeholder in ("керівник", "підрозділ"):
            self.assertFalse([text for text in texts if text and f"{{{placeholder}" in text])
        director.kp_extended_title = "Заступник директора з виробництва"
        self.assertEqual(
            Template._for_jobs(director, self.env.company)[director],
            Template._shipped("general_section_1"),
        )

    def test_shipped_templates_are_linked_to_their_titles(self):
        self.assertEqual(
            self.env["hr.job.instruction.template"]
            ._shipped("office_administrator")
            .profession_ids.mapped("name"),
            ["Адміністратор", "Офіс-адміністратор"],
        )

    def test_shipped_again_changes_nothing(self):
        Template = self.env["hr.job.instruction.template"]
        template = Template._shipped("accountant")
        template.section_ids[0].clause_ids[0].body = "Наше."
        count = Template.search_count([])
        Template._load_shipped()
        self.assertEqual(Template.search_count([]), count)
        self.assertEqual(template.section_ids[0].clause_ids[0].body, "Наше.")

    def test_a_companys_own_template_goes_before_the_shared_one(self):
        Template = self.env["hr.job.instruction.template"]
        shared = self.instruction.template_id
        own = shared.copy()
        self.assertFalse(shared.company_id)
        self.assertEqual(own.company_id, self.env.company)
        self.assertEqual(Template._for_jobs(self.job, self.env.company)[self.job], own)
        other = self.env["res.company"].create({"name": "Інша"})
        self.assertEqual(Template._for_jobs(self.job, other)[self.job], shared)

    def test_hr_changes_its_copy_and_not_what_all_companies_share(self):
        shared = self.instruction.template_id.with_user(self.officer)
        clause = shared.section_ids[0].clause_ids[0]
        for change in (
            lambda: shared.write({"name": "Інший"}),
            lambda: clause.write({"body": "Інше."}),
            lambda: clause.copy({"section_id": shared.section_ids[0].id}),
            lambda: clause.unlink(),
            lambda: shared.section_ids[0].unlink(),
        ):
            with self.assertRaises(AccessError):
                change()
        own = shared.copy()
        own.section_ids[0].clause_ids[0].body = "Наше."
        self.assertEqual(own.section_ids[0].clause_ids[0].text, "Наше.")

    def test_a_shipped_template_is_archived_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Archive"):
            self.instruction.template_id.with_user(self.manager).unlink()

    def test_blank_clauses_and_headings_are_refused(self):
        section = self.instruction.section_ids[0]
        for words in ("", "  ", "\n"):
            with self.subTest(words=words):
                with self.assertRaisesRegex(ValidationError, "1.1"):
                    section.clause_ids[0].body = words
                with self.assertRaisesRegex(ValidationError, "Section 1"):
                    section.name = words

    def test_no_template_for_a_job_without_kp_title(self):
        job = self.make_job(name="Хтось")
        with self.assertRaisesRegex(UserError, "[Tt]emplate"):
            job.action_kp_create_instruction()

    def test_preview_escapes_html(self):
        self.instruction.section_ids[0].clause_ids[0].body = "<script>alert(1)</script>"
        tree = html.fromstring(self.instruction.preview)
        self.assertFalse(tree.xpath("//script"))
        self.assertIn("<script>", tree.text_content())
