"""An adjective agrees with the head: «Старша сестра медична», «Старший інспектор».

Source: annex В, list of derived words; Ukrainian grammar.

>>> check("Старший покоївка", "Покоївка")
warning derived_word_gender → Старша покоївка
>>> check("Старший сестра медична", "Сестра медична (брат медичний)")
warning derived_word_gender → Старша сестра медична
>>> check("Старша інспектор з кадрів", "Інспектор з кадрів")
warning derived_word_gender → Старший інспектор з кадрів
"""

from __future__ import annotations

from ...language.endings import word_set
from ...messages import Message, _
from ...text import fold
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import GRAMMAR, Remark, rule

# Heads in -а and -я that name men too.
_COMMON_GENDER = word_set("голова суддя листоноша староста старшина")


@rule("derived_word_gender", Severity.WARNING, GRAMMAR)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a derived adjective in the wrong gender."""
    match = parsed.match
    if match is None or not match.chain:
        return None
    word = match.chain[-1]
    if word.derived.agreement != "adjective" or word.genitive:
        return None
    head = match.form.split(" ")[0]
    feminine = head.endswith(("а", "я")) and fold(head) not in _COMMON_GENDER
    if word.gender == "m" and not feminine:
        return None
    if word.gender == "f" and head.endswith(("а", "я")):
        return None
    meant = parsed.titles.shapes.of(word.derived, "f" if feminine else "m")
    return Remark(
        Message(
            _("“%(word)s” does not agree with “%(head)s”: “%(meant)s” does."),
            {"word": word.shape, "head": head, "meant": meant},
        ),
        " ".join(
            meant if fold(each) == word.shape else each for each in parsed.plain.split(" ")
        ),
    )
