"""Foreign systems of occupations: reading their files, comparing, their codes' hierarchy.

A file lists the occupations of one system (code, name, optionally the name in Ukrainian and
the level) or a correspondence between two systems (two columns of codes). Columns are known
by their names, in any order. Reading never writes, never raises and never stops at the first
mistake: it gives all that could be read and a list of problems. A file with problems is not
for the database.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from ..messages import _
from ..tables.open_table import open_table
from ..tables.report import Problem, shown
from ..tables.sheet import MAX_ROWS, Line, Sheet
from ..text import clean

MAX_PROBLEMS = 1000
"""Problems that are told one by one."""
MAX_NAME = 500
MAX_LEVEL = 9
NATIONAL_SUBSECTION = "14"
"""Підрозділ 14 is a national addition of the КП: no ISCO-88 code is equal to its."""

_HEADING_ROWS = 20
_COLUMNS = {
    "code": (
        *("code", "код", "kod", "код професії", "occupation code", "код угруповання"),
        *("o*net-soc code", "soc code", "isco code", "isco-88 code", "isco-08 code"),
        *("kod zawodu", "код за системою"),
    ),
    "name": (
        *("name", "original name", "title", "occupation", "назва", "найменування"),
        *("назва мовою оригіналу", "оригінальна назва", "group title", "nazwa"),
        *("nazwa zawodu", "nazwa zawodu i specjalności", "назва професії"),
    ),
    "name_uk": (
        *("name_uk", "ukrainian name", "назва українською", "українська назва"),
        *("назва українською мовою", "переклад", "переклад назви"),
    ),
    "level": ("level", "рівень", "poziom"),
}
_CORRESPONDENCE = {
    "source": ("source", "source code", "from", "джерело", "код джерела", "з коду", "звідки"),
    "target": ("target", "target code", "to", "ціль", "код цілі", "до коду", "куди"),
}
_CODE = re.compile(r"[0-9A-Za-z]+(?:[.\-/][0-9A-Za-z]+)*")
_MAX_CODE = 20
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[EeЕе][+-]?[0-9]+")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_NO_LETTER = re.compile(r"[\W_]+")
_AFFIX = re.compile(r"^(?:code|код|kod)|(?:code|код|kod)$")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_TWO_ALPHABETS = re.compile(
    r"\w*(?:[A-Za-z\u00c0-\u024f][\u0400-\u052f]|[\u0400-\u052f][A-Za-z\u00c0-\u024f])\w*"
)


class Occupation(NamedTuple):
    """An occupation of a foreign system.

    :param name: in the language of the system
    :param name_uk: in Ukrainian; empty where the file says nothing of it
    :param level: 1 is the highest; 0 where the file says nothing of it
    """

    code: str
    name: str
    name_uk: str = ""
    level: int = 0

    def over(self, known: "Occupation") -> "Occupation":
        """Return the occupation with what it leaves unsaid taken from ``known``."""
        return Occupation(
            self.code, self.name, self.name_uk or known.name_uk, self.level or known.level
        )


class Pair(NamedTuple):
    """Two codes that correspond: one of the source system, one of the target system."""

    source: str
    target: str


@dataclass
class OccupationFile:
    """What was read from a list of occupations.

    :param rows: the row of each occupation, by its code
    :param problems: what can't be taken; where there is any, nothing should be
    :param notes: what can be taken but a person should know
    :param ignored_columns: the names of the columns that were not read
    """

    occupations: list[Occupation] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)


@dataclass
class CorrespondenceFile:
    """What was read from a correspondence table: see :class:`OccupationFile`."""

    pairs: list[Pair] = field(default_factory=list)
    rows: dict[Pair, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)


@dataclass
class Comparison:
    """What a list of occupations would change, each pair as before and after."""

    added: list[Occupation] = field(default_factory=list)
    renamed: list[tuple[Occupation, Occupation]] = field(default_factory=list)
    changed: list[tuple[Occupation, Occupation]] = field(default_factory=list)
    unchanged: int = 0


def tidy(text: str) -> str:
    """Return a foreign name as it is stored: composed letters first, or «ś» would be «s»."""
    return clean(unicodedata.normalize("NFC", text))


# --- Reading --------------------------------------------------------------------------


def read_occupations(content: bytes, names: Collection[str] = ()) -> OccupationFile:
    """Read a list of occupations.

    :param content: the file, CSV or XLSX
    :param names: what the system is called: its codes' column may be headed so
    """
    result = OccupationFile()
    columns = {**_COLUMNS, "code": (*_COLUMNS["code"], *names)}
    for row, cells in _rows(content, columns, ("code", "name"), result):
        faults = [
            *_faults_of_code(cells["code"]),
            *_faults_of_name(cells["name"]),
            *_faults_of_name_uk(cells.get("name_uk", "")),
            *_faults_of_level(cells.get("level", "")),
        ]
        code = cells["code"]
        if not faults and code in result.rows:
            faults = [
                (
                    _("The code %(code)s stands in row %(row)s already; take one of them out."),
                    {"code": code, "row": str(result.rows[code])},
                )
            ]
        if faults:
            result.problems += (Problem(row, message, params) for message, params in faults)
            continue
        result.rows[code] = row
        result.occupations.append(
            Occupation(
                code, cells["name"], cells.get("name_uk", ""), int(cells.get("level") or 0)
            )
        )
    result.notes += _notes_of_lost_zeros(result.rows)
    _limit(result.problems)
    return result


def read_correspondence(
    content: bytes, source_names: Collection[str], target_names: Collection[str]
) -> CorrespondenceFile:
    """Read a correspondence table between two systems.

    :param content: the file, CSV or XLSX, with a column of codes for each system: headed by
        what the system is called, or as source and target
    :param source_names: what the source system is called
    :param target_names: what the target system is called
    """
    result = CorrespondenceFile()
    columns = {
        "source": (*_CORRESPONDENCE["source"], *source_names),
        "target": (*_CORRESPONDENCE["target"], *target_names),
    }
    repeated = 0
    for row, cells in _rows(content, columns, ("source", "target"), result):
        pair = Pair(cells["source"], cells["target"])
        faults = [fault for code in pair for fault in _faults_of_code(code)]
        if faults:
            result.problems += (Problem(row, message, params) for message, params in faults)
        elif pair in result.rows:
            repeated += 1
        else:
            result.rows[pair] = row
            result.pairs.append(pair)
    if repeated:
        result.notes.append(
            Problem(
                0,
                _("Rows that repeat others, so that they count once: %(count)s."),
                {"count": str(repeated)},
            )
        )
    _limit(result.problems)
    return result


def _limit(problems: list[Problem]) -> None:
    more = len(problems) - MAX_PROBLEMS
    if more > 0:
        problems[MAX_PROBLEMS:] = [
            Problem(0, _("More problems: %(count)s."), {"count": str(more)})
        ]


def _rows(
    content: bytes,
    columns: Mapping[str, Collection[str]],
    required: Collection[str],
    result: OccupationFile | CorrespondenceFile,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows of a file as the columns' cells; say in ``result`` what is wrong."""
    sheets = open_table(content)
    if isinstance(sheets, Problem):
        result.problems.append(sheets)
        return
    table = _Table.find(sheets, columns, required)
    result.problems += table.problems
    missing = [column for column in required if column not in table.places]
    if missing:
        result.problems.append(
            Problem(
                0,
                _(
                    "No heading row with the columns %(columns)s was found among the first "
                    "rows. Name the columns so and choose the file again."
                ),
                {"columns": ", ".join(list(columns[column])[0] for column in required)},
            )
        )
        return
    taken = set(table.places.values())
    result.ignored_columns = [
        name for index, name in enumerate(table.heading) if name and index not in taken
    ]
    count = 0
    for line in table.lines:
        if isinstance(line, Problem):
            result.problems.append(line)
            continue
        row, cells = line
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            result.problems.append(
                Problem(
                    row,
                    _("The file has more than %(limit)s rows; no list of occupations has."),
                    {"limit": str(MAX_ROWS)},
                )
            )
            return
        if any(cell.strip() for cell in cells[len(table.heading) :]):
            result.problems.append(
                Problem(
                    row,
                    _(
                        "The row has more cells than the heading. A name that holds a comma "
                        "(a semicolon) must stand in quotation marks."
                    ),
                )
            )
            continue
        yield (
            row,
            {
                column: tidy(cells[index]) if index < len(cells) else ""
                for column, index in table.places.items()
            },
        )
    if not count:
        result.problems.append(
            Problem(0, _("There are no rows below the heading. Choose the file with the data."))
        )


@dataclass
class _Table:
    """The sheet that is meant: its heading, where its columns stand, the rows below."""

    heading: list[str]
    places: dict[str, int]
    lines: Iterable[Line | Problem]
    problems: list[Problem]

    @classmethod
    def find(
        cls,
        sheets: Iterable[Sheet],
        columns: Mapping[str, Collection[str]],
        required: Collection[str],
    ) -> "_Table":
        """Find the sheet (or the way to read a CSV) whose heading has the most columns."""
        known = {_key(name): column for column, names in columns.items() for name in names}
        best = cls([], {}, (), [])
        for sheet in sheets:
            problems: list[Problem] = []
            for line in islice(sheet.lines, _HEADING_ROWS):
                if isinstance(line, Problem):
                    problems.append(line)
                    continue
                heading = [tidy(cell) for cell in line[1]]
                places: dict[str, int] = {}
                for index, name in enumerate(heading):
                    column = known.get(_key(name)) or known.get(_AFFIX.sub("", _key(name)))
                    if name and column:
                        places.setdefault(column, index)
                if all(column in places for column in required):
                    if len(places) > len(best.places):
                        best = cls(heading, places, sheet.lines, problems)
                    break
            else:
                if not best.places:
                    best.problems = problems
        return best


def _key(name: str) -> str:
    """Return a column's name without case, blanks and signs: «ISCO 88» is «isco-88»."""
    return _NO_LETTER.sub("", tidy(name)).lower()


_Fault = tuple[str, dict[str, str]]


def _faults_of_code(code: str) -> Iterator[_Fault]:
    if not code:
        yield _("The code is empty; fill it in or take the row out."), {}
    elif _SHORTENED.fullmatch(code) and not code.isdigit() and "+" in code:
        yield (
            _(
                "“%(code)s” is what a spreadsheet makes of a long code. Format the column as "
                "text and enter the codes again."
            ),
            {"code": code},
        )
    elif len(code) > _MAX_CODE or not _CODE.fullmatch(code):
        yield (
            _(
                "“%(code)s” is no code: it has digits and Latin letters, with a dot, a hyphen "
                "or a slash between them (43-4051.00). Correct it."
            ),
            {"code": shown(code)},
        )


def _faults_of_name(name: str) -> Iterator[_Fault]:
    mixed = _TWO_ALPHABETS.findall(name)
    if not name:
        yield _("The name is empty; fill it in or take the row out."), {}
    elif name.startswith(_FORMULA_SIGNS):
        yield (
            _("“%(name)s” reads as a formula of a spreadsheet. Write the name as text."),
            {"name": shown(name)},
        )
    elif len(name) > MAX_NAME:
        yield (
            _(
                "The name has %(length)s letters, “%(name)s”. A quotation mark or a line break "
                "may be missing."
            ),
            {"length": str(len(name)), "name": shown(name)},
        )
    elif mixed or "\ufffd" in name:
        yield (
            _(
                "“%(words)s” mixes letters of two alphabets. Correct it; if many rows look "
                "like this, the file's encoding is wrong: save it as CSV UTF-8."
            ),
            {"words": shown(", ".join(mixed) or name)},
        )


def _faults_of_name_uk(name: str) -> Iterator[_Fault]:
    if name and not _CYRILLIC.search(name):
        yield (
            _(
                "“%(name)s” has no Ukrainian letters, but stands in the column of Ukrainian "
                "names. A name that holds a comma must stand in quotation marks."
            ),
            {"name": shown(name)},
        )
    elif name:
        yield from _faults_of_name(name)


def _faults_of_level(level: str) -> Iterator[_Fault]:
    if level and not (level.isdecimal() and 1 <= int(level) <= MAX_LEVEL):
        yield (
            _("“%(level)s” is no level: write a number from 1 (the highest) to 9, or nothing."),
            {"level": shown(level)},
        )


def _notes_of_lost_zeros(rows: Mapping[str, int]) -> Iterator[Problem]:
    """Give the codes that are a digit shorter than nearly all others.

    Opened as numbers in a spreadsheet, 0110 becomes 110.
    """
    lengths = Counter(len(code) for code in rows if code.isdecimal())
    if len(lengths) != 2 or sum(lengths.values()) != len(rows):
        return
    short, usual = sorted(lengths)
    if usual - short != 1 or lengths[short] * 20 > lengths[usual]:
        return
    for code, row in rows.items():
        if len(code) == short:
            yield Problem(
                row,
                _(
                    "“%(code)s” is a digit shorter than the other codes. If a spreadsheet has "
                    "dropped a zero, “0%(code)s” is meant: format the column as text."
                ),
                {"code": code},
            )


# --- Comparing ------------------------------------------------------------------------


def compare(known: Mapping[str, Occupation], occupations: Iterable[Occupation]) -> Comparison:
    """Compare a file's occupations with those known, by their codes.

    What the file does not have stays as it is, and so does what it leaves unsaid.
    """
    result = Comparison()
    for occupation in occupations:
        before = known.get(occupation.code)
        if before is None:
            result.added.append(occupation)
            continue
        after = occupation.over(before)
        if after.name != before.name:
            result.renamed.append((before, after))
        elif after != before:
            result.changed.append((before, after))
        else:
            result.unchanged += 1
    return result


def lost_zeros(file: OccupationFile, known: Collection[str]) -> list[Problem]:
    """Return the new codes that are known with a zero before them: see _notes_of_lost_zeros."""
    return [
        Problem(
            row,
            _(
                "“%(code)s” is new, but “0%(code)s” is there: a spreadsheet has dropped the "
                "zero. Format the column as text and enter the code again."
            ),
            {"code": code},
        )
        for code, row in file.rows.items()
        if code not in known and "0" + code in known
    ]


def unknown_codes(
    file: CorrespondenceFile,
    source: tuple[str, Collection[str]],
    target: tuple[str, Collection[str]],
) -> list[Problem]:
    """Return the codes of a correspondence that their systems do not have.

    :param source: the source system's name and its codes
    :param target: the target system's name and its codes
    """
    problems = []
    for pair, row in file.rows.items():
        for code, (name, known) in zip(pair, (source, target), strict=True):
            if code in known:
                continue
            params = {"code": code, "system": name}
            if "0" + code in known:
                message = _(
                    "%(system)s has no “%(code)s” but “0%(code)s”: a spreadsheet has dropped "
                    "the zero. Format the column as text and enter the code again."
                )
            else:
                message = _(
                    "%(system)s has no “%(code)s”. Import its occupations first, or take the "
                    "row out."
                )
            problems.append(Problem(row, message, params))
    _limit(problems)
    return problems


# --- Codes ----------------------------------------------------------------------------


def parents(codes: Collection[str]) -> dict[str, str]:
    """Return for each code the nearest one above it, of those there are.

    Above 1111 stand 111, 11 and 1; where codes are filled up with zeros, 1110, 1100 and 1000;
    above 11-1011.03 stands 11-1011.00. Zeros at the end fill up only where they do so from
    the top (1000) on: the Polish 112010 is no group, and 112011 not below it.
    """
    known = set(codes)
    found = {}
    for code in known:
        parent = next((above for above in _above(code, known) if above in known), None)
        if parent is not None:
            found[code] = parent
    return found


def _above(code: str, known: Collection[str]) -> Iterator[str]:
    first = re.split("[^0-9A-Za-z]", code)[0]
    top = len(first) if len(first) < len(code) else 1
    filled_up = _filled(code, top) in known
    for length in range(len(code) - 1, 0, -1):
        if code[length - 1].isalnum():
            yield code[:length]
        # 1100 fills up to itself.
        whole_parts = not code[length].isalnum() or not code[length - 1].isalnum()
        if (filled_up or whole_parts) and _filled(code, length) != code:
            yield _filled(code, length)


def _filled(code: str, length: int) -> str:
    """Return a code's beginning, filled up with zeros."""
    return code[:length] + re.sub("[0-9A-Za-z]", "0", code[length:])


def depths(parent_of: Mapping[str, str], codes: Iterable[str]) -> dict[str, int]:
    """Return how deep each code stands below the highest one above it, from 1."""
    found: dict[str, int] = {}

    def depth(code: str) -> int:
        if code not in found:
            parent = parent_of.get(code)
            found[code] = 1 if parent is None else depth(parent) + 1
        return found[code]

    for code in codes:
        depth(code)
    return found


def isco88_code(code: str) -> str | None:
    """Return the ISCO-88 code that is equal to a code of the КП, as far as codes can tell.

    The КП was built on ISCO-88: its підклас (4 digits) carries the unit group's code. None
    for a higher level and for підрозділ 14.
    """
    unit = code.partition(".")[0]
    if len(unit) != 4 or unit.startswith(NATIONAL_SUBSECTION):
        return None
    return unit
