"""What is recommended for real names and for mistyped ones: all candidates, as recorded."""

import csv

from misspelt import slips
from recorded import assert_as_recorded
from test_everyday_corpus import CORPUS

# Every one of so many names.
EACH, EACH_MISTYPED, EACH_WITH_TAIL = 2, 3, 4
TAILS = (
    *("відділу збуту", "з питань безпеки", "з договірної роботи", "ліцею № 5", "нічної зміни"),
    *("цеху № 2 5 розряду", "столичного регіону", "по роботі з клієнтами", "- водій"),
)


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


def test_names_with_something_after_them(recommender, everyday_names):
    answers = []
    for number, everyday in enumerate(everyday_names[::EACH_WITH_TAIL]):
        tail = TAILS[number % len(TAILS)]
        for name in everyday.names[:2]:
            answers.append(answer(recommender, f"{name} {tail}"))
    assert_as_recorded("names_with_tails", answers)


def test_names_made_of_two(recommender):
    """The beginning of one name and the end of another: nobody's name, so its words decide."""
    all_names = names()[::EACH_WITH_TAIL]
    answers = (
        answer(recommender, " ".join([one.split()[0], other.split()[-1]]))
        for one, other in zip(all_names, all_names[1:], strict=False)
    )
    assert_as_recorded("names_of_two", answers)


def test_beginnings_of_names(recommender):
    answers = []
    for beginning in (
        "мен",
        "оператор",
        "бух",
        "під",
        "HR",
        "кас тор",
        "інж",
        "адміністратор с",
    ):
        found = (
            f"{each.profession.code} {each.title} [{each.everyday}]"
            for each in recommender.begun(beginning)
        )
        answers.append(" | ".join([beginning, *found]))
    assert_as_recorded("beginnings_of_names", answers)


def test_mistyped_names(recommender):
    mistyped = []
    for number, name in enumerate(names()[::EACH_MISTYPED]):
        ways = list(slips(name).values())
        mistyped.append(ways[number % len(ways)])
    assert_as_recorded("mistyped_names", (answer(recommender, name) for name in mistyped))
