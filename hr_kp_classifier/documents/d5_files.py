"""The rows of annex 5 (Д5) as files: XLSX to look at, CSV and XML for the reporting program."""

import csv
import io
from collections.abc import Sequence
from xml.etree import ElementTree as ET

import xlsxwriter

from .d5 import COLUMNS, D5Row, Event, Month
from .formats import date_in_figures
from .typography import without_controls

FORM = "J0510511"
GAPS = "Чого бракує"
EVENT = "Подія"
EVENTS = {
    Event.START: "Початок роботи",
    Event.TRANSFER: "Переведення",
    Event.RENAME: "Перейменування посади",
    Event.END: "Закінчення роботи",
}

_WIDE = {"G13S": 32, "G15S": 32, "G16S": 28, "G17S": 24}
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"


def d5_csv(rows: Sequence[D5Row]) -> bytes:
    """Write the rows as a CSV: the columns' names, then a line a row, dates as 25.11.2026.

    :return: the file, in UTF-8 with its mark, parted by semicolons, as Excel reads it here
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS.values())
    writer.writerows([_unformula(_shown(row, tag)) for tag in COLUMNS] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def d5_workbook(rows: Sequence[D5Row], gaps: Sequence[str], heading: Sequence[str]) -> bytes:
    """Write the rows as a workbook, with what happened and what is missing.

    :param gaps: a text for each row, in the user's language
    :param heading: the lines above the table
    :return: the file
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Д5")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    bold = book.add_format({"bold": True})
    for number, line in enumerate(heading):
        sheet.write_string(number, 0, line, bold)
    head = book.add_format(
        {"border": 1, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    body = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
    top = len(heading) + 1
    for column, title in enumerate([EVENT, *COLUMNS.values(), GAPS]):
        sheet.write_string(top, column, title, head)
    sheet.set_column(0, len(COLUMNS), 14)
    for column, tag in enumerate(COLUMNS, start=1):
        if tag in _WIDE:
            sheet.set_column(column, column, _WIDE[tag])
    sheet.set_column(len(COLUMNS) + 1, len(COLUMNS) + 1, 60)
    sheet.freeze_panes(top + 1, 0)
    for number, (row, gap) in enumerate(zip(rows, gaps, strict=True), start=top + 1):
        cells = [EVENTS[row.event], *(_shown(row, tag) for tag in COLUMNS), gap]
        for column, text in enumerate(cells):
            # Never as a formula or a number, whatever a text looks like.
            sheet.write_string(number, column, text, body)
    book.close()
    return file.getvalue()


def d5_xml(rows: Sequence[D5Row], month: Month, *, tax_number: str, name: str) -> bytes:
    """Write the rows in the structure of the form J0510511, in windows-1251.

    The head has what is known of the employer: the program that files the report adds the tax
    office and the signer.

    :param tax_number: the employer's ЄДРПОУ or tax number; "" leaves it out
    :param name: the employer's
    :return: the file
    """
    declaration = ET.Element(
        "DECLAR",
        {
            "xmlns:xsi": _SCHEMA,
            "xsi:noNamespaceSchemaLocation": f"{FORM}.xsd",
        },
    )
    period = [("PERIOD_MONTH", f"{month.month}"), ("PERIOD_TYPE", "1")]
    head = [
        ("TIN", tax_number),
        ("C_DOC", FORM[:3]),
        ("C_DOC_SUB", FORM[3:6]),
        ("C_DOC_VER", FORM[6:]),
        *period,
        ("PERIOD_YEAR", f"{month.year}"),
    ]
    body = [
        ("HZY", f"{month.year}"),
        ("HZM", f"{month.month}"),
        ("HNAME", name),
        ("HTIN", tax_number),
    ]
    for tag, values in (("DECLARHEAD", head), ("DECLARBODY", body)):
        part = ET.SubElement(declaration, tag)
        for each, text in values:
            if text:
                ET.SubElement(part, each).text = without_controls(text)
    table = declaration[1]
    for tag in COLUMNS:
        for number, row in enumerate(rows, start=1):
            text = row.text(tag)
            if text:
                cell = ET.SubElement(table, f"T1RXXXX{tag}", {"ROWNUM": f"{number}"})
                # What no XML may hold, not even by its number.
                cell.text = without_controls(text)
    ET.indent(declaration)
    content: bytes = ET.tostring(declaration, encoding="windows-1251", xml_declaration=True)
    return content


def _shown(row: D5Row, tag: str) -> str:
    day = row.day_of(tag)
    return date_in_figures(day) if day else row.text(tag)


def _unformula(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
