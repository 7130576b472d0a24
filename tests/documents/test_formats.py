"""Dates, numbers and amounts, letter by letter: Babel's data may change with its version."""

from datetime import date
from decimal import Decimal

import pytest

from hr_kp_classifier.documents.formats import (
    BLANK_DATE,
    date_in_figures,
    date_in_words,
    file_name,
    money_text,
    number_text,
)
from hr_kp_classifier.documents.typography import NBSP

MONTHS = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, start=1)))
def test_date(month, name):
    assert date_in_words(date(2027, month, 1)) == f"1 {name} 2027 року"
    assert date_in_figures(date(2027, month, 1)) == f"01.{month:02}.2027"


def test_blank_date_does_not_break():
    assert f"«___»{NBSP}______________{NBSP}20___{NBSP}року" == BLANK_DATE


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *(("1", "1"), ("1.00", "1"), ("0.50", "0,5"), ("2.25", "2,25"), ("10", "10")),
        *(("0", "0"), ("0.125", "0,125"), ("12345.5", "12345,5"), ("-1", "-1")),
    ],
)
def test_number(number, text):
    assert number_text(Decimal(number)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "0,00"), ("999.9", "999,90"), ("1234567.5", f"1{NBSP}234{NBSP}567,50")],
)
def test_money(amount, text):
    assert money_text(Decimal(amount)) == text


@pytest.mark.parametrize("letter", ["я", "a", "😀"])
def test_a_long_file_name_keeps_its_beginning_and_its_end(letter):
    name = file_name(f"Наказ {letter * 3000} (проєкт).docx")
    assert len(name.encode()) <= 240
    assert name.startswith(f"Наказ {letter}") and name.endswith(" (проєкт).docx")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Наказ № 15/к.docx", "Наказ № 15-к.docx"),
        ("<img src=x>\x00\n.pdf", "-img src=x-.pdf"),
        ("Наказ від 27.11.2026 № 4", "Наказ від 27.11.2026 № 4"),
        ("Штатний розпис — ТОВ «Хліб».xlsx", "Штатний розпис — ТОВ «Хліб».xlsx"),
        ("...", "-"),
    ],
)
def test_file_name(name, made):
    assert file_name(name) == made
