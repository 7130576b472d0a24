"""Numbers as the cells of a staff list have them."""

from decimal import Decimal

import pytest

from hr_kp_classifier.kp.staff.cells import (
    extra_fault,
    is_vacant,
    money_fault,
    number,
    number_or_none,
    units_fault,
    unnumbered,
)


@pytest.mark.parametrize(
    ("text", "found"), [("1/2", "0.50"), ("3/4", "0.75"), ("0/5", "0.00"), ("1½", None)]
)
def test_fractions(text, found):
    if found is None:
        with pytest.raises(ValueError, match=text):
            number(text)
    else:
        assert number(text) == Decimal(found)


def test_a_fraction_of_nothing_is_no_number():
    with pytest.raises(ValueError, match="1/0"):
        number("1/0")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 500,00 грн", "12500.00"),
        ("1,250.50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1,234,567.5 ₴", "1234567.5"),
        ("12'500", "12500"),
        ("2 ставки", "2"),
        ("½", "0.5"),
        ("1/3", "0.33"),
        ("-5", "-5"),
    ],
)
def test_numbers_as_people_write_them(text, found):
    assert number(text) == number_or_none(text) == Decimal(found)


@pytest.mark.parametrize("text", ["два", "nan", "Infinity", "1..5", "1/2/3", "1000/3"])
def test_no_number(text):
    with pytest.raises(ValueError, match=text):
        number(text)
    assert number_or_none(text) is None


@pytest.mark.parametrize("text", ["", " - ", "–", "х", "."])
def test_nothing_is_said(text):
    assert number(text) is None
    assert units_fault(text) is money_fault(text) is extra_fault(text) is None


def test_bounds_of_what_one_position_may_have():
    """More is a number of another column."""
    for text in ("0", "0,01", "10000"):
        assert units_fault(text) is None
    for text in ("-0,01", "10000,01", "-1"):
        assert "a number from 0 to 10000 is" in units_fault(text).text
    assert "no number of staff units" in units_fault("два").text
    for text in ("0", "10 000 000,00"):
        assert money_fault(text) is None
    for text in ("-1", "10000000,01"):
        assert "an amount from 0 to 10000000 is" in money_fault(text).text
    assert "“багато” is no amount of money" in money_fault("багато").text
    assert "does not keep its result" in money_fault("=A1*2").text


def test_each_amount_beside_the_salary_is_looked_at():
    assert extra_fault("100\n\n99 000 000") is None
    assert "“багато”" in extra_fault("100\nбагато\n200").text


@pytest.mark.parametrize(
    ("text", "name", "depth"),
    [
        ("1. Управління", "Управління", 1),
        ("1.2. Відділ збуту", "Відділ збуту", 2),
        ("1.2.3 Сектор", "Сектор", 3),
        ("4) Цех", "Цех", 1),
        ("II. Бухгалтерія", "Бухгалтерія", 1),
        ("Цех № 5", "Цех № 5", 0),
        ("1.", "1.", 0),
    ],
)
def test_numbering_of_a_department(text, name, depth):
    assert unnumbered(text) == (name, depth)


def test_a_vacancy_names_nobody():
    for text in ("", "–", "Вакансія", "вакантна", "не зайнята", "вільна ставка"):
        assert is_vacant(text)
    assert not is_vacant("Шевченко Тарас Григорович")
