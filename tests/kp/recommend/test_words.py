"""What two names of one job have in common, and what is no part of a job."""

import pytest

from hr_kp_classifier.kp.recommend.tails import adds_to, are_known
from hr_kp_classifier.kp.recommend.typed_name import TypedName, typed_name
from hr_kp_classifier.kp.recommend.words import each_beginning, stem, words_of


@pytest.mark.parametrize(
    ("stem_", "words"),
    [
        ("бухгалтер", "бухгалтер бухгалтера бухгалтером бухгалтери"),
        ("кравц", "кравець кравця кравцем"),
        ("закупівл", "закупівель закупівля закупівлі"),
        ("начальник", "начальник начальниця начальниці начальницю"),
        ("менеджер", "менеджер менеджерка"),
        ("тракторист", "тракторист трактористка"),
        ("консультант", "консультант консультантка"),
        ("асистент", "асистент асистентка"),
        ("директор", "директор директорка"),
        ("їдальн", "їдальня їдальні"),
        ("статт", "стаття статті"),
        ("змін", "зміна змін зміні"),
        # so short a word keeps its ending
        ("рада", "рада"),
        ("цеху", "цеху"),
        ("кава", "кава"),
        ("отец", "отець"),
        # a thing, no woman
        ("цукерк", "цукерка"),
    ],
)
def test_cases_of_a_word_share_a_stem(stem_, words):
    assert {stem(word) for word in words.split()} == {stem_}


def test_synonyms_and_abbreviations_are_one_word():
    assert words_of("Менеджер з продажів").stems == words_of("менеджер із збуту").stems
    assert words_of("інженер з ОП").stems == words_of("інженер з охорони праці").stems
    assert words_of("уборщица").stems == words_of("прибиральниця").stems


def test_prepositions_count_where_there_is_nothing_else():
    assert words_of("водій для цеху").literal == "водій цеху"
    assert words_of("для").literal == "для"


def test_a_list_in_two():
    assert list(each_beginning(["а", "б"])) == [(["а"], ["б"])]
    assert list(each_beginning(["а"])) == list(each_beginning([])) == []


@pytest.mark.parametrize(
    ("typed", "text", "grade"),
    [
        ("бухгалтер 1 кат, цеху", "бухгалтер цеху", "1 категорії"),
        ("Слюсар 5 розряду цеху", "Слюсар цеху", "5 розряду"),
        ("5 розряд", "", "5 розряду"),
        ("зам. директора 2 категорії", "Заступник директора", "2 категорії"),
        ("«Бухгалтер» № 5", "Бухгалтер", ""),
        ("бухгалтер на час відпустки", "бухгалтер", ""),
        ("водій (за сумісництвом)", "водій", ""),
        ("кухар 0,5 ст.", "кухар", ""),
        (" ", "", ""),
        ("а" * 300, "а" * 200, ""),
    ],
)
def test_what_is_no_part_of_a_job(typed, text, grade):
    assert typed_name(typed) == TypedName(text, grade)


@pytest.mark.parametrize(
    ("tail", "known"),
    [
        ("об’єкта", True),
        ("слова’янського", False),
        ("відділу погрузчика", False),
        ("безопасности", False),
        ("школы", False),
        ("сада", False),
        # a proper name, an abbreviation, two letters
        ("Ромашка", True),
        ("РЕМ", True),
        ("ыы", True),
    ],
)
def test_words_of_a_tail_are_those_of_a_dictionary(tail, known):
    assert are_known(tail) is known


@pytest.mark.parametrize(
    ("form", "tail", "more"),
    [
        ("Інженер з охорони праці", "відділу охорони праці", True),
        ("Адміністратор залу", "цеху залу", True),
        ("Адміністратор залу", "залу", False),
        ("Адміністратор залу", "залу відпочинку", False),
        ("Прибиральник службових приміщень", "служб", False),
        ("Прибиральник службових приміщень", "служби", False),
        ("Прибиральник службових приміщень", "слу", True),  # too short to be that word
        ("Бібліотекар", "бібліотеки", True),
    ],
)
def test_a_tail_says_more_than_the_title(form, tail, more):
    assert adds_to(form, tail) is more
