"""Makes the spreadsheet into which a person types an amendment: static/xlsx/zmina_kp.xlsx."""

import datetime
from pathlib import Path

import xlsxwriter

TARGET = Path(__file__).parents[1] / "hr_kp_classifier/static/xlsx/zmina_kp.xlsx"
HEADING = (
    *("Дія", "Попередній код", "Попередня назва", "Новий код", "Нова назва"),
    *("Код ЗКППТР", "Випуск ЄТКД", "Випуск ДКХП", "Вид", "Примітка"),
)
WIDTHS = (14, 12, 44, 10, 44, 11, 11, 11, 9, 30)
SAMPLE = (
    ("доповнити", "", "", "2442.2", "Соціометрист", "", "", "", "назва", "Нова назва роботи"),
    (
        *("замінити", "4229", "Оператор електронно-комунікаційних послуг"),
        *("4229", "Оператор електронних комунікаційних послуг", "", "", "", "назва"),
        "Було – стало",
    ),
    (
        *("виключити", "2442.2", "Соціолог", "2442.2", "Соціометрист", "", "", "", "назва"),
        "Нова назва – та, що її замінює; може бути порожньою",
    ),
)
HELP = (
    "Кожен рядок – одна дія, як її названо в наказі: доповнити, виключити або замінити.",
    "Доповнити: новий код і нова назва. Замінити: попередні й нові.",
    "Виключити: попередні код і назва; якщо назву є чим замінити – новий код і нова назва.",
    "Вид: назва (якщо порожньо) або група – для класифікаційних угруповань.",
    "Коди вводяться як текст: 2442.2, а не 2442,2. Приклад – на аркуші «Зразок».",
)


def main():
    """Write the file, the same at every run."""
    TARGET.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(TARGET) as book:
        book.set_properties({"title": "Зміна до КП", "created": datetime.datetime(2026, 1, 1)})
        head = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "bg_color": "#DCE6F1",
                "valign": "top",
            }
        )
        # As text: a spreadsheet makes the numbers 2442.2 and 110 of 2442.2 and 0110.
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for name, rows in (("Зміна", ()), ("Зразок", SAMPLE)):
            page = book.add_worksheet(name)
            for column, (title, width) in enumerate(zip(HEADING, WIDTHS, strict=True)):
                page.set_column(column, column, width, text)
                page.write(0, column, title, head)
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, row, text)
            page.freeze_panes(1, 0)
            page.data_validation(
                *(1, 0, 500, 0),
                {"validate": "list", "source": ["доповнити", "виключити", "замінити"]},
            )
            page.data_validation(
                *(1, 8, 500, 8), {"validate": "list", "source": ["назва", "група"]}
            )
        notes = book.add_worksheet("Пояснення")
        notes.set_column(0, 0, 100)
        notes.write_column(0, 0, HELP)


if __name__ == "__main__":
    main()
