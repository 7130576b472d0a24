from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, RedirectWarning, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .instruction_case import InForceCase, InstructionLifecycleCase


@tagged("post_install", "-at_install")
class TestApproval(InstructionLifecycleCase):
    def test_nothing_is_agreed_before_the_approver_is_chosen(self):
        """The text names the approver's position, and is not to change under its visas."""
        self.instruction.approver_id = False
        with self.assertRaisesRegex(UserError, "«Approved by»"):
            self.instruction.action_agree()

    def test_from_draft_to_in_force(self):
        self.add_visa(date=date(2026, 11, 20))
        self.assertEqual(self.instruction.visa_ids.title, "Юрисконсульт")
        self.instruction.action_agree()
        self.assertEqual(self.instruction.state, "agreed")
        self.instruction.action_approve()
        self.assertEqual(self.instruction.state, "in_force")

    def test_nobody_is_proposed_to_approve_the_instruction_of_their_own_position(self):
        own, other = (
            self.make_job(self.profession("5122", "Кухар"), name=name)
            for name in ("Кухар", "Ще один кухар")
        )
        self.director.job_id = own
        for job in (own, other):
            job.action_kp_create_instruction()
        self.assertFalse(own.kp_instruction_ids.approver_id)
        self.assertEqual(other.kp_instruction_ids.approver_id, self.director)

    @freeze_time("2026-11-25 10:00:00")
    def test_date_of_approval_is_one_that_has_come(self):
        """Nobody could sign before it, and what is in force is not corrected any more."""
        self.instruction.date = date(2026, 11, 26)
        with self.assertRaisesRegex(UserError, "26.11.2026, has not come"):
            self.instruction.action_approve()
        self.instruction.date = date(2026, 11, 25)
        self.instruction.action_approve()
        revision = self.revise(self.instruction)
        revision.date = date(2026, 11, 24)
        with self.assertRaisesRegex(UserError, "before that of the revision.*25.11.2026"):
            revision.action_approve()
        revision.date = date(2026, 11, 25)
        revision.action_approve()

    def test_agreeing_waits_for_every_visa(self):
        with self.assertRaisesRegex(UserError, "nobody is named"):
            self.instruction.action_agree()
        self.add_visa()
        with self.assertRaisesRegex(UserError, "Леся Косач"):
            self.instruction.action_agree()
        with self.assertRaisesRegex(UserError, "Леся Косач"):
            self.instruction.action_approve()
        self.assertEqual(self.instruction.state, "draft")

    def test_approval_names_each_field_that_is_missing(self):
        self.instruction.write({"number": False, "date": False, "approver_id": False})
        with self.assertRaises(UserError) as refusal:
            self.instruction.action_approve()
        for label in ("Number", "Date", "Approved by"):
            self.assertIn(f"«{label}»", str(refusal.exception))
        self.fill_in(self.instruction)
        self.instruction.order_number = "15-од"
        with self.assertRaisesRegex(UserError, "both a number and a date"):
            self.instruction.action_approve()

    def test_no_approval_of_an_empty_text(self):
        self.instruction.section_ids[1].write({"intro": False, "clause_ids": [Command.clear()]})
        with self.assertRaisesRegex(UserError, "Завдання"):
            self.instruction.action_approve()
        self.instruction.section_ids.unlink()
        with self.assertRaisesRegex(UserError, "no sections"):
            self.instruction.action_approve()

    def test_no_approval_without_a_required_section(self):
        """ДКХП issue 1: sections 1 to 5 are required, 6 and 7 may be added."""
        self.instruction.section_ids.filtered(lambda s: s.kind == "relations").unlink()
        rights = self.instruction.section_ids.filtered(lambda s: s.kind == "rights")
        rights.kind = "other"
        with self.assertRaisesRegex(UserError, "«Rights» is missing"):
            self.instruction.action_approve()
        rights.kind = "rights"
        self.instruction.action_approve()
        self.assertEqual(self.instruction.state, "in_force")

    def test_no_approval_without_a_kp_title_but_a_way_on(self):
        self.job.kp_profession_id = False
        with self.assertRaises(RedirectWarning) as refusal:
            self.instruction.action_approve()
        self.assertEqual(refusal.exception.args[1]["res_id"], self.job.id)

    def test_approver_is_the_companys_last_one(self):
        other = self.make_job(self.profession("2421.2", "Адвокат"), name="Адвокат")
        other.action_kp_create_instruction()
        self.assertEqual(other.kp_instruction_ids.approver_id, self.director)
        company = self.env["res.company"].sudo().create({"name": "Інша"})
        self.officer.sudo().company_ids += company
        abroad = self.make_job(
            self.profession("2421.2", "Адвокат"), name="Адвокат", company_id=company.id
        )
        abroad.action_kp_create_instruction()
        self.assertFalse(abroad.kp_instruction_ids.approver_id)

    def test_nobody_agrees_after_the_approval(self):
        self.add_visa(date=date(2026, 11, 24))
        with self.assertRaisesRegex(UserError, "Леся Косач agreed on 24.11.2026, after"):
            self.instruction.action_approve()
        self.assertEqual(self.instruction.state, "draft")
        # The very day is in time.
        self.instruction.visa_ids.date = self.instruction.date
        self.instruction.action_approve()
        self.assertEqual(self.instruction.state, "in_force")

    def test_back_to_draft_clears_the_visas(self):
        self.add_visa(date=date(2026, 11, 20))
        self.instruction.action_agree()
        self.instruction.action_draft()
        self.assertEqual(self.instruction.state, "draft")
        self.assertFalse(self.instruction.visa_ids.date)

    def test_wrong_order_of_states_is_refused(self):
        self.instruction.action_cancel()
        for action in ("action_agree", "action_draft", "action_approve", "action_cancel"):
            with self.subTest(action=action), self.assertRaisesRegex(UserError, "Cancelled"):
                getattr(self.instruction, action)()

    def test_one_in_force_for_a_job(self):
        self.instruction.action_approve()
        other = self.instruction.copy()
        self.fill_in(other)
        other.action_approve()
        self.assertEqual(
            (self.instruction.state, other.state, other.previous_id),
            ("replaced", "in_force", self.instruction),
        )
        # It was in force: the record of that stays.
        with self.assertRaisesRegex(UserError, "Replaced"):
            self.instruction.action_cancel()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.instruction._write_protected({"state": "in_force"})
            self.instruction.flush_recordset()

    def test_approval_leaves_what_was_approved(self):
        self.instruction.action_approve()
        self.assertTrue(self.instruction.snapshot)
        self.assertIn(self.instruction.name, self.instruction.snapshot_name)
        self.assertEqual(self.instruction.text_hash, self.instruction._hash_text())
        self.assertEqual(len(self.instruction.text_hash), 64)

    def test_printed_visas_and_order(self):
        self.add_visa(date=date(2026, 11, 20))
        self.assertIn("ЗАТВЕРДЖУЮ", self.text(self.instruction))
        self.instruction.write({"order_number": "15-од", "order_date": date(2026, 11, 23)})
        text = self.text(self.instruction)
        self.assertIn("ЗАТВЕРДЖЕНО Наказ директора 23 листопада 2026 року № 15-од", text)
        self.assertIn("Юрисконсульт", text)
        self.assertIn("20 листопада 2026 року", text)


@tagged("post_install", "-at_install")
class TestFrozen(InForceCase):
    def test_nothing_of_it_is_changed_or_deleted(self):
        section = self.instruction.section_ids[0]
        clause = section.clause_ids[0]
        visa = self.instruction.visa_ids
        for refused in (
            lambda: self.instruction.write({"number": "1"}),
            lambda: self.instruction.write({"superior_title": "Інший"}),
            lambda: section.write({"name": "Інше"}),
            lambda: clause.write({"body": "Інше."}),
            lambda: visa.write({"date": date(2026, 1, 1)}),
            lambda: clause.copy(),
            lambda: section.clause_ids.create({"section_id": section.id, "body": "Ще."}),
            clause.unlink,
            section.unlink,
            visa.unlink,
            self.instruction.unlink,
        ):
            with self.assertRaisesRegex(UserError, "New revision"):
                refused()

    def test_superuser_is_refused_too(self):
        with self.assertRaisesRegex(UserError, "New revision"):
            self.instruction.sudo().section_ids[0].clause_ids[0].body = "Інше."

    def test_state_is_not_written_past_the_buttons(self):
        draft = self.instruction.copy()
        with self.assertRaisesRegex(UserError, "buttons"):
            draft.write({"state": "in_force"})
        with self.assertRaisesRegex(UserError, "buttons"):
            self.instruction.write({"state": "draft"})
        with self.assertRaisesRegex(UserError, "starts as a draft"):
            draft.create({"job_id": self.job.id, "state": "in_force"})
        with self.assertRaisesRegex(UserError, "starts as a draft"):
            draft.with_context(default_state="in_force").create({"job_id": self.job.id})
        with self.assertRaisesRegex(UserError, "starts as a draft"):
            draft.create({"job_id": self.job.id, "text_hash": "0" * 64})

    def test_no_context_from_outside_gets_past_the_protection(self):
        for mark in (True, "PROTECTED_WRITE", {}, 1):
            marked = self.instruction.with_context(kp_protected_write=mark)
            for user in (self.manager, self.env.ref("base.user_root")):
                with self.subTest(mark=mark), self.assertRaisesRegex(UserError, "buttons"):
                    marked.with_user(user).sudo().write({"state": "draft"})

    def test_protected_write_marks_nothing_else_that_is_written(self):
        """Neither the caller's records nor what overrides of write() bring about."""
        marks = []
        Thread = type(self.env["mail.thread"])
        write = Thread.write

        def noted(records, vals):
            marks.append(records.env.context.get("kp_protected_write"))
            return write(records, vals)

        with patch.object(Thread, "write", noted):
            self.instruction._write_protected({"outdated_told": True})
        self.assertEqual(marks, [None])
        self.assertNotIn("kp_protected_write", self.instruction.env.context)

    def test_parts_do_not_move_into_it(self):
        section = self.instruction.copy().section_ids[0]
        with self.assertRaisesRegex(UserError, "New revision"):
            section.instruction_id = self.instruction
        with self.assertRaisesRegex(UserError, "New revision"):
            section.clause_ids[0].section_id = self.instruction.section_ids[0]

    def test_hr_cannot_delete_the_snapshot(self):
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self.instruction._name),
                    ("res_id", "=", self.instruction.id),
                    ("res_field", "=", "snapshot"),
                ]
            )
        )
        self.assertTrue(attachment)
        for user in (self.officer, self.manager):
            with self.assertRaises(AccessError):
                attachment.with_user(user).unlink()
            with self.assertRaises(AccessError):
                attachment.with_user(user).datas = b"eA=="

    def test_agreed_text_waits_for_the_approval_only(self):
        draft = self.instruction.copy()
        draft.visa_ids = [
            Command.create({"employee_id": self.lawyer.id, "date": date(2026, 11, 20)})
        ]
        draft.action_agree()
        with self.assertRaisesRegex(UserError, "Back to draft"):
            draft.section_ids[0].clause_ids[0].body = "Інше."
        with self.assertRaisesRegex(UserError, "Back to draft"):
            draft.superior_title = "Інший"
        draft.number = "14-ПІ"

    def test_prints_as_it_was_whatever_becomes_of_the_job(self):
        before = self.text(self.instruction)
        lines = self.instruction._lines()
        self.job.write(
            {"name": "Інше", "kp_profession_id": self.profession("2421.2", "Адвокат").id}
        )
        self.department.name = "Відділ Ікс"
        self.env.company.sudo().name = "Інше підприємство"
        self.director.name = "Хтось Інший"
        self.lawyer.write({"name": "Хтось Третій", "job_title": "Ніхто"})
        self.assertEqual(self.text(self.instruction), before)
        self.assertEqual(self.instruction._lines(), lines)
        self.assertEqual(self.instruction._hash_text(), self.instruction.text_hash)
        self.assertEqual(self.instruction.kp_code, "2442.2")

    def test_words_stay_though_cases_would_be_formed_otherwise_today(self):
        """As when a newer dictionary comes with an upgrade: what was signed is not reworded."""
        revision = self.revise(self.instruction)
        revision.write({"order_number": "15-од", "order_date": date(2026, 11, 23)})
        revision.visa_ids.date = date(2026, 11, 20)
        revision.action_approve()
        clauses = revision.section_ids.clause_ids
        before = clauses.mapped("text")
        for model, field in (
            (clauses, "text"),
            (revision.section_ids, "intro_text"),
            (revision, "heading"),
        ):
            self.env.add_to_compute(model._fields[field], model)
        models = "odoo.addons.hr_kp_classifier.models"
        with (
            patch(f"{models}.hr_job_instruction_clause.fill", return_value="Інше."),
            patch(f"{models}.hr_job_instruction_section.fill", return_value="Інше."),
            patch(f"{models}.hr_job_instruction.decline", return_value="інше"),
        ):
            self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(clauses.mapped("text"), before)
        with patch(f"{models}.hr_job_instruction_printing.decline", return_value="інше"):
            self.assertEqual(revision._hash_text(), revision.text_hash)
            self.assertEqual(
                revision._words().approval.order,
                "Наказ директора 23 листопада 2026 року № 15-од",
            )
            revision._refuse_signing()

    def test_draft_follows_the_job(self):
        draft = self.instruction.copy()
        self.job.kp_profession_id = self.profession("2421.2", "Адвокат")
        self.department.name = "Відділ права"
        self.assertIn("Посадова інструкція адвоката", draft.name)
        self.assertIn("адвоката відділу права", draft.section_ids[0].clause_ids[0].text)

    def test_job_with_papers_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Archive"):
            self.job.sudo().unlink()
        job = self.make_job(self.profession("2421.2", "Адвокат"), name="Адвокат")
        job.action_kp_create_instruction()
        draft = job.kp_instruction_ids
        job.sudo().unlink()
        self.assertFalse(draft.exists())

    def test_it_is_still_discussed(self):
        self.instruction.message_post(body="Прочитано.")
        self.instruction.activity_schedule("mail.mail_activity_data_todo", summary="Нагадати")
        self.assertIn("Прочитано.", str(self.instruction.message_ids.mapped("body")))

    def test_plain_user_does_nothing_with_it(self):
        instruction = self.instruction.with_user(self.employee_user)
        for action in ("action_cancel", "action_new_revision"):
            with self.subTest(action=action), self.assertRaises(AccessError):
                getattr(instruction, action)()
