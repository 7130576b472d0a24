"""A Latin «e» or «p» among Cyrillic letters looks right, and no search finds the title.

Source: practice: titles are written in Ukrainian letters.

>>> check("Бухгалтep", "Бухгалтер")
error look_alike_letters → Бухгалтер
>>> check('Кур"єр', "Кур'єр")
error look_alike_letters → Кур'єр
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import LANGUAGE, Remark, rule, short


@rule("look_alike_letters", Severity.ERROR, LANGUAGE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on Latin letters that look like Ukrainian ones."""
    if parsed.misquoted:
        return Remark(
            Message(
                _("A quotation mark stands for an apostrophe in “%(words)s”."),
                {"words": short(", ".join(parsed.misquoted))},
            ),
            parsed.plain,
        )
    if not parsed.mixed:
        return None
    return Remark(
        Message(
            _("Latin letters that look like Ukrainian ones stand in “%(words)s”."),
            {"words": short(", ".join(parsed.mixed))},
        ),
        parsed.plain,
    )
