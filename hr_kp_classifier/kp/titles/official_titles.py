"""The index of the official titles: what the rules look up, and no rule."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.endings import is_nominative_adjective, is_person
from ..text import fold
from .derived import DERIVED_WORDS, DerivedWord, Shapes
from .profession import Profession
from .wording import Wording


class OfficialTitles:
    """The official titles of the КП by their forms, and the derived words.

    Building it takes a fraction of a second for all titles of the КП; it does not change
    afterwards, so that one may serve many checks.
    """

    def __init__(
        self,
        professions: Iterable[Profession],
        derived_words: Iterable[DerivedWord] = DERIVED_WORDS,
    ) -> None:
        self.professions = tuple(professions)
        self.shapes = Shapes(derived_words)
        self.vocabulary: set[str] = set()
        """The words of the official titles, folded."""
        self.heads: set[str] = set()
        """The nouns that name who does a work, folded: «інженер», also of «інженер-технолог»."""
        self._wordings: dict[str, Wording] = {}
        self._by_form: dict[str, list[Profession]] = {}
        self._codes: dict[str, list[str]] = {}
        for profession in self.professions:
            self._add(profession)

    def _add(self, profession: Profession) -> None:
        if profession.active:
            codes = self._codes.setdefault(profession.name, [])
            if profession.code not in codes:
                codes.append(profession.code)
            for form, _printed in self.wording(profession).folded:
                self._by_form.setdefault(form, []).append(profession)
        for form, _printed in self.wording(profession).folded:
            words = form.split(" ")
            self.vocabulary.update(words)
            self.heads.update(_heads(words))

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which its title may stand on a position, the default first."""
        return list(self.wording(profession).printed)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs."""
        return list(self.found(fold(title)))

    def wording(self, profession: Profession) -> Wording:
        """Return the forms of its title, ready to be compared."""
        wording = self._wordings.get(profession.name)
        if wording is None:
            wording = self._wordings[profession.name] = Wording.of(profession.name)
        return wording

    def found(self, folded: str) -> list[Profession]:
        """Return the official titles with a form of this fold."""
        return self._by_form.get(folded, [])

    def named(self, folded: str) -> list[Profession]:
        """Return the official titles that ``folded`` surely is.

        A form that stands for a longer title («Директор» for «Керівник
        підприємства … (генеральний директор, директор …)») is not sure to be it.
        """
        words = folded.count(" ")
        return [
            other
            for other in self.found(folded)
            if self.wording(other).default.count(" ") <= words
        ]

    def printed(self, profession: Profession, folded: str) -> str:
        """Return the form of its title that has this fold, as documents print it."""
        wording = self.wording(profession)
        return next(
            (form for fold_, form in wording.folded if fold_ == folded), wording.default
        )

    def codes_of(self, profession: Profession) -> list[str]:
        """Return the codes at which a title of this name stands."""
        return self._codes.get(profession.name, [])


def _heads(words: list[str]) -> list[str]:
    """Return the nouns of a folded title that name who does the work: it has one or a compound.

    «лікар-терапевт відділення» has «лікар» and «терапевт». Of «черговий
    аеропорту» the head is an adjective, and of «офіс-менеджер» the first part names nobody.
    """
    head = next((word for word in words if not is_nominative_adjective(word)), "").strip(",")
    *first, last = head.split("-")
    surely = is_person(last) or (head == words[0] and not last.endswith(("ій", "и")))
    return [*filter(is_person, first), *([last] if surely and len(last) > 3 else [])]
