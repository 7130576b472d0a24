"""Files of foreign occupations: a list of one system's, or two systems' correspondence.

A list has the code, the name, optionally the name in Ukrainian and the level of each; a
correspondence has two columns of codes. Columns are known by their names, in any order.
Reading never writes, never raises and never stops at the first mistake: it gives all that
could be read and a list of problems. A file with problems is not for the database.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..messages import Message, _
from ..tables.heading import Columns
from ..tables.report import Problem, Report, TableFile
from ..tables.rows import read_table
from ..text import clean
from .cells import faults_of_code, faults_of_level, faults_of_name, faults_of_name_uk

_LIST = {
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


_FAULTS_OF_LIST = (faults_of_code, faults_of_name, faults_of_name_uk, faults_of_level)


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

    def completed_from(self, known: "Occupation") -> "Occupation":
        """Return the occupation with what it leaves unsaid taken from ``known``."""
        return Occupation(
            self.code, self.name, self.name_uk or known.name_uk, self.level or known.level
        )


class Pair(NamedTuple):
    """Two codes that correspond: one of the source system, one of the target system."""

    source: str
    target: str


@dataclass
class OccupationFile(TableFile):
    """The content of a list of occupations.

    :param rows: the row of each occupation, by its code
    """

    occupations: list[Occupation] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass
class CorrespondenceFile(TableFile):
    """The content of a correspondence table: see :class:`OccupationFile`."""

    pairs: list[Pair] = field(default_factory=list)
    rows: dict[Pair, int] = field(default_factory=dict)


def tidy(text: str) -> str:
    """Return a foreign name as it is stored: composed letters first, or «ś» would be «s»."""
    return clean(unicodedata.normalize("NFC", text))


def read_occupations(content: bytes, names: Collection[str] = ()) -> OccupationFile:
    """Read a list of occupations.

    :param content: the file, CSV or XLSX
    :param names: what the system is called: its codes' column may be headed so
    """
    columns = Columns({**_LIST, "code": (*_LIST["code"], *_of_system(names))}, ("code", "name"))
    result = OccupationFile()
    report = Report()
    for row, cells in _rows(content, columns, result, report, _FAULTS_OF_LIST):
        code, name, name_uk, level = cells
        if code in result.rows:
            message = _(
                "The code %(code)s stands in row %(row)s already; take one of them out."
            )
            params = {"code": code, "row": str(result.rows[code])}
            report.add(Problem(row, Message(message, params)))
        else:
            result.rows[code] = row
            result.occupations.append(Occupation(code, name, name_uk, int(level or 0)))
    for note in _notes_of_lost_zeros(result.rows):
        report.note(note)
    report.close()
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
    columns = Columns(
        {
            "source": (*_CORRESPONDENCE["source"], *_of_system(source_names)),
            "target": (*_CORRESPONDENCE["target"], *_of_system(target_names)),
        },
        ("source", "target"),
        numbered=False,
    )
    result = CorrespondenceFile()
    report = Report()
    repeated = 0
    for row, codes in _rows(content, columns, result, report, (faults_of_code, faults_of_code)):
        pair = Pair(*codes)
        if pair in result.rows:
            repeated += 1
        else:
            result.rows[pair] = row
            result.pairs.append(pair)
    if repeated:
        report.note(
            Problem(
                0,
                Message(
                    _("Rows that repeat others, so that they count once: %(count)s."),
                    {"count": str(repeated)},
                ),
            )
        )
    report.close()
    return result


def _of_system(names: Iterable[str]) -> list[str]:
    """Return how the column with a system's codes may be headed."""
    return [
        heading
        for name in names
        for heading in (name, f"code {name}", f"{name} code", f"код {name}", f"{name} код")
    ]


def _rows(
    content: bytes,
    columns: Columns,
    result: OccupationFile | CorrespondenceFile,
    report: Report,
    faults_of: Sequence[Callable[[str], Iterator[Message]]],
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the rows of a file that have no faults, their cells tidy; say what is wrong.

    :param faults_of: gives the faults of a cell, for each column
    """
    result.problems, result.notes = report.problems, report.notes
    table = read_table(content, columns, report)
    if table is None:
        return
    result.ignored_columns = table.heading.ignored(columns.names)
    headings = [table.heading.name_of(column) for column in columns.names]
    for row, values in table.rows:
        cells = tuple(map(tidy, values))
        if not any(cells):
            continue
        faults = [
            Problem(row, fault, heading)
            for cell, heading, faults_of_cell in zip(cells, headings, faults_of, strict=True)
            for fault in faults_of_cell(cell)
        ]
        for fault in faults:
            report.add(fault)
        if not faults:
            yield row, cells


def _notes_of_lost_zeros(rows: Mapping[str, int]) -> Iterator[Problem]:
    """Give the codes that are a digit shorter than nearly all others.

    Opened as numbers in a spreadsheet, 0110 becomes 110.
    """
    lengths = Counter(map(len, rows))
    if len(lengths) != 2 or not all(map(str.isdecimal, rows)):
        return
    short, usual = sorted(lengths)
    if usual - short != 1 or lengths[short] * 20 > lengths[usual]:
        return
    for code, row in rows.items():
        if len(code) == short:
            yield Problem(
                row,
                Message(
                    _(
                        "“%(code)s” is a digit shorter than the other codes. If a spreadsheet has "
                        "dropped a zero, “0%(code)s” is meant: format the column as text."
                    ),
                    {"code": code},
                ),
            )
