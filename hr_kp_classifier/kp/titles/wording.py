"""The forms of one official title, ready to be compared with what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..language.cases import Case, decline
from ..language.endings import head_length, noun_phrase_start
from ..text import fold, lower_first
from .brackets import ANYTHING, forms, open_forms
from .place_words import with_other_heads, without_general_place

_OPEN_LIST = re.compile(r"[^)] (?:та ін|тощо|і т\. ін)\.?$")

Pairs = tuple[tuple[str, str], ...]
"""Pairs of what is compared and the form in the nominative, as printed; the longest first."""


@dataclass(frozen=True)
class Wording:
    """The forms of one official title, ready to be compared.

    :param printed: the forms as documents print them, the default first
    :param folded: the forms in which the title may stand, folded: those of ``printed``, of the
        published name with its slips, and the titles that acts set
    :param places: the same without the general place at their end («Директор»)
    :param official: the official title with its slips put right
    """

    printed: tuple[str, ...]
    folded: Pairs
    places: Pairs
    official: str
    acts: frozenset[str] = frozenset()
    """The titles among ``folded`` that an act sets."""
    variants: frozenset[str] = frozenset()
    """The titles among ``folded`` with another head of the enterprise than КП names."""

    @staticmethod
    def of(name: str, corrected: str = "", acts: Iterable[str] = ()) -> Wording:
        """Return the wording of an official title.

        :param name: the title as it was published
        :param corrected: the same without its slips; empty where it has none
        :param acts: what acts call it
        """
        official = corrected or name
        printed = tuple(_with_members(official))
        pairs = {fold(form): form for form in printed}
        if corrected:
            published = list(_with_members(name))
            same = len(published) == len(printed)
            for at, form in enumerate(published):
                pairs.setdefault(fold(form), printed[at] if same else printed[0])
        # КП has «І» of the Ukrainian alphabet for the roman numeral, and the Latin one.
        acts = list(dict.fromkeys([*acts, *map(_with_cyrillic_numerals, acts)]))
        variants = {
            other: other[:1].upper() + other[1:]
            for folded in pairs
            for other in with_other_heads(folded)
            if other not in pairs
        }
        pairs |= variants
        for act in acts:
            pairs.setdefault(fold(act), act)
        return Wording(
            printed,
            _longest_first(_with_joined_dashes(pairs)),
            _longest_first(_places(pairs)),
            official,
            frozenset(map(fold, acts)),
            frozenset(variants),
        )

    @property
    def default(self) -> str:
        """The form that documents print."""
        return self.printed[0]

    @cached_property
    def genitives(self) -> Pairs:
        """The genitives of ``folded``, folded."""
        return _genitives(self.folded)

    @cached_property
    def place_genitives(self) -> Pairs:
        """The genitives of ``places``, folded."""
        return _genitives(self.places)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first words of the forms, folded: who does the work."""
        return frozenset(form.split(" ")[0] for form, _printed in self.folded)

    @cached_property
    def open(self) -> tuple[tuple[str, str], ...]:
        """The parts before and after the words that КП leaves to the user (folded)."""
        found = []
        for form in open_forms(self.official):
            before, _anything, after = form.partition(ANYTHING)
            found.append((fold(before), fold(after)))
        if _OPEN_LIST.search(self.official):  # «Актор (артист) театру, кіно та ін.»
            found += [(head, "") for head in sorted(self.heads)]
        return tuple(found)


def genitive_of_form(form: str) -> str:
    """Return a form of an official title in the genitive. The first call loads the dictionary.

    >>> genitive_of_form("Начальник відділу")
    'Начальника відділу'
    """
    return decline(form, Case.GENITIVE)


def _with_members(official: str) -> Iterator[str]:
    """Give the forms of a title, and each member of the list that it leaves open as its own.

    «Актор (артист) театру, кіно та ін.» is «Актор театру, кіно», «Актор театру», «Актор кіно».
    """
    printed = forms(official)
    yield from printed
    if not _OPEN_LIST.search(official):
        return
    for form in printed:
        first, *others = form.split(", ")
        words = first.split(" ")
        start = noun_phrase_start(words, head_length(words))
        if others:
            for member in (" ".join(words[start:]), *others):
                yield " ".join([*words[:start], member])


def _with_cyrillic_numerals(title: str) -> str:
    return re.sub(
        r"\b[IVX]+\b",
        lambda number: number[0].translate(str.maketrans("IX", "ІХ")),
        title,
    )


def _longest_first(pairs: dict[str, str]) -> Pairs:
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def _genitives(pairs: Pairs) -> Pairs:
    found = {fold(genitive_of_form(lower_first(form))): form for _folded, form in pairs}
    return _longest_first(found)


def _with_joined_dashes(pairs: dict[str, str]) -> dict[str, str]:
    """Add «лікар загальної практики-сімейний лікар»: a dash with or without blanks is one."""
    joined = {
        folded.replace(" - ", "-"): form for folded, form in pairs.items() if " - " in folded
    }
    return joined | pairs


def _places(pairs: dict[str, str]) -> dict[str, str]:
    return dict(_without_places(pairs))


def _without_places(pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    for folded in pairs:
        without = without_general_place(folded)
        if without and without not in pairs:
            form = pairs[folded]
            yield without, " ".join(form.split(" ")[: without.count(" ") + 1])
