from datetime import timedelta

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .common import new_foreign_hr
from .import_case import ImportCase, csv
from .staff_list_case import StaffListCase


class OverviewCase(StaffListCase, ImportCase):
    """A company of its own, with something for every figure.

    The staff list's case has a position with a vacant unit, one over the staff list and one that
    nobody holds.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Those that companies share, of the demo data too.
        cls.env["hr.job"].search([("company_id", "=", False)]).active = False
        cls.company.kp_title_errors = "show"
        cls.untitled = cls.make_job(name="Бос", company_id=cls.company.id, kp_staff_units=0)
        cls.cook.kp_extended_title = "Бухгалтер"
        cls.loose.kp_extended_title = "Інженерка-програмістка"
        cls.employee("Без посади")
        cls.put_in_force(cls.seller)
        cls.put_in_force(cls.cook)
        cls.seller.kp_grade = "II категорії"
        cls.env.flush_all()

    @classmethod
    def put_in_force(cls, job):
        """An instruction of the position in force, sent to all who hold it."""
        job.with_user(cls.officer).action_kp_create_instruction()
        instruction = job.kp_instruction_ids
        instruction._write_protected(
            {"state": "in_force", "job_facts": instruction._current_job_facts()}
        )
        cls.env["hr.job.instruction.acknowledgement"]._ask({instruction: job.employee_ids})

    def overview(self, user=None, companies=None):
        companies = companies or self.company
        model = self.env["hr.kp.overview"].with_user(user or self.officer)
        context = {"allowed_company_ids": companies.ids, "lang": "en_US"}
        return model.with_context(**context).get_overview()

    def figures(self, *args, **kwargs):
        """The figures by their keys."""
        return {
            figure["key"]: figure
            for section in self.overview(*args, **kwargs)["sections"]
            for figure in section["figures"]
        }

    def counts(self, *args, **kwargs):
        return {key: figure["count"] for key, figure in self.figures(*args, **kwargs).items()}

    def overdue(self, days):
        """Ask everybody that many days ago."""
        acknowledgements = self.env["hr.job.instruction.acknowledgement"].search(
            [("company_id", "=", self.company.id)]
        )
        acknowledgements._write_protected({"asked_on": self.today - timedelta(days=days)})

    def amend(self, *rows):
        """Import an amendment of КП."""
        self.manager.company_ids = [(4, self.company.id)]
        return self.imported(csv(*rows, heading="КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"))

    def notify(self):
        """A signed order on the seller's position, with notices."""
        order = self.env["hr.kp.order"].with_user(self.officer)._compose(self.seller)
        order._write_protected({"state": "signed"})
        self.env["hr.kp.order.notice"]._ask({order: self.seller.employee_ids})
        return order

    def listed(self, figure, companies=None):
        """The records of the list that a figure opens, found as the web client finds them."""
        action = self.env.ref(figure["action"])
        env = self.env(
            user=self.officer,
            context={"allowed_company_ids": (companies or self.company).ids},
        )
        model = env[action.res_model]
        context = safe_eval(action.context or "{}") | figure["context"]
        prefix = "search_default_"
        defaults = {key.removeprefix(prefix) for key in context if context[key]}
        arch = etree.fromstring(model.get_view(action.search_view_id.id, "search")["arch"])
        filters = {each.get("name"): each for each in arch.iter("filter")}
        self.assertTrue(defaults)
        self.assertLessEqual(defaults, filters.keys())
        # None of the same group twice: the client would join these by "or".
        domain = safe_eval(action.domain or "[]")
        for name in defaults:
            self.assertFalse(filters[name].get("context"), "The list is grouped")
            domain += safe_eval(filters[name].get("domain"), {"uid": env.uid})
        return model.search(domain)


@tagged("post_install", "-at_install")
class TestOverview(OverviewCase):
    def test_figures(self):
        self.overdue(1)
        self.assertEqual(
            {key: (each["count"], each["total"]) for key, each in self.figures().items()},
            {
                "title_none": (1, 4),
                "title_error": (1, 4),
                "title_warning": (1, 4),
                "instruction_none": (2, 4),
                "instruction_outdated": (1, 2),
                "hr.job.instruction.acknowledgement.unsigned": (3, 3),
                "hr.job.instruction.acknowledgement.overdue": (0, 3),
                "units_free": (2, 4),
                "units_over": (1, 4),
                "gaps": (1, 4),
            },
        )
        overview = self.overview()
        self.assertEqual(overview["companies"], [self.company.name])
        self.assertEqual((overview["positions"], overview["start"]), (4, False))

    def test_a_figure_is_the_number_of_records_in_its_list(self):
        self.overdue(30)
        self.notify()
        self.amend("2442.2,11111,Соціолог")
        figures = self.figures()
        self.assertEqual(len(figures), 13)
        for key, figure in figures.items():
            with self.subTest(key):
                self.assertEqual(figure["count"], len(self.listed(figure)))
                # The test shows nothing where there is nothing to be counted.
                self.assertTrue(figure["count"] or key == "hr.kp.order.notice.overdue")

    def test_which_records_the_lists_have(self):
        figures = self.figures()
        for key, expected in (
            ("title_none", self.untitled),
            ("title_error", self.cook),
            ("title_warning", self.loose),
            ("instruction_none", self.untitled | self.loose),
            ("instruction_outdated", self.seller.kp_instruction_ids),
            ("units_free", self.seller | self.loose),
            ("units_over", self.cook),
        ):
            with self.subTest(key):
                self.assertEqual(self.listed(figures[key]), expected)

    def test_units(self):
        figures = self.figures()
        # With the comma or the point of whatever language there is.
        self.assertRegex(figures["units_free"]["note"], r"^Units: 2[.,]00$")
        self.assertRegex(figures["units_over"]["note"], r"^Units: 0[.,]50$")
        self.cook.kp_staff_units = 1
        self.assertEqual(self.counts()["units_over"], 0)
        self.assertEqual(self.figures()["units_over"]["note"], "")

    def test_signed_is_counted_no_more(self):
        acknowledgement = self.seller.kp_instruction_ids.acknowledgement_ids[0]
        acknowledgement._write_protected({"state": "signed"})
        key = "hr.job.instruction.acknowledgement.unsigned"
        figure = self.figures()[key]
        self.assertEqual((figure["count"], figure["total"]), (2, 3))

    def test_archived_position_is_not_counted(self):
        self.untitled.active = False
        self.assertEqual(self.counts()["title_none"], 0)
        self.assertEqual(self.overview()["positions"], 3)

    def test_where_to_begin(self):
        titled = self.seller | self.cook | self.loose
        titled.write({"kp_extended_title": False, "kp_profession_id": False})
        overview = self.overview()
        self.assertEqual((overview["start"], len(overview["sections"])), ("untitled", 5))
        (titled | self.untitled).active = False
        overview = self.overview()
        self.assertEqual((overview["start"], overview["sections"]), ("empty", []))

    def test_queries_do_not_grow_with_the_positions(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.overview()
            return self.env.cr.sql_log_count - before

        queries()
        few = queries()
        for number in range(30):
            job = self.job("Соціолог", "2442.2", None, 1, kp_grade=f"{number} категорії")
            self.employee(f"Соціолог {number}", job)
            self.put_in_force(job)
            job.kp_extended_title = "Соціолог відділу збуту"
        self.assertEqual(self.counts()["instruction_outdated"], 31)
        self.assertLessEqual(queries(), few)
        self.assertLessEqual(few, 25)

    def test_first_in_the_menu_of_positions(self):
        menu = self.env.ref("hr_kp_classifier.hr_kp_overview_menu")
        self.assertEqual(menu.parent_id.child_id[0], menu)
        menus = self.env["ir.ui.menu"]
        self.assertIn(menu.id, menus.with_user(self.officer).load_menus(False))
        self.assertNotIn(menu.id, menus.with_user(self.employee_user).load_menus(False))


@tagged("post_install", "-at_install")
class TestTouchedByEdition(OverviewCase):
    def test_positions_of_the_last_edition(self):
        """Of the edition loaded last, not of one before; of none that was undone."""
        self.assertNotIn("touched", self.counts())
        first = self.amend("2442.2,11111,Соціолог")
        self.assertEqual(self.counts()["touched"], 1)
        self.assertEqual(self.figures()["touched"]["note"], first.name)
        self.assertEqual(self.seller.kp_touched, True)
        second = self.amend("5122,22222,Кухар", "2132.2,33333,Інженер-програміст")
        self.assertEqual(self.listed(self.figures()["touched"]), self.cook | self.loose)
        untouched = self.env["hr.job"].search(
            [("kp_touched", "=", False), ("company_id", "=", self.company.id)]
        )
        self.assertEqual(untouched, self.seller | self.untitled)
        self.env.invalidate_all()
        self.assertEqual(self.cook.kp_touched, True)
        self.assertEqual(self.seller.kp_touched, False)
        second.with_user(self.manager).action_undo()
        self.assertEqual(self.listed(self.figures()["touched"]), self.seller)

    def test_what_an_edition_adds_touches_nothing(self):
        self.amend("2442.2,,Соціометрист дослідний")
        job = self.job("Соціометрист дослідний", "2442.2", None, 1)
        self.assertTrue(job.kp_profession_id)
        self.assertEqual(self.counts()["touched"], 0)


@tagged("post_install", "-at_install")
class TestOverdue(OverviewCase):
    def test_after_the_days_of_the_company(self):
        key = "hr.job.instruction.acknowledgement.overdue"
        Acknowledgement = self.env["hr.job.instruction.acknowledgement"]
        mine = [("company_id", "=", self.company.id)]
        for days, overdue in ((3, 0), (4, 3)):
            with self.subTest(days):
                self.overdue(days)
                self.assertEqual(self.counts()[key], overdue)
                found = Acknowledgement.search(mine)
                self.assertEqual(len(found.filtered("is_overdue")), overdue)
                self.assertEqual(
                    Acknowledgement.search_count([*mine, ("is_overdue", "=", False)]),
                    3 - overdue,
                )
        # A company that reminds nobody has no term.
        self.company.kp_reminder_days = 0
        self.assertEqual(self.counts()[key], 0)
        self.assertFalse(any(found.mapped("is_overdue")))


@tagged("post_install", "-at_install")
class TestFreeUnits(OverviewCase):
    def test_found_as_computed(self):
        shared = self.make_job(name="Спільна", company_id=False, kp_staff_units=2)
        self.employee("Павло Тичина", shared, kp_rate=0.25)
        jobs = self.seller | self.cook | self.loose | self.untitled | shared
        self.assertEqual(jobs.mapped("kp_free_units"), [1, -0.5, 1, 0, 1.75])
        for operator, value, expected in (
            (">", 0, self.seller | self.loose | shared),
            (">=", 1.75, shared),
            ("<", 0, self.cook),
            ("<=", 1, self.seller | self.cook | self.loose | self.untitled),
        ):
            domain = [("kp_free_units", operator, value)]
            with self.subTest(domain):
                found = self.env["hr.job"].search([*domain, ("id", "in", jobs.ids)])
                self.assertEqual(found, expected)
                self.assertEqual(jobs.filtered_domain(domain), expected)

    def test_follows_units_and_employees(self):
        self.assertEqual(self.seller.kp_free_units, 1)
        self.seller.kp_staff_units = 1
        self.assertEqual(self.seller.kp_free_units, -0.5)
        self.employees[0].kp_rate = 0.25
        self.assertEqual(self.seller.kp_free_units, 0.25)
        self.employees[1].active = False
        self.assertEqual(self.seller.kp_free_units, 0.75)

    def test_shared_position_is_each_companys_own(self):
        other = self.env["res.company"].create({"name": "Інша"})
        shared = self.make_job(name="Спільна", company_id=False, kp_staff_units=1.5)
        shared.with_company(other).kp_staff_units = 1
        self.employee("Павло Тичина", shared)
        self.employee("Максим Рильський", shared, company_id=other.id)
        self.employee("Микола Хвильовий", shared, company_id=other.id)
        self.assertEqual(shared.with_company(self.company).kp_free_units, 0.5)
        self.assertEqual(shared.with_company(other).kp_free_units, -1)
        # Of both that are chosen, the current one's.
        self.env.user.company_ids += other
        theirs = self.make_job(name="Чужа", company_id=other.id, kp_staff_units=1)
        both = (self.company | other).ids
        jobs = (shared | theirs).with_context(allowed_company_ids=both)
        self.assertEqual(jobs.mapped("kp_free_units"), [0.5, 1])
        over = [("kp_free_units", "<", 0), ("id", "in", jobs.ids)]
        self.assertFalse(jobs.search(over))
        self.assertEqual(jobs.with_context(allowed_company_ids=both[::-1]).search(over), shared)

    def test_position_of_another_company_has_its_own_employees(self):
        """Seen from the company that is current where both are chosen, and by the system."""
        other = self.env["res.company"].create({"name": "Інша"})
        job = self.make_job(name="Чужа", company_id=other.id, kp_staff_units=1)
        self.employee("Павло Тичина", job, company_id=other.id)
        self.env.user.company_ids += other
        both = self.env["hr.job"].with_context(allowed_company_ids=(self.company | other).ids)
        self.assertEqual(both.browse(job.id).kp_free_units, 0)
        free = [("kp_free_units", ">", 0), ("id", "=", job.id)]
        self.assertFalse(both.search(free))
        self.assertFalse(self.env["hr.job"].sudo().search(free))


@tagged("post_install", "-at_install")
class TestOverviewAccess(OverviewCase):
    def test_plain_employee_is_refused(self):
        with self.assertRaisesRegex(AccessError, "for HR"):
            self.overview(self.employee_user)

    def test_manager_sees_it(self):
        self.assertEqual(self.overview(self.manager)["positions"], 4)

    def test_plain_employee_finds_no_job_by_its_units(self):
        jobs = self.env["hr.job"].with_user(self.employee_user)
        for domain in (
            [("kp_free_units", ">", 0)],
            [("kp_instruction_ids", "not any", [("state", "=", "in_force")])],
        ):
            with self.subTest(domain), self.assertRaises(AccessError):
                jobs.search(domain)
        with self.assertRaises(AccessError):
            jobs.browse(self.seller.id).read(["kp_free_units"])

    def test_companies_do_not_see_each_other(self):
        foreigner = new_foreign_hr(self.env, "kp_foreign_overview")
        theirs = self.overview(foreigner, foreigner.company_id)
        self.assertEqual(theirs["companies"], ["Інша"])
        self.assertEqual((theirs["positions"], theirs["start"]), (0, "empty"))
        with self.assertRaises(AccessError):
            self.overview(foreigner, self.company)

    def test_figures_of_the_companies_chosen(self):
        other = self.env["res.company"].create({"name": "Інша", "kp_title_errors": "show"})
        both = self.company | other
        self.officer.company_ids = both
        self.make_job(name="Бос", company_id=other.id)
        one = self.counts()
        self.assertEqual(self.counts(companies=other)["title_none"], 1)
        figures = self.figures(companies=both)
        self.assertEqual(figures["title_none"]["count"], one["title_none"] + 1)
        for key, figure in figures.items():
            with self.subTest(key):
                self.assertEqual(figure["count"], len(self.listed(figure, both)))
