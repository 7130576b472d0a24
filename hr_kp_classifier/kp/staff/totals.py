"""The sums that a staff list states, compared with those of its rows."""

from decimal import Decimal

from ..messages import Message, _
from ..tables.report import Problem, Report
from .cells import number_or_none

_CENT = Decimal("0.01")


class UnitTotals:
    """Adds up the units of the rows, and reports each total of the file that differs.

    A total may sum up the rows since the previous total, a department with those before it, or
    all rows. It is right if it equals any of these sums.

    :param column: the name of the column of units
    """

    def __init__(self, report: Report, column: str) -> None:
        self._report = report
        self._column = column
        self._units: list[Decimal] = []
        self._begins = [0]

    def begin(self) -> None:
        """Note that a department begins."""
        self._begins.append(len(self._units))

    def add(self, units: Decimal | None) -> None:
        """Count the units of a row."""
        self._units.append(units or Decimal(0))

    def check(self, row: int, text: str) -> None:
        """Compare the total that a row states."""
        stated = number_or_none(text)
        if stated is not None and not self.fits(text):
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
                            "stated": as_written(stated),
                            "counted": as_written(self._since(self._begins[-1])),
                            "all": as_written(self._since(0)),
                        },
                    ),
                    self._column,
                )
            )
        self.begin()

    def fits(self, text: str) -> bool:
        """Tell whether a row states the sum of rows above it."""
        stated = number_or_none(text)
        return stated is not None and any(
            abs(stated - self._since(begin)) < _CENT for begin in self._begins
        )

    def _since(self, begin: int) -> Decimal:
        return sum(self._units[begin:], Decimal(0))


def as_written(value: Decimal) -> str:
    """Return a number as a message shows it: «2,5»."""
    return format(value.normalize(), "f").replace(".", ",")
