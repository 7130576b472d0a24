"""A title that begins with what the official one was called before an amendment renamed it.

Source: the amendments to the КП. The position's title changes by the employer's order (Labour
Code, article 32), so that the former one is no error: a warning. Where it extends the new title
as annex В allows («Оператор послуг зв'язку», now «Оператор послуг»), it may stay: a hint.

>>> check("Оператор телекомунікаційних послуг",
...       "Оператор електронно-комунікаційних послуг", former="Оператор телекомунікаційних послуг")
warning renamed_title → Оператор електронно-комунікаційних послуг
>>> check("Помічник оператора телекомунікаційних послуг",
...       "Оператор електронно-комунікаційних послуг", former="Оператор телекомунікаційних послуг")
warning renamed_title → Помічник оператора електронно-комунікаційних послуг
>>> check("Оператор послуг зв'язку", added("4229", "Оператор послуг"),
...       former="Оператор послуг зв'язку")
hint renamed_title → Оператор послуг
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..in_place import in_place
from ..parsed_title import ParsedTitle
from .rule import AMENDMENTS, Remark, rule


@rule("renamed_title", Severity.WARNING, AMENDMENTS)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a former title, with the new one in its place."""
    profession = parsed.profession
    if not profession.active:
        return None  # cancelled_title tells it
    end, renamed = parsed.match.end if parsed.match else 0, None
    for each in parsed.titles.former_titles(profession):
        match = parsed.again_as(each.former).match
        if match is not None and match.end > end:
            end, renamed = match.end, each
    if renamed is None:
        return None
    former = parsed.titles.wording(renamed.former).official
    params = {
        "former": former,
        "edition": renamed.edition,
        "name": parsed.wording.official,
        "code": profession.code,
    }
    repair = in_place(parsed.again_as(renamed.former), profession)
    if parsed.match is not None:
        return Remark(
            Message(
                _(
                    "“%(former)s” was renamed by “%(edition)s”: now “%(name)s”, %(code)s. The "
                    "former title is a valid extension of the new one and may stay."
                ),
                params,
            ),
            repair,
            severity=Severity.HINT,
            reads_rank=True,
        )
    return Remark(
        Message(
            _(
                "“%(former)s” was renamed by “%(edition)s”: now “%(name)s”, %(code)s. The "
                "position keeps the former title until an order renames it."
            ),
            params,
        ),
        repair,
        final=True,
        reads_rank=True,
    )
