"""Dates, numbers and amounts, as Ukrainian papers write them (ДСТУ 4163:2020); files' names."""

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from .typography import NBSP

BLANK_DATE = "«___» ______________ 20___ року".replace(" ", NBSP)
"""A blank to be filled in by hand where no date is known."""

_LOCALE = "uk"
# A file system takes 255 bytes, a Cyrillic letter is two of them; the rest is for « (2)».
_MOST_BYTES = 240
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


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


def file_name(name: str) -> str:
    """Make a name that every file system takes: of a long one the beginning and the end stay.

    The end says of whom a copy is, and whether it is a draft.

    :param name: with its extension, if it has one

    >>> file_name('Наказ № 15/к «Про "зміни"».docx')
    'Наказ № 15-к «Про -зміни-».docx'
    """
    stem, dot, extension = _NOT_IN_FILE_NAMES.sub("-", name).rpartition(".")
    if not dot or not extension.isalnum() or len(extension) > 4:
        stem, dot, extension = stem + dot + extension, "", ""
    stem = stem.strip(" .") or "-"
    head, end = stem, f"{dot}{extension}"
    if len(f"{head}{end}".encode()) <= _MOST_BYTES:
        return f"{head}{end}"
    end = f"…{stem[-40:]}{end}"
    while len(f"{head}{end}".encode()) > _MOST_BYTES:
        head = head[:-1]
    return f"{head.rstrip()}{end}"
