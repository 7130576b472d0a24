"""The spellings of an everyday name: which of its titles each of them stands for first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from .everyday import EverydayName, Recommendation
from .words import Words, words_of

_DIPLOMA = re.compile(r"\(з дипломом[^()]*\)")
_ASSISTANTS = {words_of(word).stems for word in ("помічник", "асистент", "заступник", "учень")}
_LEAD_NOBODY = {
    words_of(word).stems
    for word in ("спеціаліст", "експерт", "консультант", "агент", "інспектор", "кредитник")
}

_Head = tuple[str, ...]


def vague_heads(everyday: Iterable[EverydayName]) -> frozenset[_Head]:
    """Return the words that fit too many jobs to tell titles apart: «спеціаліст»."""
    return frozenset(
        words_of(name).stems
        for each in everyday
        if each.question
        for name in each.names
        if len(words_of(name).stems) == 1
    )


class Choice(NamedTuple):
    """The title that a spelling stands for first.

    :param at: its place among the titles of the list
    :param plain: whether nothing in the list speaks for another one
    """

    at: int
    plain: bool


class TitlesOfList:
    """The titles that are recommended for an everyday name, by their words.

    :param everyday: the name, with what is recommended for it
    :param forms: how each of the titles stands on a position
    :param vague: words that tell nothing
    """

    def __init__(
        self, everyday: EverydayName, forms: list[str], vague: Collection[_Head]
    ) -> None:
        self._own = words_of(everyday.names[0]).stems
        self._titles = everyday.recommendations
        self._heads = [words_of(form).stems[:1] for form in forms]
        # An extension that is recommended is no word of the title.
        self._found = [
            _words_of_title(each).union(() if each.extended else words_of(form).stems)
            for each, form in zip(self._titles, forms, strict=True)
        ]
        self._vague = vague
        self._one_kind = len({each.profession.code[:2] for each in self._titles}) <= 1

    def first_for(self, words: Words) -> Choice:
        """Return the title that one of the names stands for first.

        The list's own name has the first one.
        """
        if not self._titles:
            return Choice(0, plain=True)
        at = 0 if words.stems == self._own else self._first(words)
        return Choice(at, self._is_plain(words, at))

    def _first(self, words: Words) -> int:
        """Return the place of the title that a spelling stands for.

        A title with all the words of this name is meant by it, whatever the others are, but for
        the assistant of such a one. So is one with the very head of the name, where it shares
        more words with it than the first: «художник зі світла» is no «Освітлювач». A specialist
        leads nobody, so that no title of section 1 comes first.
        """
        head = words.stems[:1]
        for at, found in enumerate(self._found):
            own = self._heads[at]
            if found.issuperset(words.stems) and (own not in _ASSISTANTS or own[0] in head):
                return at
        if self._is_telling(head) and self._heads[0] != head:
            shared = [self._shared(words, at) for at in range(len(self._titles))]
            same = [at for at, own in enumerate(self._heads) if own == head]
            best = max(same, key=shared.__getitem__, default=0)
            if shared[best] > shared[0]:
                return best
        if head in _LEAD_NOBODY:
            for at, each in enumerate(self._titles):
                if each.profession.code[0] != "1":
                    return at
        return 0

    def _is_plain(self, words: Words, first: int) -> bool:
        """Tell whether a title is surely meant by a name.

        It is where it is the only one, or has a word of the name and no other one its head; and
        where all titles of the list are of one kind of work.
        """
        if len(self._titles) == 1:
            return True
        head = words.stems[:1]
        another = head in self._heads and self._heads[first] != head
        return not another and (bool(self._shared(words, first)) or self._one_kind)

    def _shared(self, words: Words, at: int) -> int:
        telling = [each for each in words.stems if self._is_telling((each,))]
        return len(self._found[at].intersection(telling))

    def _is_telling(self, head: _Head) -> bool:
        return head not in self._vague


def _words_of_title(each: Recommendation) -> set[str]:
    return set(words_of(_DIPLOMA.sub("", each.profession.name)).stems)
