"""Makes the spreadsheet for a staff list: static/xlsx/shtatnyi_rozpys.xlsx."""

import datetime
from pathlib import Path

import xlsxwriter

TARGET = Path(__file__).parents[1] / "hr_kp_classifier/static/xlsx/shtatnyi_rozpys.xlsx"
HEADING = (
    *("Назва структурного підрозділу", "Назва посади", "Код КП", "Розряд/категорія"),
    *("Кількість штатних одиниць", "Посадовий оклад", "Надбавки", "Доплати"),
    "Прізвище, ім'я, по батькові",
)
WIDTHS = (34, 44, 10, 16, 12, 14, 12, 12, 34)
SAMPLE = (
    ("Адміністрація", "Директор підприємства", "1210.1", "", 1, 40000, "", "", ""),
    ("Бухгалтерія", "Головний бухгалтер", "1231", "", 1, 32000, 3000, "", ""),
    ("Бухгалтерія", "Бухгалтер", "3433", "", 1.5, 22000, "", "", ""),
    ("Відділ збуту", "Менеджер із збуту", "1475.4", "", 2, 24000, "", "", ""),
    ("Відділ збуту / Сектор реклами", "SMM-менеджер", "", "", 1, 25000, "", "", ""),
    ("Цех № 1", "Слюсар-ремонтник", "7233", "5 розряд", 3, 21000, "", 1500, ""),
)
HELP = (
    "Один рядок – одна посада. Обов'язкова лише назва посади; решту впишіть, якщо є.",
    "Код КП можна не вписувати: назву за КП додаток запропонує за назвою посади.",
    "Підрозділ у складі іншого: «Відділ збуту / Сектор реклами».",
    "Якщо вписано працівника, посаду буде надано йому; нових працівників не створюють.",
)


def main():
    """Write the file, the same at every run."""
    TARGET.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(TARGET) as book:
        book.set_properties(
            {"title": "Штатний розпис", "created": datetime.datetime(2026, 1, 1)}
        )
        head = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "bg_color": "#DCE6F1",
                "valign": "top",
            }
        )
        # Codes as text: a spreadsheet makes the number 1210.1 of it, or a date.
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        for name, rows in (("Штатний розпис", ()), ("Зразок", SAMPLE)):
            page = book.add_worksheet(name)
            for column, (title, width) in enumerate(zip(HEADING, WIDTHS, strict=True)):
                page.set_column(column, column, width, number if 4 <= column <= 7 else text)
                page.write(0, column, title, head)
            for row, cells in enumerate(rows, 1):
                for column, cell in enumerate(cells):
                    if cell != "":
                        page.write(row, column, cell)
            page.freeze_panes(1, 0)
        page = book.add_worksheet("Як заповнити")
        page.set_column(0, 0, 110, text)
        page.write_column(0, 0, HELP, text)


if __name__ == "__main__":
    main()
