"""A table as it stands in a file, whatever the file's format, and how much of one is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from .report import Problem

MEGABYTE = 1_048_576
MAX_SIZE = 20 * MEGABYTE
"""Bytes of a file: the whole КП takes under one megabyte."""
MAX_ROWS = 200_000
"""Rows with something in them: the whole КП has 9,150."""
MAX_ROW_NUMBER = 1_048_576
"""The last row of a spreadsheet."""
FORM_SHEETS = frozenset(["Зразок", "Пояснення"])
"""The sheets of the forms that the addon offers, beside the one to be filled in."""

Line: TypeAlias = tuple[int, list[str]]
"""A row: its number as a spreadsheet shows it, and its cells as text."""


@dataclass
class Sheet:
    """A table of cells: a sheet of a workbook, or one way of reading a CSV.

    :param name: the sheet's name in its workbook; empty for a CSV
    :param lines: the rows from the first one on, and what was found broken between them;
        a row without cells may be left out
    :param delimited: the cells stand between delimiters, so that a row with more of them than
        the heading row has a delimiter within a cell
    :param open_end: the file's last row does not end as its other rows do, so that the
        file may have been cut there
    :param hidden: what is not shown of what was read so far: numbers of rows, letters of columns
    """

    name: str
    lines: Iterator[Line | Problem]
    delimited: bool = False
    open_end: bool = False
    hidden: list[str] = field(default_factory=list)
