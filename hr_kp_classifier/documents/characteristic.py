"""Qualification characteristics (ДКХП): their text as clauses, «клієнти» for their synonyms.

A characteristic ships as text:

    @title 4222 Адміністратор
    @issue Випуск 1 «…»
    @order наказ … від 29.12.2004 № 336
    @note What HR has to know of it.

    # duties
    - Забезпечує …

``#`` starts one of its parts: ``duties``, ``knowledge`` or ``requirements``.
"""

import re
from dataclasses import dataclass, field

from ..kp.text import upper_first
from .template_text import TemplateError, marked_lines

# The parts of a characteristic, and the kind of an instruction's section that each belongs to.
PARTS = {
    "duties": "duties",
    "knowledge": "knowledge",
    "requirements": "qualification",
}

# What starts an item of a list pasted from an issue: a bullet, a dash, a number.
_BULLET = re.compile(r"^\s*(?:[•·‣▪*–—-]|\d+(?:\.\d+)*[.)])\s*")


@dataclass
class CharacteristicText:
    """A characteristic: ``title`` is a pair (code, name), ``parts`` have a clause a line."""

    title: tuple[str, str] = ("", "")
    issue: str = ""
    order: str = ""
    note: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)


def read_characteristic(text: str) -> CharacteristicText:
    """Read one characteristic.

    :param text: in the form described above
    :raise TemplateError: at the first line that is none of these
    """
    read = CharacteristicText()
    part = ""
    for number, mark, rest in marked_lines(text):
        if mark == "@title":
            code, _blank, name = rest.partition(" ")
            read.title = (code, name)
        elif mark in ("@issue", "@order", "@note"):
            setattr(read, mark[1:], rest)
        elif mark == "#" and rest in PARTS:
            part = rest
        elif mark == "-" and part:
            read.parts.setdefault(part, []).append(rest)
        else:
            raise TemplateError(number, mark, rest)
    return read


def clauses_of(text: str) -> list[str]:
    """Make clauses of a part of a characteristic.

    :param text: a duty a line, as it is typed or pasted: «• створює комфортні умови;»
    :return: «Створює комфортні умови.», … — without bullets, numbers and empty lines
    """
    clauses = []
    for line in text.splitlines():
        words = _BULLET.sub("", line).strip().rstrip(";,. ")
        if words:
            clauses.append(upper_first(words) + ("" if words[-1] in ":!?…" else "."))
    return clauses


# --- «Відвідувачі», «споживачі», «замовники», «покупці»: «клієнти» ----------------------

# Endings of the words, and those of «клієнт» in the same case. A form of two cases
# («відвідувачі») is taken for the commoner one, the nominative plural.
_ENDINGS = {
    "відвідувач": {
        **{"": "", "а": "а", "еві": "ові", "у": "у", "ем": "ом", "і": "и", "ів": "ів"},
        **{"ам": "ам", "ами": "ами", "ах": "ах"},
    },
    "замовник": {
        **{"": "", "а": "а", "ові": "ові", "у": "у", "ом": "ом", "и": "и", "ів": "ів"},
        **{"ам": "ам", "ами": "ами", "ах": "ах"},
    },
    "покупц": {
        **{"я": "а", "еві": "ові", "ю": "у", "ем": "ом", "і": "и", "ів": "ів"},
        **{"ям": "ам", "ями": "ами", "ях": "ах"},
    },
    "покупець": {"": ""},
}
_ENDINGS["споживач"] = _ENDINGS["відвідувач"]
_CLIENTS = {
    stem + ending: "клієнт" + client
    for stem, endings in _ENDINGS.items()
    for ending, client in endings.items()
}
_SYNONYM = re.compile(rf"\b(?:{'|'.join(sorted(_CLIENTS, key=len, reverse=True))})\b", re.I)
# «зі» stands before two consonants of «споживачі»; «клієнти» take «з» or «із».
_PREPOSITION = re.compile(r"\b([Зз])і (?=клієнт)")
# One word said twice: «клієнтів і клієнтів», «клієнтів-клієнтів», «клієнтів (клієнтів)».
_SAME = re.compile(
    r"\b(клієнт\w*)(?:(?:\s*[,/-]\s*|\s+(?:і|й|та|або|чи)\s+)\1\b|\s*\(\1\))", re.I
)


def as_clients(text: str) -> str:
    """Say «клієнти» where a characteristic says «відвідувачі», «споживачі» and the like.

    The case and the number stay. Source: the article on the CRM manager's title, which notes
    that characteristics use these words for what this field calls clients.

    :param text: «Консультує відвідувачів (покупців).»
    :return: «Консультує клієнтів.»
    """

    def client(match: re.Match[str]) -> str:
        word = _CLIENTS[match[0].lower()]
        return upper_first(word) if match[0][0].isupper() else word

    text = _PREPOSITION.sub(r"\1 ", _SYNONYM.sub(client, text))
    while (shorter := _SAME.sub(r"\1", text)) != text:
        text = shorter
    return text
