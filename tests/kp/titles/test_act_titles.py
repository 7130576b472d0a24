"""The titles of acts that ship (``data/act_titles.csv``)."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from hr_kp_classifier.documents.grounds import shipped_grounds
from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.findings import Severity

DATA = Path(__file__).resolve().parents[3] / "hr_kp_classifier" / "data"

with (DATA / "act_titles.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def with_acts(professions):
    return TitleChecker(
        professions,
        act_titles=[
            ActTitle(row["title"], row["code"], row["name"], row["act"]) for row in ROWS
        ],
    )


@pytest.fixture(scope="module")
def by_key(professions):
    return {(each.code, each.name): each for each in professions}


def test_enough_and_none_twice():
    assert len(ROWS) >= 150
    assert len({(row["title"], row["code"], row["name"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['title']} {row['code']}")
def test_each_is_right_for_an_official_title_and_not_that_title_itself(row, with_acts, by_key):
    profession = by_key[row["code"], row["name"]]
    assert row["title"] not in with_acts.forms(profession)
    assert profession in with_acts.find(row["title"])
    found = with_acts.check(row["title"], profession)
    assert [each for each in found if each.severity is not Severity.HINT] == []


@pytest.mark.parametrize("act", sorted({row["act"] for row in ROWS}))
def test_each_act_has_its_kind_date_number_and_name_and_is_in_force(act):
    assert re.match(r"(Закон України|постанова|розпорядження|наказ) ", act)
    assert re.search(r"\bвід \d\d\.\d\d\.\d{4} № [\d/-]+", act)
    assert re.search(r"«[^«»]+»", act)
    (ground,) = [each for each in shipped_grounds().values() if each.citation == act]
    assert ground.in_force(date(2026, 11, 25))
