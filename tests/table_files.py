"""Files of a user's, made for tests, and what is said of them as classifier files."""

import io
import json
import zipfile
from pathlib import Path

import xlsxwriter
from conftest import TITLES
from hypothesis import strategies as st
from openpyxl import Workbook

from hr_kp_classifier.kp.editions.reader import (
    missing_groups,
    read,
)

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


MB = 1024 * 1024


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
        isinstance(value, str)
        for each in file.problems
        for value in each.message.params.values()
    )
    assert all(each.text and len(each.text) < 2000 for each in file.problems + file.notes)
    assert file.groups or file.titles or file.problems
    json.dumps([each.text for each in file.problems])
    missing_groups(file, [])
