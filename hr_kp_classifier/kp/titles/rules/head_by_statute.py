"""The head of an enterprise is named by its statute.

Source: КП has «Директор підприємства»; laws on enterprises leave the name of the head to the
statute. Experts differ on «Директор» alone and on «Генеральний директор» outside an
association of enterprises, so that this is a warning: some want the full title of КП, others
the name in the statute.

>>> check("Директор", "Директор (начальник, інший керівник) підприємства")
warning head_by_statute → Директор підприємства
>>> check("Генеральний директор", "Директор (начальник, інший керівник) підприємства")
warning head_by_statute
>>> check("Директор ліцею", "Директор (начальник, інший керівник) підприємства")
hint several_codes
"""

from __future__ import annotations

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import MatchKind, ParsedTitle, starts
from .rule import STATUTE, Remark, rule

_BEFORE = ("генеральний", "виконавчий")


@rule("head_by_statute", Severity.WARNING, STATUTE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on how the head of an enterprise is named."""
    if not _heads_an_enterprise(parsed):
        return None
    match = parsed.match
    named_so = match is None and other_head(parsed)
    alone = (
        match is not None
        and match.kind is MatchKind.PLACE
        and not match.chain
        and parsed.clarification in {"", *_BEFORE}
    )
    if not (named_so or alone):
        return None
    exact = match is not None and not parsed.clarification
    return Remark(
        Message(
            _(
                "The statute says how the head is named. КП has “%(official)s”; some experts want "
                "just that, others take “%(title)s” where the statute has it. Check the statute."
            ),
            {"official": parsed.wording.default, "title": parsed.plain},
        ),
        parsed.wording.default if exact else None,
        explains=match is None,
    )


def _heads_an_enterprise(parsed: ParsedTitle) -> bool:
    return parsed.profession.code.startswith("1210") and parsed.wording.default.endswith(
        "підприємства"
    )


def other_head(parsed: ParsedTitle) -> bool:
    """Tell whether an adjective that statutes put to a head stands before the official one."""
    first, _blank, rest = parsed.folded.partition(" ")
    if first not in _BEFORE:
        return False
    wording = parsed.wording
    return any(starts(rest, form) for form, _printed in (*wording.folded, *wording.places))
