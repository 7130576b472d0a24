from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .instruction_case import InstructionLifecycleCase


class AgreedCase(InstructionLifecycleCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instruction.section_ids[0].clause_ids[
            0
        ].body = "{Посада} підпорядковується {керівнику} та {керівнику підприємства}."

    def agree(self):
        self.add_visa(date=date(2026, 11, 20))
        self.instruction.action_agree()

    def words(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return [(line.number, line.text) for line in self.instruction._lines()]


@tagged("post_install", "-at_install")
class TestAgreedText(AgreedCase):
    """Who has agreed to a text has agreed to these words."""

    def test_stays_whatever_becomes_of_job_approver_and_company(self):
        self.agree()
        before = self.words()
        self.instruction.approver_title = "Голова правління"
        version = self.instruction.text_version
        self.job.kp_profession_id = self.profession("2421.2", "Адвокат")
        self.department.name = "Відділ Ікс"
        self.department.manager_id = self.director
        self.env.company.sudo().name = "Інше підприємство"
        self.lawyer.name = "Хтось Третій"
        self.assertEqual(self.words(), before)
        self.assertEqual(self.instruction.text_version, version)
        self.assertEqual(self.instruction.visa_ids.employee_name, "Леся Косач")
        self.assertTrue(self.instruction.visa_ids.date)

    def test_is_not_put_in_force_where_the_job_is_another(self):
        self.agree()
        self.department.name = "Відділ Ікс"
        with self.assertRaisesRegex(UserError, "Відділ Ікс.*Back to draft"):
            self.instruction.action_approve()
        self.instruction.action_draft()
        self.assertEqual(self.instruction.department_name, "Відділ Ікс")
        self.instruction.visa_ids.date = date(2026, 11, 21)
        self.instruction.action_agree()
        self.instruction.action_approve()
        self.assertFalse(self.instruction.is_outdated)

    def test_is_not_put_in_force_where_the_approver_is_called_otherwise(self):
        self.agree()
        self.instruction.approver_title = "Голова правління"
        with self.assertRaisesRegex(UserError, "1.1 was agreed with other words"):
            self.instruction.action_approve()
        self.instruction.action_draft()
        self.assertIn("голові правління", str(self.words()))

    def test_another_person_with_the_same_title_may_approve(self):
        self.agree()
        other = self.env["hr.employee"].create(
            {"name": "Ліна Костенко", "job_title": "Директор"}
        )
        self.instruction.approver_id = other
        self.instruction.action_approve()
        self.assertEqual(self.instruction.approver_name, "Ліна Костенко")

    def test_back_to_draft_keeps_hrs_words_on_the_superior(self):
        self.instruction.superior_title = "Генеральний директор"
        self.agree()
        self.instruction.action_draft()
        self.assertEqual(self.instruction.superior_title, "Генеральний директор")
        self.instruction.visa_ids.date = date(2026, 11, 20)
        self.instruction.action_agree()
        self.department.manager_id = self.director
        self.instruction.action_draft()
        self.assertEqual(self.instruction.superior_title, "Директор")

    def test_version_follows_the_text(self):
        """Whatever rewords a draft, an editor who has not read that is refused."""
        for what, work in {
            "the title": lambda: self.job.write(
                {"kp_profession_id": self.profession("2421.2", "Адвокат").id}
            ),
            "the department": lambda: self.department.write({"name": "Відділ Ікс"}),
            "the head": lambda: self.department.write({"manager_id": self.director.id}),
            "the company": lambda: self.env.company.sudo().write({"name": "Інше"}),
        }.items():
            with self.subTest(what):
                version = self.instruction.text_version
                work()
                self.env.flush_all()
                self.assertGreater(self.instruction.text_version, version)


@tagged("post_install", "-at_install")
class TestFilledIn(AgreedCase):
    """The text and the facts that are frozen with it are of one moment."""

    def test_draft_follows_a_head_who_is_appointed(self):
        self.department.manager_id = False
        self.assertIn("безпосередньому керівнику", str(self.words()))
        self.department.manager_id = self.head
        self.instruction.action_approve()
        self.assertIn("начальнику відділу досліджень", str(self.words()))
        self.assertEqual(self.instruction.job_facts["superior"], self.head_job.name)

    def test_a_heads_new_title_has_to_be_put_in(self):
        self.head_job.kp_profession_id = self.profession("1229.1", "Керуючий справами")
        self.head_job.kp_profession_id = self.profession("2421.2", "Адвокат")
        with self.assertRaisesRegex(UserError, "Superior's Title"):
            self.instruction.action_approve()
        self.instruction.superior_title = "Адвокат"
        self.instruction.action_approve()
        self.assertEqual(self.instruction.job_facts["superior"], "Адвокат")
        self.assertFalse(self.instruction.is_outdated)


@tagged("post_install", "-at_install")
class TestSharedPosition(AgreedCase):
    """A position without a company, an instruction of each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].sudo().create({"name": "Інша", "city": "Львів"})
        cls.officer.sudo().company_ids += cls.other
        cls.env.company.sudo().city = "Київ"
        cls.shared = cls.make_job(
            cls.profession("2442.2", "Соціолог"), name="Соціолог", company_id=False
        )

    def start(self, company):
        draft = self.env["hr.job.instruction"].create(
            {"job_id": self.shared.id, "company_id": company.id}
        )
        draft.action_take_template()
        draft.write({"number": "1", "date": date(2026, 11, 23)})
        return draft

    def test_company_is_given_and_place_follows_it(self):
        draft = self.start(self.other)
        self.assertEqual((draft.company_id, draft.place), (self.other, "Львів"))
        self.assertEqual(draft.enterprise, "Інша")

    def test_revisions_are_counted_by_company(self):
        ours, theirs = self.start(self.env.company), self.start(self.other)
        ours.approver_id = self.director
        ours.action_approve()
        self.assertEqual(self.revise(ours).revision, 2)
        theirs.approver_id = self.env["hr.employee"].create(
            {"name": "Ліна Костенко", "job_title": "Директор", "company_id": self.other.id}
        )
        theirs.action_approve()
        # From the first company.
        revision = self.env["hr.job.instruction"].browse(theirs.action_new_revision()["res_id"])
        self.assertEqual((revision.revision, revision.company_id), (2, self.other))

    def test_giving_the_position_away_leaves_the_others_draft(self):
        ours, theirs = self.start(self.env.company), self.start(self.other)
        self.shared.company_id = self.other
        self.assertEqual((ours.company_id, theirs.company_id), (self.env.company, self.other))
