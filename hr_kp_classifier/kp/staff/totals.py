"""The sums that a staff list states, compared with those of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from ..messages import Message, _
from ..tables.report import Problem, Report
from .cells import number

_CENT = Decimal("0.01")
# Where more rows than this part differ, the fund is made of more than what is read.
_MOST_DIFFERING = 5


class _Counted(Protocol):
    @property
    def row(self) -> int: ...
    @property
    def units(self) -> Decimal | None: ...
    @property
    def salary(self) -> Decimal | None: ...
    @property
    def allowance(self) -> Decimal | None: ...


class Totals:
    """Adds up the units of the rows, and says where a sum of the file is another.

    A total may be of the rows since the last one, of a department with those before it, or of
    all: it is right where it is any of them.
    """

    def __init__(self, report: Report, units_column: str) -> None:
        self._report = report
        self._units_column = units_column
        self._all: list[Decimal] = []
        self._begins: list[int] = [0]
        self._wrong_funds: list[tuple[int, Decimal, Decimal]] = []
        self._funds = 0

    def begin(self) -> None:
        """Note that a department begins."""
        self._begins.append(len(self._all))

    def add(self, position: _Counted, fund: str) -> None:
        """Count a row, and compare its monthly fund with what it is made of."""
        self._all.append(position.units or Decimal(0))
        stated = _number(fund)
        if stated is None or position.salary is None or position.units is None:
            return
        self._funds += 1
        paid = position.units * (position.salary + (position.allowance or Decimal(0)))
        if abs(paid - stated) > 1:
            self._wrong_funds.append((position.row, stated, paid.quantize(_CENT)))

    def check(self, row: int, cells: Mapping[str, str], _department: object) -> None:
        """Compare the total that a row states."""
        stated = _number(cells["units"])
        if stated is not None:
            sums = {sum(self._all[begin:], Decimal(0)) for begin in self._begins}
            if not any(abs(stated - each) < _CENT for each in sums):
                since = sum(self._all[self._begins[-1] :], Decimal(0))
                self._report.note(
                    Problem(
                        row,
                        Message(
                            _(
                                "The total says %(stated)s staff units, the rows above it have "
                                "%(counted)s (all rows: %(all)s). The rows are taken; check "
                                "which is right."
                            ),
                            {
                                "stated": _text(stated),
                                "counted": _text(since),
                                "all": _text(sum(self._all, Decimal(0))),
                            },
                        ),
                        self._units_column,
                    )
                )
        self._begins.append(len(self._all))

    def tell(self) -> None:
        """Say which monthly funds are not what salary and allowances make."""
        wrong = self._wrong_funds
        if len(wrong) * _MOST_DIFFERING > self._funds:
            self._report.note(
                Problem(
                    0,
                    Message(
                        _(
                            "In %(count)s rows the monthly fund is not units × (salary + "
                            "allowances): the file may pay what has no column here. The fund "
                            "itself is not taken."
                        ),
                        {"count": str(len(wrong))},
                    ),
                )
            )
            return
        for row, stated, paid in wrong:
            self._report.note(
                Problem(
                    row,
                    Message(
                        _(
                            "The monthly fund is %(stated)s, but units × (salary + allowances) "
                            "is %(paid)s. The fund itself is not taken; check the row."
                        ),
                        {"stated": _text(stated), "paid": _text(paid)},
                    ),
                )
            )


def _number(text: str) -> Decimal | None:
    try:
        return number(text)
    except ValueError:
        return None


def _text(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text.replace(".", ",")
