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

КП calls the head of a party, a union or another public organization «Вища посадова особа …»,
which is no name of an office: those that it lists for parties and unions are read so.

>>> check("Президент громадської організації",
...       "Вища посадова особа громадської організації (у галузі культури, освіти, благодійності, прав людини та ін.)")
warning head_by_statute
"""

from __future__ import annotations

from ...language.endings import word_set
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import MatchKind, ParsedTitle, starts
from .rule import STATUTE, Remark, rule

_HIGHEST = "вища посадова особа "
_OFFICES = word_set("голова співголова президент віце-президент секретар лідер керівник")
_BEFORE = ("генеральний", "виконавчий")


@rule("head_by_statute", Severity.WARNING, STATUTE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on how the head of an enterprise is named."""
    if _is_office_of_highest(parsed):
        return _of_statute(parsed, None, explains=True)
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
    return _of_statute(
        parsed, parsed.wording.default if exact else None, explains=match is None
    )


def _of_statute(parsed: ParsedTitle, repair: str | None, *, explains: bool) -> Remark:
    return Remark(
        Message(
            _(
                "The statute says how the head is named. КП has “%(official)s”; some experts want "
                "just that, others take “%(title)s” where the statute has it. Check the statute."
            ),
            {"official": parsed.wording.default, "title": parsed.plain},
        ),
        repair,
        explains=explains,
    )


def _is_office_of_highest(parsed: ParsedTitle) -> bool:
    """Tell whether an office of the head of an organization stands for «Вища посадова особа»."""
    if parsed.match is not None:
        return False
    office, _blank, place = parsed.folded.partition(" ")
    return office in _OFFICES and any(
        form.startswith(_HIGHEST) and starts(place, form.removeprefix(_HIGHEST))
        for form, _printed in parsed.wording.folded
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
