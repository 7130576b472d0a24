"""The staff list as an XLSX workbook."""

import io
from collections.abc import Sequence

import xlsxwriter

from .staff_list import StaffRow
from .staff_paper import TITLE_COLUMN, WAGE_COLUMN, row_title, staff_columns

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of such a file."""

_WIDTHS = {"№ з/п": 7, TITLE_COLUMN: 52, "Код КП": 10, "Працівники": 40}
_WIDTH = 12
_LINE = 15
_MONEY = "#,##0.00"


def staff_list_workbook(
    rows: Sequence[StaffRow],
    heading: Sequence[str],
    *,
    occupied: bool = True,
    names: bool = False,
    pay: str = "",
    currency: str = "",
) -> bytes:
    """Write a staff list as a workbook.

    :param rows: see :func:`documents.staff_list.staff_list_rows`
    :param heading: the lines above the table
    :param occupied: whether to tell what is taken, vacant and over
    :param names: whether to name the employees
    :param pay: the currency of the positions' salaries and funds; "" leaves them out, and so
        do rows that have none
    :param currency: of the employees' wages; "" leaves them out
    :return: the file
    """
    columns = staff_columns(rows, occupied=occupied, names=names, pay=pay, currency=currency)
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
    for index, column in enumerate(columns):
        sheet.write_string(top, index, column.title, head)
        wage = column.title.startswith(WAGE_COLUMN)
        width = 24 if wage else _WIDTHS.get(column.title, _WIDTH)
        sheet.set_column(index, index, width)
    sheet.set_row(top, 3 * _LINE)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    for number, row in enumerate(rows, start=top + 1):
        # Not every program fits a row to its lines by itself.
        lines = max(len(row.names) if names else 1, 1 + len(row_title(row)) // 45)
        sheet.set_row(number, lines * _LINE)
        for index, column in enumerate(columns):
            style = {"border": 1, "valign": "top", "text_wrap": True}
            if row.kind != "position":
                style["bold"] = True
            if column.kind == "title":
                style |= {"align": "left", "indent": row.level + (row.kind == "position")}
            elif column.title.startswith(WAGE_COLUMN):
                style["align"] = "right"
            elif column.kind in ("number", "code"):
                style["align"] = "center"
            if column.kind == "money":
                style["num_format"] = _MONEY
            is_blank = row.kind == "department" and column.kind != "title"
            cell = "" if is_blank else column.value(row)
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
