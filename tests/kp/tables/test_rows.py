"""The rows of a table: which sheet, which heading, what is below it and what is said of it."""

import pytest
from table_files import said

from hr_kp_classifier.kp.messages import Message
from hr_kp_classifier.kp.tables import report, rows
from hr_kp_classifier.kp.tables.heading import Columns
from hr_kp_classifier.kp.tables.report import Problem
from hr_kp_classifier.kp.tables.sheet import Sheet

COLUMNS = Columns(
    {
        "code": ("код",),
        "name": ("назва", "найменування"),
        "more": ("надбавки",),
        "note": ("рік",),
    },
    required=("code", "name"),
    most_heading_rows=3,
    within=10,
    patterns={"more": "доплат"},
    several=("more",),
)


def sheet(*lines, name="Аркуш", **values):
    """A sheet of these rows; one that is no list is put there as it is."""
    numbered = [
        (number, list(line)) if isinstance(line, list) else line
        for number, line in enumerate(lines, 1)
    ]
    return Sheet(name, iter(numbered), **values)


def found(*sheets, columns=COLUMNS, other=()):
    told = report.Report()
    return rows.find_rows(sheets, columns, told, *other), told


def cells(table):
    return [values[:2] for _row, values in table.rows]


HEAD = ["Код", "Назва"]
BROKEN = Problem(1, Message("broken"))


# Which sheet


def test_of_sheets_with_one_heading_the_first_is_read():
    table, told = found(
        sheet(HEAD, ["1", "А"], name="Перший"),
        sheet(HEAD, ["2", "Б"], name="Другий"),
        sheet(["Код"], name=""),
    )
    assert cells(table) == [("1", "А")]
    [note] = told.notes
    assert (note.row, note.text) == (
        0,
        "Only the sheet “Перший” was read; these were not: «Другий».",
    )


def test_of_sheets_the_one_with_the_most_known_columns_is_read():
    table, _told = found(
        sheet(HEAD, ["1", "А"]), sheet([*HEAD, "Рік"], ["2", "Б", "2026"]), sheet(HEAD)
    )
    assert cells(table) == [("2", "Б")]
    # Each of several columns of a kind counts.
    several = sheet([*HEAD, "Надбавки", "Доплати"], ["2", "Б", "1", "2"])
    table, _told = found(sheet([*HEAD, "Рік"], ["1", "А", "2026"]), several)
    assert cells(table) == [("2", "Б")]


def test_the_likest_heading_is_told_where_there_is_none():
    told = found(
        sheet(["щось", "інше", "третє"]),
        sheet(["Код"]),
        sheet(["Код", "Посада"]),
        sheet(["Назва", "Посада"]),
    )[1]
    [problem] = told.problems
    assert "lacks a column: назва. It has: «Код», «Посада»." in problem.text
    told = found(sheet(["а", "б"], name=""), sheet(["в", "г"], name=""))[1]
    [problem] = told.problems
    assert problem.row == 1
    assert problem.text.endswith("Found was: «а», «б».")
    [problem] = found(sheet())[1].problems
    assert (problem.row, problem.text.endswith("Found was: –.")) == (0, True)


def test_what_is_broken_is_told_where_there_is_no_heading():
    other = Problem(2, Message("other"))
    assert found(sheet(BROKEN, ["щось"]), sheet(other))[1].problems == [BROKEN]
    # Where some heading is there, also what that lacks.
    texts = [problem.text for problem in found(sheet(BROKEN, ["Код"]))[1].problems]
    assert texts[0] == "broken"
    assert "lacks a column" in texts[1]
    table, told = found(sheet(BROKEN, HEAD, ["1", "А"], other, ["2", "Б"]))
    assert (cells(table), told.problems) == ([("1", "А"), ("2", "Б")], [other])


def test_what_is_broken_below_the_rows_of_a_heading_is_not_told():
    for above, told in ((12, 1), (13, 0)):
        problems = found(sheet(*[["щось"]] * above, BROKEN))[1].problems
        assert problems.count(BROKEN) == told


def test_another_kind_of_table_is_known_by_its_columns():
    other = Columns({"name": ("посада",), "code": ("код",)}, required=("name",))
    table, _told = found(sheet(["Посада", "Код"], ["Касир", "1"]), other=[other])
    assert (table.columns, cells(table)) == (other, [("Касир", "1")])
    table, _told = found(sheet(HEAD, ["1", "А"]), other=[other])
    assert table.columns is COLUMNS


# Which heading


def heading(*lines):
    table, _told = found(sheet(*lines))
    return table and (table.heading.row, table.heading.names)


def test_a_heading_begins_among_the_first_rows_and_ends_below_them():
    parts = [["Код", "Найме"], ["", "ну"], ["", "вання"]]
    filled = [["рядок"]] * 9
    assert heading(*filled, *parts) == (10, ("Код", "Найме ну вання"))
    assert heading(*filled, ["рядок"], *parts) is None


def test_a_name_above_the_table_does_not_begin_its_heading():
    assert heading(["Назва підприємства"], ["ТОВ"], HEAD) == (3, ("Код", "Назва"))


def test_parts_of_a_heading_stand_below_each_other():
    """Row 2 is not there, so that row 3 goes on with nothing."""
    lines = [(1, ["Код", "Найме"]), (3, ["", "нування"])]
    assert found(Sheet("", iter(lines)))[0] is None
    lines = [(5, ["Код", "Найме"]), (6, ["", "нування"])]
    assert found(Sheet("", iter(lines)))[0].heading.row == 5
    assert heading(["Код", "Найме"], BROKEN, ["", "нування"]) is None
    assert heading(["Код", "Найме"], [], ["", "нування"]) is None


def test_years_in_a_heading_make_no_data_of_it():
    assert heading(["Код", "Назва", "2025", "2026"]) == (1, ("Код", "Назва", "2025", "2026"))
    # One number below may be of the heading; two are data.
    table, _told = found(
        sheet([*HEAD, "Звітний", "Оклад"], ["", "", "рік", "2026"], ["1", "А", "5", "7"])
    )
    assert table.heading.columns == {"code": 0, "name": 1, "note": 2}
    table, _told = found(sheet([*HEAD, "Звітний"], ["", "5", "рік", "7"], ["1", "А", "5"]))
    assert table.heading.columns == {"code": 0, "name": 1}


def test_a_row_of_signs_below_amounts_is_of_the_heading():
    """The amount, and beside it the percentage that it is worked out by."""
    table, _told = found(
        sheet(["Код", "Назва", "Доплати", ""], ["", "", "грн", "%"], ["1", "А", "100", "5"])
    )
    assert table.heading.columns == {"code": 0, "name": 1, "more": 2}
    assert cells(table) == [("1", "А")]
    assert table.heading.ignored(COLUMNS.names) == ["%"]


def test_several_columns_of_one_kind_are_given_together():
    table, _told = found(
        sheet(
            ["Код", "Надбавки", "Назва", "Доплата за шкідливість", "Доплати"],
            ["1", "10", "А", " ", "20"],
            ["2", "", "Б", "30", ""],
        )
    )
    assert table.rows == [(2, ("1", "А", "10\n20", "")), (3, ("2", "Б", "30", ""))]
    assert table.heading.ignored(COLUMNS.names) == []


def test_what_is_given_together_keeps_its_place_among_the_columns():
    columns = Columns(
        {"code": ("код",), "more": ("надбавки", "доплати"), "name": ("назва",)},
        required=("code",),
        several=("more",),
    )
    table, _told = found(
        sheet(["Надбавки", "Код", "Доплати", "Назва"], ["10", "1", "20", "А"]), columns=columns
    )
    assert table.rows == [(2, ("1", "10\n20", "А"))]


# What stands below it


def test_numbers_of_columns_stand_below_a_heading_only():
    table, _told = found(sheet(HEAD, ["1", "2"], ["1", "2"], ["1", ""], ["3", "А"]))
    assert table.rows[0][0] == 4
    table, _told = found(sheet(HEAD, ["1", ""], ["2", "А"]))
    assert [row for row, _values in table.rows] == [2, 3]
    table, _told = found(sheet(HEAD, ["3", "А"], ["1", "2"]))
    assert [row for row, _values in table.rows] == [2, 3]


def test_short_and_wide_rows():
    lines = [HEAD, ["1"], ["3", "Б", "", "В"], ["2", "А", "", ""]]
    table, told = found(sheet(*lines, delimited=True))
    assert cells(table) == [("1", ""), ("2", "А")]
    [problem] = told.problems
    assert problem.row == 3
    assert "heading row: “Б | В”" in problem.text
    # A sheet has cells beside a table.
    assert len(found(sheet(*lines))[0].rows) == 3


def test_a_row_without_cells_of_the_table_is_none():
    table, _told = found(sheet(["Код", "Назва", "Інше"], ["", "", "щось"], ["1", "А", ""]))
    assert [row for row, _values in table.rows] == [3]


def test_a_file_without_an_end():
    def end(*lines):
        table, told = found(sheet([*HEAD, "Рік"], *lines, open_end=True, delimited=True))
        assert table.open_end
        problems = [(each.row, "breaks off" in each.text) for each in told.problems]
        return problems, [(each.row, "does not end" in each.text) for each in told.notes]

    assert end(["1", "А", "5"]) == ([], [(2, True)])
    assert end(["1", "А", "5"], ["2", "Б"]) == ([(3, True)], [])
    assert end(["1", "А"], ["2", "Б"]) == ([], [(3, True)])
    assert end(["1", "А"], ["2", "Б", "5"]) == ([], [(3, True)])
    for name in ("А (управитель", "А «Б", "А (Б) (В"):
        assert end(["1", name, "5"]) == ([(2, True)], [])
    for name in ("А (Б)", "А «Б»", "А) (Б)", "А»"):
        assert end(["1", name, "5"]) == ([], [(2, True)])


def test_what_is_hidden_is_told():
    told = found(sheet(HEAD, ["1", "А"], hidden=["B", "2"]))[1]
    [note] = told.notes
    assert note.row == 0
    assert "read as well: B, 2." in note.text


def test_the_last_row_of_a_spreadsheet_is_read(monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROW_NUMBER", 3)
    table, told = found(sheet(HEAD, ["1", "А"], ["2", "Б"]))
    assert (len(table.rows), told.problems) == (2, [])
    table, told = found(sheet(HEAD, ["1", "А"], ["2", "Б"], ["3", "В"], ["4", "Г"]))
    assert (len(table.rows), [each.row for each in told.problems]) == (2, [4])


# What is said


def test_a_text_is_shown_in_part():
    assert report.shown("а" * 60) == "а" * 60
    assert report.shown("а" * 61) == "а" * 60 + "…"
    assert report.shown("абв", 2) == "аб…"


def test_a_report_is_in_the_order_of_the_rows(monkeypatch):
    monkeypatch.setattr(report, "MAX_PROBLEMS", 2)
    told = report.Report("a.csv")
    for row in (3, 1, 2):
        told.add(Problem(row, Message("x")))
        told.note(Problem(row, Message("y")))
    told.close()
    assert [each.row for each in told.problems] == [1, 3, 0]
    assert told.problems[-1].text == "1 more problems like these are not listed."
    assert [each.row for each in told.notes] == [1, 3]
    assert {each.file for each in told.problems + told.notes} == {"a.csv"}
    full = report.Report()
    for row in (2, 1):
        full.add(Problem(row, Message("x")))
    full.close()
    assert [each.row for each in full.problems] == [1, 2]


@pytest.mark.parametrize("size", [20 * 1024 * 1024, 20 * 1024 * 1024 + 1])
def test_twenty_megabytes_are_the_most(size):
    [(_row, _column, text)] = said(b"%PDF".ljust(size))
    assert ("20 MB" in text) == (size > 20 * 1024 * 1024)
