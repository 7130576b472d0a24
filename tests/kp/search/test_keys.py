"""The key by which a name is found."""

import time

import pytest

from hr_kp_classifier.kp.search.keys import BORDER, search_key
from hr_kp_classifier.kp.search.queries import queries


def wording(text):
    """The words of the likeliest query."""
    return queries(text)[0].wording


def test_key_begins_with_the_name_without_its_brackets():
    key = search_key(["Менеджер (управитель) у сфері надання інформації"])
    assert [part.strip() for part in key.strip(BORDER).split(BORDER)] == [
        "менеджер сфері наданя інформації",
        "управитель сфері наданя інформації",
        "менеджер управитель сфері наданя інформації",
    ]


def test_key_of_several_names():
    assert search_key(["CRM-менеджер", "менеджер CRM"]) == "| crm менеджер | менеджер crm |"


@pytest.mark.parametrize("names", [[], [""], ["()"], ["…"]])
def test_key_of_nothing(names):
    assert search_key(names) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Оператор комп'ютерного набору", "оператор комп’ютерного набору"),
        ("Оператор комп'ютерного набору", "ОПЕРАТОР КОМПЬЮТЕРНОГО НАБОРУ".replace("Ь", "")),
        ("Лікар-терапевт", "лікар – терапевт"),
        ("Лікар-терапевт", "лікар терапевт"),
        ("Менеджер із збуту", "менеджер зі збуту"),
        ("Менеджер (управитель) в торгівлі", "менеджер у торгівлі"),
        ("Вчитель", "учитель"),
        ("Ґрунтознавець", "грунтознавець"),
        ("Касир", "кассир"),
        ("Інженер", "ынженер"),
        ("Інженер-проектувальник", "інженер проєктувальник"),
        ("Майстер (промисловість)", "майстер"),
    ],
)
def test_what_people_do_not_get_wrong(one, other):
    """However it is typed, it is a wording of the title."""
    assert f"{BORDER} {wording(other)} {BORDER}" in search_key([one])


def test_every_official_title_is_a_wording_of_its_key(professions):
    for profession in professions:
        key = search_key([profession.name])
        assert any(
            f"{BORDER} {query.wording} {BORDER}" in key for query in queries(profession.name)
        ), profession


@pytest.mark.speed
def test_keys_are_quick_to_make(professions):
    """All of them in a fraction of what loading the titles takes."""
    started = time.process_time()
    for profession in professions:
        search_key([profession.name])
    assert time.process_time() - started < 0.6
