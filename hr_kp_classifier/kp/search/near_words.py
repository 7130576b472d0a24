"""The words that a mistyped one may be meant for, looked up in a vocabulary by rapidfuzz."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

MOST_NEAR = 6
SHORTEST_NEAR = 4
"""Letters of a word from which on it may have been mistyped."""

_LONG = 8
_END = 3
_SHORT_END = 2
"""Letters at the beginning or the end of a word that mistakes have to leave right."""
_MIDDLE = 4
_SHORTEST_MIDDLE = 2
_LONG_ENOUGH = 2 * _END + 1
_MOST_KEPT = 4096


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
    that share the first letters or the last ones; or, where two mistakes may have spoilt both
    ends of a word, those in its middle. One mistake spoils two neighbours at most and leaves
    either end as it was, so it is always found, and so are two in a long word.

    >>> Vocabulary(["бухгалтер", "бухта"]).near("бугалтер")
    [Near(edits=1, word='бухгалтер')]
    >>> Vocabulary(["бухгалтер", "бухта"]).near("пухгалтен")
    [Near(edits=2, word='бухгалтер')]
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
        self._by_ends: dict[tuple[int, int], tuple[_Ends, _Ends]] = {}
        self._by_middles: dict[int, _Ends] = {}
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._looked_up)

    def begins(self, beginning: str) -> bool:
        """Tell whether a word begins so.

        >>> Vocabulary(["бухгалтер"]).begins("бух")
        True
        """
        at = bisect_left(self._in_order, beginning)
        return at < len(self._in_order) and self._in_order[at].startswith(beginning)

    def beginning_with(self, beginning: str, most: int) -> list[str]:
        """Return the words that begin so, by the alphabet.

        >>> Vocabulary(["бухта", "бухгалтер", "водій"]).beginning_with("бух", 9)
        ['бухгалтер', 'бухта']
        """
        start = bisect_left(self._in_order, beginning)
        found = self._in_order[start : start + most]
        return [word for word in found if word.startswith(beginning)]

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
        for more in range(-most, most + 1):
            length = len(typed) + more
            if len(typed) <= SHORTEST_NEAR:
                words = {word: [word] for word in self._whole.get(length, ())}
                compared = list(words)
            else:
                words = self._beginning(length)
                compared = self._with_an_end_of(typed, length, most)
            for beginning, edits, _at in extract(
                typed, compared, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                for word in words[beginning]:
                    nearest[word] = min(int(edits), nearest.get(word, most))
        return sorted(
            (Near(edits, word) for word, edits in nearest.items()),
            key=lambda near: (near.edits, len(near.word), near.word),
        )

    def _with_an_end_of(self, typed: str, length: int, most: int) -> list[str]:
        """Return the beginnings of this length with the first or the last letters typed."""
        count = _END if most == 1 and len(typed) >= _LONG_ENOUGH else _SHORT_END
        ends = self._by_ends.get((length, count))
        if ends is None:
            ends = self._by_ends[length, count] = {}, {}
            for beginning in self._beginning(length):
                ends[0].setdefault(beginning[:count], []).append(beginning)
                ends[1].setdefault(beginning[-count:], []).append(beginning)
        found = dict.fromkeys(ends[0].get(typed[:count], ()))
        found.update(dict.fromkeys(ends[1].get(typed[-count:], ())))
        if most > 1:
            found.update(dict.fromkeys(self._with_the_middle_of(typed, length)))
        return list(found)

    def _with_the_middle_of(self, typed: str, length: int) -> Iterator[str]:
        """Give the beginnings of this length with their middle letters typed.

        A letter missed or added before them moves them by one.
        """
        count = min(_MIDDLE, length - 2 * _END)
        if count < _SHORTEST_MIDDLE:
            return
        at = (length - count) // 2
        middles = self._by_middles.get(length)
        if middles is None:
            middles = self._by_middles[length] = {}
            for beginning in self._beginning(length):
                middles.setdefault(beginning[at : at + count], []).append(beginning)
        for moved in (at - 1, at, at + 1):
            yield from middles.get(typed[moved : moved + count], ())

    def _beginning(self, length: int) -> dict[str, list[str]]:
        """Return the beginnings of this length, and the shortest words that begin so."""
        beginnings = self._beginnings.get(length)
        if beginnings is None:
            beginnings = self._beginnings[length] = {}
            for word in self.words:
                if len(word) >= length:
                    words = beginnings.setdefault(word[:length], [])
                    if len(words) < MOST_NEAR:
                        words.append(word)
        return beginnings
