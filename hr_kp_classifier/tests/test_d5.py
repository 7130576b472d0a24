import csv
import io
from datetime import date

import openpyxl
from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import Form, HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .common import KpCase, new_foreign_hr

TODAY = date(2026, 11, 25)


class D5Case(KpCase):
    """A company of its own, in November 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.company = cls.env["res.company"].create(
            {"name": "ТОВ «Звітна»", "company_registry": "12345678"}
        )
        cls.env.user.company_ids += cls.company
        for user in (cls.officer, cls.manager, cls.employee_user):
            user.write({"company_ids": cls.company.ids, "company_id": cls.company.id})
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": cls.company.ids})
        cls.programmer = cls.profession("2132.2", "Інженер-програміст")
        cls.sociologist = cls.profession("2442.2", "Соціолог")
        cls.job = cls.job_of(cls.programmer)
        cls.other_job = cls.job_of(cls.sociologist)
        cls.director = cls.hire("Франко Іван Якович", cls.job, "2020-01-01")

    @classmethod
    def job_of(cls, profession):
        return cls.make_job(profession, name=profession.name, company_id=cls.company.id)

    @classmethod
    def hire(cls, name, job, start, **vals):
        """Hire an employee of whom nothing is missing; no start: one who begins by no contract."""
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "job_id": job.id,
                "company_id": cls.company.id,
                "date_version": start or "2026-11-05",
                "contract_date_start": start,
                "country_id": cls.env.ref("base.ua").id,
                "identification_id": "3123456789",
                "kp_d5_relation": "main",
                "kp_d5_order": "Наказ від 04.11.2026 № 5-к",
                **vals,
            }
        )

    def d5(self, user=None, **vals):
        env = self.env["hr.kp.d5"]
        env = env.with_user(user) if user else env
        return env.create({"month": "11", "year": 2026, **vals})

    def rows(self, d5):
        return [
            (line.event, line.surname, line.date_start or line.date_end) for line in d5.line_ids
        ]

    def rename(self, day, title="Інженер-програміст відділу розробок"):
        """An order on the job, carried out."""
        order = self.env["hr.kp.order"]._compose(self.job, kind="renaming")
        order.line_ids.kp_extended_title = title
        order.write(
            {
                "number": "15-од",
                "date": day,
                "date_in_force": day,
                "signer_id": self.director.id,
            }
        )
        order.action_sign()
        self.assertEqual(order.state, "done")
        return order


@tagged("post_install", "-at_install")
class TestD5(D5Case):
    def test_opens_at_the_last_month_that_is_over(self):
        menu = self.env.ref("hr_kp_classifier.hr_kp_d5_menu")
        action = menu.action.with_user(self.officer).run()
        d5 = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((d5.month, d5.year, d5.company_id), ("10", 2026, self.company))

    def test_form_shows_the_rows_of_the_month_chosen(self):
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        with Form(self.env["hr.kp.d5"].with_user(self.officer)) as form:
            self.assertEqual(len(form.line_ids), 0)
            form.month = "11"
            self.assertEqual(len(form.line_ids), 1)
            form.year = 0
            self.assertEqual(len(form.line_ids), 0)
            form.year = 2026
        self.assertEqual(self.rows(form.record), [("start", "Шевченко", date(2026, 11, 5))])

    def test_start_row(self):
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        line = self.d5(self.officer).line_ids
        self.assertEqual(
            (line.profession_name, line.code, line.position, line.document),
            (
                "Інженер-програміст",
                "2132.2",
                "Інженер-програміст",
                "Наказ від 04.11.2026 № 5-к",
            ),
        )
        self.assertEqual(
            (line.is_citizen, line.civil_contract, line.category, line.second_job),
            ("1", "0", "1", "0"),
        )
        self.assertEqual(line.tax_number, "3123456789")
        self.assertFalse(line.gaps)

    def test_transfer_is_a_new_version(self):
        employee = self.director
        version = employee.create_version(
            {"date_version": "2026-11-16", "job_id": self.other_job.id}
        )
        self.assertEqual(version.kp_d5_relation, "main")
        line = self.d5(self.officer).line_ids
        self.assertEqual((line.event, line.date_start), ("transfer", date(2026, 11, 16)))
        self.assertEqual((line.transferred, line.profession_name), ("1", "Соціолог"))
        # The order of the start is not that of the transfer.
        self.assertIn("«Order on the Start or Transfer»", line.gaps)
        self.assertIn("16.11.2026", line.gaps)

    def test_end_is_the_departure_of_the_archived_too(self):
        employee = self.hire("Костенко Ліна Василівна", self.job, "2021-01-01")
        employee.write({"departure_date": "2026-11-20", "kp_d5_end_order": "Наказ № 9-к"})
        employee.action_archive()
        line = self.d5(self.officer).line_ids
        self.assertEqual((line.event, line.date_end), ("end", date(2026, 11, 20)))
        self.assertEqual(line.document, "Наказ № 9-к")
        self.assertIn("No ground of the end", line.gaps)
        employee.kp_d5_end_ground = "п. 1 ст. 36 КЗпП"
        line.d5_id.action_refresh()
        self.assertFalse(self.d5(self.officer).line_ids.gaps)

    def test_unknown_start_is_a_gap(self):
        self.hire("Шевченко Тарас Григорович", self.job, False)
        line = self.d5(self.officer).line_ids
        self.assertEqual((line.event, line.date_start), ("start", False))
        self.assertIn("start of the contract on the tab «Payroll»", line.gaps)

    def test_gaps_of_the_classifier(self):
        """The title is one of КП, ЗКППТР is never missing."""
        employee = self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        employee.kp_zkpptr_code = False
        self.assertFalse(self.d5(self.officer).line_ids.gaps)
        employee.kp_profession_name = "Програміст-інженер"
        gaps = self.d5(self.officer).line_ids.gaps
        self.assertIn("КП has no title «Програміст-інженер»", gaps)
        self.assertNotIn("ЗКППТР", gaps)

    def test_renames_are_the_companys_choice(self):
        self.assertFalse(self.company.kp_d5_renames)
        self.rename(TODAY)
        self.assertEqual(self.rows(self.d5(self.officer)), [])
        self.company.kp_d5_renames = True
        d5 = self.d5(self.officer)
        self.assertEqual(self.rows(d5), [("rename", "Франко", TODAY)])
        line = d5.line_ids
        self.assertEqual(
            (line.position, line.document, line.transferred),
            ("Інженер-програміст відділу розробок", "Наказ від 25.11.2026 № 15-од", "0"),
        )

    def test_title_is_that_of_the_start_where_the_position_is_renamed_later(self):
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        self.rename(TODAY)
        self.assertEqual(self.d5(self.officer).line_ids.position, "Інженер-програміст")

    def test_order_not_carried_out_renames_nothing(self):
        self.company.kp_d5_renames = True
        order = self.env["hr.kp.order"]._compose(self.job, kind="renaming")
        order.line_ids.kp_extended_title = "Інженер-програміст відділу розробок"
        order.date_in_force = TODAY
        self.assertEqual(self.rows(self.d5(self.officer)), [])

    def test_other_month_has_nothing(self):
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        d5 = self.d5(self.officer, month="10")
        self.assertFalse(d5.line_ids)
        d5.month = "11"
        self.assertEqual((d5.line_count, d5.gap_count), (1, 0))

    def test_row_opens_its_employee_at_the_version(self):
        employee = self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        action = self.d5(self.officer).line_ids.action_open_employee()
        self.assertEqual((action["res_model"], action["res_id"]), ("hr.employee", employee.id))
        self.assertEqual(action["context"]["version_id"], employee.version_id.id)

    def queries(self, d5):
        """How many queries the rows take, with the rules and views in memory."""
        for _time in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            d5._line_vals(d5._rows())
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_grow_with_the_rows(self):
        self.company.kp_d5_renames = True
        self.rename(TODAY)
        counts = []
        for number in (4, 60):
            for index in range(number):
                began = index % 2
                self.hire(
                    f"Вовчок Марко {number}{index:02}",
                    self.other_job if began else self.job,
                    "2026-11-05" if began else "2020-01-01",
                )
            d5 = self.d5(self.officer)
            counts.append((len(d5.line_ids), self.queries(d5)))
        (few, first), (many, second) = counts
        self.assertEqual(many, few + 60)
        self.assertEqual(first, second)
        self.assertLessEqual(second, 14)

    def test_columns_18_and_19_are_those_of_the_employee(self):
        employee = self.hire(
            "Шевченко Тарас Григорович",
            self.job,
            "2026-11-05",
            kp_d5_new_place_on="2026-11-02",
            kp_d5_rank="капітан",
        )
        d5 = self.d5(self.officer)
        self.assertRecordValues(
            d5.line_ids, [{"new_place_on": date(2026, 11, 2), "rank": "капітан", "gaps": ""}]
        )
        later = employee.create_version({"date_version": "2026-11-20"})
        self.assertEqual((later.kp_d5_new_place_on, later.kp_d5_rank), (False, "капітан"))


@tagged("post_install", "-at_install")
class TestD5Access(D5Case, HttpCase):
    def test_plain_user_has_none(self):
        with self.assertRaises(AccessError):
            self.d5(self.employee_user)
        names = [
            name
            for name in self.env["hr.version"]._fields
            if name.startswith("kp_d5_") and not name.endswith("_id")
        ]
        self.assertIn("kp_d5_rank", names)
        for name in names:
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.director.version_id.with_user(self.employee_user).read([name])

    def test_another_companys_employees_are_in_no_list(self):
        stranger = new_foreign_hr(self.env, "kp_stranger")
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        with self.assertRaises(AccessError):
            self.d5(stranger, company_id=self.company.id)
        theirs = (
            self.env["hr.kp.d5"]
            .with_user(stranger)
            .with_context(allowed_company_ids=stranger.company_ids.ids)
        )
        self.assertFalse(theirs.create({"month": "11", "year": 2026}).line_ids)

    def test_another_companys_job_of_the_same_order_is_not_read(self):
        foreign = self.env["res.company"].create({"name": "Інша"})
        self.env["hr.employee"].with_company(foreign).create(
            {"name": "Чужий", "company_id": foreign.id, "date_version": "2026-11-05"}
        )
        self.assertFalse(self.d5(self.officer).line_ids)

    def test_officer_opens_a_row_of_their_own_only(self):
        self.hire("Шевченко Тарас Григорович", self.job, "2026-11-05")
        line = self.d5(self.officer).line_ids
        line.with_user(self.officer).action_open_employee()
        for user in (self.manager, self.employee_user):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                line.with_user(user).read(["surname"])

    def download(self, login, d5, extension):
        self.authenticate(login, login)
        return self.url_open(getattr(d5, f"action_download_{extension}")()["url"])

    def test_files(self):
        self.hire("Квітка-Основ'яненко Григорій Федорович", self.job, "2026-11-05")
        d5 = self.d5(self.officer)
        xlsx, table, xml = (
            self.download("kp_officer", d5, kind).content for kind in ("xlsx", "csv", "xml")
        )
        sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).active
        self.assertEqual(sheet["A2"].value, "Додаток 5 (Д5) за 11.2026")
        self.assertEqual(sheet.max_row, 5)
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
        self.assertIn("2132.2", rows[1])
        tree = etree.fromstring(xml)
        self.assertEqual(tree.findtext("DECLARBODY/HTIN"), "12345678")
        self.assertEqual(tree.findtext(".//T1RXXXXG91S"), "Квітка-Основ'яненко")
        self.assertEqual(tree.findtext(".//T1RXXXXG101D"), "05112026")

    @mute_logger("odoo.http")
    def test_files_are_their_users_own(self):
        d5 = self.d5(self.officer)
        for login in ("kp_employee", "kp_manager"):
            for kind in ("xlsx", "csv", "xml"):
                with self.subTest(login=login, kind=kind):
                    self.assertEqual(self.download(login, d5, kind).status_code, 403)

    def test_company_without_a_number(self):
        d5 = self.d5(self.officer)
        self.assertFalse(d5.lacks_tax_number)
        self.company.company_registry = "UA-1"
        d5.invalidate_recordset()
        self.assertTrue(d5.lacks_tax_number)
        self.assertIsNone(etree.fromstring(d5._file("xml")).find("DECLARBODY/HTIN"))
