"""The staff list as a paper: its columns, and all its words in the order in which they are printed.

The PDF and the DOCX are made of it; the XLSX has the same columns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .formats import money_text, number_text
from .instruction import Approval, Signature
from .staff_list import StaffRow, has_allowances, has_fund, wage_text
from .typography import typeset

HEADING = "ШТАТНИЙ РОЗПИС"
TITLE_COLUMN = "Структурний підрозділ, посада"
WAGE_COLUMN = "Заробітна плата працівника"
LOOSE = "Посади поза підрозділами"
TOTAL = "Разом"
ALL = "УСЬОГО"
# Widths of the columns by their kinds, in mm; the title takes the rest.
_WIDTHS = {"number": 14, "code": 17, "units": 20, "money": 25, "names": 40}
# Of the page's width, what it takes at least.
_LEAST_OF_TITLE = 0.16
# Of the text of a page that lies on its side, in mm.
LYING = 257


def row_title(row: StaffRow) -> str:
    """Name a row as the document does."""
    if row.kind == "all":
        return ALL
    if row.kind == "total":
        return f"{TOTAL}: {row.title or LOOSE}"
    return row.title or LOOSE


@dataclass(frozen=True)
class Column:
    """A column of the staff list.

    :param kind: ``number``, ``title``, ``code``, ``units``, ``money`` or ``names``
    :param value: what it says of a row
    :param blank: whether nothing is printed for none
    """

    title: str
    kind: str
    value: Callable[[StaffRow], str | int | Decimal]
    blank: bool = False

    def text(self, row: StaffRow) -> str:
        """Write what it says of a row, as papers do; several names are lines."""
        if row.kind == "department" and self.kind != "title":
            return ""
        value = self.value(row)
        if isinstance(value, str):
            return typeset(value)
        if self.blank and not value:
            return ""
        number = Decimal(value)
        return money_text(number) if self.kind == "money" else number_text(number)


def staff_columns(
    rows: Sequence[StaffRow],
    *,
    occupied: bool = True,
    names: bool = False,
    pay: str = "",
    currency: str = "",
) -> tuple[Column, ...]:
    """List the columns of a staff list.

    :param rows: see :func:`documents.staff_list.staff_list_rows`
    :param occupied: whether to tell what is taken, vacant and over
    :param names: whether to name the employees
    :param pay: the currency of the positions' salaries and funds; "" leaves them out, and so
        do rows that have none
    :param currency: of the employees' wages; "" leaves them out
    """
    columns = [
        Column("№ з/п", "number", lambda row: row.number or ""),
        Column(TITLE_COLUMN, "title", row_title),
        Column("Код КП", "code", lambda row: row.code),
        Column("Штатних одиниць", "units", lambda row: row.figures.units),
    ]
    if pay and has_fund(rows):
        columns.append(Column(f"Посадовий оклад, {pay}", "money", lambda row: row.salary or ""))
        if has_allowances(rows):
            columns.append(Column(f"Надбавки, {pay}", "money", lambda row: row.allowance or ""))
        columns.append(
            Column(f"Фонд на місяць, {pay}", "money", lambda row: row.figures.fund or "")
        )
    if occupied:
        columns += [
            Column("Зайнято", "units", lambda row: row.figures.occupied),
            Column("Вакантно", "units", lambda row: row.figures.vacant, blank=True),
            Column("Понад штат", "units", lambda row: row.figures.over, blank=True),
        ]
    if currency:
        columns += [
            Column(
                f"{WAGE_COLUMN} на місяць, {currency}",
                "money",
                lambda row: wage_text(row.figures.wages) if row.kind == "position" else "",
            ),
            Column(
                f"Разом на місяць, {currency}",
                "money",
                lambda row: row.figures.payroll if row.figures.wages else "",
            ),
        ]
    if names:
        columns.append(Column("Працівники", "names", lambda row: "\n".join(row.names)))
    return tuple(columns)


def column_shares(columns: Sequence[Column], width: float = LYING) -> tuple[float, ...]:
    """Say what part of the text's width each column takes.

    The title takes what is left; where that is too little, the others are narrower, but for the
    number, whose heading would break.

    :param width: of the text, in mm
    """
    number = _WIDTHS["number"]
    others = sum(_WIDTHS.get(column.kind, 0) for column in columns) - number
    narrowed = min(1, (width * (1 - _LEAST_OF_TITLE) - number) / others)
    widths = {kind: each * narrowed for kind, each in _WIDTHS.items()}
    widths |= {"number": number, "title": width - number - others * narrowed}
    return tuple(widths[column.kind] / width for column in columns)


@dataclass(frozen=True)
class StaffPaper:
    """
    :param approved: what is approved, «Штат у кількості …»; "" where it has no salaries
    :param date: the day whose staff list it is, in words
    :param notes: what is said under the table
    :param width: of the text of the page that it is printed on, in mm
    """

    enterprise: str
    approval: Approval
    approved: str
    date: str
    columns: tuple[Column, ...]
    rows: tuple[StaffRow, ...]
    number: str = ""
    notes: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    width: int = LYING

    @property
    def shares(self) -> tuple[float, ...]:
        """What part of the page's width each column takes."""
        return column_shares(self.columns, self.width)

    @property
    def heading(self) -> str:
        return typeset(f"{HEADING} № {self.number}" if self.number else HEADING)

    @property
    def date_line(self) -> str:
        return typeset(f"станом на {self.date}")
