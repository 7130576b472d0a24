"""Choose the official title that is meant, and name it in a message."""

from __future__ import annotations

from os.path import commonprefix

from ...text import fold
from ..parsed_title import ParsedTitle, starts
from ..profession import Profession


def nearest(parsed: ParsedTitle, found: list[Profession]) -> Profession:
    """Return the one of ``found`` that is meant: named so in КП, and with the nearest code."""

    def nearness(other: Profession) -> tuple[bool, bool, int]:
        shared = len(commonprefix([other.code, parsed.profession.code]))
        return "(" not in other.name, _is_named(parsed, other), shared

    return max(found, key=nearness)


def _is_named(parsed: ParsedTitle, other: Profession) -> bool:
    """Tell whether the title is what documents print for ``other``, not one of its other forms."""
    return starts(parsed.folded, fold(parsed.titles.wording(other).default))


def codes(found: list[Profession], first: Profession) -> str:
    """Return the codes of ``found``, that of ``first`` first, to be shown in a message."""
    return ", ".join(dict.fromkeys([first.code, *(other.code for other in found)]))
