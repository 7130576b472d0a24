"""The words that a mistyped one may be meant for, looked up in a vocabulary by rapidfuzz."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

MOST_NEAR = 6
SHORTEST_NEAR = 4
"""Letters of a word from which on it may have been mistyped."""

_LONG = 8
"""Letters of a word from which on two of them may be wrong."""
_END = 2
"""Letters at the beginning or the end of a word that mistakes have to leave right."""


class Near(NamedTuple):
    """A word, and how many letters were missed, added, changed or swapped in typing it."""

    edits: int
    word: str


_Ends = dict[str, list[str]]


class Vocabulary:
    """Words that can be searched for.

    A typed text may be no more than the beginning of a word. So beginnings are kept too, by their
    lengths: those of the length typed, one or two letters more or less, are compared.

    Comparing with all of them takes most of the time of a search, so only those are compared
    that share the first letters or the last ones. One mistake spoils two neighbours at most and
    leaves either as they were, so it is always found; two mistakes are where they are not at
    both ends of a word.

    >>> Vocabulary(["бухгалтер", "бухта"]).near("бугалтер")
    [Near(edits=1, word='бухгалтер')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        words = set(words)
        self._in_order = sorted(words)
        self.words = sorted(
            {word for word in words if len(word) >= SHORTEST_NEAR},
            key=lambda word: (len(word), word),
        )
        self._whole: dict[int, list[str]] = {}
        for word in self.words:
            self._whole.setdefault(len(word), []).append(word)
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        self._by_ends: dict[int, tuple[_Ends, _Ends]] = {}
        self._kept = lru_cache(maxsize=4096)(self._looked_up)

    def begins(self, beginning: str) -> bool:
        """Tell whether a word begins so.

        >>> Vocabulary(["бухгалтер"]).begins("бух")
        True
        """
        at = bisect_left(self._in_order, beginning)
        return at < len(self._in_order) and self._in_order[at].startswith(beginning)

    def near(self, typed: str) -> list[Near]:
        """Return the words that ``typed`` is most likely meant for, the nearest first.

        A word that is known as it is may be a slip for another too, but for a near one only.
        """
        return self._kept(typed) if typed.isalpha() else []

    def _looked_up(self, typed: str) -> list[Near]:
        found = self._within(typed, 1)
        if not found and len(typed) >= _LONG:
            found = self._within(typed, 2)
        return found[:MOST_NEAR]

    def _within(self, typed: str, most: int) -> list[Near]:
        nearest: dict[str, int] = {}
        for length in range(len(typed) - most, len(typed) + most + 1):
            if len(typed) <= SHORTEST_NEAR:
                words = {word: [word] for word in self._whole.get(length, ())}
                compared = list(words)
            else:
                words = self._beginning(length)
                compared = self._with_an_end_of(typed, length)
            for beginning, edits, _at in extract(
                typed, compared, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                for word in words[beginning]:
                    nearest[word] = min(int(edits), nearest.get(word, most))
        return sorted(
            (Near(edits, word) for word, edits in nearest.items()),
            key=lambda near: (near.edits, len(near.word), near.word),
        )

    def _with_an_end_of(self, typed: str, length: int) -> list[str]:
        """Return the beginnings of this length with the first or the last letters typed."""
        if length not in self._by_ends:
            first: _Ends = {}
            last: _Ends = {}
            for beginning in self._beginning(length):
                first.setdefault(beginning[:_END], []).append(beginning)
                last.setdefault(beginning[-_END:], []).append(beginning)
            self._by_ends[length] = first, last
        first, last = self._by_ends[length]
        return [*first.get(typed[:_END], ()), *last.get(typed[-_END:], ())]

    def _beginning(self, length: int) -> dict[str, list[str]]:
        """Return the beginnings of this length at most, and the words that begin so."""
        beginnings = self._beginnings.get(length)
        if beginnings is None:
            beginnings = self._beginnings[length] = {}
            for word in self.words:
                beginnings.setdefault(word[:length], []).append(word)
        return beginnings
