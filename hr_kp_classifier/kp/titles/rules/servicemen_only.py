"""Titles of section 0 are for servicemen only.

Source: amendment 15 to the КП: section 0 «Військовослужбовці» is for servicemen and operative
reservists of the Armed Forces, the State Special Transport Service and the National Guard.

>>> check("Навідник", added("0310.1", "Навідник"))
error servicemen_only
>>> check("Старший навідник", added("0310.1", "Навідник"))
error servicemen_only
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import AMENDMENT_15, Remark, rule


@rule("servicemen_only", Severity.ERROR, AMENDMENT_15)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a title of section 0."""
    if not parsed.profession.code.startswith("0"):
        return None
    return Remark(
        Message(
            _(
                "%(code)s is a code of section 0: it is for servicemen of the Armed Forces, the State "
                "Special Transport Service and the National Guard only. Choose a title of sections 1 to 9."
            ),
            {"code": parsed.profession.code},
        ),
    )
