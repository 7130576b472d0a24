from datetime import date
from unittest.mock import patch

from odoo.tests import tagged

from .instruction_case import InForceCase, InstructionLifecycleCase


@tagged("post_install", "-at_install")
class TestHash(InstructionLifecycleCase):
    """The hash is of the whole paper."""

    def test_two_clauses_are_not_one_that_looks_like_them(self):
        first, second = self.instruction.section_ids[0].clause_ids[:2]
        before = self.instruction._hash_text()
        self.instruction.section_ids[0].clause_ids[2:].unlink()
        two = self.instruction._hash_text()
        first.body = f"{first.text}\n1.2 {second.text}"
        second.unlink()
        self.assertEqual(len({before, two, self.instruction._hash_text()}), 3)

    def test_of_each_part_of_the_paper(self):
        self.add_visa(date=date(2026, 11, 20))
        seen = {self.instruction._hash_text()}
        for vals in (
            {"number": "99"},
            {"date": date(2026, 11, 24)},
            {"place": "Харків"},
            {"approver_title": "Голова правління"},
            {"order_number": "15-од", "order_date": date(2026, 11, 23)},
        ):
            self.instruction.write(vals)
            seen.add(self.instruction._hash_text())
        self.instruction.visa_ids.date = date(2026, 11, 21)
        seen.add(self.instruction._hash_text())
        self.assertEqual(len(seen), 7)

    def test_raw_values_that_are_hashed(self):
        """With the literal digests of ``tests/documents/test_signed_forms.py``: the whole of a
        signed paper, and nothing that is formed today."""
        self.add_visa(date=date(2026, 11, 20))
        self.instruction.write(
            {
                "order_number": "15-од",
                "order_date": date(2026, 11, 22),
                "place": "Київ",
                "drafter_id": self.head.id,
            }
        )
        facts = self.instruction._signed_facts()
        [first, *_others] = facts.pop("sections")
        section = self.instruction.section_ids[0]
        clause = section.clause_ids[0]
        self.assertEqual(first["clauses"][0], {"number": "1.1", "text": clause.text})
        self.assertEqual(len(first["clauses"]), len(section.clause_ids))
        self.assertEqual((first["number"], first["name"]), ("1", section.name))
        self.assertEqual(first["intro"], section.intro_text)
        self.assertEqual(
            facts,
            {
                "enterprise": self.env.company.name,
                "document_type": "position",
                "number": "12-ПІ",
                "date": date(2026, 11, 23),
                "place": "Київ",
                "heading": "соціолога",
                "code": "2442.2",
                "order_number": "15-од",
                "order_date": date(2026, 11, 22),
                "approver_title": "Директор",
                "approver_name": "Марія Заньковецька",
                "drafter_title": self.instruction.drafter_title,
                "drafter_name": "Іван Франко",
                "visas": [
                    {
                        "title": "Юрисконсульт",
                        "name": "Леся Косач",
                        "date": date(2026, 11, 20),
                    }
                ],
            },
        )


@tagged("post_install", "-at_install")
class TestVerify(InForceCase):
    def shown(self):
        return self.instruction.action_verify()["params"]["type"]

    def test_what_was_approved_matches(self):
        [result] = self.instruction.verify()
        self.assertTrue(result["matches"])
        self.assertEqual((result["form"], result["signed_otherwise"]), (3, []))
        self.assertEqual(self.shown(), "success")

    def test_what_was_changed_past_the_program_does_not(self):
        self.past_the_program(self.instruction, "number", "99")
        self.assertFalse(self.instruction.verify()[0]["matches"])
        self.assertEqual(self.shown(), "danger")

    def test_a_draft_has_nothing_to_match(self):
        [result] = self.instruction.copy().verify()
        self.assertEqual((result["hash"], result["matches"]), ("", False))

    def test_second_form_stays_verifiable(self):
        """The printed words: those on the order are kept, whatever they would be today."""
        for column, value in (
            ("order_number", "15-од"),
            ("order_date", date(2026, 11, 23)),
            # The second form kept the order of such names.
            ("approver_name", "Бондаренко Олег"),
        ):
            self.past_the_program(self.instruction, column, value)
        self.past_the_program(self.instruction, "hash_form", 2)
        self.past_the_program(self.instruction, "text_hash", self.instruction._hash_text())
        self.instruction.sudo()._keep_order_words()
        printing = "odoo.addons.hr_kp_classifier.models.hr_job_instruction_printing"
        with (
            patch(f"{printing}.decline", return_value="інше"),
            patch(f"{printing}.date_in_words", return_value="інше"),
            patch(f"{printing}.acquainted", return_value="інше"),
        ):
            [result] = self.instruction.verify()
            self.instruction._refuse_signing()
        self.assertEqual((result["form"], result["matches"]), (2, True))
        self.past_the_program(self.instruction, "number", "99")
        self.assertFalse(self.instruction.verify()[0]["matches"])

    def test_first_form_stays_verifiable(self):
        """Approved by a former version: the hash was of the lines, and no form was kept."""
        self.past_the_program(self.instruction, "hash_form", None)
        first = self.instruction._hash_text()
        self.assertNotEqual(first, self.instruction.text_hash)
        self.past_the_program(self.instruction, "text_hash", first)
        [result] = self.instruction.verify()
        self.assertEqual((result["form"], result["matches"]), (1, True))
        self.past_the_program(self.instruction, "name", "Інше")
        self.assertFalse(self.instruction.verify()[0]["matches"])
