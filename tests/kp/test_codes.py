"""Codes of the КП: their levels, what stands above them, and what is no code."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.codes import (
    MILITARY,
    GroupLevel,
    NotACode,
    ancestors,
    code_meant,
    is_code,
    level_of,
    parent_of,
    section_of,
    with_lost_zero,
)

GROUPS = Path(__file__).parents[2] / "hr_kp_classifier" / "data" / "kp_groups.csv"


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("2", GroupLevel.SECTION, []),
        ("24", GroupLevel.SUBSECTION, ["2"]),
        ("244", GroupLevel.CLASS, ["2", "24"]),
        ("2442", GroupLevel.SUBCLASS, ["2", "24", "244"]),
        ("2442.2", GroupLevel.GROUP, ["2", "24", "244", "2442"]),
    ],
)
def test_levels(code, level, above):
    assert is_code(code)
    assert level_of(code) is level
    assert ancestors(code) == above
    assert parent_of(code) == (above[-1] if above else None)
    assert section_of(code) == "2"


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("0", GroupLevel.SECTION, []),
        ("03", GroupLevel.SUBSECTION, ["0"]),
        ("011", GroupLevel.CLASS, ["0", "01"]),
        ("0110", GroupLevel.SUBCLASS, ["0", "01", "011"]),
        ("0110.1", GroupLevel.GROUP, ["0", "01", "011", "0110"]),
    ],
)
def test_levels_of_servicemen(code, level, above):
    assert is_code(code)
    assert level_of(code) is level
    assert ancestors(code) == above
    assert section_of(code) == MILITARY


@pytest.mark.parametrize(
    ("text", "meant"),
    [("110.1", "0110.1"), ("349.9", "0349.9")]
    + [(text, None) for text in ("110", "410.1", "0110.1", "1110.1", "110.0", "110.12")],
)
def test_a_lost_zero(text, meant):
    assert with_lost_zero(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("1.473E+03", "1,473e+03", "2442,2", "2442-2", "2442 2", " 2442", "1473.0", "1.0"),
        *("2442,22", "", "24422", "2442.", "2442.22", "244.2", "Соціолог", "٢٤٤٢", "²"),
        *("2442\n", "1" * 5000, "00", "04", "0410", "0010", "011.1", "0110.0", "01100"),
    ],
)
def test_no_code(text):
    assert not is_code(text)
    for function in (level_of, parent_of, ancestors, section_of):
        with pytest.raises(NotACode, match="is no code") as raised:
            function(text)
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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2442.2", "2442.2"),
        ("2442,2", "2442.2"),
        (" 2442. 2", "2442.2"),
        ("1231.0", "1231"),
        ("КП: 3121", "3121"),
        ("код за КП 3121", "3121"),
        ("№9333", "9333"),
        # Nothing is guessed where more than one code may be meant, or none.
        ("4115/01", "4115/01"),
        ("9411 (24014)", "9411 (24014)"),
        ("каса", "каса"),
        ("24422", "24422"),
        ("", ""),
    ],
)
def test_the_code_that_a_cell_means(text, code):
    assert code_meant(text) == code


@given(st.text(max_size=20))
def test_what_a_cell_means_is_a_code_or_what_it_has(text):
    meant = code_meant(text)
    assert is_code(meant) or meant == text.strip().replace(",", ".")
    assert code_meant(meant) == meant
