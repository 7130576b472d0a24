"""Two editions compared: what an amendment did to each title, and how fast that is told."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_kp_classifier.kp.editions import compare
from hr_kp_classifier.kp.editions.compare import compare_editions
from hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow

TELECOM = TitleRow("4229", "Оператор телекомунікаційних послуг")
ELECTRONIC = TitleRow("4229", "Оператор електронно-комунікаційних послуг")


def titles(code, *names):
    return [TitleRow(code, name) for name in names]


def names(pairs):
    return [(before.name, after.name) for before, after in pairs]


def test_what_is_the_same_is_only_counted():
    edition = [*titles("1110", "Депутат", "Голова"), TitleRow("2442.2", "Соціолог", "12345")]
    comparison = compare_editions(edition, list(reversed(edition)))
    assert comparison.unchanged == 3
    assert not comparison.added + comparison.cancelled + comparison.changed
    assert not comparison.renamed + comparison.moved


def test_added_changed_and_cancelled_in_the_order_of_the_editions():
    before = [TitleRow("1", "Б"), TitleRow("1", "А"), TitleRow("2", "В", "11111")]
    after = [TitleRow("4", "Ж"), TitleRow("3", "Е"), TitleRow("2", "В", "22222")]
    comparison = compare_editions(before, after)
    assert comparison.added == [TitleRow("4", "Ж"), TitleRow("3", "Е")]
    assert comparison.cancelled == [TitleRow("1", "Б"), TitleRow("1", "А")]
    assert comparison.changed == [(TitleRow("2", "В", "11111"), TitleRow("2", "В", "22222"))]
    assert comparison.unchanged == 0


def test_a_group_with_another_name_is_changed():
    before = [GroupRow("1", "Керівники"), GroupRow("11", "Законодавці")]
    after = [GroupRow("1", "Керівники, менеджери"), GroupRow("12", "Законодавці")]
    comparison = compare_editions(before, after)
    assert comparison.changed == [(before[0], after[0])]
    assert comparison.added == [after[1]]
    assert comparison.cancelled == [before[1]]
    assert comparison.moved == [(before[1], after[1])]


def test_a_group_is_not_replaced_by_the_one_above_of_the_same_name():
    before = [GroupRow("111", "Законодавці"), GroupRow("1110", "Законодавці")]
    assert compare_editions(before, before[:1]).moved == []


# What a newer edition does not say


def test_columns_that_the_file_lacks_change_nothing():
    known = TitleRow("2442.2", "Соціолог", "12345", "5*", "")
    comparison = compare_editions([known], [TitleRow("2442.2", "Соціолог")])
    assert (comparison.unchanged, comparison.changed) == (1, [])
    # What the file does say is taken, and the rest kept.
    comparison = compare_editions([known], [TitleRow("2442.2", "Соціолог", "54321")])
    assert comparison.changed == [(known, TitleRow("2442.2", "Соціолог", "54321", "5*", ""))]
    comparison = compare_editions([known], [TitleRow("2442.2", "Соціолог", "")])
    assert comparison.changed == [(known, TitleRow("2442.2", "Соціолог", "", "5*", ""))]
    # A rename keeps it too.
    before = TitleRow(*TELECOM[:2], "12345", "1", "2")
    comparison = compare_editions([before], [ELECTRONIC])
    assert comparison.renamed == [(before, TitleRow(*ELECTRONIC[:2], "12345", "1", "2"))]


def test_an_addition_cancels_nothing():
    before = titles("1110", "Депутат", "Голова")
    comparison = compare_editions(before, [TitleRow("1110", "Президент")], whole=False)
    assert comparison.added == [TitleRow("1110", "Президент")]
    assert comparison.cancelled == [] == comparison.moved
    assert compare_editions(before, [TitleRow("1110", "Президент")]).cancelled == before


def test_an_addition_renames_only_what_is_typed_in_another_way():
    comparison = compare_editions([TELECOM], [ELECTRONIC], whole=False)
    assert (comparison.added, comparison.renamed) == ([ELECTRONIC], [])
    # What moves in a whole edition is a second title in an addition.
    comparison = compare_editions([TELECOM], [TitleRow("4223", TELECOM.name)], whole=False)
    assert (comparison.added[0].code, comparison.moved) == ("4223", [])
    typed = TitleRow("4229", "оператор телекомунікаційних послуг")
    comparison = compare_editions([TELECOM], [typed], whole=False)
    assert (comparison.added, comparison.renamed) == ([], [(TELECOM, typed)])


# Renamed


def test_the_amendment_of_2023_renamed_a_title():
    comparison = compare_editions([TELECOM], [ELECTRONIC])
    assert comparison.renamed == [(TELECOM, ELECTRONIC)]
    assert comparison.added == [] == comparison.cancelled
    assert comparison.unchanged == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Оператор комп'ютерного набору", "Оператор комп’ютерного набору"),
        ("Лікар-терапевт", "лікар-терапевт"),
        ("Робітник з благоустрою", "Робітник із благоустрою"),
        ("Інженер-проектувальник", "Інженер-проєктувальник"),
        ("Логіст", "Логістик"),
        ("Начальник міліції", "Начальник поліції"),
        ("Технік із телекомунікацій", "Технік із електронних комунікацій"),
        ("Інспектор податкової служби", "Інспектор податкової та митної служби"),
        ("Водій автотранспортних засобів", "Водій автотранспортних засобів (водій таксі)"),
    ],
)
def test_renamed(before, after):
    old, new = TitleRow("1234", before), TitleRow("1234", after)
    assert compare_editions([old], [new]).renamed == [(old, new)]
    assert compare_editions([old], [TitleRow("1235", after)]).renamed == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Майстер готельного обслуговування", "Майстер ресторанного обслуговування"),
        ("Професор закладу вищої освіти", "Доцент закладу вищої освіти"),
        ("Технік-геолог", "Технік-гідролог"),
        ("Слюсар-монтажник судновий", "Слюсар-ремонтник судновий"),
        ("Менеджер (управитель) з логістики", "Менеджер (управитель) з постачання"),
        (
            "Молодший науковий співробітник (біржові операції)",
            "Науковий співробітник (біржові операції)",
        ),
        ("Помічник бурильника свердловин", "Бурильник свердловин"),
        ("Голова", "Депутат"),
    ],
)
def test_not_renamed_but_another_profession(before, after):
    comparison = compare_editions([TitleRow("1234", before)], [TitleRow("1234", after)])
    assert comparison.renamed == []
    assert (len(comparison.added), len(comparison.cancelled)) == (1, 1)


def test_few_pairs_of_official_titles_would_pass_as_renames(professions):
    """The price of finding renames: of two titles at one code, hardly any look like one."""
    by_code = {}
    for profession in professions:
        by_code.setdefault(profession.code, []).append(TitleRow(*_key(profession)))
    pairs = [pair for each in by_code.values() for pair in zip(each, each[1:], strict=False)]
    taken_for_one = [pair for pair in pairs if compare_editions(pair[:1], pair[1:]).renamed]
    assert len(pairs) > 8000
    # Neighbours in the alphabet are the likeliest pairs there are: of any two, 0.2 % pass.
    assert len(taken_for_one) < 0.02 * len(pairs)


def _key(profession):
    return profession.code, profession.name


def test_the_same_zkpptr_code_tells_a_rename_where_no_word_does():
    old, new = (
        TitleRow("4229", "Телефоніст", "17544"),
        TitleRow("4229", "Оператор зв'язку", "17544"),
    )
    assert compare_editions([old], [new]).renamed == [(old, new)]
    other = TitleRow("4229", "Телеграфіст", "17544")
    comparison = compare_editions([old, other], [new])
    assert comparison.renamed == []  # whose name it is can't be told
    empty = TitleRow("4229", "Телефоніст", ""), TitleRow("4229", "Оператор зв'язку", "")
    assert compare_editions(empty[:1], empty[1:]).renamed == []


def test_each_title_is_renamed_once_to_what_is_most_alike():
    before = titles("4229", "Оператор зв'язку", "Оператор зв'язку сільського")
    after = titles("4229", "Оператор зв'язку сільський", "Оператори зв'язку")
    assert sorted(names(compare_editions(before, after).renamed)) == [
        ("Оператор зв'язку", "Оператори зв'язку"),
        ("Оператор зв'язку сільського", "Оператор зв'язку сільський"),
    ]
    # Two for one: the nearer is renamed, the other cancelled.
    two = titles("4229", "Оператор зв'язків", "Оператор зв'язкю")
    comparison = compare_editions(two, before[:1])
    assert names(comparison.renamed) == [("Оператор зв'язкю", "Оператор зв'язку")]
    assert comparison.cancelled == two[:1]
    # One for two: only one of them is the old one.
    comparison = compare_editions(before[:1], two)
    assert names(comparison.renamed) == [("Оператор зв'язку", "Оператор зв'язкю")]
    assert comparison.added == two[:1]


def test_a_title_cancelled_before_comes_back_and_is_no_new_name():
    back = compare_editions([TELECOM], [ELECTRONIC], taken={ELECTRONIC.key})
    assert (back.added, back.cancelled, back.renamed) == ([ELECTRONIC], [TELECOM], [])


# Moved


def test_moved_to_another_code():
    old, new = TitleRow("1475", "Менеджер з туризму"), TitleRow("1448", "Менеджер з туризму")
    comparison = compare_editions([old], [new])
    assert comparison.moved == [(old, new)]
    assert comparison.cancelled == [old]
    assert comparison.added == [new]


def test_moved_to_the_nearest_of_several_codes_each_its_own():
    old = [TitleRow(code, "Начальник управління") for code in ("1229.1", "1473")]
    new = [TitleRow(code, "Начальник управління") for code in ("1474", "1229.2", "2149")]
    assert compare_editions(old, new).moved == [(old[0], new[1]), (old[1], new[0])]


def test_what_moved_is_no_new_name_of_another():
    old = TitleRow("4229", "Оператор зв'язку")
    here, there = TitleRow("4229", "Оператор зв'язку 2"), TitleRow("4223", "Оператор зв'язку")
    comparison = compare_editions([old], [here, there])
    assert comparison.moved == [(old, there)]
    assert comparison.renamed == []


def test_replaced_by_the_title_that_stays_at_another_code():
    one, other = (
        TitleRow("1231", "Менеджер (управитель)"),
        TitleRow("1499", "Менеджер (управитель)"),
    )
    comparison = compare_editions([one, other], [one])
    assert comparison.moved == [(other, one)]
    assert comparison.added == []
    third = TitleRow("1475", one.name)
    assert (
        compare_editions([one, other, third], [one, third]).moved == []
    )  # by which is not known


# For any two editions

TITLES = st.lists(
    st.builds(
        TitleRow,
        st.sampled_from(["4229", "4223", "1110"]),
        st.text("абвАБВ '-()", max_size=12),
        st.sampled_from([None, "", "11111", "22222"]),
    ),
    max_size=12,
    unique_by=lambda title: title.key,
)


@given(TITLES, TITLES, st.booleans())
def test_every_entry_has_one_fate(before, after, whole):
    comparison = compare_editions(before, after, whole)
    pairs = comparison.renamed + comparison.changed
    came = [entry.key for entry in comparison.added] + [pair[1].key for pair in pairs]
    went = [entry.key for entry in comparison.cancelled] + [pair[0].key for pair in pairs]
    kept = {title.key for title in before} & {title.key for title in after}
    assert len(set(came)) == len(came) == len(after) - comparison.unchanged
    assert len(set(went)) == len(went)
    if whole:
        assert len(went) == len(before) - comparison.unchanged
    else:
        assert not comparison.cancelled
    assert {pair[0].key for pair in comparison.changed} <= kept
    assert all(old.code == new.code for old, new in comparison.renamed)
    assert {pair[0].key for pair in comparison.moved} <= {
        entry.key for entry in comparison.cancelled
    }
    assert all(old.code != new.code for old, new in comparison.moved)


# Time

MANY = 5000


def fastest(function, times=5):
    taken = []
    for _time in range(times):
        start = time.process_time()
        result = function()
        taken.append(time.process_time() - start)
    return min(taken), result


@pytest.mark.speed
def test_an_unchanged_edition_takes_no_time(professions):
    before = [TitleRow(*_key(profession), "", "", "") for profession in professions]
    after = [TitleRow(*_key(profession)) for profession in professions]
    bare, _keys = fastest(lambda: ({x.key: x for x in before}, {x.key: x for x in after}))
    seconds, comparison = fastest(lambda: compare_editions(before, after))
    assert comparison.unchanged == len(professions) == 9150
    assert seconds < 8 * bare
    many = [TitleRow(*title[:1], f"{title.name} {i}") for i in range(11) for title in before]
    bare, _keys = fastest(lambda: ({x.key: x for x in many}, {x.key: x for x in many}), times=3)
    seconds, comparison = fastest(lambda: compare_editions(many, list(many)), times=3)
    assert comparison.unchanged > 100_000
    assert seconds < 8 * bare


def test_thousands_renamed_at_one_code_are_found_without_looking_at_every_pair(monkeypatch):
    looks = []
    ratio = compare._ratio
    monkeypatch.setattr(compare, "_ratio", lambda *args: looks.append(args) or ratio(*args))
    before = [TitleRow("8159", f"Апаратник {i} зміни") for i in range(MANY)]
    after = [TitleRow("8159", f"Апаратник {i} зміни нової") for i in range(MANY)]
    comparison = compare_editions(before, after)
    assert len(looks) < 50 * MANY
    assert len(comparison.renamed) > 0.5 * MANY
    assert all(new.name == f"{old.name} нової" for old, new in comparison.renamed[:500])


def test_names_made_to_be_slow_to_compare_are_given_up(monkeypatch):
    looks = []
    monkeypatch.setattr(
        "hr_kp_classifier.kp.editions.compare._heads_alike", lambda *words: looks.append(words)
    )
    before = [TitleRow("8159", f"Апа{'а' * 240}б{i}") for i in range(MANY)]
    after = [TitleRow("8159", f"Апа{'а' * 240}в{i}") for i in range(MANY)]
    compare_editions(before, after)
    assert 100 < len(looks) < MANY


def test_a_rename_is_found_among_many_by_its_rarest_words():
    """More than a few titles at one code share the common words; the one meant is the last."""
    before = TitleRow("8159", "Оператор лінії розливу кефіру")
    renamed = TitleRow("8159", "Операторка лінії розливу кефіру")
    drinks = [f"Оператор лінії розливу {'абвгдежзиклмнопрстуфхцчшщюя'[i]}" for i in range(25)]
    after = titles("8159", *drinks, *(f"Оператор котла {i}" for i in range(10)))
    after += [*titles("8159", "Оператор у відділенні кефіру"), renamed]
    assert compare_editions([before], after).renamed == [(before, renamed)]


def test_a_rename_is_looked_for_two_names_up_and_down_the_alphabet():
    names = [f"апа{letter}" for letter in "абвгджзк"]
    index = compare._Index(names)
    found = [names[place] for place in index.candidates("апаг-")]
    assert {"апав", "апаг", "апад", "апаж"} <= set(found)
    # Of seven and more, six by their words and these.
    assert sorted(index.candidates("апаг-")) == [2, 3, 4, 5]
    few = compare._Index(names[:6])
    assert sorted(few.candidates("апаг-")) == [0, 1, 2, 3, 4, 5]
    assert sorted(index.candidates("апа")) == [0, 1]
    assert list(index.candidates("інше")) == []


def test_names_are_alike_up_to_a_bound():
    # Three quarters of the letters are the same; or all are there, in another order.
    assert compare._ratio("абвг", "абвд", 0.75) == 0.75
    assert compare._ratio("абвг", "абвд", 0.76) == 0
    assert compare._ratio("абвгде", "едгвба", 0.75) == 0
    looks = compare._Looks()
    assert looks.alikeness("абвгде", "абвгд") > 0.9
    assert looks.alikeness("слово абвг", "слово абвг") == 1
    assert looks.alikeness("оператор ліній", "оператор лінія") > 0
    assert looks.alikeness("оператор абвгд", "оператор єжзик") == 0
    assert looks.alikeness("технік-геолог", "технік-гідролог") == 0
    assert looks.alikeness("технік", "технік-геолог") == 0


@pytest.mark.parametrize(("effort", "times"), [(1, 1), (36, 1), (37, 2)])
def test_the_effort_is_that_of_the_letters(effort, times, monkeypatch):
    """Names whose length differs too much take none."""
    monkeypatch.setattr(compare, "MAX_EFFORT", effort)
    looks = compare._Looks()
    assert looks.alikeness("логіст", "логіст" * 10) == 0
    assert [looks.alikeness("логіст", "логіст") for _time in "123"] == [1] * times + [0] * (
        3 - times
    )


@pytest.mark.parametrize(("letters", "renamed"), [(249, False), (250, True)])
def test_250_letters_of_a_name_are_compared(letters, renamed):
    """What follows them may be another word altogether."""
    start = ("Логіст " + "складу " * 40)[: letters - 1] + " "
    before, after = titles("1234", f"{start}а", f"{start}ю")
    assert compare_editions([before], [after]).renamed == [(before, after)] * renamed


def test_fifty_titles_of_one_name_are_looked_at():
    before = [TitleRow(str(code), "Касир") for code in range(1000, 1051)]
    after = [TitleRow(str(code), "Касир") for code in range(2000, 2051)]
    assert len(compare_editions(before, after).moved) == 50
    # The nearest of the codes is the fiftieth, or the one after.
    for place in (49, 50):
        after = [TitleRow(str(code), "Касир") for code in range(2000, 2000 + place)]
        after.append(TitleRow("1001", "Касир"))
        [(_gone, there)] = compare_editions(before[:1], after).moved
        assert (there.code == "1001") == (place == 49)


@pytest.mark.parametrize(("others", "renamed"), [(3, True), (5, True), (6, False)])
def test_of_six_names_that_begin_alike_each_is_looked_at(others, renamed):
    """Of more, those with the same words and those next to it in the alphabet alone."""
    before = titles("1234", "Сторожі")
    between = [f"Сторожев{letter * 20}" for letter in "абвгдежз"[:others]]
    after = titles("1234", "Сторож", *between)
    assert compare_editions(before, after).renamed == [(before[0], after[0])] * renamed
