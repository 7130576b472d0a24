"""An XLSX workbook: what its cells say, and what is refused of a broken or hostile one."""

import io
import re
import tracemalloc
import zipfile

import pytest
from openpyxl import load_workbook
from table_files import MB, WRITERS, names, refused, repacked, said, with_sheet, xlsx

from hr_kp_classifier.kp.editions.entries import TitleRow
from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.tables import xlsx_table


def test_a_workbook_cut_anywhere_is_refused():
    content = xlsx(["code", "name"], *(["1473", f"Менеджер {i}"] for i in range(300)))
    for percent in range(1, 100):
        file = read(content[: len(content) * percent // 100])
        assert file.problems
        assert not file.titles


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
        TitleRow("1473", "Менеджер", "12345"),
        TitleRow("2442.2", "Соціолог'ський", ""),
        TitleRow("1473", "Голова, заступник", ""),
        TitleRow("1474", "Інший", "54321"),
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
    tracemalloc.start()
    assert said(content)
    assert tracemalloc.get_traced_memory()[1] < 10 * MB
    tracemalloc.stop()


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


def test_no_cell_is_longer_than_any_that_is_read():
    content = xlsx(["code", "name"], ["1473", "а b" * xlsx_table.MAX_CELL])
    (sheet,) = xlsx_table.workbook_sheets(content)
    assert [len(cell) for _row, cells in sheet.lines for cell in cells] == [
        *(4, 4),
        *(4, xlsx_table.MAX_CELL),
    ]
    refused(content, "no title is so long", row=2, column="name")


def test_a_string_repeated_in_thousands_of_cells_is_given_up(monkeypatch):
    """Cells share a string, so that they hold far more than the file."""
    monkeypatch.setattr(xlsx_table, "MAX_LETTERS", 1_000_000)
    content = xlsx(["code", "name"], *[["1473", "Менеджер" * 1_000]] * 10_000)
    assert len(content) < 200_000
    refused(content, "more text than any table")


def with_sheets(content, count):
    """The same workbook with so many sheets that all name its first part."""

    def change(name, data):
        if name.endswith("workbook.xml"):
            sheet = re.search(rb"<sheet .*?/>", data)[0]
            more = b"".join(
                sheet.replace(b'sheetId="1"', b'sheetId="%d"' % number).replace(
                    "Аркуш1".encode(), b"S%d" % number
                )
                for number in range(2, count + 1)
            )
            data = data.replace(sheet, sheet + more)
        return data

    return repacked(content, change)


def test_many_sheets_that_name_one_part_cost_no_more_than_one(monkeypatch):
    """Twenty such sheets in 20 KB took a minute."""
    sheet = with_sheet(xlsx(["x"]), "<row><c/></row>" * 200_000)
    fed = []
    make = xlsx_table._parser
    monkeypatch.setattr(xlsx_table, "_parser", lambda *args: fed.append(args) or make(*args))
    said(sheet)
    parts = len(fed)
    fed.clear()
    many = with_sheets(sheet, 20)
    assert len(many) < 30_000
    refused(many, "No heading row")
    assert len(fed) == parts
    names = with_sheets(xlsx(["code", "name"], ["1473", "Менеджер"]), 20)
    assert len(read(names).titles) == 1


def test_a_part_of_two_roles_is_refused():
    content = repacked(
        xlsx(["code", "name"], ["1473", "Менеджер"]),
        lambda name, data: (
            data.replace(b"sharedStrings.xml", b"worksheets/sheet1.xml")
            if name.endswith("workbook.xml.rels")
            else data
        ),
    )
    refused(content, "damaged")
