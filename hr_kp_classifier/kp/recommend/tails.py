"""What follows the beginning of a name: whether it is fit to stand in a title."""

from __future__ import annotations

import re

from ..language.endings import PREPOSITIONS, is_adjective, is_place
from ..language.nouns import parses_of
from ..search.keys import LITTLE
from ..text import fold
from .other_words import ABBREVIATIONS
from .russian_words import RUSSIAN
from .words import is_ukrainian, words_of

_LOWERCASE_WORD = re.compile(r"(?<![\w№])[а-яєіїґыэъё'’]{3,}(?!\w)")
_SHORTEST_BEGINNING = 4


def are_known(tail: str) -> bool:
    """Tell whether all words of a tail are Ukrainian: those of a dictionary.

    A proper name, an abbreviation, a number need not be known.

    >>> are_known("відділу збуту"), are_known("погрузчика"), are_known("цеху № 5")
    (True, False, True)
    """
    return all(map(_is_known, _LOWERCASE_WORD.findall(tail)))


def _is_known(word: str) -> bool:
    if not is_ukrainian(word) and (word in RUSSIAN or re.search("[ыэъё]", word)):
        return word in RUSSIAN.get(word, ()) or word in ABBREVIATIONS
    return bool(parses_of(word.replace("’", "'")))


def may_end(word: str) -> bool:
    """Tell whether a beginning may end with this word: what follows does not belong to it.

    >>> [may_end(word) for word in ("бухгалтера", "шкільної", "з", "-")]
    [True, False, False, False]
    """
    word = fold(word)
    return word != "-" and word not in PREPOSITIONS | LITTLE and not is_adjective(word)


def may_follow(tail: str) -> bool:
    """Tell whether a tail may follow a title: its first noun does not stand in the nominative.

    >>> may_follow("матеріальний стіл"), may_follow("матеріального столу"), may_follow("на склад")
    (False, True, True)
    """
    for typed in tail.split(" "):
        word = fold(typed)
        if word in PREPOSITIONS | LITTLE or typed.isupper():
            return True
        parses = parses_of(word)
        cases = {parse.tag.case for parse in parses if parse.tag.POS == "NOUN"}
        if cases and all(parse.tag.POS == "NOUN" for parse in parses):
            return "nomn" not in cases or not cases <= {"nomn", "accs", "voct"}
    return True


def adds_to(form: str, tail: str) -> bool:
    """Tell whether a tail says more than the title: no word of it stands there, nor begins one.

    The head may be of the same root: «Бібліотекар дитячої бібліотеки».

    >>> adds_to("Адміністратор залу", "торгового залу")
    False
    >>> adds_to("Прибиральник службових приміщень", "служб")
    False
    >>> adds_to("Апаратник хімводоочищення", "ХВО")
    False
    >>> adds_to("Бухгалтер", "відділу збуту")
    True
    """
    words = words_of(form)
    stems = set(words.stems)
    after_head = words.literal.split(" ")[1:]
    place = tail.split(" ")[0]
    if (
        " " in tail
        and is_place(place)
        and not set(words.cases).intersection(words_of(place).cases)
    ):
        return True  # «Інженер з охорони праці відділу охорони праці»
    for word in words_of(tail).literal.split(" "):
        each, *_more = words_of(word).cases
        abbreviated = word in ABBREVIATIONS and stems.issuperset(words_of(word).stems)
        if each in words.cases or abbreviated:
            return False
        if len(each) >= _SHORTEST_BEGINNING and any(
            word.startswith(each) for word in after_head
        ):
            return False
    return True
