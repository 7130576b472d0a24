import base64
import csv
import io
import time
from contextlib import contextmanager

from openpyxl import Workbook
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import file_open, mute_logger

from .common import KpCase

TABLE_2 = [
    ("1231", "Менеджер (управитель)"),
    ("1499", "Менеджер (управитель)"),
    ("1473", "Менеджер (управитель) у сфері надання інформації"),
    ("1479", "Менеджер (управитель) з організації консультативних послуг"),
]


class OccupationCase(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.System = cls.env["hr.occupation.system"]
        cls.Occupation = cls.env["hr.occupation"]
        cls.Link = cls.env["hr.occupation.link"]
        cls.test_system = cls.System.create({"code": "TEST-1", "name": "Test One"})
        cls.other_system = cls.System.create({"code": "TEST-2", "name": "Test Two"})

    @classmethod
    def system(cls, code):
        return cls.System.search([("code", "=", code)])

    @classmethod
    def occupation(cls, system, code):
        return cls.Occupation.search([("system_id.code", "=", system), ("code", "=", code)])

    @classmethod
    def add(cls, system, **names):
        """Add occupations, their codes given as _1111."""
        return cls.Occupation.create(
            [
                {"system_id": system.id, "code": code.strip("_"), "name": name}
                for code, name in names.items()
            ]
        )

    @contextmanager
    def assertQueriesAtMost(self, most):
        self.env.flush_all()
        before = self.cr.sql_log_count
        yield
        self.env.flush_all()
        self.assertLessEqual(self.cr.sql_log_count - before, most)


@tagged("post_install", "-at_install")
class TestShippedOccupations(OccupationCase):
    def test_systems_of_table_1_with_country_edition_and_licence(self):
        for code, country, edition in (
            ("O*NET-SOC", "US", "2019"),
            ("SOC 2010", "GB", "2010"),
            ("SOC 2020", "GB", "2020"),
            ("KZiS", "PL", "Dz.U. 2014 poz. 1145, зі змінами"),
            ("ISCO-88", False, "1988"),
            ("ISCO-08", False, "2008"),
        ):
            with self.subTest(system=code):
                system = self.system(code)
                self.assertEqual(system.country_id.code, country)
                self.assertEqual(system.edition, edition)
                self.assertTrue(system.source and system.licence and system.name_uk)
        self.assertIn("4143", self.system("SOC 2010").note)
        self.assertEqual(self.System.search([("equals_kp", "=", True)]), self.system("ISCO-88"))

    def test_occupations_of_table_1_in_both_languages(self):
        for system, code, name, name_uk in (
            (
                "O*NET-SOC",
                "43-4051.00",
                "Customer Service Representatives",
                "Представники з обслуговування замовників (клієнтів)",
            ),
            (
                "SOC 2010",
                "7220",
                "Customer service managers and supervisors",
                "Менеджери та супервізори з обслуговування замовників (клієнтів)",
            ),
            ("KZiS", "2433", "Specjaliści do spraw sprzedaży", "Фахівці з питань продажів"),
            ("KZiS", "243302", "Opiekun klienta", "Опікун клієнта"),
            (
                "KZiS",
                "243304",
                "Specjalista do spraw kluczowych klientów (key account manager)",
                "Фахівець з питань ключових клієнтів",
            ),
        ):
            with self.subTest(system=system, code=code):
                occupation = self.occupation(system, code)
                self.assertEqual(occupation.name, name)
                self.assertEqual(occupation.name_uk, name_uk)
        self.assertEqual(
            self.occupation("KZiS", "243302").parent_id, self.occupation("KZiS", "2433")
        )
        examples = self.occupation("O*NET-SOC", "43-4051.00").example_ids
        self.assertIn(
            ("Account Manager", "Клієнт-менеджер"),
            [(example.name, example.name_uk) for example in examples],
        )

    def test_uk_code_stands_by_its_edition(self):
        """7220 is another occupation in SOC 2020, which has divided it."""
        old = self.occupation("SOC 2010", "7220")
        self.assertEqual(
            [(each.target_id.code, each.target_id.name) for each in old.target_ids],
            [
                ("4143", "Customer service managers"),
                ("7220", "Customer service supervisors"),
            ],
        )
        self.assertEqual(set(old.link_ids.mapped("kind")), {"article"})
        for new in old.target_ids.target_id:
            self.assertEqual(new.system_id.code, "SOC 2020")
            self.assertEqual(set(new.link_ids.mapped("kind")), {"mechanical"})

    def test_linked_to_the_titles_of_table_2_and_no_others(self):
        table_2 = self.profession(*TABLE_2[0])
        for key in TABLE_2:
            title = self.profession(*key)
            table_2 |= title
            with self.subTest(title=title.display_name):
                links = title.occupation_link_ids.filtered(lambda link: link.kind == "article")
                self.assertEqual(
                    {(link.system_id.code, link.occupation_code) for link in links},
                    {
                        ("O*NET-SOC", "43-4051.00"),
                        ("SOC 2010", "7220"),
                        ("KZiS", "2433"),
                        ("KZiS", "243302"),
                        ("KZiS", "243304"),
                        ("KZiS", "332202"),
                        ("KZiS", "524902"),
                    },
                )
        self.assertEqual(self.Link.search([("kind", "=", "article")]).profession_id, table_2)

    def test_shipped_again_doubles_and_overwrites_nothing(self):
        occupation = self.occupation("KZiS", "2433")
        occupation.name_uk = "Продавці"
        self.system("KZiS").edition = "2030"
        link = occupation.link_ids[0]
        link.write({"kind": "hr", "active": False})
        self.occupation("KZiS", "243302").active = False
        models = ("system", "example", "link", "correspondence")
        counts = [
            self.env[f"hr.occupation.{model}"].with_context(active_test=False).search_count([])
            for model in models
        ]
        self.System._load_shipped()
        self.assertEqual(occupation.name_uk, "Продавці")
        self.assertEqual(self.system("KZiS").edition, "2030")
        self.assertEqual((link.kind, link.active), ("hr", False))
        self.assertFalse(self.occupation("KZiS", "243302"))
        self.assertEqual(
            counts,
            [
                self.env[f"hr.occupation.{model}"]
                .with_context(active_test=False)
                .search_count([])
                for model in models
            ],
        )


@tagged("post_install", "-at_install")
class TestOccupation(OccupationCase):
    def test_code_stands_once_in_a_system(self):
        self.add(self.test_system, _1111="One")
        self.add(self.other_system, _1111="One")
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.add(self.test_system, _1111="Another")

    def test_place_is_found_by_the_code(self):
        child = self.add(self.test_system, _1111="Unit")
        self.assertEqual((child.parent_id, child.level), (self.Occupation, 1))
        top, class_ = self.add(self.test_system, _1="Section", _111="Class")
        self.assertEqual(child.parent_id, class_)
        self.assertEqual(class_.parent_id, top)
        self.assertEqual((top.level, class_.level, child.level), (1, 2, 3))
        class_.unlink()
        self.assertEqual((child.parent_id, child.level), (top, 2))
        child.level = 4
        self.add(self.test_system, _11="Subsection")
        self.assertEqual(child.level, 4, "HR's level stays")

    def test_found_by_code_words_and_examples(self):
        occupation = self.occupation("O*NET-SOC", "43-4051.00")
        for text in (
            "43-40",
            "43-4051.00 Customer Service Representatives",
            "represent customer",
            "замовників обслуговування",
            "o*net замовників",
            "client services",
            "клієнт-менеджер",
        ):
            with self.subTest(text=text):
                found = self.Occupation.search([("display_name", "ilike", text)])
                self.assertIn(occupation, found)
        self.assertFalse(self.Occupation.search([("display_name", "ilike", "4051 customer")]))
        self.assertEqual(self.Occupation.name_search("43-4051.00")[0][0], occupation.id)

    def test_counts_take_no_query_for_each_system(self):
        # pylint: disable-next=no-search-all
        systems = self.System.search([])
        self.env.invalidate_all()
        with self.assertQueriesAtMost(4):
            systems.mapped("occupation_count")
            systems.mapped("link_count")
        self.assertEqual(self.system("SOC 2020").occupation_count, 2)
        self.assertEqual(self.system("SOC 2020").link_count, 8)

    def test_shown_on_the_title_and_on_the_position(self):
        title = self.profession(*TABLE_2[2])
        with Form(title) as form, form.occupation_link_ids.new() as line:
            line.occupation_id = self.add(self.test_system, _1111="One")
        job = self.make_job(title)
        self.assertEqual(job.kp_occupation_link_ids, title.occupation_link_ids)
        link = job.kp_occupation_link_ids.filtered(
            lambda link: link.system_id == self.test_system
        )
        self.assertEqual((link.kind, link.occupation_code), ("hr", "1111"))
        arch = self.env["hr.job"].get_view(view_type="form")["arch"]
        self.assertIn("kp_occupation_link_ids", arch)

    def test_everybody_reads_only_managers_write(self):
        occupation = self.occupation("SOC 2010", "7220")
        records = (
            occupation,
            occupation.system_id,
            occupation.example_ids[0],
            occupation.link_ids[0],
            occupation.target_ids[0],
        )
        for record in records:
            with self.subTest(model=record._name):
                record.with_user(self.employee_user).read(["display_name"])
                record.with_user(self.manager).check_access("write")
                for user in (self.employee_user, self.officer):
                    with self.assertRaises(AccessError):
                        record.with_user(user).check_access("write")
        Import = self.env["hr.occupation.import"]
        Import.with_user(self.manager).check_access("create")
        with self.assertRaises(AccessError):
            Import.with_user(self.officer).check_access("create")

    def test_import_templates_load_and_double_nothing(self):
        for model in (self.System, self.Occupation):
            (template,) = model.get_import_templates()
            with file_open(template["template"].removeprefix("/")) as file:
                heading, *rows = csv.reader(file)
            count = model.search_count([])
            with self.subTest(model=model._name):
                for _time in range(2):
                    result = model.load(heading, rows)
                    self.assertFalse(result["messages"])
                self.assertEqual(model.search_count([]), count)
                code = heading.index("code")
                new_rows = [[*row[:code], row[code] + ".9", *row[code + 1 :]] for row in rows]
                result = model.load(heading, new_rows)
                self.assertFalse(result["messages"])
                self.assertEqual(model.search_count([]), count + len(rows))
        self.assertEqual(self.occupation("SOC 2010", "7220.9").level, 4)


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
            self.assertIn(f"<td>{row}</td>", wizard.summary)
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

    def test_ten_thousand_rows_in_seconds(self):
        text = "code,name\n" + "".join(f"{i:05d},Occupation {i}\n" for i in range(10000))
        start = time.monotonic()
        wizard = self.wizard(text)
        wizard.action_preview()
        with self.assertQueriesAtMost(300):
            wizard.action_apply()
        self.assertEqual(self.test_system.occupation_count, 10000)
        again = self.wizard(text)
        with self.assertQueriesAtMost(15):
            again.action_apply()
        self.assertEqual(self.test_system.occupation_count, 10000)
        self.assertLess(time.monotonic() - start, 15)


@tagged("post_install", "-at_install")
class TestMechanicalLinks(OccupationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.test_system.equals_kp = True
        cls.equal, cls.national, cls.section = cls.add(
            cls.test_system, _2442="Sociologists", _1473="Not ours", _2="Professionals"
        )
        cls.new, cls.newer = cls.add(cls.other_system, _2632="Sociologists", _2633="Others")
        cls.env["hr.occupation.correspondence"]._add(
            [(cls.equal.id, cls.new.id), (cls.equal.id, cls.newer.id)]
        )
        cls.sociologist = cls.profession("2442.2", "Соціолог")

    def mine(self):
        return self.Link.with_context(active_test=False).search(
            [("system_id", "in", (self.test_system | self.other_system).ids)]
        )

    def test_linked_by_equal_codes_and_through_the_correspondence(self):
        added = self.test_system._link_by_equal_codes()
        titles = self.env["hr.kp.profession"].search([("code", "=like", "2442%")])
        self.assertTrue(titles)
        self.assertEqual(
            added, {self.test_system: len(titles), self.other_system: 2 * len(titles)}
        )
        links = self.sociologist.occupation_link_ids & self.mine()
        self.assertEqual(links.occupation_id, self.equal | self.new | self.newer)
        self.assertEqual(set(links.mapped("kind")), {"mechanical"})
        self.assertIn("2442.2", links[0].note)
        self.assertEqual(
            links.filtered(lambda link: link.occupation_id == self.new).note,
            "КП 2442.2 = TEST-1 2442 → TEST-2 2632",
        )

    def test_subsection_14_has_no_equal(self):
        self.test_system._link_by_equal_codes()
        self.assertFalse(self.national.link_ids)
        self.assertFalse(self.section.link_ids)

    def test_cancelled_title_is_not_linked(self):
        self.sociologist.active = False
        self.test_system._link_by_equal_codes()
        self.assertFalse(
            self.mine().filtered(lambda link: link.profession_id == self.sociologist)
        )

    def test_twice_doubles_nothing_and_leaves_hr_its_own(self):
        own = self.Link.create(
            {
                "profession_id": self.sociologist.id,
                "occupation_id": self.equal.id,
                "note": "Звірено",
            }
        )
        self.test_system._link_by_equal_codes()
        rejected, confirmed = (self.mine() - own).filtered(
            lambda link: link.profession_id == self.sociologist
        )
        rejected.action_reject()
        confirmed.action_confirm()
        before = self.mine()
        self.assertEqual(
            self.test_system._link_by_equal_codes(),
            {self.test_system: 0, self.other_system: 0},
        )
        self.assertEqual(self.mine(), before)
        self.assertEqual((own.kind, own.note), ("hr", "Звірено"))
        self.assertFalse(rejected.active)
        self.assertEqual(confirmed.kind, "hr")
        self.assertNotIn(rejected, self.sociologist.occupation_link_ids)

    def test_as_many_queries_for_all_titles_as_for_few(self):
        codes = set(
            self.env["hr.kp.profession"]
            .search([("code", "not like", "14%")])
            .mapped(lambda title: title.code[:4])
        )
        self.Occupation.create(
            [
                {"system_id": self.test_system.id, "code": code, "name": code}
                for code in codes - {"2442"}
            ]
        )
        self.env.flush_all()
        before = self.cr.sql_log_count
        start = time.monotonic()
        added = self.test_system._link_by_equal_codes()
        self.assertLess(time.monotonic() - start, 10)
        self.assertLessEqual(self.cr.sql_log_count - before, 12)
        self.assertGreater(added[self.test_system], 8000)

    def test_what_can_not_be_linked(self):
        with self.assertRaises(UserError):
            self.other_system._link_by_equal_codes()
        self.test_system.occupation_ids.unlink()
        with self.assertRaises(UserError):
            self.test_system._link_by_equal_codes()

    def test_only_managers_make_them_and_are_told(self):
        with self.assertRaises(AccessError):
            self.test_system.with_user(self.officer).action_link_by_equal_codes()
        action = self.test_system.with_user(self.manager).action_link_by_equal_codes()
        self.assertIn("TEST-2", action["params"]["message"])
