"""The heading of a table: columns by their names, wherever it stands."""

import pytest
from table_files import OFFICIAL, made, refused

from hr_kp_classifier.kp.editions.columns import COLUMNS
from hr_kp_classifier.kp.editions.entries import TitleRow
from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.tables import report, rows, sheet
from hr_kp_classifier.kp.tables.heading import Columns


def test_annex_a_with_all_that_a_printed_table_has():
    content = (
        "Додаток А,,,,\n(обов'язковий),,,,\n,,,,\n"
        + OFFICIAL
        + "1,2,3,4,5\n1473,12345,-,5*,Менеджер\n\n"
        + OFFICIAL
        + "2442.2,–,2,,Соціолог\n,,,,\n"
    )
    file = read(content.encode())
    assert file.problems == []
    assert file.titles == [
        TitleRow("1473", "Менеджер", "12345", "", "5*"),
        TitleRow("2442.2", "Соціолог", "", "2", ""),
    ]
    assert file.rows == {("1473", "Менеджер"): 6, ("2442.2", "Соціолог"): 9}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("code", "name"),
        ("Код КП", "Професійна назва роботи"),
        (" КОД\u00a0 кп ", '"ПРОФЕСІЙНА\nНАЗВА  РОБОТИ"'),
        ("КОД КП:", '"ПРОФЕСІЙ-\nНА НАЗВА РОБОТИ"'),
        ("KOД КП", "ПPOФЕСІЙНА НАЗВА РOБOТИ"),  # Latin letters in both
        ("Код ДК 003:2010", "Назва професії"),
        ("код", "назва"),
        ("Code", "Professional Title"),
    ],
)
@pytest.mark.parametrize("other_order", [False, True])
def test_columns_by_their_names(code, name, other_order):
    content = f"{code},{name}\n1473,Менеджер\n"
    if other_order:
        content = f"{name},Примітка,{code}\nМенеджер,щось,1473\n"
    file = read(content.encode())
    assert file.problems == []
    assert file.titles == [TitleRow("1473", "Менеджер")]
    assert file.ignored_columns == ["Примітка"] * other_order


def test_every_known_column_name_is_known_once():
    names = [name for known in COLUMNS.names.values() for name in known]
    assert len(COLUMNS.aliases) == len(names)


def test_the_more_precise_of_two_columns_is_meant():
    file = read("код,КОД КП,назва,Професійна назва роботи\n7,1473,Н,Менеджер\n".encode())
    assert file.titles == [TitleRow("1473", "Менеджер")]
    assert file.ignored_columns == ["код", "назва"]


def test_ignored_columns_are_named_as_the_file_has_them():
    file = read("№ з/п,code,,name,Дата,parent_code,zkpptr\n1,1473,,Менеджер,,147,\n".encode())
    assert file.titles == [TitleRow("1473", "Менеджер")]
    assert file.ignored_columns == ["№ з/п", "Дата", "parent_code"]


def test_missing_columns_say_which_are_there_and_which_are_needed():
    problem = refused("КОД КП,Посада\n1473,Менеджер\n".encode(), "lacks a column", row=1)
    assert problem.message.params["missing"] == "ПРОФЕСІЙНА НАЗВА РОБОТИ"
    assert problem.message.params["found"] == "«КОД КП», «Посада»"
    problem = refused(b"a,b\n1,2\n", "No heading row", row=1)
    assert problem.message.params["found"] == "«a», «b»"
    assert "«КОД КП»" in problem.text
    assert "«ПРОФЕСІЙНА НАЗВА РОБОТИ»" in problem.text
    refused(made(heading="code,name"), "No row stands below", row=1)


def test_the_heading_is_looked_for_in_the_first_rows():
    above = ["Наказ 327,"] * 19
    assert len(read(made(*above, "code,name", "1473,Менеджер", heading="Додаток,")).titles) == 0
    file = read(made(*above[1:], "code,name", "1473,Менеджер", heading="Додаток,"))
    assert file.rows == {("1473", "Менеджер"): 21}


# Headings of other tables

STAFF = Columns(
    {
        "unit": ("назва структурного підрозділу",),
        "job": ("посада", "назва посади", "назва структурного підрозділу та посад"),
        "count": ("кількість штатних одиниць", "кількість штатних посад", "за штатом"),
        "salary": ("посадовий оклад",),
    },
    required=("job", "count"),
    most_heading_rows=4,
    within=40,
    section="unit",
)
APPROVED = [
    ["", "", "", "ЗАТВЕРДЖУЮ"],
    ["", "", "", "штат у кількості 5 штатних одиниць"],
    ["", "", "", "Директор", "Коваль О. П."],
    ["Штатний розпис"],
    [],
]


def staff(*lines):
    """What is found in a sheet: the rows, and what is said of it."""
    told = report.Report()
    numbered = [(number, list(cells)) for number, cells in enumerate(lines, 1)]
    table = rows.find_rows([sheet.Sheet("Штат", iter(numbered))], STAFF, told)
    return table, told


def test_a_heading_over_several_rows():
    """Merged over four rows in two columns; the middle one is written in pieces."""
    table, told = staff(
        *APPROVED,
        ["№ з/п", "Назва", "Кількість", "Посадовий оклад (грн.)"],
        ["", "структурного", "штатних", ""],
        ["", "підрозділу", "посад", ""],
        ["", "та посад"],
        ["1", "2", "3", "4"],
        ["", "Бухгалтерія"],
        ["1", "Бухгалтер", "1", "20000"],
    )
    assert not told.problems
    assert table.heading.row == 6
    assert table.rows == [
        (11, ("Бухгалтерія", "", "", "")),
        (12, ("", "Бухгалтер", "1", "")),
    ]
    assert table.heading.ignored(STAFF.names) == ["№ з/п", "Посадовий оклад (грн.)"]


def test_a_name_above_several_columns():
    table, _told = staff(
        *APPROVED,
        ["Посада", "Штатні одиниці", "", "Посадовий оклад"],
        ["", "за штатом", "фактично", ""],
        ["Директор", "1", "0.5", "30000"],
    )
    assert table.rows == [(8, ("", "Директор", "1", "30000"))]
    assert table.heading.names[2] == "Штатні одиниці фактично"


def test_the_same_heading_again_within_a_table():
    heading = [["Посада", "Кількість"], ["", "штатних посад"], ["1", "2"]]
    table, _told = staff(
        *heading, ["Директор", "1"], *heading, ["Кількість осіб", ""], ["Сторож", "2"]
    )
    assert [row for row, _values in table.rows] == [4, 8, 9]


def test_a_heading_below_rows_that_name_some_of_its_columns():
    table, _told = staff(["Посада директора"], ["x", "Посада"], [], ["Посада", "За штатом"])
    assert table.heading.row == 4
    assert table.rows == []


def test_a_row_of_data_is_no_part_of_the_heading():
    table, _told = staff(["Посада", "За штатом"], ["Посадовий оклад", "1"], ["Сторож", "1"])
    assert [values[1] for _row, values in table.rows] == ["Посадовий оклад", "Сторож"]


def test_a_caption_below_a_line_is_no_part_of_the_heading():
    table, told = staff(
        ["", "", "(посада)"],
        ["Посада", "Кількість штатних одиниць", ""],
        ["Директор", "1", ""],
    )
    assert not told.problems
    assert table.heading.row == 2
    assert table.heading.columns == {"job": 0, "count": 1}
