"""Blanks that no line may end at (a bar stands for one here), apostrophes, dashes."""

import pytest

from hr_kp_classifier.documents.typography import NBSP, typeset
from hr_kp_classifier.kp.text import clean, fold


@pytest.mark.parametrize(
    "text",
    [
        "Наказ директора від 23|листопада|2026|року №|15-од",
        "згідно зі ст.|29 Кодексу та п.|1.3 цієї інструкції",
        "м.|Київ, вул.|Хрещатик, буд.|1",
        "робота з|клієнтами і|в|інших місцях, а|також у|відділі",
        "(у|разі потреби) «з|клієнтами»",
        "В|інших випадках",
        "не менш як 2|роки, 10|000|гривень, 20|%, 4|розряду",
        "інженер II|категорії",
        "Мета посади|— побудувати",
        "Т.|Г.|Шевченко",
        "Шевченко|Т.|Г.",
        "Тарас|ШЕВЧЕНКО",
        "Олеся-Марія|ІЛЬЧЕНКО",
    ],
)
def test_where_no_line_ends(text):
    assert typeset(text.replace("|", " ")) == text.replace("|", NBSP)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "від 10\N{NO-BREAK SPACE}– 20, з–по, слюсар-ремонтник",
        "'у лапках', 5'",
        "до початку роботи та після неї",
        # No words of one letter, though they end in one.
        "права працівника",
        "2.1. Проєктує систему",
        # A name too long for its column may break.
        "Марія-Єлизавета ГОЛЕНИЩЕВА-КУТУЗОВА",
        "Кодекс УКРАЇНИ про працю",
        "рядок перший\nрядок другий",
    ],
)
def test_other_blanks_stay(text):
    assert typeset(text) == text


def test_typesetting_is_done_once():
    text = typeset("з клієнтами — № 12, 23 листопада 2026 року")
    assert typeset(text) == text


def test_only_blanks_change():
    text = "У разі потреби (п. 1.3) — за 5 днів до 1 січня 2027 року, ст. 29 КЗпП, № 12"
    assert typeset(text).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("обов'язки", "обов’язки"),
        (
            "Лук’яненко і комп`ютер, об´єкт, здоровʼя",
            "Лук’яненко і комп’ютер, об’єкт, здоров’я",
        ),
        ("МАР'ЯНА", "МАР’ЯНА"),
        ("O'Neill", "O’Neill"),
        ("Витяг - інструкція", "Витяг — інструкція"),
        (
            "лікар загальної практики – сімейний лікар",
            "лікар загальної практики — сімейний лікар",
        ),
        ("§ 5 - мета", "§ 5 — мета"),
    ],
)
def test_one_apostrophe_and_one_dash(text, printed):
    assert typeset(text).replace(NBSP, " ") == printed
    assert typeset(typeset(text)) == typeset(text)


def test_apostrophes_are_compared_as_one():
    """What was copied from a paper finds what is stored."""
    stored = "Обліковець з реєстрації бухгалтерських об'єктів"
    assert clean(typeset(stored)) == stored
    assert fold(typeset(stored)) == fold(stored)


def test_characters_that_word_refuses_are_left_out():
    assert typeset("а\x0bб\x00в\ud800г\r\nд") == "абвг\nд"
