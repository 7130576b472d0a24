import base64
from unittest.mock import patch

from odoo.exceptions import AccessError, LockError, UserError
from odoo.tests import tagged

from .common import KpCase, new_foreign_hr

HEADING = "Підрозділ;Посада;Код КП;Розряд;Шт. од.;Посадовий оклад;Надбавки;ПІБ"


@tagged("post_install", "-at_install")
class TestStaffListImport(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create({"name": "Приклад"})
        for user in cls.officer + cls.manager:
            user.write({"company_ids": [(4, cls.company.id)], "company_id": cls.company.id})

    def wizard(self, *rows, heading=HEADING, user=None, **vals):
        text = "\n".join((heading, *rows, ""))
        return (
            self.env["hr.staff.list.import"]
            .with_user(user or self.officer)
            .with_company(self.company)
            .create({"file": base64.b64encode(text.encode()), **vals})
        )

    def imported(self, *rows, **vals):
        wizard = self.wizard(*rows, **vals)
        wizard.action_apply()
        self.assertEqual(wizard.state, "done", wizard.summary)
        return wizard

    def jobs(self):
        return (
            self.env["hr.job"]
            .with_company(self.company)
            .search([("company_id", "=", self.company.id)], order="id")
        )

    def test_preview_writes_nothing_import_writes_all(self):
        rows = (
            "Бухгалтерія;Головний бухгалтер;1231;;1;30 000,00;3000;",
            "Відділ збуту / Сектор реклами;SMM-менеджер;;;0,5;20000;;",
        )
        wizard = self.wizard(*rows)
        wizard.action_preview()
        self.assertTrue(wizard.has_changes)
        self.assertIn("1231 Головний бухгалтер", wizard.summary)
        self.assertFalse(self.jobs())
        self.assertFalse(
            self.env["hr.department"].search([("company_id", "=", self.company.id)])
        )
        wizard.action_apply()
        accountant, smm = self.jobs()
        self.assertEqual(accountant.kp_profession_id.name, "Головний бухгалтер")
        self.assertEqual(
            (accountant.kp_staff_units, accountant.kp_salary, accountant.kp_allowance),
            (1, 30000, 3000),
        )
        self.assertEqual(smm.kp_staff_units, 0.5)
        self.assertFalse(smm.kp_profession_id)
        self.assertEqual(smm.department_id.parent_id.name, "Відділ збуту")
        self.assertEqual(smm.department_id.company_id, self.company)

    def test_two_at_once(self):
        wizard = self.wizard("Бухгалтерія;Головний бухгалтер;1231;;1;;;")
        with (
            patch.object(
                self.env.registry["res.company"],
                "lock_for_update",
                side_effect=LockError("locked"),
            ),
            self.assertRaisesRegex(UserError, "is importing a staff list"),
        ):
            wizard.action_apply()
        self.assertFalse(self.jobs())

    def test_again_changes_nothing(self):
        rows = (
            "Бухгалтерія;Головний бухгалтер;1231;;1;30000;3000;",
            "Цех № 1;Слюсар-ремонтник;7233;5 розр.;3;18000;;",
            "Цех № 1;Токар;;4;2;17000;;",
        )
        self.imported(*rows)
        before = [(job.write_date, job.kp_title, job.kp_grade) for job in self.jobs()]
        wizard = self.wizard(*rows)
        wizard.action_preview()
        self.assertFalse(wizard.has_changes, wizard.summary)
        wizard.action_apply()
        self.assertEqual(
            before, [(job.write_date, job.kp_title, job.kp_grade) for job in self.jobs()]
        )

    def test_the_printed_list_taken_up_again_changes_nothing(self):
        """It has titles in place of names; its rows are the same positions all the same."""
        rows = (
            "Цех;Головбухша;1231;;1;30000;3000;",
            "Цех / Дільниця;Токарь;8211;5 розр.;2;17000;;",
            "Цех / Дільниця;Шеф з кадрів;;;0,5;17000;;",
        )
        self.imported(*rows)
        # Its words alone would lead to another title of the code.
        self.jobs()[2].write(
            {
                "kp_profession_id": self.profession(
                    "2131.2", "Інженер з інтеграції (інформаційні технології)"
                ).id,
                "kp_extended_title": "Інженер з інтеграції та розгортання програмного забезпечення",
                "kp_grade": "1 категорії",
            }
        )
        printed = self.env["hr.staff.list"].with_user(self.manager).with_company(self.company)
        wizard = self.wizard(file=base64.b64encode(printed.create({})._workbook()))
        names = self.jobs().mapped("name")
        self.assertNotEqual(names[0], self.jobs()[0]._kp_title_with_grade())
        wizard.action_preview()
        self.assertFalse(wizard.has_changes, wizard.summary)
        self.assertFalse(wizard.has_problems, wizard.summary)
        self.assertEqual(self.jobs().mapped("name"), names)

    def test_what_changed_is_written_and_shown(self):
        self.imported("Збут;Касир;;;1;12000;;")
        wizard = self.wizard("Збут;Касир;4211;;2;12000;;")
        wizard.action_preview()
        self.assertIn("Касир", wizard.summary)
        wizard.action_apply()
        [job] = self.jobs()
        self.assertEqual((job.kp_staff_units, job.kp_code, job.kp_salary), (2, "4211", 12000))

    def test_title_by_code_with_another_wording(self):
        self.imported("Збут;Менеджер зі збуту;1475.4;;1;;;")
        self.assertEqual(self.jobs().kp_profession_id.name, "Менеджер (управитель) із збуту")
        self.assertEqual(self.jobs().kp_title, "Менеджер із збуту")

    def test_the_form_that_the_file_has_is_kept(self):
        rows = ("Збут;Начальник відділу маркетингу;;;1;30000;;", "Склад;КОМІРНИК;4131;;1;;;")
        self.imported(*rows)
        self.assertEqual(
            self.jobs().mapped("kp_title"), ["Начальник відділу маркетингу", "Комірник"]
        )
        wizard = self.wizard(*rows)
        wizard.action_preview()
        self.assertFalse(wizard.has_changes)

    def test_code_of_another_title_is_said(self):
        """With the code that the title has; what the name may lead to at the wrong one is not
        taken: a chef is no cook."""
        wizard = self.imported("Збут;Бухгалтер;7233;;1;;;", "Кухня;Шеф-кухар;5122;;1;;;")
        self.assertFalse(self.jobs().kp_profession_id)
        for told in (
            "“Бухгалтер” is no title at the code 7233; КП has: 3433 Бухгалтер.",
            "“Шеф-кухар” is no title at the code 5122; КП has: 3570 Шеф-кухар.",
        ):
            self.assertIn(told, wizard.summary)

    def test_a_guess_adds_no_words_to_the_title_at_the_code(self):
        self.imported("Школа;Вчитель англійської;2320;;1;;;")
        self.assertEqual(self.jobs().kp_title, "Вчитель закладу загальної середньої освіти")

    def test_the_files_own_name_is_no_guess(self):
        """Several titles at the code may read «Директор»; none of their words are added."""
        self.imported("Адміністрація;Директор;1210.1;;1;;;")
        self.assertEqual(self.jobs().kp_title, "Директор")

    def test_name_alone_does_not_stand_against_what_hr_chose(self):
        self.imported("Збут;Бухгалтер;;;1;;;")
        [job] = self.jobs()
        job.write(
            {
                "kp_profession_id": self.profession(
                    "2411.2", "Бухгалтер (з дипломом магістра)"
                ).id
                or self.profession("2442.2", "Соціолог").id
            }
        )
        chosen = job.kp_profession_id
        self.imported("Збут;Бухгалтер;;;2;;;")
        self.assertEqual((job.kp_profession_id, job.kp_staff_units), (chosen, 2))

    def test_positions_that_the_file_lacks_stay_and_are_named(self):
        self.imported("Збут;Касир;;;1;;;", "Збут;Водій;;;1;;;")
        wizard = self.imported("Збут;Касир;;;1;;;")
        self.assertIn("Водій", wizard.summary)
        self.assertEqual(len(self.jobs()), 2)

    def test_all_or_nothing(self):
        wizard = self.wizard("Збут;Касир;;;1;;;", "Збут;Водій;;;два;;;")
        wizard.action_apply()
        self.assertEqual(wizard.state, "preview")
        self.assertTrue(wizard.has_problems)
        self.assertRegex(wizard.summary, r"<td>\s*3\s*</td>")
        self.assertIn("Шт. од.", wizard.summary)
        self.assertFalse(self.jobs())

    def test_employees_get_their_positions(self):
        names = ("Шевченко Тарас Григорович", "Леся Українка", "Іван Франко", "Іван Франко")
        employees = self.env["hr.employee"].create(
            [{"name": name, "company_id": self.company.id} for name in names]
        )
        wizard = self.imported(
            "Збут;Касир;;;1;;;Шевченко Т. Г.",
            "Збут;Водій;;;1;;;Українка Леся",
            "Збут;Водій;;;1;;;вакансія",
            "Збут;Комірник;;;1;;;Франко Іван",
            "Збут;Прибиральник;;;1;;;Кобзар Остап",
        )
        self.assertEqual(employees[0].job_id.name, "Касир")
        self.assertEqual(employees[1].job_id.name, "Водій")
        self.assertEqual(employees[1].department_id.name, "Збут")
        self.assertFalse(employees[2:].job_id)
        self.assertIn("Several employees may be “Франко Іван”", wizard.summary)
        self.assertIn("no employee “Кобзар Остап”", wizard.summary)
        self.assertEqual(
            self.jobs().filtered(lambda job: job.name == "Водій").kp_staff_units, 2
        )

    def test_what_the_file_says_is_escaped(self):
        wizard = self.wizard("Збут;<b>Касир</b>;;;1;;;")
        wizard.action_preview()
        self.assertNotIn("<b>Касир", wizard.summary)
        self.assertIn("&lt;b&gt;", wizard.summary)

    def test_titles_are_chosen_next(self):
        wizard = self.imported("Збут;SMM-менеджер;;;1;;;")
        self.assertEqual(wizard.waiting_count, 1)
        action = wizard.with_context(
            allowed_company_ids=self.company.ids
        ).action_propose_titles()
        self.assertEqual(action["res_model"], "hr.kp.title.proposal")
        self.assertTrue(self.jobs().kp_title_proposal_ids)

    def test_positions_of_another_company_are_left_alone(self):
        other = self.env["hr.job"].create({"name": "Касир", "company_id": self.env.company.id})
        self.imported("Збут;Касир;;;1;;;")
        self.assertFalse(other.department_id)
        foreign = new_foreign_hr(self.env, "kp_foreign")
        with self.assertRaises(AccessError):
            self.wizard(
                "Збут;Касир;;;1;;;", user=foreign, company_id=self.company.id
            ).action_apply()

    def test_a_file_has_to_be_chosen(self):
        wizard = self.wizard("Збут;Касир;;;1;;;")
        wizard.file = False
        with self.assertRaises(UserError):
            wizard.action_preview()

    def test_as_many_queries_for_the_preview_of_many(self):
        def rows(count):
            return [f"Відділ {n % 5};Посада {n};1231;;1;100;;" for n in range(count)]

        self.wizard(*rows(2)).action_preview()  # what is asked for once
        counts = []
        for count in (10, 110):
            wizard = self.wizard(*rows(count))
            self.env.flush_all()
            before = self.cr.sql_log_count
            wizard.action_preview()
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 4)
