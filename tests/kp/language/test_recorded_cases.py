"""Titles in all cases and genders, also odd ones, as recorded: what is right stands in test_cases.

A case that is mended changes its line here.
"""

from misspelt import slips
from recorded import assert_as_recorded

from hr_kp_classifier.kp.language.cases import decline
from hr_kp_classifier.kp.language.genders import feminine_of, masculine_of
from hr_kp_classifier.kp.language.government import (
    genitive_after_po,
    genitive_for_instrumental,
    is_dative_after_po,
)
from hr_kp_classifier.kp.language.nouns import OBLIQUE, Case
from hr_kp_classifier.kp.language.person_names import is_surname_first

# Every one of so many titles, and of those in wrong ways.
EACH, EACH_WRONG = 13, 23
KINDS = (
    *(
        "other order",
        "last word first",
        "without bracket marks",
        "hyphen for blank",
        "capitals",
    ),
    *("dash for hyphen", "leading", "two posts", "two posts by a stroke", "word cut", "glued"),
)
UNITS = (
    *("Відділ збуту", "Бухгалтерія", "Адміністративно-господарська частина", "Цех № 2"),
    *("Служба безпеки та охорони праці", "Їдальня", "Відділення (центр) реабілітації"),
    *(
        "Департамент ІТ",
        "ВІДДІЛ КАДРІВ",
        "Львівська філія",
        "Сектор «Зв'язок»",
        "Склад-магазин",
    ),
    *("Планово-економічний та фінансова служба", "Юридичний (правовий) та кадровий відділ"),
    *(
        "Виробничий і технічний відділ",
        "Виробничий і технічне бюро",
        "Головний та старший інженер",
    ),
    *(
        "Перший старший черговий",
        "Головний старший молодший черговий",
        "Старший Java розробник",
    ),
    *("Сільський, селищний та міський голова", "Сільський, районна голова", "Служба та бюро"),
    *("Загальна середня освіта", "Рада", "Чергова частина", "Проєктний офіс", "HR-відділ"),
)
PERSONS = ("Шевченко Тарас", "Тарас Шевченко", "Леся Українка", "Іван Франко", "Коваль Олена")


def declined(text):
    return " | ".join([text, *(decline(text, case) for case in OBLIQUE)])


def test_titles(classifier):
    answers = []
    for profession in classifier.titles.professions[::EACH]:
        form = classifier.forms(profession)[0]
        feminine = feminine_of(form)
        back = masculine_of(feminine) if feminine else None
        answers.append(f"{declined(form)} | ♀ {feminine} | ♂ {back}")
    assert_as_recorded("cases", answers)


def test_titles_in_wrong_ways(professions):
    answers = []
    for number, profession in enumerate(professions[::EACH_WRONG]):
        wrong = slips(profession.name)
        kind = KINDS[number % len(KINDS)]
        if kind in wrong:
            text = wrong[kind]
            answers.append(f"{declined(text)} | ♀ {feminine_of(text)} | ♂ {masculine_of(text)}")
    answers += map(declined, UNITS)
    assert_as_recorded("cases_of_odd_titles", answers)


def test_government(professions):
    """What follows the first word of a title, taken as governed by it."""
    answers = []
    for profession in professions[::EACH]:
        words = profession.name.lower().split()[1:]
        if words:
            answers.append(
                f"{' '.join(words)} | {genitive_for_instrumental(words)}"
                f" | {genitive_after_po(words)} | {is_dative_after_po(words)}"
            )
            turned = decline(profession.name, Case.DATIVE).lower().split()
            answers.append(
                f"{' '.join(turned)} | {genitive_after_po(turned)} | {is_dative_after_po(turned)}"
            )
    for name in PERSONS:
        answers.append(f"{name} | {is_surname_first(*name.split())}")
    assert_as_recorded("government", answers)
