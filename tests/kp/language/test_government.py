"""Words in a case that their governing word does not take, turned into the one it takes."""

import pytest

from hr_kp_classifier.kp.language.government import (
    genitive_after_po,
    genitive_for_instrumental,
    is_dative_after_po,
)


@pytest.mark.parametrize(
    ("instrumental", "genitive"),
    [
        ("складом", "складу"),
        ("складом заводу металевих виробів", "складу заводу металевих виробів"),
        ("центральною базою", "центральної бази"),
        ("середнім складом", "середнього складу"),
        ("середньою базою заводу", "середньої бази заводу"),
        ("новим великим центральним складом", "нового великого центрального складу"),
        ("кібербезпековим відділом", "кібербезпекового відділу"),  # in no dictionary
        ("складом, цехом", "складу, цехом"),
        ("складами", "складу"),  # of one place
        ("господарством", "господарства"),
    ],
)
def test_a_head_of_a_place_takes_the_genitive(instrumental, genitive):
    assert genitive_for_instrumental(instrumental.split(" ")) == genitive.split(" ")


@pytest.mark.parametrize(
    "words",
    [
        "складу",
        "відділ",
        "з складом",  # what follows a preposition is governed by that
        "старим новим великим центральним складом",  # too far to be sure
        "воротами",  # no singular
        "центральним",
        "",
    ],
)
def test_what_is_no_instrumental_of_a_place_is_left(words):
    assert genitive_for_instrumental(words.split(" ")) is None


@pytest.mark.parametrize(
    ("after_po", "genitive"),
    [
        ("продажам", "продажів"),
        ("новим продажам", "нових продажів"),
        ("середнім базам", "середніх баз"),
        ("центральній базі", "центральної бази"),
        ("новому напрямку", "нового напрямку"),
        ("роботі з клієнтами", "роботи з клієнтами"),
        ("збуту, закупівлі", "збуту, закупівлі"),
        ("охороні праці", "охорони праці"),
    ],
)
def test_po_with_the_dative_becomes_a_genitive(after_po, genitive):
    assert genitive_after_po(after_po.split(" ")) == genitive.split(" ")


@pytest.mark.parametrize("words", [[], ["поверху"], ["Дому"], ["цеху", "№", "2"]])
def test_po_says_where(words):
    """«По поверху» is along or on what: no calque."""
    assert genitive_after_po(words) is None


@pytest.mark.parametrize(
    ("after_po", "is_dative"),
    [
        ("безтранспортному розкриву", True),
        ("міжобласній торгівлі", True),
        ("новому поверху", False),
        ("новому поверху,", False),
        ("безтранспортному", False),  # of what, is not said
        ("ій торгівлі", False),
        ("роботі з клієнтами", False),
    ],
)
def test_an_adjective_tells_the_dative(after_po, is_dative):
    assert is_dative_after_po(after_po.split(" ")) is is_dative
