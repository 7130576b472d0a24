"""Two staff lists compared: what is brought in, taken out, changed."""

from decimal import Decimal

import pytest

from hr_kp_classifier.documents.staff_changes import KeptPosition, staff_changes


def position(id_=1, **values):
    given = {
        "department": "Відділ",
        "title": "Касир",
        "code": "4212",
        "units": Decimal(1),
        "salary": Decimal(9000),
        "allowance": Decimal(0),
    }
    return KeptPosition(id_, **{**given, **values})


def test_brought_in_and_taken_out():
    changes = staff_changes([position(1), position(2)], [position(2), position(3)])
    assert [each.id for each in changes.taken_out] == [1]
    assert [each.id for each in changes.brought_in] == [3]
    assert changes.changed == []


def test_changed_says_each_thing_before_and_after():
    after = position(units=Decimal("1.5"), title="Старший касир", department="Каса")
    [changed] = staff_changes([position()], [after]).changed
    assert changed.position == after
    assert [
        (each.name, *(text.replace("\N{NO-BREAK SPACE}", " ") for text in each[1:]))
        for each in changed.differences
    ] == [
        ("Структурний підрозділ", "Відділ", "Каса"),
        ("Назва", "Касир", "Старший касир"),
        ("Штатних одиниць", "1", "1,5"),
        ("Фонд на місяць", "9 000,00", "13 500,00"),
    ]


def test_alike_lists_have_no_changes():
    changes = staff_changes([position()], [position()])
    assert not changes
    assert changes.totals[0][1:] == ("1", "1")


def test_kept_as_plain_data_and_read_back():
    kept = position(units=Decimal("0.25"), salary=Decimal("1000.10"))
    assert KeptPosition.from_json(kept.as_json()) == kept
    assert kept.as_json()["salary"] == "1000.10"


@pytest.mark.parametrize("back", [False, True])
def test_all_that_may_change_is_told(back):
    lists = [
        [position(salary=Decimal(9000), allowance=Decimal(100)), position(2)],
        [
            position(
                department="Каса",
                title="Старший касир",
                code="4211",
                units=Decimal(2),
                salary=Decimal(9500),
                allowance=Decimal(50),
            ),
            position(2),
        ],
    ]
    if back:
        lists.reverse()
    changes = staff_changes(*lists)
    told = [
        (each.name, *sorted(text.replace("\N{NO-BREAK SPACE}", " ") for text in each[1:]))
        for each in (*changes.changed[0].differences, *changes.totals)
    ]
    assert told == [
        ("Структурний підрозділ", "Відділ", "Каса"),
        ("Назва", "Касир", "Старший касир"),
        ("Код КП", "4211", "4212"),
        ("Штатних одиниць", "1", "2"),
        ("Посадовий оклад", "9 000,00", "9 500,00"),
        ("Надбавки", "100,00", "50,00"),
        ("Фонд на місяць", "19 100,00", "9 100,00"),
        ("Штатних одиниць", "2", "3"),
        ("Фонд на місяць", "18 100,00", "28 100,00"),
    ]


def test_each_kind_of_change_is_one():
    one, other = position(1), position(2)
    for before, after in ([], [one]), ([one], []), ([one], [position(1, title="Інший")]):
        assert staff_changes([*before, other], [*after, other])
