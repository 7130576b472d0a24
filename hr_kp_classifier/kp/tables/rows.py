"""From a table to its rows: where the heading is, and what stands below it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TypeAlias

from ..messages import Message, _
from ..text import clean
from .heading import Columns, Heading
from .open_table import open_table
from .report import Problem, Report, shown
from .sheet import FORM_SHEETS, MAX_ROW_NUMBER, MAX_ROWS, Line, Sheet

_NUMBER = re.compile(r"\d[\d \xa0.,]*")
_NO_HEADING = Heading(0, (), {})

Row: TypeAlias = tuple[int, tuple[str, ...]]
"""A row's number and its cells, one for each known column in the order of the columns; empty
where the file does not have the column."""


@dataclass
class Table:
    """The rows of a file below its heading.

    :param columns: the columns that are known
    :param heading: the heading
    :param rows: the rows that hold anything
    :param open_end: the last row has no end, so that more may have followed it
    """

    columns: Columns
    heading: Heading
    rows: list[Row]
    open_end: bool


def read_table(
    content: bytes, columns: Columns, report: Report, *other: Columns
) -> Table | None:
    """Open a file and find its rows.

    :param content: the file, CSV or XLSX
    :param columns: the columns that are known
    :param other: those of other kinds of tables that the file may be instead; where its heading
        has all that one of them requires, it is of that kind
    :param report: where to say what can't be read
    :return: the rows, one at least; None where there are none, which is said
    """
    sheets = open_table(content, columns.results)
    if isinstance(sheets, Problem):
        report.add(sheets)
        return None
    table = find_rows(sheets, columns, report, *other)
    if table is not None and not table.rows and not report.problems:
        report.add(
            Problem(
                table.heading.row,
                Message(_("No row stands below the heading row, so there is nothing to take.")),
            )
        )
    return table if table is not None and table.rows else None


def find_rows(
    sheets: Sequence[Sheet], columns: Columns, report: Report, *other: Columns
) -> Table | None:
    """Find the first sheet with a heading, and read what stands below it.

    The ways to read a CSV are such sheets; of them and of others, the one whose heading has
    the most known columns is meant.

    :param sheets: the sheets of a workbook, or the ways to read a CSV
    :param columns: the columns that are known
    :param other: as for :func:`read_table`
    :param report: where to say what can't be read
    :return: the rows; None where no sheet has a heading
    """
    best = _NO_HEADING
    found: tuple[Heading, Columns, Sheet, Iterator[Line | Problem]] | None = None
    kinds = (*other, columns)
    most = max(kind.within + kind.most_heading_rows for kind in kinds)
    broken: list[Problem] = []
    filled: list[Sheet] = []
    for sheet in sheets:
        first = list(islice(sheet.lines, most))
        if first:
            filled.append(sheet)
        for kind in kinds:
            heading, rest = _find_heading(first, kind)
            if not heading.lacks(kind.required):
                if found is None or heading.known > found[0].known:
                    found = heading, kind, sheet, chain(rest, sheet.lines)
                break
        if (heading.known, heading.width) > (best.known, best.width):
            best = heading
        broken = broken or [line for line in first if isinstance(line, Problem)]
    if found is not None:
        heading, kind, sheet, lines = found
        _note_other_sheets(sheet, filled, report)
        return _read_rows(sheet, heading, lines, kind, report)
    for problem in broken:
        report.add(problem)
    if best.columns or not broken:
        report.add(_no_heading(best, columns))
    return None


def _find_heading(
    first: Sequence[Line | Problem], columns: Columns
) -> tuple[Heading, list[Line | Problem]]:
    """Return the heading among the first rows, and those below it.

    It begins at the first row from which on all required columns are named. Of the numbers of
    rows that it may have, the one that names most columns is taken. Where no row is a heading, the
    one that comes nearest is returned.
    """
    best = _NO_HEADING
    for index, line in enumerate(first[: columns.within]):
        if isinstance(line, Problem):
            continue
        whole: tuple[Heading, int] | None = None
        cells: list[Sequence[str]] = []
        for height, lower in enumerate(first[index:][: columns.most_heading_rows], 1):
            if isinstance(lower, Problem) or lower[0] != line[0] + height - 1:
                break
            if not any(lower[1]) or (height > 1 and _is_data(lower[1])):
                added = chain.from_iterable(cells[1:])
                if (
                    whole is not None
                    and _numbers_columns(lower[1])
                    and not any(map(_NUMBER.fullmatch, added))
                ):
                    # All above the numbers of the columns is the heading.
                    heading = Heading.of(line[0], cells, columns)
                    if heading.known >= whole[0].known and not heading.lacks(columns.required):
                        whole = heading, index + height - 1
                break
            cells.append(lower[1])
            heading = Heading.of(line[0], cells, columns)
            if (heading.known, heading.width) > (best.known, best.width):
                best = heading
            if not heading.lacks(columns.required) and (
                whole is None or heading.known > whole[0].known or "%" in lower[1]
            ):
                whole = heading, index + height
        # A row above is part of the heading only if it names a known column.
        if whole is not None and any(map(columns.known, line[1])):
            return whole[0], list(first[whole[1] :])
        is_last = index + 1 == columns.within
        if whole is not None and (is_last or not _starts_lower(first, index, columns)):
            return whole[0], list(first[whole[1] :])
    return best, []


def _starts_lower(first: Sequence[Line | Problem], index: int, columns: Columns) -> bool:
    """Tell whether the heading is there without its first row too."""
    lower = first[index + 1 :][: columns.most_heading_rows]
    cells: list[Sequence[str]] = []
    for line in lower:
        if isinstance(line, Problem):
            break
        row, below = line
        cells.append(below)
        if not Heading.of(row, cells, columns).lacks(columns.required):
            return True
    return False


def _no_heading(best: Heading, columns: Columns) -> Problem:
    """Say which columns are needed, and what was found at best."""
    params = {"needed": columns.needed(), "found": _listed(best.names)}
    if best.columns:
        params["missing"] = ", ".join(
            columns.names[column][0] for column in best.lacks(columns.required)
        )
        message = _(
            "The heading row lacks a column: %(missing)s. It has: %(found)s. "
            "Needed are: %(needed)s."
        )
    else:
        message = _(
            "No heading row was found among the first rows. It has the columns %(needed)s. "
            "Found was: %(found)s."
        )
    return Problem(best.row, Message(message, params))


def _note_other_sheets(sheet: Sheet, sheets: Sequence[Sheet], report: Report) -> None:
    expected = {sheet.name, *FORM_SHEETS}
    others = [other.name for other in sheets if other.name and other.name not in expected]
    if others:
        report.note(
            Problem(
                0,
                Message(
                    _("Only the sheet “%(sheet)s” was read; these were not: %(others)s."),
                    {"sheet": shown(sheet.name), "others": _listed(others)},
                ),
            )
        )


def _read_rows(
    sheet: Sheet,
    heading: Heading,
    lines: Iterator[Line | Problem],
    columns: Columns,
    report: Report,
) -> Table:
    # Each row gets an empty last cell; a column that the file lacks is read from it.
    places = [heading.columns.get(column, -1) for column in columns.names]
    pick = itemgetter(*places)
    order = list(columns.names)
    section = order.index(columns.section) if columns.section else None
    further = [(order.index(column), more) for column, more in heading.further.items()]
    repeats = _Repeats(heading)
    width, most = heading.width, len(heading.names)
    blanks = [""] * width
    rows: list[Row] = []
    short_rows: list[int] = []
    last_row = heading.row
    below_heading = columns.numbered
    for line in lines:
        if isinstance(line, Problem):
            report.add(line)
            continue
        row, cells = line
        if row > MAX_ROW_NUMBER:
            report.add(_too_long(row))
            break
        if not any(cells) or (below_heading and _numbers_columns(cells)):
            continue
        last_row = row
        if len(cells) < width:
            short_rows.append(row)
            cells.extend(blanks)
        elif sheet.delimited and any(cells[most:]):
            report.add(_too_wide(row, cells[most - 1 :]))
            continue
        cells.append("")
        values = pick(cells)
        for place, more in further:
            together = "\n".join(filter(str.strip, (values[place], *(cells[i] for i in more))))
            values = (*values[:place], together, *values[place + 1 :])
        if section is not None:
            alone = [cell for cell in cells if cell.strip()]
            if len(alone) == 1:
                values = tuple(
                    "".join(alone) if place == section else "" for place in range(len(places))
                )
        if any(values):
            repeated = repeats.heading(cells)
            below_heading = repeated and columns.numbered
            if repeated:
                continue
            if len(rows) == MAX_ROWS:
                report.add(_too_long(row))
                break
            rows.append((row, values))
    _note_hidden(sheet, report)
    if sheet.open_end and rows:
        # Where rows are short all over the file, a short one is no sign.
        cut = short_rows == [last_row]
        last = clean(max(rows[-1][1], key=len)[:1000])
        _tell_end(last_row, last, cut, report)
    return Table(columns, heading, rows, sheet.open_end)


def _note_hidden(sheet: Sheet, report: Report) -> None:
    if sheet.hidden:
        report.note(
            Problem(
                0,
                Message(
                    _(
                        "The file hides rows or columns, and they were read as well: %(hidden)s. "
                        "What is not meant has to be taken out of the file."
                    ),
                    {"hidden": shown(", ".join(sheet.hidden), 200)},
                ),
            )
        )


class _Repeats:
    """Recognises the heading where it is repeated: printed tables have it on each page."""

    def __init__(self, heading: Heading) -> None:
        self._places = sorted(heading.columns.values())
        self._known = {
            tuple(cells[place] if place < len(cells) else "" for place in self._places)
            for cells in heading.pieces
        }
        # Most rows are told by their first cell.
        self._firsts = {values[0] for values in self._known}

    def heading(self, cells: Sequence[str]) -> bool:
        """Tell whether a row has the same text in the known columns as a row of the heading."""
        texts = (clean(cells[place][:200]) for place in self._places)
        first = next(texts)
        if first not in self._firsts:
            return False
        values = (first, *texts)
        return values in self._known and any(values)


def _too_long(row: int) -> Problem:
    return Problem(
        row,
        Message(
            _("The file has more than %(limit)s rows, and no such table has. Divide it."),
            {"limit": str(MAX_ROWS)},
        ),
    )


def _too_wide(row: int, cells: Iterable[str]) -> Problem:
    return Problem(
        row,
        Message(
            _(
                "The row has more cells than the heading row: “%(cells)s”. A cell with the "
                "sign that divides cells has to stand in quotation marks."
            ),
            {"cells": shown(" | ".join(cell for cell in cells if cell))},
        ),
    )


def _tell_end(row: int, name: str, cut: bool, report: Report) -> None:
    """Report that the file may be cut: it surely is if its last row lacks cells."""
    if cut or name.count("(") > name.count(")") or name.count("«") > name.count("»"):
        report.add(
            Problem(
                row,
                Message(
                    _(
                        "The file breaks off in its last row, “%(name)s”: it has been cut. "
                        "Get it again, whole."
                    ),
                    {"name": shown(name)},
                ),
            )
        )
    else:
        report.note(
            Problem(
                row,
                Message(
                    _(
                        "The last row, “%(name)s”, does not end with a line break. "
                        "Check that the file has not been cut there."
                    ),
                    {"name": shown(name)},
                ),
            )
        )


def _listed(names: Iterable[str]) -> str:
    """Return names as a message shows them."""
    return shown(", ".join(f"«{shown(name, 40)}»" for name in names if name), 300) or "–"


def _is_data(cells: Sequence[str]) -> bool:
    """Tell whether a row is below the heading: it has numbers, or numbers the columns."""
    return sum(1 for cell in cells if _NUMBER.fullmatch(cell)) > 1


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns, as printed tables do below the heading."""
    numbers = [cell for cell in cells if cell]
    return bool(numbers[1:]) and numbers == [str(i) for i in range(1, len(numbers) + 1)]
