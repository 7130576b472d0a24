import re
from datetime import timedelta

from lxml import html
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import new_foreign_hr
from .staff_list_case import REPORT, StaffListCase


@tagged("post_install", "-at_install")
class TestStaffList(StaffListCase):
    def test_grouped_by_department_in_any_language(self):
        """Names of departments are translated: their order is of the translation picked."""
        for name in (
            "Єдиний відділ",
            "Відділ закупівель",
            "Ємнісний відділ",
            "Ювелірний відділ",
        ):
            department = self.env["hr.department"].create(
                {"name": name, "company_id": self.company.id}
            )
            self.employee(name, self.cook).department_id = department
        for lang in ("en_US", "uk_UA"):
            groups = (
                self.env["hr.employee"]
                .with_context(lang=lang)
                .formatted_read_group(
                    [("company_id", "=", self.company.id)], ["department_id"], ["__count"]
                )
            )
            names = [each["department_id"][1] for each in groups if each["department_id"]]
            self.assertLess(names.index("Єдиний відділ"), names.index("Ємнісний відділ"))
            self.assertLess(names.index("Ємнісний відділ"), names.index("Ювелірний відділ"))
            self.assertLess(names.index("Відділ закупівель"), names.index("Єдиний відділ"))

    def test_rows(self):
        rows = self.staff_list(self.officer)._rows()
        self.assertEqual(
            [(row.kind, row.level, row.title, row.code) for row in rows],
            [
                ("department", 0, "Відділ продажу", ""),
                ("position", 0, "Соціолог I категорії", "2442.2"),
                ("department", 1, "Сектор опту", ""),
                ("position", 1, "Кухар", "5122"),
                ("total", 1, "Сектор опту", ""),
                ("total", 0, "Відділ продажу", ""),
                ("department", 0, "", ""),
                ("position", 0, "Інженер-програміст", "2132.2"),
                ("total", 0, "", ""),
                ("all", 0, "", ""),
            ],
        )

    def test_by_rank_and_by_the_alphabet(self):
        """The head first, a deputy after them; departments and holders by the alphabet."""
        kitchen, head = self.env["hr.department"].create(
            [{"name": name, "company_id": self.company.id} for name in ("Їдальня", "Єдність")]
        )
        director = "Директор (начальник, інший керівник) підприємства"
        for code, official, title in (
            ("9333", "Вантажник", "Вантажник"),
            ("2149.2", "Інженер", "Інженер"),
            ("1231", "Головний бухгалтер", "Головний бухгалтер"),
            ("1210.1", director, "Заступник директора"),
            ("1210.1", director, "Директор підприємства"),
        ):
            self.make_job(
                self.profession(code, official),
                name=title,
                kp_extended_title=title,
                department_id=kitchen.id,
                company_id=self.company.id,
                kp_staff_units=1,
            )
        self.make_job(
            self.profession("2442.2", "Соціолог"),
            name="Соціолог єдності",
            department_id=head.id,
            company_id=self.company.id,
            kp_staff_units=1,
        )
        holders = [
            self.employee(name, self.loose).name
            for name in ("Ященко Іван Ілліч", "Їжак Іван Ілліч", "Євенко Іван Ілліч")
        ]
        staff_list = self.staff_list(self.officer, with_names=True)
        rows = staff_list._rows()
        departments = [row.title for row in rows if row.kind == "department" and not row.level]
        self.assertEqual(departments, ["Відділ продажу", "Єдність", "Їдальня", ""])
        titles = [row.title for row in rows if row.kind == "position"]
        begin = titles.index("Директор підприємства")
        self.assertEqual(
            titles[begin : begin + 5],
            [
                "Директор підприємства",
                "Заступник директора",
                "Головний бухгалтер",
                "Інженер",
                "Вантажник",
            ],
        )
        [named] = [
            [holder.name for holder in each]
            for job, each in staff_list._holders_by_job().items()
            if job == self.loose
        ]
        self.assertEqual(named, holders[::-1])

    def test_vacant_and_over(self):
        staff_list = self.staff_list(self.officer)
        self.assertEqual(
            self.figures(staff_list),
            {
                "Соціолог I категорії": (2.5, 1.5, 1, 0),
                "Кухар": (0.5, 1, 0, 0.5),
                "Інженер-програміст": (1, 0, 1, 0),
            },
        )
        self.assertEqual(self.figures(staff_list, "all"), {"": (4, 2.5, 2, 0.5)})

    def test_only_some_departments(self):
        staff_list = self.staff_list(department_ids=self.sales.ids)
        self.assertEqual(set(self.figures(staff_list)), {"Соціолог I категорії", "Кухар"})
        staff_list.department_ids = self.sector
        self.assertEqual(set(self.figures(staff_list)), {"Кухар"})

    def test_who_works_on_the_day(self):
        """By the versions in force that day, and by who has come and gone."""
        cook = self.employees[2]
        cook.create_version({"date_version": self.today, "job_id": self.loose.id})
        self.employee(
            "Василь Стус", self.seller, contract_date_start=self.today + timedelta(days=5)
        )
        left = self.employee("Ліна Костенко", self.seller)
        left.departure_date = self.today - timedelta(days=1)
        left.active = False
        # A contract is over, the next one begins later.
        away = self.employee(
            "Павло Тичина",
            self.seller,
            contract_date_start=self.today - timedelta(days=50),
            contract_date_end=self.today - timedelta(days=1),
        )
        away.create_version(
            {
                "date_version": self.today + timedelta(days=5),
                "contract_date_start": self.today + timedelta(days=5),
                "contract_date_end": False,
            }
        )
        # Another is over, and they go on working.
        self.employee(
            "Олександр Довженко",
            self.loose,
            contract_date_start=self.today - timedelta(days=50),
            contract_date_end=self.today - timedelta(days=1),
        )
        self.employees[0].active = False

        def occupied(days):
            staff_list = self.staff_list(self.officer, date=self.today + timedelta(days=days))
            return {title: row[1] for title, row in self.figures(staff_list).items()}

        self.assertEqual(
            occupied(0), {"Соціолог I категорії": 0.5, "Кухар": 0, "Інженер-програміст": 2}
        )
        self.assertEqual(occupied(-1)["Кухар"], 1)
        self.assertEqual(occupied(-1)["Соціолог I категорії"], 2.5)
        self.assertEqual(occupied(5)["Соціолог I категорії"], 2.5)

    def test_held_but_archived_position_is_over(self):
        self.cook.active = False
        self.assertEqual(self.figures(self.staff_list())["Кухар"], (0, 1, 0, 1))

    def test_without_units(self):
        (self.cook | self.loose).kp_staff_units = 0
        staff_list = self.staff_list(self.officer)
        unitless = staff_list.unitless_job_ids
        self.assertEqual(
            unitless & (self.cook | self.loose | self.seller), self.cook | self.loose
        )
        self.assertEqual(
            self.figures(staff_list),
            {"Соціолог I категорії": (2.5, 1.5, 1, 0), "Кухар": (0, 1, 0, 1)},
        )
        staff_list.action_take_units_from_employees()
        self.assertEqual((self.cook.kp_staff_units, self.loose.kp_staff_units), (1, 0))
        self.assertEqual(self.seller.kp_staff_units, 2.5)

    def test_without_a_code(self):
        """Those that the list prints: with units, or held; each opens where it is put right."""

        def untitled(name, units, **vals):
            vals = {"company_id": self.company.id, "kp_staff_units": units, **vals}
            return self.make_job(name=name, **vals)

        planned = untitled("Завскладом", 1, department_id=self.sector.id)
        held = untitled("Айтішник", 0)
        untitled("Нічия", 0)
        untitled("Колишня", 1, active=False)
        self.employee("Панас Мирний", held)
        staff_list = self.staff_list(self.officer)
        self.assertEqual(staff_list.codeless_job_ids, planned | held)
        printed = {row.title for row in staff_list._rows() if row.kind == "position"}
        coded = {row.title for row in staff_list._rows() if row.code}
        self.assertEqual(printed - coded, {"Завскладом", "Айтішник"})
        opened = staff_list.action_open_codeless_jobs()
        self.assertEqual(self.env[opened["res_model"]].search(opened["domain"]), planned | held)
        opened = staff_list.action_propose_titles()
        proposals = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(proposals.job_id, planned | held)
        staff_list.department_ids = self.sales
        self.assertEqual(staff_list.codeless_job_ids, planned)
        planned.kp_profession_id = self.profession("5122", "Кухар")
        self.assertFalse(self.staff_list(department_ids=self.sales.ids).codeless_job_ids)

    def test_units_are_taken_for_the_company_of_the_list(self):
        """Who works in one company draws up the staff list of another."""
        here = self.env["res.company"].create({"name": "Тутешня"})
        self.officer.company_ids += here
        shared = self.make_job(name="Спільна", company_id=False, kp_staff_units=0)
        self.employee("Панас Мирний", shared, kp_rate=0.5)
        allowed = [here.id, self.company.id]
        staff_list = (
            self.env["hr.staff.list"]
            .with_user(self.officer)
            .with_context(allowed_company_ids=allowed)
            .create({"company_id": self.company.id})
        )
        staff_list.action_take_units_from_employees()
        self.assertEqual(shared.with_company(self.company).kp_staff_units, 0.5)
        self.assertEqual(shared.with_company(here).kp_staff_units, 0)

    def test_who_has_no_position_is_named(self):
        idle = self.employee("Без посади")
        staff_list = self.staff_list(self.officer)
        self.assertEqual(staff_list.unplaced_employee_ids, idle)
        opened = staff_list.action_open_unplaced_employees()
        self.assertEqual(self.env[opened["res_model"]].search(opened["domain"]), idle)

    def test_new_position_has_a_unit(self):
        self.assertEqual(self.make_job(name="Нова").kp_staff_units, 1)

    @mute_logger("odoo.sql_db")
    def test_figures_that_no_paper_has_room_for(self):
        for field, value in (
            ("kp_staff_units", -1),
            ("kp_staff_units", 1e14),
            ("kp_salary", -1),
            ("kp_salary", 1e14),
            ("kp_allowance", 1e14),
        ):
            with (
                self.subTest(field=field, value=value),
                self.assertRaisesRegex(ValidationError, "Наш Соціолог"),
                self.env.cr.savepoint(),
            ):
                self.seller[field] = value
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.employees[0].kp_rate = 1e14
            self.env.flush_all()
        self.env.invalidate_all()
        order = self.env["hr.kp.order"]._compose(self.seller)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            order.line_ids.salary_after = 1e14
            self.env.flush_all()

    def test_salary_and_allowance_are_written_apart(self):
        self.seller.write({"kp_salary": 20000, "kp_allowance": 500})
        self.env.flush_all()
        self.env.invalidate_all()
        self.seller.kp_salary = 25000
        self.assertEqual(self.seller.kp_allowance, 500)
        self.env.flush_all()
        self.env.invalidate_all()
        self.seller.kp_allowance = 700
        self.assertEqual((self.seller.kp_salary, self.seller.kp_allowance), (25000, 700))

    def test_copied_position_keeps_its_units(self):
        self.assertEqual(self.seller.copy().kp_staff_units, 2.5)

    def test_shared_position_has_units_in_each_company(self):
        other = self.env["res.company"].create({"name": "Інша"})
        shared = self.make_job(name="Спільна", company_id=False, kp_staff_units=3)
        self.assertEqual(shared.with_company(other).kp_staff_units, 0)
        shared.with_company(other).kp_staff_units = 7
        self.assertEqual(shared.with_company(self.company).kp_staff_units, 3)
        self.assertEqual(self.figures(self.staff_list())["Спільна"][0], 3)
        staff_list = self.staff_list(company_id=other.id)
        self.assertEqual(self.figures(staff_list)["Спільна"][0], 7)

    def test_a_companys_position_has_its_units_wherever_it_is_read(self):
        other = self.env["res.company"].create({"name": "Інша"})
        self.assertEqual(self.seller.with_company(other).kp_staff_units, 2.5)

    def test_rate_is_not_negative(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.employees[0].kp_rate = -1
            self.env.flush_all()


@tagged("post_install", "-at_install")
class TestStaffListOfADay(StaffListCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # All that the company has is known since then.
        cls.since = cls.today - timedelta(days=100)
        cls.env.flush_all()
        cls.env["hr.job.history"].search([("company_id", "=", cls.company.id)]).date = cls.since
        cls.changed = cls.today - timedelta(days=10)
        with freeze_time(cls.changed):
            cls.cook.write({"kp_staff_units": 3, "kp_grade": "5 розряду"})
            cls.cook.department_id = cls.sales
            cls.loose.active = False
            cls.late = cls.job("Двірник", "9162", cls.sales, 1)
        cls.env.flush_all()

    def units(self, day, **vals):
        figures = self.figures(self.staff_list(self.officer, date=day, **vals))
        return {title: row[0] for title, row in figures.items()}

    def test_before_and_after_a_change(self):
        before = {"Соціолог I категорії": 2.5, "Кухар": 0.5, "Інженер-програміст": 1}
        after = {"Соціолог I категорії": 2.5, "Кухар 5 розряду": 3, "Двірник": 1}
        for day, units in (
            (self.since, before),
            (self.changed - timedelta(days=1), before),
            (self.changed, after),
            (self.today, after),
            (self.today + timedelta(days=30), after),
        ):
            with self.subTest(day):
                self.assertEqual(self.units(day), units)

    def test_departments_are_those_of_the_day(self):
        only = {"department_ids": self.sector.ids}
        self.assertEqual(self.units(self.since, **only), {"Кухар": 0.5})
        self.assertEqual(self.units(self.today, **only), {})

    def test_departments_are_called_as_on_the_day(self):
        def headings(day):
            rows = self.staff_list(self.officer, date=day)._rows()
            return [row.title for row in rows if row.kind == "department"]

        with freeze_time(self.changed):
            self.job("Тесляр", "7124", self.sector, 1)
        former = headings(self.today)
        self.assertIn("Відділ продажу", former)
        later = self.today + timedelta(days=5)
        with freeze_time(later):
            self.sales.name = "Торговий дім"
            self.sector.parent_id = False
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(headings(self.today), former)
        self.assertEqual(
            [heading for heading in headings(later) if heading], ["Сектор опту", "Торговий дім"]
        )
        with freeze_time(later + timedelta(days=1)):
            self.sector.unlink()
        self.assertEqual(headings(self.today), former)
        kept = self.staff_list(date=self.since)._kept_positions()
        self.assertIn("Відділ продажу / Сектор опту", {each.department for each in kept})

    def test_before_all_that_is_known_it_says_so(self):
        staff_list = self.staff_list(self.officer, date=self.since - timedelta(days=1))
        self.assertTrue(staff_list.is_before_history)
        self.assertEqual(staff_list.history_since, self.since)
        self.assertEqual(self.figures(staff_list)["Кухар"][0], 0.5)
        self.assertIn("Відомості про посади ведуться з ", staff_list._history_note())
        staff_list.date = self.since
        self.assertFalse(staff_list.is_before_history)

    def test_position_that_is_anothers_since(self):
        other = self.env["res.company"].create({"name": "Друга"})
        self.late.department_id = False
        self.late.sudo().company_id = other
        self.env.flush_all()
        self.env.invalidate_all()
        yesterday = self.today - timedelta(days=1)
        self.assertEqual(self.units(yesterday)["Двірник"], 1)
        self.assertNotIn("Двірник", self.units(self.today))

    def test_as_many_queries_for_many_positions(self):
        def queries():
            staff_list = self.staff_list(self.officer, date=self.changed)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            staff_list._rows()
            return self.env.cr.sql_log_count - before

        queries()
        few = queries()
        with freeze_time(self.changed):
            for number in range(30):
                self.make_job(
                    self.profession("2442.2", "Соціолог"),
                    name=f"Соціолог {number}",
                    department_id=self.sector.id,
                    company_id=self.company.id,
                )
        self.assertLessEqual(queries(), few)


@tagged("post_install", "-at_install")
class TestStaffListAccess(StaffListCase):
    def test_plain_user_has_none(self):
        with self.assertRaises(AccessError):
            self.staff_list(self.employee_user)
        staff_list = self.staff_list(self.officer)
        with self.assertRaises(AccessError):
            staff_list.with_user(self.employee_user).read(["number"])
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.employee_user)._render_qweb_html(
                REPORT, staff_list.ids
            )
        with self.assertRaises(AccessError):
            self.seller.with_user(self.employee_user).read(["kp_staff_units"])

    def test_salaries_are_the_managers(self):
        staff_list = self.staff_list(self.manager, with_salaries=True)
        total = staff_list._rows()[-1].figures
        self.assertEqual(float(total.payroll), 47000.5)

    def test_officer_gets_no_salaries(self):
        """Neither by asking for them nor from a manager's wizard."""
        with self.assertRaises(AccessError):
            self.staff_list(self.officer, with_salaries=True)
        staff_list = self.staff_list(self.officer)
        with self.assertRaises(AccessError):
            staff_list.with_salaries = True
        theirs = self.staff_list(self.manager, with_salaries=True).with_user(self.officer)
        self.assertFalse(theirs._rows()[-1].figures.wages)
        self.assertNotIn("грн", theirs._currency())
        content, _type = (
            self.env["ir.actions.report"]
            .with_user(self.officer)
            ._render_qweb_html(REPORT, theirs.ids)
        )
        text = html.fromstring(content).text_content()
        self.assertIn("Соціолог", text)
        self.assertNotIn("Заробітна", text)
        self.assertFalse(re.search(r"20\s?000", text))

    def test_other_companys_hr_has_none(self):
        stranger = new_foreign_hr(self.env, "kp_stranger")
        staff_list = self.staff_list(self.manager)
        StaffList = (
            self.env["hr.staff.list"]
            .with_user(stranger)
            .with_context(allowed_company_ids=stranger.company_id.ids)
        )
        with self.assertRaises(AccessError):
            StaffList.browse(staff_list.id)._rows()
        with self.assertRaises(AccessError):
            StaffList.create({"company_id": self.company.id})
        own = StaffList.create({})
        self.assertEqual(own.company_id, stranger.company_id)
        self.assertFalse(self.figures(own).keys() & self.figures(staff_list).keys())
