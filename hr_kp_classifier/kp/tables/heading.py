"""The columns of a classifier file: by which names they are known, and the heading row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..text import LOOK_ALIKES, clean

# Each column by the names it goes by: the official one of annex А first, then the public
# files', this project's and Odoo's own, then what people call it. Of two columns of a file
# that may be meant, the one whose name stands further ahead here is.
COLUMNS: dict[str, tuple[str, ...]] = {
    "code": (
        "код кп",
        "kp code",
        "код за кп",
        "код класифікатора професій",
        "код дк 003:2010",
        "код дк 003",
        "код професії",
        "код угруповання",
        "код групи",
        "code",
        "код",
    ),
    "name": (
        "професійна назва роботи",
        "professional title",
        "професійна назва роботи (кп)",
        "професійна назва",
        "назва класифікаційного угруповання",
        "назва угруповання",
        "назва групи",
        "назва професії",
        "назва роботи",
        "найменування професії",
        "name",
        "title",
        "назва",
        "найменування",
    ),
    "zkpptr": ("код зкпптр", "zkpptr code", "zkpptr", "зкпптр"),
    "etkd": ("випуск єткд", "etkd issue", "etkd", "єткд"),
    "dkhp": ("випуск дкхп", "dkhp issue", "dkhp", "дкхп"),
    "parent": (
        "parent code",
        "parent",
        "parent id/code",
        "belongs to",
        "належить до",
        "код вищого рівня",
        "код вищого угруповання",
        "батьківський код",
    ),
    "kind": ("вид", "kind", "вид запису", "тип", "тип запису", "type", "рівень", "level"),
}
REQUIRED = ("code", "name")
ANNEX = ("zkpptr", "etkd", "dkhp")

_MOST_COLUMNS = 256
_MOST_LETTERS = 200
_NO_LETTER = re.compile(r"[\W_]+")


def _key(name: str) -> str:
    """Return a column's name without all that never matters in one.

    Case, blanks, line breaks and hyphens at them («ПРОФЕСІЙ-НА НАЗВА»), punctuation.
    """
    return _NO_LETTER.sub("", clean(name)).lower()


_ALIASES = {
    _key(alias): (column, rank)
    for column, aliases in COLUMNS.items()
    for rank, alias in enumerate(aliases)
}


@dataclass(frozen=True)
class Heading:
    """The heading row of a file.

    :param row: its number
    :param names: what stands in it, tidily
    :param columns: where each known column stands, from 0
    """

    row: int
    names: tuple[str, ...]
    columns: dict[str, int]

    @classmethod
    def of(cls, row: int, cells: Sequence[str]) -> "Heading":
        """Read a row as the heading."""
        names = tuple(clean(cell[:_MOST_LETTERS]) for cell in cells[:_MOST_COLUMNS])
        best: dict[str, tuple[int, int]] = {}
        for index, name in enumerate(names):
            # Latin letters in a Cyrillic name («KOД») are read as what they look like.
            found = _ALIASES.get(_key(name)) or _ALIASES.get(_key(name.translate(LOOK_ALIKES)))
            if found is not None:
                column, rank = found
                best[column] = min(best.get(column, (rank, index)), (rank, index))
        return cls(row, names, {column: index for column, (_rank, index) in best.items()})

    @property
    def missing(self) -> list[str]:
        """The official names of the columns that a classifier needs and that are not there."""
        return [COLUMNS[column][0].upper() for column in REQUIRED if column not in self.columns]

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
