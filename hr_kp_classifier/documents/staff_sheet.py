"""The staff list as an XLSX workbook."""

import io
from collections.abc import Callable, Sequence
from decimal import Decimal

import xlsxwriter

from .staff_list import Row, has_allowances, has_fund, wage_text

TITLE_COLUMN = "Структурний підрозділ, посада"
LOOSE = "Посади поза підрозділами"
TOTAL = "Разом"
ALL = "УСЬОГО"

_WIDTHS = {"№ з/п": 7, TITLE_COLUMN: 52, "Код КП": 10, "Працівники": 40}
_WIDTH = 12
_CENTRED = ("№ з/п", "Код КП")
_LINE = 15
_WAGE = "Заробітна плата працівника"
_MONEY = "#,##0.00"


def row_title(row: Row) -> str:
    """Name a row as the document does."""
    if row.kind == "all":
        return ALL
    if row.kind == "total":
        return f"{TOTAL}: {row.title or LOOSE}"
    return row.title or LOOSE


def staff_list_workbook(
    rows: Sequence[Row],
    heading: Sequence[str],
    *,
    occupied: bool = True,
    names: bool = False,
    pay: str = "",
    currency: str = "",
) -> bytes:
    """Write a staff list as a workbook.

    :param rows: see :func:`kp.staff_list.staff_list_rows`
    :param heading: the lines above the table
    :param occupied: whether to tell what is taken, vacant and over
    :param names: whether to name the employees
    :param pay: the currency of the positions' salaries and funds; "" leaves them out, and so
        do rows that have none
    :param currency: of the employees' wages; "" leaves them out
    :return: the file
    """
    columns = _columns(
        occupied, names, pay if has_fund(rows) else "", has_allowances(rows), currency
    )
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Штатний розпис")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    for index, line in enumerate(heading):
        sheet.write_string(index, 0, line, book.add_format({"bold": True}))
    top = len(heading) + 1 if heading else 0
    head = book.add_format(
        {"border": 1, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    for index, (title, _value, _format) in enumerate(columns):
        sheet.write_string(top, index, title, head)
        width = 24 if title.startswith(_WAGE) else _WIDTHS.get(title, _WIDTH)
        sheet.set_column(index, index, width)
    sheet.set_row(top, 3 * _LINE)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    for number, row in enumerate(rows, start=top + 1):
        # Not every program fits a row to its lines by itself.
        lines = max(len(row.names) if names else 1, 1 + len(row_title(row)) // 45)
        sheet.set_row(number, lines * _LINE)
        for index, (title, value, number_format) in enumerate(columns):
            style = {"border": 1, "valign": "top", "text_wrap": True}
            if row.kind != "position":
                style["bold"] = True
            if title == TITLE_COLUMN:
                style |= {"align": "left", "indent": row.level + (row.kind == "position")}
            elif title.startswith(_WAGE):
                style["align"] = "right"
            elif title in _CENTRED:
                style["align"] = "center"
            if number_format:
                style["num_format"] = number_format
            cell = value(row)
            if row.kind == "department" and title != TITLE_COLUMN:
                cell = ""
            cell_format = book.add_format(style)
            if cell == "":
                sheet.write_blank(number, index, None, cell_format)
            elif isinstance(cell, str):
                # Never as a formula, whatever a title begins with.
                sheet.write_string(number, index, cell, cell_format)
            else:
                sheet.write_number(number, index, float(cell), cell_format)
    book.close()
    return file.getvalue()


_Column = tuple[str, Callable[[Row], str | int | Decimal], str]


def _columns(
    occupied: bool, names: bool, pay: str, allowances: bool, currency: str
) -> list[_Column]:
    columns: list[_Column] = [
        ("№ з/п", lambda row: row.number or "", ""),
        (TITLE_COLUMN, row_title, ""),
        ("Код КП", lambda row: row.code, ""),
        ("Штатних одиниць", lambda row: row.figures.units, ""),
    ]
    if pay:
        columns.append((f"Посадовий оклад, {pay}", lambda row: row.salary or "", _MONEY))
        if allowances:
            columns.append((f"Надбавки, {pay}", lambda row: row.allowance or "", _MONEY))
        columns.append((f"Фонд на місяць, {pay}", lambda row: row.figures.fund or "", _MONEY))
    if occupied:
        columns += [
            ("Зайнято", lambda row: row.figures.occupied, ""),
            ("Вакантно", lambda row: row.figures.vacant, ""),
            ("Понад штат", lambda row: row.figures.over, ""),
        ]
    if currency:
        columns += [
            (
                f"{_WAGE} на місяць, {currency}",
                lambda row: wage_text(row.figures.wages) if row.kind == "position" else "",
                "",
            ),
            (
                f"Разом на місяць, {currency}",
                lambda row: row.figures.payroll if row.figures.wages else "",
                _MONEY,
            ),
        ]
    if names:
        columns.append(("Працівники", lambda row: "\n".join(row.names), ""))
    return columns
