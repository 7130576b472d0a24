"""A typed name without what is no part of a job: the grade, the terms of employment."""

import re
from typing import NamedTuple

from ..text import clean, fold
from ..titles.abbreviations import written_in_full
from ..titles.grades import find_grade, tidy_grade
from .other_words import STROKES

_TERMS = re.compile(
    r"[,(]?\s*\b(?:за сумісництвом|сумісник|сумісництво|внутрішн\w+ сумісник|тимчасово|вакансія"
    r"|(?:на )?\d[.,]\d+ ?(?:ставки|ст\.?|шт\.? од\.?)|(?:на )?(?:пів|повну) ?ставк[иу]"
    r"|на (?:час|період) .*|дистанційно|віддалено|remote|middle|мідл)\b\s*\)?",
    re.IGNORECASE,
)
_STROKES = re.compile(rf"\b(?:{'|'.join(STROKES)})\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]{}«»\"]")
_NUMBER_SIGN = re.compile(r"\s*№ ?\d+\s*$")


class TypedName(NamedTuple):
    """A name taken apart.

    :param text: the name without its grade, abbreviations at its beginning in full
    :param grade: the grade as documents print it; empty where there is none
    """

    text: str
    grade: str


def typed_name(typed: str) -> TypedName:
    """Take a name apart.

    >>> typed_name("Інженер-програміст 1 категорії")
    TypedName(text='Інженер-програміст', grade='1 категорії')
    >>> typed_name("зам. директора (0,5 ставки)")
    TypedName(text='Заступник директора', grade='')
    """
    text = clean(typed)[:200]
    text = _STROKES.sub(lambda found: STROKES[found[0].lower()], text)
    text = _TERMS.sub(" ", text)
    text = _NUMBER_SIGN.sub("", _BRACKETS.sub(" ", text))
    text = clean(text).strip(" .,;:/–-")
    grade = ""
    found = find_grade(fold(text)) if text else None
    if found:
        first, count = found
        words = text.split(" ")
        grade = tidy_grade(" ".join(words[first : first + count]))
        text = " ".join(words[:first] + words[first + count :]).strip(" ,")
    return TypedName(written_in_full(text).text if text else "", grade)
