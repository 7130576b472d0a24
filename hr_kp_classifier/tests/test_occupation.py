import csv

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged
from odoo.tools import file_open, mute_logger

from .occupation_case import OccupationCase

TABLE_2 = [
    ("1231", "Менеджер (управитель)"),
    ("1499", "Менеджер (управитель)"),
    ("1473", "Менеджер (управитель) у сфері надання інформації"),
    ("1479", "Менеджер (управитель) з організації консультативних послуг"),
]


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
