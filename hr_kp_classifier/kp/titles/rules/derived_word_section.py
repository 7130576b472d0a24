"""Some derived words belong to the titles of some sections only.

Source: annex В, list of derived words: «Стажист» (sections 2 and 3), «Виконувач окремих робіт»
(sections 5 to 8, amendment 11). No repair is offered: without the word the rank is another.

>>> check("Стажист касира торговельного залу", "Касир торговельного залу")
error derived_word_section
>>> check("Виконувач окремих робіт бухгалтера", "Бухгалтер")
error derived_word_section
>>> check("Стажист соціолога", "Соціолог")
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import NOTE_1, Remark, rule


@rule("derived_word_section", Severity.ERROR, NOTE_1)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a derived word outside its sections."""
    if parsed.match is None:
        return None
    for word in parsed.match.chain:
        derived = word.derived
        if derived.fits(parsed.profession.code[:1]):
            continue
        params = {
            "word": derived.word,
            "sections": ", ".join(sorted(derived.sections or ())),
            "section": parsed.profession.code[:1],
        }
        if derived.sections_open:
            return Remark(
                Message(
                    _(
                        "“%(word)s” is meant for titles of sections %(sections)s, this one is of "
                        "section %(section)s. No official text was found that says so; check it."
                    ),
                    params,
                ),
                severity=Severity.WARNING,
                source=derived.source,
            )
        return Remark(
            Message(
                _(
                    "“%(word)s” may stand only with titles of sections %(sections)s, "
                    "this one is of section %(section)s."
                ),
                params,
            ),
            source=derived.source,
        )
    return None
