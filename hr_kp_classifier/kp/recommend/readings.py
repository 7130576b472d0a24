"""Ways to read a name: without its typing mistakes, in full, with a masculine head."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ..language.genders import masculine_of
from ..text import fold, has_latin
from .candidates import Source
from .name_index import NameIndex
from .other_words import PREFIXES
from .russian_words import RUSSIAN
from .words import in_full, is_ukrainian, words_of

# A dot within a name, after two letters at least.
_CUT = re.compile(r"([^\W\d_]{2,})\.(?: |(?=\w)|$)")
_MOST_MEANT, _MOST_UNCUT = 200, 2
_STROKE = re.compile(r" ?[/+] ?")
_SHORTEST_WORD = 5
"""Letters of a word from which on it is no mere part of another."""


class Readings:
    """The ways to read a name.

    :param index: the names that are known
    :param heads: the nouns that name who does a work, folded
    """

    def __init__(self, index: NameIndex, heads: Collection[str]) -> None:
        self._index = index
        self._heads = heads
        self._masculine = lru_cache(maxsize=1 << 14)(self._masculine_of)

    def of(self, text: str) -> list[str]:
        """Return the ways to read a name: as it is, joined, uncut, without typing mistakes."""
        joined = self._joined(text)
        full = " ".join(map(self._in_full, text.split(" ")))
        ways = dict.fromkeys([text, joined, *self._uncut(text), *self._index.mended(full)])
        return list(ways)

    def _uncut(self, text: str) -> list[str]:
        """Return a name with its words in full that are cut by a dot, where one is known so.

        «Соц. педагог»; also one that the dot joins to the next: «Ел.газозварник».
        """
        words = _CUT.sub(r"\1. ", text).split()
        at = next((at for at, word in enumerate(words) if _CUT.fullmatch(word)), None)
        if at is None:
            return []
        before, after = words[:at], words[at + 1 :]
        meant = self._index.vocabulary.beginning_with(fold(words[at]), _MOST_MEANT)
        ways = [[*before, word, *after] for word in meant]
        if after:
            ways += [
                [*before, word, *after[1:]] for word in meant if word.endswith(fold(after[0]))
            ]
        texts = [" ".join(way) for way in ways]
        return [each for each in texts if self._index.best(each)][:_MOST_UNCUT]

    def _joined(self, text: str) -> str:
        """Return a name with the parts of its words joined that stand apart: «мед сестра».

        A hyphen parts them too: «фаст-фуд».
        """
        found: list[str] = []
        for word in text.split(" "):
            first, _hyphen, rest = word.partition("-")
            if rest.isalpha() and not self._is_word(first) and self._is_word(first + rest):
                word = first + rest
            both = found[-1] + word if found else ""
            if both.isalpha() and not self._is_word(found[-1]) and self._is_word(both):
                found[-1] = both
            else:
                found.append(word)
        return " ".join(found)

    def _is_word(self, word: str) -> bool:
        return len(word) >= _SHORTEST_WORD and self._index.knows(word)

    def variants(self, text: str) -> Iterator[str]:
        """Give other words for the same name: in full, with a masculine head."""
        words = text.split(" ")
        full = [self._in_full(word) for word in words]
        masculine = self._masculine(text)
        if full != words:
            if masculine:  # «Автослюсарка» is an «Автослюсар» first
                yield masculine
            text = " ".join(full)
            yield text
            masculine = self._masculine(text)
        if masculine:
            yield masculine
        # «Стоматолог-ортопед»: КП names doctors with their first word.
        doctor = f"лікар {masculine or text}"
        found = self._index.found(doctor) if words_of(text).literal else []
        if any(hit.source is Source.OFFICIAL for hit in found):
            yield doctor

    def posts(self, text: str) -> list[str]:
        """Return the names of two posts that a stroke joins: «Бухгалтер цеху/касир».

        None where something else than a worker stands at either side: «продажу/закупівель».
        """
        posts = _STROKE.split(text)
        return posts if len(posts) > 1 and all(map(self._names_worker, posts)) else []

    def _names_worker(self, text: str) -> bool:
        words = fold(self._masculine(text) or text).split(" ")
        return any(word in self._heads for word in words[:2])

    def _in_full(self, word: str) -> str:
        key = words_of(word).literal
        if not key or " " in key:
            return word
        other = in_full(key)
        if other == RUSSIAN.get(key) and is_ukrainian(word.lower()):
            return word
        if other != (key,):
            return " ".join(other)
        if self._index.knows(key):
            return word
        for prefix, full in PREFIXES.items():
            rest = key.removeprefix(prefix)
            if rest != key and len(rest) > 3 and self._index.knows(rest):
                return f"{full} {self._masculine(rest) or rest}"
        return word

    def _masculine_of(self, text: str) -> str | None:
        if has_latin(text):
            return None
        return masculine_of(text, self._heads)
