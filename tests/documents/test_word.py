"""The DOCX: read back by python-docx, and by what the format itself says."""

import dataclasses
import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from hr_kp_classifier.documents.formats import BLANK_DATE
from hr_kp_classifier.documents.instruction import (
    DOCUMENT_TYPES,
    Approval,
    Block,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    acquainted,
    typeset_paper,
)
from hr_kp_classifier.documents.official import acquainted_with_notice
from hr_kp_classifier.documents.typography import NBSP
from hr_kp_classifier.documents.word import instruction_docx
from hr_kp_classifier.documents.word_template import new_document

PAPER = InstructionDocument(
    enterprise="ТОВ «Приклад»",
    kind=DOCUMENT_TYPES["position"],
    approval=Approval(position="Директор", name="Тарас ШЕВЧЕНКО"),
    date="23 листопада 2026 року",
    place="Київ",
    number="12-ПІ",
    heading="менеджера з продажу",
    code="1475.4",
    sections=(
        Section(
            "1", "Загальні положення", "", (Clause("1.1", "Перший."), Clause("1.2", "<…>"))
        ),
        Section("2", "Права", "Має право:", (Clause("2.1", "Рядок\nі ще рядок."),)),
    ),
    blocks=(
        Block("", (Signature("Розробник"),)),
        Block("ПОГОДЖЕНО", (Signature("Юрисконсульт", "Леся УКРАЇНКА", "1 січня 2026 року"),)),
        Block(acquainted(), (Signature(),)),
    ),
)


def written(**changes):
    content = instruction_docx(dataclasses.replace(PAPER, **changes), "Посадова інструкція")
    return Document(io.BytesIO(content))


def styled(document, style):
    return [paragraph for paragraph in document.paragraphs if paragraph.style.name == style]


def restarts(document):
    """Where lists go on from another number: pairs of the level and the number."""
    numbering = document.part.numbering_part.element
    return [
        (
            int(override.get(qn("w:ilvl"))),
            int(override.find(qn("w:startOverride")).get(qn("w:val"))),
        )
        for override in numbering.iter(qn("w:lvlOverride"))
    ]


def test_words_are_in_styles_that_word_knows():
    document = written()
    assert [p.text for p in styled(document, "Title")] == ["ПОСАДОВА ІНСТРУКЦІЯ"]
    assert [p.text for p in styled(document, "Heading 1")] == ["Загальні положення", "Права"]
    assert [p.text for p in styled(document, "List Number 2")] == [
        "Перший.",
        "<…>",
        "Рядок\nі ще рядок.",
    ]
    assert [p.text for p in styled(document, "Body Text")] == ["Має право:"]
    assert all(
        not style.element.get(qn("w:customStyle"))
        for style in (
            document.styles["Title"],
            document.styles["Heading 1"],
            document.styles["List Number 2"],
        )
    )


def test_numbers_are_the_lists_own():
    document = written()
    levels = document.part.numbering_part.element.findall(".//" + qn("w:lvl"))
    assert [level.find(qn("w:lvlText")).get(qn("w:val")) for level in levels] == [
        "%1.",
        "%1.%2.",
    ]
    for name, level in (("Heading 1", 0), ("List Number 2", 1)):
        number = document.styles[name].element.pPr.numPr
        assert (number.ilvl.val, number.numId.val) == (level, 1)
        assert levels[level].find(qn("w:pStyle")).get(qn("w:val")) == (
            document.styles[name].style_id
        )
    assert restarts(document) == []
    assert "1.1" not in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_numbers_stand_where_an_extract_leaves_some_out():
    document = written(
        sections=(
            Section("1", "Загальні положення", "", (Clause("1.2", "а"), Clause("1.5", "б"))),
            Section("5", "Повинен знати", "", (Clause("5.1", "в"), Clause("", "без номера"))),
        )
    )
    assert restarts(document) == [(1, 2), (1, 5), (0, 5)]
    lists = [
        (paragraph.text, paragraph._p.pPr.numPr.ilvl.val, paragraph._p.pPr.numPr.numId.val)
        for paragraph in document.paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ]
    # Each restart is a list of its own, which what follows goes on with.
    assert lists == [("а", 1, 2), ("б", 1, 3), ("Повинен знати", 0, 4), ("в", 1, 4)]


def test_a_section_without_a_number_takes_its_place():
    document = written(
        sections=(
            Section("1", "Перша", "", (Clause("1.1", "а"), Clause("1.2", "б"))),
            Section("", "Друга", "", (Clause("2.1", "в"),)),
            Section("", "", "", (Clause("", "<…>"),)),
            Section("3", "Третя", "", (Clause("3.1", "г"), Clause("3.2", "ґ"))),
            Section("4", "Четверта", "", (Clause("4.1", "д"), Clause("4.3", "е"))),
        )
    )
    assert restarts(document) == [(1, 3)]
    assert [p.text for p in styled(document, "Body Text")] == ["<…>"]


def test_numbers_that_go_back_stand_too():
    document = written(
        sections=(
            Section("2", "Друга", "", (Clause("2.3", "а"), Clause("2.1", "б"))),
            Section("1", "Перша", "", (Clause("1.1", "в"), Clause("1.1", "г"))),
        )
    )
    assert restarts(document) == [(0, 2), (1, 3), (1, 1), (0, 1), (1, 1)]


def test_page_is_the_standards():
    document = written()
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 10)
    assert (round(section.top_margin.mm), round(section.bottom_margin.mm)) == (20, 20)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert not section.first_page_header.paragraphs[0].text


def test_letters_and_language():
    document = written()
    defaults = document.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    assert defaults.find(qn("w:rFonts")).get(qn("w:ascii")) == "Times New Roman"
    assert defaults.find(qn("w:sz")).get(qn("w:val")) == "24"
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "uk-UA"
    assert document.core_properties.language == "uk-UA"
    assert document.core_properties.title == "Посадова інструкція"
    assert document.styles["Title"].font.size == Pt(14)


@pytest.mark.parametrize("length", [255, 256, 1000])
def test_properties_hold_as_much_of_a_long_name_as_the_format_allows(length):
    name = "Ж" * length
    properties = new_document(name, name).core_properties
    for kept in (properties.title, properties.author, properties.last_modified_by):
        assert kept == name[:255]


def test_headings_and_signatures_keep_together():
    document = written()
    for name in ("Title", "Subtitle", "Heading 1", "Body Text", "Відмітка"):
        assert document.styles[name].paragraph_format.keep_with_next
    for table in document.tables[1:]:
        *rows, last = table.rows
        assert all(
            paragraph.paragraph_format.keep_with_next
            for row in rows
            for cell in row.cells
            for paragraph in cell.paragraphs
        )
        assert not last.cells[0].paragraphs[0].paragraph_format.keep_with_next
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_name_takes_the_place_of_its_note():
    _requisites, drafter, visas, _holder = written().tables
    assert "(власне ім’я, прізвище)" in drafter.rows[1].cells[-1].text
    assert visas.rows[0].cells[-1].text == "Леся УКРАЇНКА"
    assert visas.rows[1].cells[-1].text == ""
    assert visas.rows[2].cells[0].text == "1 січня 2026 року"


def test_date_of_a_signature_stands_over_the_whole_line():
    _requisites, drafter, visas, _holder = written().tables
    assert [cell.text for cell in drafter.rows[2].cells] == [BLANK_DATE] * 5
    assert [cell.text for cell in visas.rows[2].cells] == ["1 січня 2026 року"] * 5
    assert len({id(cell._tc) for cell in visas.rows[2].cells}) == 1


def test_a_line_to_sign_on_is_drawn_and_one_for_the_name_where_it_is_not_known():
    def lines(table):
        return [
            cell._tc.tcPr.find(f"{qn('w:tcBorders')}/{qn('w:bottom')}") is not None
            for cell in table.rows[0].cells
        ]

    _requisites, drafter, visas, _holder = written().tables
    assert lines(drafter) == [False, False, True, False, True]
    assert lines(visas) == [False, False, True, False, False]
    # There is room for the hand.
    space = drafter.rows[0].cells[0].paragraphs[0].paragraph_format.space_before
    assert space == Pt(10)


def test_what_has_no_rules_is_as_wide_as_the_text():
    for table in written().tables:
        assert sum(column.width for column in table.columns) == pytest.approx(
            Mm(170), abs=Mm(0.01)
        )
        assert all(column.width > 0 for column in table.columns)
        assert not table.autofit
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert [side.get(qn("w:w")) for side in margins] == ["0", "0"]


def test_requisites_are_left_in_the_middle_and_right():
    cells = written(date="").tables[0].rows[0].cells
    assert [(cell.text, cell.paragraphs[0].alignment) for cell in cells] == [
        (BLANK_DATE, WD_ALIGN_PARAGRAPH.LEFT),
        ("Київ", WD_ALIGN_PARAGRAPH.CENTER),
        (f"№{NBSP}12-ПІ", WD_ALIGN_PARAGRAPH.RIGHT),
    ]


@pytest.mark.parametrize(
    ("approval", "lines"),
    [
        (
            Approval(position="Директор", name="Тарас ШЕВЧЕНКО"),
            ["ЗАТВЕРДЖУЮ", "Директор", "______________ Тарас ШЕВЧЕНКО", BLANK_DATE],
        ),
        (Approval(), ["ЗАТВЕРДЖУЮ", "_" * 33, "______________ ", BLANK_DATE]),
    ],
)
def test_lines_for_the_person_who_approves(approval, lines):
    document = written(approval=approval)
    assert [each.text for each in styled(document, "Гриф затвердження")] == lines


def test_code_stands_once_under_the_last_signature():
    file = io.BytesIO()
    Image.new("L", (20, 20)).save(file, "PNG")
    content = instruction_docx(PAPER, "Посадова інструкція", file.getvalue())
    document = Document(io.BytesIO(content))
    # As wide as in the PDF, which scanners read.
    [shape] = document.inline_shapes
    assert shape.width == Mm(18.6)
    *_others, last = document.paragraphs
    assert last._p.findall(f".//{qn('w:drawing')}")
    assert last.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    # With the signature on one page.
    kept = [
        all(
            paragraph.paragraph_format.keep_with_next
            for cell in table.rows[-1].cells
            for paragraph in cell.paragraphs
        )
        for table in document.tables
    ]
    assert kept == [False, False, False, True]


def test_approved_by_order():
    document = written(approval=Approval(order="Наказ директора № 15-од", name="Т"))
    assert [paragraph.text for paragraph in styled(document, "Гриф затвердження")] == [
        "ЗАТВЕРДЖЕНО",
        "Наказ директора № 15-од",
    ]


@pytest.mark.parametrize(
    ("sex", "words"),
    [
        ("female", "ознайомлена, примірник отримала"),
        ("male", "ознайомлений, примірник отримав:"),
        ("other", "ознайомлений(а), примірник отримав(ла)"),
        ("", "ознайомлений(а), примірник отримав(ла)"),
    ],
)
def test_who_is_acquainted(sex, words):
    assert f"З інструкцією {words}" in acquainted(sex)
    assert f"З повідомленням {words}" in acquainted_with_notice(sex)
    read = words.partition(",")[0]
    assert acquainted(sex, copy=False) == f"З інструкцією {read}"
    assert acquainted_with_notice(sex, copy=False) == f"З повідомленням {read}"


def test_all_words_of_a_paper_are_typeset():
    paper = typeset_paper(PAPER)
    assert paper.blocks[-1].signatures == (Signature(),)
    assert paper.approval.name == f"Тарас{NBSP}ШЕВЧЕНКО"
    assert paper.date == f"23{NBSP}листопада{NBSP}2026{NBSP}року"
    assert paper.sections[1].clauses[0].text == f"Рядок\nі{NBSP}ще рядок."
    assert paper.number_line == f"№{NBSP}12-ПІ"
