from odoo.tests import tagged

from .instruction_case import InstructionLifecycleCase


@tagged("post_install", "-at_install")
class TestOutdated(InstructionLifecycleCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.action_approve()

    def outdated(self):
        return self.env["hr.job.instruction"].search(
            [("is_outdated", "=", True), ("job_id", "=", self.job.id)]
        )

    def test_fits_what_it_was_approved_for(self):
        self.assertFalse(self.instruction.is_outdated)
        self.assertFalse(self.outdated())
        self.assertIn(
            self.instruction,
            self.env["hr.job.instruction"].search([("is_outdated", "=", False)]),
        )

    def test_no_longer_fits(self):
        other = self.env["hr.department"].create({"name": "Інший відділ"})
        for change in (
            lambda: self.job.write({"kp_extended_title": "Соціолог відділу збуту"}),
            lambda: self.job.write(
                {"kp_profession_id": self.profession("2421.2", "Адвокат").id}
            ),
            lambda: self.job.write({"kp_grade": "II категорії"}),
            lambda: self.job.write({"department_id": other.id}),
            lambda: self.department.write({"name": "Відділ маркетингу"}),
            lambda: self.department.write({"manager_id": self.director.id}),
        ):
            with self.env.cr.savepoint() as savepoint:
                change()
                self.assertTrue(self.instruction.is_outdated)
                self.assertIn("→", self.instruction.outdated_note)
                self.assertEqual(self.outdated(), self.instruction)
                self.assertEqual(len(self.instruction.activity_ids), 1)
                savepoint.rollback()
            self.env.invalidate_all()
            self.assertFalse(self.instruction.is_outdated)

    def test_told_once_and_taken_back(self):
        self.job.kp_grade = "II категорії"
        self.assertEqual(self.instruction.activity_ids.user_id, self.officer)
        self.assertIn("II категорії", str(self.instruction.message_ids[0].body))
        self.job.kp_grade = "I категорії"
        self.assertEqual(len(self.instruction.activity_ids), 1)
        self.job.kp_grade = False
        self.assertFalse(self.instruction.activity_ids)

    def test_superiors_new_title_is_found_by_the_cron(self):
        self.head_job.name = "Керівник досліджень"
        self.head.sudo().job_title = "Керівник досліджень"
        self.run_cron("ir_cron_tell_outdated")
        self.assertTrue(self.instruction.is_outdated)
        self.assertEqual(len(self.instruction.activity_ids), 1)

    def test_superior_is_the_nearest_who_heads(self):
        """Nobody is their own superior, and a department without a head has one above it."""
        superior = self.instruction._superior_title_of_job
        top, middle = self.env["hr.department"].create(
            [{"name": "Дирекція"}, {"name": "Служба"}]
        )
        middle.parent_id = top
        self.department.parent_id = middle
        top.manager_id = self.director
        self.assertEqual(superior(), self.head_job.name)
        self.department.manager_id = False
        self.assertEqual(superior(), "Директор")
        self.assertTrue(self.instruction.is_outdated)
        self.department.manager_id = self.env["hr.employee"].create(
            {"name": "Іван Котляревський", "job_id": self.job.id}
        )
        self.assertEqual(superior(), "Директор")
        # Said at once, two levels below the department that has changed.
        self.department.manager_id = self.head
        self.assertFalse(self.instruction.activity_ids)
        self.department.manager_id = False
        self.assertIn("Директор", self.instruction.outdated_note)
        self.director.sudo().job_title = "Генеральний директор"
        top.manager_id = self.head
        self.assertFalse(self.instruction.activity_ids)
        top.manager_id = False
        self.assertTrue(self.instruction.activity_ids)

    def test_revision_in_force_ends_it(self):
        self.job.kp_grade = "II категорії"
        revision = self.revise(self.instruction)
        revision.action_approve()
        self.assertFalse(self.outdated())
        self.assertFalse(self.instruction.activity_ids)
        self.assertIn("II категорії", revision.name)

    def test_whoever_writes_the_job(self):
        """HR is told though the writer may not see instructions."""
        self.env["ir.model.access"].sudo().create(
            {
                "name": "jobs",
                "model_id": self.env["ir.model"]._get_id("hr.job"),
                "group_id": self.env.ref("base.group_user").id,
                "perm_read": True,
                "perm_write": True,
            }
        )
        # hr_recruitment reads the interviewers whenever a job is written.
        interviewers = self.env.ref(
            "hr_recruitment.group_hr_recruitment_interviewer", raise_if_not_found=False
        )
        self.employee_user.sudo().group_ids += interviewers or self.env["res.groups"]
        self.job.with_user(self.employee_user).kp_grade = "II категорії"
        self.assertEqual(self.instruction.activity_ids.user_id, self.officer)
