"""The staff list: rows in order, decimal totals, what is vacant and what is over."""

import tempfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from hr_kp_classifier.documents.staff_list import (
    Department,
    Figures,
    Holder,
    Position,
    approved_staff,
    has_allowances,
    has_fund,
    rank_key,
    row_blocks,
    staff_list_rows,
    wage_text,
)
from hr_kp_classifier.documents.staff_sheet import staff_list_workbook

HALF = Decimal("0.5")


def _holders(count, **values):
    return tuple(Holder(f"Працівник {number}", **values) for number in range(count))


SALES = Department(
    "Відділ продажу",
    positions=(
        Position("Начальник відділу", "1233", Decimal(1)),
        Position("Менеджер зі збуту", "1475.4", Decimal("2.5"), _holders(3)),
    ),
    departments=(
        Department("Сектор А", (Position("Касир", "4212", HALF, _holders(1, rate=HALF)),)),
        Department("Порожній сектор"),
    ),
)
LOOSE = Department("", (Position("Директор", "1210.1", Decimal(1), _holders(1)),))


def test_rows_in_order():
    rows = staff_list_rows([SALES, LOOSE])
    assert [(row.kind, row.level, row.title, row.number) for row in rows] == [
        ("department", 0, "Відділ продажу", 0),
        ("position", 0, "Начальник відділу", 1),
        ("position", 0, "Менеджер зі збуту", 2),
        ("department", 1, "Сектор А", 0),
        ("position", 1, "Касир", 3),
        ("total", 1, "Сектор А", 0),
        ("total", 0, "Відділ продажу", 0),
        ("department", 0, "", 0),
        ("position", 0, "Директор", 4),
        ("total", 0, "", 0),
        ("all", 0, "", 0),
    ]


def test_a_departments_name_stays_with_what_follows():
    rows = staff_list_rows([SALES, LOOSE])
    blocks = list(row_blocks(rows))
    assert [row for block in blocks for row in block] == rows
    assert all(block[-1].kind != "department" for block in blocks)
    assert len(blocks) == len(rows) - 3


def test_positions_of_a_department_from_its_head_on():
    """Heads by their codes, a deputy after whom they stand in for; then the alphabet."""
    staff = [
        ("Директор", "1210.1"),
        ("Виконавчий директор", "1210.2"),
        ("Перший заступник директора", "1210.2"),
        ("Аудитор", "2411.2"),
        ("Юрисконсульт", "2429"),
        ("Заступник завідувача", "2411.2"),
        ("Вантажник", "9333"),
        ("Агент", ""),
    ]
    backwards = staff[::-1]
    assert sorted(backwards, key=lambda each: rank_key(*each)) == staff


def test_totals():
    *_rows, total = staff_list_rows([SALES, LOOSE])
    figures = total.figures
    assert (figures.units, figures.occupied, figures.employees) == (
        Decimal(5),
        Decimal("4.5"),
        5,
    )


def test_a_vacancy_is_not_hidden_by_who_is_over():
    """One unit is vacant, half a unit is over: not half a unit vacant."""
    total = staff_list_rows([SALES])[-1].figures
    assert (total.vacant, total.over) == (1, HALF)


def test_quarters_and_tenths_add_up():
    tenth = Position("Сторож", "9152", Decimal("0.1"), _holders(1, rate=Decimal("0.1")))
    total = staff_list_rows([Department("Охорона", (tenth,) * 3)])[-1].figures
    assert (total.units, total.vacant, total.over) == (Decimal("0.3"), 0, 0)


def test_no_positions():
    assert [row.kind for row in staff_list_rows([Department("Порожній")])] == ["all"]


def test_a_part_of_a_rate_stands_by_the_name():
    rows = staff_list_rows([SALES])
    assert rows[4].names == ("Працівник 0 (0,5)",)
    assert rows[2].names[0] == "Працівник 0"
    more = Department("Каса", (Position("Касир", holders=_holders(1, rate=Decimal("1.5"))),))
    assert staff_list_rows([more])[1].names == ("Працівник 0 (1,5)",)


def test_wage_text():
    assert wage_text([]) == ""
    assert wage_text([Decimal(100), Decimal(100)]) == "100,00"
    assert wage_text([Decimal(300), Decimal(100)]) == "100,00 – 300,00"


def _cells(**options):
    content = staff_list_workbook(
        staff_list_rows([SALES, LOOSE]), ["ТОВ «Приклад»", "ШТАТНИЙ РОЗПИС"], **options
    )
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_workbook():
    cells = _cells()
    assert cells[0][0] == "ТОВ «Приклад»"
    heading = next(row for row in cells if row[0] == "№ з/п")
    assert [text for text in heading if text] == [
        "№ з/п",
        "Структурний підрозділ, посада",
        "Код КП",
        "Штатних одиниць",
        "Зайнято",
        "Вакантно",
        "Понад штат",
    ]
    manager = next(row for row in cells if "Менеджер зі збуту" in row)
    assert manager[:7] == [2, "Менеджер зі збуту", "1475.4", 2.5, 3, 0, 0.5]
    assert cells[-1][1:7] == ["УСЬОГО", None, 5, 4.5, 1, 0.5]


def test_workbook_keeps_its_heading_on_the_screen_and_on_every_page():
    for lines in range(4):
        content = staff_list_workbook(staff_list_rows([SALES]), ["Рядок"] * lines)
        sheet = openpyxl.load_workbook(BytesIO(content)).active
        [head] = [row[0].row for row in sheet.iter_rows() if row[0].value == "№ з/п"]
        # The lines stand above it, and a blank one below them.
        assert head == (lines + 2 if lines else 1)
        assert all(sheet.cell(line, 1).font.bold for line in range(1, lines + 1))
        assert [sheet.cell(line, 1).value for line in range(1, head)] == (
            ["Рядок"] * lines + [None] * bool(lines)
        )
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"


def test_rows_of_a_workbook_are_as_high_as_their_longest_cell():
    long = Position("Менеджер (управитель) " * 6, "1475.4", Decimal(1))
    short = Position("Касир", "4212", Decimal(1), _holders(3))
    rows = staff_list_rows([Department("", (long, short))])

    titles = [Position("К" * count, "4212", Decimal(1)) for count in (44, 45, 89, 90)]
    sheet = _sheet(staff_list_rows([Department("", tuple(titles))]))
    lines = [(sheet.row_dimensions[number].height or 15) / 15 for number in range(3, 7)]
    assert lines == [1, 2, 2, 3]

    def heights(**options):
        sheet = openpyxl.load_workbook(BytesIO(staff_list_workbook(rows, [], **options))).active
        return [sheet.row_dimensions[number].height or 15 for number in (3, 4)]

    tall, plain = heights()
    assert plain == 15
    assert tall >= 2 * plain
    assert heights(names=True) == [tall, 3 * plain]


PAID = staff_list_rows(
    [
        Department(
            "Каса",
            (
                Position(
                    "Касир",
                    "4212",
                    Decimal(2),
                    (Holder("А", wage=Decimal(9000)), Holder("Б", HALF, Decimal(4500))),
                    Decimal(9000),
                    Decimal(100),
                ),
                Position("Сторож", "9152", HALF),
            ),
        )
    ]
)
ALL_COLUMNS = {"names": True, "pay": "грн", "currency": "USD"}


def _sheet(rows, heading=(), **options):
    return openpyxl.load_workbook(BytesIO(staff_list_workbook(rows, heading, **options))).active


def test_workbook_with_all_its_columns():
    sheet = _sheet(PAID, **ALL_COLUMNS)
    both = "4\xa0500,00 – 9\xa0000,00"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [
            *("№ з/п", "Структурний підрозділ, посада", "Код КП", "Штатних одиниць"),
            *("Посадовий оклад, грн", "Надбавки, грн", "Фонд на місяць, грн"),
            *("Зайнято", "Вакантно", "Понад штат"),
            *("Заробітна плата працівника на місяць, USD", "Разом на місяць, USD"),
            "Працівники",
        ],
        [None, "Каса", *[None] * 11],
        [1, "Касир", "4212", 2, 9000, 100, 18200, 1.5, 0.5, 0, both, 13500, "А\nБ (0,5)"],
        [2, "Сторож", "9152", 0.5, None, None, None, 0, 0.5, 0, None, None, None],
        [None, "Разом: Каса", None, 2.5, None, None, 18200, 1.5, 1, 0, None, 13500, None],
        [None, "УСЬОГО", None, 2.5, None, None, 18200, 1.5, 1, 0, None, 13500, None],
    ]


def test_workbook_looks_like_the_paper():
    """Titles are set in by their depth, totals bold, numbers centred, money with hundredths."""
    inner = Department("Сектор", (Position("Касир", "4212", HALF, salary=Decimal(9000)),))
    sheet = _sheet(
        staff_list_rows([Department("Каса", (), (inner,))]), pay="грн", currency="грн"
    )
    looks = [
        [
            (
                cell.font.bold,
                cell.alignment.horizontal,
                cell.alignment.indent,
                cell.number_format,
            )
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]
    assert set(looks[0]) == {(True, "center", 0, "General")}
    for bold, indent, row in zip(
        (True, True, False, True, True, True), (0, 1, 2, 1, 0, 0), looks[1:], strict=True
    ):
        plain, middle = (bold, None, 0, "General"), (bold, "center", 0, "General")
        money = (bold, None, 0, "#,##0.00")
        assert row == [
            *(middle, (bold, "left", indent, "General"), middle, plain),
            *(money, money, plain, plain, plain),
            *((bold, "right", 0, "#,##0.00"), money),
        ]
    assert all(
        side.style == "thin"
        for row in sheet.iter_rows()
        for cell in row
        for side in (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
    )
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_workbook_is_printed_on_lying_pages_as_wide_as_it_is():
    sheet = _sheet(PAID, **ALL_COLUMNS)
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page wide, which is not written, and as many high as there are.
    assert (page.fitToWidth, page.fitToHeight) == (None, 0)
    assert not sheet.sheet_view.showGridLines
    widths = [sheet.column_dimensions[letter].width for letter in "ABCKM"]
    assert [round(width) for width in widths] == [8, 53, 11, 25, 41]
    assert sheet.row_dimensions[1].height == 45


def test_workbook_needs_no_place_on_the_disk(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/none/such")
    assert staff_list_workbook(PAID, [])


def test_workbook_has_salaries_only_where_asked():
    assert not any("грн" in str(cell) for row in _cells() for cell in row)
    assert any("грн" in str(cell) for row in _cells(currency="грн") for cell in row)


def test_workbook_runs_no_formula():
    evil = Position('=HYPERLINK("http://example.com")', "1", Decimal(1))
    content = staff_list_workbook(staff_list_rows([Department("+1", (evil,))]), [])
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_fund_counts_vacant_units_and_allowances():
    rows = staff_list_rows(
        [
            Department(
                "Відділ",
                (
                    Position("Касир", units=HALF, salary=Decimal(9000), allowance=Decimal(100)),
                    Position("Бухгалтер", units=Decimal(2), salary=Decimal(20000)),
                ),
            )
        ]
    )
    assert [row.figures.fund for row in rows] == [0, 4550, 40000, 44550, 44550]
    assert has_fund(rows)
    assert has_allowances(rows)
    without = staff_list_rows([LOOSE])
    assert not has_fund(without)
    assert not has_allowances(without)


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ("1", "1 штатної одиниці"),
        ("21", "21 штатної одиниці"),
        ("101", "101 штатної одиниці"),
        ("3", "3 штатних одиниць"),
        ("10", "10 штатних одиниць"),
        ("11", "11 штатних одиниць"),
        ("12", "12 штатних одиниць"),
        ("111", "111 штатних одиниць"),
        ("4", "4 штатних одиниць"),
        ("2.5", "2,5 штатної одиниці"),
    ],
)
def test_what_is_approved(units, words):
    figures = Figures(units=Decimal(units), fund=Decimal("1000.5"))
    text = approved_staff(figures, "грн").replace("\N{NO-BREAK SPACE}", " ")
    assert text == (f"Штат у кількості {words} з місячним фондом заробітної плати 1 000,50 грн")
    assert approved_staff(Figures(units=Decimal(units)), "грн") == f"Штат у кількості {words}"


def test_sheet_has_pay_where_there_is_any():
    def heading(rows, **options):
        content = staff_list_workbook(rows, [], occupied=False, **options)
        return [cell.value for cell in openpyxl.load_workbook(BytesIO(content)).active[1]][4:]

    paid = Position("Касир", units=HALF, salary=Decimal(9000))
    plain = staff_list_rows([Department("Відділ", (paid,))])
    assert heading(plain, pay="грн") == ["Посадовий оклад, грн", "Фонд на місяць, грн"]
    assert heading(plain) == []
    assert heading(staff_list_rows([LOOSE]), pay="грн") == []
