"""The forms in which signed papers are hashed: a digest that changes makes signatures void.

A failure here is no reason to correct a digest: it says that what was signed can't be verified
any more. A new way of writing is a form of its own.
"""

import hashlib
from datetime import date

import pytest

from hr_kp_classifier.documents.signed_forms import (
    instruction_form,
    lines_form,
    notice_form,
    order_form,
    printed_form,
)

FACTS = {
    "enterprise": "ТОВ «Приклад»",
    "document_type": "position",
    "number": "12-ПІ",
    "date": date(2026, 11, 23),
    "place": "Київ",
    "heading": "соціолога",
    "code": "2442.2",
    "order_number": "15-од",
    "order_date": date(2026, 11, 22),
    "approver_title": "Директор",
    "approver_name": "Марія Заньковецька",
    "drafter_title": "Начальник відділу",
    "drafter_name": "Франко Іван Якович",
    "visas": [
        {"title": "Юрисконсульт", "name": "Леся Косач", "date": date(2026, 11, 20)},
        {"title": "Бухгалтер", "name": "Ольга Кобилянська", "date": False},
    ],
    "sections": [
        {
            "number": "1",
            "name": "Загальні положення",
            "intro": "Соціолог:",
            "clauses": [
                {"number": "1.1", "text": "Вивчає думку."},
                {"number": "1.2", "text": "Складає звіт."},
            ],
        },
        {"number": "2", "name": "Права", "intro": False, "clauses": []},
    ],
}
ORDER_WORDS = "Наказ директора 22 листопада 2026 року № 15-од"
BARE = {
    **FACTS,
    **dict.fromkeys(("order_number", "order_date", "drafter_title", "drafter_name", "date")),
    "document_type": "worker",
    "visas": [],
}
LINES = [("", "ТОВ «Приклад»"), ("", "2442.2"), ("1", "Загальні положення"), ("1.1", "Вивчає.")]
NOTICE = {
    "order_number": "15-од",
    "order_date": date(2026, 11, 22),
    "date_in_force": date(2027, 1, 25),
    "asked_on": date(2026, 11, 23),
    "enterprise": "ТОВ «Приклад»",
    "place": "Київ",
    "subject": "Про перейменування посад",
    "employee": "Ольга Кобилянська",
    "department": "Відділ досліджень",
    "title_before": "Соціолог",
    "code_before": "2442.2",
    "title_after": "Соціолог відділу",
    "code_after": False,
    "text": "Вашу посаду перейменовано.",
}
ORDER = {
    "kind": "renaming",
    "enterprise": "ТОВ «Приклад»",
    "number": "15-од",
    "date": date(2026, 11, 22),
    "date_in_force": date(2027, 1, 25),
    "place": "Київ",
    "subject": "Про перейменування посад",
    "text": "НАКАЗУЮ:\nПерейменувати посади.",
    "ground": "доповідна записка",
    "norms": "стаття 32",
    "edition_name": "Зміна № 15",
    "edition_number": "15",
    "edition_order_number": "100",
    "edition_order_date": date(2026, 10, 1),
    "revoked_number": False,
    "revoked_date": False,
    "staff_list_number": "2",
    "signer_title": "Директор",
    "signer_name": "Марія Заньковецька",
    "lines": [
        {
            "action": "change",
            "department": "Відділ досліджень",
            "title_before": "Соціолог",
            "code_before": "2442.2",
            "profession_before": 7,
            "units_before": "1.00",
            "salary_before": "20000.00",
            "title_after": "Соціолог відділу",
            "code_after": "2442.2",
            "profession_after": 7,
            "units_after": "1.00",
            "salary_after": "20000.00",
            "instruction": False,
            "instruction_number": False,
            "instruction_hash": False,
        }
    ],
    "staff_list": [
        {
            "department": "Відділ досліджень",
            "title": "Соціолог",
            "code": "2442.2",
            "units": "1.00",
            "salary": "20000.00",
            "allowance": "0.00",
        }
    ],
    "visas": FACTS["visas"],
}


def digest(written):
    return hashlib.sha256(written).hexdigest()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (lines_form(LINES), "5d5d4b0176168f6bdd3b5bac1eadec3deff65b9ebb39dc1814db4732bcd8d69c"),
        (
            printed_form(FACTS, ORDER_WORDS),
            "64fa1b797bc9e09621b2782b8c9335034395351e0ffc398f4f6213622b56e18f",
        ),
        (
            printed_form(BARE, ""),
            "b501f0594ad875fb45e92f2869965e2e573709878891fb3d4b84deadc6432e31",
        ),
        (
            instruction_form(FACTS),
            "78589f474be75c0ddf18c4a230fa2bd96ceedcbd51a160247035734494404db3",
        ),
        (
            notice_form(NOTICE),
            "5e5312843fa6daedc38daeb4e69000c7dedde877e863eed165ee2faa09087114",
        ),
        (
            order_form(ORDER),
            "1b1f342d4a8d56e174237c5be9832146502f88fe78d8f311ca1d26c4db523c99",
        ),
    ],
    ids=["first", "second", "second, bare", "third", "notice", "order"],
)
def test_digest_of_each_form(written, expected):
    assert digest(written) == expected


MONTHS = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, start=1)))
def test_second_form_has_dates_in_words(month, name):
    written = printed_form({**FACTS, "date": date(2026, month, 9)}, "").decode()
    assert f'"date":"9 {name} 2026 року"' in written


def test_second_form_takes_the_last_of_two_words_for_the_surname():
    """As papers did then: which of them is one, the dictionary tells since."""
    visa = {"title": "Юрист", "name": "Бондаренко Олег", "date": None}
    names = {"approver_name": "Косач Лариса", "drafter_name": "Франко Іван", "visas": [visa]}
    written = printed_form({**FACTS, **names}, "").decode()
    for name in ("Бондаренко ОЛЕГ", "Косач ЛАРИСА", "Франко ІВАН"):
        assert f'"name":"{name}"' in written


def test_what_a_paper_gets_later_changes_no_hash():
    assert instruction_form({**FACTS, "later": "added"}) == instruction_form(FACTS)
    assert notice_form({**NOTICE, "later": "added"}) == notice_form(NOTICE)
    assert order_form({**ORDER, "later": "added"}) == order_form(ORDER)


def test_each_raw_value_counts():
    changed = [
        instruction_form({**FACTS, key: "інше"})
        for key in FACTS
        if key not in ("visas", "sections")
    ]
    changed.append(instruction_form({**FACTS, "visas": FACTS["visas"][:1]}))
    changed.append(instruction_form({**FACTS, "sections": FACTS["sections"][:1]}))
    assert len({instruction_form(FACTS), *changed}) == len(FACTS) + 1
    assert len({notice_form({**NOTICE, key: "інше"}) for key in NOTICE}) == len(NOTICE)
    lists = ("lines", "staff_list", "visas")
    orders = [order_form({**ORDER, key: "інше"}) for key in ORDER if key not in lists]
    orders += [
        order_form({**ORDER, key: [{**ORDER[key][0], name: "інше"}, *ORDER[key][1:]]})
        for key in lists
        for name in ORDER[key][0]
    ]
    expected = len(ORDER) - len(lists) + sum(len(ORDER[key][0]) for key in lists)
    assert len({order_form(ORDER), *orders}) == expected + 1


def test_what_is_left_blank_does_not_count():
    without = ("date", "order_number")
    other = {**FACTS, "date": date(2027, 1, 1), "order_number": "99"}
    assert instruction_form(FACTS, without) == instruction_form(other, without)
    assert instruction_form(FACTS, without) != instruction_form(FACTS)


def test_one_clause_is_not_two_that_look_like_it():
    first = FACTS["sections"][0]
    one = {"number": "1.1", "text": "Вивчає думку.\n1.2 Складає звіт."}
    other = {**FACTS, "sections": [{**first, "clauses": [one]}, FACTS["sections"][1]]}
    assert instruction_form(other) != instruction_form(FACTS)
    assert printed_form(other, ORDER_WORDS) != printed_form(FACTS, ORDER_WORDS)


def test_what_is_no_raw_value_is_refused():
    with pytest.raises(TypeError, match="raw value"):
        instruction_form({**FACTS, "place": object()})
