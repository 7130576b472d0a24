"""A title has words.

Source: note 2 of annex В extends a title; there is none to extend.

>>> check("  ", "Бухгалтер")
error empty → Бухгалтер
>>> check("", "Менеджер (управитель) з персоналу")
error empty → Менеджер з персоналу
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import NOTE_2, Remark, rule


@rule("empty", Severity.ERROR, NOTE_2)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a title without words."""
    if parsed.text:
        return None
    return Remark(
        Message(
            _("The title is empty. “%(official)s” may stand here."),
            {"official": parsed.wording.default},
        ),
        parsed.wording.default,
        final=True,
    )
