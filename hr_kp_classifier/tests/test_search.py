from unittest.mock import patch

from odoo.tests import Form, tagged
from odoo.tools import SQL

from odoo.addons.hr_kp_classifier.kp.editions.entries import TitleRow
from odoo.addons.hr_kp_classifier.kp.search.terms import Freedom

from .common import KpCase

INFORMATION = "1473 Менеджер (управитель) у сфері надання інформації"


class SearchCase(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Profession = cls.env["hr.kp.profession"]
        cls.Group = cls.env["hr.kp.group"]
        cls.Everyday = cls.env["hr.kp.everyday.title"]

    def found(self, text, limit=8, **kwargs):
        """What a dropdown shows."""
        return [name for _id, name in self.Profession.name_search(text, limit=limit, **kwargs)]

    def names(self, text, limit=8):
        return self.Profession.search([("display_name", "ilike", text)], limit=limit).mapped(
            "name"
        )


@tagged("post_install", "-at_install")
class TestSearch(SearchCase):
    """A title is found the way people type."""

    def test_however_it_is_typed(self):
        for text in (
            "мен над інф",
            "інформації надання менеджер",
            "МЕНЕДЖЕР У СФЕРІ НАДАННЯ ІНФОРМАЦІЇ",
            "менеджер в сфері надання інформації",
            "управитель у сфері надання інформації",
            "менеджр надання інформації",  # a letter missing
            "менедджер надання інформації",  # one too many
            "мендежер надання інформації",  # two swapped
            "мeнeджep надaння iнфopмaцiї",  # Latin look-alikes
            "vtytl;th yflfyyz syajhvfws]",  # the keyboard's layout
            "1473 менеджер",
            "менеджера надання інформацією",
            INFORMATION,
        ):
            with self.subTest(text=text):
                self.assertEqual(self.found(text)[:1], [INFORMATION])

    def test_any_sign(self):
        for text in ("лікар–терапевт", "лікар терапевт", "Лікар‑Терапевт"):
            with self.subTest(text=text):
                self.assertEqual(self.names(text)[0], "Лікар-терапевт")
        for text in ("комп’ютерного набору", "компʼютерного набору", "компютерного набору"):
            with self.subTest(text=text):
                self.assertIn("Оператор комп'ютерного набору", self.names(text))

    def test_mistyped_short_word(self):
        self.assertEqual(self.names("кухра")[0], "Кухар")
        self.assertEqual(self.names("бугалтер")[0], "Бухгалтер")

    def test_another_gender(self):
        self.assertEqual(self.names("соціологиня")[0], "Соціолог")

    def test_not_all_of_the_words(self):
        """Where no title has all words that were typed, those with the most of them."""
        self.assertFalse(
            self.Profession.search_count([("search_key", "like", "% соціолог %космос%")])
        )
        self.assertEqual(self.names("соціолог з космосу та інформації")[0], "Соціолог")

    def test_nothing_is_found_by_nothing_of_the_kind(self):
        for text in ("йцукен", "1473 йцукен", "!!!", "%%%", "\\", "9999 9999"):
            with self.subTest(text=text):
                self.assertEqual(self.found(text), [])

    def test_zkpptr_code(self):
        title = self.profession("2442.2", "Соціолог")
        title.zkpptr_code = "99911"
        self.assertIn(title.display_name, self.found("99911"))

    def test_digits_as_a_word(self):
        self.assertEqual(self.names("оператор служби 112")[0], "Оператор Служби 112")

    def test_renamed(self):
        """A new name is found, mistyped too; the old one no more."""
        title = self.profession("2442.2", "Соціолог")
        title.name = "Шрапнельщик"
        self.assertEqual(self.names("шрапнельщик"), ["Шрапнельщик"])
        self.assertEqual(self.names("шрапенльщик"), ["Шрапнельщик"])
        self.assertNotIn("Шрапнельщик", self.names("соціолог", limit=None))

    def test_plain_user_searches_too(self):
        Profession = self.Profession.with_user(self.employee_user)
        for text in ("соціолог", "соцоілог", "CRM-менеджер"):
            with self.subTest(text=text):
                self.assertTrue(Profession.name_search(text))

    def test_on_the_job(self):
        """The picker of the job, and a search of jobs by title."""
        job = self.make_job(self.profession("2442.2", "Соціолог"), name="Дослідник")
        found = self.env["hr.job"].search([("kp_profession_id", "ilike", "соціолгог")])
        self.assertIn(job, found)
        with Form(job) as form:
            form.kp_profession_id = self.Profession.browse(
                self.Profession.name_search("мен над інф", limit=1)[0][0]
            )
        self.assertEqual(job.kp_code, "1473")


@tagged("post_install", "-at_install")
class TestRank(SearchCase):
    """What is meant most surely comes first."""

    def test_code_first_then_what_is_below_it(self):
        codes = self.Profession.search([("display_name", "ilike", "2132")]).mapped("code")
        self.assertTrue(all(code.startswith("2132") for code in codes))
        self.assertEqual(codes, sorted(codes))
        self.profession("2132.2", "Інженер-програміст").copy(
            {"code": "2132", "name": "Ящур програмний"}
        )
        self.assertEqual(self.found("2132")[0], "2132 Ящур програмний")
        self.profession("2442.2", "Соціолог").copy(
            {"code": "2442", "name": "Соціолог широкого кола питань"}
        )
        self.assertEqual(
            self.found("2442 соціолог", limit=2),
            ["2442 Соціолог широкого кола питань", "2442.2 Соціолог"],
        )

    def test_exact_then_beginning_then_words(self):
        names = self.names("соціолог", limit=None)
        self.assertEqual(names[0], "Соціолог")
        begin = [name.startswith("Соціолог") for name in names]
        self.assertEqual(begin, sorted(begin, reverse=True))
        self.assertIn("Головний соціолог", names)
        self.Profession.create(
            [
                {"code": "2442.2", "name": name}
                for name in ("Тестовий шрап", "Шрап тестовий великий")
            ]
        )
        self.assertEqual(self.names("шрап тест"), ["Шрап тестовий великий", "Тестовий шрап"])
        # The words of a whole title, in another order: «фінансовий директор».
        self.assertEqual(self.names("шрап тестовий")[0], "Тестовий шрап")

    def test_without_brackets_first(self):
        self.assertEqual(self.names("менеджер", limit=1), ["Менеджер (управитель)"])

    def test_whole_word_before_its_beginning(self):
        self.Profession.create(
            [{"code": "2442.2", "name": name} for name in ("Шрапнель", "Шрап тестовий")]
        )
        self.assertEqual(self.names("шрап"), ["Шрап тестовий", "Шрапнель"])

    def test_shorter_first(self):
        """As it is without its brackets; what they hold counts after that."""
        names = ["Шрап (той) малий", "Шрап (тестовий) новий", "Шрап тестовий"]
        self.Profession.create([{"code": "2442.2", "name": name} for name in names[::-1]])
        self.assertEqual(self.names("шрап"), names)

    def test_what_was_typed_before_a_synonym(self):
        names = self.names("менеджер персоналу", limit=None)
        self.assertEqual(names[0], "Менеджер (управитель) з персоналу")

    def test_page_after_page(self):
        """A dropdown's 8 are the first of the longer list, and pages make up the whole."""
        for text in ("менеджер", "менеджр", "інженер з"):
            with self.subTest(text=text):
                domain = [("display_name", "ilike", text)]
                whole = self.Profession.search(domain)
                self.assertEqual(self.Profession.search(domain, limit=8), whole[:8])
                self.assertEqual(self.Profession.search(domain, limit=5, offset=5), whole[5:10])
                names = [(title.id, title.display_name) for title in whole]
                self.assertEqual(self.Profession.name_search(text, limit=8), names[:8])

    def test_another_order_on_request(self):
        found = self.Profession.search([("display_name", "ilike", "соціолог")], order="id desc")
        self.assertEqual(found.ids, sorted(found.ids, reverse=True))


@tagged("post_install", "-at_install")
class TestEverydayTitlesInSearch(SearchCase):
    def everyday(self, name, *titles, **vals):
        return self.Everyday.create(
            {
                "name": name,
                "recommendation_ids": [
                    (0, 0, {"profession_id": title.id, "sequence": at})
                    for at, title in enumerate(titles)
                ],
                **vals,
            }
        )

    def test_recommended_first(self):
        names = self.found("CRM-менеджер")
        self.assertEqual(names[0], INFORMATION)
        recommended = self.Everyday.search([("name", "=", "CRM-менеджер")]).recommendation_ids
        self.assertEqual(set(names), set(recommended.profession_id.mapped("display_name")))

    def test_part_of_an_everyday_title(self):
        self.assertEqual(self.found("crm")[0], INFORMATION)

    def test_mistyped(self):
        self.assertEqual(self.found("crm менеджр")[0], INFORMATION)

    def test_synonym_in_an_everyday_title(self):
        self.assertIn(INFORMATION, self.found("менеджер по роботі з відвідувачами"))

    def test_official_title_before_what_is_recommended(self):
        everyday = self.everyday("Соціолог", self.profession("2452.2", "Дизайнер одягу"))
        self.assertEqual(self.names("соціолог")[:2], ["Соціолог", "Дизайнер одягу"])
        everyday.active = False
        self.assertNotIn("Дизайнер одягу", self.names("соціолог"))

    def test_only_the_exact_one_where_there_is_one(self):
        first, second = (
            self.profession("2442.2", "Соціолог"),
            self.profession("5122", "Кухар"),
        )
        self.everyday("Шрап", first)
        self.everyday("Шрап малий", second)
        self.assertEqual(self.names("шрап"), ["Соціолог"])
        self.assertEqual(self.names("шрап мал"), ["Кухар"])
        self.assertEqual(self.names("шра"), ["Соціолог", "Кухар"])

    def test_everyday_titles_are_found_so_too(self):
        for text in ("crm менеджер", "CRM-менеджр", "менеджер crm"):
            with self.subTest(text=text):
                [found] = self.Everyday.name_search(text, limit=1)
                self.assertEqual(found[1], "CRM-менеджер")

    def test_a_code_is_no_everyday_title(self):
        self.assertFalse(self.Everyday.search([("display_name", "ilike", "1473")]))

    def test_no_hijack(self):
        """One word of somebody's everyday name does not outrank an official title."""
        for text, name in (
            ("касир банку", "Касир (в банку)"),
            ("лікар-хірург", "Лікар-хірург"),
            ("бухгалтер", "Бухгалтер"),
            ("інженер", "Інженер"),
            ("економіст", "Економіст"),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.names(text)[0], name)

    def test_rankings(self):
        """What people type, and what most of them mean."""
        for text, code, begins in (
            ("директор", "1210.1", "Директор (начальник"),
            ("генеральний директор", "1210.1", "Директор (начальник"),
            ("заступник директора", "1210.1", "Директор (начальник"),
            ("головлікар", "1210.1", "Керівник підприємства"),
            ("завуч", "1210.1", "Керівник (директор) закладу загальної"),
            ("завгар", "1226.2", "Начальник гаража"),
            ("старший інженер", "2149.2", "Інженер"),
            ("заступник головного бухгалтера", "1231", "Головний бухгалтер"),
            ("провідний бухгалтер", "3433", "Бухгалтер"),
            ("інженер-програміст 1 категорії", "2132.2", "Інженер-програміст"),
            ("старший продавець", "5220", "Продавець"),
            ("вчитель", "2320", "Вчитель закладу загальної"),
            ("прибиральниця", "9132", "Прибиральник службових"),
            ("продавець", "5220", "Продавець"),
            ("касир", "4211", "Касир (на підприємстві"),
            ("помічник", "3436.1", "Помічник керівника"),
            ("тренер", "3475", "Тренер"),
            ("кол-центр", "4229", "Оператор"),
            ("закупівлі", "2419.2", "Фахівець з публічних закупівель"),
            ("BA", "2131.2", "Аналітик"),
            ("PM", "2447.2", "Фахівець з управління проектами"),
            ("бетонщик", "7123", "Бетоняр"),
            ("пасічник", "6123", "Бджоляр"),
            ("оператор ПК", "4112", "Оператор комп'ютерного набору"),
            ("product owner", "2131.2", "Аналітик продукту"),
            ("айтішник", "3121", "Фахівець з інформаційних"),
            ("вахтер", "9152", "Сторож"),
            ("водитель", "8322", "Водій автотранспортних"),
            ("уборщица", "9132", "Прибиральник службових"),
            ("грузчик", "9333", "Вантажник"),
            ("повар", "5122", "Кухар"),
            ("консультант з збуту", "5220", "Продавець-консультант"),
            ("хірург", "2221.2", "Лікар-хірург"),
        ):
            with self.subTest(text=text):
                found = self.Profession.browse(self.Profession.name_search(text, limit=1)[0][0])
                self.assertEqual(found.code, code)
                self.assertTrue(found.name.startswith(begins), found.name)

    def test_information_technology_among_the_first(self):
        codes = [name.partition(" ")[0] for name in self.found("ІТ")]
        self.assertLessEqual({"1497", "2132.2"}, set(codes))

    def test_what_is_typed_may_go_on(self):
        """«Інженер з охорони п» is the beginning of a title, not an engineer of something."""
        self.assertEqual(self.names("інженер з охорони п")[0], "Інженер з охорони праці")


@tagged("post_install", "-at_install")
class TestOperators(SearchCase):
    def test_contains_and_does_not_contain(self):
        """Each other's complement, whatever was typed; and counted as many as found."""
        for model in (self.Profession, self.Group, self.Everyday):
            everything = model.search([])
            for text in ("менеджер", "менеджр", "1473", "мен над інф", "CRM", "йцукен", ""):
                with self.subTest(model=model._name, text=text):
                    for positive, negative in (("ilike", "not ilike"), ("like", "not like")):
                        found = model.search([("display_name", positive, text)])
                        others = model.search([("display_name", negative, text)])
                        self.assertFalse(found & others)
                        self.assertEqual(found | others, everything)
                        self.assertEqual(
                            model.search_count([("display_name", positive, text)]), len(found)
                        )

    def test_nothing_typed(self):
        for text in ("", False, None):
            with self.subTest(text=text):
                self.assertEqual(len(self.Profession.name_search(text, limit=20)), 20)
        self.assertEqual(len(self.Profession.name_search(limit=3)), 3)

    def test_equal_and_among(self):
        title = self.profession("1473", INFORMATION.partition(" ")[2])
        for label in (INFORMATION, "1473", title.name, f" {INFORMATION} "):
            with self.subTest(label=label):
                self.assertEqual(self.Profession.search([("display_name", "=", label)]), title)
        found = self.Profession.search(
            [("display_name", "in", [INFORMATION, "2442.2 Соціолог"])]
        )
        self.assertEqual(found.mapped("code"), ["1473", "2442.2"])
        everything = self.Profession.search_count([])
        for operator, value in (("!=", INFORMATION), ("not in", [INFORMATION])):
            with self.subTest(operator=operator):
                self.assertEqual(
                    self.Profession.search_count([("display_name", operator, value)]),
                    everything - 1,
                )
        for operator, value in (("=", False), ("=", None), ("in", []), ("in", [False])):
            with self.subTest(operator=operator, value=value):
                self.assertFalse(self.Profession.search([("display_name", operator, value)]))
        self.assertEqual(
            self.Profession.search_count([("display_name", "!=", False)]), everything
        )

    def test_pattern(self):
        found = self.Profession.search([("display_name", "=ilike", "соціолог%")])
        self.assertTrue(found)
        self.assertTrue(all(name.startswith("Соціолог") for name in found.mapped("name")))

    def test_domain_and_limit(self):
        domain = [("section_id.code", "=", "2")]
        for text in ("менеджер", "інженер", "інжнер"):
            with self.subTest(text=text):
                found = self.Profession.name_search(text, domain=domain, limit=None)
                titles = self.Profession.browse(id_ for id_, _name in found)
                self.assertLessEqual(set(titles.mapped("section_id.code")), {"2"})
        self.assertEqual(len(self.found("інженер", limit=3)), 3)

    def test_several_conditions(self):
        both = self.Profession.search(
            [("display_name", "ilike", "інженер"), ("display_name", "ilike", "праці")]
        )
        self.assertIn("Інженер з охорони праці", both.mapped("name"))
        either = self.Profession.search(
            ["|", ("display_name", "ilike", "соціолог"), ("display_name", "ilike", "кухар")]
        )
        self.assertLessEqual({"Соціолог", "Кухар"}, set(either.mapped("name")))
        self.assertEqual(either.mapped("code"), sorted(either.mapped("code")))

    def test_cancelled_only_on_request(self):
        title = self.profession("2442.2", "Соціолог")
        title.active = False
        self.assertNotIn("Соціолог", self.names("соціолог", limit=None))
        on_request = self.Profession.with_context(active_test=False)
        self.assertEqual(on_request.name_search("соціолог", limit=1)[0][0], title.id)
        archived = [("active", "=", False), ("display_name", "ilike", "соціолог")]
        self.assertEqual(self.Profession.search(archived), title)
        # One that is not shown does not keep what is nearly it from being shown.
        self.Profession.create(
            [
                {"code": "2442.2", "name": "Шрапнельщик", "active": False},
                {"code": "2442.2", "name": "Шрапнальщик"},
            ]
        )
        self.assertEqual(self.names("шрапнельщик"), ["Шрапнальщик"])

    def test_grouped(self):
        groups = self.Profession._read_group(
            [("display_name", "ilike", "соціолог")], ["section_id"], ["__count"]
        )
        self.assertEqual(
            sum(count for _section, count in groups),
            self.Profession.search_count([("display_name", "ilike", "соціолог")]),
        )

    def test_group_boxes(self):
        self.assertEqual(self.Group.name_search("1473", limit=1)[0][1][:4], "1473")
        [(_id, name)] = self.Group.name_search("проф соціології", limit=1)
        self.assertIn("соціолог", name.lower())

    def test_few_queries(self):
        """Understanding, and finding; however many titles are found."""
        self.Profession.name_search("менеджер", limit=8)
        for text in ("менеджер", "мен над інф", "1473", "CRM-менеджер"):
            self.env.invalidate_all()
            with self.subTest(text=text), self.assertQueryCount(2):
                self.Profession.name_search(text, limit=8)
        self.env.invalidate_all()
        with self.assertQueryCount(7):
            self.Profession.name_search("менеджр", limit=8)

    def test_import_by_label(self):
        result = self.env["hr.job"].load(
            ["name", "kp_profession_id"],
            [["За назвою", INFORMATION], ["За кодом", "1473"], ["Мимо", "1473 Менеджр"]],
        )
        self.assertEqual(len(result["messages"]), 1)
        self.assertIn("1473 Менеджр", result["messages"][0]["message"])


@tagged("post_install", "-at_install")
class TestOrder(SearchCase):
    def test_ukrainian_alphabet(self):
        """є after е, і and ї after и, ґ after г; not all of them after я."""
        names = ["Ґава", "Гава", "Дах", "Їжак", "Іжак", "Ящур", "Єнот", "Енот", "Юнга"]
        ordered = ["Гава", "Ґава", "Дах", "Енот", "Єнот", "Іжак", "Їжак", "Юнга", "Ящур"]
        for model, vals in ((self.Profession, {"code": "2442.2"}), (self.Everyday, {})):
            records = model.create([{"name": f"{name}-тест", **vals} for name in names])
            with self.subTest(model=model._name):
                found = model.search([("id", "in", records.ids)], order="name")
                self.assertEqual([name.split("-")[0] for name in found.mapped("name")], ordered)
                found = model.search([("id", "in", records.ids)])  # its own order
                self.assertEqual([name.split("-")[0] for name in found.mapped("name")], ordered)
                found = model.search([("id", "in", records.ids)], order="name desc")
                self.assertEqual(
                    [name.split("-")[0] for name in found.mapped("name")], ordered[::-1]
                )

    def test_every_list_by_name(self):
        """Employees, departments and what HR keeps, as titles: not by the letters' codes."""
        ordered = ["Гава", "Ґава", "Енот", "Єнот", "Іжак", "Їжак", "Ящур"]
        profession = self.Profession.search([("code", "=", "2442.2")], limit=1)
        for model, vals in (
            ("hr.employee", {}),
            ("hr.department", {}),
            ("hr.job", {}),
            ("hr.job.instruction.template", {}),
            ("hr.kp.act.title", {"profession_id": profession.id, "act": "Наказ № 1"}),
            ("hr.kp.kiosk", {}),
        ):
            records = self.env[model].create(
                [{"name": f"{name} тест", **vals} for name in reversed(ordered)]
            )
            with self.subTest(model=model):
                found = self.env[model].search([("id", "in", records.ids)], order="name")
                self.assertEqual([name.split()[0] for name in found.mapped("name")], ordered)

    def test_jobs_by_title(self):
        """Also where others are sorted by their title."""
        titles = self.Profession.create(
            [{"code": "2442.2", "name": name} for name in ("Ящур-тест", "Єнот-тест")]
        )
        jobs = self.env["hr.job"].union(*(self.make_job(title, name="Т") for title in titles))
        found = self.env["hr.job"].search([("id", "in", jobs.ids)], order="kp_profession_id")
        self.assertEqual(found.mapped("kp_profession_id.name"), ["Єнот-тест", "Ящур-тест"])

    def test_grouped_by_name(self):
        groups = self.Profession._read_group([("code", "=", "1473")], ["name"], ["__count"])
        self.assertEqual(groups, [(INFORMATION.partition(" ")[2], 1)])

    def test_postgresql_without_icu(self):
        with patch.object(type(self.Profession), "_has_ukrainian_order", lambda self: False):
            found = self.Profession.search([("code", "=", "2442.2")], order="name")
        self.assertEqual(found.mapped("name"), sorted(found.mapped("name")))


@tagged("post_install", "-at_install")
class TestKey(SearchCase):
    """What is looked through, and the words a mistyped one may be meant for."""

    def words(self, model=None):
        return set((self.Profession if model is None else model)._vocabulary().words)

    def test_each_has_a_key(self):
        for model in (self.Profession, self.Group, self.Everyday):
            with self.subTest(model=model._name):
                everything = model.with_context(active_test=False)
                self.assertFalse(everything.search_count([("search_key", "in", [False, ""])]))

    def test_loaded_as_if_created(self):
        """The road by SQL leaves the same keys as create() does."""
        name = "Шрапнельщик (кулеметник) з тестування"
        loaded = self.Profession._create_rows([TitleRow("2442.2", name)])
        created = self.Profession.create({"code": "2442.1", "name": name})
        self.assertTrue(loaded.search_key)
        self.assertEqual(loaded.search_key, created.search_key)
        loaded = self.Profession._create_rows([TitleRow("2442.2", "Мортирник")])
        self.assertLessEqual({"шрапнельщик", "мортирник"}, self.words())
        self.assertEqual(self.names("мотрирник"), ["Мортирник"])

    def test_words_of_an_everyday_title(self):
        title = self.Everyday.create(
            {"name": "Шрапнельщик", "spellings": "кулеметник\nгарматка"}
        )
        self.assertLessEqual(
            {"шрапнельщик", "кулеметник", "гарматка"}, self.words(self.Everyday)
        )
        title.spellings = "мортирник"
        self.assertIn("мортирник", self.words(self.Everyday))
        self.assertEqual(title.search_key, "| шрапнельщик | мортирник |")

    def test_index_serves(self):
        """The search by words reads the index, not the table."""
        if not self.env.registry.has_trigram:
            self.skipTest("no pg_trgm")
        self.env.cr.execute("ANALYZE hr_kp_profession")
        query = self.Profession._search([("display_name", "ilike", "мен над інф")])
        plan = self.env.execute_query(SQL("EXPLAIN %s", query.select()))
        self.assertIn("search_key_trigrams", "\n".join(row[0] for row in plan))

    def test_database_without_pg_trgm(self):
        """Titles are found as with it, mistyped ones too."""
        registry = self.env.registry
        definition = type(self.Profession)._search_key_trigrams
        self.assertIn("gin_trgm_ops", definition.get_definition(registry))
        with patch.object(registry, "has_trigram", False):
            self.assertEqual(definition.get_definition(registry), "")
        texts = ("мен над інф", "1473", "CRM-менеджер", "соціологиня", "менеджр", "бугалтер")
        found = [self.found(text) for text in texts]
        self.assertTrue(all(found))
        self.env.cr.execute("DROP EXTENSION pg_trgm CASCADE")
        with patch.object(registry, "has_trigram", False):
            self.assertEqual([self.found(text) for text in texts], found)
            self.Profession.create({"code": "2442.2", "name": "Шрапнельщик"})
            self.assertEqual(self.names("шрапенльщик"), ["Шрапнельщик"])

    def test_levels(self):
        """A text is taken no more freely than it has to be."""
        for text, level in (
            ("менеджер", Freedom.TYPED),
            ("менеджери надання інформацій", Freedom.STEMS),
            ("менеджр", Freedom.NEAR),
            ("космосу соціолог", Freedom.SOME),
        ):
            with self.subTest(text=text):
                self.assertIs(self.Profession._understood(text).level, level)
