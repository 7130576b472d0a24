"""Real titles, judged as experts, the ministry, Держпраці and laws judge them.

``tests/corpora/judged_titles.csv`` holds them with their sources: ``verdict`` is right or
wrong, ``disputed`` where sources differ or only analogy speaks (a warning is then as good as
either), ``repair`` what the title should become. The report is printed by ``pytest -rP``.
"""

import csv
from collections import Counter
from pathlib import Path

from hr_kp_classifier.kp.text import fold
from hr_kp_classifier.kp.titles.findings import Severity

CORPUS = Path(__file__).parents[2] / "corpora" / "judged_titles.csv"


def rows():
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge(checker, row):
    """Return how a title was judged: right, refused, passed, mended wrongly, not mended."""
    profession = next(
        each
        for each in checker.titles.professions
        if each.name == row["official"] and row["code"] in ("", each.code)
    )
    found = checker.check(row["title"], profession)
    errors = [each for each in found if each.severity is Severity.ERROR]
    told = [each for each in found if each.severity is not Severity.HINT]
    if row["verdict"] == "right":
        return "falsely refused" if errors else "right"
    if not told:
        return "falsely passed"
    repairs = [each.repair for each in told if each.repair]
    if row["repair"] and repairs and fold(repairs[0]) != fold(row["repair"]):
        return "mended wrongly"
    return "not mended" if row["repair"] and not repairs else "right"


def only_warned(checker, corpus):
    """Return the titles that are wrong without doubt and are warned about, not refused."""
    found = []
    for row in corpus:
        if row["verdict"] != "wrong" or row["disputed"]:
            continue
        profession = next(
            each
            for each in checker.titles.professions
            if each.name == row["official"] and row["code"] in ("", each.code)
        )
        severities = {each.severity for each in checker.check(row["title"], profession)}
        if Severity.WARNING in severities and Severity.ERROR not in severities:
            found.append(row["title"])
    return found


def test_titles_are_judged_as_experts_do(classifier):
    corpus = rows()
    judged = [(judge(classifier, row), row["title"]) for row in corpus]
    count = Counter(verdict for verdict, _title in judged)
    print(f"{len(corpus)} titles: {dict(count)}")
    warned = only_warned(classifier, corpus)
    print(f"Wrong without doubt, and only warned about: {len(warned)}", *warned, sep="\n  ")
    print(*(f"{verdict}: {title}" for verdict, title in judged if verdict != "right"), sep="\n")
    assert count["falsely refused"] == 0
    assert count["right"] >= 0.98 * len(corpus)


def test_no_title_without_doubt_is_warned_about_but_for_a_few(classifier):
    """A warning where no expert sees a fault makes HR distrust the others."""
    plain = [row for row in rows() if row["verdict"] == "right" and not row["disputed"]]
    warned = []
    for row in plain:
        profession = next(
            each
            for each in classifier.titles.professions
            if each.name == row["official"] and row["code"] in ("", each.code)
        )
        if any(
            each.severity is Severity.WARNING
            for each in classifier.check(row["title"], profession)
        ):
            warned.append(row["title"])
    print(warned)
    assert len(warned) <= 0.03 * len(plain)
