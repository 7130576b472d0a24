"""What script/mutate draws, and which tests a mutant meets."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "script"))

from mutate import ADDON, RULES, bare, drawn, is_of_use, modules
from mutate_tests import Reach

CODES = ADDON / "kp" / "codes.py"


def test_the_draw_is_the_same_for_a_seed():
    chosen = drawn([CODES], 15, 7)
    assert len(chosen) == 15
    assert drawn([CODES], 15, 7) == chosen
    assert drawn([CODES], 15, 8) != chosen
    assert all(mutant.before != mutant.after for mutant in chosen)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: int | None = 1", "x: int & None = 1"),
        ("@dataclass(frozen=True)\nclass A: pass", "@dataclass(frozen=False)\nclass A: pass"),
        ("zip(a, b, strict=True)", "zip(a, b, strict=False)"),
        ("def a(b, *, c=1): pass", "def a(b, /, c=1): pass"),
        ("@cache\ndef a(): pass", "def a(): pass"),
        (
            "@lru_cache(maxsize=1 << 13)\ndef a(): pass",
            "@lru_cache(maxsize=1 << 12)\ndef a(): pass",
        ),
        ("a = lru_cache(maxsize=1 << 13)(b)", "a = lru_cache(maxsize=1 << 12)(b)"),
    ],
)
def test_what_leaves_the_program_the_same_is_not_drawn(before, after):
    assert bare(before) == bare(after) is not None


@pytest.mark.parametrize(
    ("change", "drawn_at_all"),
    [
        ("Is_IsNot", True),
        ("Lt_NotEq", True),
        ("Is_Eq", False),
        ("Is_NotEq", False),
        ("NotEq_IsNot", False),
        ("Lt_Is", False),
    ],
)
def test_identity_for_equality_is_not_drawn(change, drawn_at_all):
    assert is_of_use(f"core/ReplaceComparisonOperator_{change}") is drawn_at_all


def test_a_property_that_is_kept_is_no_cache_of_a_function():
    assert bare("@cached_property\ndef a(self): pass") != bare("def a(self): pass")


@pytest.mark.parametrize("name", RULES)
def test_what_is_mutated_where_nothing_is_named_exists(name):
    assert modules(name)


def test_a_module_or_all_of_a_room():
    assert modules("kp/codes") == modules("kp/codes.py") == [CODES]
    assert set(modules("kp/titles/rules")) < set(modules("kp/titles"))
    assert modules("kp/no_such_room") == []


@pytest.mark.parametrize("code", ["x = (", "row.kind <= 'total'"])
def test_what_is_no_program_or_orders_labels_is_not_drawn(code):
    assert bare(code) is None
    assert bare("row.kind != 'total'") != bare("row.kind == 'total'")


SOURCE = """\
LIMIT = 3


def few(items):
    if (
        items
        and len(items) < LIMIT
    ):
        return True
    raise ValueError


def other():
    return 1
"""
USER = "from .rule import few\n\n\ndef both(a, b):\n    return few(a) and few(b)\n"


@pytest.fixture
def reach(tmp_path):
    rule, user = ADDON / "kp" / "rule.py", ADDON / "kp" / "user.py"
    (tmp_path / rule.parent).mkdir(parents=True)
    (tmp_path / rule).write_text(SOURCE)
    (tmp_path / user).write_text(USER)
    quick, slow, own, constant, user_test = (
        "tests/kp/test_a.py::quick",
        "tests/kp/test_a.py::slow",
        "tests/kp/test_rule.py::own",
        "tests/kp/test_rule.py::constant",
        "tests/kp/test_user.py::both",
    )
    lines = {
        str(rule): {
            **{1: {""}, 4: {""}, 13: {""}},
            **{5: {quick, own}, 6: {quick, own}, 9: {own}, 14: {slow}},
        },
        str(user): {1: {""}, 4: {""}, 5: {user_test}},
    }
    seconds = {quick: 0.1, slow: 30, own: 0.2, constant: 0.3, user_test: 0.1}
    return lambda line: Reach(tmp_path, lines, seconds).of(rule, line)


def names(tests):
    return [test.partition("::")[2] for test in tests]


def test_a_mutant_meets_the_tests_of_its_line_its_own_first(reach):
    first, others = map(names, reach(6))
    assert (first, others) == (["own", "quick"], ["slow"])
    # A line of an expression that Python does not note by itself.
    assert names(reach(7)[0]) == ["own", "quick"]
    assert names(reach(9)[0]) == ["own"]


def test_what_the_import_executes_is_tested_by_all_that_uses_the_module(reach):
    """And by its own tests, which may look at a constant and execute nothing."""
    assert names(reach(1)[0]) == ["own", "constant", "quick", "both", "slow"]
    # Of a function's head, by those that call it.
    assert names(reach(13)[0]) == ["slow"]


def test_a_line_that_no_test_executes_is_met_by_none(reach):
    assert reach(10) == ([], [])
