"""Derived words: the list of annex В, and their shapes."""

import pytest

from hr_kp_classifier.kp.titles.derived import DERIVED_WORDS, DerivedWord, Shapes

LIST_OF_2010 = [
    "Бригадний",
    "Віце-",
    "Гірничий",
    "Головний",
    "Груповий",
    "Дільничний",
    "Другий",
    "Заступник",
    "Змінний",
    "Молодший",
    "Перший",
    "Помічник",
    "Провідний",
    "П'ятий",
    "Районний",
    "Стажист",
    "Старший",
    "Третій",
    "Учень",
    "Черговий",
    "Четвертий",
]


def test_the_list_is_that_of_annex_v_and_amendment_11():
    assert sorted(word.word for word in DERIVED_WORDS) == sorted(
        [*LIST_OF_2010, "Виконувач окремих робіт"]
    )
    assert all(word.source for word in DERIVED_WORDS)


@pytest.mark.parametrize(
    ("word", "fits", "not_fits", "doubtful"),
    [
        ("Стажист", "23", "1456789", False),
        ("Виконувач окремих робіт", "5678", "12349", False),
        ("Учень", "56789", "1234", True),
        ("Головний", "123456789", "", False),
    ],
)
def test_sections(word, fits, not_fits, doubtful):
    derived = next(each for each in DERIVED_WORDS if each.word == word)
    assert all(map(derived.fits, fits))
    assert not any(map(derived.fits, not_fits))
    assert derived.sections_open is doubtful


def test_adjectives_that_kp_puts_after_the_noun(professions):
    """«Адміністратор черговий», «Майстер гірничий», «Механік груповий»: the КП itself does so."""
    names = [profession.name.lower().split() for profession in professions]
    for word in DERIVED_WORDS:
        if word.agreement == "adjective":
            after = any(
                name[1:2] == [word.word.lower()] and name[0][-2:] != "ий" for name in names
            )
            assert word.follows() is after, word.word
        else:
            assert not word.follows()


@pytest.mark.parametrize(
    ("shape", "word", "gender", "genitive"),
    [
        ("головний", "Головний", "m", False),
        ("головна", "Головний", "f", False),
        ("головного", "Головний", "m", True),
        ("головної", "Головний", "f", True),
        ("третя", "Третій", "f", False),
        ("третього", "Третій", "m", True),
        ("третьої", "Третій", "f", True),
        ("старшого", "Старший", "m", True),
        ("п'ята", "П'ятий", "f", False),
        ("заступник", "Заступник", "", False),
        ("заступника", "Заступник", "", True),
        ("учня", "Учень", "", True),
        ("стажиста", "Стажист", "", True),
        ("виконувача окремих робіт", "Виконувач окремих робіт", "", True),
        ("віце-", "Віце-", "", False),
    ],
)
def test_shapes(shape, word, gender, genitive):
    found = Shapes(DERIVED_WORDS).at(shape)
    assert (found.derived.word, found.gender, found.genitive) == (word, gender, genitive)
    assert found.shape == shape


def test_words_can_be_added():
    added = Shapes(
        [
            *DERIVED_WORDS,
            DerivedWord("Ведучий", "adjective"),
            DerivedWord("Екс", "prefix"),
            DerivedWord("Член бригади", "genitive"),
        ]
    )
    assert added.at("ведучого інженера").derived.word == "Ведучий"
    assert added.at("екс-директор").derived.agreement == "prefix"
    assert added.at("члена бригади слюсаря").genitive
    assert added.of(DerivedWord("Ведучий", "adjective"), "f") == "ведуча"


@pytest.mark.parametrize(
    ("title", "start", "shape"),
    [
        ("перший заступник начальника", 0, "перший"),
        ("перший заступник начальника", 7, "заступник"),
        ("перший заступник начальника", 17, None),
        ("віце-президент", 0, "віце-"),
        ("головний-інженер", 0, None),
        ("головнийінженер", 0, None),
        ("виконувач окремих робіт кухаря", 0, "виконувач окремих робіт"),
        ("виконувач окремих роботів", 0, None),
        ("виконувач окремих робітничих завдань", 0, None),
        ("виконувач", 0, None),
        ("", 0, None),
        ("старший", 50, None),
    ],
)
def test_a_derived_word_is_found_where_it_stands(title, start, shape):
    found = Shapes(DERIVED_WORDS).at(title, start)
    assert (found.shape if found else None) == shape
