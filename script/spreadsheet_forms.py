"""Makes the spreadsheets that HR fills in and imports: static/xlsx/*.xlsx."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

TARGET = Path(__file__).parents[1] / "hr_kp_classifier/static/xlsx"
# Rows of an empty form in which a list of values is offered.
OFFERED = 500


@dataclass(frozen=True)
class Column:
    """A column of a form: its heading and width, whether it takes amounts, what it offers."""

    heading: str
    width: int
    amount: bool = False
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A spreadsheet with an empty page, a filled-in one, and a page of explanations."""

    title: str
    page: str
    columns: tuple[Column, ...]
    sample: tuple[tuple[str | float, ...], ...]
    help: tuple[str, ...]


FORMS = {
    "zmina_kp.xlsx": Form(
        title="Зміна до КП",
        page="Зміна",
        columns=(
            Column("Дія", 14, offers=("доповнити", "виключити", "замінити")),
            Column("Попередній код", 12),
            Column("Попередня назва", 44),
            Column("Новий код", 10),
            Column("Нова назва", 44),
            Column("Код ЗКППТР", 11),
            Column("Випуск ЄТКД", 11),
            Column("Випуск ДКХП", 11),
            Column("Вид", 9, offers=("назва", "група")),
            Column("Примітка", 30),
        ),
        sample=(
            (
                *("доповнити", "", "", "2442.2", "Соціометрист", "", "", "", "назва"),
                "Нова назва роботи",
            ),
            (
                *("замінити", "4229", "Оператор електронно-комунікаційних послуг"),
                *("4229", "Оператор електронних комунікаційних послуг", "", "", "", "назва"),
                "Було – стало",
            ),
            (
                *("виключити", "2442.2", "Соціолог", "2442.2", "Соціометрист"),
                *("", "", "", "назва"),
                "Нова назва – та, що її замінює; може бути порожньою",
            ),
        ),
        help=(
            "Кожен рядок – одна дія, як її названо в наказі: доповнити, виключити або замінити.",
            "Доповнити: новий код і нова назва. Замінити: попередні й нові.",
            "Виключити: попередні код і назва; якщо назву є чим замінити – новий код і нова "
            "назва.",
            "Вид: назва (якщо порожньо) або група – для класифікаційних угруповань.",
            "Коди вводяться як текст: 2442.2, а не 2442,2. Приклад – на аркуші «Зразок».",
        ),
    ),
    "shtatnyi_rozpys.xlsx": Form(
        title="Штатний розпис",
        page="Штатний розпис",
        columns=(
            Column("Назва структурного підрозділу", 34),
            Column("Назва посади", 44),
            Column("Код КП", 10),
            Column("Розряд/категорія", 16),
            Column("Кількість штатних одиниць", 12, amount=True),
            Column("Посадовий оклад", 14, amount=True),
            Column("Надбавки", 12, amount=True),
            Column("Доплати", 12, amount=True),
            Column("Прізвище, ім'я, по батькові", 34),
        ),
        sample=(
            ("Адміністрація", "Директор підприємства", "1210.1", "", 1, 40000, "", "", ""),
            ("Бухгалтерія", "Головний бухгалтер", "1231", "", 1, 32000, 3000, "", ""),
            ("Бухгалтерія", "Бухгалтер", "3433", "", 1.5, 22000, "", "", ""),
            ("Відділ збуту", "Менеджер із збуту", "1475.4", "", 2, 24000, "", "", ""),
            ("Відділ збуту / Сектор реклами", "SMM-менеджер", "", "", 1, 25000, "", "", ""),
            ("Цех № 1", "Слюсар-ремонтник", "7233", "5 розряду", 3, 21000, "", 1500, ""),
        ),
        help=(
            "Один рядок – одна посада. Обов'язкова лише назва посади; решту впишіть, якщо є.",
            "Код КП можна не вписувати: назву за КП додаток запропонує за назвою посади.",
            "Підрозділ у складі іншого: «Відділ збуту / Сектор реклами».",
            "Якщо вписано працівника, посаду буде надано йому; нових працівників не створюють.",
            "Приклад – на аркуші «Зразок».",
        ),
    ),
}


def write(form, path):
    """Write a form to a file, the same at every run."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": form.title, "created": datetime.datetime(2026, 1, 1)})
        head = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "bg_color": "#DCE6F1",
                "valign": "top",
            }
        )
        # Codes as text: a spreadsheet makes the numbers 2442.2 and 110 of 2442.2 and 0110.
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        amount = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        for name, rows in ((form.page, ()), ("Зразок", form.sample)):
            page = book.add_worksheet(name)
            for number, column in enumerate(form.columns):
                shape = amount if column.amount else text
                page.set_column(number, number, column.width, shape)
                page.write(0, number, column.heading, head)
                if column.offers:
                    page.data_validation(
                        *(1, number, OFFERED, number),
                        {"validate": "list", "source": list(column.offers)},
                    )
            for row, cells in enumerate(rows, 1):
                for number, cell in enumerate(cells):
                    if cell != "":
                        page.write(row, number, cell)
            page.freeze_panes(1, 0)
        page = book.add_worksheet("Пояснення")
        page.set_column(0, 0, 110, text)
        page.write_column(0, 0, form.help, text)


def main():
    """Write all forms."""
    TARGET.mkdir(exist_ok=True)
    for name, form in FORMS.items():
        write(form, TARGET / name)


if __name__ == "__main__":
    main()
