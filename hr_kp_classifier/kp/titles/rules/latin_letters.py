"""A title is written in Ukrainian letters.

Source: practice; КП has no title with Latin letters. The modern name stays as the everyday
name of the position («CRM-менеджер»), the papers have a title of КП. A word in Latin letters
that says what the work is about cannot be left out without loss, so it is left out only where
the official title remains.

>>> check("CRM-менеджер", "Менеджер (управитель) з реклами")
error latin_letters → Менеджер з реклами
error second_profession → Менеджер з реклами
>>> check("Водій автотранспортних засобів категорії D", "Водій автотранспортних засобів")
error latin_letters → Водій автотранспортних засобів
>>> check("Бухгалтер 1C", "Бухгалтер")
error look_alike_letters → Бухгалтер 1С
>>> check("Бухгалтер R&D-центру", "Бухгалтер")
error latin_letters → Бухгалтер центру
>>> check("Бухгалтер E-commerce", "Бухгалтер")
error latin_letters → Бухгалтер
"""

from __future__ import annotations

import re

from ...language.endings import word_set
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import LANGUAGE, Remark, rule, short

# What stands before a mark of its own: «категорії D».
_NUMBERED = word_set("категорії класу типу групи рівня версії серії марки моделі")
_OUTSIDE = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W_](?:['-]?[^\W_])+")
_SIGN_ALONE = re.compile(r"[&#+_]|(?<!\S)(?![-–](?!\S))[^\w\s]+(?!\S)")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"))
_JOINING = word_set("в у з із зі на по для за до від при про під над та і й або чи")


@rule("latin_letters", Severity.ERROR, LANGUAGE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words in Latin letters."""
    if not parsed.latin:
        return None
    return Remark(
        Message(
            _("“%(words)s” is written in Latin letters. Write it in Ukrainian."),
            {"words": short(", ".join(parsed.latin))},
        ),
        _without_words(parsed.plain, parsed.latin),
    )


def _without_words(text: str, unwanted: list[str]) -> str | None:
    """Return ``text`` without some words, and without what joined them to it.

    None where a word would be left that is none: one letter, or one with a sign in it.
    """
    kept: list[str] = []
    for word in text.split(" "):
        if not any(each in word for each in unwanted):
            kept.append(word)
            continue
        remains = word
        for each in unwanted:
            remains = remains.replace(each, "")
        remains = _OUTSIDE.sub("", remains)
        if remains and not remains.isdigit():
            if _WORD.fullmatch(remains) is None:
                return None
            kept.append(remains)
        else:
            while kept and kept[-1].lower() in _JOINING | _NUMBERED:
                kept.pop()
    left = " ".join(kept).strip(" ,-–")
    if _SIGN_ALONE.search(left):
        return None
    balanced = all(left.count(first) == left.count(last) for first, last in _PAIRS)
    return left if balanced and left.count('"') % 2 == 0 else None
