"""Where КП says «та ін.», «тощо» or «інший керівник», something else may stand.

Source: practice under note 2 of annex В: КП leaves the list open.

>>> check("Голова підприємства", "Директор (начальник, інший керівник) підприємства")
warning open_alternative
>>> check("Управитель філії", "Директор (начальник, завідувач, інший керівник) філіалу (філії)")
warning open_alternative
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle, starts
from .rule import NOTE_2_PRACTICE, Remark, rule, short


@rule("open_alternative", Severity.WARNING, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words where КП leaves a list open."""
    for before, after in parsed.wording.open:
        folded = parsed.folded
        if before and not starts(folded, before):
            continue
        if after:
            at = folded.find(" " + after, len(before))
            if at < 0 or not starts(folded, after, at + 1):
                continue
            if folded.count(" ", len(before) + 1, at) > 3:
                continue
        elif folded == before:
            continue
        return Remark(
            Message(
                _(
                    "КП leaves the list in “%(name)s” open. Check that “%(title)s” is meant by it; "
                    "“%(official)s” is sure to be right."
                ),
                {
                    "name": parsed.profession.name,
                    "title": short(parsed.plain),
                    "official": parsed.wording.default,
                },
            ),
        )
    return None
