"""Rules in particular cases, and how their findings read."""

import pytest

from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.derived import DERIVED_WORDS, DerivedWord
from hr_kp_classifier.kp.titles.profession import Profession
from hr_kp_classifier.kp.titles.rules.too_long import LONGEST_CLARIFICATION

MANAGER = "Менеджер (управитель)"
INFORMATION = "Менеджер (управитель) у сфері надання інформації"
SALES = "Начальник відділу збуту (маркетингу)"
PORT = "Начальник порту (морського, річкового, рибного та ін.)"


def test_a_grade_given_beside_the_title_is_not_repeated_in_it(look):
    assert look("Менеджер молодший", MANAGER) == []
    assert look("Менеджер молодший", MANAGER, grade="молодший") == [
        ("grade_in_title", "warning", "Менеджер")
    ]
    assert look("Менеджер відділу меблів", MANAGER, grade="II категорія") == []
    assert look("Кухар 5 розряду", "Кухар", grade="4 розряд") == [
        ("grade_in_title", "warning", "Кухар")
    ]


def test_a_grade_is_found_before_the_title_too(classifier, named):
    unknown, grade = classifier.check("5 розряду кухар", named("Кухар"))
    assert (unknown.rule, grade.rule) == ("unknown_derived_word", "grade_in_title")
    assert grade.message.params == {"grade": "5 розряду"}
    assert unknown.repair == grade.repair == "Кухар"


def test_words_added_by_hr_are_known(professions, named):
    classifier = TitleChecker(
        [named("Соціолог")],
        [DerivedWord("Ведучий", "adjective", frozenset("3"), source="ours")],
    )
    (finding,) = classifier.check("Ведучий соціолог", named("Соціолог"))
    assert (finding.rule, finding.source) == ("derived_word_section", "ours")
    assert (
        classifier.check("Головний соціолог", named("Соціолог"))[0].rule
        == "unknown_derived_word"
    )


def test_too_long_begins_after_the_limit(look):
    most = "відділу " + "б" * (LONGEST_CLARIFICATION - len("відділу "))
    assert look(f"Менеджер {most}", MANAGER) == []
    assert look(f"Менеджер {most}б", MANAGER) == [("too_long", "warning", None)]


def test_a_finding_reads_in_english(classifier, named):
    first, second = classifier.check("CRM-менеджер", named(INFORMATION))
    assert first.text == "“CRM” is written in Latin letters. Write it in Ukrainian."
    assert second.message.params == {
        "word": "CRM-менеджер",
        "official": "Менеджер у сфері надання інформації",
    }
    assert second.text == second.message.template % second.message.params
    assert len({first, second}) == 2


@pytest.mark.parametrize(
    ("title", "official", "params"),
    [
        (
            "Менеджер відділу по продажам обладнання",
            MANAGER,
            {"words": "по продажам", "meant": "з продажів"},
        ),
        (
            "Машиніст екскаватора по безтранспортному розкриву цеху",
            "Машиніст екскаватора",
            {"words": "по безтранспортному"},
        ),
        ("Бухгалтер відділу збуту за сумісництвом", "Бухгалтер", {"terms": "за сумісництвом"}),
        ("Бухгалтер відділу збуту - касир", "Бухгалтер", {"word": "- касир"}),
        ("Бухгалтер та старший касир", "Бухгалтер", {"word": "та старший касир"}),
        ("Секретар друкарка", "Секретар", {"word": "друкарка"}),
        (
            "Регіональний бухгалтер",
            "Бухгалтер",
            {"word": "Регіональний", "official": "Бухгалтер"},
        ),
    ],
)
def test_a_finding_names_the_words_that_it_is_about(classifier, named, title, official, params):
    (finding,) = classifier.check(title, named(official))
    assert finding.message.params == params


def test_a_compound_that_begins_with_the_adjective_of_the_title():
    """«Фінансово-економічного» is more precise than «фінансового»."""
    head = Profession("1231", "Начальник фінансового відділу міста")
    classifier = TitleChecker([head])
    title = "Начальник фінансово-економічного відділу міста"
    assert classifier.check(title, head) == []
    assert classifier.check(f"{title} Києва", head) == []
    assert classifier.check(title.removesuffix("міста") + "області", head) != []


def test_po_where_kp_has_it_is_no_calque(look):
    assert look("Менеджер по роботі з клієнтами", MANAGER) == []


def test_the_act_is_named_that_has_most_of_the_words():
    """What a law calls the head of this very place, of several laws."""
    head = Profession("1210.1", "Директор підприємства")
    acts = [
        ActTitle(title, head.code, head.name, "наказ")
        for title in ("Керівник музею", "Керівник обласного архіву")
    ]
    (finding,) = TitleChecker([head], act_titles=acts).check("Завідувач обласного архіву", head)
    assert finding.message.params["official"] == "Керівник обласного архіву"


def test_a_derived_word_after_the_title_keeps_what_follows(classifier, named):
    (finding,) = classifier.check("Соціолог головний відділу збуту", named("Соціолог"))
    assert finding.rule == "derived_is_official"
    assert finding.repair == "Головний соціолог відділу збуту"
    (finding,) = classifier.check("Черговий адміністратор залу", named("Адміністратор"))
    assert finding.repair == "Адміністратор черговий залу"


def test_what_kp_leaves_open_is_a_word_or_a_few(look):
    for words in ("вантажного", "зовсім нового великого вантажного"):
        assert look(f"Начальник {words} порту", PORT) == [("open_alternative", "warning", None)]
    assert (
        look("Начальник зовсім нового дуже великого вантажного порту", PORT)[0][0]
        == "words_reordered"
    )


def test_messages_stay_short(classifier, named):
    every = "".join(chr(0x2190 + number) for number in range(60))
    for title in (f"Менеджер {every}", "а" * 5000, "CRM " * 500, "Менеджер-" + "а" * 500):
        for finding in classifier.check(title, named(MANAGER)):
            assert len(finding.text) < 400
    odd = classifier.check(f"Менеджер {every}", named(MANAGER))[0]
    assert odd.message.params["characters"] == " ".join(every[:10])


def test_a_short_word_is_not_taken_for_a_misspelt_one(classifier):
    """«Кок» is too short to say that it is meant by «Кокк»."""
    for name, typed, rule in (
        ("Кок", "Кокк", "not_official"),
        ("Юнга", "Юннга", "not_official"),
        ("Кухар", "Куухар", "misspelt"),
    ):
        profession = Profession("5122", name)
        found = TitleChecker([profession]).check(typed, profession)
        assert [each.rule for each in found] == [rule]


def test_the_longest_form_is_the_one_that_is_meant():
    """«Касир в банку» has «Касир» too; what follows is counted from the end of the longer one."""
    cashier = Profession("4212", "Касир (в банку)")
    classifier = TitleChecker([cashier])
    rest = "б" * LONGEST_CLARIFICATION
    for title in (f"Касир в банку {rest}", f"Заступник касира в банку {rest}"):
        assert classifier.check(title, cashier) == []


def test_four_derived_words_at_most(classifier, named):
    title = "Перший старший помічник першого заступника начальника відділу збуту"
    (finding,) = classifier.check(title, named(SALES))
    assert finding.rule == "not_official"


def test_one_derived_word_after_the_title_or_before_it(classifier, named):
    (finding,) = classifier.check("Головний соціолог старший", named("Соціолог"))
    assert (finding.rule, finding.repair) == (
        "derived_is_official",
        "Головний соціолог старший",
    )


def test_the_sections_of_a_derived_word_are_named(classifier, named):
    (finding,) = classifier.check("Стажист менеджера", named(MANAGER))
    assert finding.text == (
        "“Стажист” may stand only with titles of sections 2, 3, this one is of section 1."
    )


def test_a_prefix_leaves_what_follows_in_the_nominative(named):
    sociologist = named("Соціолог")
    classifier = TitleChecker([sociologist], [*DERIVED_WORDS, DerivedWord("Екс-", "prefix")])
    assert classifier.check("Екс-старший соціолог", sociologist) == []
    assert classifier.check("Екс-заступник соціолога", sociologist) == []


def test_a_title_without_its_place_that_stands_at_other_codes():
    """Theirs are named in the order of КП."""
    chosen = Profession("2455.2", "Методист установи")
    others = [Profession(code, "Методист") for code in ("2351.2", "2359.2")]
    (hint,) = TitleChecker([chosen, *others]).check("Методист", chosen)
    assert hint.rule == "several_codes"
    assert hint.message.params["codes"] == "2351.2, 2359.2"
    assert TitleChecker([chosen, *others]).check("Методист установи", chosen) == []
