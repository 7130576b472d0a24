"""The tree of departments, found from the rows of a staff list."""

import re

from ..text import clean, fold
from .cells import unnumbered
from .row_kinds import is_below, kind_word

Path = tuple[str, ...]
"""A department by its name, those above it first."""

_DIVIDED = re.compile(r"\s*(?:\\| / |→| > |>>)\s*")


class Departments:
    """Follows the rows that name departments, and says in which one a position is.

    What decides, in this order: a path in the cell («Управління / Відділ»), its numbering (1.2.),
    the blanks before the name; else a department that follows another at once, of a lower kind,
    is a part of that, and so are those of its kind that come after it.
    """

    def __init__(self) -> None:
        self.current: Path = ()
        self.found: dict[Path, int] = {}
        self._stack: list[tuple[str, int]] = []
        self._empty = False
        self._spelt: dict[Path, Path] = {}

    def enter(self, row: int, cell: str) -> Path:
        """Take the cell that names a department, and begin with it."""
        blanks = len(cell) - len(cell.lstrip(" \xa0\t"))
        parts = [part for part in _DIVIDED.split(clean(cell)) if part]
        if not parts:
            return self.current
        *above, last = parts
        last, numbered = unnumbered(last)
        if above:
            self._stack = [(unnumbered(part)[0], 0) for part in above]
        elif numbered:
            self._stack = self._stack[: numbered - 1]
        elif blanks or any(indent for _name, indent in self._stack):
            while self._stack and self._stack[-1][1] >= blanks:
                self._stack.pop()
        else:
            self._by_kind(last)
        self._stack.append((last, blanks))
        self.current = self._as_before([name for name, _indent in self._stack])
        self.found.setdefault(self.current, row)
        self._empty = True
        return self.current

    def is_current(self, cell: str) -> bool:
        """Tell whether a cell names the department of the row above once more."""
        return [*map(fold, self.current[-1:])] == [fold(cell)]

    def _as_before(self, names: list[str]) -> Path:
        """Return a department by the names that it and those above it were called first.

        «відділ  Збуту» below «Відділ збуту» is no second department.
        """
        path: Path = ()
        for name in names:
            key = (*map(fold, path), fold(name))
            path = self._spelt.setdefault(key, (*path, name))
        return path

    def _by_kind(self, name: str) -> None:
        kinds = [kind_word(above) for above, _indent in self._stack]
        kind = kind_word(name)
        if kind and kind in kinds:
            del self._stack[kinds.index(kind) :]
        elif not (self._empty and is_below(name, self._stack[-1][0])):
            self._stack.clear()

    def take_position(self) -> Path:
        """Return where the next position is."""
        self._empty = False
        return self.current
