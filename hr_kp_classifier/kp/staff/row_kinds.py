"""What a row of a staff list is: a position, a department, a total, or no part of the table."""

import re
from enum import Enum

from ..text import clean

_TOTAL = re.compile(r"(?:разом|усього|всього|підсумок|загалом|итого|всего)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"затвердж|погодж|штат (?:у|в) кількості|штатний розпис|(?:на|з) \d|у?вводиться|уводиться|введено"
    r"|м\.? ?п\.?$|місце для печатки|\(?(?:підпис|посада|ініціали|прізвище|дата)\)?$"
    r"|гривень|(?:з місячним )?фонд(?:ом)? (?:заробітн|оплати|праці)|(?:директор|керівник|головний бухгалтер|начальник).*_{2}|.*_{4}"
    r"|[«\"]?_+|\d{1,2}\.\d{2}\.\d{2,4}|\d{1,2} [а-яії]+ 20\d\d|\(?тис\.|\(?грн|сторінка \d",
    re.IGNORECASE,
)
_KINDS = (
    ("департамент",),
    ("управління", "дирекція", "філія", "апарат"),
    ("відділ", "служба", "бухгалтерія", "цех", "кафедра", "відділення", "центр", "канцелярія"),
    ("сектор", "група", "дільниця", "бюро", "бригада", "лабораторія", "пост"),
)


class RowKind(Enum):
    """What a row is."""

    POSITION = "position"
    DEPARTMENT = "department"
    TOTAL = "total"
    BESIDE = "beside"


def is_total(text: str) -> bool:
    """Tell whether a row sums up.

    >>> is_total("Разом по відділу"), is_total("УСЬОГО:"), is_total("Разомеханік")
    (True, True, False)
    """
    return _TOTAL.match(clean(text)) is not None


def is_beside(text: str) -> bool:
    """Tell whether a text alone in its row is of the approval or the signatures.

    >>> is_beside("ЗАТВЕРДЖУЮ"), is_beside("Директор ________ О. Коваль")
    (True, True)
    >>> is_beside("Директор")
    False
    """
    return _BESIDE.match(clean(text)) is not None


def kind_word(department: str) -> str:
    """Return the word that says what kind a department is, "" for none.

    >>> kind_word("Відділ збуту"), kind_word("Фінансове управління"), kind_word("Їдальня")
    ('відділ', 'управління', '')
    """
    for word in clean(department).lower().split(" "):
        if any(word in kind for kind in _KINDS):
            return word
    return ""


def is_below(department: str, other: str) -> bool:
    """Tell whether a department of this kind may be a part of the other: сектор of a відділ."""
    places = {word: place for place, kind in enumerate(_KINDS) for word in kind}
    own, others = places.get(kind_word(department)), places.get(kind_word(other))
    return own is not None and others is not None and own > others
