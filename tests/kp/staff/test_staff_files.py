"""Staff lists as companies have them: each shape at least once, and what is wrong with a file."""

from decimal import Decimal

import pytest
import table_files
from openpyxl import load_workbook
from table_files import xlsx

from hr_kp_classifier.kp.staff.files import read_staff_list
from hr_kp_classifier.kp.tables.sheet import FORM_SHEETS

FORMS = table_files.GROUPS.parents[1] / "static/xlsx"
TITLES = {"директор", "бухгалтер", "прибиральник", "водій", "касир"}


def read(content):
    return read_staff_list(content, lambda name: name.lower() in TITLES)


def told(file):
    """Positions as (department, name, code, grade, units, salary)."""
    assert not file.problems, [problem.text for problem in file.problems]
    return [
        (
            " / ".join(each.department),
            each.name,
            each.code,
            each.grade,
            None if each.units is None else float(each.units),
            None if each.salary is None else float(each.salary),
        )
        for each in file.positions
    ]


def notes(file):
    return [(note.row, note.text) for note in file.notes]


def csv_file(text, encoding="utf-8"):
    return text.encode(encoding)


# Shapes

ENTERPRISE = """Назва структурного підрозділу;Назва посади (професії);Код за КП;Код ЗКППТР;\
Кількість штатних одиниць;Посадовий оклад, грн;Надбавки, грн;Доплати;ФЗП на місяць, грн
Адміністрація;Директор;1210.1;;1;40 000,00;5000;;45000
;Секретар-друкарка;4115;24710;0,5;12000;;;6000
Бухгалтерія;Головний бухгалтер;1231;20656;1;30000;3000;1000;34000
Разом;;;;2,5;;;;85000
"""


def test_columns_of_an_enterprise():
    file = read(csv_file(ENTERPRISE))
    assert told(file) == [
        ("Адміністрація", "Директор", "1210.1", "", 1, 40000),
        ("Адміністрація", "Секретар-друкарка", "4115", "", 0.5, 12000),
        ("Бухгалтерія", "Головний бухгалтер", "1231", "", 1, 30000),
    ]
    assert [each.allowance for each in file.positions] == [5000, None, 4000]
    assert file.ignored_columns == ["Код ЗКППТР"]
    assert not file.notes


def test_the_same_in_windows_1251():
    assert told(read(csv_file(ENTERPRISE, "cp1251"))) == told(read(csv_file(ENTERPRISE)))


BUDGET = [
    ["", "", "", "", "ЗАТВЕРДЖУЮ"],
    ["", "", "", "", "штат у кількості 4,5 штатних одиниць з місячним фондом заробітної плати"],
    ["", "", "", "", "за посадовими окладами 61 500 гривень"],
    ["", "", "", "", "Директор", "", "О. П. Коваль"],
    ["", "", "", "", "(посада)", "", "(ініціали і прізвище)"],
    ["", "", "", "", "«01» січня 2026 року"],
    ["ШТАТНИЙ РОЗПИС"],
    ["на 2026 рік"],
    [],
    [
        "№ з/п",
        "Назва структурного підрозділу та посад",
        "Кількість штатних посад",
        "Посадовий оклад (грн.)",
        "Надбавки (грн.)",
        "Доплати (грн.)",
        "Фонд заробітної плати на місяць (грн.)",
        "Фонд заробітної плати на 2026 рік (грн.)",
    ],
    ["1", "2", "3", "4", "5", "6", "7", "8"],
    ["", "Адміністрація"],
    [1, "Директор", 1, 20000, "", "", 20000, 240000],
    [2, "Завідувач господарства", 1, 11500, "", "", 11500, 138000],
    ["", "Разом", 2, "", "", "", 31500],
    ["", "Бухгалтерія"],
    [3, "Бухгалтер", 2.5, 12000, "", "", 30000, 360000],
    ["", "Усього", 4.5, "", "", "", 61500],
    [],
    ["", "Директор", "", "____________", "", "О. П. Коваль"],
    ["", "Головний бухгалтер", "", "____________", "", "М. І. Савчук"],
    ["", "М. П."],
]


@pytest.mark.parametrize("writer", table_files.WRITERS)
def test_typical_form_of_a_budget_institution(writer):
    """One column for departments and positions, approved above, signed below."""
    file = read(xlsx(*BUDGET, writer=writer))
    assert told(file) == [
        ("Адміністрація", "Директор", "", "", 1, 20000),
        ("Адміністрація", "Завідувач господарства", "", "", 1, 11500),
        ("Бухгалтерія", "Бухгалтер", "", "", 2.5, 12000),
    ]
    assert list(file.departments) == [("Адміністрація",), ("Бухгалтерія",)]
    assert [row for row, text in notes(file) if "below the table" in text] == [20]
    assert len(notes(file)) == 1


def test_heading_over_several_rows_and_departments_as_rows():
    """As accounting programs export it."""
    file = read(
        xlsx(
            ["Штатний розклад", "", "", "", "", ""],
            ["ТОВ «Приклад» на 01.01.2026"],
            ["Структурний", "", "Посада (професія)", "Кількість", "Тарифна ставка", "Надбавки"],
            ["підрозділ", "", "", "штатних", "(оклад), грн", "та доплати,"],
            ["назва", "код", "", "одиниць", "", "грн"],
            [1, 2, 3, 4, 5, 6],
            ["Основний підрозділ", "01", "Водій", "2,000", "15 000,00", "1 500,00"],
            ["Основний підрозділ", "01", "Менеджер (управитель) із збуту", 1, 20000],
            ["Склад", "02", "Комірник", 1, 14000],
            ["Разом", "", "", 4],
        )
    )
    assert told(file) == [
        ("Основний підрозділ", "Водій", "", "", 2, 15000),
        ("Основний підрозділ", "Менеджер (управитель) із збуту", "", "", 1, 20000),
        ("Склад", "Комірник", "", "", 1, 14000),
    ]
    assert file.positions[0].allowance == 1500
    assert not file.notes
    # The last row of the heading is no department.
    assert list(file.departments) == [("Основний підрозділ",), ("Склад",)]


def test_a_column_below_a_merged_one_is_what_its_own_heading_says():
    file = read(
        csv_file(
            "№;Підрозділ;Посада;;Штатні одиниці;;Оклад\n"
            ";;назва;код за КП;усього;у т. ч. вакантних;\n"
            "1;2;3;4;5;6;7\n"
            "1;Збут;Касир;4212;2;1;12000\n"
        )
    )
    assert told(file) == [("Збут", "Касир", "4212", "", 2, 12000)]


def test_a_school_counts_in_rates():
    file = read(
        csv_file(
            "№;Посада;;Ставки;Оклад, грн\n;назва;розряд;;\n1;2;3;4;5\n"
            "І. Адміністрація;;;;\n1;Директор;14;1,5;9500\n"
        )
    )
    assert told(file) == [("Адміністрація", "Директор", "", "", 1.5, 9500)]


def test_codes_as_programs_and_people_write_them():
    text = "Посада;Код КП;Шт. од.\n" + "".join(
        f"Касир {place};{code};1\n"
        for place, code in enumerate(
            ("4212.0", "2441. 2", "2441,2", "КП 4212", "№4212", "каса")
        )
    )
    assert [each.code for each in read(csv_file(text)).positions] == [
        *("4212", "2441.2", "2441.2", "4212", "4212", "каса")
    ]


def test_departments_as_rows_between_positions():
    file = read(
        csv_file(
            "Посада;Розряд;Шт. од.;Оклад\n"
            "Цех № 1;;;\n"
            "Токар;4 розряд;3;18000\n"
            "Разом по цеху;;3;\n"
            "Склад\n"
            "Комірник;;1;14000\n"
            "Всього;;4;\n"
        )
    )
    assert told(file) == [
        ("Цех № 1", "Токар", "", "4 розряду", 3, 18000),
        ("Склад", "Комірник", "", "", 1, 14000),
    ]
    assert not notes(file)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1. Управління персоналу", "1.1. Відділ кадрів"),
        ("Управління персоналу", "   Відділ кадрів"),
        ("Управління персоналу", "Управління персоналу / Відділ кадрів"),
    ],
)
def test_nested_departments(above, below):
    file = read(
        xlsx(
            ["Підрозділ", "Посада", "Кількість"],
            [above, "Начальник управління", 1],
            [below, "Інспектор з кадрів", 2],
        )
    )
    assert [each.department for each in file.positions] == [
        ("Управління персоналу",),
        ("Управління персоналу", "Відділ кадрів"),
    ]


def test_departments_that_follow_at_once_are_parts():
    """A «сектор» right below a «відділ», and the «сектор» after it, are parts of it."""
    rows = [
        *("Відділ продажів", "Сектор збуту", "Касир;1", "Сектор реклами", "Касир;1"),
        *("Відділ кадрів", "Касир;1"),
    ]
    file = read(csv_file("\n".join(["Посада;Шт. од.", *rows, ""])))
    assert [each.department for each in file.positions] == [
        ("Відділ продажів", "Сектор збуту"),
        ("Відділ продажів", "Сектор реклами"),
        ("Відділ кадрів",),
    ]


def test_a_department_that_carries_its_sum_is_no_position():
    file = read(
        csv_file(
            "№;Підрозділи та посади;Кількість;Оклад\n"
            ";Служба безпеки;3;\n1;Директор;1;30000\n2;Охоронник;2;12000\n"
        )
    )
    assert [each.name for each in file.positions] == ["Директор", "Охоронник"]
    assert file.positions[0].department == ("Служба безпеки",)


def test_a_list_of_names_alone():
    file = read(xlsx(["Посада"], ["Директор"], ["Уборщица"], ["CRM-менеджер"]))
    assert told(file) == [
        ("", "Директор", "", "", None, None),
        ("", "Уборщица", "", "", None, None),
        ("", "CRM-менеджер", "", "", None, None),
    ]


def test_employees_stand_in_the_list():
    """A row for each unit: rows of one position add up; a vacancy names nobody."""
    file = read(
        csv_file(
            "Відділ,Посада,ПІБ,Ставка,Оклад\n"
            "Збут,Касир,Шевченко Тарас Григорович,1,12000\n"
            'Збут,Касир,Українка Леся,"0,5",12000\n'
            "Збут,Касир,вакансія,1,12000\n"
        )
    )
    assert told(file) == [("Збут", "Касир", "", "", 2.5, 12000)]
    assert [(each.name, float(each.rate)) for each in file.positions[0].holders] == [
        ("Шевченко Тарас Григорович", 1),
        ("Українка Леся", 0.5),
    ]


def test_grades_tell_apart_what_has_one_name():
    text = "Посада;Категорія;Кількість;Оклад\nІнженер;I категорії;1;20000\n"
    file = read(csv_file(text + "Інженер;II категорії;2;18000\n"))
    assert [each.name for each in file.positions] == [
        "Інженер I категорії",
        "Інженер II категорії",
    ]
    assert [each.name for each in read(csv_file(text)).positions] == ["Інженер"]


def test_a_heading_in_the_middle_counts_once():
    head = "№;Структурний підрозділ, посада;Кількість штатних посад\n"
    file = read(csv_file(f"{head}1;Касир;1\n\n{head}2;Водій;1\n"))
    assert [each.name for each in file.positions] == ["Касир", "Водій"]


def test_the_result_of_a_formula_is_taken():
    book = table_files.Workbook()
    # LibreOffice and Excel keep the result beside the formula; this library keeps none.
    for row in (["Посада", "Шт. од.", "Оклад"], ["Касир", 1, "=8000*1.5"]):
        book.active.append(row)
    file = table_files.io.BytesIO()
    book.save(file)
    [problem] = read(file.getvalue()).problems
    assert (problem.row, problem.column) == (2, "Оклад")
    assert "save it again" in problem.text
    file = table_files.io.BytesIO()
    with table_files.xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Посада", "Шт. од.", "Оклад"])
        page.write_row(1, 0, ["Касир", 1])
        page.write_formula(1, 2, "=8000*1.5", None, 12000)
    assert told(read(file.getvalue())) == [("", "Касир", "", "", 1, 12000)]


# What is wrong


def test_a_formula_without_its_result():
    file = read(csv_file("Посада;Шт. од.;Оклад\nКасир;=1+1;=6000*2\n"))
    assert [(each.row, each.column) for each in file.problems] == [(2, "Шт. од."), (2, "Оклад")]
    assert all("save it again" in each.text for each in file.problems)


def test_a_total_that_does_not_add_up_is_said():
    text = "Посада;Шт. од.\nЦех № 1\nКасир;1\nВодій;0,5\nРазом;2\nСклад\nКасир;1\nУсього;2,5\n"
    file = read(csv_file(text))
    [(row, note)] = notes(file)
    assert row == 5
    assert "says 2 staff units" in note
    assert "have 1,5" in note


def test_a_total_is_of_all_rows_of_a_department_that_each_of_them_names():
    text = "Підрозділ;Посада;Шт. од.\nЦех;Касир;1\nЦех;Водій;1\nРазом;;1\n"
    [(_row, note)] = notes(read(csv_file(text)))
    assert "have 2" in note
    assert not notes(read(csv_file(text.replace("Разом;;1", "Разом;;2"))))


def test_a_fund_that_is_no_product_is_said():
    rows = [f"Посада {number};1;10000;10000" for number in range(9)]
    file = read(
        csv_file("\n".join(["Посада;Шт. од.;Оклад;Фонд", *rows, "Касир;1;10000;12000"]))
    )
    assert [row for row, _text in notes(file)][0] == 11
    file = read(csv_file("Посада;Шт. од.;Оклад;Фонд\nКасир;1;10000;12000\n"))
    assert "no column here" in notes(file)[0][1]


@pytest.mark.parametrize("text", ["два", "1 чол", "1..5", "12;5", "nan", "1e99"])
def test_units_that_are_none(text):
    file = read(xlsx(["Посада", "Кількість штатних одиниць"], ["Касир", text]))
    [problem] = file.problems
    assert (problem.row, problem.column) == (2, "Кількість штатних одиниць")


@pytest.mark.parametrize(
    ("text", "units"),
    [("0,25", 0.25), ("1/2", 0.5), ("½", 0.5), ("1 шт. од.", 1), ("2.00", 2), ("–", None)],
)
def test_units_as_people_write_them(text, units):
    [position] = read(xlsx(["Посада", "Шт. од.", "Оклад"], ["Касир", text, 1])).positions
    assert position.units == (None if units is None else Decimal(str(units)))


def test_one_name_with_two_salaries_is_no_position():
    file = read(csv_file("Посада;Шт. од.;Оклад\nВодій;1;12000\nВодій;1;14000\n"))
    [problem] = file.problems
    assert problem.row == 3
    assert "row 2" in problem.text


def test_a_row_with_units_and_no_name_is_said():
    """A position that fell out unseen would be missed long after."""
    head = "Підрозділ;Посада;Код;Шт. од.;Оклад\n"
    rows = "Каса;Касир;4212;1;1\n;;;2;9000\nКаса;;4212;1;1\nКаса;77;;1;1\nСклад;;4212;2;1\n"
    file = read(csv_file(head + rows))
    assert [each.name for each in file.positions] == ["Касир"]
    assert [row for row, note in notes(file) if "no name of a position" in note] == [3, 4, 5, 6]


def test_a_sum_without_a_word_is_no_position():
    head = "Підрозділ;Посада;Код;Шт. од.;Оклад\n"
    rows = "Каса;;;3;\n;Касир;4212;1;1\n;Водій;8322;2;1\nКаса;;;3;\n;;;0;\n;;;3;3\n"
    file = read(csv_file(head + rows))
    assert [each.name for each in file.positions] == ["Касир", "Водій"]
    assert not notes(file)


def test_what_is_hidden_is_said():
    file = table_files.io.BytesIO()
    with table_files.xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        for number, row in enumerate((["Посада", "Шт. од."], ["Касир", 1], ["Водій", 1])):
            page.write_row(number, 0, row)
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(1, 1, None, None, {"hidden": True})
    found = read(file.getvalue())
    assert len(found.positions) == 2
    [(_row, note)] = notes(found)
    assert note.endswith("B, 2. What is not meant has to be taken out of the file.")


def test_other_sheets_are_named():
    file = read(xlsx(["Посада", "Шт. од."], ["Касир", 1], more=[("Довідка", [["Інше"]])]))
    assert "«Довідка»" in notes(file)[0][1]
    # Older Excel makes three sheets, whatever is written.
    file = read(
        xlsx(["Посада", "Шт. од."], ["Касир", 1], more=[("Аркуш2", []), ("Аркуш3", [])])
    )
    assert not notes(file)


@pytest.mark.parametrize("form", sorted(FORMS.glob("*.xlsx")), ids=lambda path: path.name)
def test_sheets_of_the_addons_own_forms_are_not_named(form):
    """The sample and the explanations are not meant to be read."""
    first, *others = load_workbook(form).sheetnames
    assert {*others} == FORM_SHEETS
    file = read(
        xlsx(["Посада", "Шт. од."], ["Касир", 1], more=[(each, [["а"]]) for each in others])
    )
    assert not notes(file)
    assert first not in FORM_SHEETS


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", csv_file("а;б\n1;2\n")])
def test_what_is_no_staff_list(content):
    file = read(content)
    assert file.problems
    assert not file.positions


def test_a_file_cut_in_half():
    whole = xlsx(*BUDGET)
    assert read(whole[: len(whole) // 2]).problems


def test_the_template_is_understood():
    content = (FORMS / "shtatnyi_rozpys.xlsx").read_bytes()
    [problem] = read(content).problems
    assert "No row stands below" in problem.text
    book = load_workbook(table_files.io.BytesIO(content))
    del book["Штатний розпис"]
    filled = table_files.io.BytesIO()
    book.save(filled)
    file = read(filled.getvalue())
    assert len(told(file)) == 6
    assert ("Відділ збуту", "Сектор реклами") in file.departments
    assert not file.ignored_columns


def departments(*cells):
    rows = [[cell, "Касир", 1] for cell in cells]
    file = read(xlsx(["Підрозділ", "Посада", "Кількість"], *rows))
    return [" / ".join(each) for each in file.departments]


def test_departments_set_in_by_blanks():
    assert departments("Завод", "  Цех", "    Дільниця", "  Склад", "Збут") == [
        *("Завод", "Завод / Цех", "Завод / Цех / Дільниця", "Завод / Склад", "Збут")
    ]


def test_departments_by_their_numbers():
    assert departments("1. Завод", "1.1. Цех", "1.1.1. Пост", "1.2. Склад", "2. Збут") == [
        *("Завод", "Завод / Цех", "Завод / Цех / Пост", "Завод / Склад", "Збут")
    ]


def test_departments_by_their_paths():
    assert departments("1. Завод / 1.1. Цех", "Завод → Склад", "Збут > Сектор", "Збут") == [
        *("Завод / Цех", "Завод / Склад", "Збут / Сектор", "Збут")
    ]


def test_a_department_that_follows_a_position_is_no_part():
    """Only one that follows another at once, of a lower kind, is a part of it."""
    rows = ["Управління збуту", "Касир;1", "Відділ реклами", "Сектор", "Водій;1", "Їдальня"]
    file = read(csv_file("\n".join(["Посада;Шт. од.", *rows, "Касир;1", ""])))
    assert list(file.departments) == [
        *(("Управління збуту",), ("Відділ реклами",), ("Відділ реклами", "Сектор")),
        ("Їдальня",),
    ]


def test_a_department_is_one_however_its_name_is_typed():
    text = (
        "Підрозділ;Посада;Шт. од.\nВідділ збуту;Касир;1\nСклад;Водій;1\n"
        "відділ  Збуту;Директор;1\nВІДДІЛ ЗБУТУ / Сектор;Водій;1\nвідділ збуту / сектор;Касир;1\n"
    )
    file = read(csv_file(text))
    assert list(file.departments) == [("Відділ збуту",), ("Склад",), ("Відділ збуту", "Сектор")]
    assert {each.department for each in file.positions} == {*file.departments}


def test_names_that_are_too_long_or_formulas():
    long = "Відділ " + "а" * 194
    text = "Підрозділ;Посада;Шт. од.\n{};Касир;1\n;{};1\n;=А1;1\n;@Касир;1\n;+Водій;1\n"
    file = read(csv_file(text.format("Збут", long)))
    assert [(each.row, each.column) for each in file.problems] == [
        *((3, "Посада"), (4, "Посада"), (5, "Посада"), (6, "Посада"))
    ]
    assert "The name has 201 letters" in file.problems[0].text
    assert "reads as a formula" in file.problems[1].text
    assert len(read(csv_file(f"Посада;Шт. од.\n{long[:200]};1\n")).positions) == 1
    file = read(csv_file(f"Підрозділ;Посада;Шт. од.\n{long};;\n;Касир;1\n"))
    assert [(each.row, each.column) for each in file.problems] == [(2, "Підрозділ")]
    assert not file.departments


def test_a_rate_alone_may_be_the_pay():
    def first(text):
        [position] = read(csv_file(f"Посада;ПІБ;Ставка\nКасир;Франко Іван;{text}\n")).positions
        return position.units, position.salary, position.holders[0].rate

    assert first("0,5") == (Decimal("0.5"), None, Decimal("0.5"))
    assert first("5") == (5, None, 5)
    assert first("9000") == (None, 9000, None)


def test_a_name_in_the_column_of_departments_with_a_code_is_a_position():
    text = "Підрозділ;Посада;Код;Шт. од.\nЗбут;Касир;4212;1\n"
    [position] = read(csv_file(text)).positions
    assert (position.department, position.name, position.code) == (("Збут",), "Касир", "4212")


def test_positions_with_several_salaries_are_told_apart_by_code_and_grade():
    head = "Посада;Код;Розряд;Шт. од.;Оклад\n"
    file = read(csv_file(head + "Слюсар;7233;;1;1\nСлюсар;7230;;1;1\nКасир;4212;;1;1\n"))
    assert [each.name for each in file.positions] == ["Слюсар 7233", "Слюсар 7230", "Касир"]
    file = read(csv_file(head + "Слюсар;7233;4;1;1\nСлюсар;7233;5;1;2\n"))
    assert [each.name for each in file.positions] == ["Слюсар 4 розряду", "Слюсар 5 розряду"]


def test_rows_of_one_position_add_up():
    head = "Посада;ПІБ;Шт. од.;Оклад;Надбавки\n"
    file = read(csv_file(head + "Касир;А Б;1;100;5\nКасир;В Г;;100;5\nКасир;;0,5;100;5\n"))
    [position] = file.positions
    assert (position.units, position.row) == (Decimal("1.5"), 2)
    assert [(each.name, each.row) for each in position.holders] == [("А Б", 2), ("В Г", 3)]
    assert not file.problems
    [problem] = read(csv_file(head + "Касир;;1;100;5\nКасир;;1;100;6\n")).problems
    assert (problem.row, problem.column) == (3, "Оклад")
    [nothing] = read(csv_file(head + "Касир;;;100;\nКасир;;;100;\n")).positions
    assert nothing.units is None


def test_rows_below_the_last_number_of_units_are_no_positions():
    text = (
        "Посада;Код;Шт. од.\nКасир;4212;1\nДиректор Коваль;;\nВодій;8322;\nПідписав Інший;;\n"
    )
    file = read(csv_file(text))
    assert [each.name for each in file.positions] == ["Касир", "Водій"]
    assert [row for row, _text in notes(file)] == [3]
    assert "Rows 3 to 5 stand below" in notes(file)[0][1]
    file = read(csv_file("Посада;Код;Шт. од.\nКасир;4212;1\nДиректор Коваль;;\n"))
    assert [(row, note[:7]) for row, note in notes(file)] == [(3, "The row")]


@pytest.mark.parametrize("text", ["5\n6", "1 2", "3000 3000", "9000 500", "1,5.5", "1" * 13])
def test_two_numbers_in_one_cell_are_none(text):
    """Read as one, they made 56 units of 5 and 6; a very long one broke the reading."""
    table = ["Посада", "Шт. од.", "Оклад", "Надбавки", "Фонд"], ["Касир", 1, 9000, 0, text]
    assert not read(xlsx(*table)).problems
    for place in (1, 2):
        row = ["Касир", 1, 9000, 0, 9000]
        row[place] = text
        [problem] = read(xlsx(table[0], row)).problems
        assert (problem.row, problem.column) == (2, table[0][place])


def test_a_formula_without_its_result_says_so_of_units_too():
    [problem] = read(csv_file("Посада;Шт. од.\nКасир;=A1*2\n")).problems
    assert (problem.row, problem.column) == (2, "Шт. од.")
    assert "save it again" in problem.text


def test_a_name_holds_letters():
    """Columns in another order make «0,5» a position."""
    file = read(csv_file("Посада;Шт. од.\n0,5;1\nКасир;1\n"))
    [problem] = file.problems
    assert (problem.row, problem.column) == (2, "Посада")
    assert "no name" in problem.text


def test_one_row_below_the_table_is_told_as_one():
    file = read(csv_file("Посада;Шт. од.\nКасир;1\nПідписав Коваль\n"))
    assert notes(file) == [
        (3, "The row stands below the table and was not read: it has no staff units.")
    ]


@pytest.mark.parametrize(("above", "found"), [(63, True), (64, False)])
def test_a_heading_of_up_to_five_rows_begins_in_one_of_sixty(above, found):
    """The last of them count as of the heading where it begins too late: so no row is lost."""
    file = read(xlsx(*[["Наказ"]] * above, ["Посада", "Шт. од."], ["Касир", 1]))
    assert (len(file.positions) == 1) == found


def test_a_row_without_a_name_is_told_unless_it_is_a_sum():
    text = "Посада;Код;ПІБ;Шт. од.\n;4212;;1\n;;Франко Іван;1\n;;;2\nВодій;8322;;1\n"
    file = read(csv_file(text))
    assert [each.name for each in file.positions] == ["Водій"]
    assert [(row, "no name of a position" in note) for row, note in notes(file)] == [
        *((2, True), (3, True))
    ]


@pytest.mark.parametrize(("total", "told"), [("2,009", 0), ("2,01", 1), ("1,99", 1)])
def test_a_total_may_differ_by_less_than_a_hundredth(total, told):
    file = read(csv_file(f"Посада;Шт. од.\nКасир;2\nРазом;{total}\n"))
    assert len(file.notes) == told


def test_a_list_whose_rows_are_all_beside_the_table_says_so():
    file = read(csv_file("Наказ\nПосада;Шт. од.\nРазом;2\n12;1\n"))
    assert [(each.row, "names a position" in each.text) for each in file.problems] == [
        (2, True)
    ]
    # Departments alone are taken; and what is wrong is told by itself.
    assert not read(csv_file("Підрозділ;Посада;Шт. од.\nЦех;;\n")).problems
    assert len(read(csv_file(f"Посада;Шт. од.\n{'а' * 201};1\n")).problems) == 1
