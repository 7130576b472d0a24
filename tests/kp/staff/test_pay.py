"""What one unit is paid beside the salary, as the monthly funds of a staff list tell."""

from decimal import Decimal

import pytest

from hr_kp_classifier.kp.staff.pay import RowPay, extra_of_one_unit
from hr_kp_classifier.kp.tables.report import Report


def paid(*rows):
    """Rows of units, salary, extra and fund -> extra of one unit, and what is noted."""
    report = Report()
    pays = [
        RowPay(number, *(None if each is None else Decimal(str(each)) for each in row))
        for number, row in enumerate(rows, start=2)
    ]
    found = extra_of_one_unit(pays, report)
    return found, [(note.row, note.text) for note in report.notes]


def test_extra_is_of_one_unit_where_the_funds_say_so():
    assert paid((2, 1000, 100, 2200), (0.5, 1000, 100, 550)) == ([100, 100], [])


def test_extra_of_all_units_is_divided():
    found, notes = paid((2, 1000, 100, 2100), (3, 1000, 100, 3100), (1, 1000, 100, 1100))
    assert found == [50, Decimal("33.33"), 100]
    [(row, text)] = notes
    assert (row, "divided by the units" in text) == (0, True)


def test_what_most_rows_say_is_meant():
    """Where as many say the one as the other, it is of one unit, as the form means it."""
    all_units, one_unit = (2, 1000, 100, 2100), (2, 1000, 100, 2200)
    assert paid(all_units, one_unit)[0] == [100, 100]
    assert paid(all_units, one_unit, all_units)[0] == [50, 50, 50]
    assert paid(one_unit, all_units, one_unit)[0] == [100, 100, 100]


def test_rows_that_say_nothing_of_it():
    rows = [(None, 1000, 100, 100), (0, 1000, 100, 100), (2, None, 100, 100), (2, 1, 100, None)]
    found, _notes = paid(*rows)
    assert found == [100, 100, 100, 100]
    assert paid((2, 1000, None, 2000), (2, 1000, 0, 2000)) == ([None, 0], [])
    # Divided with the others, but for those without units.
    found, _notes = paid((2, 1000, 100, 2100), (None, 1, 100, None), (4, 1000, None, 4000))
    assert found == [50, 100, None]


@pytest.mark.parametrize(
    ("fund", "fits"),
    [
        *((1000, True), (1001, True), (999, True), ("1001.01", False), ("998.99", False)),
    ],
)
def test_rounding_of_small_funds(fund, fits):
    """A hryvnia; of larger ones a thousandth."""
    assert RowPay(1, Decimal(1), Decimal(1000), None, Decimal(fund)).fits(False) == fits


@pytest.mark.parametrize(
    ("salary", "fits"), [(100_100, True), (99_900, True), (100_101, False)]
)
def test_rounding_of_large_funds(salary, fits):
    assert RowPay(1, Decimal(1), Decimal(salary), None, Decimal(100_000)).fits(False) == fits


def test_one_fund_of_five_that_differs_is_told_by_itself():
    right, wrong = (1, 1000, None, 1000), (2, 1000, 5, 3000)
    _found, notes = paid(*[right] * 4, wrong)
    [(row, text)] = notes
    assert row == 6
    assert "is 3000, but units × (salary + allowances) is 2010." in text
    _found, notes = paid(*[right] * 3, wrong)
    [(row, text)] = notes
    assert (row, text[:29]) == (0, "In 1 rows the monthly fund is")
    assert paid(*[right] * 4)[1] == []
