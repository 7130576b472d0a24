"""A title may stand at more than one code: check which of them is meant.

Source: annex А; 29 titles do. Nothing is wrong with the title.

>>> check("Менеджер", "Менеджер (управитель)")
hint several_codes
>>> check("Менеджер із роботи з клієнтами", official("Менеджер (управитель)", "1499"))
hint several_codes
>>> check("Соціолог", "Соціолог")
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import MatchKind, ParsedTitle
from .naming import codes
from .rule import ANNEX_A, Remark, rule


@rule("several_codes", Severity.HINT, ANNEX_A)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the hint that the title stands at other codes as well."""
    found = parsed.titles.codes_of(parsed.profession)
    if len(found) > 1:
        return Remark(
            Message(
                _(
                    "“%(name)s” stands at several codes: %(codes)s. Check that %(code)s is meant."
                ),
                {
                    "name": parsed.profession.name,
                    "codes": ", ".join(found),
                    "code": parsed.profession.code,
                },
            ),
        )
    match = parsed.match
    if match is None or match.kind is not MatchKind.PLACE or match.chain:
        return None
    beginning, others = parsed.titles.longest_at_start(parsed.folded)
    if len(beginning) != match.end or not others:
        return None
    return Remark(
        Message(
            _(
                "“%(title)s” is also an official title of its own (%(codes)s). Check that "
                "“%(name)s”, %(code)s, is meant."
            ),
            {
                "title": match.form,
                "codes": codes(others, others[0]),
                "name": parsed.profession.name,
                "code": parsed.profession.code,
            },
        ),
    )
