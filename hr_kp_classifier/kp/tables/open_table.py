"""Telling from its first bytes what a file is, and opening it as a table."""

from ..messages import Message, _
from .csv_table import csv_sheets
from .report import Problem
from .sheet import MAX_SIZE, MEGABYTE, Sheet
from .xlsx_table import workbook_sheets

# Blanks and byte order marks alone make no table.
_NOTHING = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
# Files that people choose by mistake, by their first bytes.
_OTHER_FORMATS = (
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "XLS, DOC"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"<", "HTML, XML"),
)
# Archives as an XLSX is one, by a name in them.
_OTHER_ARCHIVES = (
    (b"application/vnd.oasis.opendocument", "ODS, ODT"),
    (b"word/document.xml", "DOCX"),
    (b"ppt/presentation.xml", "PPTX"),
    (b"xl/workbook.bin", "XLSB"),
    (b"Index/Document.iwa", "Numbers"),
)
_DIRECTORY = 65_536


def open_table(content: bytes, results: bool = False) -> list[Sheet] | Problem:
    """Open a CSV or an XLSX.

    Only the file's own bytes say which it is: names are often wrong.

    :param content: the file
    :param results: whether a formula gives the result that the file keeps beside it
    :return: the sheets of the workbook, or the ways to read the CSV; or why it is no table
    """
    if len(content) > MAX_SIZE:
        return Problem(
            0,
            Message(
                _(
                    "The file takes %(size)s MB, and no table should take more than %(limit)s MB. "
                    "Save the table alone, without pictures and other sheets."
                ),
                {
                    "size": str(len(content) // MEGABYTE),
                    "limit": str(MAX_SIZE // MEGABYTE),
                },
            ),
        )
    if not content.strip(_NOTHING):
        return Problem(
            0, Message(_("The file is empty. Choose one with the rows of the table."))
        )
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # An archive lists at its end what it holds; the type of an ODS is its first bytes.
        names = content[:128] + content[-_DIRECTORY:]
        for part, name in _OTHER_ARCHIVES:
            if part in names:
                return _of_another_kind(name)
        return workbook_sheets(content, results)
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for first_bytes, name in _OTHER_FORMATS:
        if start.startswith(first_bytes):
            return _of_another_kind(name)
    return csv_sheets(content)


def _of_another_kind(name: str) -> Problem:
    return Problem(
        0,
        Message(
            _(
                "This is no table but a file of another kind (%(format)s). Open the table "
                "in a spreadsheet program, save it as XLSX without a password or as "
                "CSV UTF-8, and choose that."
            ),
            {"format": name},
        ),
    )
