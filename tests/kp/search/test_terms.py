"""What may stand for a word that was typed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.search.keys import BORDER, search_key
from hr_kp_classifier.kp.search.near_words import Vocabulary
from hr_kp_classifier.kp.search.queries import MOST_WORDS, queries
from hr_kp_classifier.kp.search.terms import (
    BEGINNING,
    EDIT,
    MISSING,
    STEM,
    SYNONYM,
    SYNONYMS,
    WHOLE,
    Freedom,
    stems,
    terms,
)

ANY_TEXT = st.text(max_size=80) | st.text("абвіїґє'’- –().,;1234567890CRMe|%_\\", max_size=80)


def alternatives(text, level, near=None):
    vocabulary = Vocabulary(near or ())
    found = terms(queries(text)[0], level, vocabulary)
    return {term.word: dict(term.alternatives) for term in found}


def test_as_typed():
    assert alternatives("менеджера реклами", Freedom.TYPED) == {"менеджера": {}, "реклами": {}}


@pytest.mark.parametrize("word", SYNONYMS[0])
def test_synonyms_of_the_article(word):
    found = alternatives(f"робота з {word}ами", Freedom.TYPED)[f"{word}ами"]
    others = set(SYNONYMS[0]) - {word}
    assert {other: cost for other, cost in found.items() if other in others} == dict.fromkeys(
        others, SYNONYM
    )


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("клієнтами", "клієнт"),
        ("менеджера", "менеджер"),
        ("соціологиня", "соціолог"),
        ("інженерка", "інженер"),
        ("начальниця", "начальн"),
        ("завідувачка", "завідувач"),
        ("зміною", "змін"),
    ],
)
def test_stems(typed, stem):
    assert stem in stems(typed)
    assert alternatives(typed, Freedom.STEMS)[typed][stem] == STEM


@pytest.mark.parametrize("word", ["касир", "кухар", "ріка"])
def test_no_stem_of_a_short_word(word):
    assert stems(word) == []


def test_prepositions_need_not_be_there():
    assert [*alternatives("майстер по ремонту", Freedom.TYPED)] == ["майстер", "по", "ремонту"]
    assert [*alternatives("майстер по ремонту", Freedom.STEMS)] == ["майстер", "ремонту"]


def test_near():
    """The nearest is taken; it stands for what begins with it."""
    near = ["менеджерський", "менеджер", "менеджери", "манекен"]
    assert alternatives("менеджр", Freedom.NEAR, near) == {"менеджр": {"менеджер": EDIT}}


def test_nearer_before_farther():
    found = alternatives("менеджер", Freedom.NEAR, ["менеджер", "менажер", "тренажер"])
    assert found == {"менеджер": {}}
    found = alternatives("інженир", Freedom.NEAR, ["інженер", "інжир", "інженю"])["інженир"]
    assert list(found) == ["інженер"]


def test_what_is_known_is_taken_for_mistyped_only_where_all_is_known():
    near = ["касир", "касар", "бухгалтер"]
    assert alternatives("касир бухгалтр", Freedom.NEAR, near) == {
        "касир": {},
        "бухгалтр": {"бухгалтер": EDIT},
    }
    assert alternatives("касир", Freedom.NEAR, near) == {"касир": {"касар": EDIT}}


def test_ever_freer():
    """As typed, in another form, mistyped, not all of them: each level keeps what was before."""
    assert [level.name for level in Freedom] == ["TYPED", "STEMS", "NEAR", "SOME"]
    near = ["менеджмент", "менаджера"]
    stem, edit = {"менеджер": STEM}, {"менаджера": EDIT}
    assert [alternatives("менеджера", level, near)["менеджера"] for level in Freedom] == [
        {},
        stem,
        stem | edit,
        stem | edit,
    ]


def test_the_surer_costs_less():
    assert WHOLE < BEGINNING < STEM < SYNONYM < EDIT < 2 * EDIT < MISSING


def test_all_costs_less_than_a_missing_word():
    word = "замовниковами"
    found = alternatives(word, Freedom.NEAR, ["замовник", "замовниками", "замовниковий"])[word]
    assert found
    assert max(found.values()) < MISSING


@given(ANY_TEXT)
def test_no_text_raises(text):
    for query in queries(text):
        assert query.code or query.words
        assert len(query.words) <= MOST_WORDS
        for word in query.words:
            assert word.isalnum()  # nothing that LIKE would read otherwise
        for level in Freedom:
            for term in terms(query, level, Vocabulary(["менеджер"])):
                assert all(other.isalnum() for other, _cost in term.alternatives)
    key = search_key([text])
    assert key == search_key([text.upper().lower()]) or key
    assert not key or (key.startswith(f"{BORDER} ") and key.endswith(f" {BORDER}"))


@pytest.mark.speed
def test_hostile_text_is_quick():
    vocabulary = Vocabulary(["слово" * 7 + str(at) for at in range(200)])
    started = time.process_time()
    for text in ("(" * 100_000, "а" * 100_000, "а " * 50_000, "a;" * 50_000, "()" * 50_000):
        for query in queries(text):
            terms(query, Freedom.NEAR, vocabulary)
    search_key(["(" * 20_000, "а(" * 20_000])
    assert time.process_time() - started < 5
