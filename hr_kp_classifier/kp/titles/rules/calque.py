"""«По» with the dative is no Ukrainian: «з продажу», not «по продажам».

Source: Ukrainian grammar; КП itself has «з охорони праці», «із збуту».

>>> check("Менеджер по продажам", "Менеджер (управитель)", "1231")
warning calque → Менеджер з продажів
>>> check("Бухгалтер по закупівлям", "Бухгалтер")
warning calque → Бухгалтер із закупівель
>>> check("Черговий по гуртожитку", "Черговий по гуртожитку")
"""

from __future__ import annotations

from ...language.endings import z_before
from ...language.government import genitive_after_po, is_dative_after_po
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import UKRAINIAN, Remark, rule


@rule("calque", Severity.WARNING, UKRAINIAN)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on «по» in the clarification."""
    if " по " not in f" {parsed.clarification} ":
        return None
    words = parsed.plain.split(" ")
    start = len(words) - len(parsed.clarification.split(" "))
    at = next(at for at, word in enumerate(words) if at >= start and word.lower() == "по")
    if parsed.titles.has_words(" ".join(words[at : at + 2])):
        return None  # КП writes so itself: «по роботі з дітьми»
    turned = genitive_after_po(words[at + 1 :])
    if turned is None:
        return _unturned(words, at)
    with_z = z_before(turned[0])
    return Remark(
        Message(
            _("“%(words)s” is a calque. Write “%(meant)s”."),
            {"words": " ".join(words[at : at + 2]), "meant": " ".join([with_z, *turned[:1]])},
        ),
        " ".join([*words[:at], with_z, *turned]),
    )


def _unturned(words: list[str], at: int) -> Remark | None:
    """Return the remark on a dative whose noun the dictionary has not."""
    if not is_dative_after_po(words[at + 1 :]):
        return None
    return Remark(
        Message(
            _("“%(words)s” is a calque. Write “з” and the genitive."),
            {"words": " ".join(words[at : at + 2])},
        )
    )
