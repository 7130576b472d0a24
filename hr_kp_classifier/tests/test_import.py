import base64
import io
from csv import reader

from openpyxl import Workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import file_open

from .common import KpCase
from .import_case import ImportCase, csv


@tagged("post_install", "-at_install")
class TestImport(ImportCase):
    """Import of classifier files: the wizard, and what it leaves behind."""

    # --- Preview ----------------------------------------------------------------------

    def test_preview_writes_nothing_and_lists_all(self):
        job = self.make_job(self.sociologist, name="Наш соціолог")
        content = self.whole(
            drop={("2442.2", "Соціолог")}, add=[("2442.2", "Дослідник громадської думки")]
        )
        wizard = self.wizard(content, scope="whole")
        before = self.Profession.with_context(active_test=False).search_count([])
        wizard.action_preview()
        self.assertFalse(wizard.has_problems)
        self.assertTrue(wizard.has_steps)
        self.assertIn("Наш соціолог", wizard.preview)
        self.assertEqual(
            [(line.kind, line.label_before, line.label_after) for line in wizard.line_ids],
            [
                ("added", False, "2442.2 Дослідник громадської думки"),
                ("cancelled", "2442.2 Соціолог", False),
            ],
        )
        self.assertEqual(
            self.Profession.with_context(active_test=False).search_count([]), before
        )
        self.assertTrue(self.sociologist.active)
        self.assertEqual(job.kp_title_state, "valid")

    def test_preview_of_what_is_there_already(self):
        wizard = self.wizard(self.whole(), scope="whole")
        wizard.action_preview()
        self.assertFalse(wizard.has_steps)
        self.assertFalse(wizard.has_problems)

    def test_preview_escapes_what_the_file_says(self):
        wizard = self.wizard(csv("2442.2,<b>Соціометрист</b>"))
        wizard.action_preview()
        self.assertNotIn("<b>Соціо", wizard.preview)

    def test_addition_is_the_default_and_cancels_nothing(self):
        self.assertEqual(Form(self.env["hr.kp.import"]).scope, "addition")
        edition = self.imported(csv("2442.2,Соціометрист"))
        self.assertEqual(self.changes(edition), {("added", "2442.2", False, "Соціометрист")})
        self.assertTrue(self.sociologist.active)

    # --- What an amendment does -------------------------------------------------------

    def test_cancelled_title(self):
        """Archived with the edition that cancelled it; jobs keep it, are marked and told."""
        job = self.make_job(self.sociologist, name="Соціолог", user_id=self.officer.id)
        edition = self.imported(
            self.whole(drop={("2442.2", "Соціолог")}), scope="whole", name="Зміна № 15"
        )
        self.assertFalse(self.sociologist.active)
        self.assertEqual(self.sociologist.cancelled_by_id, edition)
        self.assertEqual(job.kp_profession_id, self.sociologist)
        self.assertEqual(job.kp_title_state, "error")
        self.assertEqual(job.activity_ids.user_id, self.officer)
        self.assertIn("Зміна № 15", job.activity_ids.note)

    def test_renamed_title_keeps_its_record_and_its_jobs(self):
        name = "Оператор електронно-комунікаційних послуг"
        operator = self.profession("4229", name)
        job = self.make_job(operator, name=name)
        new_name = "Оператор електронних комунікаційних послуг"
        edition = self.imported(
            self.whole(drop={("4229", name)}, add=[("4229", new_name)]), scope="whole"
        )
        self.assertEqual(self.changes(edition), {("renamed", "4229", name, new_name)})
        self.assertEqual(operator.name, new_name)
        self.assertEqual(job.kp_profession_id, operator)
        # Until an order: see test_former_title.
        self.assertEqual(job.kp_title, name)

    def test_moved_title_is_replaced_by_the_new_one(self):
        self.imported(
            self.whole(drop={("2442.2", "Соціолог")}, add=[("2442.1", "Соціолог")]),
            scope="whole",
        )
        self.assertEqual(self.sociologist.replaced_by_id, self.profession("2442.1", "Соціолог"))

    def test_changed_attributes_and_what_the_file_leaves_unsaid(self):
        heading = "КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"
        edition = self.imported(csv("2442.2,25211,Соціолог", heading=heading))
        self.assertEqual(self.sociologist.zkpptr_code, "25211")
        self.assertIn("25211", edition.change_ids.details)
        self.imported(csv("2442.2,Соціолог", "2442.2,Соціометрист"))
        self.assertEqual(self.sociologist.zkpptr_code, "25211")

    def test_what_hr_changed_is_listed_and_left(self):
        self.sociologist.with_user(self.manager).zkpptr_code = "11111"
        heading = "КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"
        content = csv("2442.2,25211,Соціолог", heading=heading)
        edition = self.imported(content)
        self.assertEqual(edition.change_ids.kind, "kept")
        self.assertEqual(self.sociologist.zkpptr_code, "11111")
        self.imported(content, overwrite=True)
        self.assertEqual(self.sociologist.zkpptr_code, "25211")

    def test_title_of_hrs_own_does_not_pass_for_a_new_official_one(self):
        own = self.Profession.with_user(self.manager).create(
            {"code": "2442.2", "name": "Соціолог-дослідниця громадської думки"}
        )
        self.imported(
            self.whole(
                drop={(own.code, own.name)},
                add=[("2442.2", "Соціолог-дослідник громадської думки")],
            ),
            scope="whole",
        )
        self.assertEqual(own.name, "Соціолог-дослідниця громадської думки")
        self.assertTrue(own.active)
        self.assertTrue(self.profession("2442.2", "Соціолог-дослідник громадської думки"))

    def test_groups_and_titles_in_two_files(self):
        wizard = self.wizard(
            csv("2442.9,Соціометрист"),
            second_file=base64.b64encode(csv("2442.9,Інші професіонали", heading="code,name")),
            second_filename="groups.csv",
        )
        wizard.action_apply()
        self.assertEqual(
            self.profession("2442.9", "Соціометрист").group_id.name, "Інші професіонали"
        )

    def test_missing_group_is_named_or_created(self):
        content = csv("2442.9,Соціометрист")
        with self.assertRaisesRegex(ValidationError, "2442.9"):
            self.wizard(content).action_apply()
        self.wizard(content, create_groups=True).action_apply()
        title = self.profession("2442.9", "Соціометрист")
        self.assertEqual(title.group_id.parent_id.code, "2442")

    def test_same_file_twice_doubles_nothing(self):
        content = csv("2442.2,Соціометрист")
        self.imported(content)
        count = self.Profession.search_count([])
        edition = self.imported(content)
        self.assertFalse(edition.change_ids)
        self.assertEqual(self.Profession.search_count([]), count)

    def test_title_with_a_comma_stays_whole(self):
        name = "Соціолог, аналітик і дослідник"
        self.imported(csv(f'2442.2,"{name}"'))
        self.assertTrue(self.profession("2442.2", name))

    def test_spreadsheet(self):
        book = Workbook()
        sheet = book.active
        sheet.append(["КОД КП", "КОД ЗКППТР", "ПРОФЕСІЙНА НАЗВА РОБОТИ"])
        sheet.append([2442.2, 25299, "Соціометрист"])
        stream = io.BytesIO()
        book.save(stream)
        self.imported(stream.getvalue(), filename="зміна.xlsx")
        self.assertEqual(self.profession("2442.2", "Соціометрист").zkpptr_code, "25299")

    def test_windows_1251_with_semicolons(self):
        content = csv("2442.2;Соціометрист", heading="КОД КП;ПРОФЕСІЙНА НАЗВА РОБОТИ")
        self.imported(content.decode().encode("cp1251"))
        self.assertTrue(self.profession("2442.2", "Соціометрист"))

    # --- What is refused --------------------------------------------------------------

    def test_bad_files_are_refused_whole(self):
        good = "2442.2,Соціометрист"
        for what, content in {
            "empty": b"",
            "columns": csv(good, heading="щось,інше"),
            "code": csv(good, "абв,Соціолог-аналітик"),
            "spreadsheet's code": csv(good, "1.473E+03,Соціолог-аналітик"),
            "comma in the code": csv(good, '"2442,2",Соціолог-аналітик'),
            "twice": csv(good, good),
            "Latin": csv(good, "2442.2,Sociologist"),
            "look-alikes": csv(good, "2442.2,Coцiолог-аналітик"),
            "formula": csv(good, '2442.2,"=HYPERLINK(1)"'),
            "cut": csv(good, '2442.2,"Соціолог-анал').rstrip(),
            "no table": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        }.items():
            with self.subTest(what=what):
                wizard = self.wizard(content)
                wizard.action_preview()
                self.assertTrue(wizard.has_problems)
                self.assertIn("<li>", wizard.preview)
                editions = self.Edition.search_count([])
                with self.assertRaises(ValidationError):
                    wizard.action_apply()
                self.assertEqual(self.Edition.search_count([]), editions)
                self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))

    def test_problem_names_row_column_and_remedy(self):
        wizard = self.wizard(csv("2442.2,Соціометрист", "1.473E+03,Аналітик"))
        wizard.action_preview()
        for part in ("зміна.csv", "3", "КОД КП", "1473"):
            self.assertIn(part, wizard.preview)

    def test_what_is_surely_meant_is_mended_on_request(self):
        content = csv('"2442,2",Соціометрист')
        self.wizard(content, mend=True).action_apply()
        self.assertTrue(self.profession("2442.2", "Соціометрист"))

    def test_no_file(self):
        with self.assertRaises(UserError):
            self.env["hr.kp.import"].create({}).action_preview()

    def test_second_import_at_once_is_sent_away(self):
        with self.registry.cursor() as other:
            other.execute("SELECT pg_advisory_xact_lock(hashtext('hr_kp_classifier.import'))")
            with self.assertRaises(UserError):
                self.wizard(csv("2442.2,Соціометрист")).action_apply()
        self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))

    def test_only_hr_managers_import(self):
        with self.assertRaises(AccessError):
            self.env["hr.kp.import"].with_user(self.officer).create({})
        with self.assertRaises(AccessError):
            self.Edition.with_user(self.officer).import_classifier([], apply=True)

    # --- From outside -----------------------------------------------------------------

    def test_api(self):
        files = [
            {
                "name": "зміна.csv",
                "content": base64.b64encode(csv("2442.2,Соціометрист")).decode(),
            }
        ]
        Edition = self.Edition.with_user(self.manager)
        answer = Edition.import_classifier(files)
        self.assertEqual((answer["added"], answer["edition_id"]), (1, False))
        self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))
        answer = Edition.import_classifier(files, apply=True, name="Зміна № 15")
        self.assertEqual(self.Edition.browse(answer["edition_id"]).name, "Зміна № 15")
        self.assertTrue(self.profession("2442.2", "Соціометрист"))
        files[0]["content"] = base64.b64encode(b"").decode()
        answer = Edition.import_classifier(files, apply=True)
        self.assertTrue(answer["problems"])
        self.assertFalse(answer["edition_id"])

    def test_api_says_what_it_wants(self):
        Edition = self.Edition.with_user(self.manager)
        content = base64.encodebytes(csv("2442.2,Соціометрист")).decode()
        for files in (
            [],
            "зміна.csv",
            [{"name": "зміна.csv"}],
            [{"content": content}],
            [{"name": "зміна.csv", "content": "####"}],
            [{"name": "зміна.csv", "content": "КОД КП"}],
        ):
            with self.subTest(files=files), self.assertRaisesRegex(UserError, "«files»"):
                Edition.import_classifier(files, apply=True)
        files = [{"name": "зміна.csv", "content": content}]
        for vals, said in (
            ({"state": "undone"}, "“state” can't be said"),
            ({"order_date": "31.12.2026"}, "2026-12-31"),
        ):
            with self.subTest(vals=vals), self.assertRaisesRegex(UserError, said):
                Edition.import_classifier(files, apply=True, **vals)
        self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))
        # Base64 in lines, as mail programs write it.
        self.assertEqual(Edition.import_classifier(files)["added"], 1)


@tagged("post_install", "-at_install")
class TestOdooImport(KpCase):
    """Odoo's own import: a list, «Favourites», «Import records»."""

    def load(self, model, fields, *rows):
        result = self.env[model].load(fields, [list(row) for row in rows])
        self.assertTrue(result["ids"], result["messages"])
        return self.env[model].browse(result["ids"])

    def test_twice_doubles_nothing(self):
        for model, fields, row in (
            ("hr.kp.group", ["code", "name"], ("2442.9", "Інші соціологи")),
            (
                "hr.kp.profession",
                ["code", "name", "zkpptr_code"],
                ("2442.2", "Соціолог, дослідник громадської думки", "25211"),
            ),
            ("hr.kp.derived.word", ["name", "agreement"], ("Полковий", "adjective")),
            (
                "hr.kp.act.title",
                ["name", "profession_id", "act"],
                ("Соціометрист ради", "2442.2 Соціолог", "наказ від 01.09.2026 № 1"),
            ),
            ("hr.kp.everyday.title", ["name", "spellings"], ("Соціометрист", "соціометр")),
        ):
            with self.subTest(model=model):
                first = self.load(model, fields, row)
                self.assertEqual(self.load(model, fields, row), first)

    def test_known_title_is_changed_not_doubled(self):
        sociologist = self.profession("2442.2", "Соціолог")
        loaded = self.load(
            "hr.kp.profession",
            ["code", "name", "zkpptr_code"],
            ("2442.2", "Соціолог", "25211"),
            ("2442.2", "Соціометрист", ""),
        )
        self.assertEqual(loaded[0], sociologist)
        self.assertEqual(sociologist.zkpptr_code, "25211")
        self.assertTrue(sociologist.changed_by_hr)

    def test_what_is_said_again_is_no_change_by_hr(self):
        sociologist = self.profession("2442.2", "Соціолог")
        self.load("hr.kp.profession", ["code", "name"], ("2442.2", "Соціолог"))
        self.assertFalse(sociologist.changed_by_hr)

    def test_template_files_can_be_imported_as_they_are(self):
        for model in (
            "hr.kp.group",
            "hr.kp.profession",
            "hr.kp.derived.word",
            "hr.kp.act.title",
            "hr.kp.everyday.title",
        ):
            with self.subTest(model=model):
                (template,) = self.env[model].get_import_templates()
                with file_open(template["template"].lstrip("/")) as file:
                    heading, *rows = reader(file)
                self.load(model, heading, *rows)
