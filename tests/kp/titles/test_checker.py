"""What holds of every official title, and of any text at all."""

import random
import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hr_kp_classifier.kp.language.cases import Case, decline
from hr_kp_classifier.kp.language.endings import word_set
from hr_kp_classifier.kp.text import clean, fold, lower_first
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.derived import DERIVED_WORDS
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.profession import Profession

CLARIFICATIONS = [
    "відділу збуту",
    "з онлайн-продажів",
    "науково-технічної бібліотеки",
    "та взаємовідносин з клієнтами",
    "цеху № 5",
    "дільниці",
    "із взаємозв'язків з клієнтами",
]


# Official titles that are a derived word and another official title (PROVENANCE of the data
# counts 187 and 111, of all derived words).
PAIRS, PAIRS_OF_TWO_CODES = 181, 109


def faults(findings):
    return [finding for finding in findings if finding.severity is not Severity.HINT]


def test_every_official_title_may_stand_in_every_form(classifier, professions):
    for profession in professions:
        for form in classifier.forms(profession):
            assert faults(classifier.check(form, profession)) == [], (profession, form)
            assert profession in classifier.find(form)


def test_every_official_title_may_be_extended(classifier, professions):
    for number, profession in enumerate(professions):
        title = (
            f"{classifier.forms(profession)[0]} {CLARIFICATIONS[number % len(CLARIFICATIONS)]}"
        )
        told = faults(classifier.check(title, profession))
        beginning, found = classifier.titles.longest_at_start(fold(title))
        own = len(fold(classifier.forms(profession)[0]))
        if len(beginning) > own and profession not in found:
            # «Механік дільниці», «Майстер цеху № 5»
            assert [finding.rule for finding in told] == ["official_elsewhere"]
        else:
            assert told == [], (profession, title)


def test_every_official_title_with_brackets_is_told_to_open_them(classifier, professions):
    for profession in professions:
        if "(" in profession.name:
            finding = classifier.check(profession.name, profession)[0]
            assert finding.rule == "brackets_kept"
            assert finding.repair == classifier.forms(profession)[0], profession


def test_titles_made_of_a_derived_word_and_an_official_title(classifier, professions):
    """«Головний соціолог» and the like are official themselves: they are not formed."""
    names = {fold(profession.name): profession for profession in professions}
    adjectives = word_set("Головний Старший Молодший Перший Провідний Черговий Другий Третій")
    pairs = [
        (profession, names[fold(base)])
        for profession in professions
        for word, _blank, base in [profession.name.partition(" ")]
        if word in adjectives and fold(base) in names
    ]
    assert len(pairs) == PAIRS
    assert sum(one.code != other.code for one, other in pairs) == PAIRS_OF_TWO_CODES
    for profession, base in pairs:
        (finding,) = classifier.check(classifier.forms(profession)[0], base)
        assert finding.rule == "derived_is_official", profession
        assert finding.severity is Severity.ERROR
        assert profession in classifier.find(finding.repair)


def test_titles_made_of_a_noun_and_the_genitive_of_an_official_title(classifier, professions):
    """«Помічник адвоката» is official, and so is «Адвокат»."""
    by_beginning: dict[str, list[Profession]] = {}
    for profession in professions:
        by_beginning.setdefault(fold(profession.name)[:3], []).append(profession)
    pairs = [
        (profession, base)
        for profession in professions
        for word, _blank, rest in [profession.name.partition(" ")]
        if word in {"Заступник", "Помічник"}
        for base in by_beginning.get(fold(rest)[:3], ())
        if fold(base.name).count(" ") == fold(rest).count(" ")
        and fold(rest) == fold(decline(base.name, Case.GENITIVE))
    ]
    assert len(pairs) >= 10
    for profession, base in pairs:
        found = classifier.check(classifier.forms(profession)[0], base)
        assert found[0].rule in {"derived_is_official", "assistant_of_head"}, profession
        if found[0].rule == "derived_is_official":
            assert profession in classifier.find(found[0].repair)


def test_find_knows_every_form(classifier):
    assert {(each.code, each.name) for each in classifier.find(" УПРАВИТЕЛЬ ")} == {
        ("1231", "Менеджер (управитель)"),
        ("1499", "Менеджер (управитель)"),
    }
    assert [each.code for each in classifier.find("Скреперист")] == ["8332"]
    assert classifier.find("CRM-менеджер") == []
    assert classifier.find("") == []


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("Лікар-терапевт", {"лікар", "терапевт"}),
        ("Старший технік відділення", {"технік"}),
        ("Сестра медична (брат медичний)", {"сестра", "брат"}),
        ("Коваль ручного кування", {"коваль"}),
        ("Юнга", {"юнга"}),
        ("Офіс-менеджер", {"менеджер"}),  # «офіс» is no one
        ("Горновий шахтової печі", set()),  # the head is an adjective
        ("Верховий доменної печі", set()),
        ("Вироби и к струн", set()),  # a slip of the official list
        ("Кок", set()),  # so short a word is also a part of others
    ],
)
def test_heads_are_the_nouns_that_name_who_does_the_work(name, heads):
    assert TitleChecker([Profession("7111", name)]).titles.heads == heads


def test_the_words_of_titles_are_known_in_every_form():
    classifier = TitleChecker([Profession("8332", "Машиніст скрепера (скреперист)")])
    assert classifier.titles.vocabulary == {"машиніст", "скрепера", "скреперист"}


def test_a_repair_keeps_to_the_title_that_was_chosen(classifier, named):
    """Only the rule that offers another official title leads to it."""
    brackets, official = classifier.check("Головний соціолог (відділу)", named("Соціолог"))
    assert (brackets.rule, brackets.repair, brackets.profession) == (
        "brackets_kept",
        None,  # «Соціолог» has another rank
        None,
    )
    assert (official.rule, official.repair) == (
        "derived_is_official",
        "Головний соціолог відділу",
    )
    assert official.profession == named("Головний соціолог")


@pytest.mark.parametrize(
    ("title", "official", "code"),
    [
        ("Тренер з футболу", "Тренер з виду спорту (федерації, збірної чи", "3475"),
        ("Тренер-викладач з боксу", "Тренер-викладач з виду спорту", "3475"),
        ("Методист будинку культури", "Методист культурно-освітнього закладу", "2455.2"),
        ("Начальник автоколони № 2", "Начальник колони (автомобільної", "1226.2"),
        ("Завідувач сільського клубу", "Керівник (директор) закладу (установи", "1210.1"),
        ("Завідувач квиткової каси", "Завідувач каси", "1231"),
        ("Секретар директора", "Секретар керівника (організації", "4115"),
        ("Спеціаліст І категорії", "Спеціаліст державної служби", "2419.3"),  # Cyrillic
    ],
)
def test_the_actual_place_or_field_stands_for_the_general_one(
    classifier, professions, title, official, code
):
    profession = next(
        each for each in professions if each.name.startswith(official) and each.code == code
    )
    assert [
        each
        for each in classifier.check(title, profession)
        if each.severity is not Severity.HINT
    ] == []


@pytest.mark.parametrize(
    ("title", "official", "rule", "repair"),
    [
        ("Асистент юриста", "Юрист", "unknown_derived_word", "Помічник юриста"),
        ("Адміністратор (черговий)", "Адміністратор", "brackets_kept", None),
        ("Фахівець (1 поверх)", "Фахівець", "brackets_kept", None),
        ("Двірник (0,5)", "Двірник", "brackets_kept", "Двірник"),
        ("Двірник на опалювальний сезон", "Двірник", "employment_terms", "Двірник"),
        ("Бухгалтер - головний інженер", "Бухгалтер", "second_profession", "Бухгалтер"),
        ("Монтажник будівельних конструкцій", "Монтажник будівельний", "not_official", ...),
        ("Завідувачка складом", "Завідувач складу", "governed_case", "Завідувач складу"),
        ("Артист драми", "Актор (артист) театру, кіно та ін.", "open_alternative", None),
        (
            "Касир-комірник-бухгалтер відділу",
            "Бухгалтер",
            "second_profession",
            "Бухгалтер відділу",
        ),
        (
            "Касир-комірник-сторож-бухгалтер збуту",
            "Бухгалтер",
            "second_profession",
            "Бухгалтер",
        ),
        # A rank before a title of another code, and another place, are no slips.
        ("Старший бухгалтер", "Соціолог", "not_official", "Старший бухгалтер"),
        ("Інженер", "Інженер з охорони праці", "not_official", "Інженер з охорони праці"),
        ("Завідувач аптекою", "Завідувач складу", "not_official", "Завідувач складу"),
        ("Бухгалтер (старший по зміні)", "Бухгалтер", "brackets_kept", None),
        ("Фахівець (1-ї категорії)", "Фахівець", "brackets_kept", "Фахівець"),
        ("Маляп", "Маляр", "not_official", "Маляр"),
        # A slip beside a dash, which КП has with blanks or without.
        ("Лікар - стоматолох", "Лікар-стоматолог", "misspelt", "Лікар-стоматолог"),
        (
            "Директор театру-художній керівнік",
            "Директор театру - художній керівник (генеральний директор театру - художній керівник)",
            "misspelt",
            "Директор театру - художній керівник",
        ),
        (
            "Регіональний бухгалтер",
            "Бухгалтер",
            "unknown_derived_word",
            "Бухгалтер регіональний",
        ),
        (
            "Регіональний бухгалтер з обліку",
            "Бухгалтер",
            "unknown_derived_word",
            "Бухгалтер з обліку регіональний",
        ),
    ],
)
def test_what_is_said_first_and_the_repair(classifier, named, title, official, rule, repair):
    first = classifier.check(title, named(official))[0]
    assert first.rule == rule
    if repair is not ...:
        assert first.repair == repair


def test_a_rank_before_a_title_of_the_same_code(classifier, named):
    """The title and the code are right, only the choice of the КП title is not."""
    chosen = named("Спеціаліст державної служби (місцевого самоврядування)")
    [found] = classifier.check("Головний спеціаліст-юрисконсульт", chosen)
    assert (found.rule, found.severity) == ("not_official", Severity.WARNING)
    assert found.profession == named("Спеціаліст-юрисконсульт")
    assert found.repair == "Головний спеціаліст-юрисконсульт"


def test_every_repair_of_a_cancelled_title_leads_to_the_one_in_its_place(named):
    heir = named("Оператор електронно-комунікаційних послуг")
    gone = Profession(
        "4229", "Оператор телекомунікаційних послуг", active=False, replaced_by=heir
    )
    found = TitleChecker([gone, heir]).check("Оператор телекомунікаційних послуг (цеху)", gone)
    assert [each.rule for each in found] == ["brackets_kept", "cancelled_title"]
    assert {each.repair for each in found} == {"Оператор електронно-комунікаційних послуг цеху"}
    assert {each.profession for each in found} == {heir}


def test_a_cancelled_title_without_an_heir_cannot_be_repaired():
    gone = Profession("4229", "Оператор телекомунікаційних послуг", active=False)
    found = TitleChecker([gone]).check("Оператор телекомунікаційних послуг (цеху)", gone)
    assert [(each.rule, each.repair) for each in found] == [
        ("brackets_kept", None),
        ("cancelled_title", None),
    ]


def test_a_finding_of_the_chosen_title_names_no_other(classifier, named):
    """Repairs may lead through several rules: a wrong word, Latin letters, a grade."""
    profession = named("Майстер служби (транспорт, зв'язок)")
    found = classifier.check("зам. майстра служби 5 розряду CRM", profession)
    assert [each.rule for each in found] == [
        "latin_letters",
        "abbreviation",
        "grade_in_title",
    ]
    assert {(each.repair, each.profession) for each in found} == {
        ("Заступник майстра служби", None)
    }
    assert {each.grade for each in found} == {"5 розряду"}


RANKS = ["Заст. {}", "Зам. {}", "Ст. {}", "Пров. {}", "Мол. {}", "Пом. {}", "Гол. {}"]
FULL = ["Заступник", "Заступник", "Старш", "Провідн", "Молодш", "Помічник", "Головн"]


@pytest.mark.parametrize(("short", "full"), list(zip(RANKS, FULL, strict=True)))
def test_no_repair_loses_the_rank(classifier, professions, short, full):
    """Each title with an abbreviated derived word: a repair has the word, or there is none."""
    repaired = 0
    for profession in professions[::7]:
        form = lower_first(classifier.forms(profession)[0])
        governs = full in ("Заступник", "Помічник")
        base = decline(form, Case.GENITIVE) if governs else form
        for title in (short.format(base), short.format(base) + " (цеху)"):
            for finding in classifier.check(title, profession):
                if finding.repair is not None:
                    repaired += 1
                    assert full.lower() in finding.repair.lower(), (title, finding)
    assert repaired > 1000


def test_no_repair_of_a_derived_word_makes_another(classifier, professions):
    """Each derived word before each title, right or wrong: ranks of the repair are those typed."""
    for number, profession in enumerate(professions[::5]):
        word = DERIVED_WORDS[number % len(DERIVED_WORDS)]
        form = lower_first(classifier.forms(profession)[0])
        hyphen = "" if word.agreement == "prefix" else " "
        for title in (f"{word.word}{hyphen}{form}", f"{word.word}{hyphen}{form} 2 розряду"):
            for finding in classifier.check(title, profession):
                if finding.repair is not None:
                    stem = word.word.lower().rstrip("-")[:-2]
                    assert stem in finding.repair.lower(), (title, finding)


# Any text

PIECES = st.sampled_from(
    [
        "Менеджер",
        "менеджер",
        "Інженер",
        "Головний",
        "Старша",
        "Заступник",
        "заступника",
        "Перший",
        "Віце-",
        "Учень",
        "в.о.",
        "зам.",
        "відділу",
        "збуту",
        "з",
        "із",
        "у",
        "CRM",
        "IT",
        "II",
        "категорії",
        "5",
        "розряду",
        "-",
        "–",
        "/",
        "(",
        ")",
        "[",
        ",",
        ".",
        ":",
        "№",
        "😀",
        "ы",
        "e",
        "мeнeджep",
        "-менеджер",
        "бухгалтер",
        "касир",
        "та",
        "і",
        "інформації",
        "надання",
        "сфері",
        "\u202e",
        "́",
        "'",
        "\x00",
        "%",
        "%(x)s",
        "{}",
        "соціологиня",
    ]
)
ODD_TITLES = (
    st.lists(PIECES, max_size=9).map(" ".join)
    | st.lists(PIECES, max_size=6).map("".join)
    | st.text(max_size=40)
)


@pytest.fixture(scope="session")
def chosen(professions):
    """Some titles of every kind."""
    picked = random.Random(3).sample(professions, 25)
    names = {
        "Менеджер (управитель)",
        "Менеджер (управитель) у сфері надання інформації",
        "Соціолог",
        "Сестра медична (брат медичний)",
        "Директор (начальник, інший керівник) підприємства",
        "Начальник відділу збуту (маркетингу)",
        "Адміністратор",
        "Адміністратор черговий",
    }
    return picked + [profession for profession in professions if profession.name in names]


@settings(max_examples=400)
@given(title=ODD_TITLES, number=st.integers(0, 1000), official=st.booleans())
def test_any_title_is_checked_and_what_is_repaired_stays_so(
    classifier, chosen, title, number, official
):
    profession = chosen[number % len(chosen)]
    if official:
        title = f"{random.Random(number).choice(classifier.forms(profession))} {title}"
    found = classifier.check(title, profession)
    for finding in found:
        assert finding.text
        assert all(isinstance(value, str) for value in finding.message.params.values())
        if finding.repair is not None:
            assert finding.repair == clean(finding.repair)
            at = finding.profession or profession
            again = classifier.check(finding.repair, at)
            assert not [each for each in again if each.severity is Severity.ERROR]
            assert {each.repair for each in again} <= {None, finding.repair}
    if not any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in title):
        curled = re.sub(r"(?<=[а-яє])'(?=[а-яє])", "’", title)
        for same in (clean(title), title.replace(" ", "  "), curled, f" {title}"):
            assert [
                (each.rule, each.repair) for each in classifier.check(same, profession)
            ] == [(each.rule, each.repair) for each in found]


@given(number=st.integers(0, 9149), title=ODD_TITLES, other=st.integers(0, 9149))
def test_any_official_title_with_any_text(classifier, professions, number, title, other):
    profession = professions[number]
    for typed in (f"{profession.name} {title}", f"{title} {professions[other].name}"):
        for finding in classifier.check(typed, profession):
            if finding.repair is not None:
                again = classifier.check(finding.repair, finding.profession or profession)
                assert not [each for each in again if each.severity is Severity.ERROR]


@given(name=st.text(max_size=30) | st.lists(PIECES, max_size=6).map(" ".join), title=ODD_TITLES)
def test_any_text_may_be_an_official_title(name, title):
    profession = Profession("2442.2", name)
    classifier = TitleChecker([profession])
    classifier.check(title, profession)
    classifier.check(name, profession)
    assert classifier.forms(profession)


LONG = [
    "Менеджер " * 1200,
    "Менеджер" * 1200,
    "()" * 5000,
    "(" * 10000,
    "a" * 10000,
    "а-" * 5000,
    "Менеджер " + "а-" * 5000,
    "😀" * 10000,
    "\u202e" * 10000,
    "1" * 10000,
    "Менеджер " + "1 " * 5000 + "категорії",
    "Перший " * 1500,
    "Заступник " * 1500,
    "Віце-" * 2000,
    " " * 10000 + "x",
    "mенеджep " * 1200,
    "в.о." * 3000,
    "Менеджер" + "," * 10000,
    "Менеджерка " * 1000,
    "Заступник " + "менеджер" * 1000,
    "а" * 9000 + "ка",
    "інформації надання сфері у менеджер " * 300,
]


@pytest.mark.speed
@pytest.mark.parametrize("title", LONG)
def test_long_titles_take_no_longer_than_their_length(classifier, named, title):
    profession = named("Менеджер (управитель) у сфері надання інформації")
    classifier.check("в.о. а", profession)  # loads the dictionary

    def seconds(times):
        start = time.process_time()
        found = classifier.check(title * times, profession)
        assert found
        return time.process_time() - start

    # Of this process alone, the least of several: what else the machine does is not counted.
    once = min(seconds(1) for _ in range(5))
    four_times = min(seconds(4) for _ in range(5))
    assert four_times < 8 * once + 0.02  # 4 for a linear check, 16 for a quadratic one


def test_members_of_an_open_list_are_forms_of_their_own(classifier, named):
    """The list of «Актор (артист) театру, кіно та ін.» stands in no brackets."""
    actor = named("Актор (артист) театру, кіно та ін.")
    assert classifier.forms(actor) == [
        "Актор театру, кіно",
        "Артист театру, кіно",
        "Актор театру",
        "Актор кіно",
        "Артист театру",
        "Артист кіно",
    ]
    assert classifier.check("Актор кіно", actor) == []
    assert classifier.check("Старший актор кіно", actor) == []


SALES = "Менеджер (управитель) із збуту"


@pytest.mark.parametrize(
    ("typed", "name", "printed"),
    [
        ("МЕНЕДЖЕР ЗІ ЗБУТУ ВІДДІЛУ ІТ", SALES, "Менеджер із збуту відділу ІТ"),
        ("СТАРШИЙ МЕНЕДЖЕР ІЗ ЗБУТУ", SALES, "Старший менеджер із збуту"),
        ("ІНЖЕНЕР", "Інженер", "Інженер"),
        ("Заступник МЕНЕДЖЕРА зі збуту.", SALES, "Заступник менеджера із збуту"),
        ("Штурман – інструктор", "Штурман-інструктор", "Штурман-інструктор"),
        # What the rules object to stays as it was typed.
        ("Менеджер (управитель) зі збуту", SALES, "Менеджер (управитель) зі збуту"),
        ("Мол. МЕНЕДЖЕР зі збуту", SALES, "Мол. МЕНЕДЖЕР зі збуту"),
        ("Mенеджер зі збуту", SALES, "Mенеджер зі збуту"),
        ("Касир", "Інженер", "Касир"),
    ],
)
def test_the_official_title_is_printed_as_in_kp(classifier, named, typed, name, printed):
    assert classifier.as_printed(typed, named(name)) == printed
