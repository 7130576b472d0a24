from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestInstructionsOfMany(KpCase):
    """One deed for the instructions of many positions, with the reason where it can't be done."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(user=cls.officer)
        cls.sociologist = cls.profession("2442.2", "Соціолог")
        cls.lawyer = cls.profession("2429", "Юрисконсульт (радник юридичний)")
        cls.titled = cls.make_job(cls.sociologist, name="Соціолог")
        cls.other = cls.make_job(cls.lawyer, name="Юрист")
        cls.untitled = cls.make_job(name="CRM-менеджер")
        cls.jobs = cls.titled | cls.other | cls.untitled
        cls.director = cls.env["hr.employee"].create(
            {"name": "Марія Заньковецька", "job_title": "Директор"}
        )

    def dialog(self, jobs, deed=None):
        action = jobs.action_kp_instructions_of_many()
        dialog = self.env[action["res_model"]].browse(action["res_id"])
        if deed:
            with Form(dialog) as form:
                form.deed = deed
        return dialog

    def hold(self, job, *names):
        return self.env["hr.employee"].create(
            [{"name": name, "job_id": job.id} for name in names]
        )

    def put_in_force(self, *jobs):
        for number, job in enumerate(jobs, start=1):
            job.action_kp_create_instruction()
            job.kp_instruction_ids.write(
                {
                    "number": f"{number}-ПІ",
                    "date": "2026-11-23",
                    "approver_id": self.director.id,
                }
            )
            job.kp_instruction_ids.action_approve()

    def test_drafts_are_written_where_they_can_be(self):
        self.other.action_kp_create_instruction()
        dialog = self.dialog(self.jobs)
        self.assertEqual(dialog.deed, "create")
        self.assertEqual(dialog.ready_ids, self.titled)
        self.assertIn("CRM-менеджер", dialog.obstacles)
        self.assertIn("no КП title", dialog.obstacles)
        self.assertIn("has an instruction already", dialog.obstacles)
        self.assertNotIn("Соціолог", dialog.obstacles)
        action = dialog.action_create()
        self.assertEqual(action["res_id"], self.titled.kp_instruction_ids.id)
        self.assertEqual(self.titled.kp_instruction_ids.state, "draft")
        self.assertTrue(self.titled.kp_instruction_ids.section_ids.clause_ids)
        self.assertEqual(len(self.other.kp_instruction_ids), 1)
        self.assertFalse(self.untitled.kp_instruction_ids)

    def test_several_drafts_are_shown_in_a_list(self):
        action = self.dialog(self.jobs).action_create()
        self.assertEqual(
            self.env["hr.job.instruction"].search(action["domain"]).job_id,
            self.titled | self.other,
        )

    def test_no_template(self):
        self.env["hr.job.instruction.template"].sudo().search([]).active = False
        dialog = self.dialog(self.titled)
        self.assertFalse(dialog.ready_ids)
        self.assertIn("No template", dialog.obstacles)

    def test_those_who_hold_it_are_asked(self):
        self.put_in_force(self.titled, self.other)
        first, second = self.hold(self.titled, "Тарас Шевченко", "Ольга Кобилянська")
        self.titled.kp_instruction_ids.action_ask()
        third = self.hold(self.titled, "Ліна Костенко")
        third_asked = self.titled.kp_instruction_ids.acknowledgement_ids.employee_id
        self.assertEqual(third_asked, first | second | third)
        dialog = self.dialog(self.titled | self.other, "ask")
        self.assertIn("asked already", dialog.obstacles)
        self.assertIn("Nobody holds it", dialog.obstacles)
        self.assertFalse(dialog.ready_ids)

    def test_asked_at_once(self):
        self.put_in_force(self.titled, self.other)
        holders = self.hold(self.titled, "Тарас Шевченко") | self.hold(
            self.other, "Ольга Кобилянська"
        )
        self.env["hr.job.instruction.acknowledgement"].sudo().search([]).unlink()
        draft = self.make_job(self.sociologist, name="Чернетка")
        draft.action_kp_create_instruction()
        dialog = self.dialog(self.jobs | draft, "ask")
        self.assertEqual(dialog.ready_ids, self.titled | self.other)
        self.assertIn("not in force", dialog.obstacles)
        self.assertIn("no instruction yet", dialog.obstacles)
        dialog.action_ask()
        asked = (self.titled | self.other).kp_instruction_ids.acknowledgement_ids
        self.assertEqual(asked.employee_id, holders)

    def test_printed_are_those_that_have_a_text(self):
        self.titled.action_kp_create_instruction()
        self.other.action_kp_create_instruction()
        self.other.kp_instruction_ids.section_ids.unlink()
        dialog = self.dialog(self.jobs, "print")
        self.assertEqual(dialog.ready_ids, self.titled)
        self.assertIn("has no clauses", dialog.obstacles)
        self.assertEqual(dialog.action_print()["context"]["active_ids"], self.titled.ids)

    def test_all_or_nothing(self):
        """A call from outside that names a position which can't have one writes nothing."""
        with self.assertRaisesRegex(UserError, "CRM-менеджер"):
            self.jobs.action_kp_create_instruction()
        self.assertFalse(self.jobs.kp_instruction_ids)

    def test_queries_do_not_grow_with_the_positions(self):
        jobs = self.env["hr.job"].create(
            [
                {"name": f"Соціолог {number}", "kp_profession_id": self.sociologist.id}
                for number in range(60)
            ]
        )
        self.dialog(jobs[:1]).action_create()  # what is kept in memory

        def queries(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.dialog(some).action_create()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        # Rows are written a hundred at once, and an instruction has some sixty clauses.
        few, many = queries(jobs[1:6]), queries(jobs[6:])
        self.assertLess(many, few + 2 * 54)


@tagged("post_install", "-at_install")
class TestPositionFromTitle(KpCase):
    def test_a_position_is_begun_with_the_title(self):
        title = self.profession("1475.4", "Менеджер (управитель) із збуту")
        action = title.with_user(self.officer).action_create_job()
        form = Form(
            self.env["hr.job"].with_user(self.officer).with_context(**action["context"])
        )
        self.assertEqual(form.kp_profession_id, title)
        self.assertEqual(form.name, "Менеджер із збуту")
        self.assertEqual(form.save().kp_title_state, "valid")
