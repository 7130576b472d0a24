"""A title is written in full: «Заст. нач. відділу» is a «Заступник начальника відділу».

Source: annex В, note 1 and its list of derived words: neither it nor annex А has an
abbreviated title. The abbreviation is read as what it stands for, so that the rank stays.

>>> check("Заст. нач. відділу кадрів", "Начальник відділу кадрів")
error abbreviation → Заступник начальника відділу кадрів
>>> check("Зав. складом", "Завідувач складу")
error abbreviation → Завідувач складу
error governed_case → Завідувач складу
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import NOTE_1, Remark, rule


@rule("abbreviation", Severity.ERROR, NOTE_1)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on abbreviated words at the beginning."""
    if not parsed.in_full.short:
        return None
    return Remark(
        Message(
            _("“%(words)s” is an abbreviation. Write the title in full: “%(title)s”."),
            {"words": " ".join(parsed.in_full.short), "title": parsed.plain},
        ),
        parsed.plain,
    )
