import base64
from datetime import date, timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import KpCase, new_foreign_hr
from .order_case import TODAY, OrderCase

DAY = date(2026, 11, 20)


@tagged("post_install", "-at_install")
class TestJobHistory(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY))
        cls.sales = cls.env["hr.department"].create({"name": "Відділ продажу"})
        cls.sociologist = cls.make_job(
            cls.profession("2442.2", "Соціолог"),
            company_id=cls.env.company.id,
            department_id=cls.sales.id,
            kp_grade="I категорії",
            kp_staff_units=2.5,
            kp_salary=20000,
            kp_allowance=500,
        )

    def kept(self, job, *names):
        self.env.flush_all()
        return [
            (record.date, *(record[name] for name in names))
            for record in job.kp_history_ids.sorted("date")
        ]

    def test_a_new_position_has_its_first_record(self):
        record = self.sociologist.kp_history_ids
        self.assertRecordValues(
            record,
            [
                {
                    "date": DAY,
                    "company_id": self.env.company.id,
                    "title": "Соціолог I категорії",
                    "code": "2442.2",
                    "grade": "I категорії",
                    "department_id": self.sales.id,
                    "units": 2.5,
                    "salary": 20000,
                    "allowance": 500,
                    "is_in_staff_list": True,
                    "order_id": False,
                }
            ],
        )

    def test_a_change_is_kept_from_its_day(self):
        with freeze_time("2026-11-22"):
            self.sociologist.kp_salary = 25000
        with freeze_time("2026-11-24"):
            self.sociologist.write({"kp_grade": False, "active": False})
        self.assertEqual(
            self.kept(self.sociologist, "title", "salary", "is_in_staff_list"),
            [
                (DAY, "Соціолог I категорії", 20000, True),
                (date(2026, 11, 22), "Соціолог I категорії", 25000, True),
                (date(2026, 11, 24), "Соціолог", 25000, False),
            ],
        )

    def test_the_last_change_of_a_day_is_kept(self):
        with freeze_time("2026-11-22"):
            self.sociologist.kp_staff_units = 3
            self.sociologist.kp_staff_units = 4
        self.assertEqual(
            self.kept(self.sociologist, "units"), [(DAY, 2.5), (date(2026, 11, 22), 4)]
        )

    def test_what_is_not_kept_and_what_does_not_change_make_no_record(self):
        with freeze_time("2026-11-22"):
            self.sociologist.write({"no_of_recruitment": 5, "kp_staff_units": 2.5})
        self.assertEqual(len(self.sociologist.kp_history_ids), 1)

    def test_the_day_is_that_of_a_company_elsewhere(self):
        """In Kyiv it is 00:30 of the next day; in Brussels, where the company is, it is not."""
        self.env.company.partner_id.tz = "Europe/Brussels"
        with freeze_time("2026-11-22 22:30:00"):
            self.sociologist.kp_staff_units = 3
        self.assertEqual(
            self.kept(self.sociologist, "units"), [(DAY, 2.5), (date(2026, 11, 22), 3)]
        )

    def test_the_day_is_that_of_kyiv_where_the_company_names_none(self):
        # In Kyiv it is 00:30 of the next day; in London, where the user sits, it is not.
        self.env.user.tz = "Europe/London"
        with freeze_time("2026-11-22 22:30:00"):
            self.sociologist.kp_staff_units = 3
        self.assertEqual(
            self.kept(self.sociologist, "units"), [(DAY, 2.5), (date(2026, 11, 23), 3)]
        )

    def test_a_title_renamed_in_the_classifier_by_hand_is_kept(self):
        with freeze_time("2026-11-22"):
            self.sociologist.kp_profession_id.name = "Соціолог-дослідник"
        self.assertEqual(
            self.kept(self.sociologist, "title"),
            [
                (DAY, "Соціолог I категорії"),
                (date(2026, 11, 22), "Соціолог-дослідник I категорії"),
            ],
        )

    def test_a_shared_position_has_a_history_in_each_company(self):
        other = self.env["res.company"].create({"name": "Друга"})
        job = self.make_job(name="Спільна", company_id=False, kp_staff_units=1)
        with freeze_time("2026-11-22"):
            job.with_company(other).kp_staff_units = 7
        with freeze_time("2026-11-23"):
            job.name = "Спільна посада"
        self.assertEqual(
            {
                (record.company_id, record.date, record.title, record.units)
                for record in job.kp_history_ids
            },
            {
                (self.env.company, DAY, "Спільна", 1),
                (self.env.company, date(2026, 11, 23), "Спільна посада", 1),
                (other, date(2026, 11, 22), "Спільна", 7),
                (other, date(2026, 11, 23), "Спільна посада", 7),
            },
        )

    def test_a_position_that_goes_to_another_company_is_closed_in_the_first(self):
        other = self.env["res.company"].create({"name": "Друга"})
        self.sociologist.department_id = False
        with freeze_time("2026-11-22"):
            self.sociologist.company_id = other
        self.assertEqual(
            {
                (record.company_id, record.date): record.is_in_staff_list
                for record in self.sociologist.kp_history_ids
            },
            {
                (self.env.company, DAY): True,
                (self.env.company, date(2026, 11, 22)): False,
                (other, date(2026, 11, 22)): True,
            },
        )

    def test_a_department_renamed_moved_or_deleted_is_kept_as_it_was_called(self):
        trade = self.env["hr.department"].create({"name": "Торгівля"})
        archived = self.make_job(
            name="Друкар", company_id=self.env.company.id, department_id=self.sales.id
        )
        archived.active = False
        with freeze_time("2026-11-22"):
            self.sales.parent_id = trade
        with freeze_time("2026-11-23"):
            trade.name = "Комерція"
        with freeze_time("2026-11-24"):
            trade.unlink()
        with freeze_time("2026-11-25"):
            self.sales.unlink()
        expected = [
            (DAY, "Відділ продажу"),
            (date(2026, 11, 22), "Торгівля / Відділ продажу"),
            (date(2026, 11, 23), "Комерція / Відділ продажу"),
            (date(2026, 11, 24), "Відділ продажу"),
            (date(2026, 11, 25), ""),
        ]
        for job in (self.sociologist, archived):
            self.assertEqual(self.kept(job, "department_name"), expected)

    def test_a_head_of_the_department_makes_no_record(self):
        with freeze_time("2026-11-22"):
            self.sales.manager_id = self.env["hr.employee"].create({"name": "Леся Українка"})
        self.assertEqual(len(self.sociologist.kp_history_ids), 1)

    def test_records_of_former_versions_get_the_name_that_the_department_has(self):
        """An upgrade computes the column for them, as it does every new one."""
        record = self.sociologist.kp_history_ids
        self.env.flush_all()
        self.env.cr.execute("UPDATE hr_job_history SET department_path = NULL")
        self.env.invalidate_all()
        self.assertFalse(record.department_path)
        self.env.add_to_compute(record._fields["department_path"], record)
        self.assertEqual(record.department_name, "Відділ продажу")

    def test_positions_from_before_get_their_first_record(self):
        self.sales.parent_id = self.env["hr.department"].create({"name": "Торгівля"})
        plain = self.make_job(name="Друкар", company_id=self.env.company.id)
        jobs = self.sociologist + plain
        expected = [record._kept_vals() for record in jobs.kp_history_ids.sorted("job_id")]
        self.env["hr.job.history"].search([]).unlink()
        with freeze_time("2026-12-01"):
            self.env["hr.job.history"]._keep_first()
            self.env["hr.job.history"]._keep_first()
        records = jobs.kp_history_ids.sorted("job_id")
        self.assertEqual([record._kept_vals() for record in records], expected)
        self.assertEqual(set(records.mapped("date")), {date(2026, 12, 1)})

    def test_one_record_a_day(self):
        vals = self.sociologist.kp_history_ids.copy_data()[0]
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["hr.job.history"].create(vals)

    def test_nobody_writes_it_and_hr_alone_reads_it(self):
        record = self.sociologist.kp_history_ids
        for user in (self.officer, self.manager):
            own = record.with_user(user)
            self.assertEqual(own.read(["salary"])[0]["salary"], 20000)
            for refused in (lambda own=own: own.write({"salary": 1}), own.unlink):
                with self.assertRaises(AccessError):
                    refused()
        stranger = new_foreign_hr(self.env, "kp_foreign")
        for user in (self.employee_user, stranger):
            with self.assertRaises(AccessError):
                record.with_user(user).read(["salary"])
        with self.assertRaises(AccessError):
            self.sociologist.with_user(self.employee_user).read(["kp_history_ids"])

    def test_as_many_queries_for_many(self):
        """An import of a staff list, first of new positions, then of changed ones."""

        def queries(count, salary):
            rows = [f"Відділ;Посада {count} {n};;;1;{salary};;" for n in range(count)]
            heading = (
                "Підрозділ;Посада;Код КП;Категорія, розряд;Кількість;Оклад;Надбавка;Працівник"
            )
            text = "\n".join((heading, *rows, ""))
            wizard = self.env["hr.staff.list.import"].create(
                {"file": base64.b64encode(text.encode())}
            )
            jobs = self.env["hr.job"].search([("name", "like", f"Посада {count} %")])
            kept = len(jobs.kp_history_ids)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            wizard.action_apply()
            self.env.flush_all()
            spent = self.env.cr.sql_log_count - before
            self.assertEqual(wizard.state, "done", wizard.summary)
            jobs = self.env["hr.job"].search([("name", "like", f"Посада {count} %")])
            self.assertEqual(len(jobs.kp_history_ids), kept + count)
            return spent

        for day, salary in (("2026-11-21", 100), ("2026-11-22", 200)):
            with freeze_time(day):
                queries(3, salary)
                few, many = queries(5, salary), queries(100, salary)
                self.assertLessEqual(many, few + 40, f"{few} and {many} queries")


@tagged("post_install", "-at_install")
class TestJobHistoryOrder(OrderCase):
    def carry_out(self):
        self.order.action_sign()
        if self.order.state != "done":
            self.order.action_carry_out()

    def last(self):
        return self.job.kp_history_ids.sorted("date")[-1]

    def test_an_order_gives_its_day_and_itself(self):
        self.env["hr.job.history"].sudo().search([]).date = TODAY - timedelta(days=30)
        self.order.date = self.order.date_in_force = TODAY - timedelta(days=2)
        self.carry_out()
        self.assertEqual(
            (self.last().date, self.last().order_id, self.last().extended_title),
            (TODAY - timedelta(days=2), self.order, "Соціолог відділу досліджень"),
        )
        self.assertEqual(len(self.job.kp_history_ids), 2)

    def test_an_order_does_not_rewrite_what_came_after_its_day(self):
        self.env["hr.job.history"].sudo().search([]).date = TODAY - timedelta(days=30)
        with freeze_time(TODAY - timedelta(days=1)):
            self.job.kp_allowance = 777
        self.order.date = self.order.date_in_force = TODAY - timedelta(days=2)
        self.carry_out()
        self.assertEqual(
            (self.last().date, self.last().order_id, self.last().allowance),
            (TODAY - timedelta(days=1), self.order, 777),
        )

    def test_a_change_of_the_same_day_leaves_the_order_named(self):
        self.order.date_in_force = TODAY
        self.carry_out()
        self.job.kp_salary = 777
        self.assertEqual((self.last().order_id, self.last().salary), (self.order, 777))
