from datetime import timedelta

from .common import KpCase

REPORT = "hr_kp_classifier.report_staff_list"


class StaffListCase(KpCase):
    """A company of its own: what else the database holds is not in its staff list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create({"name": "ТОВ «Штатна»"})
        cls.company.partner_id.lang = "en_US"
        cls.env.user.company_ids += cls.company
        for user in (cls.officer, cls.manager, cls.employee_user):
            user.write({"company_ids": cls.company.ids, "company_id": cls.company.id})
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": cls.company.ids})
        cls.today = cls.env["hr.kp.edition"]._today()
        Department = cls.env["hr.department"].with_company(cls.company)
        cls.sales = Department.create({"name": "Відділ продажу"})
        cls.sector = Department.create({"name": "Сектор опту", "parent_id": cls.sales.id})
        cls.seller = cls.job("Соціолог", "2442.2", cls.sales, 2.5, kp_grade="I категорії")
        cls.cook = cls.job("Кухар", "5122", cls.sector, 0.5)
        cls.loose = cls.job("Інженер-програміст", "2132.2", None, 1)
        cls.employees = cls.env["hr.employee"]
        for name, job, rate, wage in (
            ("Леся Українка", cls.seller, 1, 20000),
            ("Іван Франко", cls.seller, 0.5, 12000.5),
            ("Марко Вовчок", cls.cook, 1, 15000),
        ):
            cls.employees += cls.employee(name, job, kp_rate=rate, wage=wage)

    @classmethod
    def job(cls, title, code, department, units, **vals):
        return cls.make_job(
            cls.profession(code, title),
            name=f"Наш {title}",
            department_id=department and department.id,
            company_id=cls.company.id,
            kp_staff_units=units,
            **vals,
        )

    @classmethod
    def employee(cls, name, job=None, **vals):
        vals.setdefault("date_version", cls.today - timedelta(days=400))
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "job_id": job and job.id,
                "company_id": cls.company.id,
                **vals,
            }
        )

    def staff_list(self, user=None, **vals):
        env = self.env["hr.staff.list"]
        return (env.with_user(user) if user else env).create(vals)

    def figures(self, staff_list, kind="position"):
        return {
            row.title: tuple(
                float(getattr(row.figures, name))
                for name in ("units", "occupied", "vacant", "over")
            )
            for row in staff_list._rows()
            if row.kind == kind
        }
