"""«Головний соціолог» is an official title of its own: it is not formed from «Соціолог».

Source: annex В, note 1, whose example this is: a derived word is used where no duplicate
arises.

>>> check("Головний соціолог", "Соціолог")
error derived_is_official → Головний соціолог (1232 Головний соціолог)
>>> check("Головний бухгалтер", "Бухгалтер")
error derived_is_official → Головний бухгалтер (1231 Головний бухгалтер)
>>> check("Заступник головного бухгалтера", "Бухгалтер")
error derived_is_official → Заступник головного бухгалтера (1231 Головний бухгалтер)
>>> check("Старший бухгалтер", "Бухгалтер")
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut, starts
from .naming import codes, nearest
from .rule import NOTE_1, Remark, rule


@rule("derived_is_official", Severity.ERROR, NOTE_1)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a derived word that makes another official title."""
    match = parsed.match
    if match is None or not (match.chain or parsed.trailing_derived):
        return None
    governs = any(word.derived.agreement == "genitive" for word in match.chain)
    for folded in parsed.with_derived_words():
        others = parsed.titles.named(folded)
        if not others or any(other.is_same(parsed.profession) for other in others):
            continue
        other = nearest(parsed, others)
        printed = parsed.titles.printed(other, folded)
        rest = parsed.clarification_typed
        if parsed.trailing_derived is not None:
            end = match.end + parsed.trailing_derived.width
            rest = cut(parsed.plain, parsed.folded, end)
        return Remark(
            Message(
                _(
                    "“%(name)s” is itself an official title (%(code)s). "
                    "It is not formed by a derived word: choose it as the position's КП title."
                ),
                {"name": printed, "code": codes(others, other)},
            ),
            # «Заступник» stays, of a «Головний бухгалтер».
            parsed.plain if governs and not starts(parsed.folded, folded) else printed + rest,
            other,
        )
    return None
