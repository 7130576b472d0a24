"""What a person means by what is typed into a search box."""

import pytest

from hr_kp_classifier.kp.search.queries import MOST_LETTERS, MOST_WORDS, Query, queries


def wording(text):
    """The words of the likeliest query."""
    return queries(text)[0].wording


@pytest.mark.parametrize(
    ("typed", "code", "number", "words"),
    [
        ("1473", "1473", "", ()),
        ("2442.2", "2442.2", "", ()),
        ("2442,2", "2442.2", "", ()),
        ("2442.", "2442", "", ()),
        ("24422", "2442.2", "24422", ()),
        ("1473 менеджер", "1473", "", ("менеджер",)),
        ("менеджер 1473", "1473", "", ("менеджер",)),
        ("код КП 1473", "1473", "", ()),
        ("старший менеджер код 1473", "1473", "", ("старший", "менеджер")),
        ("мен над інф", "", "", ("мен", "над", "інф")),
        ("менеджер з", "", "", ("менеджер",)),
        ("з", "", "", ("з",)),
        ("100000", "", "", ("100000",)),
        ("50% слюсар_сантехнік\\", "", "", ("50", "слюсар", "сантехнік")),
    ],
)
def test_query(typed, code, number, words):
    assert queries(typed)[0] == Query(code, number, words)


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "--", "«»", "\\", "|"])
def test_no_query(typed):
    assert queries(typed) == []


def test_digits_may_be_a_word():
    """«Оператор Служби 112» is a title."""
    assert [query.words for query in queries("оператор служби 112")] == [
        ("оператор", "служби"),
        ("оператор", "служби", "112"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("мeнeджep", "менеджер"),  # Latin e and p
        ("редактор кaрт i лоцій", "редактор карт лоцій"),  # a Latin i alone
        ("PEMOHT", "ремонт"),  # Latin throughout
        ("vtytl;th", "менеджер"),
        ("vtytl;th p htrkfvb", "менеджер реклами"),
        ("fgjcnjk]d", "апостолїв"),
        ("rfc", "кас"),
        ("1473 vtytl;th", "менеджер"),
    ],
)
def test_latin_letters(typed, meant):
    assert meant in [query.wording for query in queries(typed)]


def test_latin_word_is_itself_first():
    assert wording("CRM") == "crm"


def test_one_latin_letter_between_ukrainian_words_is_read_at_once():
    """«i» is the conjunction, which no key has; «EOM» may be meant."""
    assert wording("оператор EOM i ПК") == "оператор eom пк"


def test_long_text_is_cut():
    [query] = queries("слово" * 20 + " слово" * 1000)
    assert len(query.words) == MOST_WORDS
    assert len(query.words[0]) == MOST_LETTERS


@pytest.mark.parametrize("typed", ["BA", "IT", "PM"])
def test_short_latin_word_is_no_ukrainian_one(typed):
    """«Ва…» is no beginning that «BA» stands for."""
    assert [query.wording for query in queries(typed)] == [typed.lower()]
