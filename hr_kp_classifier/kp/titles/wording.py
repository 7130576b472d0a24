"""The forms of one official title, ready to be compared with what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..language.cases import Case, decline
from ..text import fold
from .brackets import ANYTHING, forms, open_forms


@dataclass(frozen=True)
class Wording:
    """The forms of one official title, ready to be compared.

    ``printed`` are they as documents print them, the default first; ``folded`` are
    pairs (fold, printed form), the longest first.
    """

    printed: tuple[str, ...]
    folded: tuple[tuple[str, str], ...]
    official: str

    @staticmethod
    def of(name: str) -> Wording:
        """Return the wording of the official title ``name``."""
        printed = tuple(forms(name))
        folded = sorted(
            ((fold(form), form) for form in printed), key=lambda pair: -len(pair[0])
        )
        return Wording(printed, tuple(folded), name)

    @property
    def default(self) -> str:
        """The form that documents print."""
        return self.printed[0]

    @cached_property
    def genitives(self) -> tuple[tuple[str, str], ...]:
        """Pairs (folded genitive, form in the nominative), the longest first."""
        found = [(fold(genitive_of_form(form)), form) for form in self.printed]
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))

    @cached_property
    def open(self) -> tuple[tuple[str, str], ...]:
        """The parts before and after the words that КП leaves to the user (folded)."""
        found = []
        for form in open_forms(self.official):
            before, _anything, after = form.partition(ANYTHING)
            found.append((fold(before), fold(after)))
        return tuple(found)


def genitive_of_form(form: str) -> str:
    """Return a form of an official title in the genitive. The first call loads the dictionary."""
    return decline(form, Case.GENITIVE)
