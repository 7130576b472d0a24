"""A second profession is not joined to the first: by a hyphen, a dash, a slash or a plus.

Source: practice under note 2 of annex В (letters of the ministry): КП has the compounds that
are professions («Лікар-терапевт»); another job is given by an order on combining them.

>>> check("Бухгалтер-касир", "Бухгалтер")
error second_profession → Бухгалтер
>>> check("Лікар-терапевт", "Лікар-терапевт")
"""

from __future__ import annotations

import re

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle, starts
from .rule import NOTE_2_PRACTICE, Remark, rule, short

_OPEN = re.compile(r"\b(?:та|і) (?:т\. )?ін\.|тощо")


@rule("second_profession", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a word that is joined to the profession, where КП has no compound."""
    for word, typed in zip(parsed.folded.split(" ")[:6], parsed.plain.split(" "), strict=False):
        parts = [part for part in re.split(r"[-/+,;]", word) if part]
        if len(parts) < 2 or word in parsed.titles.vocabulary:
            continue
        heads = parsed.wording.heads
        if not any(part in heads or part in parsed.titles.heads for part in parts):
            continue
        return Remark(
            Message(
                _(
                    "“%(word)s” joins a word to a profession, and КП has no such title. "
                    "Start with the official title “%(official)s”; what makes it more precise "
                    "follows. Another job is given by an order on combining professions."
                ),
                {"word": short(typed), "official": parsed.wording.default},
            ),
            _without_the_other(parsed, word, parts),
            severity=Severity.WARNING if _in_own_list(parsed, parts) else None,
        )
    return None


def _without_the_other(parsed: ParsedTitle, word: str, parts: list[str]) -> str | None:
    """Return the title with that part of the word which starts the official title."""
    for part in parts[:3]:
        alone = parsed.folded.replace(word, part, 1)
        for form, printed in parsed.wording.folded:
            if starts(alone, form):
                return " ".join([printed, *parsed.plain.split(" ")[form.count(" ") + 1 :]])
    heads = {part for head in parsed.wording.heads for part in head.split("-")}
    return parsed.wording.default if heads.intersection(parts) else None


def _in_own_list(parsed: ParsedTitle, parts: list[str]) -> bool:
    """Tell whether the official title itself lists compounds with each of the parts."""
    own = set(re.findall(r"[^\W\d_']+", parsed.profession.name.lower()))
    return _OPEN.search(parsed.profession.name) is not None and own.issuperset(parts)
