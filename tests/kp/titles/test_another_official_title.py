"""Titles that are another official title than the one chosen."""

import pytest

from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.profession import Profession

MANAGER = "Менеджер (управитель)"
INFORMATION = "Менеджер (управитель) у сфері надання інформації"
HEAD = "Директор (начальник, інший керівник) підприємства"


# A title, the official one chosen, the rule, severity, and the title to choose instead.
ELSEWHERE = [
    (
        "Менеджер з персоналу",
        MANAGER,
        "official_elsewhere",
        "error",
        "1477.1",
        "Менеджер з персоналу",
    ),
    (
        "Менеджер з персоналу",
        INFORMATION,
        "official_elsewhere",
        "error",
        "1477.1",
        "Менеджер з персоналу",
    ),
    (
        "Управитель з персоналу",
        MANAGER,
        "official_elsewhere",
        "error",
        "1477.1",
        "Управитель з персоналу",
    ),
    ("Шеф-кухар", "Кухар", "official_elsewhere", "error", "3570", "Шеф-кухар"),
    (
        "Адміністратор залу",
        "Адміністратор",
        "official_elsewhere",
        "warning",
        "4222",
        "Адміністратор залу",
    ),
    ("Програміст", "Інженер-програміст", "official_elsewhere", "error", "2132.2", "Програміст"),
    (
        "Начальник фінансового відділу",
        "Начальник відділу",
        "official_elsewhere",
        "error",
        "1231",
        "Начальник фінансового відділу",
    ),
    (
        "Начальник відділу кадрів заводу",
        "Начальник відділу",
        "official_elsewhere",
        "error",
        "1232",
        "Начальник відділу кадрів заводу",
    ),
    ("Директор фінансовий", HEAD, "official_elsewhere", "error", "1231", "Директор фінансовий"),
    (
        "Головний соціолог",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог",
    ),
    (
        "Соціолог головний",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог",
    ),
    (
        "Головний соціолог відділу",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог відділу",
    ),
    ("Провідний головний соціолог", "Соціолог", "derived_is_official", "error", "1232", None),
    (
        "Черговий адміністратор",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        "Адміністратор черговий",
    ),
    (
        "Перший черговий адміністратор",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        None,
    ),
    (
        "Адміністратор черговий",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        "Адміністратор черговий",
    ),
    (
        "Помічник директора підприємства",
        HEAD,
        "assistant_of_head",
        "warning",
        "3436.1",
        "Помічник директора підприємства",
    ),
    (
        "Перший помічник директора підприємства",
        HEAD,
        "assistant_of_head",
        "warning",
        "3436.1",
        "Перший помічник директора підприємства",
    ),
    (
        "Головний художник-конструктор",
        "Дизайнер (художник-конструктор)",
        "derived_is_official",
        "error",
        "1237.1",
        "Головний художник-конструктор",
    ),
    (
        "Головний інженер на транспорті",
        "Соціолог",
        "official_elsewhere",
        "error",
        "1226.1",
        "Головний інженер на транспорті",
    ),
    (
        "Начальник відділу реклами",
        "Начальник відділу кадрів",
        "not_official",
        "error",
        "1235",
        "Начальник відділу реклами",
    ),
]


@pytest.mark.parametrize(("title", "name", "rule", "severity", "code", "repair"), ELSEWHERE)
def test_another_official_title(classifier, named, title, name, rule, severity, code, repair):
    finding = classifier.check(title, named(name))[0]
    assert (finding.rule, finding.severity.value) == (rule, severity)
    assert (finding.profession.code, finding.repair) == (code, repair)
    if repair:
        assert not [
            each
            for each in classifier.check(repair, finding.profession)
            if each.severity is not Severity.HINT
        ]


def test_all_the_codes_of_a_title_elsewhere_are_named(classifier, named):
    (finding,) = classifier.check("Головний інженер", named("Інженер"))
    assert finding.profession.name == "Головний інженер"
    assert finding.message.params["code"].split(", ")[0] == finding.profession.code
    assert {"1221.2", "1222.1"} <= set(finding.message.params["code"].split(", "))


def test_a_title_may_stand_at_more_than_two_codes():
    codes = ["1221.1", "1222.1", "1223.1"]
    classifier = TitleChecker([Profession(code, "Головний інженер") for code in codes])
    (hint,) = classifier.check("Головний інженер", Profession("1222.1", "Головний інженер"))
    assert hint.rule == "several_codes"
    assert hint.message.params["codes"] == "1221.1, 1222.1, 1223.1"


def test_the_other_title_is_named_in_the_form_that_was_typed(classifier, named):
    profession = named("Дизайнер (художник-конструктор)")
    (finding,) = classifier.check("Головний художник-конструктор відділу", profession)
    assert finding.message.params["name"] == "Головний художник-конструктор"
    assert finding.repair == "Головний художник-конструктор відділу"


def test_another_code_is_an_error_whichever_is_the_greater(classifier, named):
    for code in ("1231", "1499"):
        (finding,) = classifier.check("Менеджер з персоналу", named(MANAGER, code))
        assert finding.profession.code == "1477.1"
        assert finding.severity is Severity.ERROR


def test_a_title_of_the_same_code_is_told_so(classifier, named):
    (same,) = classifier.check("Адміністратор залу", named("Адміністратор"))
    (greater,) = classifier.check("Менеджер з персоналу", named(MANAGER, "1231"))
    (less,) = classifier.check("Головний інженер на транспорті", named("Соціолог"))
    assert "is an official title of the same code (4222)" in same.text
    assert "is itself an official title (1477.1)" in greater.text
    assert "is itself an official title (1226.1)" in less.text
