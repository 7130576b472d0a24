"""The codes of foreign systems: which stands above which, and which is a code of the КП."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..codes import MILITARY

NATIONAL_SUBSECTION = "14"
"""Підрозділ 14 is a national addition of the КП: no ISCO-88 code is equal to its."""


def parents(codes: Collection[str]) -> dict[str, str]:
    """Return for each code the nearest one above it, of those there are.

    Above 1111 stand 111, 11 and 1; where codes are filled up with zeros, 1110, 1100 and 1000;
    above 11-1011.03 stands 11-1011.00. Zeros at the end fill up only where they do so from
    the top (1000) on: the Polish 112010 is no group, and 112011 not below it.
    """
    known = set(codes)
    found = {}
    for code in known:
        parent = next((above for above in _above(code, known) if above in known), None)
        if parent is not None:
            found[code] = parent
    return found


def _above(code: str, known: Collection[str]) -> Iterator[str]:
    first = re.split("[^0-9A-Za-z]", code)[0]
    top = 1 if code.isalnum() else len(first)
    filled_up = _filled(code, top) in known
    for length in range(len(code) - 1, 0, -1):
        yield code[:length]
        # 1100 fills up to itself.
        whole_parts = not code[length].isalnum()
        if (filled_up or whole_parts) and _filled(code, length) != code:
            yield _filled(code, length)


def _filled(code: str, length: int) -> str:
    """Return a code's beginning, filled up with zeros."""
    return code[:length] + re.sub("[0-9A-Za-z]", "0", code[length:])


def depths(parent_of: Mapping[str, str], codes: Iterable[str]) -> dict[str, int]:
    """Return how deep each code stands below the highest one above it, from 1."""
    found: dict[str, int] = {}

    def depth(code: str) -> int:
        if code not in found:
            parent = parent_of.get(code)
            found[code] = 1 if parent is None else depth(parent) + 1
        return found[code]

    for code in codes:
        depth(code)
    return found


def isco88_code(code: str) -> str | None:
    """Return the ISCO-88 code that is equal to a code of the КП, as far as codes can tell.

    The КП was built on ISCO-88: its підклас (4 digits) carries the unit group's code. None
    for a higher level, for підрозділ 14, and for section 0, which amendment 15 added.
    """
    unit = code.partition(".")[0]
    if len(unit) != 4 or unit.startswith((NATIONAL_SUBSECTION, MILITARY)):
        return None
    return unit
