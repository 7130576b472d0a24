"""Comparing two editions of the classifier: what was added, changed, cancelled."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Entry(Protocol):
    """A group or a title, as :mod:`.reader` gives them."""

    @property
    def key(self) -> Hashable: ...


E = TypeVar("E", bound=Entry)


@dataclass
class Comparison(Generic[E]):
    """How one edition differs from another.

    :param added: what only the newer one has
    :param changed: pairs (before, after) with the same key and other attributes
    :param cancelled: what only the older one has
    :param unchanged: how many are the same in both
    """

    added: list[E] = field(default_factory=list)
    changed: list[tuple[E, E]] = field(default_factory=list)
    cancelled: list[E] = field(default_factory=list)
    unchanged: int = 0


def compare(before: Iterable[E], after: Iterable[E]) -> Comparison[E]:
    """Say what has to be done to ``before`` for it to become ``after``.

    :param before: the groups or titles in force
    :param after: those of the newer edition
    :return: the differences, in the order of the editions
    """
    result: Comparison[E] = Comparison()
    old = {entry.key: entry for entry in before}
    for entry in after:
        known = old.pop(entry.key, None)
        if known is None:
            result.added.append(entry)
        elif known != entry:
            result.changed.append((known, entry))
        else:
            result.unchanged += 1
    result.cancelled = list(old.values())
    return result
