"""What a new revision of a document changes."""

from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.documents.revision import TextLine, compare_texts, diff_words

OLD = [
    TextLine(1, "1.1", "Веде облік."),
    TextLine(2, "1.2", "Складає звіт."),
    TextLine(3, "1.3", "Чергує."),
]


def kinds(changes):
    return [(change.kind, change.old_number, change.number) for change in changes]


def test_a_copy_changes_nothing():
    assert (
        compare_texts(OLD, [TextLine(10 + line.key, "", line.text, line.key) for line in OLD])
        == []
    )


def test_added_removed_changed_in_the_order_of_the_text():
    new = [
        TextLine(11, "1.1", "Веде щоденний облік.", 1),
        TextLine(14, "1.2", "Навчає інших."),
        TextLine(13, "1.3", "Чергує.", 3),
    ]
    assert kinds(compare_texts(OLD, new)) == [
        ("changed", "1.1", "1.1"),
        ("added", "", "1.2"),
        ("removed", "1.2", ""),
    ]


def test_a_line_rewritten_wholly_is_known_by_its_origin():
    (change,) = compare_texts(OLD[:1], [TextLine(11, "1.1", "Зовсім інше.", 1)])
    assert change.kind == "changed"


def test_a_line_without_an_origin_is_known_by_its_words():
    new = [TextLine(key, "", line.text) for key, line in enumerate(OLD, start=20)]
    assert compare_texts(OLD, new) == []


def test_another_number_alone_is_no_change():
    new = [TextLine(12, "1.1", "Складає звіт.", 2), TextLine(13, "1.2", "Чергує.", 3)]
    assert kinds(compare_texts(OLD, new)) == [("removed", "1.1", "")]


def test_two_lines_of_one_origin():
    """A clause that was copied by hand is changed once and added once."""
    new = [TextLine(11, "1.1", "Веде облік.", 1), TextLine(12, "1.2", "Веде облік складу.", 1)]
    assert kinds(compare_texts(OLD[:1], new)) == [("added", "", "1.2")]


def test_words():
    assert diff_words("Веде облік.", "Веде щоденний облік.") == (
        ("same", "Веде"),
        ("added", " щоденний"),
        ("same", " облік."),
    )


def test_an_apostrophe_and_a_hyphen_do_not_part_a_word():
    removed = dict(diff_words("обов'язки інженера-програміста", "права інженера"))["removed"]
    assert removed in ("обов'язки", "інженера-програміста")


@given(st.text(), st.text())
def test_both_texts_can_be_read_off_the_words(old, new):
    words = diff_words(old, new)
    assert "".join(text for kind, text in words if kind != "added") == old
    assert "".join(text for kind, text in words if kind != "removed") == new


@given(
    st.lists(st.text(max_size=5)), st.lists(st.tuples(st.text(max_size=5), st.integers(0, 9)))
)
def test_every_line_that_came_or_went_is_told(old_texts, new_texts):
    old = [TextLine(i, f"o{i}", text) for i, text in enumerate(old_texts)]
    new = [TextLine(i, f"n{i}", text, origin) for i, (text, origin) in enumerate(new_texts)]
    changes = compare_texts(old, new)
    added = sum(change.kind == "added" for change in changes)
    removed = sum(change.kind == "removed" for change in changes)
    assert len(old) - removed == len(new) - added


def test_of_two_lines_alike_the_first_stays():
    old = [TextLine(key, f"1.{key}", "Чергує.") for key in (1, 2)]
    assert kinds(compare_texts(old, [TextLine(9, "1.1", "Чергує.")])) == [
        ("removed", "1.2", "")
    ]


def test_a_line_that_sorts_before_or_after_the_former_is_changed():
    for text in ("А", "Я"):
        [change] = compare_texts([TextLine(1, "1.1", "М")], [TextLine(2, "1.1", text, 1)])
        assert change.words == (("removed", "М"), ("added", text))


def test_words_taken_out():
    assert diff_words("Веде щоденний облік.", "Веде облік.") == (
        ("same", "Веде"),
        ("removed", " щоденний"),
        ("same", " облік."),
    )


def test_one_word_of_a_long_clause_is_one_change():
    words = [f"слово{number % 7}" for number in range(150)]
    changed = [*words[:75], "зміна", *words[76:]]
    assert [kind for kind, _text in diff_words(" ".join(words), " ".join(changed))] == [
        *("same", "removed", "added", "same")
    ]
