"""The columns of a kind of table with their possible names, and the heading of one table."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import dropwhile

from ..text import LOOK_ALIKES, clean

_MOST_COLUMNS = 256
_MOST_LETTERS = 200
_NO_LETTER = re.compile(r"[\W_]+")


def _key(name: str) -> str:
    """Return a column's name without what never tells two names apart.

    Case, blanks, line breaks and hyphens at them («ПРОФЕСІЙ-НА НАЗВА»), punctuation.
    """
    name = clean(unicodedata.normalize("NFC", name))
    # «№» is a name although it has no letter.
    return _NO_LETTER.sub("", name).lower() or name


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns that a kind of table may have.

    :param names: the possible names of each column, the official one first. If two columns of
        a file have names of this list, the one whose name comes earlier in it is taken
    :param required: the columns that every heading has
    :param most_heading_rows: how many rows a heading may have: a column's name may be split over
        several rows, or stand below the name of a group of columns
    :param within: how many rows from the top are searched for the beginning of the heading; above
        it may be the table's number, date and approval
    :param section: the column that gets the text of a row with one filled cell only, wherever
        that cell is: so a staff list names its departments. Empty: such text is not kept
    :param numbered: a row «1 2 3 …» below the heading only numbers the columns
    :param patterns: what a column's name begins with that is none of ``names``: a regular
        expression of its letters and figures alone, in lower case («посадовийоклад»)
    :param results: of a formula, the result is taken that the file keeps beside it
    :param several: the columns of which a table may have more than one: their cells are given
        together, each in a line of its own
    """

    names: Mapping[str, Sequence[str]]
    required: Sequence[str]
    most_heading_rows: int = 1
    within: int = 20
    section: str = ""
    numbered: bool = True
    patterns: Mapping[str, str] = field(default_factory=dict)
    results: bool = False
    several: Collection[str] = ()

    @cached_property
    def aliases(self) -> dict[str, tuple[str, int]]:
        """Each known name in the form that is compared, with its column and its rank among names."""
        found: dict[str, tuple[str, int]] = {}
        for column, names in self.names.items():
            for rank, name in enumerate(names):
                found.setdefault(_key(name), (column, rank))
        return found

    def known(self, name: str) -> tuple[str, int] | None:
        """Return which column a heading's cell names, and by which of its names.

        «(посада)» names none: it stands below a line for a signature, above the table.
        """
        return _known(self, name[:_MOST_LETTERS])

    def like(self, key: str) -> tuple[str, int] | None:
        """Return the column whose pattern the letters of a name fit."""
        for column, pattern in self.patterns.items():
            if re.match(pattern, key):
                return column, len(self.aliases)
        return None

    def needed(self, columns: Iterable[str] | None = None) -> str:
        """Return how columns are named in a message, the required ones by themselves."""
        return ", ".join(f"«{self.names[column][0]}»" for column in (columns or self.required))


# A heading is tried from each of the first rows on, so the same cells are asked again and again.
@lru_cache(maxsize=4096)
def _known(columns: Columns, name: str) -> tuple[str, int] | None:
    if not name or _is_caption(name):
        return None
    key = _key(name)
    # Latin letters in a Cyrillic name («KOД») are read as what they look like.
    alike = _key(name.translate(LOOK_ALIKES))
    return columns.aliases.get(key) or columns.aliases.get(alike) or columns.like(alike)


@dataclass(frozen=True)
class Heading:
    """The heading of a table.

    :param row: the number of its first row
    :param names: what each column is called, tidily
    :param columns: where each known column stands, from 0
    :param pieces: the rows that it stands over, as they are
    :param further: where else a column stands of which there may be several
    """

    row: int
    names: tuple[str, ...]
    columns: dict[str, int]
    pieces: tuple[tuple[str, ...], ...] = ()
    further: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, row: int, lines: Sequence[Sequence[str]], known: Columns) -> "Heading":
        """Read rows as the heading."""
        pieces = tuple(
            tuple(clean(cell[:_MOST_LETTERS]) for cell in cells[:_MOST_COLUMNS])
            for cells in lines
        )
        width = max(map(len, pieces))
        names: list[str] = []
        best: dict[str, tuple[int, int]] = {}
        all_of: dict[str, list[int]] = {}
        for index in range(width):
            wordings = _wordings(pieces, index)
            name = wordings[0]
            below = _is_below_merged(pieces, index)
            for place, wording in enumerate(wordings):
                found = known.known(wording)
                if found is not None:
                    column, rank = found
                    if below and not place and column in best and column in known.required:
                        # Below «Посада» stand its name, then its code: no second name.
                        continue
                    all_of.setdefault(column, []).append(index)
                    best[column] = min(best.get(column, (rank, index)), (rank, index))
                    name = wording
                    break
            names.append(name)
        further = {
            column: tuple(index for index in all_of.get(column, ()) if index != best[column][1])
            for column in known.several
        }
        return cls(
            row,
            tuple(names),
            {column: index for column, (_rank, index) in best.items()},
            pieces,
            {column: more for column, more in further.items() if more},
        )

    def lacks(self, required: Iterable[str]) -> list[str]:
        """Return the columns among ``required`` that are not there."""
        return [column for column in required if column not in self.columns]

    @property
    def known(self) -> int:
        """How many columns it names that are known."""
        return len(self.columns) + sum(map(len, self.further.values()))

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
        taken.update(index for more in self.further.values() for index in more)
        return [name for index, name in enumerate(self.names) if name and index not in taken]


def _is_caption(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _is_below_merged(pieces: Sequence[Sequence[str]], index: int) -> bool:
    return len(pieces) > 1 and pieces[0][index : index + 1] in ((), ("",))


def _wordings(pieces: Sequence[Sequence[str]], index: int) -> list[str]:
    """Return what a column may be called, the likeliest first.

    All that stands in it, from above; the lowest piece alone, the highest. Below a cell that is
    merged over several columns a piece alone says too little («за штатом», «фактично»): first
    comes that cell's piece together with what stands there.
    """
    own = [cells[index] for cells in pieces if index < len(cells) and cells[index]]
    own = list(dropwhile(_is_caption, own))
    if own and own[-1] == "%":
        # What an amount is worked out by, beside the amount itself.
        return own[-1:]
    *above, lowest = pieces
    if not above or not own:
        return own or [""]
    upper = [
        next(
            (cell for cell in reversed(cells[: index + 1]) if cell and not _is_caption(cell)),
            "",
        )
        for cells in above
    ]
    merged = " ".join(filter(None, [*upper, *lowest[index : index + 1]]))
    if _is_below_merged(pieces, index):
        return [merged, " ".join(own), own[-1], own[0]]
    return [" ".join(own), own[-1], own[0], merged]
