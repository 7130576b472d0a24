from datetime import date

from lxml import etree

from odoo import Command
from odoo.tests import freeze_time, tagged

from .order_case import TODAY, OrderCase

FEW, MANY = 3, 24


@tagged("post_install", "-at_install")
class TestListQueries(OrderCase):
    """A list of many takes as many queries as one of a few, whatever it shows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        sociologist = cls.profession("2442.2", "Соціолог")
        jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Посада {number}",
                    "department_id": cls.department.id,
                    "kp_profession_id": sociologist.id,
                }
                for number in range(MANY)
            ]
        )
        employees = cls.env["hr.employee"].create(
            [{"name": f"Працівник {job.id}", "job_id": job.id} for job in jobs]
        )
        orders = cls.env["hr.kp.order"].browse()
        for number, job in enumerate(jobs):
            orders |= cls.draft(job, number=f"{number}-од", date_in_force=TODAY)
        orders.action_sign()
        orders.action_ask()
        jobs.action_kp_create_instruction()
        instructions = jobs.kp_instruction_ids
        for number, instruction in enumerate(instructions):
            cls.fill_in(instruction, f"{number}-ПІ")
        instructions.action_approve()
        instructions.action_ask()
        versions = cls.env["hr.staff.list.version"].create(
            [
                {"number": f"{number}", "order_reference": "наказ", "date_in_force": TODAY}
                for number in range(MANY)
            ]
        )
        versions.action_approve()
        untitled = cls.env["hr.job"].create([{"name": f"Бухгалтер {n}"} for n in range(MANY)])
        untitled.action_kp_propose_titles()
        kiosks = cls.env["hr.kp.kiosk"].create(
            [
                {"name": f"Цех {n}", "department_ids": [Command.set(cls.department.ids)]}
                for n in range(MANY)
            ]
        )
        prints = cls.env["hr.kp.print.job"]
        for _each in range(MANY):
            prints |= prints._start("copies", employees, False)
        cls.lists = {
            "hr_kp_order_action": orders,
            "hr_kp_order_notice_action": orders.acknowledgement_ids,
            "hr_kp_order_line_history_action": orders.line_ids,
            "hr_job_instruction_action": instructions,
            "hr_job_instruction_acknowledgement_action": instructions.acknowledgement_ids,
            "hr_staff_list_version_action": versions,
            "hr_kp_title_proposal_action": untitled.kp_title_proposal_ids,
            "hr_kp_kiosk_action": kiosks,
            "hr_kp_print_job_action": prints,
            "hr_job_action": jobs,
            "hr_job_title_check_action": jobs,
            "hr_job_staff_units_action": jobs,
            "hr_employee_kp_action": employees,
        }

    def specification(self, action, model):
        """What the web client asks for to show the list."""
        views = {mode: view for view, mode in action.views}
        arch = etree.fromstring(model.get_view(views["list"], "list")["arch"])
        fields = {
            node.get("name") for node in arch.xpath("//field[not(ancestor::field)]")
        } & set(model._fields)
        return {
            name: {"fields": {"display_name": {}}} if model._fields[name].relational else {}
            for name in fields
        }

    def queries(self, records, specification):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        found = records.web_search_read([("id", "in", records.ids)], specification)
        self.assertEqual(len(found["records"]), len(records))
        return self.env.cr.sql_log_count - before

    @freeze_time(date(2026, 11, 25))
    def test_lists(self):
        for name, records in self.lists.items():
            with self.subTest(name):
                self.assertEqual(len(records), MANY)
                action = self.env.ref(f"hr_kp_classifier.{name}").sudo()
                specification = self.specification(action, records)
                # First once for what is kept in memory for later.
                self.queries(records[:FEW], specification)
                few = self.queries(records[:FEW], specification)
                self.assertEqual(self.queries(records, specification), few)
