import io
import json
from datetime import timedelta

import openpyxl

from odoo import fields
from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import Form, HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .common import KpCase, new_foreign_hr

DATA = ("kp_profession_name", "kp_code", "kp_zkpptr_code", "kp_position")


class EmployeeKpCase(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.programmer = cls.profession("2132.2", "Інженер-програміст")
        cls.programmer.zkpptr_code = "22199"
        cls.sociologist = cls.profession("2442.2", "Соціолог")
        cls.cook = cls.profession("5122", "Кухар")
        cls.job = cls.make_job(cls.programmer, name="Розробник", kp_grade="II категорії")
        cls.today = fields.Date.today()
        cls.employee = cls.make_employee("Леся Українка", cls.job)

    @classmethod
    def make_employee(cls, name, job=None, **vals):
        vals.setdefault("date_version", cls.today - timedelta(days=400))
        return cls.env["hr.employee"].create({"name": name, "job_id": job and job.id, **vals})

    def data(self, record):
        return tuple(record[field] for field in DATA)

    def of(self, profession, position=None):
        return (
            profession.name,
            profession.code,
            profession.zkpptr_code,
            position or profession.name,
        )


@tagged("post_install", "-at_install")
class TestEmployeeKp(EmployeeKpCase):
    def test_from_the_job(self):
        self.assertEqual(
            self.data(self.employee),
            ("Інженер-програміст", "2132.2", "22199", "Інженер-програміст II категорії"),
        )

    def test_professional_title_is_the_official_one_with_its_brackets(self):
        """The report asks for it word for word; the position is as documents print it."""
        official = "Менеджер (управитель) у сфері надання інформації"
        job = self.make_job(self.profession("1473", official))
        employee = self.make_employee("Марко Вовчок", job)
        self.assertEqual(employee.kp_profession_name, official)
        self.assertEqual(employee.kp_position, "Менеджер у сфері надання інформації")

    def test_follows_the_job(self):
        self.job.kp_extended_title = "Інженер-програміст відділу розробки"
        self.assertEqual(
            self.employee.kp_position, "Інженер-програміст відділу розробки II категорії"
        )
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_extended_title": False})
        self.job.kp_grade = False
        self.assertEqual(self.data(self.employee), self.of(self.sociologist))

    def test_follows_an_edition_of_the_classifier(self):
        self.programmer.zkpptr_code = "99999"
        self.assertEqual(self.employee.kp_zkpptr_code, "99999")

    def test_moved_to_another_job(self):
        cook = self.make_job(self.cook, name="Кухар")
        self.employee.job_id = cook
        self.assertEqual(self.data(self.employee), self.of(self.cook))

    def test_job_without_kp_title_gives_its_name(self):
        self.assertEqual(
            self.data(self.make_employee("Іван Франко", self.make_job(name="CRM-менеджер"))),
            (False, False, False, "CRM-менеджер"),
        )

    def test_position_is_ukrainian_whatever_the_users_language(self):
        self.env["res.lang"]._activate_lang("uk_UA")
        job = self.make_job(name="Driver")
        job.with_context(lang="uk_UA").name = "Водій"
        employee = (
            self.env["hr.employee"]
            .with_context(lang="en_US")
            .create({"name": "Іван Котляревський", "job_id": job.id})
        )
        self.assertEqual(employee.kp_position, "Водій")

    # --- HR's own ---------------------------------------------------------------------

    def test_own_data_stay_as_long_as_what_they_correct(self):
        own = "Провідний інженер-програміст"
        self.employee.kp_position = own
        self.job.write(
            {
                "name": "Програміст",
                "kp_profession_id": self.programmer.id,
                "kp_extended_title": False,
                "kp_grade": "II категорії",
                "kp_staff_units": 3,
            }
        )
        self.programmer.zkpptr_code = "99999"
        self.assertEqual(self.employee.kp_position, own)
        self.assertTrue(self.employee.kp_own_position)
        # Codes are not what was corrected: they follow.
        self.assertEqual(self.employee.kp_zkpptr_code, "99999")
        self.job.kp_grade = "I категорії"
        self.assertEqual(self.employee.kp_position, "Інженер-програміст I категорії")
        self.assertFalse(self.employee.kp_own_position)
        self.job.kp_grade = "II категорії"
        self.assertEqual(self.employee.kp_position, "Інженер-програміст II категорії")

    def test_own_title_from_the_classifier(self):
        self.employee.kp_profession_id = self.sociologist
        self.assertEqual(self.data(self.employee)[:3], self.of(self.sociologist)[:3])
        self.job.write({"kp_grade": "I категорії", "name": "Розробниця"})
        self.assertEqual(self.employee.kp_code, "2442.2")
        self.assertTrue(self.employee.kp_own_profession)
        self.job.kp_profession_id = self.cook
        self.assertEqual(self.employee.kp_code, "5122")
        self.assertFalse(self.employee.kp_own_profession)

    def test_own_no_more(self):
        """What is the job's again follows it again: typed so, or taken by the button."""
        position = self.employee.kp_position
        self.employee.kp_position = "Інша"
        self.employee.kp_position = position
        self.assertFalse(self.employee.kp_own_position)
        self.employee.write({"kp_position": "Інша", "kp_code": "1"})
        self.employee.action_kp_follow_job()
        self.assertEqual(
            self.data(self.employee),
            self.of(self.programmer, "Інженер-програміст II категорії"),
        )
        self.job.kp_profession_id = self.sociologist
        self.assertEqual(self.employee.kp_code, "2442.2")

    def test_another_job_ends_what_was_own(self):
        self.employee.write({"kp_position": "Інша", "kp_profession_id": self.sociologist.id})
        self.employee.job_id = self.make_job(self.cook, name="Кухар")
        self.assertEqual(self.data(self.employee), self.of(self.cook))
        self.assertFalse(self.employee.kp_own_position or self.employee.kp_own_profession)

    def test_given_with_the_job(self):
        employee = self.make_employee("Ольга Кобилянська", self.job, kp_position="Своя")
        self.assertEqual(self.data(employee), self.of(self.programmer, "Своя"))
        self.assertTrue(employee.kp_own_position)

    def test_form(self):
        cook = self.make_job(self.cook, name="Кухар")
        with Form(self.employee.with_user(self.officer)) as form:
            form.job_id = cook
            self.assertEqual(form.kp_code, "5122")
            self.assertEqual(form.kp_position, "Кухар")
        self.assertFalse(self.employee.kp_own_profession or self.employee.kp_own_position)
        with Form(self.employee.with_user(self.officer)) as form:
            form.kp_profession_id = self.sociologist
            self.assertEqual(form.kp_profession_name, "Соціолог")
            form.kp_zkpptr_code = "11111"
        self.assertEqual(self.data(self.employee), ("Соціолог", "2442.2", "11111", "Кухар"))
        self.assertTrue(self.employee.kp_own_profession)

    def test_form_of_a_new_employee(self):
        Employee = self.env["hr.employee"].with_user(self.officer)
        with Form(Employee) as form:
            # hr_employee_firstname makes the name of its two parts.
            form["lastname" if "lastname" in Employee else "name"] = "Павло Тичина"
            form.job_id = self.job
        self.assertEqual(form.record.kp_code, "2132.2")
        self.assertFalse(form.record.kp_own_profession or form.record.kp_own_position)

    def news(self):
        """What the histories of employees and of their versions say of КП data, then nothing."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        values = self.env["mail.tracking.value"].sudo().search([])
        kp = values.filtered(lambda value: value.field_id.name.startswith("kp_"))
        news = [
            (value.mail_message_id.model, value.field_id.name, value.new_value_char)
            for value in kp.filtered(
                lambda v: v.field_id.model in ("hr.employee", "hr.version")
            )
        ]
        values.unlink()
        return news

    def test_history_has_what_hr_has_done(self):
        """Who changes one employee's data is noted there; who changes a job, on the job."""
        self.news()
        self.employee.write({"kp_position": "Кухар", "kp_code": "5122"})
        self.assertCountEqual(
            self.news(),
            [("hr.employee", "kp_position", "Кухар"), ("hr.employee", "kp_code", "5122")],
        )
        code, position = self.job.kp_code, self.job._kp_staff_list_title()
        self.employee.action_kp_follow_job()
        self.assertCountEqual(
            self.news(),
            [("hr.employee", "kp_position", position), ("hr.employee", "kp_code", code)],
        )
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_grade": False})
        self.assertEqual(self.employee.kp_code, "2442.2")
        self.assertEqual(self.news(), [])

    def test_typed_text_is_cleaned(self):
        self.employee.kp_position = " Інженер з об\u2019єктів "
        self.assertEqual(self.employee.kp_position, "Інженер з об'єктів")

    # --- History ----------------------------------------------------------------------

    def test_past_stays_as_it_was(self):
        """When the job's title changes, what is in force and what will be follow it."""
        past = self.employee.version_id
        before = self.data(past)
        current = self.employee.create_version({"date_version": self.today})
        future = self.employee.create_version({"date_version": self.today + timedelta(days=30)})
        self.assertEqual(self.employee.current_version_id, current)
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_grade": False})
        self.assertEqual(self.data(past), before)
        self.assertEqual(self.data(current), self.of(self.sociologist))
        self.assertEqual(self.data(future), self.of(self.sociologist))

    def test_who_has_left_stays_as_they_were(self):
        before = self.data(self.employee)
        left = self.make_employee("Василь Стус", self.job)
        left.departure_date = self.today - timedelta(days=1)
        self.employee.active = False
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_grade": False})
        self.assertEqual(self.data(self.employee), before)
        self.assertEqual(self.data(left), before)
        self.employee.active = True
        self.assertEqual(self.data(self.employee), self.of(self.sociologist))

    def test_contract_that_is_over_is_no_leaving(self):
        """Who goes on working under it is on the staff still."""
        employee = self.make_employee(
            "Василь Стус",
            self.job,
            contract_date_start=self.today - timedelta(days=300),
            contract_date_end=self.today - timedelta(days=1),
        )
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_grade": False})
        self.assertEqual(self.data(employee), self.of(self.sociologist))

    def test_past_entered_later_is_filled_and_stays(self):
        past = self.employee.create_version(
            {"date_version": self.today - timedelta(days=600), "job_id": self.job.id}
        )
        self.assertEqual(past.kp_code, "2132.2")
        past.job_id = self.make_job(self.cook, name="Кухар")
        self.assertEqual(past.kp_code, "5122")
        past.kp_position = "Кухар 4 розряду"
        self.assertTrue(past.kp_own_position)
        past.job_id.kp_profession_id = self.sociologist
        self.assertTrue(past.kp_own_position)
        self.assertEqual(self.data(past), self.of(self.cook, "Кухар 4 розряду"))

    def test_what_comes_in_force_again_is_brought_up(self):
        current = self.employee.create_version({"date_version": self.today})
        past = self.employee.version_ids - current
        self.job.write({"kp_profession_id": self.sociologist.id, "kp_grade": False})
        self.assertEqual(past.kp_code, "2132.2")
        current.unlink()
        self.assertEqual(self.employee.current_version_id, past)
        self.assertEqual(self.data(past), self.of(self.sociologist))

    def test_own_data_go_on_in_the_next_version(self):
        self.employee.kp_position = "Своя"
        version = self.employee.create_version({"date_version": self.today})
        self.assertEqual(version.kp_position, "Своя")
        self.assertTrue(version.kp_own_position)

    # --- Gaps -------------------------------------------------------------------------

    def gaps(self, employee):
        """The words and what the filter finds, which must agree."""
        # The classifier's cancellations come by an import, long before.
        self.env.invalidate_all()
        for wanted in (True, False):
            found = self.env["hr.employee"].search([("kp_has_gaps", "=", wanted)])
            self.assertEqual(employee in found, bool(employee.kp_gaps) is wanted)
        return employee.kp_gaps

    def test_whole(self):
        self.assertFalse(self.gaps(self.employee))

    def test_no_job(self):
        self.assertIn("No job position", self.gaps(self.make_employee("Без посади")))

    def test_job_without_title(self):
        employee = self.make_employee("Іван Франко", self.make_job(name="CRM-менеджер"))
        self.assertIn("«CRM-менеджер» has no КП title", self.gaps(employee))

    def test_emptied(self):
        self.employee.kp_code = False
        self.assertIn("Take from the position", self.gaps(self.employee))
        self.employee.action_kp_follow_job()
        self.employee.kp_position = False
        self.assertIn("No position by the staff list", self.gaps(self.employee))

    def test_not_of_the_classifier(self):
        self.employee.kp_profession_name = "Програміст-інженер"
        self.assertIn(
            "«Програміст-інженер» at the code 2132.2 (cancelled", self.gaps(self.employee)
        )

    def test_cancelled(self):
        self.programmer.active = False
        self.assertIn("on the position «Розробник»", self.gaps(self.employee))

    def test_zkpptr_is_no_gap(self):
        """Annex 5 does not ask for it, and the shipped list lacks it for most workers."""
        self.employee.kp_zkpptr_code = False
        self.assertFalse(self.gaps(self.employee))


@tagged("post_install", "-at_install")
class TestEmployeeKpAccess(EmployeeKpCase):
    def test_plain_user_sees_none(self):
        for field in (*DATA, "kp_gaps", "kp_rate", "kp_profession_id"):
            with self.subTest(field=field), self.assertRaises(AccessError):
                self.employee.with_user(self.employee_user).read([field])
        for field in DATA:
            with self.subTest(field=field), self.assertRaises(AccessError):
                self.employee.version_id.with_user(self.employee_user).read([field])
            # The search goes to hr.employee.public, which does not know the field.
            with self.subTest(search=field), self.assertRaises(ValueError):
                self.env["hr.employee"].with_user(self.employee_user).search(
                    [(field, "!=", False)]
                )
            self.assertNotIn(field, self.env["hr.employee.public"]._fields)

    def test_plain_user_exports_none(self):
        self.employee_user.group_ids += self.env.ref("base.group_allow_export")
        for field in DATA:
            with self.subTest(field=field), self.assertRaises(AccessError):
                self.employee.with_user(self.employee_user).export_data([field])

    def test_plain_user_sees_none_of_their_own(self):
        self.employee.user_id = self.employee_user
        with self.assertRaises(AccessError):
            self.employee.with_user(self.employee_user).read(["kp_code"])

    def test_fields_are_hrs_on_both_models(self):
        """An administrator without HR's rights reads employees, but not these."""
        names = [name for name in self.env["hr.version"]._fields if name.startswith("kp_")]
        self.assertTrue(set(DATA) < set(names))
        for name in names:
            for model in ("hr.version", "hr.employee"):
                with self.subTest(model=model, field=name):
                    self.assertEqual(self.env[model]._fields[name].groups, "hr.group_hr_user")
        system = new_test_user(self.env, "kp_system", groups="base.group_system")
        with self.assertRaises(AccessError):
            self.employee.with_user(system).read(["kp_code"])

    def test_officer_reads_and_writes(self):
        employee = self.employee.with_user(self.officer)
        employee.kp_position = "Своя"
        self.assertEqual(employee.read(["kp_code", "kp_position"])[0]["kp_position"], "Своя")

    def test_other_companys_hr_reads_none(self):
        stranger = new_foreign_hr(self.env, "kp_stranger")
        for record in (self.employee, self.employee.version_id):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(stranger).read(["kp_code"])
        found = self.env["hr.employee"].with_user(stranger).search([("kp_code", "=", "2132.2")])
        self.assertNotIn(self.employee, found)


@tagged("post_install", "-at_install")
class TestKpDataExport(EmployeeKpCase, HttpCase):
    """The list «КП data», by Odoo's own export."""

    FIELDS = ["name", *DATA, "kp_gaps"]

    def export(self, login):
        self.authenticate(login, login)
        employees = self.employee | self.make_employee("Без посади")
        data = {
            "model": "hr.employee",
            "fields": [{"name": name, "label": name} for name in self.FIELDS],
            "ids": employees.ids,
            "domain": [],
            "groupby": [],
            "import_compat": False,
            "context": {"lang": "en_US"},
        }
        return self.url_open(
            "/web/export/xlsx",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )

    def test_xlsx(self):
        new_test_user(
            self.env, "kp_exporter", groups="hr.group_hr_user,base.group_allow_export"
        )
        response = self.export("kp_exporter")
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
        self.assertEqual(
            rows[0][:5],
            (
                "Леся Українка",
                "Інженер-програміст",
                "2132.2",
                "22199",
                "Інженер-програміст II категорії",
            ),
        )
        self.assertFalse(rows[0][5])
        self.assertIn("No job position", rows[1][5])

    def test_xlsx_is_refused_to_a_plain_user(self):
        new_test_user(self.env, "kp_nosy", groups="base.group_user,base.group_allow_export")
        with mute_logger("odoo.http"):
            response = self.export("kp_nosy")
        self.assertEqual(response.status_code, 500)
        self.assertIn("AccessError", response.text)
        self.assertNotIn("2132.2", response.text)
