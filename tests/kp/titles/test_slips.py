"""The slips of the published list that ship put right (``data/kp_title_slips.csv``)."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from hr_kp_classifier.kp.language.nouns import parses_of
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.profession import Profession

DATA = Path(__file__).resolve().parents[3] / "hr_kp_classifier" / "data"

TRADES = {
    "анодник": "анод",
    "антикорозійник": "антикорозійний",
    "аудіодескриптор": "дескриптор",
    "дезодораторник": "дезодоратор",
    "дефростатник": "дефростат",
    "опудрювача": "опудрювати",
}
"""Trades that the dictionary lacks, and the word each is made of. «Дефростат» and «опудрювати»
are terms that it lacks as well: a freezer's opposite, and to powder all over."""

TERMS = {"дефростат", "опудрювати"}


def words(text):
    return Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower()))


with (DATA / "kp_title_slips.csv").open(encoding="utf-8", newline="") as file:
    SLIPS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def vocabulary(professions):
    """In how many titles each word occurs."""
    return Counter(word for name in {each.name for each in professions} for word in words(name))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"][:40])
def test_each_slip_is_one_of_the_list_and_is_put_right(slip, professions, vocabulary):
    assert (slip["code"], slip["name"]) in {(each.code, each.name) for each in professions}
    assert slip["corrected"] != slip["name"]
    assert slip["ground"].startswith("описка: ")
    for word in words(slip["corrected"]) - words(slip["name"]):
        known = bool(parses_of(word)) or vocabulary[word] > 0
        if word in TRADES:
            assert not known, f"«{word}» needs no exception"
            known = bool(parses_of(TRADES[word])) or TRADES[word] in TERMS
        assert known, word


def test_no_slip_is_put_right_twice():
    assert len({(slip["code"], slip["name"]) for slip in SLIPS}) == len(SLIPS)


def test_both_wordings_are_accepted_and_the_corrected_one_is_printed():
    professions = [
        Profession(slip["code"], slip["name"], corrected=slip["corrected"]) for slip in SLIPS
    ]
    checker = TitleChecker(professions)
    for profession in professions:
        corrected = TitleChecker([Profession(profession.code, profession.corrected)])
        forms = corrected.forms(Profession(profession.code, profession.corrected))
        assert checker.forms(profession) == forms
        assert profession in checker.find(forms[0])


def test_every_head_is_a_noun_in_the_nominative(professions):
    """«Антикорозійних» is no title: the slips of this kind are all found."""
    corrected = {(slip["code"], slip["name"]): slip["corrected"] for slip in SLIPS}
    wrong = []
    for each in professions:
        name = corrected.get((each.code, each.name), each.name)
        head = re.split(r"[\s,(]", name)[0].lower()
        if head.endswith(("их", "іх", "ього", "ого")):
            wrong.append(each.name)
    assert not wrong
