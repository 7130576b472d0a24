"""An organisational paper as a file of Word's (DOCX)."""

import io

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from .official import OfficialPaper, Paragraph, Table
from .word_parts import add_ruled_table, end_table, write, write_blocks, write_requisites
from .word_staff import write_staff_paper
from .word_template import APPROVAL, ENTERPRISE, SIGNATURE, SUBTITLE, TEXT, TITLE, new_document


def official_docx(paper: OfficialPaper, title: str, code: bytes = b"") -> bytes:
    """Write the paper.

    :param paper: its words
    :param title: what the file's properties call it
    :param code: a PNG of the QR code that stands under the last signature; b"" for none
    :return: the file's content
    """
    document = new_document(title, paper.enterprise)
    document.add_paragraph(paper.enterprise, ENTERPRISE)
    for line in paper.addressee:
        document.add_paragraph(line, APPROVAL)
    document.add_paragraph(paper.kind, TITLE)
    if paper.numbered:
        write_requisites(document, paper.date, paper.place, paper.number_line)
    if paper.heading:
        # Left, as in the PDF: ДСТУ 4163 has it at the margin.
        heading = document.add_paragraph(paper.heading, SUBTITLE)
        heading.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for part in paper.body:
        if isinstance(part, Table):
            _write_table(document, part)
        else:
            _write_paragraph(document, part)
    write_blocks(document, paper.blocks, code)
    if paper.annex:
        document.add_page_break()
        write_staff_paper(document, paper.annex)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _write_paragraph(document: DocxDocument, part: Paragraph) -> None:
    paragraph = document.add_paragraph(part.line, TEXT)
    if part.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = Mm(0)


def _write_table(document: DocxDocument, part: Table) -> None:
    table = add_ruled_table(document, part.widths, part.header)
    for row in part.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            write(cell, text, SIGNATURE)
    end_table(document)
