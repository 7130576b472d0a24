"""No bytes raise and none take long: a file comes from a user."""

import csv
import io
import time
import warnings

import pytest
from conftest import TITLES
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from table_files import FRAGMENTS, KINDS, WORKBOOK, holds_together, made, repacked, xlsx

from hr_kp_classifier.kp.editions.reader import read


@settings(max_examples=400)
@given(FRAGMENTS, KINDS, st.booleans())
def test_no_bytes_raise(content, kind, mend):
    holds_together(read(content, kind=kind, mend=mend))
    holds_together(read(b"code,name\n1473,\xd0\x90\n" + content, kind=kind, mend=mend))


@settings(max_examples=300)
@given(st.data())
def test_no_broken_workbook_raises(data):
    broken = bytearray(WORKBOOK)
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        holds_together(read(bytes(broken)))


@settings(max_examples=300)
@given(st.data())
def test_no_broken_part_of_a_workbook_raises(data):
    part = data.draw(st.sampled_from(["sheet1.xml", "workbook.xml", ".rels", "sharedStrings"]))

    def change(name, content):
        if part not in name:
            return content
        broken = bytearray(content)
        place = data.draw(st.integers(0, len(broken) - 1))
        return bytes(broken[:place] + data.draw(FRAGMENTS) + broken[place + 1 :])

    holds_together(read(repacked(WORKBOOK, change)))


def fastest(function, times=3):
    """The least processor time that a function takes, and what it gives."""
    taken = []
    for _time in range(times):
        start = time.process_time()
        result = function()
        taken.append(time.process_time() - start)
    return min(taken), result


@pytest.fixture(scope="module")
def whole_classifier():
    """How long the whole classifier takes here: by this other files are measured."""
    seconds, file = fastest(lambda: read(TITLES.read_bytes()), 5)
    assert len(file.titles) == 9150
    return seconds


@pytest.mark.speed
def test_the_whole_classifier_is_read_at_once(whole_classifier):
    """6.5 times as long as the csv module alone takes."""
    text = TITLES.read_text(encoding="utf-8")
    bare, _rows = fastest(lambda: list(csv.DictReader(io.StringIO(text))), 5)
    assert whole_classifier < 15 * bare


@pytest.mark.speed
def test_a_workbook_takes_about_as_long_as_openpyxl(professions):
    content = xlsx(["code", "name"], *([p.code, p.name] for p in professions))
    bare, _rows = fastest(
        lambda: list(load_workbook(io.BytesIO(content), read_only=True).active.values)
    )
    seconds, file = fastest(lambda: read(content))
    assert len(file.titles) == 9150
    assert seconds < 3 * bare


@pytest.mark.speed
@pytest.mark.parametrize(
    "content",
    [
        made(*[f"1473,Менеджер {i}" for i in range(100_000)]),
        made("1473," + "А" * 5_000_000),
        made('1473,"' + "А\n" * 2_000_000),
        made(*["1473," + '""' * 50_000] * 50),
        made("," * 5_000_000),
        b"\n" * 5_000_000,
        b'"' * 5_000_000,
        made(*['"x"x'] * 300_000),
        made(*["x,x"] * 300_000),
        made("1473," + "'А" * 2_000_000),
        made("1473," + "А " * 2_000_000),
        made("1473," + "А- " * 60_000),
        made("1473," + "Аa" * 60_000),
        made(*["1473," + "А=" * 60_000] * 50),
        ("code,name\n1473," + "А\u0301" * 60_000).encode(),
        # A file of 20 KB, in which all names are one string: it took a second a row.
        xlsx(["code", "name"], *[["1473", "а b" * 10_000]] * 2_000),
    ],
    ids=lambda content: repr(content[:30]),
)
def test_no_file_takes_long(content, whole_classifier):
    """At most 32 times as long as the whole classifier, which is a fraction of their size."""
    seconds, file = fastest(lambda: read(content), 1)
    holds_together(file)
    assert seconds < 80 * whole_classifier
