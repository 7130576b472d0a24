"""The staff list as DOCX: read back by python-docx."""

import dataclasses
import io
from decimal import Decimal

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hr_kp_classifier.documents.instruction import Approval, Signature, typeset_paper
from hr_kp_classifier.documents.official import OfficialPaper, Paragraph
from hr_kp_classifier.documents.staff_list import Department, Holder, Position, staff_list_rows
from hr_kp_classifier.documents.staff_paper import StaffPaper, column_shares, staff_columns
from hr_kp_classifier.documents.typography import NBSP
from hr_kp_classifier.documents.word_official import official_docx
from hr_kp_classifier.documents.word_staff import staff_list_docx

ROWS = staff_list_rows(
    [
        Department(
            "Відділ збуту",
            (
                Position(
                    "Менеджер зі збуту",
                    "1475.4",
                    Decimal("2.5"),
                    (Holder("Леся Українка"),),
                    salary=Decimal(20000),
                ),
            ),
            (Department("Сектор", (Position("Касир", "4211", Decimal(1)),)),),
        )
    ]
)


def paper(*, approval=None, **columns):
    approval = approval or Approval("", "Директор", "Тарас ШЕВЧЕНКО")
    return typeset_paper(
        StaffPaper(
            "ТОВ «Приклад»",
            approval,
            "Штат у кількості 3,5 штатної одиниці",
            "26 листопада 2026 року",
            staff_columns(ROWS, **columns),
            tuple(ROWS),
            number="2",
            notes=("Примітка.",),
            signatures=(Signature("Головний бухгалтер"),),
        )
    )


def written(**changes):
    content = staff_list_docx(paper(**changes), "Штатний розпис")
    return Document(io.BytesIO(content))


def cells(table):
    return [[cell.text.replace(NBSP, " ") for cell in row.cells] for row in table.rows]


def test_rows_and_columns():
    table = cells(written(occupied=False, pay="грн").tables[0])
    assert table[0] == [
        "№ з/п",
        "Структурний підрозділ, посада",
        "Код КП",
        "Штатних одиниць",
        "Посадовий оклад, грн",
        "Фонд на місяць, грн",
    ]
    assert table[1] == ["", *["Відділ збуту"] * 5]
    assert table[2] == ["1", "Менеджер зі збуту", "1475.4", "2,5", "20 000,00", "50 000,00"]
    assert table[-1] == ["", "УСЬОГО", "", "3,5", "", "50 000,00"]


def test_what_is_occupied_and_by_whom():
    table = cells(written(names=True).tables[0])
    assert table[2][4:] == ["1", "1,5", "", "Леся Українка"]


def test_page_lies_and_its_text_fits():
    document = written(pay="грн", names=True)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width == pytest.approx(Mm(297), abs=Mm(0.1))
    margins = section.left_margin + section.right_margin
    assert section.page_width - margins == pytest.approx(Mm(297 - 40), abs=Mm(0.1))
    width = sum(column.width for column in document.tables[0].columns)
    assert width == pytest.approx(Mm(297 - 40), abs=Mm(1))


def test_list_that_an_order_approves_stands_on_a_page_of_its_own():
    order = OfficialPaper("ТОВ", "НАКАЗ", body=(Paragraph("Затвердити."),), annex=paper())
    document = Document(io.BytesIO(official_docx(order, "Наказ")))
    breaks = [bool(p._p.findall(f".//{qn('w:br')}")) for p in document.paragraphs]
    [place] = [number for number, each in enumerate(breaks) if each]
    assert "Затвердити." in [p.text for p in document.paragraphs[:place]]
    after = [p.text.replace(NBSP, " ") for p in document.paragraphs[place:]]
    assert "ШТАТНИЙ РОЗПИС № 2" in after


def test_names_of_a_staff_list():
    plain = dataclasses.replace(paper(), number="")
    assert (plain.heading, paper().heading) == ("ШТАТНИЙ РОЗПИС", f"ШТАТНИЙ РОЗПИС №{NBSP}2")
    assert paper().date_line.replace(NBSP, " ") == "станом на 26 листопада 2026 року"


def test_page_is_a4():
    section = written().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_what_is_approved_stands_at_the_right():
    for paragraph in written().paragraphs[1:6]:
        assert round(paragraph.paragraph_format.left_indent.mm) == 257 - 82
    assert written().paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.LEFT


def test_titles_are_set_in_by_their_depth_up_to_a_bound():
    department = Department("Сектор", (Position("Касир", "4211", Decimal(1)),))
    for _level in range(5):
        department = Department("Відділ", (), (department,))
    rows = staff_list_rows([department])
    deep = dataclasses.replace(paper(), rows=tuple(rows))
    table = Document(io.BytesIO(staff_list_docx(deep, "Розпис"))).tables[0]
    titles = [row.cells[1].paragraphs[0] for row in table.rows[1:]]
    steps = [round(title.paragraph_format.left_indent.mm) / 5 for title in titles]
    assert steps == [min(row.level, 4) for row in rows]
    assert [title.runs[0].font.bold or False for title in titles] == [
        row.kind != "position" for row in rows
    ]


def test_numbers_stand_in_the_middle_and_money_right():
    table = written(pay="грн").tables[0]
    middle, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    assert [cell.paragraphs[0].alignment for cell in table.rows[2].cells] == [
        *(middle, None, middle, middle, right, right, middle, middle, middle)
    ]
    assert {cell.paragraphs[0].alignment for cell in table.rows[0].cells} == {middle}
    sizes = {
        run.font.size
        for row in table.rows
        for cell in row.cells
        for run in cell.paragraphs[0].runs
    }
    assert sizes == {Pt(10)}


def test_table_has_rules_and_room_beside_its_words():
    properties = written().tables[0]._tbl.tblPr
    rules = properties.find(qn("w:tblBorders"))
    assert [rule.get(qn("w:val")) for rule in rules] == ["single"] * 6
    margins = properties.find(qn("w:tblCellMar"))
    assert [side.get(qn("w:w")) for side in margins] == ["80", "80"]


def test_heading_of_the_table_stands_on_every_page():
    table = written().tables[0]
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
    assert [each is not None for each in repeated] == [True] + [False] * (len(repeated) - 1)


def test_no_page_ends_with_a_departments_name():
    rows = written().tables[0].rows
    kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept[1] and kept[3]
    assert not any((kept[2], kept[-1]))


def test_approval():
    words = [paragraph.text.replace(NBSP, " ") for paragraph in written().paragraphs]
    for words_of_it in ("ЗАТВЕРДЖУЮ", "Директор", "ШТАТНИЙ РОЗПИС № 2", "Примітка."):
        assert words_of_it in words
    order = Approval("наказ від 26.12.2025 № 40-од")
    words = [p.text.replace(NBSP, " ") for p in written(approval=order).paragraphs]
    assert "ЗАТВЕРДЖЕНО" in words
    assert "наказ від 26.12.2025 № 40-од" in words
    assert not any("____" in each for each in words[:6])


def test_columns_fill_the_page():
    for options in ({}, {"pay": "грн", "names": True, "currency": "грн"}):
        shares = column_shares(staff_columns(ROWS, **options))
        assert sum(shares) == pytest.approx(1)
        assert shares[1] >= 0.16 - 1e-9


def test_columns_are_as_wide_as_they_need_while_the_title_has_room():
    def widths(width, **options):
        shares = column_shares(staff_columns(ROWS, **options), width)
        return [share * width for share in shares]

    assert widths(257) == pytest.approx([14, 146, 17, 20, 20, 20, 20])
    # Where it has not, all but the number are narrower, each by the same part.
    number, title, *others = widths(200, pay="грн", names=True, currency="грн")
    assert number == pytest.approx(14)
    assert title == pytest.approx(0.16 * 200)
    whole = [17, 20, 25, 25, 20, 20, 20, 25, 25, 40]
    assert [each / others[0] for each in others] == pytest.approx([each / 17 for each in whole])
