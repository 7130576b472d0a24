"""What changed between two staff lists: positions brought in, taken out, changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from .formats import money_text, number_text


class KeptPosition(NamedTuple):
    """A position as a version of the staff list keeps it; amounts of one unit a month."""

    id: int
    department: str
    title: str
    code: str
    units: Decimal
    salary: Decimal
    allowance: Decimal

    @property
    def fund(self) -> Decimal:
        """The monthly pay of all its units."""
        return self.units * (self.salary + self.allowance)

    @property
    def units_text(self) -> str:
        """The units as papers write them."""
        return number_text(self.units)

    def as_json(self) -> dict[str, int | str]:
        """The position as plain data; decimals as text, so that none is lost."""
        return {
            name: value if isinstance(value, int) else str(value)
            for name, value in self._asdict().items()
        }

    @classmethod
    def from_json(cls, data: Mapping[str, int | str]) -> "KeptPosition":
        """The position that :meth:`as_json` has written."""
        amounts = {name: Decimal(data[name]) for name in ("units", "salary", "allowance")}
        return cls(**{**data, **amounts})  # type: ignore[arg-type]


class Difference(NamedTuple):
    """One thing of a position that changed, as text."""

    name: str
    before: str
    after: str


class Changed(NamedTuple):
    """A position that is in both lists and is not the same."""

    position: KeptPosition
    differences: tuple[Difference, ...]


@dataclass
class StaffChanges:
    """How one staff list differs from another."""

    brought_in: list[KeptPosition] = field(default_factory=list)
    taken_out: list[KeptPosition] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    totals: tuple[Difference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.brought_in or self.taken_out or self.changed)


_COMPARED = (
    ("Структурний підрозділ", lambda position: position.department),
    ("Назва", lambda position: position.title),
    ("Код КП", lambda position: position.code),
    ("Штатних одиниць", lambda position: number_text(position.units)),
    ("Посадовий оклад", lambda position: money_text(position.salary)),
    ("Надбавки", lambda position: money_text(position.allowance)),
    ("Фонд на місяць", lambda position: money_text(position.fund)),
)


def staff_changes(
    before: Iterable[KeptPosition], after: Iterable[KeptPosition]
) -> StaffChanges:
    """Compare two staff lists; a position is the same where its id is.

    :return: the positions in the order of the lists; what is changed as it is after
    """
    before, after = list(before), list(after)
    was = {position.id: position for position in before}
    is_now = {position.id for position in after}
    result = StaffChanges(taken_out=[each for each in before if each.id not in is_now])
    for position in after:
        former = was.get(position.id)
        if former is None:
            result.brought_in.append(position)
        elif former != position:
            differences = (
                Difference(name, text(former), text(position)) for name, text in _COMPARED
            )
            result.changed.append(
                Changed(position, tuple(each for each in differences if each[1] != each[2]))
            )
    result.totals = (
        Difference(
            "Штатних одиниць",
            number_text(sum((each.units for each in before), Decimal(0))),
            number_text(sum((each.units for each in after), Decimal(0))),
        ),
        Difference(
            "Фонд на місяць",
            money_text(sum((each.fund for each in before), Decimal(0))),
            money_text(sum((each.fund for each in after), Decimal(0))),
        ),
    )
    return result
