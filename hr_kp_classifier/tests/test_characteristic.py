from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import KpCase


@tagged("post_install", "-at_install")
class TestCharacteristic(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.profession("4222", "Адміністратор")
        cls.job = cls.make_job(cls.administrator, name="Адміністратор зали")
        cls.job.action_kp_create_instruction()
        cls.instruction = cls.job.kp_instruction_ids
        cls.duties = cls.instruction.section_ids.filtered(lambda s: s.kind == "duties")
        # The template says these six in the same words.
        cls.duties.clause_ids[:6].unlink()

    def wizard(self):
        return Form(
            self.env["hr.job.instruction.clauses"]
            .with_user(self.officer)
            .with_context(default_instruction_id=self.instruction.id)
        )

    def test_shipped_for_the_administrator(self):
        characteristic = self.administrator.characteristic_ids
        self.assertEqual(len(characteristic.duties.splitlines()), 6)
        self.assertIn("29.12.2004 № 336", characteristic.order)

    def test_a_title_carries_one(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["hr.kp.characteristic"].create({"profession_id": self.administrator.id})

    def test_shipped_again_changes_nothing(self):
        characteristic = self.administrator.characteristic_ids
        characteristic.duties = "Наше"
        self.env["hr.kp.characteristic"]._load_shipped()
        self.assertEqual(self.administrator.characteristic_ids.duties, "Наше")

    def test_clauses_are_taken(self):
        """The title's own is offered; the chosen clauses stand after those that are there."""
        before = len(self.duties.clause_ids)
        form = self.wizard()
        self.assertEqual(form.characteristic_id, self.administrator.characteristic_ids)
        self.assertIn("відвідувачів", form.line_ids.edit(2).text)
        form.clients = True
        with form.line_ids.edit(0) as line:
            line.chosen = False
        self.assertIn("клієнтів", form.line_ids.edit(2).text)
        form.save().action_take()
        taken = self.duties.clause_ids[before:]
        self.assertEqual(len(taken), 5)
        self.assertEqual(
            taken[1].text,
            "Консультує клієнтів щодо послуг, які надає підприємство, умов їх надання та цін.",
        )
        self.assertEqual(taken[0].number, f"2.{before + 1}")

    def test_what_is_there_is_not_offered_again(self):
        form = self.wizard()
        form.save().action_take()
        again = self.wizard().save()
        self.assertFalse(any(again.line_ids.mapped("chosen")))
        with self.assertRaisesRegex(UserError, "[Tt]ick"):
            again.action_take()

    def test_template_and_characteristic_give_no_duty_twice(self):
        self.instruction.action_take_template()
        self.assertFalse(any(self.wizard().save().line_ids.mapped("chosen")))

    def test_a_missing_section_is_begun(self):
        self.administrator.characteristic_ids.requirements = "повна середня освіта"
        self.instruction.section_ids.filtered(lambda s: s.kind == "qualification").unlink()
        self.wizard().save().action_take()
        section = self.instruction.section_ids.filtered(lambda s: s.kind == "qualification")
        self.assertEqual(section.name, "Кваліфікаційні вимоги")
        self.assertEqual(section.clause_ids.text, "Повна середня освіта.")

    def test_frozen_instruction_takes_none(self):
        self.instruction.write(
            {
                "number": "1",
                "date": "2026-11-23",
                "approver_id": self.env["hr.employee"].create({"name": "Директор"}).id,
            }
        )
        self.instruction.action_approve()
        with self.assertRaisesRegex(UserError, "[Rr]evision"):
            self.wizard().save().action_take()
