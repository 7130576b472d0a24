"""Codes of the КП: their levels, what stands above them, and what is no code."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.codes import (
    Level,
    NotACode,
    ancestors,
    is_code,
    level_of,
    parent_of,
    section_of,
)

GROUPS = Path(__file__).parents[2] / "hr_kp_classifier" / "data" / "kp_groups.csv"


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("2", Level.SECTION, []),
        ("24", Level.SUBSECTION, ["2"]),
        ("244", Level.CLASS, ["2", "24"]),
        ("2442", Level.SUBCLASS, ["2", "24", "244"]),
        ("2442.2", Level.GROUP, ["2", "24", "244", "2442"]),
    ],
)
def test_levels(code, level, above):
    assert is_code(code)
    assert level_of(code) is level
    assert ancestors(code) == above
    assert parent_of(code) == (above[-1] if above else None)
    assert section_of(code) == "2"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.473E+03", "spreadsheet"),
        ("1,473e+03", "is no code"),
        ("2442,2", "“2442.2” may be meant"),
        ("2442-2", "“2442.2” may be meant"),
        ("2442 2", "“2442.2” may be meant"),
        (" 2442", "blanks"),
        ("1473.0", "“1473” may be meant"),
        ("1.0", "“1” may be meant"),
        ("2442,22", "one to four digits"),
        ("", "one to four digits"),
        ("24422", "one to four digits"),
        ("2442.", "one to four digits"),
        ("2442.22", "one to four digits"),
        ("244.2", "one to four digits"),
        ("0110", "one to four digits"),
        ("Соціолог", "one to four digits"),
        ("٢٤٤٢", "one to four digits"),
        ("²", "one to four digits"),
        ("2442\n", "is no code"),
        ("1" * 5000, "…"),
    ],
)
def test_no_code(text, says):
    assert not is_code(text)
    for function in (level_of, parent_of, ancestors, section_of):
        with pytest.raises(NotACode, match="is no code") as raised:
            function(text)
        assert says in str(raised.value)
        assert len(str(raised.value)) < 300
    assert issubclass(NotACode, ValueError)


@given(st.text("0123456789.,Ee+- ", max_size=9) | st.text(max_size=9))
def test_any_text_is_a_code_or_not(text):
    if is_code(text):
        assert ancestors(text) == (
            [*ancestors(parent_of(text)), parent_of(text)] if len(text) > 1 else []
        )
    else:
        with pytest.raises(NotACode):
            level_of(text)


def test_a_long_text_is_shown_in_part():
    for text, shown in (("К" * 40, "К" * 40), ("К" * 41, "К" * 40 + "…")):
        with pytest.raises(NotACode, match=f"^“{shown}” is no code"):
            level_of(text)


def test_every_group_of_the_classifier_has_its_parent():
    with GROUPS.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert len(codes) == 823
    assert {parent_of(code) for code in codes} - {None} <= codes
    assert {code for code in codes if parent_of(code) is None} == set("123456789")
