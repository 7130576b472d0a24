"""The columns of a table: by which names they are known, and the heading that names them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..text import LOOK_ALIKES, clean

_MOST_COLUMNS = 256
_MOST_LETTERS = 200
_NO_LETTER = re.compile(r"[\W_]+")


def _key(name: str) -> str:
    """Return a column's name without all that never matters in one.

    Case, blanks, line breaks and hyphens at them («ПРОФЕСІЙ-НА НАЗВА»), punctuation.
    """
    return _NO_LETTER.sub("", clean(unicodedata.normalize("NFC", name))).lower()


@dataclass(frozen=True)
class Columns:
    """The columns that a kind of table may have.

    :param names: each column by the names it goes by, the official one first. Of two columns
        of a file that may be meant, the one whose name stands further ahead is
    :param required: the columns without which a row is no heading
    :param most_heading_rows: over how many rows a heading may stand: one cell's name may be
        written over several rows, or stand below the name of a whole group of columns
    :param within: the first rows of a sheet, among which the heading begins: a table may have
        its number, date and approval above
    :param section: the column into which the text goes that stands alone in a row, in
        whichever column: a staff list names its departments so. Empty: nowhere
    :param numbered: a row «1 2 3 …» below the heading only numbers the columns
    :param patterns: what a column's name begins with that is none of ``names``: a regular
        expression of its letters and figures alone, in lower case («посадовийоклад»)
    :param results: of a formula, the result is taken that the file keeps beside it
    """

    names: Mapping[str, Sequence[str]]
    required: Sequence[str]
    most_heading_rows: int = 1
    within: int = 20
    section: str = ""
    numbered: bool = True
    patterns: Mapping[str, str] = field(default_factory=dict)
    results: bool = False

    @cached_property
    def aliases(self) -> dict[str, tuple[str, int]]:
        """Each known name, as it is compared, with its column and its place among others."""
        found: dict[str, tuple[str, int]] = {}
        for column, names in self.names.items():
            for rank, name in enumerate(names):
                found.setdefault(_key(name), (column, rank))
        return found

    def known(self, name: str) -> tuple[str, int] | None:
        """Return which column a heading's cell names, and by which of its names."""
        name = name[:_MOST_LETTERS]
        key = _key(name)
        # Latin letters in a Cyrillic name («KOД») are read as what they look like.
        alike = _key(name.translate(LOOK_ALIKES))
        return self.aliases.get(key) or self.aliases.get(alike) or self._like(alike)

    def _like(self, key: str) -> tuple[str, int] | None:
        for column, pattern in self.patterns.items():
            if re.match(pattern, key):
                return column, len(self.aliases)
        return None

    def needed(self, columns: Iterable[str] | None = None) -> str:
        """Return how columns are named in a message, the required ones by themselves."""
        return ", ".join(f"“{self.names[column][0]}”" for column in (columns or self.required))


@dataclass(frozen=True)
class Heading:
    """The heading of a table.

    :param row: the number of its first row
    :param names: what each column is called, tidily
    :param columns: where each known column stands, from 0
    :param pieces: the rows that it stands over, as they are
    """

    row: int
    names: tuple[str, ...]
    columns: dict[str, int]
    pieces: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, row: int, lines: Sequence[Sequence[str]], known: Columns) -> "Heading":
        """Read rows as the heading."""
        pieces = tuple(
            tuple(clean(cell[:_MOST_LETTERS]) for cell in cells[:_MOST_COLUMNS])
            for cells in lines
        )
        width = max(map(len, pieces), default=0)
        names: list[str] = []
        best: dict[str, tuple[int, int]] = {}
        for index in range(width):
            wordings = _wordings(pieces, index)
            # Below a merged cell, a piece alone says too little: «за штатом», «фактично».
            name = wordings[0] if pieces[0][index : index + 1] != ("",) else wordings[-1]
            for wording in wordings:
                found = known.known(wording)
                if found is not None:
                    column, rank = found
                    best[column] = min(best.get(column, (rank, index)), (rank, index))
                    name = wording
                    break
            names.append(name)
        return cls(
            row,
            tuple(names),
            {column: index for column, (_rank, index) in best.items()},
            pieces,
        )

    def lacks(self, required: Iterable[str]) -> list[str]:
        """Return the columns among ``required`` that are not there."""
        return [column for column in required if column not in self.columns]

    @property
    def width(self) -> int:
        """How many cells a whole row has."""
        return max((index for index, name in enumerate(self.names, 1) if name), default=0)

    def name_of(self, column: str) -> str:
        """Return the name of a column as the file has it."""
        index = self.columns.get(column)
        return "" if index is None else self.names[index]

    def ignored(self, used: Iterable[str]) -> list[str]:
        """Return the names of the columns that are not among ``used``."""
        taken = {self.columns[column] for column in used if column in self.columns}
        return [name for index, name in enumerate(self.names) if name and index not in taken]


def _wordings(pieces: Sequence[Sequence[str]], index: int) -> list[str]:
    """Return what a column may be called, its own words first.

    All that stands in it, from above; the lowest piece alone, the highest; and, where a cell
    is merged over several columns, its piece together with what stands there.
    """
    own = [cells[index] for cells in pieces if index < len(cells) and cells[index]]
    if len(pieces) == 1 or not own:
        return own or [""]
    upper = [
        next((cell for cell in reversed(cells[: index + 1]) if cell), "")
        for cells in pieces[:-1]
    ]
    last = pieces[-1][index] if index < len(pieces[-1]) else ""
    merged = " ".join(filter(None, [*upper, last]))
    return [" ".join(own), own[-1], own[0], merged]
