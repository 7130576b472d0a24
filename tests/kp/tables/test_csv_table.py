"""A CSV: its encoding, delimiter and quotation marks, and whether it was cut in half."""

import codecs
import csv
import io

import pytest
from conftest import TITLES
from table_files import OFFICIAL, made, names, refused, said

from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.tables.csv_table import csv_sheets

TABLE = 'code;name\n1473;"Кінець ""А, Б"";\nщось"\n2442.2;Її єднальник ґанку\n'


EXPECTED = ['Кінець "А, Б"; щось', "Її єднальник ґанку"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", "\ufeff"),
        ("utf-16-le", "\ufeff"),
        ("utf-16-be", "\ufeff"),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("cp1251", ""),
    ],
)
def test_encodings_and_delimiters(encoding, mark, delimiter, line_end):
    rows = list(csv.reader(io.StringIO(TABLE), delimiter=";"))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    file = read((mark + text.getvalue()).encode(encoding))
    assert file.problems == file.notes == []
    assert names(file) == EXPECTED
    assert list(file.rows.values()) == [2, 3]


def test_excels_own_line_for_the_delimiter_is_no_row():
    file = read(made("code;name", "1473;Менеджер", heading="sep=;", sep="\r\n"))
    assert file.rows == {("1473", "Менеджер"): 2}


def test_damaged_utf8_is_not_taken_for_another_encoding():
    content = made(*(f"1473,Менеджер {i}" for i in range(50)))
    place = content.index("Менеджер 8".encode())
    broken = content[:place] + b"\xff" + content[place + 1 :]
    assert [row for row, _column, _text in said(broken)] == [0, 10]
    assert "UTF-8" in said(broken)[0][2]
    assert "“�”" in said(broken)[1][2]


def test_an_unknown_encoding_says_so():
    refused(made("1473,").strip() + b"\x98\xc0\x98\xc1", "encoding is not known")
    koi8 = "code,name\n1473,Інженер її\n".encode("koi8-u")
    refused(koi8, "encoding is wrong", row=2, column="name")


@pytest.mark.parametrize(
    ("line", "row"),
    [('1474,"Укр" банк', 3), ('1474,"Укр', None)],
)
def test_wrong_quotation_marks(line, row):
    found = said(made("1473,Менеджер", line, "2442.2,Соціолог"))
    assert found[0][0] == 3
    assert ("not as a CSV" if row else "never closed") in found[0][2]
    # A row with wrong marks is not the end of the file.
    assert names(read(made("1473,Менеджер", '1474,"Укр" банк', "2442.2,Соціолог"))) == [
        "Менеджер",
        "Соціолог",
    ]


def test_a_quotation_mark_that_is_never_closed_is_one_problem():
    lines = [f"1473,Менеджер {'а' * (i % 40)}{'б' * (i // 40)}" for i in range(9000)]
    file = read(made('2442.2,"Соціолог', *lines))
    assert [problem.row for problem in file.problems] == [2]
    assert file.titles == []


def test_a_comma_without_quotation_marks_cuts_no_title():
    problem = refused(made("1473,Голова, заступник", "1474,Голова,,"), "more cells", row=2)
    assert "Голова | заступник" in problem.text


def test_a_csv_cut_within_a_row():
    refused(made("1473,Менеджер", '1474,"Мене').strip(), "never closed", row=3)
    found = said(made("1473,Менеджер").strip() + b"\n1474")
    assert (found[0][0], "breaks off" in found[0][2]) == (3, True)
    refused(made("1473,Менеджер", "1474,Менеджер (упра").strip(), "breaks off", row=3)
    content = (OFFICIAL + "1473,,,,А\n1474,,,,Б").encode()
    assert said(content) == []
    refused("name,code,zkpptr\nА,1473,\nБ,1474".encode(), "breaks off", row=3)
    # Where rows are short all over the file, a short one is no sign.
    assert said("name,code,zkpptr\nА,1473\nБ,1474".encode()) == []
    # In a letter: of one, and of two bytes in UTF-16.
    assert "in the middle of a letter" in said(made("1473,Менеджер").strip()[:-1])[0][2]
    assert "in the middle" in said("code,name\n1473,Менеджер".encode("utf-16")[:-1])[0][2]


def test_a_file_without_an_end_is_taken_but_doubted():
    file = read(made("1473,Менеджер").strip())
    assert (file.problems, len(file.titles), file.maybe_cut) == ([], 1, True)
    assert [note.row for note in file.notes] == [2]
    assert "“Менеджер”" in file.notes[0].text
    assert not read(made("1473,Менеджер")).maybe_cut


def test_the_shipped_file_cut_anywhere_is_refused_or_doubted():
    content = TITLES.read_bytes()
    lines = set()
    for percent in range(1, 100):
        size = len(content) * percent // 100
        file = read(content[:size])
        assert file.problems or file.maybe_cut or content[size - 1 : size] == b"\n"
        lines.add(len(file.titles))
    assert len(lines) > 90


def first_cells(content):
    """The first row as the first delimiter parts it, and what is said of the file."""
    sheets = csv_sheets(content)
    if not isinstance(sheets, list):
        return None, sheets.text
    lines = list(sheets[0].lines)
    return lines[0][1], [line.text for line in lines if not isinstance(line, tuple)]


def test_one_damaged_letter_in_ten_makes_another_encoding():
    """Fewer are damage: Windows-1251 would read every letter of UTF-8 as two."""
    broken = b"\xd0"
    cells, damage = first_cells("А".encode() * 10 + broken + b",1\n")
    assert cells == ["А" * 10 + "\ufffd", "1"]
    assert "not quite in UTF-8" in damage[0]
    cells, damage = first_cells("А".encode() * 9 + broken + b",1\n")
    assert (cells, damage) == (["Рђ" * 9 + "Р", "1"], [])
    # With its mark it is UTF-8 whatever is damaged.
    cells, damage = first_cells(codecs.BOM_UTF8 + "А".encode() + broken + b",1\n")
    assert (cells, len(damage)) == (["А\ufffd", "1"], 1)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_shows_by_its_zeros(encoding):
    """A comma and a line break have one: more than one of twenty bytes are zeros."""
    assert first_cells(("а" * 8 + ",\n\n" + "б" * 18).encode(encoding))[0] == ["а" * 8, ""]
    assert first_cells(("а" * 17 + ",\n").encode(encoding))[0] == ["а" * 17, ""]
    assert "zero bytes" in first_cells(("а" * 18 + ",\n").encode(encoding))[1]
    # In both bytes of letters there are none.
    assert "zero bytes" in first_cells(("\0" + "Код" * 9).encode(encoding))[1]


def test_one_sign_in_a_hundred_may_be_none_of_a_text():
    assert first_cells(b"\x01" + b"x" * 99)[0] == ["\x01" + "x" * 99]
    assert "or others that no text has" in first_cells(b"\x01" + b"x" * 98)[1]


def test_rows_are_counted_by_lines_of_the_table():
    sheet = csv_sheets(b'1,"x\ny"\n"a"b,2\n3,4\n5,"')[0]
    lines = list(sheet.lines)
    assert lines[0] == (1, ["1", "x\ny"])
    assert (lines[1].row, "not as a CSV" in lines[1].text) == (2, True)
    assert lines[2] == (3, ["3", "4"])
    assert (lines[3].row, "never closed" in lines[3].text) == (4, True)
    assert len(lines) == 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_line_for_the_delimiter(end, delimiter):
    [sheet] = csv_sheets(f"SEP={delimiter}{end}1{delimiter}2{end}".encode())
    assert (list(sheet.lines), sheet.open_end, sheet.delimited) == (
        [(1, ["1", "2"])],
        False,
        True,
    )
    assert csv_sheets(b"1,2")[0].open_end
