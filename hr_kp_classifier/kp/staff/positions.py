"""The positions of a staff list, as a file names them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ..text import clean, fold
from .departments import Path


@dataclass(frozen=True)
class Holder:
    """The holder of a position, as the file names them; ``rate`` is the part of a unit, if said."""

    name: str
    rate: Decimal | None
    row: int


@dataclass(frozen=True)
class StaffPosition:
    """A position of a staff list; what the file does not say is None or empty.

    :param row: the first row that names it
    :param department: its department, those above first; empty for none
    :param name: as the file has it, told apart by the grade where that is needed
    :param code: of КП, as typed
    :param units: all of its staff units
    :param salary: of one unit, a month
    :param allowance: allowances and additional payments of one unit, a month
    """

    row: int
    department: Path
    name: str
    code: str = ""
    grade: str = ""
    units: Decimal | None = None
    salary: Decimal | None = None
    allowance: Decimal | None = None
    holders: tuple[Holder, ...] = ()

    @property
    def key(self) -> tuple[Path, str]:
        """By what it is compared with other positions."""
        return tuple(map(fold, self.department)), fold(self.name)


def told_apart(positions: list[StaffPosition]) -> list[StaffPosition]:
    """Add the grade, or the code, to names that several positions of a department have."""
    by_key: dict[object, list[StaffPosition]] = {}
    for each in positions:
        by_key.setdefault(each.key, []).append(each)
    result = []
    for each in positions:
        alike = by_key[each.key]
        if alike != [each]:
            grades = {fold(other.grade) for other in alike}
            beside = each.grade if len(grades) == len(alike) else f"{each.grade} {each.code}"
            each = replace(each, name=clean(f"{each.name} {beside}"))
        result.append(each)
    return result
