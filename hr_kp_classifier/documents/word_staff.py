"""The staff list as a file of Word's (DOCX): a landscape page, its table's heading on each."""

import io

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Row

from .staff_list import StaffRow
from .staff_paper import Column, StaffPaper
from .word_parts import add_ruled_table, end_table, write, write_approval, write_block
from .word_template import ENTERPRISE, SIGNATURE, TEXT, TITLE, new_document

_SIZE = Pt(10)
_INDENT = Mm(5)
_DEEPEST = 4
# Of the approval block, in mm.
_APPROVAL = 82
_ALIGNMENTS = {
    "number": WD_ALIGN_PARAGRAPH.CENTER,
    "code": WD_ALIGN_PARAGRAPH.CENTER,
    "units": WD_ALIGN_PARAGRAPH.CENTER,
    "money": WD_ALIGN_PARAGRAPH.RIGHT,
}


def staff_list_docx(paper: StaffPaper, title: str) -> bytes:
    """Write the staff list.

    :param paper: its words
    :param title: what the file's properties call it
    :return: the file's content
    """
    document = new_document(title, paper.enterprise)
    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    write_staff_paper(document, paper)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def write_staff_paper(document: DocxDocument, paper: StaffPaper) -> None:
    """Write all of it on the pages of a document, which are as wide as it says."""
    enterprise = document.add_paragraph(paper.enterprise, ENTERPRISE)
    enterprise.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for paragraph in write_approval(document, paper.approval, paper.approved):
        paragraph.paragraph_format.left_indent = Mm(paper.width - _APPROVAL)
    document.add_paragraph(paper.heading, TITLE)
    document.add_paragraph(paper.date_line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = add_ruled_table(
        document,
        paper.shares,
        [column.title for column in paper.columns],
        paper.width,
    )
    for row in paper.rows:
        _write_row(table.add_row(), row, paper.columns)  # type: ignore[no-untyped-call]
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = _SIZE
    end_table(document)
    for note in paper.notes:
        document.add_paragraph(note, TEXT)
    write_block(document, "", paper.signatures)


def _write_row(table_row: _Row, row: StaffRow, columns: tuple[Column, ...]) -> None:
    cells = table_row.cells
    if row.kind == "department":
        # Its name stands over all columns but the number's.
        cells[1].merge(cells[-1])
        columns = columns[:2]
    for cell, column in zip(cells, columns, strict=False):
        paragraph = write(cell, column.text(row), SIGNATURE)
        if column.kind == "title":
            paragraph.paragraph_format.left_indent = _INDENT * min(row.level, _DEEPEST)
            # No page ends with a department's name.
            paragraph.paragraph_format.keep_with_next = row.kind == "department"
        elif column.kind in _ALIGNMENTS:
            paragraph.alignment = _ALIGNMENTS[column.kind]
        if row.kind != "position":
            for run in paragraph.runs:
                run.font.bold = True
