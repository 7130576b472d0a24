"""Note 2 of annex В asks for concise titles.

Source: note 2 names no length; a hundred letters beyond the official title is our choice.

>>> check("Бухгалтер відділу обліку основних засобів", "Бухгалтер")
>>> check("Бухгалтер відділу обліку основних засобів, нематеріальних активів та товарів складів і "
...       "крамниць центральних областей", "Бухгалтер")
warning too_long
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import OUR_CHOICE, Remark, rule

LONGEST_CLARIFICATION = 100
"""Letters beyond the official title that are still concise (our choice)."""


@rule("too_long", Severity.WARNING, OUR_CHOICE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a long clarification."""
    length = len(parsed.clarification)
    if length <= LONGEST_CLARIFICATION:
        return None
    return Remark(
        Message(
            _(
                "The words after the official title have %(length)s letters. "
                "A title is to be concise; up to %(limit)s are well readable."
            ),
            {"length": str(length), "limit": str(LONGEST_CLARIFICATION)},
        ),
    )
