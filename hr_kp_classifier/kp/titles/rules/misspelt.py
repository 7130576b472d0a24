"""The words of the official title are spelled as in КП.

Source: practice under note 2 of annex В: a title is extended, its own words stay.

>>> check("Інжинер з охорони праці", "Інженер з охорони праці")
error misspelt → Інженер з охорони праці
>>> check("Інженер по охороні праці", "Інженер з охорони праці")
error misspelt → Інженер з охорони праці
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .likeness import likeness
from .rule import NOTE_2_PRACTICE, Remark, rule


@rule("misspelt", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words of the official title that are written otherwise."""
    words = parsed.folded.split(" ")
    best: tuple[float, str, int] | None = None
    for form, printed in parsed.wording.folded:
        count = form.count(" ") + 1
        for size in range(count - 2, count + 3):
            if 0 < size <= len(words):
                found = likeness(words[:size], form.split(" "))
                if found and (best is None or found > best[0]):
                    best = (found, printed, size)
    if best is None:
        return None
    _ratio, printed, size = best
    plain = parsed.plain.split(" ")
    return Remark(
        Message(
            _("“%(typed)s” is written otherwise in КП: “%(official)s”."),
            {"typed": " ".join(plain[:size]), "official": printed},
        ),
        " ".join([printed, *plain[size:]]),
    )
