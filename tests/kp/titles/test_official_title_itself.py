"""The official title that was chosen: cancelled, of section 0, named by an act, misprinted."""

from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.profession import Profession

MANAGER = "Менеджер (управитель)"


def test_cancelled_titles(classifier, named):
    gone = Profession("4229", "Оператор телекомунікаційних послуг", active=False)
    (finding,) = classifier.check("Оператор телекомунікаційних послуг", gone)
    assert (finding.rule, finding.severity, finding.repair) == (
        "cancelled_title",
        Severity.ERROR,
        None,
    )

    heir = named("Оператор електронно-комунікаційних послуг")
    replaced = Profession(gone.code, gone.name, active=False, replaced_by=heir)
    (finding,) = classifier.check("Оператор телекомунікаційних послуг відділу збуту", replaced)
    assert finding.rule == "cancelled_title"
    assert finding.profession == heir
    assert finding.repair == "Оператор електронно-комунікаційних послуг відділу збуту"
    assert classifier.check(finding.repair, heir) == []
    for typed, repair in (
        ("Телефоніст", "Оператор електронно-комунікаційних послуг"),
        (
            "Старший оператор телекомунікаційних послуг цеху",
            "Старший оператор електронно-комунікаційних послуг цеху",
        ),
        (
            "Помічник оператора телекомунікаційних послуг",
            "Помічник оператора електронно-комунікаційних послуг",
        ),
    ):
        assert classifier.check(typed, replaced)[-1].rule == "cancelled_title"
        assert classifier.check(typed, replaced)[-1].repair == repair


def test_a_cancelled_title_is_not_offered():
    old = Profession("2442.2", "Головний соціолог", active=False)
    sociologist = Profession("2442.2", "Соціолог")
    classifier = TitleChecker([old, sociologist])
    assert classifier.check("Головний соціолог", sociologist) == []
    assert classifier.find("Головний соціолог") == []


def test_several_codes_is_a_hint_and_only_where_nothing_is_wrong(classifier, named):
    (hint,) = classifier.check("Менеджер із роботи з клієнтами", named(MANAGER, "1499"))
    assert (hint.rule, hint.severity, hint.repair) == ("several_codes", Severity.HINT, None)
    assert hint.text == (
        "“Менеджер (управитель)” stands at several codes: 1231, 1499. Check that 1499 is meant."
    )
    assert [each.rule for each in classifier.check("Менеджр", named(MANAGER))] == ["misspelt"]
    assert classifier.check("Соціолог", named("Соціолог")) == []


def test_section_0_is_for_servicemen(classifier):
    soldier = Profession("0310.1", "Навідник")
    (finding,) = TitleChecker([soldier]).check("Навідник", soldier)
    assert (finding.rule, finding.severity) == ("servicemen_only", Severity.ERROR)
    assert finding.repair is None


def test_an_act_names_a_title():
    head = Profession(
        "1143.5", "Голова органу місцевого самоврядування (міський, сільський і т. ін.)"
    )
    law = ActTitle("Міський голова", head.code, head.name, "Закон України")
    plain, checker = TitleChecker([head]), TitleChecker([head], act_titles=[law])
    for title in ("Міський голова", "Заступник міського голови", "Міський голова Луцька"):
        assert plain.check(title, head)[0].severity is Severity.ERROR
        assert checker.check(title, head) == []
    assert checker.find("міський голова") == [head]
    assert checker.forms(head) == plain.forms(head)


def test_a_slip_of_the_published_list_is_put_right():
    published = Profession(
        "8229", "Дезодораторинк сої (олії)", corrected="Дезодораторник сої (олії)"
    )
    checker = TitleChecker([published])
    assert checker.forms(published) == ["Дезодораторник сої", "Дезодораторник олії"]
    for title in ("Дезодораторник сої", "Дезодораторинк сої", "Старший дезодораторник олії"):
        assert checker.check(title, published) == []
        assert checker.find("Дезодораторинк сої") == [published]
    (finding,) = checker.check("Дезодораторинк сої (олії) цеху", published)
    assert finding.repair == "Дезодораторник сої цеху"


def test_a_cancelled_title_stays_itself_though_another_bears_its_name():
    gone, other = (
        Profession("2441.2", "Соціолог", active=False),
        Profession("2442.2", "Соціолог"),
    )
    found = TitleChecker([gone, other]).check("Соціолог", gone)
    assert [each.rule for each in found] == ["cancelled_title"]
