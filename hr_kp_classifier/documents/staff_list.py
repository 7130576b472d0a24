"""The staff list (штатний розпис): positions by departments, with totals, as rows to be printed.

Units and rates are decimal: half a unit and a quarter add up without a remainder.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ..kp.text import alphabet_key
from .formats import money_text, number_text

_ZERO = Decimal(0)
_DEPUTY = re.compile(r"(?:перший )?заступни[кц]", re.IGNORECASE)


def is_deputy(title: str) -> bool:
    """Tell whether a title is that of a deputy.

    >>> is_deputy("Перший заступник директора")
    True
    """
    return _DEPUTY.match(title) is not None


@dataclass(frozen=True)
class Holder:
    """The holder of a position."""

    name: str
    rate: Decimal = Decimal(1)
    wage: Decimal | None = None


@dataclass(frozen=True)
class Position:
    """A position with its planned units and those who hold it.

    :param salary: of one unit a month, whoever holds it (посадовий оклад)
    :param allowance: of one unit a month beside it (надбавки)
    """

    title: str
    code: str = ""
    units: Decimal = _ZERO
    holders: tuple[Holder, ...] = ()
    salary: Decimal = _ZERO
    allowance: Decimal = _ZERO


@dataclass(frozen=True)
class Department:
    """A department with its own positions and the departments below it."""

    name: str
    positions: tuple[Position, ...] = ()
    departments: tuple["Department", ...] = ()


def rank_key(title: str, code: str) -> tuple[object, ...]:
    """Return a key that sorts positions of a department as staff lists have them.

    The sections of the КП go from the heads of an enterprise (1) to the simplest jobs (9), and
    the codes of section 1 from the head of the whole to those of its parts; a deputy follows
    whom they stand in for. Within that, and with no code at the end, the alphabet decides.

    >>> staff = [("Вантажник", "9333"), ("Заступник директора", "1210.1"), ("Бухгалтер", "3433"),
    ...          ("Завідувач складу", "1226.2"), ("Директор", "1210.1"), ("Їздовий", "")]
    >>> [title for title, code in sorted(staff, key=lambda each: rank_key(*each))]
    ['Директор', 'Заступник директора', 'Завідувач складу', 'Бухгалтер', 'Вантажник', 'Їздовий']
    """
    section = code[:1] or "~"
    return (
        section,
        code if section == "1" else "",
        is_deputy(title),
        alphabet_key(title),
    )


@dataclass
class Figures:
    """What a row or a total says in numbers."""

    units: Decimal = _ZERO
    occupied: Decimal = _ZERO
    vacant: Decimal = _ZERO
    over: Decimal = _ZERO
    employees: int = 0
    fund: Decimal = _ZERO
    wages: list[Decimal] = field(default_factory=list)

    @property
    def payroll(self) -> Decimal:
        """All wages together."""
        return sum(self.wages, _ZERO)

    def add(self, other: "Figures") -> None:
        """Add those of a part.

        Vacant units of one position do not make up for units over in another, so each
        is added by itself.
        """
        self.units += other.units
        self.occupied += other.occupied
        self.vacant += other.vacant
        self.over += other.over
        self.employees += other.employees
        self.fund += other.fund
        self.wages += other.wages


@dataclass(frozen=True)
class StaffRow:
    """A line of the staff list: ``department``, ``position``, ``total`` or ``all``."""

    kind: str
    level: int
    title: str
    figures: Figures
    number: int = 0
    code: str = ""
    salary: Decimal = _ZERO
    allowance: Decimal = _ZERO
    names: tuple[str, ...] = ()


def figures_of(position: Position) -> Figures:
    """Count what a position has."""
    occupied = sum((holder.rate for holder in position.holders), _ZERO)
    return Figures(
        units=position.units,
        occupied=occupied,
        vacant=max(position.units - occupied, _ZERO),
        over=max(occupied - position.units, _ZERO),
        employees=len(position.holders),
        fund=position.units * (position.salary + position.allowance),
        wages=[holder.wage for holder in position.holders if holder.wage is not None],
    )


def staff_list_rows(departments: Iterable[Department]) -> list[StaffRow]:
    """Lay a staff list out in rows: every department with its positions and its total.

    A department that has no position, nor has one below it, is left out. Positions are
    numbered through.

    :param departments: the topmost ones, in their order; one without a name holds the
        positions that are in no department
    :return: the rows; the last is the total of all
    """
    total = Figures()
    rows = [*_rows(departments, 0, total)]
    for number, index in enumerate(
        (index for index, row in enumerate(rows) if row.kind == "position"), start=1
    ):
        rows[index] = StaffRow(**{**vars(rows[index]), "number": number})
    return [*rows, StaffRow("all", 0, "", total)]


def _rows(departments: Iterable[Department], level: int, total: Figures) -> Iterator[StaffRow]:
    for department in departments:
        figures = Figures()
        inner = [
            StaffRow(
                "position",
                level,
                position.title,
                figures_of(position),
                code=position.code,
                salary=position.salary,
                allowance=position.allowance,
                names=tuple(_name(holder) for holder in position.holders),
            )
            for position in department.positions
        ]
        for row in inner:
            figures.add(row.figures)
        inner += _rows(department.departments, level + 1, figures)
        if not inner:
            continue
        total.add(figures)
        yield StaffRow("department", level, department.name, Figures())
        yield from inner
        yield StaffRow("total", level, department.name, figures)


def has_fund(rows: Iterable[StaffRow]) -> bool:
    """Tell whether a staff list has salaries of positions to show."""
    return any(row.figures.fund for row in rows)


def has_allowances(rows: Iterable[StaffRow]) -> bool:
    """Tell whether a position of a staff list has allowances."""
    return any(row.allowance for row in rows)


def staff_in_numbers(total: Figures, currency: str) -> str:
    """Say how many units there are, and their monthly fund where they have salaries.

    :return: «у кількості 12,5 штатної одиниці з місячним фондом заробітної плати … грн»
    """
    units = total.units
    # A fraction governs the singular; so does what ends in one, but for eleven.
    singular = units % 1 or (units % 10 == 1 and units % 100 != 11)
    noun = "штатної одиниці" if singular else "штатних одиниць"
    words = f"у кількості {number_text(units)} {noun}"
    if not total.fund:
        return words
    return f"{words} з місячним фондом заробітної плати {money_text(total.fund)} {currency}"


def approved_staff(total: Figures, currency: str) -> str:
    """Say what is approved, as the letter of the ministry of labour No. 162/06/187-07 has it.

    :return: «Штат у кількості …»
    """
    return f"Штат {staff_in_numbers(total, currency)}"


def row_blocks(rows: Iterable[StaffRow]) -> Iterator[list[StaffRow]]:
    """Part the rows so that no page ends with a department's name: each block is kept whole."""
    block: list[StaffRow] = []
    for row in rows:
        block.append(row)
        if row.kind != "department":
            yield block
            block = []


def _name(holder: Holder) -> str:
    return holder.name if holder.rate == 1 else f"{holder.name} ({number_text(holder.rate)})"


def wage_text(wages: list[Decimal]) -> str:
    """Write the wages of those on a position: one amount, or the lowest and the highest."""
    if not wages:
        return ""
    return " – ".join(dict.fromkeys(map(money_text, (min(wages), max(wages)))))
