"""How sure it is that a title is meant."""

import pytest

from hr_kp_classifier.kp.recommend.candidates import Confidence, Source
from hr_kp_classifier.kp.recommend.confidence import confidence_of, lacks_post
from hr_kp_classifier.kp.recommend.everyday import EverydayName
from hr_kp_classifier.kp.recommend.name_index import Hit
from hr_kp_classifier.kp.titles.profession import Profession

SOCIOLOGIST, CLERK = Profession("2442.2", "Соціолог"), Profession("4141", "Діловод")
SURVEYOR = EverydayName(("Дослідник думок",))
VAGUE = EverydayName(("Дослідник",), question="field")
OF_A_TITLE = EverydayName(("Діловод",))


def hit(source, profession=SOCIOLOGIST, everyday=None, place=0):
    return Hit(source, profession, profession.name, place, "", everyday)


OFFICIAL, FORM, ALIKE = hit(Source.OFFICIAL), hit(Source.FORM), hit(Source.ALIKE)


@pytest.mark.parametrize(
    ("hits", "confidence"),
    [
        ([OFFICIAL], Confidence.SURE),
        ([FORM], Confidence.SURE),
        ([hit(Source.EVERYDAY, everyday=SURVEYOR)], Confidence.SURE),
        # other words for it, or too vague a name
        ([ALIKE], Confidence.LIKELY),
        ([hit(Source.EVERYDAY, everyday=VAGUE)], Confidence.LIKELY),
        # two titles of one form, unless one is so without its place
        ([FORM, hit(Source.FORM, CLERK)], Confidence.LIKELY),
        ([FORM, hit(Source.FORM, CLERK, place=1)], Confidence.SURE),
        ([OFFICIAL, hit(Source.FORM, CLERK)], Confidence.SURE),
        ([OFFICIAL, hit(Source.OFFICIAL, CLERK, SURVEYOR)], Confidence.SURE),
        # an official title of the very everyday name
        (
            [hit(Source.EVERYDAY, everyday=OF_A_TITLE), hit(Source.OFFICIAL, CLERK)],
            Confidence.LIKELY,
        ),
        (
            [hit(Source.EVERYDAY, everyday=SURVEYOR), hit(Source.OFFICIAL, CLERK)],
            Confidence.SURE,
        ),
        # another title that is of the very spelling without its brackets
        ([hit(Source.EVERYDAY, everyday=SURVEYOR), hit(Source.FORM, CLERK)], Confidence.LIKELY),
        # a name of several titles, what most people have first
        (
            [hit(Source.EVERYDAY, everyday=SURVEYOR), hit(Source.EVERYDAY, CLERK, SURVEYOR, 1)],
            Confidence.SURE,
        ),
    ],
)
def test_the_first_title(hits, confidence):
    assert confidence_of(hits, 0) is confidence


def test_the_titles_after_the_first():
    assert confidence_of([OFFICIAL, hit(Source.OFFICIAL, CLERK)], 1) is Confidence.LIKELY
    assert confidence_of([OFFICIAL, hit(Source.FORM, CLERK)], 1) is Confidence.CHECK


@pytest.mark.parametrize(
    ("name", "vague", "lacks"),
    [
        ("Соціолог-діловод", (), True),
        ("Соціолог-діловод-касир", (), True),
        ("Соціолог-діловод", {("діловод",)}, False),
        ("Соціолог-аналітик", (), False),
        ("Соціолог", (), False),
    ],
)
def test_a_title_of_one_job_of_two(name, vague, lacks):
    heads = {"соціолог", "діловод", "касир"}
    assert lacks_post(name, OFFICIAL, heads, vague) == lacks
