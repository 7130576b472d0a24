"""The words that a mistyped one may be meant for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.search.near_words import MOST_NEAR, Near, Vocabulary


@pytest.mark.parametrize(
    ("typed", "word", "edits"),
    [
        ("менеджер", "менеджер", 0),
        ("менедж", "менеджер", 0),  # the beginning of it
        ("менеджр", "менеджер", 1),
        ("менедржер", "менеджер", 1),
        ("мендежер", "менеджер", 1),
        ("емнеджер", "менеджер", 1),
        ("менаджер", "менеджер", 1),
        ("бухгалтрер", "бухгалтер", 1),
        ("бугалтерр", "бухгалтер", 2),
        ("мянаджер", "менеджер", 2),  # at the first letters alone
        ("менеджеррр", "менеджер", 2),  # two letters more than the word has
        ("пухгалтен", "бухгалтер", 2),  # at both ends
        ("улектромонтр", "електромонтер", 2),
        ("бюо", "бюро", 1),
        ("кухра", "кухар", 1),
    ],
)
def test_how_near(typed, word, edits):
    assert Vocabulary([word]).near(typed) == [Near(edits, word)]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("міндорж", "менеджер"),
        ("мендр", "менеджер"),  # two edits in so short a word
        ("кровиць", "кравець"),
        ("бю", "бюджетний"),  # too short to be mistyped
        ("зали", "зал"),  # nobody means so short a word
        ("касе", "касета"),  # too short to be sure that more is to come
        ("електрик", "сантехнік"),
        ("2x", "2я"),
        ("", "бюджетний"),
    ],
)
def test_too_far(typed, word):
    assert Vocabulary([word]).near(typed) == []


def test_nearest_first_then_shortest():
    vocabulary = Vocabulary(["менеджерський", "менеджер", "менеджери", "манекен"])
    assert [near.word for near in vocabulary.near("менеджр")] == [
        "менеджер",
        "менеджери",
        "менеджерський",
    ]


def test_no_more_than_the_nearest():
    vocabulary = Vocabulary([f"менеджер{letter}" for letter in "абвгґдеєжз"])
    assert len(vocabulary.near("менеджр")) == MOST_NEAR


@given(
    st.sampled_from(["електромонтер", "прибиральник", "бухгалтерія", "налагоджувальник"]),
    st.sampled_from("абвгд"),
    st.integers(0, 1),
    st.integers(1, 2),
)
def test_two_mistakes_at_both_ends_of_a_long_word_are_found(word, letter, first, last):
    for typed in (
        word[:first] + word[first + 1 : -last] + letter + word[len(word) - last :],
        word[:first] + letter + word[first:-last] + word[len(word) - last + 1 :],
        word[:first] + letter + word[first + 1 : -last] + word[len(word) - last + 1 :],
    ):
        assert [near.word for near in Vocabulary([word]).near(typed)] == [word]


@given(st.text(max_size=60))
def test_no_text_raises(text):
    for near in Vocabulary(["менеджер", "бухгалтер", "бюро"]).near(text):
        assert 0 <= near.edits <= 2
