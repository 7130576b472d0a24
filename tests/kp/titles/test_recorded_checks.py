"""What is said of real titles, and of official ones in many wrong ways: all that is recorded."""

from misspelt import slips
from recorded import assert_as_recorded
from test_judged_titles import rows

# Every one of so many official titles, in so many of the ways in turn.
EACH, WAYS = 17, 4


def said(finding):
    """One finding as text: the rule, how much it weighs, the repair."""
    parts = [f"{finding.rule} {finding.severity.value}"]
    if finding.repair is not None:
        parts.append(f"→ «{finding.repair}»")
    if finding.profession is not None:
        parts.append(f"of {finding.profession.code} {finding.profession.name}")
    if finding.grade:
        parts.append(f"grade {finding.grade}")
    return " ".join(parts)


def test_judged_titles(classifier):
    answers = []
    for row in rows():
        profession = next(
            each
            for each in classifier.titles.professions
            if each.name == row["official"] and row["code"] in ("", each.code)
        )
        found = classifier.check(row["title"], profession)
        told = [f"{said(each)}: {each.text}".replace("\n", " ") for each in found]
        answers.append(" | ".join([row["title"], profession.code, *told]))
    assert_as_recorded("judged_titles", answers)


def test_official_titles_in_wrong_ways(classifier):
    answers = []
    for number, profession in enumerate(classifier.titles.professions[::EACH]):
        form = classifier.forms(profession)[0]
        ways = list(slips(form).items())
        for step in range(WAYS):
            kind, title = ways[(number * WAYS + step) % len(ways)]
            told = map(said, classifier.check(title, profession))
            answers.append(" | ".join([f"{kind}: {title}", profession.code, *told]))
    assert_as_recorded("wrong_titles", answers)


def test_forms(classifier):
    answers = (
        " | ".join([profession.code, *classifier.forms(profession)])
        for profession in classifier.titles.professions[:: EACH // 2]
    )
    assert_as_recorded("forms", answers)
