"""«В.о.» and «виконувач обов'язків» are no derived words.

Source: practice: acting in a position is laid down in an order, not in a title.

>>> check("В.о. начальника відділу кадрів", "Начальник відділу кадрів")
error acting → Начальник відділу кадрів
>>> check("Т.в.о. директора підприємства", "Директор (начальник, інший керівник) підприємства")
error acting → Директор підприємства
>>> check("Тимчасово виконуючий обов'язки головного бухгалтера", "Головний бухгалтер")
error acting → Головний бухгалтер
"""

from __future__ import annotations

import re

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut, starts
from .rule import ORDERS, Remark, rule

_ACTING = re.compile(
    r"(?:т[. ]{0,2})?[ву][./ ]{1,2}о(?:[. ]{1,2}|$)"  # «в» alone is folded to «у»
    r"|тво(?: |$)"
    r"|(?:тимчасово |тимчасовий )?викону(?:вач|вачка|ючий|юча) обов'язк(?:ів|и)(?: |$)"
)


@rule("acting", Severity.ERROR, ORDERS, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on acting in a position."""
    found = _ACTING.match(parsed.folded)
    if not found:
        return None
    rest = parsed.folded[found.end() :]
    wording = parsed.wording
    for genitive, form in (*wording.genitives, *wording.place_genitives):
        if starts(rest, genitive):
            repair = form + cut(parsed.plain, parsed.folded, found.end() + len(genitive))
            break
    else:
        repair = wording.default
    return Remark(
        Message(
            _(
                "“%(words)s” is no derived word: an order says who acts in a position, "
                "the position itself is “%(official)s”."
            ),
            {"words": parsed.plain[: found.end()].strip(), "official": repair},
        ),
        repair,
    )
