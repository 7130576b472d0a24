import itertools
from datetime import timedelta

from odoo import Command
from odoo.tests import tagged

from .order_case import TODAY, OrderCase

FEW, MANY = 6, 60


@tagged("post_install", "-at_install")
class TestOrderQueries(OrderCase):
    """An order takes as many queries for sixty positions as for six."""

    names = itertools.count()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.professions = cls.env["hr.kp.profession"].search(
            [("section_id.code", "=", "2")], limit=MANY
        )
        # One of each before: what is kept in memory for later is read.
        cls.carried_out(cls, cls.staff_changes(1)).action_ask()
        cls.carried_out(cls, cls.bringing_in(1))

    @classmethod
    def positions(cls, number):
        jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Посада {next(cls.names)}",
                    "kp_profession_id": cls.professions[index].id,
                    "department_id": cls.department.id,
                    "kp_salary": 10_000 + index,
                }
                for index in range(number)
            ]
        )
        cls.env["hr.employee"].create([{"name": job.name, "job_id": job.id} for job in jobs])
        return jobs

    @classmethod
    def staff_changes(cls, number):
        """An order that changes the title, units and salary of each, each otherwise."""
        order = cls.draft(cls.positions(number), title=None, kind="staff_list")
        for index, line in enumerate(order.line_ids):
            line.write(
                {
                    "kp_extended_title": f"{line.title_before} відділу збуту",
                    "units_after": 2 + index,
                    "salary_after": 20_000 + index,
                }
            )
        return order

    @classmethod
    def bringing_in(cls, number):
        """An order that brings in so many positions and takes out as many."""
        out = cls.positions(number)
        order = cls.draft(out.browse(), title=None, kind="staff_list")
        order.line_ids = [
            *(
                Command.create(
                    {
                        "action": "add",
                        "name": f"Нова {next(cls.names)}",
                        "kp_profession_id": cls.professions[index].id,
                        "salary_after": 10_000 + index,
                    }
                )
                for index in range(number)
            ),
            *(Command.create({"action": "remove", "job_id": job.id}) for job in out),
        ]
        return order

    def queries(self, work, prepared):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work(prepared)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def assertConstant(self, more, prepare, work):
        """The queries for many are at most so many more than for few."""
        few, many = (self.queries(work, prepare(number)) for number in (FEW, MANY))
        self.assertLessEqual(many, few + more, f"{few} queries for {FEW}, {many} for {MANY}")

    def test_composed(self):
        self.assertConstant(
            3, self.positions, lambda jobs: self.env["hr.kp.order"]._compose(jobs)
        )

    def test_signed_to_wait_for_its_day(self):
        self.assertConstant(3, self.staff_changes, lambda order: order.action_sign())

    def test_carried_out(self):
        self.assertConstant(3, self.staff_changes, self.carried_out)

    def test_carried_out_later(self):
        def signed(number):
            order = self.staff_changes(number)
            order.action_sign()
            return order

        self.assertConstant(3, signed, lambda order: order._carry_out())

    def test_revisions_of_instructions_started(self):
        def signed(number):
            order = self.staff_changes(number)
            jobs = order.line_ids.job_id
            jobs.action_kp_create_instruction()
            instructions = jobs.kp_instruction_ids
            instructions.write({"number": "1", "date": TODAY, "approver_id": self.director.id})
            instructions.action_approve()
            order.action_sign()
            return order

        # A revision has some sixty clauses, which Odoo writes by the hundred.
        self.assertConstant(70, signed, lambda order: order._carry_out())

    def test_positions_brought_in_and_taken_out(self):
        self.assertConstant(3, self.bringing_in, self.carried_out)

    def test_revoked(self):
        def revocation(number):
            order = self.carried_out(self.staff_changes(number))
            revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
            revocation.write({"number": "16-од", "date": TODAY, "date_in_force": TODAY})
            return revocation

        self.assertConstant(3, revocation, lambda order: order.action_sign())

    def test_everybody_notified(self):
        def carried_out(number):
            order = self.staff_changes(number)
            order.date_in_force = TODAY + timedelta(days=1)
            order.action_sign()
            return order

        self.assertConstant(3, carried_out, lambda order: order.action_ask())
