"""«Помічник» is not put to the head of an enterprise: group 3436 has official titles.

Source: practice (letters of the ministry).

>>> check("Помічник директора підприємства", "Директор (начальник, інший керівник) підприємства")
warning assistant_of_head → Помічник директора підприємства (3436.1 Помічник керівника підприємства (установи, організації))
>>> check("Помічник директора ліцею", "Директор (начальник, інший керівник) підприємства")
warning assistant_of_head → Помічник директора ліцею (3436.1 Помічник керівника підприємства (установи, організації))
"""

from __future__ import annotations

from ...messages import Message, _
from ...text import fold
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import ASSISTANTS, Remark, rule


@rule("assistant_of_head", Severity.WARNING, ASSISTANTS)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on an assistant of the head of an enterprise."""
    match = parsed.match
    if match is None or not match.chain or not parsed.profession.code.startswith("1210"):
        return None
    if fold(match.chain[-1].derived.word) != "помічник":
        return None
    found = parsed.titles.found("помічник керівника підприємства")
    if not found:
        return None
    other = found[0]
    printed = parsed.titles.printed(other, "помічник керівника підприємства")
    taken = parsed.again_as(other)
    return Remark(
        Message(
            _(
                "“Помічник” of the head of an enterprise is an official title of its own: "
                "“%(name)s”, %(code)s."
            ),
            {"name": other.name, "code": other.code},
        ),
        parsed.plain if taken.match else printed,
        other,
    )
