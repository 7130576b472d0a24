"""Classifier files read: what is taken as it is, and what is refused with a remedy.

No bytes raise: a file comes from a user, and a file that is wrong is answered with problems.
"""

import csv
import io
import json
import random
import time
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from conftest import TITLES
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from hr_kp_classifier.kp.editions.cells import read_name
from hr_kp_classifier.kp.editions.reader import (
    Group,
    Title,
    join,
    missing_groups,
    read,
    read_groups,
    read_titles,
)
from hr_kp_classifier.kp.tables import heading, report, rows, sheet, xlsx_table
from hr_kp_classifier.kp.text import clean

GROUPS = Path(TITLES).with_name("kp_groups.csv")
OFFICIAL = "КОД КП,КОД ЗКППТР,ВИПУСК ЄТКД,ВИПУСК ДКХП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n"


def made(*lines, heading="code,name", sep="\n"):
    """A CSV file of these rows."""
    return (sep.join([heading, *lines]) + sep).encode()


def by_openpyxl(pages):
    """A workbook whose strings stand in the cells themselves."""
    book = Workbook()
    book.remove(book.active)
    for name, table in pages:
        page = book.create_sheet(name)
        for row in table:
            page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(pages):
    """A workbook whose cells share their strings, as those of Excel and LibreOffice do."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, table in pages:
            page = book.add_worksheet(name)
            for place, row in enumerate(table):
                page.write_row(place, 0, row)
    return file.getvalue()


WRITERS = [by_openpyxl, by_xlsxwriter]


def xlsx(*table, sheet="Аркуш1", more=(), writer=by_xlsxwriter):
    """A workbook of these rows, with other sheets before it."""
    return writer([*more, (sheet, table)])


def repacked(content, change, packing=zipfile.ZIP_DEFLATED):
    """The same archive with its parts changed: ``change(name, data)`` gives the new data."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", packing) as new,
    ):
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return file.getvalue()


def with_sheet(content, xml):
    """The same workbook with other cells: ``xml`` stands in the sheet's data."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{xml}</sheetData></worksheet>'
    return repacked(
        content, lambda name, data: sheet.encode() if "sheet1.xml" in name else data
    )


def said(content, **options):
    """What is wrong with a file: its problems as (row, column, words)."""
    return [
        (problem.row, problem.column, problem.text)
        for problem in read(content, **options).problems
    ]


def refused(content, words, row=0, column="", **options):
    """Tell that a file is refused by just one problem, and return it."""
    file = read(content, **options)
    assert [(each.row, each.column) for each in file.problems] == [(row, column)], [
        each.text for each in file.problems
    ]
    assert words in file.problems[0].text
    return file.problems[0]


def names(file):
    return [title.name for title in file.titles]


# The files there are


def test_the_shipped_files():
    groups = read_groups(GROUPS.read_bytes())
    titles = read_titles(TITLES.read_bytes())
    assert (len(groups.groups), len(titles.titles)) == (823, 9150)
    assert not groups.problems + titles.problems + groups.notes + titles.notes
    with TITLES.open(encoding="utf-8", newline="") as file:
        table = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    assert [title.key for title in titles.titles] == table
    assert titles.rows[titles.titles[-1].key] == 9151
    # The two read by themselves are the same, and go together.
    unforced = join([read(GROUPS.read_bytes()), read(TITLES.read_bytes())])
    assert (unforced.groups, unforced.titles) == (groups.groups, titles.titles)
    assert (unforced.lists_groups, unforced.lists_titles) == (True, True)
    assert missing_groups(unforced, []) == {}


def test_the_public_layout():
    groups = read("code,parent_code,name\n1,,Керівники\n11,1,Законодавці\n".encode())
    assert groups.groups == [Group("1", "Керівники"), Group("11", "Законодавці")]
    assert (groups.lists_groups, groups.lists_titles) == (True, False)
    titles = read(made("1110,Депутат", "1110,Голова"))
    assert titles.titles == [Title("1110", "Депутат"), Title("1110", "Голова")]
    assert (titles.lists_groups, titles.lists_titles) == (False, True)
    assert groups.ignored_columns == titles.ignored_columns == []


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
        Title("1473", "Менеджер", "12345", "", "5*"),
        Title("2442.2", "Соціолог", "", "2", ""),
    ]
    assert file.rows == {("1473", "Менеджер"): 6, ("2442.2", "Соціолог"): 9}


# Columns


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
    assert file.titles == [Title("1473", "Менеджер")]
    assert file.ignored_columns == ["Примітка"] * other_order


def test_every_known_column_name_is_known_once():
    keys = [heading._key(name) for known in heading.COLUMNS.values() for name in known]
    assert len(set(keys)) == len(keys)


def test_the_more_precise_of_two_columns_is_meant():
    file = read("код,КОД КП,назва,Професійна назва роботи\n7,1473,Н,Менеджер\n".encode())
    assert file.titles == [Title("1473", "Менеджер")]
    assert file.ignored_columns == ["код", "назва"]


def test_ignored_columns_are_named_as_the_file_has_them():
    file = read("№ з/п,code,,name,Дата,parent_code,zkpptr\n1,1473,,Менеджер,,147,\n".encode())
    assert file.titles == [Title("1473", "Менеджер")]
    assert file.ignored_columns == ["№ з/п", "Дата", "parent_code"]


def test_missing_columns_say_which_are_there_and_which_are_needed():
    problem = refused("КОД КП,Посада\n1473,Менеджер\n".encode(), "lacks a column", row=1)
    assert problem.params["missing"] == "ПРОФЕСІЙНА НАЗВА РОБОТИ"
    assert problem.params["found"] == "«КОД КП», «Посада»"
    problem = refused(b"a,b\n1,2\n", "No heading row", row=1)
    assert problem.params["found"] == "«a», «b»"
    assert "“КОД КП”" in problem.text
    assert "“ПРОФЕСІЙНА НАЗВА РОБОТИ”" in problem.text
    refused(made(heading="code,name"), "No row stands below", row=1)


def test_the_heading_is_looked_for_in_the_first_rows():
    above = ["Наказ 327,"] * 19
    assert len(read(made(*above, "code,name", "1473,Менеджер", heading="Додаток,")).titles) == 0
    file = read(made(*above[1:], "code,name", "1473,Менеджер", heading="Додаток,"))
    assert file.rows == {("1473", "Менеджер"): 21}


# Encodings, delimiters, quotation marks


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


def test_titles_are_stored_tidily():
    file = read(
        made("1473, Менеджер’ський  гурт ", "2442.2,Лікар—терапевт", "2443,\u200bА –\tБ")
    )
    assert names(file) == ["Менеджер'ський гурт", "Лікар-терапевт", "А – Б"]


@given(st.text("аїє'’ -–—«»\"(),.№1a=\u0301\u200b\u00a0и\u0306", max_size=30).map("А{}".format))
def test_what_is_read_is_clean(text):
    name, fault = read_name(text)
    assert name == clean(text)
    assert fault is not None or read_name(name) == (name, None)


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


# What a row is


def test_a_column_tells_groups_from_titles():
    file = read(
        made(
            "1,Керівники,Розділ",
            "1110,Законодавці,Підклас",
            "1110,Депутат,назва",
            "1110,Голова,Title",
            "12,Інші,",
            heading="code,name,Вид",
        )
    )
    assert file.problems == []
    assert [group.code for group in file.groups] == ["1", "1110", "12"]
    assert names(file) == ["Депутат", "Голова"]
    assert (file.lists_groups, file.lists_titles) == (True, True)
    assert file.ignored_columns == []


def test_a_column_that_does_not_tell():
    content = made(
        "1110,Депутат,назва", "1110,Інше,щось", "1110,Друге,", heading="code,name,вид"
    )
    assert [(row, column) for row, column, _text in said(content)] == [(3, "вид"), (4, "вид")]
    assert "“щось”" in said(content)[0][2]
    # «Тип» may be about something else.
    file = read(made("1110,Депутат,основна", heading="code,name,Тип"))
    assert names(file) == ["Депутат"]
    assert file.ignored_columns == ["Тип"]


def test_codes_tell_groups_from_titles():
    levels = ["1,А", "11,Б", "111,В", "1110,Г", "1120.1,Ґ"]
    assert len(read(made(*levels)).groups) == 5
    # A mistake in a list of groups makes no titles of them.
    repeated = read(made(*levels, "12,Д", "121,Е", "1210,Є", "1210.1,Ж", "1210.1,З"))
    assert (len(repeated.groups), len(repeated.problems)) == (9, 1)
    assert len(read(made("1110,А", "1120.1,Б")).titles) == 2
    assert len(read(made("1110,А", "1120.1,Б"), filename="Групи.csv").groups) == 2
    assert len(read(made("1110,А", "1110,Б"), filename="groups.csv").titles) == 2


def test_short_codes_among_titles_are_groups():
    content = made(
        "111,Законодавці", "1110,,Депутат", "1110,,Голова", heading="code,zkpptr,name"
    ).replace(b"111,\xd0", b"111,,\xd0", 1)
    file = read(content)
    assert file.groups == [Group("111", "Законодавці")]
    assert names(file) == ["Депутат", "Голова"]
    # Some groups are no list of groups: what is not among them is not cancelled.
    assert (file.lists_groups, file.lists_titles) == (False, True)
    assert [(note.row, note.column) for note in file.notes] == [(2, "code")]


def test_the_caller_may_know_better():
    content = made("1110,А", "1120.1,Б")
    assert len(read(content, kind="groups").groups) == 2
    assert len(read_groups(content).groups) == 2
    assert len(read_titles(made("1110,А", "1120.1,Б")).titles) == 2
    refused(made("111,А"), "a title stands at four digits", row=2, column="code", kind="titles")
    assert read(made("111,А", "1110,Б"), kind="titles").groups == []


def test_a_group_stands_below_its_own():
    content = made(
        "11,1,А", "111,12,Б", "1110,111 Законодавці,В", heading="code,parent_code,name"
    )
    problem = refused(content, "111 belongs to 11, not to 12", row=3, column="parent_code")
    assert problem.params["expected"] == "11"


def test_what_no_row_says_is_not_said():
    absent = read(made("1473,Менеджер"))
    empty = read(made("1473,,Менеджер", "2442.2,-,Соціолог", heading="code,zkpptr,name"))
    assert absent.titles[0] == empty.titles[0] == Title("1473", "Менеджер", None, None, None)
    some = read(made("1473,,Менеджер", "2442.2,12345,Соціолог", heading="code,zkpptr,name"))
    assert [title.zkpptr for title in some.titles] == ["", "12345"]
    assert [title.etkd for title in some.titles] == [None, None]


# Cells


@pytest.mark.parametrize(
    ("code", "meant", "repair"),
    [
        ("1.473E+03", "1473", None),
        ("2.4422E+03", "2442.2", None),
        ('"1,473E+03"', "1473", None),
        ('"2442,2"', "2442.2", "2442.2"),
        ("1473.0", "1473", "1473"),
        ("2442-2", "2442.2", "2442.2"),
        ("2442. 2", "2442.2", "2442.2"),
        ("2442.", "2442", "2442"),
    ],
)
def test_a_code_that_a_spreadsheet_has_spoilt(code, meant, repair):
    problem = refused(made(f"{code},Менеджер"), f"“{meant}”", row=2, column="code")
    assert f"“{code.strip(chr(34))}”" in problem.text
    assert problem.repair == repair


@pytest.mark.parametrize("code", ["0110", "24422", "244.2", "Менеджер", "12345678901E+99"])
def test_a_code_that_is_no_code(code):
    problem = refused(made(f"{code},Менеджер"), "one to four digits", row=2, column="code")
    assert f"“{code}”" in problem.text


def test_empty_cells():
    found = said(made(",Менеджер", "1473,", "  , ", "1474"))
    assert [(row, column) for row, column, _text in found] == [
        (2, "code"),
        (3, "name"),
        (5, "name"),
    ]
    assert all("is empty; fill it in" in text for _row, _column, text in found)


def test_latin_letters_and_those_that_only_look_so():
    problem = refused(made("1473,CRM-менеджер"), "“CRM”", row=2, column="name")
    assert problem.repair is None
    problem = refused(
        made("1473,Мeнeджep з реклaми"), "“Мeнeджep, реклaми”", row=2, column="name"
    )
    assert problem.repair == "Менеджер з реклами"
    assert "“Менеджер з реклами” is meant" in problem.text
    assert refused(made("1473,Агент i брокер"), "", 2, "name").repair == "Агент і брокер"
    # One word of both kinds: nothing to offer.
    assert refused(made("1473,Мeнеджер CRM"), "“CRM”", 2, "name").repair is None


def test_what_is_surely_meant_is_taken_on_request():
    content = made("1473,Мeнeджер", '"2442,2",Соціолог', "1474,CRM-менеджер", "1.4E+03,А")
    file = read(content, mend=True)
    assert file.titles == [Title("1473", "Менеджер"), Title("2442.2", "Соціолог")]
    assert [(note.row, note.column, note.repair) for note in file.notes] == [
        (2, "name", "Менеджер"),
        (3, "code", "2442.2"),
    ]
    assert [problem.row for problem in file.problems] == [4, 5]
    # Mended, it may be the same as another.
    assert len(said(made("1473,Мeнеджер", "1473,Менеджер"), mend=True)) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("=1+1", "formula"),
        ("+Менеджер", "formula"),
        ("-Менеджер", "formula"),
        ("@Менеджер", "formula"),
        ('"\t=Менеджер"', "formula"),
        ("\u200b=Менеджер", "formula"),
        ("=HYPERLINK(А1)", "formula"),
        ("Менеджер?", "“?” does not belong"),
        ("Менэджэр", "“э” does not belong"),
        ("Менед\ufffdер", "“\ufffd” does not belong"),
        ("Менеджер <b>", "Latin"),
        ("12345", "holds no words"),
        ("(12)", "holds no words"),
        ("А" * 501, "501 letters"),
        ("«" + "А" * 501, "502 letters"),
    ],
)
def test_a_name_that_is_no_name(name, words):
    refused(made(f"1473,{name}"), words, row=2, column="name")


def test_formulas_in_every_column_that_is_read():
    for cells, column in [
        ("=1473,,,,А", "КОД КП"),
        ("1473,=1,,,А", "КОД ЗКППТР"),
        ("1473,,+1,,А", "ВИПУСК ЄТКД"),
        ("1473,,,@А1,А", "ВИПУСК ДКХП"),
        ("1473,,,,=А", "ПРОФЕСІЙНА НАЗВА РОБОТИ"),
    ]:
        refused((OFFICIAL + cells + "\n").encode(), "is a formula", row=2, column=column)


def test_zkpptr_has_five_digits():
    problem = refused(
        (OFFICIAL + "1473,1234,,,А\n1474,12345,,,Б\n").encode(),
        "no ЗКППТР code",
        row=2,
        column="КОД ЗКППТР",
    )
    assert problem.params == {"number": "1234"}


def test_duplicates_name_both_rows():
    found = said(made("1473,Менеджер", "2442.2,Соціолог", "1473,Менеджер", "1473,менеджер"))
    assert [(row, column) for row, column, _text in found] == [(4, "name"), (5, "name")]
    assert "repeats row 2" in found[0][2]
    assert "the same as row 2" in found[1][2]
    # One name at several codes is no duplicate: 29 official titles have several.
    assert said(made("1473,Менеджер", "1474,Менеджер")) == []
    groups = said(made("1,Керівники", "11,А", "1,Професіонали"), kind="groups")
    assert [(row, column) for row, column, _text in groups] == [(4, "code")]
    assert "in row 2 already" in groups[0][2]


def test_every_problem_of_a_row_is_told():
    found = said((OFFICIAL + '"2442,2",1,=5,,CRM\n').encode())
    assert [column for _row, column, _text in found] == [
        "КОД КП",
        "ПРОФЕСІЙНА НАЗВА РОБОТИ",
        "КОД ЗКППТР",
        "ВИПУСК ЄТКД",
    ]


def test_problems_are_told_up_to_a_number(monkeypatch):
    monkeypatch.setattr(report, "MAX_PROBLEMS", 5)
    file = read(made(*(f"x{i},А" for i in range(12))))
    assert len(file.problems) == 6
    assert "7 more problems" in file.problems[-1].text


def test_the_rows_around_a_problem_are_read():
    file = read(made("1473,Менеджер", "x,Хтось", "2442.2,Соціолог"), filename="КП.csv")
    assert names(file) == ["Менеджер", "Соціолог"]
    assert file.problems[0].file == "КП.csv"
    assert file.rows == {("1473", "Менеджер"): 2, ("2442.2", "Соціолог"): 4}


# Whole files


@pytest.mark.parametrize("content", [b"", b"  \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
def test_an_empty_file(content):
    refused(content, "The file is empty")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS, DOC"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1", "RTF"),
        (b"\n <html><table>", "HTML, XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "HTML, XML"),
    ],
)
def test_a_file_that_is_no_table(start, name):
    problem = refused(start + bytes(range(256)) * 20, "no table but a file of another kind")
    assert problem.params == {"format": name}
    assert "XLSX" in problem.text


def test_zero_bytes():
    refused(made("1473,Мене\0джер", *["2442.2,Соціолог"] * 20), "zero bytes")
    refused(b"code,name\n" + b"1473,\x01\x02\x03\n" * 9, "zero bytes or others")
    refused(random.Random(1).randbytes(5000), "no table")


def test_a_file_too_large_is_not_even_looked_at():
    content = b"x" * (100 * 1024 * 1024)
    tracemalloc.start()
    problem = refused(content, "100 MB")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert problem.params == {"size": "100", "limit": "20"}


def test_too_many_rows(monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROWS", 3)
    lines = ["1473,А", "1473,Б", "1473,В"]
    assert said(made(*lines, "", "")) == []
    refused(made(*lines, "", "1473,Г"), "more than 3 rows", row=6)
    monkeypatch.setattr(rows, "MAX_ROW_NUMBER", 100)
    refused(made("1473,А", *[""] * 200), "rows", row=101)
    assert sheet.MAX_ROWS == 200_000


# Cut in half


def test_a_csv_cut_within_a_row():
    refused(made("1473,Менеджер", '1474,"Мене').strip(), "never closed", row=3)
    refused(
        made("1473,Менеджер").strip() + b"\n1474", "breaks off", row=3, column=""
    ) if 0 else None
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


def test_a_workbook_cut_anywhere_is_refused():
    content = xlsx(["code", "name"], *(["1473", f"Менеджер {i}"] for i in range(300)))
    for percent in range(1, 100):
        file = read(content[: len(content) * percent // 100])
        assert file.problems
        assert not file.titles


# XLSX


@pytest.mark.parametrize("writer", WRITERS)
def test_a_workbook(writer):
    file = read(
        xlsx(
            ["Додаток А"],
            [],
            [None, "КОД КП", "КОД ЗКППТР", "ПРОФЕСІЙНА\nНАЗВА РОБОТИ", "Примітка"],
            [None, 1, 2, 3, 4],
            [None, 1473, 12345, "Менеджер", 1.5],
            [],
            [None, 2442.2, None, "  Соціолог’ський ", True],
            [None, 1473.0, "-", "Голова, заступник", None],
            [None, "1474", 54321.0, "Інший"],
            writer=writer,
        )
    )
    assert file.problems == []
    assert file.titles == [
        Title("1473", "Менеджер", "12345"),
        Title("2442.2", "Соціолог'ський", ""),
        Title("1473", "Голова, заступник", ""),
        Title("1474", "Інший", "54321"),
    ]
    assert list(file.rows.values()) == [5, 7, 8, 9]
    assert file.ignored_columns == ["Примітка"]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_workbook_reads_as_openpyxl_reads_it(professions, writer):
    table = [["code", "name"], *([each.code, each.name] for each in professions)]
    content = xlsx(*table, writer=writer)
    page = load_workbook(io.BytesIO(content), read_only=True).active
    expected = list(page.iter_rows(min_row=2, values_only=True))
    assert [title.key for title in read(content).titles] == expected


def test_numbers_as_they_were_typed():
    content = with_sheet(
        xlsx(["x"]),
        '<row r="1"><c r="A1" t="str"><v>code</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>na</t></r><r><t>me</t></r>'
        "<rPh><t>зайве</t></rPh></is></c></row>"
        '<row><c><v>2442.1999999999998</v></c><c/><c t="str"><v>А_x000D_\nб</v></c></row>'
        '<row r="7"><c r="A7"><v>1.473E3</v></c><c r="C7" t="str"><v>Б</v></c></row>',
    )
    file = read(content)
    assert file.problems == []
    assert file.rows == {("2442.2", "А б"): 2, ("1473", "Б"): 7}


def test_the_first_sheet_with_a_heading():
    content = xlsx(
        ["code", "name"], ["1473", "Менеджер"], sheet="КП", more=[("Титул", [["Додаток А"]])]
    )
    file = read(content)
    assert names(file) == ["Менеджер"]
    assert "“КП” was read; these were not: «Титул»" in file.notes[0].text
    refused(xlsx(["щось"], more=[("Інше", [["code"]])]), "lacks a column", row=1)


@pytest.mark.parametrize("writer", WRITERS)
def test_formulas_in_a_workbook(writer):
    content = xlsx(
        ["code", "name"], [1473, '="Мене"&"джер"'], ["=1+1", "Голова"], writer=writer
    )
    found = said(content)
    assert [(row, column) for row, column, _text in found] == [(2, "name"), (3, "code")]
    assert all("is a formula" in text for _row, _column, text in found)
    # One that other cells share has no text there; its stored value is not taken.
    shared = with_sheet(
        content,
        '<row r="1"><c t="str"><v>code</v></c><c t="str"><v>name</v></c></row>'
        '<row r="2"><c><v>1473</v></c><c t="str"><f t="shared" si="0"/><v>Голова</v></c></row>',
    )
    refused(shared, "is a formula", row=2, column="name")
    # In a column that is not read it does no harm.
    assert said(xlsx(["code", "name", "Σ"], [1473, "Менеджер", "=1+1"])) == []


def test_archives_that_are_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    refused(file.getvalue(), "not of an XLSX workbook")
    word = repacked(xlsx(["x"]), lambda name, data: data if "rels" in name else b"<document/>")
    refused(word, "not of an XLSX workbook")
    refused(b"PK\x05\x06" + bytes(18), "not of an XLSX workbook")
    refused(b"PK\x03\x04" + bytes(100), "damaged")


def test_a_workbook_is_broken_inside():
    content = xlsx(["code", "name"], ["1473", "Менеджер"])
    for part in ("sheet1.xml", "workbook.xml", "sharedStrings.xml"):
        broken = repacked(
            content, lambda name, data, part=part: data[:-20] if part in name else data
        )
        refused(broken, "damaged", row=2 if part == "sheet1.xml" else 0)
    for cells in (
        '<row r="x"/>',
        '<row r="0"/>',
        f'<row r="{"9" * 5000}"/>',
        '<row r="1048577"/>',
        '<row><c r="1"><v>1</v></c></row>',
        '<row><c t="s"><v>99</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        "</row>",
    ):
        assert "damaged" in said(with_sheet(content, cells))[0][2]
    refused(repacked(content, lambda name, data: data, zipfile.ZIP_LZMA), "has a password")


def inflated(content, part, size):
    """The same workbook, one part of which grows by so many bytes when it is unpacked."""
    return repacked(
        content, lambda name, data: data + b" " * size if name.endswith(part) else data
    )


MB = 1024 * 1024


@pytest.mark.parametrize(("size", "ratio"), [(120 * MB, 10**6), (30 * MB, 100)])
def test_a_zip_bomb_is_not_unpacked(size, ratio, monkeypatch):
    """Over the limit; and within it, but packed as no honest file is."""
    monkeypatch.setattr(xlsx_table, "MAX_RATIO", ratio)
    content = inflated(xlsx(["code", "name"]), "sheet1.xml", size)
    assert len(content) < MB
    tracemalloc.start()
    refused(content, "zip bomb")
    assert tracemalloc.get_traced_memory()[1] < 5 * MB
    tracemalloc.stop()


@pytest.mark.parametrize("part", ["sheet1.xml", "workbook.xml", "sharedStrings.xml"])
def test_an_archive_that_lies_about_its_size(part):
    content = inflated(xlsx(["code", "name"], ["1473", "Менеджер"]), part, 120 * MB)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = next(
            each for each in archive.infolist() if each.filename.endswith(part)
        ).file_size
    content = content.replace(size.to_bytes(4, "little"), (300).to_bytes(4, "little"))
    tracemalloc.start()
    refused(content, "damaged")
    assert tracemalloc.get_traced_memory()[1] < 5 * MB
    tracemalloc.stop()


def test_entities_are_not_expanded():
    entity = b"<!DOCTYPE x [<!ENTITY a 'x'>]><worksheet"
    content = repacked(
        xlsx(["code", "name"], ["1473", "А"]),
        lambda name, data: data.replace(b"<worksheet", entity) if "sheet1" in name else data,
    )
    refused(content, "damaged")


def test_the_reading_aids_of_a_string_are_no_part_of_it():
    run = "<r><t>Мене</t></r><r><t>джер</t></r><rPh><t>зайве</t></rPh>"
    content = repacked(
        xlsx(["code", "name"], ["1473", "А"]),
        lambda name, data: data.replace("<t>А</t>".encode(), run.encode()),
    )
    assert names(read(content)) == ["Менеджер"]


def test_a_formula_that_thousands_of_cells_share_costs_nothing():
    """openpyxl takes a minute and a gigabyte for this file of a few kilobytes."""
    formula = "1+" * 100_000 + "1"
    cells = f'<c><f t="shared" si="0">{formula}</f></c>'
    cells += '<c><f t="shared" si="0"/></c>' * 4000
    content = with_sheet(xlsx(["x"]), f'<row r="1">{cells}</row>')
    start = time.process_time()
    assert said(content)
    assert time.process_time() - start < 2


def test_cells_far_to_the_right_take_no_room():
    content = with_sheet(
        xlsx(["x"]),
        '<row r="1"><c t="str"><v>code</v></c><c t="str"><v>name</v></c></row>'
        + "".join(
            f'<row><c><v>1473</v></c><c t="str"><v>А{i}</v></c><c r="XFD1"><v>1</v></c></row>'
            for i in range(3000)
        ),
    )
    tracemalloc.start()
    assert len(read(content).titles) == 3000
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


# Several files together


def test_two_files_are_one():
    groups = read(made("1,Керівники", "14,А", "147,Б"), filename="a.csv")
    titles = read(made("1473,Менеджер", "1474,Хтось"), filename="b.csv")
    whole = join([groups, titles])
    assert (whole.groups, whole.titles) == (groups.groups, titles.titles)
    assert whole.rows == groups.rows | titles.rows
    assert (whole.lists_groups, whole.lists_titles) == (True, True)
    again = join([titles, read(made("1475,Інший", "1473,Менеджер"), filename="c.csv")])
    assert names(again) == ["Менеджер", "Хтось", "Інший"]
    assert [(each.row, each.file) for each in again.problems] == [(3, "c.csv")]


def test_groups_that_nobody_has():
    file = read(made("2442.2,Соціолог", "1473,Менеджер", "1473,Інший"))
    assert missing_groups(file, ["2", "24", "244", "2442", "2442.2", "1", "14"]) == {
        "147": [3, 4],
        "1473": [3, 4],
    }
    assert list(missing_groups(file, [])) == ["1", "14", "147", "1473"] + [
        "2",
        "24",
        "244",
        "2442",
        "2442.2",
    ]
    # A file's own groups count, and need those above them.
    groups = read(made("1473,Менеджери"), kind="groups")
    assert missing_groups(join([groups, read(made("1473,А"))]), ["1", "14"]) == {"147": [2]}


# Any bytes at all

FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(b"code", b"name", b"zkpptr", b"kind", b"parent", b",", b";", b"\t", b"\n", b'"'),
            *(
                b"1473",
                b"2442.2",
                b"1.473E+03",
                b"=",
                b"-",
                b"\xff\xfe",
                b"\0",
                b"\xef\xbb\xbf",
            ),
            *("КОД КП".encode(), "Менеджер".encode(), "Мeнеджер".encode(), b"\r", b" ", b"'"),
            *("Менеджер".encode("cp1251"), "А,\n".encode("utf-16-le"), b"PK\x03\x04", b"sep=;"),
        ]
    )
    | st.binary(max_size=6),
    max_size=40,
).map(b"".join)
WORKBOOK = xlsx(["code", "name"], *([1473 + i, f"Менеджер {i}"] for i in range(3)))
KINDS = st.sampled_from([None, "groups", "titles"])


def holds_together(file):
    """Tell what is true of a result whatever was read."""
    assert len(file.rows) == len(file.groups) + len(file.titles)
    assert all(
        isinstance(value, str) for each in file.problems for value in each.params.values()
    )
    assert all(each.text and len(each.text) < 2000 for each in file.problems + file.notes)
    assert file.groups or file.titles or file.problems
    json.dumps([each.text for each in file.problems])
    missing_groups(file, [])


@settings(max_examples=400)
@given(FRAGMENTS, KINDS, st.booleans())
def test_no_bytes_raise(content, kind, mend):
    holds_together(read(content, kind=kind, mend=mend))
    holds_together(read(b"code,name\n1473,\xd0\x90\n" + content, kind=kind, mend=mend))


@settings(max_examples=300)
@given(st.data())
def test_no_broken_workbook_raises(data):
    broken = bytearray(WORKBOOK)
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        holds_together(read(bytes(broken)))


@settings(max_examples=300)
@given(st.data())
def test_no_broken_part_of_a_workbook_raises(data):
    part = data.draw(st.sampled_from(["sheet1.xml", "workbook.xml", ".rels", "sharedStrings"]))

    def change(name, content):
        if part not in name:
            return content
        broken = bytearray(content)
        place = data.draw(st.integers(0, len(broken) - 1))
        return bytes(broken[:place] + data.draw(FRAGMENTS) + broken[place + 1 :])

    holds_together(read(repacked(WORKBOOK, change)))


# Time


def fastest(content, times=3):
    taken = []
    for _time in range(times):
        start = time.process_time()
        file = read(content)
        taken.append(time.process_time() - start)
    return min(taken), file


def test_the_whole_classifier_is_read_at_once(professions):
    seconds, file = fastest(TITLES.read_bytes())
    assert len(file.titles) == 9150
    assert seconds < 0.2
    seconds, file = fastest(xlsx(["code", "name"], *([p.code, p.name] for p in professions)))
    assert len(file.titles) == 9150
    assert seconds < 1


@pytest.mark.parametrize(
    "content",
    [
        made(*[f"1473,Менеджер {i}" for i in range(100_000)]),
        made("1473," + "А" * 5_000_000),
        made('1473,"' + "А\n" * 2_000_000),
        made(*["1473," + '""' * 50_000] * 50),
        made("," * 5_000_000),
        b"\n" * 5_000_000,
        b'"' * 5_000_000,
        made(*['"x"x'] * 300_000),
        made(*["x,x"] * 300_000),
        made("1473," + "'А" * 2_000_000),
        made("1473," + "А " * 2_000_000),
        made("1473," + "А- " * 60_000),
        made("1473," + "Аa" * 60_000),
        made(*["1473," + "А=" * 60_000] * 50),
        ("code,name\n1473," + "А\u0301" * 60_000).encode(),
    ],
    ids=lambda content: repr(content[:30]),
)
def test_no_file_takes_long(content):
    start = time.process_time()
    holds_together(read(content))
    assert time.process_time() - start < 6
