"""A title that an amendment has renamed: what is said of the former one, and what would do."""

import pytest

from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.former_titles import FormerTitle
from hr_kp_classifier.kp.titles.profession import Profession

SOCIOLOGIST = Profession("2442.2", "Соціолог")
RESEARCHER = Profession("2442.2", "Дослідник громадської думки")
EDITION = "Зміна № 15"


def checker(*formers, others=()):
    """A checker of today's titles, given pairs of a former title and today's."""
    return TitleChecker(
        [*(today for _former, today in formers), *others],
        former_titles=[
            FormerTitle(today.code, today.name, former, EDITION) for former, today in formers
        ],
    )


RENAMED = checker((SOCIOLOGIST, RESEARCHER))


@pytest.mark.parametrize(
    ("title", "repair"),
    [
        ("Соціолог", "Дослідник громадської думки"),
        ("соціолог відділу збуту", "Дослідник громадської думки відділу збуту"),
        ("Старший соціолог", "Старший дослідник громадської думки"),
        ("Помічник соціолога відділу", "Помічник дослідника громадської думки відділу"),
    ],
)
def test_the_former_title_is_to_be_checked_and_the_new_one_offered(title, repair):
    [finding] = RENAMED.check(title, RESEARCHER)
    assert (finding.rule, finding.severity) == ("renamed_title", Severity.WARNING)
    assert finding.repair == repair
    assert finding.profession is None
    for words in (EDITION, "“Соціолог”", "“Дослідник громадської думки”", "2442.2"):
        assert words in finding.text
    assert RENAMED.check(repair, RESEARCHER) == []


@pytest.mark.parametrize("title", ["Соціолог-аналітик", "Психолог", "CRM-менеджер"])
def test_what_never_was_the_title_is_an_error_as_before(title):
    assert "renamed_title" not in [each.rule for each in RENAMED.check(title, RESEARCHER)]
    assert Severity.ERROR in [each.severity for each in RENAMED.check(title, RESEARCHER)]


def test_one_that_extends_the_new_title_may_stay():
    former = Profession("4229", "Оператор послуг зв'язку")
    today = Profession("4229", "Оператор послуг")
    [finding] = checker((former, today)).check("Оператор послуг зв'язку", today)
    assert (finding.rule, finding.severity) == ("renamed_title", Severity.HINT)
    assert "may stay" in finding.text
    assert finding.repair == "Оператор послуг"


def test_a_longer_new_title_is_not_taken_for_the_former_one():
    former, today = Profession("9333", "Вантажник"), Profession("9333", "Вантажник складу")
    rules = checker((former, today))
    assert rules.check("Вантажник складу готової продукції", today) == []
    assert [each.repair for each in rules.check("Вантажник", today)] == ["Вантажник складу"]


def test_a_form_that_stays_the_same_is_right():
    former = Profession("4131", "Службовець на складі (комірник)")
    today = Profession("4131", "Службовець складського обліку (комірник)")
    rules = checker((former, today))
    assert rules.check("Комірник", today) == []
    assert [each.repair for each in rules.check("Службовець на складі", today)] == [
        "Службовець складського обліку"
    ]


def test_a_former_title_that_is_another_one_today():
    former = Profession("2442.2", "Соціометрист")
    today = Profession("2442.2", "Соціограф")
    rules = checker((former, today), (SOCIOLOGIST, Profession("2442.2", "Соціометрист")))
    assert [(each.rule, each.repair) for each in rules.check("Соціометрист", today)] == [
        ("renamed_title", "Соціограф")
    ]


def test_ranks_of_official_titles_change_with_them():
    former, today = Profession("1", "Головний соціолог"), Profession("1", "Провідний соціолог")
    [finding] = checker((former, today)).check("Головний соціолог відділу", today)
    assert finding.repair == "Провідний соціолог відділу"


def test_own_words_within_the_former_title_are_not_lost():
    """«Столярного» stands within «Начальник цеху»: where it goes, HR decides."""
    former, today = Profession("1222.2", "Начальник цеху"), Profession("1222.2", "Голова цеху")
    [finding] = checker((former, today)).check("Начальник столярного цеху", today)
    assert (finding.rule, finding.repair) == ("renamed_title", None)


def test_without_the_general_place():
    former = Profession("1210.1", "Директор підприємства")
    today = Profession("1210.1", "Управитель підприємства")
    [finding] = checker((former, today)).check("Директор ліцею", today)
    assert (finding.rule, finding.repair) == ("renamed_title", "Управитель ліцею")


def test_other_defects_of_a_former_title_are_mended_with_it():
    found = RENAMED.check("ст. соціолог 5 розряду", RESEARCHER)
    assert "renamed_title" in [each.rule for each in found]
    assert {(each.repair, each.grade) for each in found} == {
        ("Старший дослідник громадської думки", "5 розряду")
    }


def test_renamed_and_then_cancelled():
    heir = Profession("2442.2", "Аналітик суспільства")
    gone = Profession("2442.2", "Дослідник громадської думки", active=False, replaced_by=heir)
    rules = checker((SOCIOLOGIST, gone), others=[heir])
    found = rules.check("Соціолог відділу збуту", gone)
    assert "renamed_title" not in [each.rule for each in found]
    assert found[-1].rule == "cancelled_title"
    assert found[-1].repair == "Аналітик суспільства відділу збуту"


STOREKEEPER = Profession("4131", "Службовець на складі (комірник)")
CLERK = Profession("4131", "Службовець складського обліку (комірник)")


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Комірник", "Комірник"),
        ("Комірник складу готової продукції", "Комірник складу готової продукції"),
        ("Старший комірник", "Старший комірник"),
        ("Службовець на складі", "Службовець складського обліку"),
        ("Майстер", None),
    ],
)
def test_the_successor_keeps_the_form_that_it_has_too(title, meant):
    rules = TitleChecker([STOREKEEPER, CLERK])
    assert rules.in_place_of(title, STOREKEEPER, CLERK) == meant
    gone = Profession("4131", STOREKEEPER.name, active=False, replaced_by=CLERK)
    finding = TitleChecker([gone, CLERK]).check(title, gone)[-1]
    assert finding.rule == "cancelled_title"
    assert finding.repair == (meant or "Службовець складського обліку")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Виконавець (директор) підприємства", "Директор ліцею"),
        ("Управитель (директор) підприємства", "Директор ліцею"),
        ("Управитель підприємства", "Управитель ліцею"),
        ("Управитель", None),
    ],
)
def test_the_successor_keeps_the_form_without_the_general_place_too(name, meant):
    head, other = Profession("1210.1", "Директор підприємства"), Profession("1210.1", name)
    assert TitleChecker([head, other]).in_place_of("Директор ліцею", head, other) == meant
