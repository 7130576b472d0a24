"""What a person means by what is typed into a search box.

A title is looked for by its *key* (:func:`search_key`): the words of its name, each
reduced to what people do not get wrong (letter case, у/в, apostrophes, ґ/г, doubled
letters), the name without its brackets first. A text is understood as one or more
*queries* (:func:`queries`): a code or its beginning, and words of which each has to
begin a word of the key.

How freely the words are taken is a :class:`Level`; what may stand for a word there,
:func:`alternatives`, from the surest to the least sure. Each has a cost, and what is
found is ranked by the sum of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain

from ..text import clean, fold, has_latin, look_alikes, read_as_cyrillic

SYNONYMS = (
    ("клієнт", "відвідувач", "споживач", "замовник", "покуп"),
    ("збут", "продаж"),
    ("персонал", "кадр"),
)
"""Beginnings of words that КП uses for one thing, after the article the addon is based on."""

BORDER = "|"
"""Stands in a key before, between and after the wordings of a name."""


class Level(IntEnum):
    """How freely the words of a query are taken."""

    TYPED = 0
    """as they were typed, or by a synonym"""
    STEMS = 1
    """in another case or gender"""
    NEAR = 2
    """with a letter or two wrong"""
    SOME = 3
    """not all of them"""


WHOLE, BEGINNING, STEM, SYNONYM, EDIT, MISSING = 0, 1, 2, 3, 4, 20
"""What it costs that a word stands there: itself, only its beginning, another form of it, a
synonym, a word that is an edit away (two edits cost twice as much), or nothing."""

MOST_WORDS = 30
MOST_LETTERS = 40
MOST_NEAR = 6
SHORTEST_NEAR = 4
"""Letters of a word from which on it may have been mistyped."""


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


@dataclass(frozen=True)
class Term:
    """What may stand in a key for a word that was typed, and what each costs.

    :param word: the word as it was typed
    :param alternatives: pairs of another beginning of a word and its cost, the cheapest first
    """

    word: str
    alternatives: tuple[tuple[str, int], ...] = ()


# Keys


def search_key(names: Iterable[str]) -> str:
    """Return the key by which a title with these names is found.

    >>> search_key(["Менеджер (управитель) з персоналу"])
    '| менеджер персоналу | управитель персоналу | менеджер управитель персоналу |'
    """
    wordings: dict[str, None] = {}
    for name in names:
        for wording in _wordings(name):
            wordings.setdefault(" ".join(_key_words(wording)))
    wordings.pop("", None)
    return f"{BORDER} {f' {BORDER} '.join(wordings)} {BORDER}" if wordings else ""


def words_of(keys: Iterable[str]) -> set[str]:
    """Return the words of keys that a mistyped word may be meant for."""
    return {
        word
        for key in keys
        for word in key.split()
        if SHORTEST_NEAR <= len(word) < MOST_LETTERS
    }


_HEAD = re.compile(r"(\w[\w'-]*) \((\w[\w'-]*)\)")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def _wordings(name: str) -> Iterator[str]:
    """Give a name without its brackets, with the other head they hold, and with all words."""
    if "(" in name or "[" in name:
        yield _BRACKETS.sub(" ", name)
        head = _HEAD.match(name)
        if head:
            yield head[2] + _BRACKETS.sub(" ", name[head.end() :])
    yield name


_LITTLE = frozenset(["у", "в", "з", "із", "зі", "зо", "і", "й", "та"])
_SHORT = frozenset(
    ["на", "по", "до", "для", "за", "від", "при", "про", "під", "над", "о", "об"]
)
_PART = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
# ґ is often typed г; ы, э, ъ stand in a Russian layout where і, є, ї do in the Ukrainian one.
_LETTERS = str.maketrans("ґыэъё", "гієїе", "'")


def _key_words(text: str) -> list[str]:
    """Return the words of a text as a key holds them, without the littlest ones."""
    words = clean(text).split(" ")
    read = _parts_of_short if len(text) < 256 else _parts  # so that no long word is kept
    parts = list(chain.from_iterable(map(read, words)))
    return [part for part in parts if part not in _LITTLE] or parts


@lru_cache(maxsize=1 << 14)
def _parts_of_short(word: str) -> tuple[str, ...]:
    return _parts(word)


def _parts(word: str) -> tuple[str, ...]:
    plain = _DOUBLED.sub(r"\1", fold(word).translate(_LETTERS))
    return tuple(_PART.findall(plain))


# Queries


def queries(text: str) -> list[Query]:
    """Return the ways to understand ``text``, the most literal first.

    A text without a letter or digit has none.
    """
    found: dict[Query, None] = {}
    for typed in _as_typed(clean(text)[:500]):
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


def _as_typed(text: str) -> Iterator[str]:
    """Give a text as it is, then as it reads if Latin letters were not meant."""
    for word, read in look_alikes(text).items():
        text = text.replace(word, read)
    if not has_latin(text):
        yield text
        return
    cyrillic = _CYRILLIC.search(text) is not None
    if cyrillic:  # «i» and «y» between the words
        text = " ".join(_read(word) if len(word) == 1 else word for word in text.split())
    yield text
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
        at, match = next(((at, match) for at, match in codes if match), (0, None))
        if match is None:
            return None  # all its words stand in the other query
        if match[4]:
            number, code = match[4], f"{match[4][:4]}.{match[4][4]}"
        else:
            code = match[1] or match[2] + (f".{match[3]}" if match[3] else "")
        del typed[at]
        while at and typed[at - 1].lower() in _NAMES_OF_A_CODE:
            at -= 1
            del typed[at]
    words = [word[:MOST_LETTERS] for word in _key_words(" ".join(typed))] if typed else []
    if not code and not words:
        return None
    return Query(code, number, tuple(words[:MOST_WORDS]))


# What may stand for a word


def terms(query: Query, level: Level, near: Iterable[str] = ()) -> list[Term]:
    """Return what has to stand in a key for it to be found at this level.

    :param near: words of keys that look like words of the query, see :func:`mistyped`
    """
    words = query.words
    if level > Level.TYPED:
        words = tuple(word for word in words if word not in _SHORT) or words
    near = list(near)
    return [Term(word, tuple(_alternatives(word, level, near).items())) for word in words]


def mistyped(query: Query) -> list[str]:
    """Return the words of a query that may hold a typing mistake."""
    return [word for word in query.words if len(word) >= SHORTEST_NEAR - 1 and word.isalpha()]


def _alternatives(word: str, level: Level, near: list[str]) -> dict[str, int]:
    found = []
    if level >= Level.STEMS:
        found += [(STEM, stem) for stem in stems(word)]
    if level >= Level.NEAR:
        found += [(distance * EDIT, other) for distance, other in _nearest(word, near)]
    for group in SYNONYMS:
        if word.startswith(group):
            found += [
                (STEM if word.startswith(other) else SYNONYM, other)
                for other in group
                if other != word
            ]
    alternatives: dict[str, int] = {}
    for cost, other in sorted(found):
        if not other.startswith((word, *alternatives)):
            alternatives[other] = cost
    return alternatives


def _nearest(word: str, near: list[str]) -> list[tuple[int, str]]:
    """Return the words ``word`` is meant for most likely, and how many edits away they are.

    A word that is known as it is may be a slip for another too, but for a near one only.
    """
    distances = sorted(
        (distance, len(other), other)
        for other in near
        if (distance := edits(word, other, _most_edits(word))) is not None
    )
    if not distances:
        return []
    most = max(1, distances[0][0])
    return [(distance, other) for distance, _length, other in distances if distance <= most][
        :MOST_NEAR
    ]


_ENDINGS = (
    re.compile(
        r"(?:ами|ями|ого|ому|ими|ові|еві|єві|ою|ею|єю|ах|ях|ам|ям|ом|ем|єм|ів|їв|ий|ій|ої|"
        r"их|им|[аеєиіїоуюяйь])$"
    ),
    re.compile(r"(?:чиня|иня|ька|иця|иці|ця|ка|ки|ку|кою)$"),  # «соціологиня», «інженерка»
)
_SHORTEST_STEM = 4


def stems(word: str) -> list[str]:
    """Return the beginnings of a word that its other cases and its masculine share."""
    found = (ending.sub("", word) for ending in _ENDINGS)
    return [stem for stem in dict.fromkeys(found) if _SHORTEST_STEM <= len(stem) < len(word)]


def _most_edits(word: str) -> int:
    return 1 if len(word) < 8 else 2


def edits(typed: str, word: str, most: int) -> int | None:
    """Return how many letters were missed, added, changed or swapped in typing ``word``.

    ``typed`` may be but the beginning of it, if it is not too short to tell.

    :return: the number, None if it is more than ``most``
    """
    if len(typed) > len(word) + most:
        return None
    start = 0
    for one, other in zip(typed, word, strict=False):
        if one != other:
            break
        start += 1
    whole = len(typed) <= SHORTEST_NEAR
    if whole and len(word) > len(typed) + most:
        return None
    typed, word = typed[start:], word[start : len(typed) + most]
    before_last: list[int] = []
    last = list(range(len(word) + 1))
    for i, letter in enumerate(typed):
        row = [i + 1]
        for j, other in enumerate(word):
            cost = min(last[j] + (letter != other), last[j + 1] + 1, row[j] + 1)
            if i and j and letter == word[j - 1] and typed[i - 1] == other:
                cost = min(cost, before_last[j - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return None
        before_last, last = last, row
    distance = last[-1] if whole else min(last)
    return distance if distance <= most else None
