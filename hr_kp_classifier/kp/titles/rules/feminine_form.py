"""The position keeps the masculine form; an employee's records may have the feminine one.

Source: practice: КП names professions in the masculine, save those that it has in the feminine
only («Швачка»); since amendment 9 the records of one employee may carry the feminine form.

>>> check("Бухгалтерка", "Бухгалтер")
warning feminine_form → Бухгалтер
>>> check("Швачка", "Швачка")
"""

from __future__ import annotations

from ...language.genders import masculine_of
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import GENDER, Remark, rule, short

_MOST_WORDS_READ = 12


@rule("feminine_form", Severity.WARNING, GENDER, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a title in the feminine."""
    masculine = masculine_title(parsed)
    if masculine is None or parsed.again(masculine).match is None:
        return None
    return Remark(
        Message(
            _(
                "“%(title)s” is a feminine form. The position is named “%(masculine)s”; "
                "the records of an employee may carry the feminine form."
            ),
            {"title": short(parsed.plain), "masculine": masculine},
        ),
        masculine,
    )


def masculine_title(parsed: ParsedTitle) -> str | None:
    """Return the title with its head in the masculine, None where it is not feminine."""
    if len(parsed.plain) > 300:
        return None
    words = parsed.plain.split(" ")
    opening, rest = words[:_MOST_WORDS_READ], words[_MOST_WORDS_READ:]
    masculine = masculine_of(" ".join(opening), parsed.titles.heads)
    if masculine is None:
        return None
    title = " ".join([masculine, *rest])
    return title[:1].upper() + title[1:]
