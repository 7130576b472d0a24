"""What papers set as Word's files have in common: requisites, signatures, tables."""

import io
from collections.abc import Iterable, Sequence

from docx.document import Document as DocxDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .formats import BLANK_DATE
from .instruction import Approval, Block, Signature
from .word_template import APPROVAL, BLOCK, NOTE, REQUISITE, SIGNATURE, TEXT, WIDTH

# Of a signature: position, place to sign, name, with gaps; of the requisites: date, place, number.
_SIGNATURE_WIDTHS = (0.46, 0.02, 0.21, 0.02, 0.29)
_REQUISITE_WIDTHS = (0.40, 0.34, 0.26)
# As wide as in the PDF: so a scanner at 200 dpi reads it.
_CODE_WIDTH = Mm(18.6)


def write_requisites(document: DocxDocument, date: str, place: str, number_line: str) -> None:
    table = add_table(document, _REQUISITE_WIDTHS)
    cells = table.add_row().cells
    alignments = (
        WD_ALIGN_PARAGRAPH.LEFT,
        WD_ALIGN_PARAGRAPH.CENTER,
        WD_ALIGN_PARAGRAPH.RIGHT,
    )
    words = (date or BLANK_DATE, place, number_line)
    for cell, text, alignment in zip(cells, words, alignments, strict=True):
        write(cell, text, REQUISITE).alignment = alignment
    document.add_paragraph("", REQUISITE)


def write_approval(
    document: DocxDocument, approval: Approval, approved: str = ""
) -> list[Paragraph]:
    """The block at the top right: the order that approves, or lines for the person who does.

    :param approved: what of the paper is approved, beside itself
    """
    lines = [approval.word]
    if approval.order:
        lines.append(approval.order)
    if approved:
        lines.append(approved)
    if not approval.order:
        lines += [
            approval.position or "_" * 33,
            f"{'_' * 14} {approval.name}",
            BLANK_DATE,
        ]
    return [document.add_paragraph(line, APPROVAL) for line in lines]


def write_blocks(document: DocxDocument, blocks: Sequence[Block], code: bytes = b"") -> None:
    """All signatures of a paper.

    :param code: a PNG of the QR code that stands under the last of them; b"" for none
    """
    for block in blocks:
        write_block(
            document, block.word, block.signatures, code if block is blocks[-1] else b""
        )


def write_block(
    document: DocxDocument, word: str, signatures: Iterable[Signature], code: bytes = b""
) -> None:
    """Signatures under a word, never parted by a page's foot.

    :param code: a PNG of the QR code by which the signed paper is known again; b"" for none
    """
    document.add_paragraph(word, BLOCK)
    table = add_table(document, _SIGNATURE_WIDTHS)
    for signature in signatures:
        position, _gap, line, _gap, name = table.add_row().cells
        write(position, signature.position, SIGNATURE).paragraph_format.space_before = Pt(10)
        write(line, "", SIGNATURE)
        write(name, signature.name, SIGNATURE)
        underline(line)
        if not signature.name:
            underline(name)
        _blank, _gap, sign, _gap, who = table.add_row().cells
        write(sign, "(підпис)", NOTE)
        write(who, "" if signature.name else "(власне ім’я, прізвище)", NOTE)
        if signature.dated:
            date = table.add_row().cells
            write(date[0].merge(date[-1]), signature.date or BLANK_DATE, SIGNATURE)
        for note in signature.notes:
            cells = table.add_row().cells
            write(cells[0].merge(cells[-1]), note, NOTE).alignment = WD_ALIGN_PARAGRAPH.LEFT
    for row in table.rows if code else table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
    if code:
        paragraph = document.add_paragraph("", NOTE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape = paragraph.add_run().add_picture(io.BytesIO(code), width=_CODE_WIDTH)
        shape._inline.docPr.set("descr", "QR-код")


def add_table(document: DocxDocument, widths: Iterable[float], width: float = WIDTH) -> Table:
    """A table without rules, as wide as the text; its rows are not cut by a page's foot.

    :param widths: of the columns, parts of the text's
    :param width: of the text, in mm
    """
    widths = [Mm(width * part) for part in widths]
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


def add_ruled_table(
    document: DocxDocument,
    widths: Iterable[float],
    header: Iterable[str],
    width: float = WIDTH,
) -> Table:
    """A table with rules; its heading stands on every page. :func:`end_table` follows its rows."""
    table = add_table(document, widths, width)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    table._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{rules}</w:tblBorders>"),
        *("w:tblLayout", "w:tblCellMar", "w:tblLook"),
    )
    for side in table._tbl.tblPr.find(qn("w:tblCellMar")):
        side.set(qn("w:w"), "80")
    cells = table.add_row().cells
    for cell, text in zip(cells, header, strict=True):
        write(cell, text, SIGNATURE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def end_table(document: DocxDocument) -> None:
    """A blank line, without which Word joins two tables that follow each other."""
    document.add_paragraph("", TEXT)


def write(cell: _Cell, text: str, style: str) -> Paragraph:
    row = cell._tc.getparent().get_or_add_trPr()
    if row.find(qn("w:cantSplit")) is None:
        row.append(OxmlElement("w:cantSplit"))
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    (paragraph,) = cell.paragraphs
    paragraph.text = text
    paragraph.style = style
    return paragraph


def underline(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().insert_element_before(
        parse_xml(
            f"<w:tcBorders {nsdecls('w')}>"
            '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
        ),
        "w:vAlign",
    )
