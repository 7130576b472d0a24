"""Dates, numbers and amounts, as Ukrainian papers write them (ДСТУ 4163:2020)."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from .typography import NBSP

BLANK_DATE = "«___» ______________ 20___ року".replace(" ", NBSP)
"""A blank to be filled in by hand where no date is known."""

_LOCALE = "uk"


def date_in_words(day: date) -> str:
    """Write a date in words and figures: «23 листопада 2026 року»."""
    return format_date(day, "d MMMM y 'року'", locale=_LOCALE)


def date_in_figures(day: date) -> str:
    """Write a date in figures: «23.11.2026»."""
    return format_date(day, "dd.MM.yyyy", locale=_LOCALE)


def number_text(number: Decimal) -> str:
    """Write a number of units, with all its decimals: «1», «0,5», «2,25»."""
    return format_decimal(number, "0.#", locale=_LOCALE, decimal_quantization=False)


def money_text(amount: Decimal) -> str:
    """Write an amount of money: «12 500,00», with blanks that do not break."""
    return format_decimal(amount, "#,##0.00", locale=_LOCALE)
