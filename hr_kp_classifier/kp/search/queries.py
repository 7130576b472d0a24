"""The meaning of a text typed into a search box.

A text is understood as one or more *queries*: a code or its beginning, and words of which each
has to begin a word of a key (:mod:`.keys`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import clean, has_latin, look_alikes, read_as_cyrillic
from .keys import key_words

MOST_WORDS = 30
MOST_LETTERS = 40


@dataclass(frozen=True)
class Query:
    """One way to understand what was typed.

    :param code: a code or its beginning, empty if there is none
    :param number: the code as it was typed where it may be a number of ЗКППТР instead
    :param words: the words, as they stand in a key
    """

    code: str
    number: str
    words: tuple[str, ...]

    @property
    def wording(self) -> str:
        """The words as a wording of a key."""
        return " ".join(self.words)


def queries(text: str) -> list[Query]:
    """Return the ways to understand ``text``, the most literal first.

    A text without a letter or digit has none.
    """
    found: dict[Query, None] = {}
    for typed in as_typed(clean(text)[:500]):
        for with_code in (True, False):
            query = _query(typed, with_code)
            if query is not None:
                found.setdefault(query)
    return list(found)


_CYRILLIC = re.compile("[\u0400-\u052f]")
_LAYOUT = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.\\`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>|~",
    "йцукенгшщзхїфівапролджєячсмитьбюґ'ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮҐ'",
)


_SHORTEST_LATIN = 3


def as_typed(text: str) -> Iterator[str]:
    """Give a text as it is, then as it reads if Latin letters were not meant.

    Those that look like Cyrillic ones are read so; a text without any Cyrillic letter may have
    been typed with the other keyboard layout.

    >>> [*as_typed("nhfrnjhbcn")][-1]
    'тракторист'
    """
    for word, read in look_alikes(text).items():
        text = text.replace(word, read)
    if not has_latin(text):
        yield text
        return
    cyrillic = _CYRILLIC.search(text) is not None
    if cyrillic:  # «i» and «y» between the words
        text = " ".join(word if word[1:] else _read(word) for word in text.split())
    yield text
    if not cyrillic and len(text) < _SHORTEST_LATIN:
        return  # «BA», «IT», «PM»: no beginning of a Ukrainian word
    yield " ".join(map(_read, text.split()))
    if not cyrillic:
        yield re.sub(r"\S*[A-Za-z]\S*", lambda word: word[0].translate(_LAYOUT), text)


def _read(word: str) -> str:
    return read_as_cyrillic(word) or word


_CODE = re.compile(r"(\d{1,4})|(\d{4})[.,](\d)?|(\d{5})")
_NAMES_OF_A_CODE = frozenset(["код", "кп", "зкпптр"])


def _query(text: str, with_code: bool) -> Query | None:
    typed = text.split()
    code = number = ""
    if with_code:
        codes = [(at, _CODE.fullmatch(word.strip("().,;:№"))) for at, word in enumerate(typed)]
        found = next(((at, match) for at, match in codes if match), None)
        if found is None:
            return None  # all its words stand in the other query
        at, match = found
        if match[4]:
            number, code = match[4], f"{match[4][:4]}.{match[4][4]}"
        else:
            code = match[1] or match[2] + (f".{match[3]}" if match[3] else "")
        del typed[at]
        while at and typed[at - 1].lower() in _NAMES_OF_A_CODE:
            at -= 1
            del typed[at]
    words = [word[:MOST_LETTERS] for word in key_words(" ".join(typed))] if typed else []
    if not code and not words:
        return None
    return Query(code, number, tuple(words[:MOST_WORDS]))
