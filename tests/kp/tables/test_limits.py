"""How much of a table is looked at: each limit at its border."""

import pytest
from table_files import made, names, refused, repacked, said, with_sheet, xlsx

from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.tables.heading import Columns, Heading
from hr_kp_classifier.kp.tables.open_table import open_table
from hr_kp_classifier.kp.tables.report import Problem, Report
from hr_kp_classifier.kp.tables.rows import find_rows
from hr_kp_classifier.kp.tables.sheet import Sheet

HEAD = Columns({"code": ("код",), "name": ("назва",)}, ("code", "name"))


def test_256_columns_of_a_heading():
    assert Heading.of(1, [["Код"] + [""] * 254 + ["Назва"]], HEAD).columns["name"] == 255
    assert "name" not in Heading.of(1, [["Код"] + [""] * 255 + ["Назва"]], HEAD).columns


@pytest.mark.parametrize(("blanks", "is_name"), [(195, True), (196, False)])
def test_200_letters_of_a_name(blanks, is_name):
    name = " " * blanks + "Назва"
    assert (HEAD.known(name) is not None) == is_name
    assert (Heading.of(1, [["Код", name]], HEAD).known == 2) == is_name
    # The heading again on the next page.
    table = find_rows(
        [Sheet("", iter([(1, ["Код", "Назва"]), (2, ["Код", name]), (3, ["1", "А"])]))],
        HEAD,
        Report(),
    )
    assert [row for row, _values in table.rows] == ([3] if is_name else [2, 3])


@pytest.mark.parametrize(("blanks", "is_code"), [(197, True), (198, False)])
def test_200_letters_of_the_first_cell_of_a_heading_again(blanks, is_code):
    lines = [(1, ["Код", "Назва"]), (2, [" " * blanks + "Код", "Назва"]), (3, ["1", "А"])]
    table = find_rows([Sheet("", iter(lines))], HEAD, Report())
    assert [row for row, _values in table.rows] == ([3] if is_code else [2, 3])


@pytest.mark.parametrize(("letters", "cut"), [(999, True), (1000, False)])
def test_1000_letters_of_the_last_row(letters, cut):
    told = Report()
    lines = [(1, ["Код", "Назва"]), (2, ["1", "а" * letters + "("])]
    find_rows([Sheet("", iter(lines), open_end=True)], HEAD, told)
    [told_of] = told.problems if cut else told.notes
    assert ("breaks off" in told_of.text) == cut


def test_names_of_columns_are_told_in_part():
    problem = refused(made(heading="а" * 40 + "," + "б" * 41), "No heading row", row=1)
    assert problem.message.params["found"] == f"«{'а' * 40}», «{'б' * 40}…»"
    problem = refused(made(heading=",".join(["абвгґд"] * 30)), "No heading row", row=1)
    assert problem.message.params["found"] == ("«абвгґд», " * 30)[:298]
    problem = refused(made(heading=",".join(["абвгґд"] * 31)), "No heading row", row=1)
    assert problem.message.params["found"] == ("«абвгґд», " * 30) + "…"


def test_what_is_hidden_is_told_in_part():
    def note(*hidden):
        told = Report()
        lines = iter([(1, ["Код", "Назва"]), (2, ["1", "А"])])
        find_rows([Sheet("", lines, hidden=list(hidden))], HEAD, told)
        return told.notes[0].message.params["hidden"]

    assert note("а" * 200) == "а" * 200
    assert note("а" * 201) == "а" * 200 + "…"


@pytest.mark.parametrize(("blanks", "known"), [(60, True), (61, False)])
def test_64_bytes_tell_what_a_file_is(blanks, known):
    opened = open_table(b" " * blanks + b"%PDF")
    assert isinstance(opened, Problem) == known


def parts(count):
    """A workbook that lists so many sheets, the last of which alone is there."""
    content = xlsx(["code", "name"], ["1473", "Менеджер"])
    other = b'<sheet name="x" r:id="none"/>' * (count - 1)
    return repacked(
        content,
        lambda name, data: (
            data.replace(b"<sheets>", b"<sheets>" + other) if "workbook.xml" in name else data
        ),
    )


def test_10_000_sheets_are_looked_through():
    assert names(read(parts(10_000))) == ["Менеджер"]
    refused(parts(10_001), "not of an XLSX workbook")


def test_100_columns_of_a_workbook():
    def workbook(column):
        return with_sheet(
            xlsx(["x"]),
            f'<row r="1"><c r="A1" t="str"><v>code</v></c><c r="{column}1" t="str"><v>name</v></c>'
            f'</row><row r="2"><c r="A2"><v>1473</v></c><c r="{column}2" t="str"><v>Менеджер</v>'
            "</c></row>",
        )

    assert names(read(workbook("CV"))) == ["Менеджер"]
    assert "lacks a column" in said(workbook("CW"))[0][2]


def test_10_000_letters_of_a_cell():
    [sheet] = open_table(xlsx(["а" * 10_000], ["б" * 10_001]))
    assert [cells for _row, cells in sheet.lines] == [["а" * 10_000], ["б" * 10_000]]
    text = "<c t='str'><v>{}</v></c>"
    inside = f"<row>{text.format('а' * 10_000)}</row><row>{text.format('б' * 10_001)}</row>"
    [sheet] = open_table(with_sheet(xlsx(["x"]), inside))
    assert [cells for _row, cells in sheet.lines] == [["а" * 10_000], ["б" * 10_000]]


def test_200_000_rows():
    """And the last row of a spreadsheet is its row 1,048,576."""

    def read_rows(count, last):
        told = Report()
        lines = [(1, ["Код", "Назва"]), *((row, ["1", "А"]) for row in range(2, count + 1))]
        lines.append((last, ["1", "А"]))
        table = find_rows([Sheet("", iter(lines))], HEAD, told)
        return len(table.rows), [(each.row, each.text) for each in told.problems]

    assert read_rows(200_000, 1_048_576) == (200_000, [])
    rows, [(row, text)] = read_rows(200_002, 200_003)
    assert (rows, row) == (200_000, 200_002)
    assert "more than 200000 rows" in text
    assert read_rows(2, 1_048_577)[1][0][0] == 1_048_577
