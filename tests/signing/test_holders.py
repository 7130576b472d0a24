"""Whose a signature is: names as certificates and as employees have them."""

import pytest

from hr_kp_classifier.documents.kep import kep_lines
from hr_kp_classifier.signing.holders import masked, same_person


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ШЕВЧЕНКО ТАРАС ГРИГОРОВИЧ", "Тарас Шевченко"),
        ("Тарас Шевченко", "Шевченко Тарас"),
        ("Мар’яна Кос-Анатольська", "КОС-АНАТОЛЬСЬКА МАР'ЯНА"),
        # A Latin letter in place of the Cyrillic one that looks like it.
        ("Tарас Шевченко", "Тарас Шевченко"),
    ],
)
def test_one_person_is_known_however_written(first, second):
    assert same_person(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Тарас Шевченко", "Тарас Прохасько"),
        ("Шевченко", "Тарас Шевченко"),
        ("Taras Shevchenko", "Тарас Шевченко"),
        ("Шевченко Тарас Григорович", "Шевченко Тарас Павлович"),
        ("", "Тарас Шевченко"),
    ],
)
def test_others_are_others(first, second):
    assert not same_person(first, second)


def test_number_is_shown_by_its_end():
    assert (masked("1234567890"), masked("123"), masked("")) == ("••••••7890", "123", "")


@pytest.mark.parametrize("verified", [True, False])
def test_paper_always_says_what_was_not_checked(verified):
    lines = kep_lines("Тарас Шевченко", "", "КНЕДП", of_file=True, verified=verified)
    assert "не перевірено" in lines[-1]
    assert len(lines) == 4


def test_paper_says_that_nobody_is_named_and_the_file_is_not_certain():
    lines = kep_lines("", "", "", of_file=False, verified=False)
    assert lines == (
        "КЕП",
        "сертифіката в контейнері немає",
        "чи підписано саме цей файл, не перевірено",
        "підпис не перевірено",
    )
