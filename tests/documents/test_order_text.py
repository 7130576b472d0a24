"""The texts of orders: filled in, set as paragraphs and numbered clauses."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from hr_kp_classifier.documents.instruction import Block, Signature
from hr_kp_classifier.documents.official import OfficialPaper, Paragraph, Table
from hr_kp_classifier.documents.order_text import filled, paper_body, unknown_in
from hr_kp_classifier.documents.word_official import official_docx

TABLE = Table(("№", "Посада"), (0.2, 0.8), (("1", "Соціолог"),))


def test_brackets_and_items_left_empty_go():
    values = {"зміна": "", "норми": "", "наказ": "№ 1"}
    assert filled("Зміни ({зміна}), закон ({норми}).", values) == "Зміни, закон."
    assert filled("Підстава: {наказ}; {зміна}; {норми}.", values) == "Підстава: № 1."
    assert filled("Лишається {невідоме}.", values) == "Лишається {невідоме}."


def test_unknown_placeholders_are_named():
    assert unknown_in("{перелік} {дата}", ("перелік",)) == ["дата"]


def test_clauses_are_numbered_after_the_word_that_orders():
    body = paper_body(
        "З метою\nНАКАЗУЮ:\nУвести: {перелік}\nКонтроль за {хто}", {"хто": "мною"}, TABLE
    )
    assert body == (
        Paragraph("З метою"),
        Paragraph("НАКАЗУЮ:", centred=True),
        Paragraph("Увести:", "1"),
        TABLE,
        Paragraph("Контроль за мною", "2"),
    )


def test_without_lines_the_clause_with_the_table_is_left_out():
    body = paper_body("НАКАЗУЮ:\nУвести: {перелік}\nСкасувати", {}, None)
    assert [part.line for part in body[1:]] == ["1. Скасувати"]


def test_the_word_that_orders_stands_in_the_middle():
    body = (Paragraph("З метою"), Paragraph("НАКАЗУЮ:", centred=True))
    paper = OfficialPaper("ТОВ «Зразок»", "НАКАЗ", body=body, numbered=False)
    document = Document(io.BytesIO(official_docx(paper, "Наказ")))
    *_others, text, word = document.paragraphs
    assert (text.alignment, text.paragraph_format.first_line_indent) == (None, None)
    assert (word.alignment, word.paragraph_format.first_line_indent) == (
        WD_ALIGN_PARAGRAPH.CENTER,
        0,
    )
    # Not numbered: neither date nor number; no heading.
    assert [each.text for each in document.paragraphs] == [
        *("ТОВ «Зразок»", "НАКАЗ", "З метою", "НАКАЗУЮ:")
    ]
    assert document.tables == []


def test_the_word_file_holds_every_word():
    paper = OfficialPaper(
        enterprise="ТОВ «Зразок»",
        kind="НАКАЗ",
        number="15-од",
        heading="Про перейменування посад",
        addressee=("Директору",),
        body=(Paragraph("Увести:", "1"), TABLE),
        blocks=(Block("", (Signature("Директор", "Іван ФРАНКО", dated=False),)),),
    )
    document = Document(io.BytesIO(official_docx(paper, "Наказ")))
    ruled = document.tables[1]
    assert [round(column.width.mm) for column in ruled.columns] == [34, 136]
    assert [[cell.text for cell in row.cells] for row in ruled.rows] == [
        ["№", "Посада"],
        ["1", "Соціолог"],
    ]
    words = [paragraph.text for paragraph in document.paragraphs]
    assert {
        "ТОВ «Зразок»",
        "НАКАЗ",
        "Про перейменування посад",
        "Директору",
        "1. Увести:",
    } <= set(words)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"Посада", "Соціолог", "Іван ФРАНКО", "№\xa015-од"} <= set(cells)
    # Who signs the order writes no date of their own: the only blank is the order's.
    assert sum("20___" in cell for cell in cells) == 1
