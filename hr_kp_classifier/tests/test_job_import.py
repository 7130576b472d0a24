from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import file_open

from ..kp.staff.columns import NAMES
from .common import KpCase

# The columns of a staff list, and the fields of a position that they fill. Allowances and
# additional pay stand in two columns often: which one is meant, the user says.
FIELDS = {
    "department": "department_id",
    "name": "name",
    "code": "kp_code",
    "grade": "kp_grade",
    "units": "kp_staff_units",
    "salary": "kp_salary",
}
# Odoo knows the English names by its fields; the others say too little outside a staff list, or
# name the official title, which is a field of its own here.
OTHERWISE = {
    *("department", "job position", "staff units", "код", "кількість", "клас", "відділення"),
    *("професія", "професійна назва роботи"),
}


@tagged("post_install", "-at_install")
class TestJobImport(KpCase):
    """Odoo's own import of positions, with titles as users' files have them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("uk_UA")
        cls.env = cls.env(user=cls.officer)
        cls.Job = cls.env["hr.job"].with_context(import_file=True)

    def load(self, *rows, fields=("name", "kp_code", "kp_profession_id"), **context):
        return self.Job.with_context(**context).load(list(fields), [list(row) for row in rows])

    def titles(self, result):
        self.assertFalse(result["messages"])
        return [
            (job.kp_code, job.kp_profession_id.name) for job in self.Job.browse(result["ids"])
        ]

    def refusals(self, result):
        self.assertFalse(result["ids"])
        return [(m["rows"]["from"], m["message"]) for m in result["messages"]]

    def test_columns_are_known_by_the_names_that_a_staff_list_gives_them(self):
        mappings = self.env["base_import.mapping"].sudo().search([("res_model", "=", "hr.job")])
        known = {mapping.column_name: mapping.field_name for mapping in mappings}
        for column, field in FIELDS.items():
            for name in set(NAMES[column]) - OTHERWISE:
                self.assertEqual(known.get(name.lower()), field, name)

    def test_the_name_tells_which_title_of_the_code(self):
        """Staff lists have the columns «Назва посади» and «Код КП», and none for the title."""
        rows = [("Юрисконсульт", "2429"), ("менеджер із збуту", "1475.4"), ("Бух", "1231.0")]
        result = self.load(*rows[:2], fields=("name", "kp_code"))
        self.assertEqual(
            self.titles(result),
            [
                ("2429", "Юрисконсульт (радник юридичний)"),
                ("1475.4", "Менеджер (управитель) із збуту"),
            ],
        )
        # What it does not tell is not guessed, and a title that stands in the row comes first.
        [(row, message)] = self.refusals(self.load(rows[2], fields=("name", "kp_code")))
        self.assertEqual(row, 0)
        self.assertIn("“1231” may be several titles of КП", message)
        result = self.load(("Юрисконсульт", "2429", "Юрист"))
        self.assertEqual(self.titles(result), [("2429", "Юрист")])

    def test_title_in_any_of_its_forms(self):
        titles = [
            ("Бух", "", "бухгалтер"),
            ("Юрист", "", "Юрисконсульт"),
            ("Сейлз", "", "Менеджер із збуту"),
            ("Склад", "", "КОМІРНИК"),
            ("Касир", "4212", "касир"),
            ("Бос", "1231", "Менеджер (управитель)"),
            ("Соціолог", "", "2442.2 Соціолог"),
            ("Соціолог 2", "2442,2", "соціолог"),
            ("Без назви", "", ""),
        ]
        self.assertEqual(
            self.titles(self.load(*titles)),
            [
                ("3433", "Бухгалтер"),
                ("2429", "Юрисконсульт (радник юридичний)"),
                ("1475.4", "Менеджер (управитель) із збуту"),
                ("4131", "Службовець на складі (комірник)"),
                ("4212", "Касир (в банку)"),
                ("1231", "Менеджер (управитель)"),
                ("2442.2", "Соціолог"),
                ("2442.2", "Соціолог"),
                (False, False),
            ],
        )

    def test_the_form_that_the_file_has_is_kept(self):
        fields = ("name", "kp_profession_id")
        jobs = self.Job.browse(
            self.load(
                ("Голова", "Начальник відділу маркетингу"),
                ("Склад", "КОМІРНИК"),
                ("Збут", "Начальник відділу збуту"),
                fields=fields,
            )["ids"]
        )
        self.assertEqual(
            jobs.mapped("kp_title"),
            ["Начальник відділу маркетингу", "Комірник", "Начальник відділу збуту"],
        )
        self.assertEqual(set(jobs.mapped("kp_title_state")), {"valid"})
        [job] = self.Job.browse(
            self.load(
                (
                    "Голова",
                    "Начальник відділу маркетингу",
                    "Начальник відділу маркетингу філії",
                ),
                fields=(*fields, "kp_extended_title"),
            )["ids"]
        )
        self.assertEqual(job.kp_title, "Начальник відділу маркетингу філії")

    def test_ambiguous_is_refused_with_the_candidates_named(self):
        before = self.Job.search_count([])
        found = self.refusals(
            self.load(
                ("Бух", "3433", ""),
                ("Адмін", "", "2131.2"),
                ("Добрий", "2442.2", "Соціолог"),
                ("Бос", "", "Менеджер (управитель)"),
                ("Касир", "", "касир"),
                ("Директор", "1210.1", "Директор"),
            )
        )
        self.assertEqual([row for row, _text in found], [0, 1, 3, 4, 5])
        for (_row, text), part in zip(
            found,
            (
                "3433 Бухгалтер; 3433 Касир-експерт",
                "2131.2 Адміністратор бази даних",
                "1231 Менеджер (управитель); 1499 Менеджер (управитель)",
                "4212 Касир (в банку)",
                "1210.1 ",
            ),
            strict=True,
        ):
            self.assertIn(part, text)
        self.assertEqual(self.Job.search_count([]), before)

    def test_refusals_say_what_to_write_in_the_users_language(self):
        self.profession("2442.2", "Соціолог").sudo().active = False
        found = self.refusals(
            self.load(
                ("А", "3433", "Юрисконсульт"),
                ("Б", "2442.2", "Соціолог"),
                ("В", "9999", ""),
                ("Г", "", "менеджер з продажу кавунів"),
                lang="uk_UA",
            )
        )
        for (_row, text), part in zip(
            found,
            ("2429 Юрисконсульт", "скасовано", "9999", "«Розширена назва посади»"),
            strict=True,
        ):
            self.assertIn(part, text)
            self.assertRegex(text, "[а-яі]")
            self.assertNotRegex(text, "[A-Za-z]")

    def test_create_new_values_is_no_way_round(self):
        found = self.refusals(
            self.load(
                ("А", "", "Менеджер щастя"),
                name_create_enabled_fields={"kp_profession_id": True},
            )
        )
        self.assertEqual(len(found), 1)
        self.assertIn("Менеджер щастя", found[0][1])

    def test_rows_may_be_skipped_or_left_without_a_title(self):
        rows = [("А", "", "Менеджер щастя"), ("Б", "", "бухгалтер")]
        skipped = self.load(*rows, import_skip_records=["kp_profession_id"])
        self.assertEqual(self.titles(skipped), [("3433", "Бухгалтер")])
        empty = self.load(
            ("В", "", "Менеджер щастя"), import_set_empty_fields=["kp_profession_id"]
        )
        self.assertEqual(self.titles(empty), [(False, False)])

    def test_refused_extended_titles_are_named_row_by_row(self):
        result = self.load(
            ("Добра", "бухгалтер", "Бухгалтер відділу збуту"),
            ("Погана", "бухгалтер", "CRM-менеджер"),
            ("Гірша", "Юрисконсульт", "CEO"),
            fields=("name", "kp_profession_id", "kp_extended_title"),
            lang="uk_UA",
        )
        found = self.refusals(result)
        self.assertEqual([row for row, _text in found], [1, 2])
        # What Odoo's dialog shows as the number of the row.
        self.assertEqual([message["record"] for message in result["messages"]], [2, 3])
        for (_row, text), (name, title) in zip(
            found, (("Погана", "CRM-менеджер"), ("Гірша", "CEO")), strict=True
        ):
            self.assertIn(name, text)
            self.assertIn(title, text)
            self.assertNotIn("Unknown", text)

    def test_rows_refused_for_either_reason_are_counted_alike(self):
        result = self.load(
            ("Невідома", "Чарівник", ""),
            ("Погана", "бухгалтер", "CRM-менеджер"),
            ("Двозначна", "касир", ""),
            fields=("name", "kp_profession_id", "kp_extended_title"),
        )
        rows = {message["record"]: message["message"] for message in result["messages"]}
        for row, word in ((1, "Чарівник"), (2, "CRM-менеджер"), (3, "касир")):
            self.assertIn(word, rows[row])

    def test_code_by_rpc(self):
        job = self.Job.create({"name": "А", "kp_code": "3444"})
        self.assertEqual(job.kp_profession_id.name, "Інспектор з ліцензування")
        with self.assertRaisesRegex(ValidationError, "3433 Бухгалтер"):
            self.Job.create({"name": "Б", "kp_code": "3433"})
        # The title that was chosen does not stand there.
        with self.assertRaisesRegex(ValidationError, "3444 Інспектор з ліцензування"):
            job.kp_code = "3433"

    def test_the_template_file_goes_in_as_it_is(self):
        """Its Ukrainian headings are known, and it is what a user gets offered."""
        [template] = self.Job.get_import_templates()
        path = template["template"].removeprefix("/hr_kp_classifier/")
        with file_open(f"hr_kp_classifier/{path}", "rb") as file:
            content = file.read()
        wizard = self.env["base_import.import"].create(
            {
                "res_model": "hr.job",
                "file": content,
                "file_name": "hr_job.csv",
                "file_type": "text/csv",
            }
        )
        options = {
            "has_headers": True,
            "quoting": '"',
            "separator": ",",
            "float_thousand_separator": " ",
            "float_decimal_separator": ",",
        }
        preview = wizard.parse_preview(dict(options))
        fields = [preview["matches"].get(i, [False])[0] for i in range(len(preview["headers"]))]
        self.assertEqual(
            fields,
            [
                "name",
                "department_id",
                "kp_code",
                "kp_profession_id",
                "kp_extended_title",
                "kp_grade",
                "kp_staff_units",
                "kp_salary",
                "kp_allowance",
            ],
        )
        result = wizard.execute_import(fields, preview["headers"], dict(options))
        self.assertFalse(result["messages"])
        jobs = self.Job.browse(result["ids"])
        self.assertEqual(jobs.mapped("kp_code"), ["3433", "1473", "2132.2"])
        self.assertEqual(jobs[2]._kp_title_with_grade(), "Інженер-програміст II категорії")
