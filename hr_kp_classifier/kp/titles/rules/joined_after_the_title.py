"""Nor does a second profession follow the official title after a hyphen, a dash or a slash.

Source: practice under note 2 of annex В. After a hyphen or a dash it is a warning: what follows
may be a part of the place's own name. A slash and a plus join nothing but two professions.

>>> check("Секретар друкарка", "Секретар")
warning second_profession → Секретар
>>> check("Бухгалтер відділу збуту - касир", "Бухгалтер")
warning second_profession → Бухгалтер відділу збуту
>>> check("Бухгалтер відділу збуту/касир", "Бухгалтер")
error second_profession → Бухгалтер відділу збуту
"""

from __future__ import annotations

import re

from ...language.endings import is_nominative_adjective
from ...language.genders import masculine_of
from ...messages import Message, _
from ...text import fold
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import NOTE_2_PRACTICE, Remark, rule, short

_STROKES = ("/", "+")
_JOINT = re.compile(r"[/+-]")
_FEMININE = re.compile(r"\w\w(?:ка|ниця|иня)$")


@rule("second_profession", Severity.WARNING, NOTE_2_PRACTICE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a second profession after the official title."""
    rest = parsed.clarification
    if not rest:
        return None
    titles = parsed.titles
    words = rest.split(" ")
    for at, word in enumerate(words):
        dash = word in {"-", *_STROKES} or (not at and word in {"та", "і"})
        name = _noun(words[at + 1 :]) if dash else word
        joined = dash or at == 0 or name not in titles.vocabulary
        parts = _JOINT.split(name)
        if at == 0 and _FEMININE.search(name):  # «Секретар друкарка»
            parts.append(fold(masculine_of(name) or ""))
        if not joined or not any(part in titles.heads for part in parts):
            continue
        kept = parsed.plain.split(" ")[: -(len(words) - at)]
        return Remark(
            Message(
                _(
                    "“%(word)s” joins a second profession to the title. A position has one; "
                    "another job is given by an order on combining professions."
                ),
                {"word": short(" ".join(words[at : words.index(name, at) + 1]))},
            ),
            " ".join(kept),
            severity=Severity.ERROR if word in _STROKES else None,
        )
    return None


def _noun(words: list[str]) -> str:
    """Return the first word that is no adjective: «інженер» of «головний інженер»."""
    return next((word for word in words[:3] if not is_nominative_adjective(word)), "")
