"""From a table to its rows: where the heading is, and what stands below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TypeAlias

from ..messages import _
from ..text import clean
from .heading import ANNEX, Heading
from .report import Problem, Report, shown
from .sheet import MAX_ROW_NUMBER, MAX_ROWS, Line, Sheet

FIELDS = ("code", "name", *ANNEX, "parent", "kind")
"""The columns in the order in which a row gives its cells."""
Row: TypeAlias = tuple[int, tuple[str, ...]]
"""A row's number and its cells, one for each of the fields."""

_HEADING_ROWS = 20
"""Rows among which the heading is: an official annex has its number and date above."""


@dataclass
class Table:
    """The rows of a file below its heading.

    :param heading: the heading row
    :param rows: the rows that hold anything
    :param open_end: the last row has no end, so that more may have followed it
    """

    heading: Heading
    rows: list[Row]
    open_end: bool


def find_rows(sheets: Sequence[Sheet], report: Report) -> Table | None:
    """Find the first sheet with a heading row, and read what stands below it.

    :param sheets: the sheets of a workbook, or the ways to read a CSV
    :param report: where to say what can't be read
    :return: the rows; None where no sheet has a heading
    """
    best = Heading(0, (), {})
    broken: list[Problem] = []
    for sheet in sheets:
        first = list(islice(sheet.lines, _HEADING_ROWS))
        for index, line in enumerate(first):
            if isinstance(line, Problem):
                continue
            heading = Heading.of(*line)
            if not heading.missing:
                _note_other_sheets(sheet, sheets, report)
                return _read_rows(
                    sheet, heading, chain(first[index + 1 :], sheet.lines), report
                )
            if (len(heading.columns), heading.width) > (len(best.columns), best.width):
                best = heading
        broken = broken or [line for line in first if isinstance(line, Problem)]
    for problem in broken:
        report.add(problem)
    if best.columns or not broken:
        report.add(_no_heading(best))
    return None


def _no_heading(best: Heading) -> Problem:
    """Say which columns are needed, and what was found at best."""
    found = _listed(best.names)
    if best.columns:
        return Problem(
            best.row,
            _(
                "The heading row lacks a column: %(missing)s. It has: %(found)s. Needed are "
                "“КОД КП” (or “code”) and “ПРОФЕСІЙНА НАЗВА РОБОТИ” (or “name”)."
            ),
            {"missing": ", ".join(best.missing), "found": found},
        )
    return Problem(
        best.row,
        _(
            "No heading row was found among the first rows. It has the columns “КОД КП” (or "
            "“code”) and “ПРОФЕСІЙНА НАЗВА РОБОТИ” (or “name”). Found was: %(found)s."
        ),
        {"found": found},
    )


def _note_other_sheets(sheet: Sheet, sheets: Sequence[Sheet], report: Report) -> None:
    others = [other.name for other in sheets if other is not sheet and other.name]
    if others:
        report.note(
            Problem(
                0,
                _("Only the sheet “%(sheet)s” was read; these were not: %(others)s."),
                {"sheet": shown(sheet.name), "others": _listed(others)},
            )
        )


def _read_rows(
    sheet: Sheet, heading: Heading, lines: Iterator[Line | Problem], report: Report
) -> Table:
    # An absent column is read from the empty cell that each row gets as its last.
    pick = itemgetter(*(heading.columns.get(column, -1) for column in FIELDS))
    width, most = heading.width, len(heading.names)
    rows: list[Row] = []
    short_rows, last_row, last_width = 0, 0, width
    for line in lines:
        if isinstance(line, Problem):
            report.add(line)
            continue
        row, cells = line
        if row > MAX_ROW_NUMBER:
            report.add(_too_long(row))
            break
        if not any(cells) or (not rows and _numbers_columns(cells)):
            continue
        last_row, last_width = row, len(cells)
        if last_width < width:
            short_rows += 1
            cells.extend([""] * (width - last_width))
        elif last_width > most and sheet.delimited and any(cells[most:]):
            report.add(_too_wide(row, cells[most - 1 :]))
            continue
        cells.append("")
        values = pick(cells)
        if any(values):
            if len(rows) == MAX_ROWS:
                report.add(_too_long(row))
                break
            rows.append((row, values))
    if sheet.open_end and rows:
        cut = last_width < width and short_rows == 1
        _tell_end(last_row, clean(rows[-1][1][1]), cut, report)
    return Table(heading, rows, sheet.open_end)


def _too_long(row: int) -> Problem:
    return Problem(
        row,
        _("The file has more than %(limit)s rows, and no classifier has so many. Divide it."),
        {"limit": str(MAX_ROWS)},
    )


def _too_wide(row: int, cells: Iterable[str]) -> Problem:
    return Problem(
        row,
        _(
            "The row has more cells than the heading row: “%(cells)s”. A cell with the sign "
            "that divides cells has to stand in quotation marks."
        ),
        {"cells": shown(" | ".join(cell for cell in cells if cell))},
    )


def _tell_end(row: int, name: str, cut: bool, report: Report) -> None:
    """Say that the file has no end: for sure where its last row is no whole row."""
    if cut or name.count("(") > name.count(")") or name.count("«") > name.count("»"):
        report.add(
            Problem(
                row,
                _(
                    "The file breaks off in its last row, “%(name)s”: it has been cut. "
                    "Get it again, whole."
                ),
                {"name": shown(name)},
            )
        )
    else:
        report.note(
            Problem(
                row,
                _(
                    "The last row, “%(name)s”, does not end with a line break. "
                    "Check that the file has not been cut there."
                ),
                {"name": shown(name)},
            )
        )


def _listed(names: Iterable[str]) -> str:
    """Return names as a message shows them."""
    return shown(", ".join(f"«{shown(name, 40)}»" for name in names if name), 300) or "–"


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns, as printed tables do below the heading."""
    numbers = [cell for cell in cells if cell]
    return len(numbers) > 1 and numbers == [str(i) for i in range(1, len(numbers) + 1)]
