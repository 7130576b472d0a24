from datetime import date

from lxml import html

from odoo import Command
from odoo.tests import tagged

from .instruction_case import InForceCase


@tagged("post_install", "-at_install")
class TestRevision(InForceCase):
    def test_starts_from_the_text_in_force(self):
        revision = self.revise(self.instruction)
        self.assertEqual((revision.state, revision.revision), ("draft", 2))
        self.assertEqual(revision.previous_id, self.instruction)
        self.assertEqual(
            revision.section_ids.clause_ids.mapped("text"),
            self.instruction.section_ids.clause_ids.mapped("text"),
        )
        self.assertEqual(
            revision.section_ids.clause_ids.origin_id, self.instruction.section_ids.clause_ids
        )
        self.assertEqual(revision.visa_ids.employee_id, self.lawyer)
        self.assertFalse(revision.visa_ids.date)
        self.assertEqual(self.instruction.state, "in_force")

    def test_one_begun_is_gone_on_with(self):
        revision = self.revise(self.instruction)
        self.assertEqual(self.revise(self.instruction), revision)

    def test_superior_follows_the_job_unless_written_by_hand(self):
        self.head_job.kp_profession_id = self.profession("2421.2", "Адвокат")
        revision = self.revise(self.instruction)
        self.assertEqual(revision.superior_title, revision._superior_title_of_job())
        revision.superior_title = "Генеральний директор"
        revision.visa_ids.date = date(2026, 11, 23)
        revision.action_approve()
        self.assertEqual(self.revise(revision).superior_title, "Генеральний директор")

    def test_says_what_has_changed(self):
        revision = self.revise(self.instruction)
        self.assertIn("same", html.fromstring(revision.changes).text_content())
        section = revision.section_ids[1]
        removed, changed = section.clause_ids[:2]
        removed_text = removed.text
        removed.unlink()
        changed.body = f"{changed.body.rstrip('.')} і <b>щодня</b>."
        section.clause_ids = [Command.create({"body": "Нове.", "sequence": 999})]
        tree = html.fromstring(revision.changes)
        rows = {
            row.get("data-kind"): row.text_content() for row in tree.xpath("//tr[@data-kind]")
        }
        self.assertEqual(set(rows), {"removed", "changed", "added"})
        self.assertIn(removed_text, rows["removed"])
        self.assertIn("<b>щодня</b>", "".join(tree.xpath("//ins//text()")))
        self.assertIn("Нове.", rows["added"])
        self.assertFalse(tree.xpath("//b"))

    def test_replaces_the_one_in_force(self):
        revision = self.revise(self.instruction)
        revision.visa_ids.date = date(2026, 11, 23)
        revision.section_ids[1].clause_ids[0].body = "Інше."
        self.assertEqual(self.instruction.state, "in_force")
        revision.action_approve()
        self.assertEqual((self.instruction.state, revision.state), ("replaced", "in_force"))
        self.assertNotEqual(self.instruction.text_hash, revision.text_hash)

    def test_job_prints_the_one_in_force_else_the_draft(self):
        revision = self.revise(self.instruction)
        self.assertEqual(self.job._kp_instruction(), self.instruction)
        self.instruction.action_cancel()
        self.assertEqual(self.job._kp_instruction(), revision)
        self.assertIn("проєкт", revision._print_name())
        revision.action_cancel()
        self.assertFalse(self.job._kp_instruction())
