"""Reading a CSV: the encoding it is in, and its rows by any of the usual delimiters."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from ..messages import Message, _
from .report import Problem
from .sheet import Line, Sheet

DELIMITERS = (",", ";", "\t")

_SEP_LINE = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n)", re.IGNORECASE)
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f]")
_DAMAGED = "\ufffd"


def csv_sheets(content: bytes) -> list[Sheet] | Problem:
    """Read a CSV by every delimiter that may be its.

    The heading row shows which of them is right, so the caller chooses.
    Excel's own first line ``sep=;`` settles it, and counts as no row, as it does in Excel.

    :param content: the file, in UTF-8, UTF-16 or Windows-1251
    :return: a sheet for each delimiter, or why there is no text in the file
    """
    text, damage = _decode(content)
    strange = len(text) - len(_NO_TEXT.sub("", text))
    if "\0" in text or strange * 100 > len(text):
        return Problem(
            0,
            Message(
                _(
                    "The file holds zero bytes or others that no text has: it is damaged, or no "
                    "table. Save the table as CSV UTF-8 or as XLSX and choose it again."
                )
            ),
        )
    if damage is not None and not text:
        return damage
    delimiters: tuple[str, ...] = DELIMITERS
    settled = _SEP_LINE.match(text)
    if settled:
        delimiters, text = (settled[1],), text[settled.end() :]
    open_end = damage is not None or not text.endswith(("\n", "\r"))
    return [
        Sheet("", _lines(text, delimiter, damage), delimited=True, open_end=open_end)
        for delimiter in delimiters
    ]


def _lines(text: str, delimiter: str, damage: Problem | None) -> Iterator[Line | Problem]:
    """Give the rows of a CSV; one with wrong quotation marks is a problem, not the end."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            # The module tells its errors apart by their words only: either a letter follows
            # a closing quotation mark, or the file, or a cell's limit, ends before one.
            if "expected after" in str(error):
                yield Problem(
                    row,
                    Message(
                        _(
                            "The quotation marks of the row are not as a CSV has them: a cell that "
                            "holds some stands in quotation marks, and those inside are doubled."
                        )
                    ),
                )
                continue
            yield Problem(
                row,
                Message(
                    _(
                        "A quotation mark that opens in the row is never closed: the file may have "
                        "been cut in half. Get it again, or close the quotation mark."
                    )
                ),
            )
            break
        yield row, cells
    if damage is not None:
        yield damage


def _decode(content: bytes) -> tuple[str, Problem | None]:
    """Return the text of a file, and what is wrong with it as a text."""
    if content.startswith(codecs.BOM_UTF8):
        return _decode_utf8(content[3:], certain=True)
    if content.startswith(codecs.BOM_UTF16_LE):
        return _decode_utf16(content[2:], "utf-16-le")
    if content.startswith(codecs.BOM_UTF16_BE):
        return _decode_utf16(content[2:], "utf-16-be")
    # Without a mark, UTF-16 shows by its zeros: every digit, comma and blank has one.
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 > len(sample) and min(even, odd) == 0:
        return _decode_utf16(content, "utf-16-le" if odd else "utf-16-be")
    return _decode_utf8(content, certain=False)


def _decode_utf16(content: bytes, encoding: str) -> tuple[str, Problem | None]:
    whole = len(content) // 2 * 2
    text = content[:whole].decode(encoding, "replace")
    return text, None if whole == len(content) else _cut()


def _decode_utf8(content: bytes, certain: bool) -> tuple[str, Problem | None]:
    """Decode UTF-8, or Windows-1251 where it is clearly no UTF-8.

    A single broken byte makes no Windows-1251 of UTF-8: every title would be read as
    «РњРµРЅРµРґР¶РµСЂ», and no rule would notice.
    """
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8"), _cut()
    text = content.decode("utf-8", "replace")
    damaged = text.count(_DAMAGED)
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if certain or damaged * 10 < foreign:
        return text, Problem(
            0,
            Message(
                _(
                    "The file is not quite in UTF-8: some of its letters are damaged (“�”). "
                    "Get it again, or save it as “CSV UTF-8” anew."
                )
            ),
        )
    try:
        return content.decode("cp1251"), None
    except UnicodeDecodeError:
        return "", Problem(
            0,
            Message(
                _(
                    "The file is no table, or its encoding is not known: it is neither UTF-8, nor "
                    "UTF-16, nor Windows-1251. Save the table as “CSV UTF-8” and choose it again."
                )
            ),
        )


def _cut() -> Problem:
    return Problem(
        0,
        Message(
            _(
                "The file ends in the middle of a letter, so it has been cut. Get it again, whole."
            )
        ),
    )
