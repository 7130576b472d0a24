"""Reading an XLSX workbook: its sheets' rows as text, in bounded time and memory.

A workbook is a zip archive of XML parts (ECMA-376, Office Open XML). It comes from a user, so
nothing in it is believed: archive and parts are read piece by piece and under limits, a
document type (with its entities) is refused, and a formula is never worked out, only noticed.

It is read by hand, by the standard library's XML parser, because the libraries that were tried
do not bear such files: calamine (Rust) aborts the whole process on a sheet of 1 KB with one
cell far to the right and below; openpyxl takes 17 to 60 seconds and 1.5 GB for files of 20 KB,
as where thousands of cells share one long formula.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from ..messages import Message, _
from .report import Problem
from .sheet import MAX_ROW_NUMBER, MAX_ROWS, MEGABYTE, Line, Sheet

MAX_UNPACKED = 100 * MEGABYTE
"""Bytes of an unpacked workbook: 200,000 titles take some 70 MB."""
MAX_RATIO = 100
"""How many times its packed size a workbook may be: honest ones are 5 to 30 times."""
MAX_SMALL = 5 * MEGABYTE
"""Bytes that any workbook may take unpacked, however small it is."""
MAX_COLUMNS = 100
"""Cells further to the right are left out."""
MAX_CELL = 10_000
"""Letters of a cell; the rest is left out. No column that is read may hold as many."""
MAX_LETTERS = 50_000_000
"""Letters of all cells of a workbook together: 200,000 titles have some 20 million.

Cells share strings, so that they may hold a thousand times what the file holds.
"""

_CHUNK = MEGABYTE
_MOST_PARTS = 10_000
_MOST_SHEETS = 20
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_TRUE = ("1", "true")
_MOST_HIDDEN = 1000
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = re.compile("[A-Z]{1,3}")

_Attributes = dict[str, str]


class _Refused(Exception):
    """The workbook is not read; the words are those of a :class:`Problem`."""


def workbook_sheets(content: bytes, results: bool = False) -> list[Sheet] | Problem:
    """Read an XLSX workbook.

    Cells come as text: a number without any format (``2442.2``, ``1473``), a formula as the
    sign ``=`` and what follows it.

    :param content: the file
    :param results: whether a formula gives the result that the file keeps beside it, if any
    :return: its sheets in their order, each read while its rows are asked for; or why it is
        no workbook
    """
    try:
        return _Workbook(content, results).sheets()
    except _Refused as refused:
        return Problem(0, Message(str(refused)))
    except Exception:  # a broken archive fails in every way there is
        return _damaged(0)


def _damaged(row: int) -> Problem:
    return Problem(
        row,
        Message(
            _(
                "The workbook is damaged or has been cut in half. Get it again, or open it in a "
                "spreadsheet program and save it as XLSX anew."
            )
        ),
    )


def _too_much_text() -> Problem:
    return Problem(
        0,
        Message(
            _(
                "The cells of the workbook hold more text than any table of titles or positions: "
                "long texts are repeated in it. Save the table alone, as CSV UTF-8."
            )
        ),
    )


class _Workbook:
    """The parts of a workbook, in an archive that was looked over first."""

    def __init__(self, content: bytes, results: bool) -> None:
        self._results = results
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        members = self._archive.infolist()
        unpacked = sum(member.file_size for member in members)
        if unpacked > MAX_UNPACKED or unpacked > max(MAX_SMALL, MAX_RATIO * len(content)):
            raise _Refused(
                _(
                    "The file is packed so tightly that it would grow beyond the size of any "
                    "table (a zip bomb), so it was not read. Save the table alone, as "
                    "CSV UTF-8."
                )
            )
        if any(
            member.compress_type not in _PACKINGS or member.flag_bits & _ENCRYPTED
            for member in members
        ):
            raise _Refused(
                _(
                    "The file has a password, or is packed as no spreadsheet program does it. "
                    "Save it as XLSX without a password and choose it again."
                )
            )
        # Names of parts are compared without regard to case (ECMA-376, part 2).
        self._members = {member.filename.lower(): member for member in members}
        self._strings: list[str] = []
        self._fed: set[str] = set()
        self._letters = 0

    def sheets(self) -> list[Sheet]:
        """Return the sheets, with the strings that they share read."""
        relations = self._relations("")
        book = next((path for kind, _id, path in relations if kind == "officeDocument"), "")
        paths, strings = {}, ""
        for kind, id_, path in self._relations(book):
            if kind == "worksheet":
                paths[id_] = path
            elif kind == "sharedStrings":
                strings = path
        names: dict[str, str] = {}
        for attributes in self._elements(book, "sheet"):
            part = paths.get(attributes.get("id", ""))
            # Of sheets that name one part, one is read: see _feed.
            if part is not None and len(names) < _MOST_SHEETS:
                names.setdefault(part, attributes.get("name", ""))
        sheets = []
        for path, name in names.items():
            hidden: list[str] = []
            sheets.append(Sheet(name, self._lines(path, hidden), hidden=hidden))
        if not sheets:
            raise _Refused(
                _(
                    "The file is an archive, but not of an XLSX workbook. "
                    "Save the table as XLSX or as CSV UTF-8 and choose it again."
                )
            )
        if strings:
            shared = _SharedStrings()
            for _chunk in self._feed(strings, shared.parser):
                pass
            self._strings = shared.found
        return sheets

    def _lines(self, path: str, hidden: list[str]) -> Iterator[Line | Problem]:
        """Give the rows of a sheet that hold anything; note what it hides."""
        rows = _Rows(self._strings, hidden, self._results)
        try:
            for _chunk in self._feed(path, rows.parser):
                self._letters += rows.letters
                rows.letters = 0
                if self._letters > MAX_LETTERS:
                    yield _too_much_text()
                    return
                yield from rows.found
                rows.found.clear()
        except Exception:  # as above
            yield _damaged(rows.row)

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return the kind, id and path of each part to which ``part`` points."""
        folder, name = posixpath.split(part)
        found = []
        for attributes in self._elements(f"{folder}/_rels/{name}.rels", "Relationship"):
            path = posixpath.join("/", folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append((kind, attributes.get("Id", ""), posixpath.normpath(path)))
        return found

    def _elements(self, path: str, tag: str) -> list[_Attributes]:
        """Return the attributes of a part's elements of one name, without their prefixes."""
        found: list[_Attributes] = []

        def start(name: str, attributes: _Attributes) -> None:
            if _local(name) == tag and len(found) < _MOST_PARTS:
                found.append({_local(key): value for key, value in attributes.items()})

        if self._named(path):
            for _chunk in self._feed(path, _parser(start)):
                pass
        return found

    def _named(self, path: str) -> zipfile.ZipInfo | None:
        return self._members.get(path.lstrip("/").lower())

    def _feed(self, path: str, parser: expat.XMLParserType) -> Iterator[None]:
        """Let ``parser`` read a part piece by piece, with a stop after each.

        No more of the part is unpacked than the archive's directory, which was looked over,
        says of it; and a part is read once. So all that is read of a workbook together is
        within the limit for the whole of it.
        """
        member = self._named(path)
        if member is None:
            raise KeyError(path)
        if member.filename in self._fed:
            raise ValueError("a part of two roles")
        self._fed.add(member.filename)
        with self._archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk, False)
                yield
        parser.Parse(b"", True)
        yield


class _SharedStrings:
    """Reads the part with the strings that cells share: an item, in runs of text each."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.parser = _parser(self._start, self._end, self._data)
        self._parts: list[str] = []
        self._taken = False
        self._phonetic = False

    def _start(self, name: str, _attributes: _Attributes) -> None:
        tag = _local(name)
        if tag == "t":
            self._taken = not self._phonetic
        elif tag == "rPh":
            self._phonetic = True

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag == "t":
            self._taken = False
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            if len(self.found) > MAX_ROWS * 10:
                raise ValueError("too many strings")
            self.found.append(_unescaped("".join(self._parts)[:MAX_CELL]))
            self._parts.clear()

    def _data(self, text: str) -> None:
        if self._taken:
            self._parts.append(text)


class _Rows:
    """Reads the part with a sheet's rows, whose cells stand anywhere to the right."""

    def __init__(self, strings: list[str], hidden: list[str], results: bool) -> None:
        self.found: list[Line | Problem] = []
        self.row = 0
        self.letters = 0
        self._hidden = hidden
        self._results = results
        self._row_hidden = False
        self.parser = _parser(self._start, self._end, self._data)
        self._strings = strings
        self._cells: list[str] = []
        self._column = 0
        self._kind = ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._phonetic = False

    def _start(self, name: str, attributes: _Attributes) -> None:
        tag = _local(name)
        if tag == "c":
            self._kind = attributes.get("t", "n")
            self._value.clear()
            self._formula = None
            reference = attributes.get("r")
            self._column = self._column + 1 if reference is None else _column(reference)
        elif tag == "v" or tag == "t":
            self._into = None if self._phonetic else self._value
        elif tag == "f":
            self._formula = self._into = []
        elif tag == "row":
            row = int(attributes.get("r", self.row + 1))
            if not 0 < row <= MAX_ROW_NUMBER:
                raise ValueError("no row of a spreadsheet")
            self.row = row
            self._column = 0
            self._row_hidden = attributes.get("hidden") in _TRUE
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            self._hide_columns(attributes)
        elif tag == "rPh":
            self._phonetic = True

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag == "c":
            text = self._text()[:MAX_CELL]
            if text and self._column <= MAX_COLUMNS:
                self.letters += len(text)
                missing = self._column - len(self._cells)
                self._cells.extend([""] * missing)
                self._cells[self._column - 1] = text
        elif tag in ("v", "t", "f"):
            self._into = None
        elif tag == "row":
            if self._cells:
                if self._row_hidden and len(self._hidden) < _MOST_HIDDEN:
                    self._hidden.append(str(self.row))
                self.found.append((self.row, self._cells))
                self._cells = []
        elif tag == "rPh":
            self._phonetic = False

    def _data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _hide_columns(self, attributes: _Attributes) -> None:
        first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
        # Beyond Z, which people don't fill in, all is hidden often.
        self._hidden += _ALPHABET[max(first - 1, 0) : max(last, 0)]

    def _text(self) -> str:
        """Return what a cell says, as text."""
        if self._formula is not None and not (self._results and self._value):
            return "=" + "".join(self._formula)
        if not self._value:
            return ""
        text = "".join(self._value)
        if self._kind == "s":
            return self._strings[int(text) if text.isdecimal() else len(self._strings)]
        return _number(text) if self._kind == "n" else _unescaped(text)


def _parser(
    start: Callable[[str, _Attributes], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_declaration: object) -> None:
    raise ValueError("a workbook has no document type")


def _local(name: str) -> str:
    """Return a name without its prefix: the parts' vocabularies do not overlap."""
    return name.rpartition(":")[2] if ":" in name else name


def _column(reference: str) -> int:
    """Return the number of the column that a reference («B12») names, from 1."""
    letters = _LETTERS.match(reference)
    if letters is None:
        raise ValueError("no cell of a spreadsheet")
    column = 0
    for letter in letters[0]:
        column = column * 26 + _ALPHABET.index(letter) + 1
    return column


def _number(text: str) -> str:
    """Return a number as it is shown: Excel stores 2442.2 as 2442.1999999999998."""
    if text.isdecimal():
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() else format(number, ".15g")


def _unescaped(text: str) -> str:
    """Return a string with the line breaks that Excel writes as «_x000D_»."""
    return re.sub("_x000[dD]_", "\r", text) if "_x000" in text else text
