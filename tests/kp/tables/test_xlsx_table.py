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
    refused(file.getvalue(), "a file of another kind (ODS, ODT)")
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
    content = xlsx(["code", "name"], ["1473", "а b" * 10_000])
    (sheet,) = xlsx_table.workbook_sheets(content)
    assert [len(cell) for _row, cells in sheet.lines for cell in cells] == [
        *(4, 4),
        *(4, 10_000),
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


def lines_of(content, **options):
    """The rows of the first sheet, as (number, cells), and what is hidden of them."""
    first, *_others = xlsx_table.workbook_sheets(content, **options)
    return list(first.lines), first.hidden


def sheet_lines(xml, **options):
    return lines_of(with_sheet(xlsx(["x"]), xml), **options)[0]


def claiming(content, size):
    """The same workbook with a part that nothing names: unpacked, it claims to be so large that
    all of them together have the size."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        size -= sum(member.file_size for member in archive.infolist())
        archive.writestr("unnamed.bin", b"")
    packed = bytearray(file.getvalue())
    # Of its entry in the directory: the size stands 24 bytes from the beginning.
    place = packed.rindex(b"PK\x01\x02") + 24
    packed[place : place + 4] = size.to_bytes(4, "little")
    return bytes(packed)


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize(
    ("packed", "most"),
    [
        # Any workbook may have 5 MB, a larger one a hundred times its size, none over 100 MB.
        (None, 5 * MB),
        (60_000, 60_000 * 100),
    ],
)
def test_how_much_a_workbook_may_grow(packed, most, over):
    content = claiming(xlsx(["code", "name"], ["1473", "Менеджер"]), most + over)
    if packed:
        # The end of an archive says how long its comment is.
        comment = packed - len(content)
        content = content[:-2] + comment.to_bytes(2, "little") + b"x" * comment
    texts = [text for _row, _column, text in said(content)]
    assert [("zip bomb" in text) for text in texts] == [True] * over


@pytest.mark.parametrize("over", [0, 1])
def test_no_workbook_grows_beyond_a_hundred_megabytes(over, monkeypatch):
    monkeypatch.setattr(xlsx_table, "MAX_SMALL", 200 * MB)
    content = claiming(xlsx(["code", "name"], ["1473", "Менеджер"]), 100 * MB + over)
    assert [("zip bomb" in text) for _row, _column, text in said(content)] == [True] * over


def test_a_locked_workbook_is_told():
    content = bytearray(xlsx(["code", "name"], ["1473", "Менеджер"]))
    place = content.index(b"PK\x01\x02") + 8
    content[place] |= 1
    refused(bytes(content), "has a password")
    content[place] ^= 1
    # The language of the names of parts is no lock.
    content[place + 1] |= 8
    assert said(bytes(content)) == []


def test_columns_by_their_letters():
    row = '<row r="3">{}</row>'
    cell = '<c r="{}3"><v>{}</v></c>'
    for letters, column in (
        ("A", 1),
        ("Z", 26),
        ("AA", 27),
        ("AZ", 52),
        ("BA", 53),
        ("CV", 100),
    ):
        [(number, cells)] = sheet_lines(row.format(cell.format(letters, 7)))
        assert (number, cells) == (3, [""] * (column - 1) + ["7"])
    # What stands further to the right is left out.
    both = cell.format("A", 1) + cell.format("CW", 7)
    assert sheet_lines(row.format(both)) == [(3, ["1"])]


def test_cells_and_rows_without_a_place_follow_each_other():
    xml = (
        '<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row>'
        '<row r="5"><c><v>5</v></c></row><row/><row><c><v>7</v></c></row>'
    )
    assert sheet_lines(xml) == [(1, ["1", "", "3", "4"]), (5, ["5"]), (7, ["7"])]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><v>2442.1999999999998</v></c>", "2442.2"),
        ("<c><v>1E3</v></c>", "1000"),
        ("<c><v>0110</v></c>", "0110"),
        ("<c><v>0.1</v></c>", "0.1"),
        ("<c><v>н/д</v></c>", "н/д"),
        ('<c t="str"><v>1E3</v></c>', "1E3"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="inlineStr"><is><rPh><t>зайве</t></rPh><t>А</t></is></c>', "А"),
        ('<c t="str"><v>А_x000D_Б_x000d_В_x0041_</v></c>', "А\rБ\rВ_x0041_"),
        ("<c><f>1+1</f><v>2</v></c>", "=1+1"),
        ("<c><f>1+1</f></c>", "=1+1"),
    ],
)
def test_what_a_cell_says(cell, text):
    assert sheet_lines(f"<row>{cell}</row>") == [(1, [text])]


def test_results_of_formulas_where_they_are_asked_for():
    xml = "<row><c><f>1+1</f><v>2</v></c><c><f>2+2</f></c><c><v>5</v></c></row>"
    assert sheet_lines(xml, results=True) == [(1, ["2", "=2+2", "5"])]


def test_reading_aids_end_with_their_element():
    item = "<rPh><t>зайве</t></rPh><r><t>Мене</t></r><r><t>джер</t></r><rPh><t>зайве</t></rPh>"
    content = repacked(
        xlsx(["code", "name"], ["1473", "А"], ["1474", "Б"]),
        lambda name, data: data.replace("<t>А</t>".encode(), item.encode()),
    )
    assert names(read(content)) == ["Менеджер", "Б"]


def test_blanks_between_the_elements_of_a_part_are_no_text():
    """As a program writes them that sets the XML in."""
    content = repacked(
        xlsx(["code", "name"], ["1473", "А"]),
        lambda name, data: data.replace(b"><", b">\n  <") if name.endswith(".xml") else data,
    )
    lines, _hidden = lines_of(content)
    assert lines == [(1, ["code", "name"]), (2, ["1473", "А"])]


def test_hidden_rows_and_columns():
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/>'
        '<col min="25" max="16384" hidden="true"/><col min="1" max="0" hidden="1"/></cols>'
    )
    rows = "".join(
        f'<row r="{number}" hidden="{hidden}"><c><v>{number}</v></c></row>'
        for number, hidden in ((1, 0), (2, 1), (3, "true"), (4, "false"))
    )
    content = repacked(
        with_sheet(xlsx(["x"]), rows + '<row r="9" hidden="1"/>'),
        lambda name, data: data.replace(b"<sheetData>", columns.encode() + b"<sheetData>"),
    )
    lines, hidden = lines_of(content)
    assert [number for number, _cells in lines] == [1, 2, 3, 4]
    assert hidden == ["B", "C", "Y", "Z", "2", "3"]


def test_a_thousand_hidden_rows_are_told_by_number():
    rows = '<row hidden="1"><c><v>1</v></c></row>' * 1002
    assert len(lines_of(with_sheet(xlsx(["x"]), rows))[1]) == 1000


@pytest.mark.parametrize(("count", "taken"), [(20, True), (21, False)])
def test_twenty_sheets_are_looked_through(count, taken):
    others = [(f"Аркуш {number}", [["щось"]]) for number in range(1, count)]
    file = read(xlsx(["code", "name"], ["1473", "Менеджер"], sheet="Останній", more=others))
    assert bool(file.titles) == taken


def test_letters_of_all_sheets_count_together(monkeypatch):
    """«code», «name», «1473», «А» and «щось», «ще»: 19 letters."""
    content = xlsx(["code", "name"], ["1473", "А"], more=[("Інше", [["щось"], ["ще"]])])
    monkeypatch.setattr(xlsx_table, "MAX_LETTERS", 19)
    assert names(read(content)) == ["А"]
    monkeypatch.setattr(xlsx_table, "MAX_LETTERS", 18)
    assert "more text than any table" in said(content)[0][2]


def test_strings_have_a_number_too(monkeypatch):
    table = [["code", "name"], *(["1473", f"А{number}"] for number in range(8))]
    monkeypatch.setattr(xlsx_table, "MAX_ROWS", 1)
    assert len(read(xlsx(*table)).titles) == 8
    refused(xlsx(*table, ["1473", "Б"]), "damaged")


def test_names_of_parts_are_compared_without_regard_to_case():
    content = xlsx(["code", "name"], ["1473", "Менеджер"])
    upper = repacked(
        content,
        lambda name, data: (
            data.replace(b"worksheets/sheet1.xml", b"Worksheets/SHEET1.xml")
            if name.endswith("workbook.xml.rels")
            else data
        ),
    )
    assert names(read(upper)) == ["Менеджер"]
