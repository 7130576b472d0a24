"""What is stored, what is compared, and Latin letters among Cyrillic ones."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hr_kp_classifier.kp.text import (
    alphabet_key,
    clean,
    fold,
    has_latin,
    look_alikes,
    lower_first,
    read_as_cyrillic,
    upper_first,
)

ANY_TEXT = st.text(max_size=60) | st.text(
    "абвіїє'’- –—\u0301\u200b\u00a0(),.№5CRMe", max_size=60
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Інженер   з\tохорони\nпраці ", "Інженер з охорони праці"),
        ("Інженер\u00a0з охорони\u202fпраці", "Інженер з охорони праці"),
        ("Оператор комп’ютерного набору", "Оператор комп'ютерного набору"),
        ("Оператор компʼютерного набору", "Оператор комп'ютерного набору"),
        ("Оператор комп`ютерного набору", "Оператор комп'ютерного набору"),
        ("Лікар‑терапевт", "Лікар-терапевт"),
        ("Лікар–терапевт", "Лікар-терапевт"),
        ("Лікар—терапевт", "Лікар-терапевт"),
        ("Директор театру - художній керівник", None),
        ("Директор театру — художній керівник", "Директор театру – художній керівник"),
        ("Монтажник радіо- та спеціального устаткування", None),
        ("Мене\u200bджер\ufeff", "Менеджер"),
        ("Мене\u00adджер", "Менеджер"),
        ("\u202eМенеджер\u202c", "Менеджер"),
        ("Менеджер\x00\x07", "Менеджер"),
        ("Краі\u0308на", "Країна"),
        ("Інжене\u0301р", "Інженер"),
        ("Оператор служби «102»", None),
        ("", ""),
    ],
)
def test_clean(typed, stored):
    assert clean(typed) == (typed if stored is None else stored)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Учитель", "Вчитель"),
        ("Оператор з уведення даних", "оператор із введення даних"),
        ("Менеджер у сфері реклами", "Менеджер в сфері реклами"),
        ("Менеджер зі збуту", "Менеджер із збуту"),
        ("Ремонт колій й споруд", "Ремонт колій і споруд"),
        ("Головний архітектор проекту", "Головний архітектор проєкту"),
        ("МЕНЕДЖЕР", "менеджер"),
        ("Лікар–терапевт", "Лікар-терапевт"),
        ("Капітан - механік", "Капітан — механік"),
        ("Оператор комп’ютерного набору", "Оператор комп'ютерного набору"),
        ('Оператор служби "102"', "Оператор служби «102»"),
        ("Апаратник стерилізації консервів.", "Апаратник стерилізації консервів"),
        ("Інжене\u0301р", "Інженер"),
        ("Лікар-вчитель", "Лікар-учитель"),
        ("Інженер  з   якості", "Інженер з якості"),
        ("Оператор у.", "Оператор в"),
    ],
)
def test_fold_makes_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Інженер", "Інженера"),
        ("Лікар терапевт", "Лікар-терапевт"),
        ("Майстер із ремонту", "Майстер ремонту"),
        ("Менеджер та консультант", "Менеджер і консультант"),
        ("Вагар", "Агар"),
        ("Водій", "Удій"),
        ("Голова", "Колова"),
        ("Гід", "Ґід"),
        ("Країна", "Краіна"),
    ],
)
def test_fold_keeps_apart(one, other):
    assert fold(one) != fold(other)


@given(ANY_TEXT)
@example("В.")
def test_clean_and_fold_change_nothing_the_second_time(text):
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)


@given(ANY_TEXT)
def test_fold_keeps_the_number_of_words(text):
    folded = fold(text)
    assert not folded or folded.count(" ") == clean(text).rstrip(" .,;:").count(" ")


def test_a_short_and_a_long_word_fold_alike():
    assert fold("В" + "к" * 80) == "у" + "к" * 80
    assert fold("В" + "к" * 10) == "у" + "к" * 10


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("мeнeджep", {"мeнeджep": "менеджер"}),
        ("Інженер-пpoгpaмicт", {"пpoгpaмicт": "програміст"}),
        ("Оператор комп'ютeрного набору", {"комп'ютeрного": "комп'ютерного"}),
        ("CRM-менеджер", {}),
        ("Аccount-менеджер", {}),  # its «А» is Cyrillic, but no Cyrillic letter looks like «n»
        ("Менеджер", {}),
        ("", {}),
    ],
)
def test_look_alikes(text, found):
    assert look_alikes(text) == found


def test_look_alikes_read_as_cyrillic():
    assert read_as_cyrillic("aceiopxyABCEHIKMOPTXY") == "асеіорхуАВСЕНІКМОРТХУ"
    assert read_as_cyrillic("CRM") is None
    assert has_latin("менеджеr") and has_latin("é") and not has_latin("менеджер 5")


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Відділ кадрів", "відділ кадрів"),
        ("Міська філія", "міська філія"),
        ("HR-відділ", "HR-відділ"),
        ("Chief Technical Officer", "Chief Technical Officer"),
        ("Львівська філія", "Львівська філія"),
        ("Івано-Франківський офіс", "Івано-Франківський офіс"),
        ("Луцьке відділення", "Луцьке відділення"),
        ("Одеські склади", "Одеські склади"),
        ("ІТ-відділ", "ІТ-відділ"),
        ("ДЦшний клас", "ДЦшний клас"),
        ("Я-концепція", "я-концепція"),
        ("Відділ Київського району", "відділ Київського району"),
        ("", ""),
    ],
)
def test_lower_first(text, within):
    assert lower_first(text) == within


def test_upper_first():
    assert upper_first("відділ кадрів") == "Відділ кадрів"
    assert upper_first("") == ""


def test_texts_are_sorted_by_the_ukrainian_alphabet():
    """Blanks, figures and Latin letters before, letters of other alphabets after."""
    texts = [
        *("", "5 цех", "Z", "А", "А б", "Ад'ютант", "адя", "Гараж", "Ґрунт", "Енергетик"),
        *("Єгер", "Житель", "Зоолог", "Инший", "Інженер", "Їздовий", "Йог", "Ящик", "ёлка"),
    ]
    backwards = texts[::-1]
    assert sorted(backwards, key=alphabet_key) == texts
    assert alphabet_key("Лікар-терапевт") == alphabet_key("лікартерапевт")
