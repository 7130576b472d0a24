"""The staff list as DOCX: read back by python-docx."""

import io
from decimal import Decimal

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from hr_kp_classifier.documents.instruction import Approval, Signature, typeset_paper
from hr_kp_classifier.documents.staff_list import Department, Holder, Position, staff_list_rows
from hr_kp_classifier.documents.staff_paper import StaffPaper, column_shares, staff_columns
from hr_kp_classifier.documents.typography import NBSP
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
