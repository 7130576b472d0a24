"""What a row of a staff list is, by its words; and the totals that it states."""

from decimal import Decimal

import pytest

from hr_kp_classifier.kp.staff.row_kinds import is_below, is_beside, is_total, kind_word
from hr_kp_classifier.kp.staff.totals import UnitTotals, as_written
from hr_kp_classifier.kp.tables.report import Report


def test_totals_by_their_words():
    assert all(map(is_total, ("Разом по відділу", "УСЬОГО:", " всього", "Итого")))
    assert not any(map(is_total, ("Разомеханік", "Механік разом", "")))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ЗАТВЕРДЖУЮ",
            "Погоджено:",
            "штат у кількості 5",
            "Штатний розпис",
            "М. П.",
            "(підпис)",
        ),
        *(
            "Директор ________ О. Коваль",
            "«___» 2026",
            "01.02.2026",
            "1 січня 2026 року",
            "грн",
        ),
    ],
)
def test_what_stands_beside_a_table(text):
    assert is_beside(text)


@pytest.mark.parametrize("text", ["Директор", "Начальник штату", "Посадовець", "Дата-інженер"])
def test_what_does_not(text):
    assert not is_beside(text)


def test_kinds_of_departments():
    assert kind_word("Відділ збуту") == "відділ"
    assert kind_word("Фінансове Управління") == "управління"
    assert kind_word("Їдальня") == ""


@pytest.mark.parametrize(
    ("department", "other", "below"),
    [
        ("Сектор обліку", "Відділ збуту", True),
        ("Відділ збуту", "Управління", True),
        ("Управління", "Департамент", True),
        ("Відділ збуту", "Бухгалтерія", False),
        ("Управління", "Відділ", False),
        ("Їдальня", "Департамент", False),
        ("Сектор", "Їдальня", False),
    ],
)
def test_a_lower_kind_may_be_a_part(department, other, below):
    assert is_below(department, other) == below


def stated(*totals):
    """Two departments of 1 and 2.5 units, of 2 and none, and totals after them."""
    report = Report()
    units = UnitTotals(report, "Шт. од.")
    units.begin()
    units.add(Decimal(1))
    units.add(Decimal("2.5"))
    units.begin()
    units.add(Decimal(2))
    units.add(None)
    for row, total in enumerate(totals, start=9):
        units.check(row, total)
    return [(note.row, note.column, note.text) for note in report.notes]


@pytest.mark.parametrize("total", ["2", "5,5", "5,509", "1,991", "", "щось"])
def test_a_total_of_the_department_or_of_all_is_right(total):
    assert stated(total) == []


@pytest.mark.parametrize("total", ["3,5", "5,51", "5,49", "1"])
def test_another_total_is_told(total):
    [(row, column, text)] = stated(total)
    assert (row, column) == (9, "Шт. од.")
    assert f"says {total} staff units, the rows above it have 2 (all rows: 5,5)" in text


def test_a_total_begins_what_is_counted_next():
    assert stated("2", "0", "5,5") == []


def test_numbers_as_messages_show_them():
    assert [as_written(Decimal(each)) for each in ("2.50", "100", "0.0")] == ["2,5", "100", "0"]
