from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.base.tests.test_ir_cron import CronMixinCase

from .common import KpCase

# The article's table 2: official title at its code, extended title.
TABLE_2 = [
    ("1231", "Менеджер (управитель)", "Менеджер відділу із взаємозв’язків з клієнтами"),
    ("1499", "Менеджер (управитель)", "Менеджер із роботи з клієнтами"),
    (
        "1473",
        "Менеджер (управитель) у сфері надання інформації",
        "Менеджер у сфері надання інформації та взаємовідносин з клієнтами",
    ),
    (
        "1479",
        "Менеджер (управитель) з організації консультативних послуг",
        "Менеджер з організації консультативних послуг для ключових клієнтів",
    ),
]
REFUSED = ["CRM-менеджер", "Клієнт-менеджер", "Account-менеджер"]


@tagged("post_install", "-at_install")
class TestJobTitle(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.information = cls.profession(
            "1473", "Менеджер (управитель) у сфері надання інформації"
        )

    def test_table_2_passes(self):
        for code, official, extended in TABLE_2:
            with self.subTest(extended=extended):
                job = self.make_job(
                    self.profession(code, official), name=extended, kp_extended_title=extended
                )
                self.assertEqual(job.kp_code, code)
                self.assertEqual(job.kp_title, extended.replace("’", "'"))

    def test_the_official_title_is_kept_as_kp_prints_it(self):
        job = self.make_job(
            self.profession("1475.4", "Менеджер (управитель) із збуту"),
            kp_extended_title="МЕНЕДЖЕР ЗІ ЗБУТУ ВІДДІЛУ ІТ",
        )
        self.assertEqual(job.kp_title, "Менеджер із збуту відділу ІТ")
        job.kp_extended_title = "старший МЕНЕДЖЕР зі збуту"
        self.assertEqual(job.kp_title, "Старший менеджер із збуту")
        # With another official title in the same write, that one is meant.
        officer = self.profession("2359.2", "Штурман-інструктор")
        job.write({"kp_profession_id": officer.id, "kp_extended_title": "штурман – ІНСТРУКТОР"})
        self.assertEqual(job.kp_title, "Штурман-інструктор")

    def test_titles_of_many_positions_are_read_at_once(self):
        professions = self.env["hr.kp.profession"].search([("active", "=", True)], limit=60)
        checker = professions._classifier()

        def created(some):
            vals = [
                {
                    "name": f"{some._name} {profession.id}",
                    "kp_profession_id": profession.id,
                    "kp_extended_title": checker.forms(profession._to_kp())[0],
                }
                for profession in some
            ]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["hr.job"].create(vals)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        created(professions[:1])
        self.assertLess(created(professions[20:]) - created(professions[1:20]), 15)

    def test_everyday_titles_are_refused(self):
        for code, official, _extended in TABLE_2:
            for title in REFUSED:
                with self.subTest(code=code, title=title), self.assertRaises(ValidationError):
                    self.make_job(
                        self.profession(code, official),
                        name=f"{title} {code}",
                        kp_extended_title=title,
                    )

    def test_write_is_checked(self):
        job = self.make_job(self.information)
        with self.assertRaises(ValidationError):
            job.kp_extended_title = "CRM-менеджер"

    def test_another_profession_is_checked(self):
        job = self.make_job(
            self.information, kp_extended_title="Менеджер у сфері надання інформації"
        )
        with self.assertRaises(ValidationError):
            job.kp_profession_id = self.profession("2442.2", "Соціолог")

    def test_import_is_checked(self):
        """Odoo's import gives the row and the reason, and writes nothing."""
        result = self.env["hr.job"].load(
            ["name", "kp_profession_id", "kp_extended_title"],
            [
                ["Добра", self.information.display_name, ""],
                ["Погана", self.information.display_name, "CRM-менеджер"],
            ],
        )
        self.assertFalse(result["ids"])
        self.assertIn("CRM-менеджер", result["messages"][0]["message"])
        self.assertEqual(result["messages"][0]["rows"], {"from": 1, "to": 1})

    def test_error_names_title_job_and_what_would_do(self):
        with self.assertRaises(ValidationError) as caught:
            self.make_job(self.information, name="Наш CRM", kp_extended_title="CRM-менеджер")
        text = str(caught.exception)
        for part in ("CRM-менеджер", "Наш CRM", "1473", "Менеджер у сфері надання інформації"):
            self.assertIn(part, text)

    def test_error_is_in_the_users_language(self):
        self.env["res.lang"]._activate_lang("uk_UA")
        job = self.make_job(self.information).with_context(lang="uk_UA")
        with self.assertRaisesRegex(ValidationError, "латинськими літерами"):
            job.kp_extended_title = "CRM-менеджер"

    def test_job_without_kp_title_is_not_touched(self):
        job = self.make_job(kp_extended_title="CRM-менеджер")
        self.assertFalse(job.kp_title_findings)
        self.assertFalse(job.kp_title)

    def test_official_title_with_brackets_opened_is_printed(self):
        job = self.make_job(self.information)
        self.assertEqual(job.kp_title, "Менеджер у сфері надання інформації")

    def test_name_stays_the_everyday_one(self):
        job = self.make_job(self.information, name="CRM-менеджер")
        self.assertEqual(job.name, "CRM-менеджер")

    def test_form_shows_findings_before_saving(self):
        with Form(self.make_job(self.information)) as form:
            form.kp_extended_title = "CRM-менеджер"
            rules = [finding["rule"] for finding in form.kp_title_findings]
            self.assertIn("latin_letters", rules)
            repairs = [f["repair"] for f in form.kp_title_findings if f["repair"]]
            self.assertTrue(repairs)
            form.kp_extended_title = repairs[0]
            self.assertFalse(
                [f for f in form.kp_title_findings or [] if f["severity"] == "error"]
            )

    def test_title_in_use_cannot_be_deleted(self):
        self.make_job(self.information)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.information.unlink()


@tagged("post_install", "-at_install")
class TestTitleState(CronMixinCase, KpCase):
    """The state of a position's title, stored, for «which positions break the КП today»."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sociologist = cls.profession("2442.2", "Соціолог")
        cls.env.company.kp_title_errors = "show"

    def test_states(self):
        for title, state in (
            ("", "valid"),
            ("Соціолог відділу досліджень", "valid"),
            ("Соціологиня", "warning"),
            ("Sociologist", "error"),
        ):
            with self.subTest(title=title):
                job = self.make_job(
                    self.sociologist, name=f"Посада {state} {title}", kp_extended_title=title
                )
                self.assertEqual(job.kp_title_state, state)
                self.assertIn(job, self.env["hr.job"].search([("kp_title_state", "=", state)]))

    def test_none_without_kp_title(self):
        self.assertEqual(self.make_job().kp_title_state, "none")

    def test_errors_only_shown_where_the_company_says_so(self):
        job = self.make_job(self.sociologist, kp_extended_title="CRM-менеджер")
        self.assertEqual(job.kp_title_state, "error")
        self.env.company.kp_title_errors = "block"
        with self.assertRaises(ValidationError):
            job.kp_grade = "II категорії"

    def test_the_jobs_company_decides(self):
        company = self.env["res.company"].create({"name": "Сувора"})
        self.assertEqual(company.kp_title_errors, "block")
        with self.assertRaises(ValidationError):
            self.make_job(
                self.sociologist, kp_extended_title="CRM-менеджер", company_id=company.id
            )

    def test_cancelled_title_is_seen_on_the_job(self):
        job = self.make_job(self.sociologist)
        self.sociologist.active = False
        self.assertIn(job.kp_title_state, ("warning", "error"))

    def test_another_title_is_offered_with_its_code(self):
        """«Головний соціолог» is official at 1232: that title is offered, not the extension."""
        job = self.make_job(self.sociologist, kp_extended_title="Головний соціолог")
        finding = next(f for f in job.kp_title_findings if f.get("profession"))
        self.assertEqual(finding["rule"], "derived_is_official")
        other = self.env["hr.kp.profession"].browse(finding["profession"]["id"])
        self.assertEqual((other.code, other.name), ("1232", "Головний соціолог"))

    def test_own_name_is_proposed(self):
        job = self.make_job(self.sociologist, name="Соціолог відділу досліджень")
        self.assertEqual(
            [(f["rule"], f["repair"]) for f in job.kp_title_findings],
            [("name_fits", "Соціолог відділу досліджень")],
        )
        job.name = "Sociologist"
        self.assertFalse(job.kp_title_findings)

    def test_grade_follows_the_title(self):
        job = self.make_job(
            self.profession("2132.2", "Інженер-програміст"), kp_grade="II категорії"
        )
        self.assertEqual(job._kp_title_with_grade(), "Інженер-програміст II категорії")

    def test_state_anew_in_a_constant_number_of_queries(self):
        """Ten positions or fifty: what the scheduled action does costs as many queries."""

        def jobs_of(count):
            jobs = self.env["hr.job"].create(
                [
                    {
                        "name": f"Посада {count} {i}",
                        "kp_profession_id": self.sociologist.id,
                        "kp_extended_title": "Соціологиня" if i % 2 else "",
                    }
                    for i in range(count)
                ]
            )
            jobs.flush_recordset()
            self.env.cr.execute(
                "UPDATE hr_job SET kp_title_state = 'none' WHERE id = ANY(%s)", [jobs.ids]
            )
            jobs.invalidate_recordset()
            return jobs

        self.env["hr.kp.profession"]._classifier()
        counts = []
        for count in (10, 50):
            jobs = jobs_of(count)
            before = self.env.cr.sql_log_count
            jobs._kp_check_titles_anew()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(jobs[0].kp_title_state, "valid")
            self.assertEqual(jobs[1].kp_title_state, "warning")
        self.assertEqual(*counts)

    def test_derived_word_added_by_hr_is_known_to_the_rules(self):
        job = self.make_job(self.sociologist, kp_extended_title="Полковий соціолог")
        self.assertEqual(job.kp_title_state, "error")
        word = self.env["hr.kp.derived.word"].create({"name": "Полковий"})
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "valid")
        word.active = False
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "error")

    def test_title_changed_by_hr_changes_the_state_of_others(self):
        """«Соціолог відділу» is an extension until КП has a title of these words."""
        job = self.make_job(self.sociologist, kp_extended_title="Соціолог відділу")
        self.assertEqual(job.kp_title_state, "valid")
        title = self.env["hr.kp.profession"].create(
            {"code": "2442.2", "name": "Соціолог відділу"}
        )
        self.env.cr.flush()
        self.assertNotEqual(job.kp_title_state, "valid")
        title.active = False
        self.env.cr.flush()
        self.assertEqual(job.kp_title_state, "valid")

    def test_many_titles_are_checked_in_the_background(self):
        job = self.make_job(self.sociologist, kp_extended_title="Полковий соціолог")
        self.assertEqual(job.kp_title_state, "error")
        trigger = "hr_kp_classifier.ir_cron_check_titles"
        with (
            patch("odoo.addons.hr_kp_classifier.models.hr_job_title_check.FEW_JOBS", 0),
            self.capture_triggers(trigger) as captured,
        ):
            for name in ("Полковий", "Дивізійний"):
                self.env["hr.kp.derived.word"].create({"name": name})
            self.env.cr.flush()
        self.assertEqual(len(captured.records), 1)
        self.assertEqual(job.kp_title_state, "error")
        self.run_cron("ir_cron_check_titles")
        job.invalidate_recordset()
        self.assertEqual(job.kp_title_state, "valid")

    def test_grade_is_cleaned(self):
        job = self.make_job(self.sociologist, kp_grade="  II   категорії ")
        self.assertEqual(job.kp_grade, "II категорії")

    # --- What HR has put right --------------------------------------------------------

    def test_corrected_case_stays_as_long_as_what_it_corrects(self):
        psychologist = self.profession("2445.2", "Психолог")
        job = self.make_job(
            self.sociologist,
            kp_extended_title="Соціолог відділу",
            kp_title_genitive="Аналітика",
        )
        cases = {"gent": "Аналітика"}
        self.assertEqual(job._kp_title_cases(), cases)
        # Said again, and what is no part of the title.
        job.write({"kp_extended_title": "Соціолог відділу", "kp_grade": "I категорії"})
        job.kp_profession_id = self.sociologist
        job.kp_title_dative = "Аналітикові"
        self.assertEqual(job._kp_title_cases(), {**cases, "datv": "Аналітикові"})
        job.write({"kp_profession_id": psychologist.id, "kp_extended_title": False})
        self.assertFalse(job._kp_title_cases())
        # What was corrected once is not brought back.
        job.write(
            {"kp_profession_id": self.sociologist.id, "kp_extended_title": "Соціолог відділу"}
        )
        self.assertFalse(job._kp_title_cases())
        self.assertEqual(job.kp_title_feminine, "Соціологиня відділу")

    def test_corrected_case_is_kept_with_a_title_given_at_once(self):
        job = self.make_job(self.sociologist, kp_title_genitive="Аналітика")
        job.write(
            {"kp_extended_title": "Соціолог відділу", "kp_title_genitive": "Соціолога відділів"}
        )
        self.assertEqual(job._kp_title_cases(), {"gent": "Соціолога відділів"})

    def test_corrected_case_in_the_form(self):
        job = self.make_job(self.sociologist, kp_title_genitive="Аналітика")
        with Form(job) as form:
            form.kp_grade = "I категорії"
            self.assertEqual(form.kp_title_genitive, "Аналітика")
            form.kp_extended_title = "Соціолог відділу"
            self.assertFalse(form.kp_title_genitive)
            self.assertEqual(form.kp_title_feminine, "Соціологиня відділу")
        self.assertFalse(job.kp_title_genitive)

    def test_renamed_in_the_classifier_by_hand_it_is_dropped(self):
        title = self.env["hr.kp.profession"].create({"code": "2442.2", "name": "Аналітик"})
        job = self.make_job(title, kp_title_genitive="Аналітиця")
        title.name = "Аналітик суспільства"
        self.assertFalse(job.kp_title_genitive)

    # --- Deleting ---------------------------------------------------------------------

    def test_a_deleted_position_leaves_nothing_of_its_drafts(self):
        job = self.make_job(self.sociologist)
        job.action_kp_create_instruction()
        draft = job.kp_instruction_ids
        draft.activity_schedule("mail.mail_activity_data_todo", user_id=self.officer.id)
        draft.message_post(body="Чернетка")
        self.env["ir.attachment"].create(
            {"name": "a.txt", "raw": b"a", "res_model": draft._name, "res_id": draft.id}
        )
        job.unlink()
        for model, id_field in (
            ("mail.activity", "res_id"),
            ("mail.message", "res_id"),
            ("ir.attachment", "res_id"),
            ("mail.followers", "res_id"),
        ):
            model_field = "model" if model == "mail.message" else "res_model"
            with self.subTest(model):
                self.assertFalse(
                    self.env[model]
                    .sudo()
                    .search([(model_field, "=", draft._name), (id_field, "=", draft.id)])
                )

    def test_odd_input_never_raises(self):
        for title in ("🙂", "\u202eСоціолог", "Соціолог" * 1250, "((", "()", "42", "Sоціолог"):
            with self.subTest(title=title[:20]):
                job = self.make_job(self.sociologist, name=title[:50], kp_extended_title=title)
                self.assertTrue(job.kp_title_state)
                job.unlink()


@tagged("post_install", "-at_install")
class TestDerivedWords(KpCase):
    def test_annex_and_amendment_11(self):
        words = self.env["hr.kp.derived.word"].search([])
        self.assertEqual(len(words), 22)
        by_name = {word.name: word for word in words}
        self.assertEqual(by_name["Стажист"].section_ids.mapped("code"), ["2", "3"])
        self.assertEqual(
            by_name["Виконувач окремих робіт"].section_ids.mapped("code"), ["5", "6", "7", "8"]
        )

    def test_shipped_again_changes_nothing(self):
        Word = self.env["hr.kp.derived.word"]
        word = Word.search([("name", "=", "Учень")])
        word.sections_open = False
        count = Word.search_count([])
        Word._load_shipped()
        self.assertEqual(Word.search_count([]), count)
        self.assertFalse(word.sections_open)

    def test_prefix_ends_with_a_hyphen(self):
        with self.assertRaises(ValidationError):
            self.env["hr.kp.derived.word"].create({"name": "Екс", "agreement": "prefix"})
