"""A title that an amendment cancelled is not used any more.

Source: the amendments to the КП. Where the amendment named what takes its place, that is
offered.

>>> operator = cancelled("4229", "Оператор телекомунікаційних послуг")
>>> check("Оператор телекомунікаційних послуг", operator)
error cancelled_title
>>> heir = official("Оператор електронно-комунікаційних послуг")
>>> operator = cancelled("4229", "Оператор телекомунікаційних послуг", replaced_by=heir)
>>> check("Старший оператор телекомунікаційних послуг цеху", operator)
error cancelled_title → Старший оператор електронно-комунікаційних послуг цеху (4229 Оператор електронно-комунікаційних послуг)
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..in_place import in_place
from ..parsed_title import ParsedTitle
from .rule import AMENDMENTS, Remark, rule


@rule("cancelled_title", Severity.ERROR, AMENDMENTS)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a cancelled title."""
    profession = parsed.profession
    if profession.active:
        return None
    other = profession.replaced_by
    if other is None:
        return Remark(
            Message(
                _("“%(name)s” was cancelled by an amendment to the КП. Choose another title."),
                {"name": profession.name},
            ),
        )
    return Remark(
        Message(
            _(
                "“%(name)s” was cancelled by an amendment to the КП. “%(other)s”, %(code)s, took its place."
            ),
            {"name": profession.name, "other": other.name, "code": other.code},
        ),
        in_place(parsed, other) or parsed.titles.wording(other).default,
        other,
    )
