"""Makes the two files that a user of the demo company may import: python3 files.py FOLDER.

The staff list of the next year has the shape in which such lists are kept: a block of approval,
columns that are numbered, departments and totals as rows of their own. Against the list of
today it has a new department, another salary and fewer units.
"""

import csv
import sys
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
STAFF_LIST = "Штатний розпис на наступний рік.xlsx"
AMENDMENT = "Навчальна зміна Б до КП (вигадана).xlsx"
HEADING = (
    "№ з/п",
    "Назва структурного підрозділу, посади",
    "Код за КП",
    "Розряд (категорія)",
    "Кількість штатних одиниць",
    "Посадовий оклад, грн",
    "Доплати, грн",
    "Фонд заробітної плати на місяць, грн",
)
SALARIES = {("Пекар", "4 розряду"): Decimal(21500)}
UNITS = {"Менеджер (управитель) із збуту": Decimal(4)}
NEW_DEPARTMENT = (
    ("Інженер з якості", "2149.2", "", Decimal(1), Decimal(29000), Decimal(0)),
    ("Лаборант харчового виробництва", "", "", Decimal(2), Decimal(18000), Decimal(0)),
)


def rows(name):
    """Return the rows of a CSV file of this folder, as dicts."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text):
    """Return the number that a cell has, 0 for an empty one."""
    return Decimal(text.replace(",", ".") or 0)


def next_staff_list():
    """Return the departments of the next year, each with its positions as tuples."""
    departments = {}
    positions = groupby(
        rows("staff_list.csv"),
        lambda row: tuple(row.values())[:4] + (row["Посадовий оклад"], row["Доплати"]),
    )
    for (department, name, code, grade, salary, extra), holders in positions:
        units = sum(number(each["Кількість штатних одиниць"]) for each in holders)
        departments.setdefault(department, []).append(
            (
                *(name, code, grade, UNITS.get(name, units)),
                *(SALARIES.get((name, grade), number(salary)), number(extra)),
            )
        )
    return {**departments, "Служба якості": NEW_DEPARTMENT}


def write_staff_list(path):
    """Write the staff list of the next year."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Штатний розпис")
        bold = book.add_format({"bold": True})
        page.set_column(1, 1, 48)
        page.set_column(2, 7, 14)
        for line, text in enumerate(("ЗАТВЕРДЖЕНО", "Наказ від ________ № ____")):
            page.write(line, 6, text)
        page.write(3, 1, "ШТАТНИЙ РОЗПИС ТОВ «Калинівський хліб»", bold)
        page.write(4, 1, "вводиться в дію з 1 січня")
        wrapped = book.add_format({"bold": True, "text_wrap": True, "border": 1})
        page.write_row(6, 0, HEADING, wrapped)
        page.write_row(7, 0, range(1, len(HEADING) + 1))
        row, count, all_units, all_fund = 8, 0, Decimal(0), Decimal(0)
        for department, positions in next_staff_list().items():
            page.write(row, 1, department, bold)
            row += 1
            its_units = its_fund = Decimal(0)
            for name, code, grade, units, salary, extra in positions:
                count += 1
                fund = units * (salary + extra)
                cells = (count, name, code, grade, units, salary, extra or "", fund)
                page.write_row(row, 0, cells)
                row, its_units, its_fund = row + 1, its_units + units, its_fund + fund
            page.write_row(row, 1, ("Разом", "", "", its_units, "", "", its_fund), bold)
            row, all_units, all_fund = row + 1, all_units + its_units, all_fund + its_fund
        page.write_row(row, 1, ("Усього", "", "", all_units, "", "", all_fund), bold)


def write_amendment(path):
    """Write an amendment to the КП as a table of what is replaced, added and cancelled."""
    table = rows("amendment.csv")
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Зміна")
        page.set_column(0, 5, 30)
        page.write_row(0, 0, table[0])
        for line, row in enumerate(table, 1):
            page.write_row(line, 0, row.values())


def main():
    """Write both files into the folder that is given."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_staff_list(folder / STAFF_LIST)
    write_amendment(folder / AMENDMENT)


if __name__ == "__main__":
    main()
