"""The words that may stand for a typed word, and at what cost.

How freely the words of a query are taken is a :class:`Freedom`; what may stand for a word there,
:func:`terms`, from the surest to the least sure. Each has a cost, and what is found is ranked
by the sum of them.
"""

import re
from dataclasses import dataclass
from enum import IntEnum, auto

from .keys import SHORT
from .near_words import Vocabulary
from .queries import Query

SYNONYMS = (
    ("клієнт", "відвідувач", "споживач", "замовник", "покуп"),
    ("збут", "продаж"),
    ("персонал", "кадр"),
)
"""Beginnings of words that КП uses for one thing, after the article the addon is based on."""


class Freedom(IntEnum):
    """How freely the words of a query are taken."""

    TYPED = auto()
    """as they were typed, or by a synonym"""
    STEMS = auto()
    """in another case or gender"""
    NEAR = auto()
    """with a letter or two wrong"""
    SOME = auto()
    """not all of them"""


WHOLE, BEGINNING, STEM, SYNONYM, EDIT = range(5)
MISSING = 20
"""The costs of a typed word that a key has: as it was typed, as the beginning of a word, in
another form, as a synonym, with an edit (two edits cost twice as much), or not at all."""


@dataclass(frozen=True)
class Term:
    """The words that may stand in a key for a typed word, each with its cost.

    :param word: the word as it was typed
    :param alternatives: pairs of another beginning of a word and its cost, the cheapest first
    """

    word: str
    alternatives: tuple[tuple[str, int], ...] = ()


def terms(query: Query, level: Freedom, vocabulary: Vocabulary | None = None) -> list[Term]:
    """Return what has to stand in a key for it to be found at this level.

    :param vocabulary: the words of keys, for which a word may be mistyped
    """
    words = query.words
    if level > Freedom.TYPED:
        words = tuple(word for word in words if word not in SHORT) or words
    if level < Freedom.NEAR or vocabulary is None:
        mistyped: set[str] = set()
    else:
        # Where the vocabulary has all of them, any may be mistyped for another word.
        mistyped = {word for word in words if not vocabulary.begins(word)} or set(words)
    return [
        Term(
            word,
            tuple(_alternatives(word, level, vocabulary if word in mistyped else None).items()),
        )
        for word in words
    ]


def may_be_found(terms: list[Term], vocabulary: Vocabulary) -> bool:
    """Tell whether there are words for all of them, so that it is worth while to look."""
    return all(
        any(map(vocabulary.begins, (term.word, *(other for other, _cost in term.alternatives))))
        for term in terms
    )


def _alternatives(word: str, level: Freedom, vocabulary: Vocabulary | None) -> dict[str, int]:
    found = []
    if level >= Freedom.STEMS:
        found += [(STEM, stem) for stem in stems(word)]
    if vocabulary is not None:
        found += [(near.edits * EDIT, near.word) for near in vocabulary.near(word)]
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


_ENDINGS = (
    re.compile(
        r"(?:ами|ями|ого|ому|ими|ові|еві|єві|ою|ею|єю|ах|ях|ам|ям|ом|ем|єм|ів|їв|ий|ій|ої|"
        r"их|им|[аеєиіїоуюяйь])$"
    ),
    re.compile(r"(?:чиня|иня|ька|иця|иці|ця|ка|ки|ку|кою)$"),  # «соціологиня», «інженерка»
)
SHORTEST_STEM = 4


def stems(word: str) -> list[str]:
    """Return the beginnings of a word that its other cases and its masculine share."""
    found = (ending.sub("", word) for ending in _ENDINGS if ending.search(word))
    return [stem for stem in dict.fromkeys(found) if len(stem) >= SHORTEST_STEM]
