"""The index of the official titles: what is found in it."""

import pytest

from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.official_titles import OfficialTitles
from hr_kp_classifier.kp.titles.profession import Profession

DEPARTMENT = Profession("1235", "Начальник відділу")
STAFF = Profession("1232", "Начальник відділу кадрів")
STAFF_ELSEWHERE = Profession("1229.7", "Начальник відділу кадрів")
HEAD = Profession("1210.1", "Керівник підприємства (директор, начальник та ін.)")
DIRECTOR = Profession("1210.2", "Директор підприємства")
POLICE = Profession("5162", "Поліцейський по роботі з дітьми")
CANCELLED = Profession("4141", "Телеграфіст", active=False)
TITLES = [DEPARTMENT, STAFF, STAFF_ELSEWHERE, HEAD, DIRECTOR, POLICE, CANCELLED]
ACTS = [
    ActTitle("Начальник служби кадрів", STAFF.code, STAFF.name, "наказ"),
    ActTitle("Начальник служби", DEPARTMENT.code, DEPARTMENT.name, "закон"),
]


@pytest.fixture(scope="module")
def titles():
    return OfficialTitles(TITLES, act_titles=ACTS)


@pytest.mark.parametrize(
    ("folded", "beyond", "beginning", "found"),
    [
        ("начальник відділу кадрів", 0, "начальник відділу кадрів", [STAFF, STAFF_ELSEWHERE]),
        ("начальник відділу кадрів міста", 0, "начальник відділу кадрів", None),
        ("начальник відділу, кадрів", 0, "начальник відділу", [DEPARTMENT]),
        ("начальник відділу збуту", 17, "начальник відділу", [DEPARTMENT]),
        ("начальник відділу збуту", 18, "", []),
        # a form that stands for a longer title is not sure to be it
        ("директор", 0, "", []),
        ("директор підприємства", 0, "директор підприємства", [DIRECTOR]),
        ("начальники відділу", 0, "", []),
        ("телеграфіст", 0, "", []),
        ("", 0, "", []),
        ("начальник відділу " + "а " * 400, 0, "начальник відділу", [DEPARTMENT]),
    ],
)
def test_the_longest_title_at_the_start(titles, folded, beyond, beginning, found):
    got = titles.longest_at_start(folded, beyond)
    assert got[0] == beginning
    assert found is None or got[1] == found


@pytest.mark.parametrize(
    ("folded", "code", "beginning", "profession"),
    [
        ("начальник служби кадрів міста", "1232", "начальник служби кадрів", STAFF),
        ("начальник служби кадрів", "1235", "начальник служби", DEPARTMENT),
        ("начальник служби", "1232", "", None),
        ("начальник відділу", "1235", "", None),
        ("", "1235", "", None),
    ],
)
def test_what_an_act_calls_a_title_of_this_code(titles, folded, code, beginning, profession):
    assert titles.of_act_at_start(folded, code) == (beginning, profession)


def test_an_act_is_of_one_title_at_one_code(titles):
    assert titles.find("Начальник служби кадрів") == [STAFF]
    assert titles.found("начальник служби кадрів") == []
    assert titles.act_for(STAFF, "начальник служби кадрів") == ACTS[0]
    for another in ("начальник служби", "начальник цеху", "бухгалтер"):
        assert titles.act_for(STAFF, another) is None
    assert titles.act_for(STAFF_ELSEWHERE, "начальник служби кадрів") is None


def test_the_codes_at_which_a_title_stands(titles):
    assert titles.codes_of(STAFF) == ["1232", "1229.7"]
    assert titles.codes_of(DEPARTMENT) == ["1235"]
    assert titles.codes_of(CANCELLED) == []


def test_po_with_the_words_that_kp_has(titles):
    assert titles.has_words("по роботі")
    assert not titles.has_words("роботі з")
    assert not titles.has_words("по дітьми")


def test_a_cancelled_title_is_not_found_but_known(titles):
    assert titles.find("Телеграфіст") == []
    assert "телеграфіст" in titles.vocabulary
    assert titles.forms(CANCELLED) == ["Телеграфіст"]


def test_the_form_of_a_fold(titles):
    assert titles.printed(HEAD, "директор") == "Директор"
    assert titles.printed(HEAD, "майстер") == "Керівник підприємства"
