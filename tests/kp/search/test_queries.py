"""What a person means by what is typed into a search box."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.search.queries import (
    BORDER,
    EDIT,
    MISSING,
    MOST_LETTERS,
    MOST_WORDS,
    STEM,
    SYNONYM,
    SYNONYMS,
    Level,
    Query,
    edits,
    mistyped,
    queries,
    search_key,
    stems,
    terms,
    words_of,
)

ANY_TEXT = st.text(max_size=80) | st.text("абвіїґє'’- –().,;1234567890CRMe|%_\\", max_size=80)


def wording(text):
    """The words of the likeliest query."""
    return queries(text)[0].wording


# Keys


def test_key_begins_with_the_name_without_its_brackets():
    key = search_key(["Менеджер (управитель) у сфері надання інформації"])
    assert [part.strip() for part in key.strip(BORDER).split(BORDER)] == [
        "менеджер сфері наданя інформації",
        "управитель сфері наданя інформації",
        "менеджер управитель сфері наданя інформації",
    ]


def test_key_of_several_names():
    assert search_key(["CRM-менеджер", "менеджер CRM"]) == "| crm менеджер | менеджер crm |"


@pytest.mark.parametrize("names", [[], [""], ["()"], ["…"]])
def test_key_of_nothing(names):
    assert search_key(names) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Оператор комп'ютерного набору", "оператор комп’ютерного набору"),
        ("Оператор комп'ютерного набору", "ОПЕРАТОР КОМПЬЮТЕРНОГО НАБОРУ".replace("Ь", "")),
        ("Лікар-терапевт", "лікар – терапевт"),
        ("Лікар-терапевт", "лікар терапевт"),
        ("Менеджер із збуту", "менеджер зі збуту"),
        ("Менеджер (управитель) в торгівлі", "менеджер у торгівлі"),
        ("Вчитель", "учитель"),
        ("Ґрунтознавець", "грунтознавець"),
        ("Касир", "кассир"),
        ("Інженер", "ынженер"),
        ("Інженер-проектувальник", "інженер проєктувальник"),
        ("Майстер (промисловість)", "майстер"),
    ],
)
def test_what_people_do_not_get_wrong(one, other):
    """However it is typed, it is a wording of the title."""
    assert f"{BORDER} {wording(other)} {BORDER}" in search_key([one])


def test_every_official_title_is_a_wording_of_its_key(professions):
    for profession in professions:
        key = search_key([profession.name])
        assert any(
            f"{BORDER} {query.wording} {BORDER}" in key for query in queries(profession.name)
        ), profession


def test_keys_are_quick_to_make(professions):
    """All of them in a fraction of what loading the titles takes."""
    started = time.process_time()
    for profession in professions:
        search_key([profession.name])
    assert time.process_time() - started < 0.6


def test_words_that_may_be_mistyped():
    assert words_of(["| інженер з ремонту | під |", ""]) == {"інженер", "ремонту"}


# Queries


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
        ("1473 vtytl;th", "менеджер"),
    ],
)
def test_latin_letters(typed, meant):
    assert meant in [query.wording for query in queries(typed)]


def test_latin_word_is_itself_first():
    assert wording("CRM") == "crm"


def test_long_text_is_cut():
    [query] = queries("слово" * 20 + " слово" * 1000)
    assert len(query.words) == MOST_WORDS
    assert len(query.words[0]) == MOST_LETTERS


# What may stand for a word


def alternatives(text, level, near=()):
    return {term.word: dict(term.alternatives) for term in terms(queries(text)[0], level, near)}


def test_as_typed():
    assert alternatives("менеджера реклами", Level.TYPED) == {"менеджера": {}, "реклами": {}}


@pytest.mark.parametrize("word", SYNONYMS[0])
def test_synonyms_of_the_article(word):
    found = alternatives(f"робота з {word}ами", Level.TYPED)[f"{word}ами"]
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
    ],
)
def test_stems(typed, stem):
    assert stem in stems(typed)
    assert alternatives(typed, Level.STEMS)[typed][stem] == STEM


@pytest.mark.parametrize("word", ["касир", "кухар", "ріка"])
def test_no_stem_of_a_short_word(word):
    assert stems(word) == []


def test_prepositions_need_not_be_there():
    assert [*alternatives("майстер по ремонту", Level.TYPED)] == ["майстер", "по", "ремонту"]
    assert [*alternatives("майстер по ремонту", Level.STEMS)] == ["майстер", "ремонту"]


def test_near():
    """The nearest is taken; it stands for what begins with it."""
    near = ["менеджерський", "менеджер", "менеджери", "манекен"]
    assert alternatives("менеджр", Level.NEAR, near) == {"менеджр": {"менеджер": EDIT}}


def test_nearer_before_farther():
    found = alternatives("менеджер", Level.NEAR, ["менеджер", "менажер", "тренажер"])
    assert found == {"менеджер": {}}
    found = alternatives("інженир", Level.NEAR, ["інженер", "інжир", "інженю"])["інженир"]
    assert list(found) == ["інженер"]


def test_all_costs_less_than_a_missing_word():
    word = "замовниковами"
    found = alternatives(word, Level.NEAR, ["замовник", "замовниками", "замовниковий"])[word]
    assert found
    assert max(found.values()) < MISSING


def test_what_may_be_mistyped():
    assert mistyped(queries("бюо по 2x менеджр")[0]) == ["бюо", "менеджр"]


@pytest.mark.parametrize(
    ("typed", "word", "count"),
    [
        ("менеджер", "менеджер", 0),
        ("менедж", "менеджер", 0),  # the beginning of it
        ("менеджр", "менеджер", 1),
        ("менедржер", "менеджер", 1),
        ("мендежер", "менеджер", 1),
        ("емнеджер", "менеджер", 1),
        ("менаджер", "менеджер", 1),
        ("мендежр", "менеджер", 2),
        ("мендр", "менеджер", 2),
        ("міндорж", "менеджер", None),
        ("бюо", "бюро", 1),
        ("касе", "касета", 2),  # too short to be sure that more is to come
        ("бю", "бюджетний", None),
        ("", "бюджетний", None),
        ("електрик", "сантехнік", None),
    ],
)
def test_edits(typed, word, count):
    assert edits(typed, word, 2) == count


@given(ANY_TEXT)
def test_no_text_raises(text):
    for query in queries(text):
        assert query.code or query.words
        assert len(query.words) <= MOST_WORDS
        for word in query.words:
            assert word.isalnum()  # nothing that LIKE would read otherwise
        for level in Level:
            for term in terms(query, level, ["менеджер"]):
                assert all(other.isalnum() for other, _cost in term.alternatives)
    key = search_key([text])
    assert key == search_key([text.upper().lower()]) or key
    assert not key or (key.startswith(f"{BORDER} ") and key.endswith(f" {BORDER}"))


@given(st.text("абвгд", max_size=9), st.text("абвгд", max_size=9))
def test_edits_of_any_words(one, other):
    count = edits(one, other, 2)
    if count is not None:
        assert 0 <= count <= 2
        assert len(one) <= len(other) + 2
    if one == other:
        assert count == 0


def test_hostile_text_is_quick():
    started = time.process_time()
    for text in ("(" * 100_000, "а" * 100_000, "а " * 50_000, "a;" * 50_000, "()" * 50_000):
        for query in queries(text):
            terms(query, Level.NEAR, ["слово" * 8] * 200)
    search_key(["(" * 20_000, "а(" * 20_000])
    assert time.process_time() - started < 5
