"""A paper as a file of Word's (DOCX).

Numbers are the list's own, not typed: where a clause is inserted, those after it follow.
"""

import io
from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from .instruction import InstructionDocument, Section
from .word_parts import write_approval, write_blocks, write_requisites
from .word_template import (
    CLAUSE,
    ENTERPRISE,
    SECTION,
    SUBTITLE,
    TEXT,
    TITLE,
    new_document,
    numbering_from,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of such a file."""


def instruction_docx(paper: InstructionDocument, title: str, code: bytes = b"") -> bytes:
    """Write the job instruction.

    :param paper: its words
    :param title: what the file's properties call it
    :param code: a PNG of the QR code that stands under the last signature; b"" for none
    :return: the file's content
    """
    document = new_document(title, paper.enterprise)
    document.add_paragraph(paper.enterprise, ENTERPRISE)
    write_approval(document, paper.approval)
    document.add_paragraph(paper.kind, TITLE)
    write_requisites(document, paper.date, paper.place, paper.number_line)
    document.add_paragraph(paper.heading, SUBTITLE)
    if paper.code_line:
        line = document.add_paragraph(paper.code_line)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write_sections(document, paper.sections)
    write_blocks(document, paper.blocks, code)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _write_sections(document: DocxDocument, sections: Iterable[Section]) -> None:
    # The list that goes on from elsewhere; None while the styles' own does.
    numbering = None
    section_number = 0
    for section in sections:
        if not section.name:
            for clause in section.clauses:
                document.add_paragraph(clause.text, TEXT)
            continue
        paragraph = document.add_paragraph(section.name, SECTION)
        section_number += 1
        if _is_number(section.number) and int(section.number) != section_number:
            section_number = int(section.number)
            numbering = numbering_from(document, 0, section_number)
        _number(paragraph, 0, numbering)
        if section.intro:
            document.add_paragraph(section.intro, TEXT)
        position = 0
        for clause in section.clauses:
            last = clause.number.rpartition(".")[2]
            if not _is_number(last):
                document.add_paragraph(clause.text, TEXT)
                continue
            position += 1
            if int(last) != position:
                position = int(last)
                numbering = numbering_from(document, 1, position)
            _number(document.add_paragraph(clause.text, CLAUSE), 1, numbering)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _number(paragraph: Paragraph, level: int, numbering: int | None) -> None:
    """Number the paragraph by its style's list, or by the one that goes on from elsewhere."""
    if numbering is not None:
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = numbering
