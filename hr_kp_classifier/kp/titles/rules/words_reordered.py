"""The words of the official title keep their order.

Source: practice under note 2 of annex В: what makes a title more precise follows it. Where an
adjective alone has moved («Технічний директор» for «Директор технічний»), experts differ, so
that is a warning.

>>> check("Фінансовий директор", "Директор фінансовий")
warning words_reordered → Директор фінансовий
>>> check("Відділу кадрів начальник", "Начальник відділу кадрів")
error words_reordered → Начальник відділу кадрів
>>> check("Менеджер старший із збуту", "Менеджер (управитель) із збуту")
warning words_reordered → Старший менеджер із збуту
"""

from __future__ import annotations

from collections import Counter

from ...language.endings import is_adjective, is_nominative_adjective
from ...messages import Message, _
from ...text import fold, lower_first
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import NOTE_2_PRACTICE, Remark, rule


@rule("words_reordered", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words of the official title that are not in their order."""
    chain, start = parsed.opening_chain
    if any(word.derived.agreement != "adjective" for word in chain):
        chain, start = (), 0
    count = parsed.folded[:start].count(" ")
    before, plain = parsed.plain.split(" ")[:count], parsed.plain.split(" ")[count:]
    typed = parsed.folded[start:].replace(",", "").split(" ")
    for form, printed in parsed.wording.folded:
        wanted = form.replace(",", "").split(" ")
        if not Counter(wanted) <= Counter(typed):
            continue
        if _contains(typed, wanted):
            continue  # something stands before it: unknown_derived_word tells it
        rest, kept = list(typed), list(plain)
        for word in wanted:
            at = rest.index(word)
            del rest[at], kept[at]
        severity = Severity.WARNING if _adjective_moved(typed, wanted, rest) else None
        if _in_order(typed, wanted):
            message = _("The words of the official title “%(official)s” stand apart here.")
        else:
            message = _(
                "The words of the official title “%(official)s” stand in another order here."
            )
        return Remark(
            Message(message, {"official": printed}),
            _repair(
                parsed, [*before, lower_first(printed) if before else printed], kept, plain
            ),
            severity=severity,
        )
    return None


def _repair(
    parsed: ParsedTitle, start: list[str], kept: list[str], plain: list[str]
) -> str | None:
    """Return the official title with what else there was: a derived word before it."""
    if len(kept) == 2 and kept[0].lower() in {"та", "і", "й"} and is_adjective(kept[1]):
        kept = []  # «контактної та кабельної мережі»: КП has but one of the two
    leading = [word for word in kept if _is_rank(parsed, word)]
    if leading and len(start) == 1:
        kept = [word for word in kept if word not in leading]
        first, *others = leading
        start = [
            first[:1].upper() + first[1:],
            *(word.lower() for word in others),
            lower_first(start[0]),
        ]
    elif kept and len(start) == 1 and kept[0] == plain[0]:
        kept = [lower_first(kept[0]), *kept[1:]]
        if is_nominative_adjective(fold(kept[0])) and len(kept) > 1:
            kept = [*kept[1:], kept[0]]  # «Директор з продажів регіональний»
    return " ".join([*start, *kept])


def _is_rank(parsed: ParsedTitle, word: str) -> bool:
    found = parsed.titles.shapes.at(fold(word))
    return found is not None and found.derived.agreement == "adjective" and not found.genitive


def _adjective_moved(typed: list[str], wanted: list[str], rest: list[str]) -> bool:
    """Tell whether the words are the official ones, and but an adjective stands elsewhere."""
    fixed = [word for word in wanted if not _is_adjective(word)]
    moved = [word for word in typed if word in fixed]
    others = [word for word in rest if not _is_adjective(word)]
    return moved == fixed and len(fixed) < len(wanted) + len(rest) and not others


def _is_adjective(word: str) -> bool:
    return is_adjective(word) or is_nominative_adjective(word)


def _in_order(words: list[str], wanted: list[str]) -> bool:
    """Tell whether the ``wanted`` words stand in ``words`` in their order."""
    remaining = iter(words)
    return all(word in remaining for word in wanted)


def _contains(words: list[str], wanted: list[str]) -> bool:
    """Tell whether ``wanted`` stands in ``words`` in one piece."""
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "
