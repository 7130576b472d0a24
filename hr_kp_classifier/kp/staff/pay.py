"""The pay of one unit of a position, checked against the monthly fund that its row states.

A staff list has allowances and additional payments beside the salary. In the standard form they
are those of one unit; lists of schools and hospitals often give those of all units of the row.
The fund tells which: it is units × (salary + extra) in the first case, units × salary + extra in
the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..messages import Message, _
from ..tables.report import Problem, Report
from .totals import as_written

_CENT = Decimal("0.01")
# Allowed difference, since lists round each row: a thousandth of the fund, a hryvnia at least.
_PART, _LEAST = Decimal("0.001"), Decimal(1)
# If more than one row in this many differs, the fund includes payments that are not read.
_ONE_OF = 5


@dataclass(frozen=True)
class RowPay:
    """What a row says of pay; None for what it does not say.

    :param extra: what is paid beside the salary
    :param fund: the monthly fund that the row states
    """

    row: int
    units: Decimal | None
    salary: Decimal | None
    extra: Decimal | None
    fund: Decimal | None

    @property
    def says_fund(self) -> bool:
        """Tell whether the row states all that is needed to check its fund."""
        return None not in (self.units, self.salary, self.fund)

    def made(self, of_all_units: bool) -> Decimal:
        """Compute the fund from units, salary and extra."""
        units, extra = self.units or Decimal(0), self.extra or Decimal(0)
        salary = self.salary or Decimal(0)
        return units * salary + extra if of_all_units else units * (salary + extra)

    def fits(self, of_all_units: bool) -> bool:
        """Tell whether the stated fund equals this one, apart from rounding."""
        fund = self.fund or Decimal(0)
        return abs(self.made(of_all_units) - fund) <= max(_LEAST, abs(fund) * _PART)


def extra_of_one_unit(rows: Sequence[RowPay], report: Report) -> list[Decimal | None]:
    """Return for each row what one unit is paid beside the salary.

    :param report: where to say that the file meant all units, and which funds differ
    """
    # Rows that fit both ways, as those of one unit do, count on both sides.
    telling = [row for row in rows if row.says_fund and row.units]
    of_all = sum(row.fits(True) for row in telling) > sum(row.fits(False) for row in telling)
    if of_all:
        report.note(
            Problem(
                0,
                Message(
                    _(
                        "The allowances of a row are those of all its units: its monthly fund "
                        "shows it. They were divided by the units."
                    )
                ),
            )
        )
    _tell_funds([row for row in rows if row.says_fund], of_all, report)
    return [
        (row.extra / row.units).quantize(_CENT)
        if of_all and row.extra and row.units
        else row.extra
        for row in rows
    ]


def _tell_funds(rows: Sequence[RowPay], of_all: bool, report: Report) -> None:
    wrong = [row for row in rows if not row.fits(of_all)]
    if len(wrong) * _ONE_OF > len(rows):
        report.note(
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
    for row in wrong:
        report.note(
            Problem(
                row.row,
                Message(
                    _(
                        "The monthly fund is %(stated)s, but units × (salary + allowances) "
                        "is %(paid)s. The fund itself is not taken; check the row."
                    ),
                    {
                        "stated": as_written(row.fund or Decimal(0)),
                        "paid": as_written(row.made(of_all).quantize(_CENT)),
                    },
                ),
            )
        )
