"""The linter of Ukrainian finds what is planted, and nothing in what ships."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "script"))

from lint_ukrainian import Text, findings, shipped


def found(words):
    return {finding.words for finding in findings([Text(Path("x.txt"), 1, words)])}


def test_what_ships_is_right():
    texts = list(shipped())
    assert {text.path.suffix for text in texts} == {".po", ".txt", ".rst", ".xml"}
    assert not list(map(str, findings(texts)))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        # Unknown words.
        ("Перевіряє достовірнисть даних.", "достовірнисть"),
        ("Посадова інструкцыя", "інструкцыя"),
        # Wrong variants.
        ("Виберіть співробітника.", "співробітника"),
        ("Назва файла", "файла"),
        ("на протязі двох місяців", "на протязі"),
        ("має приймати участь у нарадах", "приймати участь"),
        ("підписує кадровик", "кадровик"),
        ("кадрова служба фіксує", "кадрова служба"),
        ("у навчальних закладах", "навчальних закладах"),
        ("згідно наказу", "згідно "),
        ("у відповідності до наказу", "у відповідності до"),
        ("посада являється керівною", "являється"),
        ("за діючим законодавством", "діючим законодавством"),
        ("при необхідності", "при необхідності"),
        ("запобігає розкраданню", "розкраданню"),
        # Typography.
        ("Мета посади - облік", "и - о"),
        ("завдання й обовʼязки", "вʼя"),
        ("Назва Пoсади", "Пo"),
        ('Посада "Юрист"', '"Ю'),
        ("Випуск «Перший «Назва»»", "«Перший «"),
        ("наказ №15", "№1"),
        ("Чекайте...", "..."),
        ("веде облік , звіряє", "к , "),
        ("облік,звіряння", "к,з"),
        ("напр., наказ", "напр.,"),
    ],
)
def test_a_planted_fault_is_found(words, wrong):
    assert wrong in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "Науковий співробітник",
        "Співробітники → Налаштування",
        "Служба персоналу складає посадову інструкцію: обов'язки, права.",
        "Поле %(name)s: ``do_it...`` <b>напишіть</b> «Випуск „Назва“» — № 15-од, 10–20",
        "з'являється зауваження",
    ],
)
def test_what_is_right_is_left_alone(words):
    assert not found(words)
