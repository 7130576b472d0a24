"""«Завідувач» asks for the genitive: «складу», not «складом».

Source: Ukrainian grammar, and КП itself: all its titles with «Завідувач» have the genitive.
The instrumental goes with «Завідуючий», which КП has not.

>>> check("Завідувач навчально-методичним кабінетом",
...       "Завідувач кабінету навчального (методичного, навчально-методичного)")
error governed_case → Завідувач кабінету навчально-методичного
>>> check("Завідувач складом", "Завідувач складу")
error governed_case → Завідувач складу
>>> check("Завідуючий складом", "Завідувач складу")
error governed_case → Завідувач складу
>>> check("Заступник завідувача складом", "Завідувач складу")
error governed_case → Заступник завідувача складу
"""

from __future__ import annotations

from ...language.government import genitive_for_instrumental
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import GRAMMAR, Remark, rule

_HEADS = {
    "завідувач": "завідувач",
    "завідувача": "завідувача",
    "завідувачка": "завідувач",
    "завідуюча": "завідувач",
    "завідуючий": "завідувач",
}


@rule("governed_case", Severity.ERROR, GRAMMAR, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on an instrumental after «Завідувач»."""
    words = parsed.folded.split(" ")
    at = next((at for at, word in enumerate(words[:4]) if word in _HEADS), None)
    if at is None:
        return None
    plain = parsed.plain.split(" ")
    turned = genitive_for_instrumental(plain[at + 1 :])
    if turned is None:
        return None
    head = _HEADS[words[at]]
    head = head[:1].upper() + head[1:] if plain[at][:1].isupper() else head
    title = " ".join([*plain[:at], head, *turned])
    if parsed.again(title).match is None and not _reordered(parsed, title):
        return None
    return Remark(
        Message(
            _("After “%(head)s” the genitive stands: “%(place)s”."),
            {"head": head, "place": " ".join(turned)},
        ),
        title,
    )


def _reordered(parsed: ParsedTitle, title: str) -> bool:
    """Tell whether the official title is there, with its words in another order."""
    words = sorted(parsed.again(title).folded.split(" "))
    return any(sorted(form.split(" ")) == words for form, _printed in parsed.wording.folded)
