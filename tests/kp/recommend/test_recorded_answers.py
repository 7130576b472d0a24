"""What is recommended for real names and for mistyped ones: all candidates, as recorded."""

import csv

from misspelt import slips
from recorded import assert_as_recorded
from test_everyday_corpus import CORPUS

# Every one of so many names.
EACH, EACH_MISTYPED = 2, 3


def answer(recommender, name):
    found = recommender.recommend(name)
    told = [
        " ".join(
            filter(
                None,
                [
                    f"{each.confidence.value}/{each.source.value}",
                    each.profession.code,
                    each.title,
                    each.grade and f"({each.grade})",
                    each.everyday and f"[{each.everyday}]",
                ],
            )
        )
        for each in found.candidates
    ]
    return " | ".join([name, *filter(None, [found.question]), *told])


def names():
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def test_everyday_names(recommender):
    answers = (answer(recommender, name) for name in names()[::EACH])
    assert_as_recorded("everyday_names", answers)


def test_mistyped_names(recommender):
    mistyped = []
    for number, name in enumerate(names()[::EACH_MISTYPED]):
        ways = list(slips(name).values())
        mistyped.append(ways[number % len(ways)])
    assert_as_recorded("mistyped_names", (answer(recommender, name) for name in mistyped))
