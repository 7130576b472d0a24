"""What of a signed paper is another today."""

import json

import pytest

from hr_kp_classifier.documents.signed_differences import differences, excerpts, in_words

CLAUSES = [
    {"number": "1.1", "text": "Вивчає думку."},
    {"number": "1.2", "text": "Складає звіт."},
    {"number": "1.3", "text": "Зберігає таємницю."},
]


def paper(clauses=CLAUSES, **values):
    facts = {"number": "12", "date": "2026-11-23", **values}
    facts["sections"] = [{"number": "1", "name": "Обов'язки", "clauses": list(clauses)}]
    return json.dumps(facts).encode()


def found(kept, now):
    return [(each.key, each.kept, each.now) for each in differences(kept, now)]


def test_equal_papers_have_none():
    assert found(paper(), paper()) == []


def test_values_and_items_are_named_by_the_way_to_them():
    changed = [*CLAUSES[:2], {"number": "1.3", "text": "Інше."}]
    [number, text] = differences(paper(), paper(changed, number="13"))
    assert (number.path, number.kept, number.now) == ((("number", None),), "12", "13")
    assert text.key == "sections.clauses.text"
    assert [item and item["number"] for _key, item in text.path] == ["1", "1.3", None]


def test_what_is_gone_or_put_in_does_not_touch_the_rest():
    numbers = [{**each, "number": f"1.{at}"} for at, each in enumerate(CLAUSES[1:], 1)]
    assert found(paper(), paper(numbers)) == [("sections.clauses", CLAUSES[0], None)]
    assert found(paper(numbers), paper()) == [("sections.clauses", None, CLAUSES[0])]


def test_numbers_alone():
    numbers = [{**CLAUSES[0], "number": "2.1"}, *CLAUSES[1:]]
    assert found(paper(), paper(numbers)) == [("sections.clauses.number", "1.1", "2.1")]


def test_a_key_on_one_side():
    assert found(b'{"a": 1}', b'{"b": 2}') == [("a", 1, None), ("b", None, 2)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        (7, "7"),
        ("2026-11-23", "23.11.2026"),
        ("2026-11-23 і далі", "2026-11-23 і далі"),
        ({"number": "1", "clauses": [{"text": "Вивчає."}], "intro": ""}, "1 Вивчає."),
    ],
)
def test_in_words(value, words):
    assert in_words(value) == words


def test_short_texts_are_shown_whole():
    assert excerpts("було", "стало") == ("було", "стало")
    assert excerpts("а" * 90, "б") == ("а" * 90, "б")


def test_of_long_ones_what_is_about_the_difference():
    kept, now = excerpts("а" * 200 + "було" + "в" * 200, "а" * 200 + "стало")
    assert kept == "…" + "а" * 24 + "було" + "в" * 62 + "…"
    assert now == "…" + "а" * 24 + "стало"


def test_the_beginning_is_that_of_a_word():
    kept, now = excerpts("слово " * 40 + "було", "слово " * 40 + "стало")
    assert kept == "…" + "слово " * 3 + "було"
    assert now == "…" + "слово " * 3 + "стало"


def test_requisites_come_before_lines():
    kept, now = b'{"lines": [{"a": 1}], "number": 1}', b'{"lines": [{"a": 2}], "number": 2}'
    assert [each[0] for each in found(kept, now)] == ["number", "lines.a"]


def test_what_was_cut_off_shows_as_that():
    assert excerpts("а" * 200, "а" * 100) == ("…" + "а" * 90 + "…", "…" + "а" * 24)
    assert excerpts("а" * 200, "") == ("а" * 90 + "…", "")
