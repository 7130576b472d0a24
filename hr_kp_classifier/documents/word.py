"""A paper as a file of Word's (DOCX).

Numbers are the list's own, not typed: where a clause is inserted, those after it follow.
"""

import io
from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .formats import BLANK_DATE
from .instruction import InstructionDocument, Section, Signature
from .word_template import (
    APPROVAL,
    BLOCK,
    CLAUSE,
    ENTERPRISE,
    NOTE,
    NUMBERING,
    REQUISITE,
    SECTION,
    SIGNATURE,
    SUBTITLE,
    TEXT,
    TITLE,
    WIDTH,
    new_document,
    numbering_from,
)

# Of a signature: position, place to sign, name, with gaps; of the requisites: date, place, number.
_SIGNATURE_WIDTHS = (0.46, 0.02, 0.21, 0.02, 0.29)
_REQUISITE_WIDTHS = (0.40, 0.34, 0.26)


def instruction_docx(paper: InstructionDocument, title: str) -> bytes:
    """Write the job instruction.

    :param paper: its words
    :param title: what the file's properties call it
    :return: the file's content
    """
    document = new_document(title, paper.enterprise)
    document.add_paragraph(paper.enterprise, ENTERPRISE)
    _write_approval(document, paper)
    document.add_paragraph(paper.kind, TITLE)
    _write_requisites(document, paper)
    document.add_paragraph(paper.heading, SUBTITLE)
    if paper.code_line:
        code = document.add_paragraph(paper.code_line)
        code.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write_sections(document, paper.sections)
    for block in paper.blocks:
        _write_block(document, block.word, block.signatures)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _write_approval(document: DocxDocument, paper: InstructionDocument) -> None:
    approval = paper.approval
    lines = [approval.word]
    if approval.order:
        lines.append(approval.order)
    else:
        lines += [
            approval.position or "_" * 33,
            f"{'_' * 14} {approval.name}",
            BLANK_DATE,
        ]
    for line in lines:
        document.add_paragraph(line, APPROVAL)


def _write_requisites(document: DocxDocument, paper: InstructionDocument) -> None:
    table = _add_table(document, _REQUISITE_WIDTHS)
    cells = table.add_row().cells
    alignments = (
        WD_ALIGN_PARAGRAPH.LEFT,
        WD_ALIGN_PARAGRAPH.CENTER,
        WD_ALIGN_PARAGRAPH.RIGHT,
    )
    words = (paper.date or BLANK_DATE, paper.place, paper.number_line)
    for cell, text, alignment in zip(cells, words, alignments, strict=True):
        _write(cell, text, REQUISITE).alignment = alignment
    document.add_paragraph("", REQUISITE)


def _write_sections(document: DocxDocument, sections: Iterable[Section]) -> None:
    numbering, section_number = NUMBERING, 0
    for section in sections:
        if not section.name:
            for clause in section.clauses:
                document.add_paragraph(clause.text, TEXT)
            continue
        paragraph = document.add_paragraph(section.name, SECTION)
        if _is_number(section.number) and int(section.number) != section_number + 1:
            numbering = numbering_from(document, 0, int(section.number))
        section_number = (
            int(section.number) if _is_number(section.number) else section_number + 1
        )
        _number(paragraph, numbering)
        if section.intro:
            document.add_paragraph(section.intro, TEXT)
        position = 0
        for clause in section.clauses:
            last = clause.number.rpartition(".")[2]
            if not _is_number(last):
                document.add_paragraph(clause.text, TEXT)
                continue
            if int(last) != position + 1:
                numbering = numbering_from(document, 1, int(last))
            position = int(last)
            _number(document.add_paragraph(clause.text, CLAUSE), numbering)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _number(paragraph: Paragraph, numbering: int) -> None:
    """Number the paragraph by its style's list, or by the one that goes on from elsewhere."""
    if numbering != NUMBERING:
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = 0 if paragraph.style.name == SECTION else 1
        number.get_or_add_numId().val = numbering


def _write_block(document: DocxDocument, word: str, signatures: Iterable[Signature]) -> None:
    """Signatures under a word, never parted by a page's foot."""
    document.add_paragraph(word, BLOCK)
    table = _add_table(document, _SIGNATURE_WIDTHS)
    for signature in signatures:
        position, _gap, line, _gap, name = table.add_row().cells
        _write(position, signature.position, SIGNATURE).paragraph_format.space_before = Pt(10)
        _write(line, "", SIGNATURE)
        _write(name, signature.name, SIGNATURE)
        _underline(line)
        if not signature.name:
            _underline(name)
        _blank, _gap, sign, _gap, who = table.add_row().cells
        _write(sign, "(підпис)", NOTE)
        _write(who, "" if signature.name else "(власне ім’я, прізвище)", NOTE)
        date = table.add_row().cells
        _write(date[0].merge(date[-1]), signature.date or BLANK_DATE, SIGNATURE)
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _add_table(document: DocxDocument, widths: Iterable[float]) -> Table:
    """A table without rules, as wide as the text; its rows are not cut by a page's foot."""
    widths = [Mm(WIDTH * part) for part in widths]
    table = document.add_table(0, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    table._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"), "w:tblLook"
    )
    return table


def _write(cell: _Cell, text: str, style: str) -> Paragraph:
    row = cell._tc.getparent().get_or_add_trPr()
    if row.find(qn("w:cantSplit")) is None:
        row.append(OxmlElement("w:cantSplit"))
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    paragraph = cell.paragraphs[0]
    paragraph.text = text
    paragraph.style = style
    return paragraph


def _underline(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().insert_element_before(
        parse_xml(
            f"<w:tcBorders {nsdecls('w')}>"
            '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
        ),
        "w:vAlign",
    )
