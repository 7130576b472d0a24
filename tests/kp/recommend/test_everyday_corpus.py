"""What people call a job, and the titles that experts take for it: how often we agree.

``corpora/everyday_names.csv``: a name, the titles accepted for it (``code:pattern of the title``,
any of them), and where the name is from: staff lists, vacancies, practice. ``original`` is what
was accepted at first where the list was widened; ``source`` says why.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hr_kp_classifier.kp.recommend.candidates import Confidence

CORPUS = Path(__file__).parents[2] / "corpora" / "everyday_names.csv"


@dataclass(frozen=True)
class Judged:
    """One name, and how the answer to it agrees with the experts.

    :param rank: the place of the first accepted title, 0 where there is none
    """

    name: str
    rank: int
    sure: bool
    first_at_first: bool
    """Whether the first title is one of those accepted at first."""


def is_accepted(candidate, accepted):
    for each in accepted.split(";"):
        code, _colon, pattern = each.partition(":")
        if candidate.profession.code == code and re.search(pattern, candidate.profession.name):
            return True
    return False


@pytest.fixture(scope="module")
def judged(recommender):
    with CORPUS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        candidates = recommender.recommend(row["name"]).candidates
        ranks = [
            at
            for at, candidate in enumerate(candidates, start=1)
            if is_accepted(candidate, row["accepted"])
        ]
        sure = bool(candidates) and candidates[0].confidence is Confidence.SURE
        narrow = bool(candidates) and is_accepted(
            candidates[0], row["original"] or row["accepted"]
        )
        found.append(Judged(row["name"], ranks[0] if ranks else 0, sure, narrow))
    return found


def test_the_corpus_is_large_and_has_no_name_twice(judged):
    names = [each.name.lower() for each in judged]
    assert len(names) >= 900
    assert len(set(names)) == len(names)


def test_agreement_with_experts(judged):
    """Seen with ``pytest -s``. In the terms of title matching: MRR is the mean of 1 by rank."""
    count = len(judged)
    sure = [each for each in judged if each.sure]
    first = sum(each.rank == 1 for each in judged) / count
    first_at_first = sum(each.first_at_first for each in judged) / count
    among_8 = sum(each.rank > 0 for each in judged) / count
    mrr = sum(1 / each.rank for each in judged if each.rank) / count
    right = sum(each.rank == 1 for each in sure) / len(sure)
    print(
        f"\nEveryday names, {count}: hit@1 {first:.3f} "
        f"({first_at_first:.3f} before lists were widened), hit@8 {among_8:.3f}, MRR {mrr:.3f}; "
        f"sure {len(sure) / count:.2f} of all, right in {right:.3f} of them"
    )
    for each in judged:
        if each.rank != 1:
            print(f"  {each.name}: {each.rank or 'not found'}{', sure' if each.sure else ''}")
    assert first >= 0.97
    assert among_8 >= 0.98
    assert right >= 0.97
    # A name of two jobs is likely at most where the title has but one of them.
    assert len(sure) / count >= 0.59
