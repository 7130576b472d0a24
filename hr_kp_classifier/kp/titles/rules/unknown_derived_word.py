"""Only derived words may stand before the official title.

Source: annex В, note 1 and its list of derived words. What else makes the title more precise
follows it (note 2). A word that stands for a derived one is read as that.

>>> check("Ведучий бухгалтер", "Бухгалтер")
error unknown_derived_word → Провідний бухгалтер
>>> check("Асистент бухгалтера", "Бухгалтер")
error unknown_derived_word → Помічник бухгалтера
>>> check("Виконавець окремих робіт муляра", "Муляр")
error unknown_derived_word → Виконувач окремих робіт муляра
>>> check("Регіональний директор з продажів", "Директор (за напрямом діяльності)")
error unknown_derived_word → Директор з продажів регіональний
"""

from __future__ import annotations

from ...language.endings import is_nominative_adjective
from ...messages import Message, _
from ...text import fold, lower_first
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut, starts
from .rule import NOTE_1, Remark, rule, short

# Words that stand for a derived one, folded.
_STANDS_FOR = {
    "асистент": "Помічник",
    "ведучий": "Провідний",
    "виконавець окремих робіт": "Виконувач окремих робіт",
    "заступниця": "Заступник",
    "заміститель": "Заступник",
    "замісник": "Заступник",
    "помічниця": "Помічник",
    "помошник": "Помічник",
    "стажер": "Стажист",
}
_MOST_WORDS_BEFORE = 3


@rule("unknown_derived_word", Severity.ERROR, NOTE_1, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words before the official title that are no derived words."""
    wording = parsed.wording
    for governed, pairs in (
        (False, wording.folded),
        (True, wording.genitives),
        (False, wording.places),
        (True, wording.place_genitives),
    ):
        for form, printed in pairs:
            at = parsed.folded.find(" " + form) + 1 if form else 0
            if not at or not starts(parsed.folded, form, at):
                continue
            before = parsed.plain.split(" ")[: parsed.folded[:at].count(" ")]
            if parsed.opening_chain[1] == at or len(before) > _MOST_WORDS_BEFORE:
                return None  # wrong_case tells of derived words
            after = cut(parsed.plain, parsed.folded, at + len(form))
            for words in (" ".join(before), before[0]):
                meant = _STANDS_FOR.get(fold(words))
                if meant:
                    return _stands_for(parsed, words, meant)
            return _unknown(parsed, before, printed, after, governed)
    return None


def _stands_for(parsed: ParsedTitle, word: str, meant: str) -> Remark:
    return Remark(
        Message(
            _(
                "“%(word)s” is no derived word. “%(meant)s” may be meant. The words allowed are "
                "under Settings → Derived Words."
            ),
            {"word": word, "meant": meant},
        ),
        meant + parsed.plain[len(word) :],
        reads_rank=True,
    )


def _unknown(
    parsed: ParsedTitle, before: list[str], printed: str, after: str, governed: bool
) -> Remark:
    words = " ".join(before)
    repair: str | None = None
    if not governed and len(before) == 1 and is_nominative_adjective(fold(words)):
        # An adjective of the head: «Директор з продажів регіональний».
        joined = after.strip() and after.split(" ")[1:2] and after[:1] == " "
        repair = (
            f"{printed}{after} {lower_first(words)}"
            if joined
            else f"{printed} {lower_first(words)}{after}"
        )
    elif not governed and not any(word in parsed.titles.heads for word in map(fold, before)):
        repair = f"{printed} {lower_first(words)}{after}"
    return Remark(
        Message(
            _(
                "“%(word)s” is no derived word: the title starts with “%(official)s”, "
                "what makes it more precise follows. The words allowed before it are under "
                "Settings → Derived Words."
            ),
            {"word": short(words), "official": printed},
        ),
        repair,
    )
