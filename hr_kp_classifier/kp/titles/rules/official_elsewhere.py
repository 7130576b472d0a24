"""A title that is itself an official one, or begins with one, stands with its own code.

Source: annex А gives every official title its code.

>>> check("Начальник відділу кадрів", "Начальник відділу")
error official_elsewhere → Начальник відділу кадрів (1232 Начальник відділу кадрів)
>>> check("Інженер з охорони праці цеху", "Інженер")
warning official_elsewhere → Інженер з охорони праці цеху (2149.2 Інженер з охорони праці)
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import MatchKind, ParsedTitle, starts
from .naming import codes, nearest
from .rule import ANNEX_A, Remark, rule, short


@rule("official_elsewhere", Severity.ERROR, ANNEX_A)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a title that is another official one."""
    match = parsed.match
    beyond = match.end if match else 0
    beginning, found = parsed.titles.longest_at_start(parsed.folded, beyond)
    if not found or any(other.is_same(parsed.profession) for other in found):
        return None
    whole = beginning == parsed.folded
    if match is None and not whole:
        return None  # not_official tells it, if nothing before it explains
    if match and not _reaches_beyond(parsed, len(beginning)):
        return None
    if not match and any(
        starts(form, parsed.folded) for form, _printed in parsed.wording.folded
    ):
        return None  # not_official tells it: it is the beginning of the official title
    other = nearest(parsed, found)
    params = {
        "title": short(parsed.titles.printed(other, beginning)),
        "code": codes(found, other),
        "name": other.name,
    }
    if other.code == parsed.profession.code:
        message = _(
            "“%(title)s” is an official title of the same code (%(code)s). "
            "Choose it as the position's КП title."
        )
    else:
        message = _(
            "“%(title)s” is itself an official title (%(code)s). "
            "Choose it as the position's КП title."
        )
    plain = match is None or other.code != parsed.profession.code
    severity = Severity.ERROR if plain else Severity.WARNING
    return Remark(
        Message(message, params), parsed.plain, other, severity, explains=match is None
    )


def _reaches_beyond(parsed: ParsedTitle, end: int) -> bool:
    """Tell whether another title that ends at ``end`` says more than the chosen one.

    Derived words and the title together are for derived_is_official.
    """
    match = parsed.match
    if match is None:
        return True
    if match.kind is MatchKind.ATTRIBUTE:
        return end >= match.end
    own = match.end
    if parsed.trailing_derived is not None:
        own += parsed.trailing_derived.width
    return end > own
