"""Reading a staff list: its positions, by departments, and what is wrong with it.

Reading never writes, never raises and never stops at the first mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..codes import code_meant
from ..messages import Message, _
from ..tables.report import Problem, Report, TableFile, shown
from ..tables.rows import Table, read_table
from ..text import clean, fold
from .cells import (
    MAX_NAME,
    extra_fault,
    is_vacant,
    money_fault,
    number,
    number_or_none,
    units_fault,
    unnumbered,
)
from .columns import KINDS, LIST_OF_NAMES, NAMES
from .departments import Departments, Path
from .grade_cells import read_grades
from .pay import RowPay, extra_of_one_unit
from .positions import Holder, StaffPosition, told_apart
from .row_kinds import RowKind, is_beside, is_total
from .totals import UnitTotals

_COLUMNS = tuple(NAMES)


@dataclass
class StaffFile(TableFile):
    """The content of a staff list.

    :param positions: in the order of the file, each once
    :param departments: those named, with the row that does it first
    """

    positions: list[StaffPosition] = field(default_factory=list)
    departments: dict[Path, int] = field(default_factory=dict)


def read_staff_list(
    content: bytes, is_title: Callable[[str], bool] = lambda name: False
) -> StaffFile:
    """Read a staff list.

    :param content: the file, CSV or XLSX
    :param is_title: tells whether a text is a title of КП: where a row has nothing but a name,
        it shows whether that is a position or a department
    """
    report = Report()
    table = read_table(content, LIST_OF_NAMES, report, *KINDS)
    if table is None:
        report.close()
        return StaffFile(problems=report.problems, notes=report.notes)
    reading = _Reading(table, report, is_title)
    reading.read()
    positions = reading.merged()
    if not (positions or reading.departments.found or report.problems):
        report.add(
            Problem(
                table.heading.row,
                Message(
                    _(
                        "No row below the heading row names a position. Check that the file is "
                        "the staff list and that its columns are the right ones."
                    )
                ),
            )
        )
    report.close()
    return StaffFile(
        report.problems,
        report.notes,
        table.heading.ignored(NAMES),
        told_apart(positions),
        reading.departments.found,
    )


class _Reading:
    """The rows of one staff list, as they are read one after the other."""

    def __init__(self, table: Table, report: Report, is_title: Callable[[str], bool]) -> None:
        self.departments = Departments()
        self._table = table
        self._report = report
        self._is_title = is_title
        self._has = set(table.heading.columns)
        self._both = "name" not in self._has
        self._totals = UnitTotals(report, table.heading.name_of("units"))
        self._rows: list[StaffPosition] = []
        self._pay: list[RowPay] = []

    def read(self) -> None:
        rows = [
            (row, dict(zip(_COLUMNS, cells, strict=True))) for row, cells in self._table.rows
        ]
        last = self._last_of_table(rows)
        below: list[int] = []
        for index, (row, cells) in enumerate(rows):
            kind = self._kind(cells)
            if kind is RowKind.TOTAL:
                self._totals.check(row, cells["units"])
            elif self._lacks_name(kind, cells):
                self._leave_out(row, cells)
            elif index > last and (kind is not RowKind.POSITION or not clean(cells["code"])):
                below.append(row)
            elif kind is RowKind.DEPARTMENT:
                self._enter(row, cells)
            elif kind is RowKind.POSITION:
                self._take(row, cells)
            elif clean(cells["code"] or cells["holder"]) and not self._label(cells):
                # A sum that is not called so has neither.
                self._note(
                    row,
                    Message(
                        _(
                            "The row names no position, so it was not read. Fill in the name, "
                            "or take the row out."
                        )
                    ),
                )
        self._settle_grades()
        self._settle_pay()
        if below:
            self._note(below[0], _below_the_table(below))

    def _last_of_table(self, rows: list[tuple[int, dict[str, str]]]) -> int:
        """Return the place of the last row with a number of units.

        Signatures have none, though the line to sign on may stand in that column.
        """
        if "units" not in self._has:
            return len(rows)
        return max(
            (
                index
                for index, (_row, cells) in enumerate(rows)
                if clean(cells["units"]).strip("_")
            ),
            default=len(rows),
        )

    def _kind(self, cells: dict[str, str]) -> RowKind:
        name = clean(cells["name"] or (cells["both"] if self._both else ""))
        department = clean(cells["department"])
        label = self._label(cells)
        if is_total(department) or is_total(name) or is_total(cells["number"]):
            return RowKind.TOTAL
        figures = [cells[each] for each in ("units", "salary", "code", "grade", "holder")]
        if not any(map(clean, figures)) and is_beside(label):
            return RowKind.BESIDE
        if not label or label.isdecimal():
            return RowKind.BESIDE
        if not name:
            # Alone in its row; a number before it does not count.
            is_job = "department" not in self._has and self._is_title(unnumbered(label)[0])
            return RowKind.POSITION if is_job else RowKind.DEPARTMENT
        if "units" not in self._has or any(
            map(clean, (cells["salary"], cells["code"], cells["grade"], cells["holder"]))
        ):
            return RowKind.POSITION
        if clean(cells["units"]) and ("salary" not in self._has or not self._both):
            return RowKind.POSITION
        # A department may carry the number of its units.
        is_job = bool(department) or self._is_title(unnumbered(name)[0])
        return RowKind.POSITION if is_job else RowKind.DEPARTMENT

    def _lacks_name(self, kind: RowKind, cells: dict[str, str]) -> bool:
        """Tell whether a row has the figures of a position, but not its name."""
        if not number_or_none(cells["units"]):
            return False
        if kind is RowKind.BESIDE:
            # A figure for a name, and figures all along, number the columns.
            words = " ".join(cells.values()).split()
            name = clean(cells["name"] or cells["both"])
            return not name or not all(map(str.isdecimal, words))
        # A department may carry the number of its units, once and alone.
        return (
            kind is RowKind.DEPARTMENT
            and not self._both
            and not clean(cells["name"])
            and (
                self.departments.is_current(cells["department"])
                or any(clean(cells[each]) for each in ("code", "grade", "holder"))
            )
        )

    def _leave_out(self, row: int, cells: dict[str, str]) -> None:
        """Say that a row is not read; the sum of those above it needs no word for that."""
        of_a_position = (cells[each] for each in ("name", "code", "grade", "holder"))
        if not any(map(clean, of_a_position)) and self._totals.fits(cells["units"]):
            self._totals.begin()
            return
        self._note(
            row,
            Message(
                _(
                    "The row has staff units (%(units)s) but no name of a position, so it was "
                    "not read. Write the name, or empty the row."
                ),
                {"units": shown(clean(cells["units"]))},
            ),
        )

    def _label(self, cells: dict[str, str]) -> str:
        both = cells["both"] if self._both else ""
        return clean(cells["name"] or both) or clean(cells["department"])

    def _enter(self, row: int, cells: dict[str, str]) -> None:
        raw = next(filter(str.strip, (cells["department"], cells["both"], cells["name"])))
        if len(clean(raw)) > MAX_NAME:
            self._problem(row, _too_long(raw), "department")
            return
        self.departments.enter(row, raw)
        self._totals.begin()

    def _take(self, row: int, cells: dict[str, str]) -> None:
        department = cells["department"]
        raw = cells["name"] or (cells["both"] if self._both else "")
        if not clean(raw):
            raw, department = department, ""
        if clean(department) and not self.departments.is_current(department):
            self.departments.enter(row, department)
            self._totals.begin()
        name = unnumbered(raw)[0]
        if name.startswith(("=", "+", "@")):
            fault = Message(
                _("“%(name)s” reads as a formula of a spreadsheet. Write the name as text."),
                {"name": shown(name)},
            )
            self._problem(row, fault, "name")
        elif not any(map(str.isalpha, name)):
            fault = Message(
                _(
                    "“%(name)s” is no name: it holds no words. Check that the columns are right."
                ),
                {"name": shown(name)},
            )
            self._problem(row, fault, "name")
        if len(name) > MAX_NAME:
            self._problem(row, _too_long(name), "name")
            return
        for column, fault_of in (
            ("units", units_fault),
            ("salary", money_fault),
            ("extra", extra_fault),
            ("extras", extra_fault),
            ("rate", units_fault),
        ):
            found = fault_of(cells[column])
            if found is not None:
                self._problem(row, found, column)
                cells[column] = ""
        position = self._position(row, name, cells)
        self._rows.append(position)
        self._totals.add(position.units)
        # Their sum, where the file has it; else each of them.
        extra = [number(each) for each in (cells["extras"] or cells["extra"]).split("\n")]
        self._pay.append(
            RowPay(
                row,
                position.units,
                position.salary,
                sum((each for each in extra if each), Decimal(0)) if any(extra) else None,
                number_or_none(cells["fund"]),
            )
        )

    def _settle_grades(self) -> None:
        column = self._table.heading.name_of("grade")
        cells = [(each.row, each.grade) for each in self._rows]
        grades = read_grades(cells, column, self._report)
        self._rows = [
            replace(each, grade=grade) for each, grade in zip(self._rows, grades, strict=True)
        ]

    def _settle_pay(self) -> None:
        extras = extra_of_one_unit(self._pay, self._report)
        self._rows = [
            replace(each, allowance=extra)
            for each, extra in zip(self._rows, extras, strict=True)
        ]

    def _position(self, row: int, name: str, cells: dict[str, str]) -> StaffPosition:
        rate = number(cells["rate"])
        salary = number(cells["salary"])
        if rate is not None and rate > 5 and "salary" not in self._has:
            # «Ставка» alone may be the tariff rate.
            rate, salary = None, rate
        holder = clean(cells["holder"])
        units = number(cells["units"])
        if units is None and "holder" in self._has and "units" not in self._has:
            units = rate
        return StaffPosition(
            row,
            self.departments.take_position(),
            name,
            code_meant(clean(cells["code"])),
            clean(cells["grade"]),
            units,
            salary,
            holders=() if is_vacant(holder) else (Holder(holder, rate, row),),
        )

    def merged(self) -> list[StaffPosition]:
        """Return each position once: rows of one department, name, grade and pay add up."""
        found: dict[tuple[object, ...], StaffPosition] = {}
        for each in self._rows:
            key = (each.key, fold(each.grade), each.code)
            known = found.get(key)
            if known is None:
                found[key] = each
                continue
            if (known.salary, known.allowance) != (each.salary, each.allowance):
                self._problem(
                    each.row,
                    Message(
                        _(
                            "“%(name)s” stands in row %(row)s already, with another salary or "
                            "other allowances. Odoo has one position of a name in a department: "
                            "tell them apart by the name or the grade («Водій 1 класу»), or give "
                            "them one pay."
                        ),
                        {"name": shown(each.name), "row": str(known.row)},
                    ),
                    "salary",
                )
            units = [every for every in (known.units, each.units) if every is not None]
            found[key] = replace(
                known,
                units=sum(units, Decimal(0)) if units else None,
                holders=known.holders + each.holders,
            )
        return list(found.values())

    def _problem(self, row: int, message: Message, column: str) -> None:
        self._report.add(Problem(row, message, self._table.heading.name_of(column)))

    def _note(self, row: int, message: Message) -> None:
        self._report.note(Problem(row, message))


def _below_the_table(rows: list[int]) -> Message:
    if len(rows) == 1:
        return Message(
            _("The row stands below the table and was not read: it has no staff units.")
        )
    return Message(
        _(
            "Rows %(first)s to %(last)s stand below the table and were not read: "
            "they have no staff units."
        ),
        {"first": str(rows[0]), "last": str(rows[-1])},
    )


def _too_long(name: str) -> Message:
    return Message(
        _(
            "The name has %(length)s letters, “%(name)s”. A quotation mark or a line break may "
            "be missing."
        ),
        {"length": str(len(name)), "name": shown(name)},
    )
