"""A noun puts the title in the genitive («Заступник начальника»), an adjective agrees.

Source: annex В, list of derived words; Ukrainian grammar. The head «Завідувач» asks for the
genitive as well.

>>> check("Заступник начальник відділу кадрів", "Начальник відділу кадрів")
error wrong_case → Заступник начальника відділу кадрів
>>> check("Стажист соціолог", "Соціолог")
error wrong_case → Стажист соціолога
>>> check("Старший менеджера з персоналу", "Менеджер (управитель) з персоналу")
warning wrong_case → Старший менеджер з персоналу
"""

from __future__ import annotations

from ...messages import Message, _
from ...text import lower_first
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut
from ..wording import genitive_of_form
from .likeness import likeness
from .rule import GRAMMAR, Remark, rule


@rule("wrong_case", Severity.ERROR, GRAMMAR, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on the case of the title after a derived word."""
    chain, at = parsed.opening_chain
    if not chain:
        return None
    words = parsed.folded[at:].split(" ")
    governs = any(word.derived.agreement == "genitive" for word in chain)
    for form, printed in (*parsed.wording.folded, *parsed.wording.places):
        count = form.count(" ") + 1
        found = " ".join(words[:count])
        if found != form and not likeness(found.split(" "), form.split(" ")):
            continue
        opening = " ".join(parsed.plain.split(" ")[: len(parsed.plain.split(" ")) - len(words)])
        rest = cut(parsed.plain, parsed.folded, at + len(found))
        base = lower_first(printed)
        if governs:
            base = genitive_of_form(base)
        return Remark(
            Message(
                _("After “%(word)s” the title is to read “%(base)s”."),
                {"word": opening, "base": base},
            ),
            f"{opening} {base}{rest}",
            severity=Severity.ERROR if found == form else Severity.WARNING,
        )
    return None
