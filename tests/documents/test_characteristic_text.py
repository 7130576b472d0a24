"""Qualification characteristics: their clauses, and «клієнти» for the synonyms."""

from pathlib import Path

import pytest

from hr_kp_classifier.documents.characteristic import (
    CharacteristicText,
    as_clients,
    clauses_of,
    read_characteristic,
)
from hr_kp_classifier.documents.template_text import TemplateError

SHIPPED = Path(__file__).parents[2] / "hr_kp_classifier/data/characteristics"


@pytest.mark.parametrize(
    ("text", "clients"),
    [
        ("Консультує відвідувачів", "Консультує клієнтів"),
        ("Відвідувачі чекають", "Клієнти чекають"),
        ("із замовником та покупцем", "із клієнтом"),
        ("допомагає споживачеві", "допомагає клієнтові"),
        ("пропонує покупцю товар", "пропонує клієнту товар"),
        ("зустрічі зі споживачами", "зустрічі з клієнтами"),
        ("для покупців (замовників, споживачів)", "для клієнтів"),
        ("клієнтів-споживачів товарів", "клієнтів товарів"),
        ("потреби замовників і якість", "потреби клієнтів і якість"),
        # Other words of these roots are other words.
        ("споживчий ринок, відвідуваність", "споживчий ринок, відвідуваність"),
        ("покупка замовлення", "покупка замовлення"),
        # Two cases are two words.
        ("клієнти, клієнтів", "клієнти, клієнтів"),
    ],
)
def test_as_clients(text, clients):
    assert as_clients(text) == clients


def test_clauses_of_a_pasted_list():
    pasted = "  • створює комфортні умови; \n\n1) консультує відвідувачів.\n— веде: облік,"
    assert clauses_of(pasted) == [
        "Створює комфортні умови.",
        "Консультує відвідувачів.",
        "Веде: облік.",
    ]


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.txt")), ids=lambda path: path.stem)
def test_shipped(path, professions):
    text = read_characteristic(path.read_text(encoding="utf-8"))
    assert text.title in {(profession.code, profession.name) for profession in professions}
    assert text.issue
    assert text.order
    assert text.parts["duties"]


def test_template_and_characteristic_say_a_duty_alike():
    """HR who takes both does not get a duty twice in two wordings."""
    characteristic = read_characteristic(
        (SHIPPED / "administrator.txt").read_text(encoding="utf-8")
    )
    template = (SHIPPED.parent / "instruction_templates/office_administrator.txt").read_text(
        encoding="utf-8"
    )
    duties = clauses_of("\n".join(characteristic.parts["duties"]))
    assert duties
    assert not [duty for duty in duties if f"- {duty}\n" not in template]


def test_characteristic_with_a_stray_line():
    with pytest.raises(TemplateError, match="line 2"):
        read_characteristic("@title 4222 Адміністратор\n- обов'язок без розділу\n")


def test_characteristic_is_read_part_by_part():
    text = read_characteristic(
        "@title 4222 Адміністратор залу\n@issue Випуск 1\n@order наказ № 336\n@note Увага.\n"
        "\n# duties\n- Забезпечує.\n- Веде.\n# requirements\n- Освіта.\n"
    )
    assert text == CharacteristicText(
        ("4222", "Адміністратор залу"),
        "Випуск 1",
        "наказ № 336",
        "Увага.",
        {"duties": ["Забезпечує.", "Веде."], "requirements": ["Освіта."]},
    )
    for line in ("# rights", "пункт", "@other щось"):
        with pytest.raises(TemplateError, match="line 1"):
            read_characteristic(line)


def test_end_of_a_clause():
    assert clauses_of("веде;\nскладає:\nчергує!\n;\n2.13. навчає…\n- вчиться .") == [
        *("Веде.", "Складає:", "Чергує!", "Навчає…", "Вчиться.")
    ]


@pytest.mark.parametrize(
    ("text", "clients"),
    [
        ("клієнтів або споживачів чи замовників", "клієнтів"),
        ("ВІДВІДУВАЧ", "Клієнт"),
        ("для відвідувачам, покупцям", "для клієнтам"),
    ],
)
def test_one_word_is_said_once(text, clients):
    assert as_clients(text) == clients
