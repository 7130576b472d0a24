"""The official title that a row of a user's file means."""

import pytest

from hr_kp_classifier.kp.titles.given_title import GivenTitle, GivenTitles
from hr_kp_classifier.kp.titles.official_titles import OfficialTitles
from hr_kp_classifier.kp.titles.profession import Profession

MANAGER = Profession("1475.4", "Менеджер (управитель) із збуту")
BOOKKEEPER = Profession("3433", "Бухгалтер")
ASSISTANT = Profession("3433", "Асистент аудитора")
GRADUATE = Profession("2411.2", "Бухгалтер (з дипломом магістра)")
HEAD = Profession("1210.1", "Керівник підприємства (директор, начальник та ін.)")
HEAD_OF_SHOP = Profession("1222.2", "Керівник цеху підприємства (директор, начальник та ін.)")
CLERK = Profession("4131", "Службовець складу (комірник)")
TELEGRAPHER = Profession("4141", "Телеграфіст (морзист)", active=False)
COURIER = Profession("9151", "Кур'єр", active=False)
TITLES = [MANAGER, BOOKKEEPER, ASSISTANT, GRADUATE, HEAD, HEAD_OF_SHOP, CLERK, TELEGRAPHER]


@pytest.fixture(scope="module")
def given():
    return GivenTitles(OfficialTitles([*TITLES, COURIER]))


@pytest.mark.parametrize(
    ("title", "code", "profession", "form"),
    [
        ("МЕНЕДЖЕР (УПРАВИТЕЛЬ) ІЗ ЗБУТУ", "", MANAGER, ""),
        ("менеджер із збуту", "", MANAGER, ""),
        ("управитель із збуту", "", MANAGER, "Управитель із збуту"),
        ("комірник", "4131", CLERK, "Комірник"),
        # the code before the title, with a comma, alone
        ("1475.4 менеджер із збуту", "", MANAGER, ""),
        ("менеджер із збуту", "1475,4", MANAGER, ""),
        ("менеджер із збуту", "КП 1475. 4", MANAGER, ""),
        ("комірник", "4131.0", CLERK, "Комірник"),
        ("1475,4", "", MANAGER, ""),
        ("", "1475.4", MANAGER, ""),
        # a column of its own says more than what stands before the title
        ("2411.2 бухгалтер", "3433", BOOKKEEPER, ""),
        # word for word comes before a form of another one, unless the code says otherwise
        ("бухгалтер", "", BOOKKEEPER, ""),
        ("бухгалтер", "2411.2", GRADUATE, ""),
    ],
)
def test_the_title_that_is_meant(given, title, code, profession, form):
    found = given.read(title, code)
    assert (found.profession, found.form) == (profession, form)
    assert not (found.candidates or found.elsewhere or found.cancelled)


def test_all_that_is_given_is_kept(given):
    found = given.read(" 3433  Бухгалтер ")
    assert (found.code, found.title) == ("3433", "Бухгалтер")
    assert given.read("3433").title == ""


@pytest.mark.parametrize(
    ("title", "code", "candidates"),
    [
        ("", "3433", (BOOKKEEPER, ASSISTANT)),
        # a word in the brackets of longer titles, whatever the code
        ("директор", "", (HEAD, HEAD_OF_SHOP)),
        ("директор", "1222.2", (HEAD_OF_SHOP,)),
        ("соціолог", "", ()),
        ("", "7777", ()),
    ],
)
def test_a_title_that_is_not_plain(given, title, code, candidates):
    found = given.read(title, code)
    assert (found.profession, found.form) == (None, "")
    assert found.candidates == candidates


@pytest.mark.parametrize(
    ("title", "code", "elsewhere"),
    [
        ("бухгалтер", "1475.4", (BOOKKEEPER,)),
        ("комірник", "3433", (CLERK,)),
        ("соціолог", "3433", ()),
    ],
)
def test_the_same_words_at_another_code(given, title, code, elsewhere):
    found = given.read(title, code)
    assert found.profession is None
    assert found.candidates == ()
    assert found.elsewhere == elsewhere


@pytest.mark.parametrize(
    ("title", "code", "cancelled"),
    [
        ("телеграфіст (морзист)", "", (TELEGRAPHER,)),
        ("морзист", "4141", (TELEGRAPHER,)),
        ("морзист", "3433", ()),
        ("", "9151", (COURIER,)),
        # what is in force at the code is meant
        ("", "3433", ()),
    ],
)
def test_what_was_cancelled(given, title, code, cancelled):
    found = given.read(title, code)
    assert found.profession is None
    assert found.cancelled == cancelled


def test_a_row_that_gives_nothing():
    assert GivenTitle("", "").is_empty
    assert not GivenTitle("3433", "").is_empty
    assert not GivenTitle("", "Бухгалтер").is_empty
