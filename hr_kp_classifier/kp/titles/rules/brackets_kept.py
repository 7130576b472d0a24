"""A position's title has no brackets of its own, and those of the official one are opened.

Source: practice under note 2 of annex В: brackets in КП hold variants, of which one is taken.
What stands in brackets of one's own is kept where it goes on in the case that the title asks
for; where it does not, no repair is offered.

>>> check("Менеджер (управитель) з персоналу", "Менеджер (управитель) з персоналу")
error brackets_kept → Менеджер з персоналу
>>> check("Касир торговельного залу (старший)", "Касир торговельного залу")
error brackets_kept → Старший касир торговельного залу
>>> check("Слюсар-ремонтник (черговий)", "Слюсар-ремонтник")
error brackets_kept → Слюсар-ремонтник черговий
>>> check("Бухгалтер (відділ збуту)", "Бухгалтер")
error brackets_kept
>>> check("Бухгалтер (з обліку товарів)", "Бухгалтер")
error brackets_kept → Бухгалтер з обліку товарів
"""

from __future__ import annotations

import re

from ...language.endings import PREPOSITIONS, is_adjective
from ...language.nouns import is_oblique_word
from ...messages import Message, _
from ...text import clean, fold, lower_first
from ..findings import Severity
from ..grades import find_grade
from ..parsed_title import ParsedTitle, starts
from .employment_terms import names_terms
from .rule import NOTE_2_PRACTICE, Remark, rule

_BRACKET = re.compile(r"[()\[\]{}<>]")
_BRACKET_IN_WORD = re.compile(r"(?<=\w)\(")
_PAIR = re.compile(r"\s*[(\[{<]([^()\[\]{}<>]*)[)\]}>]")


@rule("brackets_kept", Severity.ERROR, NOTE_2_PRACTICE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on brackets."""
    if parsed.ordinary or _BRACKET.search(parsed.text) is None:
        return None
    return Remark(
        Message(
            _(
                "A position's title holds no brackets. Of those in the official title "
                "one reading is taken: “%(official)s”."
            ),
            {"official": parsed.wording.default},
        ),
        _opened(parsed),
    )


def _opened(parsed: ParsedTitle) -> str | None:
    text = parsed.in_full.text
    official = fold(_BRACKET_IN_WORD.sub(" (", parsed.profession.name))
    if "(" in official and starts(fold(_BRACKET_IN_WORD.sub(" (", text)), official):
        return parsed.plain
    for content in _PAIR.findall(text):
        if not re.search(r"\w", _PAIR.sub("", text)):
            return parsed.plain  # the whole title stands in brackets
        first = content.strip().split(" ")[0].lower()
        if first in parsed.titles.heads:  # another profession, or a synonym of this one
            return clean(_PAIR.sub("", text))
        if first == content.strip().lower() and first.endswith(("ий", "ій")):
            return _with_adjective(parsed, clean(_PAIR.sub("", text)), first)
        joins = first in PREPOSITIONS or is_adjective(first) or is_oblique_word(first)
        if first and not joins and not (first[0].isdigit() and _goes_on(content)):
            return None
    return parsed.plain


def _with_adjective(parsed: ParsedTitle, rest: str, adjective: str) -> str | None:
    """Return the rest of a title with an adjective of its masculine head."""
    if " " not in rest:
        return f"{rest} {adjective}"
    rank = parsed.titles.shapes.at(fold(adjective))
    if rank is None:
        return f"{rest} {adjective}" if names_terms(f" {adjective}") else None
    return f"{adjective[:1].upper()}{adjective[1:]} {lower_first(rest)}"


def _goes_on(content: str) -> bool:
    """Tell whether what begins with a figure is a grade or in the case that a title asks for."""
    words = fold(content).split(" ")
    nouns = [word for word in words[1:] if not is_adjective(word)]
    return not nouns or is_oblique_word(nouns[0]) or bool(find_grade(f" {' '.join(words)}"))
