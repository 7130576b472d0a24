from odoo.tests import HttpCase, new_test_user, tagged

from .common import new_hr_user


@tagged("post_install", "-at_install", "is_tour")
class TestMainPath(HttpCase):
    """The addon's main path, clicked through in a browser by those who walk it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = new_hr_user(cls.env, "kp_officer", "hr.group_hr_user")
        cls.reader_user = new_test_user(cls.env, "kp_reader", groups="base.group_user")
        cls.job = cls.env["hr.job"].create(
            {
                "name": "Tour position",
                "department_id": cls.env["hr.department"]
                .create({"name": "Відділ досліджень"})
                .id,
            }
        )
        cls.reader, *_others = cls.env["hr.employee"].create(
            [
                {
                    "name": "Тарас Шевченко",
                    "job_id": cls.job.id,
                    "user_id": cls.reader_user.id,
                },
                {"name": "Леся Косач", "job_title": "Юрисконсульт"},
                {"name": "Марія Заньковецька", "job_title": "Директор"},
            ]
        )

    def test_from_position_to_signature(self):
        # The first search makes the index of all titles: longer than a step of a tour may take.
        self.env["hr.kp.profession"].recommend(["Менеджер"])
        self.start_tour("/odoo", "hr_kp_job_instruction_tour", login="kp_officer")
        instruction = self.job.kp_instruction_ids
        self.assertEqual(instruction.state, "in_force")
        self.assertEqual(instruction.visa_ids.title, "Юрисконсульт")
        self.assertEqual(instruction.approver_title, "Директор")

        self.start_tour("/odoo", "hr_kp_sign_instruction_tour", login="kp_reader")
        acknowledgement = instruction.acknowledgement_ids
        self.assertEqual(acknowledgement.signed_user_id, self.reader_user)
        self.assertEqual(acknowledgement.text_hash, instruction.text_hash)
        self.assertTrue(acknowledgement.signature)

        self.start_tour("/odoo", "hr_kp_signed_instruction_tour", login="kp_officer")


@tagged("post_install", "-at_install", "is_tour")
class TestOverviewPath(HttpCase):
    """From the overview to a list, and back to figures that are read anew."""

    def test_from_figures_to_a_list_and_back(self):
        company = self.env["res.company"].create({"name": "Tour company"})
        self.env["hr.job"].search([("company_id", "=", False)]).active = False
        new_hr_user(
            self.env,
            "kp_officer",
            "hr.group_hr_user",
            company_id=company.id,
            company_ids=[company.id],
        )
        jobs = self.env["hr.job"].create(
            [{"name": name, "company_id": company.id} for name in ("First", "Second")]
        )
        self.start_tour("/odoo", "hr_kp_overview_tour", login="kp_officer")
        self.assertEqual(jobs[0].kp_title, "Соціолог")
        self.assertFalse(jobs[1].kp_title)
