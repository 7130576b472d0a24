"""What was signed, written down so that it can be hashed: each form as it was signed under.

A hash is compared years after it was made. So a form is of raw values by a named list of keys:
nothing that today's code, dictionary or locale data forms may change it, nor a field that is
added to a paper. A form under which something was signed is never changed: a new one is added,
with a literal digest in its test.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from .signatures import signature_name

# The third form of an instruction; the first is :func:`lines_form`.
INSTRUCTION_KEYS = (
    "enterprise",
    "document_type",
    "number",
    "date",
    "place",
    "heading",
    "code",
    "order_number",
    "order_date",
    "approver_title",
    "approver_name",
    "drafter_title",
    "drafter_name",
)
VISA_KEYS = ("title", "name", "date")
# The second form of a notice; the first is its text alone.
NOTICE_KEYS = (
    "order_number",
    "order_date",
    "date_in_force",
    "asked_on",
    "enterprise",
    "place",
    "subject",
    "employee",
    "department",
    "title_before",
    "code_before",
    "title_after",
    "code_after",
    "text",
)
# The first form of an order.
ORDER_KEYS = (
    "kind",
    "enterprise",
    "number",
    "date",
    "date_in_force",
    "place",
    "subject",
    "text",
    "ground",
    "norms",
    "edition_name",
    "edition_number",
    "edition_order_number",
    "edition_order_date",
    "revoked_number",
    "revoked_date",
    "staff_list_number",
    "signer_title",
    "signer_name",
)
ORDER_LINE_KEYS = (
    "action",
    "department",
    "title_before",
    "code_before",
    "profession_before",
    "units_before",
    "salary_before",
    "title_after",
    "code_after",
    "profession_after",
    "units_after",
    "salary_after",
    "instruction",
    "instruction_number",
    "instruction_hash",
)
STAFF_LIST_KEYS = ("department", "title", "code", "units", "salary", "allowance")


def _written(value: Any) -> bytes:
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso
    ).encode()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no raw value of a signed paper")


def _taken(facts: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    # What is empty is so in one way, however it is kept.
    return {key: facts[key] or "" for key in keys}


def _sections(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            **_taken(section, ("number", "name", "intro")),
            "clauses": [_taken(clause, ("number", "text")) for clause in section["clauses"]],
        }
        for section in facts["sections"]
    ]


def instruction_form(facts: Mapping[str, Any], without: Collection[str] = ()) -> bytes:
    """Write an instruction so that two read alike only where they are alike.

    Every word keeps its place in the structure: a clause that holds a line break and the next
    number is not two clauses.

    :param facts: the keys of :data:`INSTRUCTION_KEYS`, dates as such; ``visas``, dicts of
        :data:`VISA_KEYS`; ``sections``, dicts of ``number``, ``name``, ``intro`` and
        ``clauses``, dicts of ``number`` and ``text``
    :param without: the keys that are left blank
    :return: JSON in UTF-8, keys sorted, without blanks
    """
    return _written(
        {
            **_taken(facts, INSTRUCTION_KEYS),
            **dict.fromkeys(without, ""),
            "visas": [_taken(visa, VISA_KEYS) for visa in facts["visas"]],
            "sections": _sections(facts),
        }
    )


def notice_form(facts: Mapping[str, Any]) -> bytes:
    """Write a notice to an employee.

    :param facts: the keys of :data:`NOTICE_KEYS`, dates as such
    :return: as :func:`instruction_form`
    """
    return _written(_taken(facts, NOTICE_KEYS))


def order_form(facts: Mapping[str, Any]) -> bytes:
    """Write an order on positions.

    :param facts: the keys of :data:`ORDER_KEYS`, dates as such; ``lines``, dicts of
        :data:`ORDER_LINE_KEYS`; ``staff_list``, dicts of :data:`STAFF_LIST_KEYS`; ``visas``,
        dicts of :data:`VISA_KEYS`; amounts as text
    :return: as :func:`instruction_form`
    """
    return _written(
        {
            **_taken(facts, ORDER_KEYS),
            "lines": [_taken(line, ORDER_LINE_KEYS) for line in facts["lines"]],
            "staff_list": [_taken(each, STAFF_LIST_KEYS) for each in facts["staff_list"]],
            "visas": [_taken(visa, VISA_KEYS) for visa in facts["visas"]],
        }
    )


def lines_form(lines: Iterable[tuple[str, str]]) -> bytes:
    """The first form of an instruction: the lines of its text.

    :param lines: number and text of each
    """
    return "\n".join(f"{number} {text}".strip() for number, text in lines).encode()


# --- The second form of an instruction ------------------------------------------------

# The words that the paper had then; what prints a paper today may have others.
_KINDS = {"position": "ПОСАДОВА ІНСТРУКЦІЯ", "worker": "РОБОЧА ІНСТРУКЦІЯ"}
_USUAL_VISAS = ("Юрисконсульт", "Керівник служби персоналу")
_ACQUAINTED = "З інструкцією ознайомлений(а), примірник отримав(ла):"
_BLANK_DATE = "«___»\u00a0______________\u00a020___\u00a0року"
_MONTHS = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)


def _in_words(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} року" if day else ""


def _signature(position: str = "", name: str = "", on: str = _BLANK_DATE) -> dict[str, Any]:
    return {
        "position": position,
        "name": signature_name(name, pairs=False) if name else "",
        "date": on,
        "dated": True,
    }


def printed_form(facts: Mapping[str, Any], order_words: str) -> bytes:
    """The second form of an instruction: the words of the printed paper.

    :param facts: as :func:`instruction_form` takes them
    :param order_words: the words on the order that approves it, as they were formed then
    """
    visas = [
        _signature(visa["title"] or "", visa["name"] or "", _in_words(visa["date"] or None))
        for visa in facts["visas"]
    ] or [_signature(title) for title in _USUAL_VISAS]
    drafter = _signature(facts["drafter_title"] or "Розробник", facts["drafter_name"] or "")
    return _written(
        {
            **_taken(facts, ("enterprise", "place", "number", "heading", "code")),
            "kind": _KINDS[facts["document_type"]],
            "approval": {
                "order": order_words,
                "position": facts["approver_title"] or "",
                "name": signature_name(facts["approver_name"] or "", pairs=False),
            },
            "date": _in_words(facts["date"] or None),
            "sections": _sections(facts),
            "blocks": [
                {"word": "", "signatures": [drafter]},
                {"word": "ПОГОДЖЕНО", "signatures": visas},
                {"word": _ACQUAINTED, "signatures": [_signature()]},
            ],
        }
    )
