"""Telling groups from titles in a file that may hold both."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from ..messages import Message, _
from ..tables.report import shown
from ..tables.rows import Row
from ..text import clean
from .cells import Fault, is_blank
from .columns import ANNEX, FIELDS

Kind: TypeAlias = Literal["groups", "titles"]

_SHORTEST_OF_A_TITLE = 4
"""A title stands at a підклас (four digits) or at a група below it: annex А."""
_KIND = FIELDS.index("kind")

# The values of a column for the kind.
_SAID: dict[str, Kind] = {
    **dict.fromkeys(
        (
            *("group", "groups", "група", "групи", "угруповання"),
            *("класифікаційне угруповання", "розділ", "підрозділ", "клас", "підклас"),
            *("section", "subsection", "class", "subclass"),
        ),
        "groups",
    ),
    **dict.fromkeys(
        (
            *("title", "titles", "назва", "професійна назва", "професійна назва роботи"),
            *("професія", "profession", "professional title"),
        ),
        "titles",
    ),
}


def is_group_code(code: str) -> bool:
    """Tell whether only a group can have this code: one to three digits."""
    return len(code) < _SHORTEST_OF_A_TITLE


class RowKinds:
    """The kinds of the rows of one file.

    :param forced: what they are, where the caller says it
    :param columns: the known columns that the file has
    :param rows: its rows
    :param filename: its name, which counts where nothing else tells
    """

    def __init__(
        self, forced: Kind | None, columns: Collection[str], rows: list[Row], filename: str
    ) -> None:
        self._forced = forced is not None
        # A column «Тип» may be about something else altogether.
        self.by_column = (
            forced is None
            and "kind" in columns
            and not _SAID.keys().isdisjoint(_said(values) for _row, values in rows)
        )
        self.kind: Kind = forced or _kind_of(columns, rows, filename)
        """Return the kind of a row that does not name it itself."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that say something of these rows."""
        if self.by_column:
            return FIELDS
        return "code", "name", *(("parent",) if self.kind == "groups" else ANNEX)

    def of(self, code: str, values: tuple[str, ...]) -> Kind | Fault:
        """Return what a row is, or why that can't be."""
        kind = self.kind
        if self.by_column:
            said = _SAID.get(_said(values))
            if said is not None:
                kind = said
            elif is_group_code(code) and is_blank(values[_KIND]):
                kind = "groups"
            else:
                return Fault(
                    Message(
                        _(
                            "“%(kind)s” does not tell what the row is; write “група” or “назва”."
                        ),
                        {"kind": shown(_said(values))},
                    ),
                )
        elif not self._forced and is_group_code(code):
            kind = "groups"
        if kind == "titles" and is_group_code(code):
            return Fault(
                Message(
                    _(
                        "%(code)s is the code of a group; a title stands at four digits "
                        "(2442) or at four digits, a dot and a digit (2442.2). Correct the "
                        "code. Where a spreadsheet has dropped its zero, 0%(code)s is meant."
                    ),
                    {"code": code},
                ),
            )
        return kind


def said_kind(text: str) -> Kind | None:
    """Return what a cell of the column «Вид» says a row is, None where it does not tell."""
    return _SAID.get(clean(text).lower())


def _said(values: tuple[str, ...]) -> str:
    return clean(values[_KIND]).lower()


def _kind_of(columns: Collection[str], rows: list[Row], filename: str) -> Kind:
    """Tell by the columns and codes what most rows are."""
    if not set(ANNEX).isdisjoint(columns):
        return "titles"
    codes = [values[0].strip() for _row, values in rows]
    different = set(codes)
    # A code carries many titles, but one group; a file with mistakes repeats some all the same.
    if len(different) * 10 < len(codes) * 9:
        return "titles"
    if "parent" in columns or any(
        code.isdecimal() and is_group_code(code) for code in different
    ):
        return "groups"
    named = filename.lower()
    return "groups" if any(word in named for word in ("group", "груп")) else "titles"
