import base64
import io

from openpyxl import Workbook

from odoo.exceptions import UserError
from odoo.tests import tagged

from .occupation_case import OccupationCase


@tagged("post_install", "-at_install")
class TestOccupationImport(OccupationCase):
    def wizard(self, text, system=None, encoding="utf-8", **vals):
        content = text if isinstance(text, bytes) else text.encode(encoding)
        return self.env["hr.occupation.import"].create(
            {
                "system_id": (system or self.test_system).id,
                "file": base64.b64encode(content),
                **vals,
            }
        )

    def codes(self, system=None):
        return {
            occupation.code: occupation.name
            for occupation in (system or self.test_system).occupation_ids
        }

    def test_preview_writes_nothing_apply_writes_all(self):
        wizard = self.wizard("code,name\n1,Managers\n11,Chief executives\n")
        wizard.action_preview()
        self.assertEqual(wizard.state, "preview")
        self.assertTrue(wizard.has_changes)
        self.assertIn("Chief executives", wizard.summary)
        self.assertFalse(self.codes())
        wizard.action_apply()
        self.assertEqual(wizard.state, "done")
        self.assertEqual(self.codes(), {"1": "Managers", "11": "Chief executives"})
        self.assertEqual(
            self.occupation("TEST-1", "11").parent_id, self.occupation("TEST-1", "1")
        )

    def test_columns_in_ukrainian_any_order_windows_1251(self):
        text = "Назва українською;Рівень;КОД;Примітка;Назва\nКерівники;1;1;x;Managers\n"
        wizard = self.wizard(text, encoding="cp1251")
        wizard.action_preview()
        self.assertIn("Примітка", wizard.summary)
        wizard.action_apply()
        occupation = self.occupation("TEST-1", "1")
        self.assertEqual(
            (occupation.name, occupation.name_uk, occupation.level),
            ("Managers", "Керівники", 1),
        )

    def test_workbook_with_codes_as_numbers(self):
        workbook = Workbook()
        workbook.active.append(["ISCO-88 code", "Title"])
        workbook.active.append([2442, "Sociologists"])
        content = io.BytesIO()
        workbook.save(content)
        self.wizard(content.getvalue()).action_apply()
        self.assertEqual(self.codes(), {"2442": "Sociologists"})

    def test_again_doubles_nothing_and_renames_in_place(self):
        text = "code,name,name_uk\n1,Managers,Керівники\n2,Professionals,\n"
        self.wizard(text).action_apply()
        occupation = self.occupation("TEST-1", "2")
        occupation.name_uk = "Професіонали"
        wizard = self.wizard(text)
        wizard.action_preview()
        self.assertFalse(wizard.has_changes)
        wizard.action_apply()
        self.wizard(text.replace("Professionals", "Scientists")).action_apply()
        self.assertEqual(self.codes(), {"1": "Managers", "2": "Scientists"})
        self.assertEqual(self.occupation("TEST-1", "2"), occupation)
        self.assertEqual(occupation.name_uk, "Професіонали", "an empty cell erases nothing")

    def test_all_or_nothing(self):
        wizard = self.wizard("code,name\n1,Managers\n2,\nx?,Unknown\n1,Again\n")
        wizard.action_preview()
        self.assertTrue(wizard.has_problems)
        for row in (3, 4, 5):
            self.assertRegex(wizard.summary, rf"<td>\s*{row}\s*</td>")
        wizard.action_apply()
        self.assertEqual(wizard.state, "preview")
        self.assertFalse(self.codes())

    def test_what_the_file_says_is_escaped(self):
        wizard = self.wizard("code,name\n<b>,Managers\n")
        wizard.action_preview()
        self.assertIn("&lt;b&gt;", wizard.summary)
        self.assertNotIn("<b>", wizard.summary)

    def test_file_that_is_none(self):
        for content in (b"", b"%PDF-1.4", b"PK\x03\x04broken", b"a,b\n1,2\n", b"code,name\n"):
            with self.subTest(content=content):
                wizard = self.wizard(content or b" ")
                wizard.action_preview()
                self.assertTrue(wizard.has_problems)
        with self.assertRaises(UserError):
            self.env["hr.occupation.import"].create(
                {"system_id": self.test_system.id}
            ).action_preview()

    def test_archived_stays_archived(self):
        occupation = self.add(self.test_system, _1="Managers")
        occupation.active = False
        self.wizard("code,name\n1,Leaders\n").action_apply()
        self.assertEqual((occupation.name, occupation.active), ("Leaders", False))

    def test_correspondence_by_the_systems_names(self):
        self.add(self.test_system, _1="One", _2="Two")
        self.add(self.other_system, _7="Seven", _8="Eight")
        for heading, rows in (
            ("TEST 2 code,test-1", "7,1\n8,1\n8,2\n8,2\n"),
            ("source,target", "1,7\n1,8\n2,8\n"),
            ("Джерело,Ціль", "1,7\n"),
        ):
            with self.subTest(heading=heading):
                wizard = self.wizard(
                    f"{heading}\n{rows}",
                    content="correspondence",
                    target_system_id=self.other_system.id,
                )
                wizard.action_preview()
                self.assertFalse(wizard.has_problems, wizard.summary)
                wizard.action_apply()
                self.assertEqual(
                    [
                        (pair.source_id.code, pair.target_id.code)
                        for pair in self.env["hr.occupation.correspondence"].search(
                            [("source_id.system_id", "=", self.test_system.id)]
                        )
                    ],
                    [("1", "7"), ("1", "8"), ("2", "8")],
                )

    def test_correspondence_with_unknown_codes(self):
        self.add(self.test_system, _1="One")
        wizard = self.wizard(
            "source,target\n1,7\n",
            content="correspondence",
            target_system_id=self.other_system.id,
        )
        wizard.action_apply()
        self.assertTrue(wizard.has_problems)
        self.assertIn("TEST-2", wizard.summary)
        self.assertFalse(self.occupation("TEST-1", "1").target_ids)
        for target in (self.env["hr.occupation.system"], self.test_system):
            with self.assertRaises(UserError):
                self.wizard(
                    "source,target\n1,7\n",
                    content="correspondence",
                    target_system_id=target.id,
                ).action_preview()

    def test_ten_thousand_rows_in_few_queries(self):
        text = "code,name\n" + "".join(f"{i:05d},Occupation {i}\n" for i in range(10000))
        wizard = self.wizard(text)
        wizard.action_preview()
        with self.assertQueriesAtMost(300):
            wizard.action_apply()
        self.assertEqual(self.test_system.occupation_count, 10000)
        again = self.wizard(text)
        with self.assertQueriesAtMost(15):
            again.action_apply()
        self.assertEqual(self.test_system.occupation_count, 10000)
