"""The classifier: the official titles as an index, by which a title is checked and found."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.endings import is_nominative_adjective, is_person
from ..text import clean, fold
from .derived import DERIVED_WORDS, DerivedWord, Shapes
from .findings import Finding, Severity
from .parsed_title import Reading, Wording
from .profession import Profession
from .rules import RULES, Rule, Said

__all__ = ["Classifier", "Finding", "Profession", "Severity"]

_MOST_REPAIRS = 8


class Classifier:
    """The official titles and the derived words, ready to check positions' titles.

    Building it takes a fraction of a second for all titles of the КП; it does not
    change afterwards, so that one may serve many checks.
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

    def check(self, title: str, profession: Profession, grade: str = "") -> list[Finding]:
        """Return what is to be said of ``title`` on a position of ``profession``.

        The findings come in the order of the rules. No text, however odd, raises.
        A title without errors may be used.
        """
        return [
            _finding(rule, said, *self._settled(said, profession, grade))
            for rule, said in self._look(title, profession, grade)
        ]

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which its title may stand on a position, the default first."""
        return list(self.wording(profession).printed)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs."""
        return list(self.found(fold(title)))

    # What the rules ask

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

    # Looking and repairing

    def _look(self, title: str, profession: Profession, grade: str) -> list[tuple[Rule, Said]]:
        """Ask the rules, in their order."""
        reading = Reading(self, title, profession, grade)
        found: list[tuple[Rule, Said]] = []
        explained = False
        for rule in RULES:
            if rule.explains and (explained or reading.match is not None):
                continue
            if found and rule.severity is Severity.HINT:
                continue
            said = rule.look(reading)
            if said is not None:
                found.append((rule, said))
                explained = explained or rule.explains or said.explains
                if said.final:
                    break
        return found

    def _settled(
        self, said: Said, profession: Profession, grade: str
    ) -> tuple[str | None, Profession | None]:
        """Return a repair that needs none itself, and the title it is for.

        What one rule proposes may be against another; its repair is then taken,
        and so on. Where that leads away from the title that was chosen, the official
        title as it stands is right; where it leads to no end, nothing is proposed.
        """
        if said.repair is None:
            return None, said.profession
        repair, at = said.repair, said.profession or profession
        for _round in range(_MOST_REPAIRS):
            repair = _tidied(repair)
            found = self._look(repair, at, grade)
            next_ = next((said for _rule, said in found if said.repair is not None), None)
            if next_ is None or next_.repair is None:
                break
            astray = next_.profession is not None and said.profession is None and at.active
            if astray:
                repair = self.wording(at).default
            else:
                repair, at = next_.repair, next_.profession or at
        else:
            return None, said.profession
        if any((said.severity or rule.severity) is Severity.ERROR for rule, said in found):
            return None, said.profession
        return repair, None if at.is_same(profession) else at


def _heads(words: list[str]) -> list[str]:
    """Return the nouns of a folded title that name who does the work: it has one or a compound.

    «лікар-терапевт відділення» has «лікар» and «терапевт». Of «черговий
    аеропорту» the head is an adjective, and of «офіс-менеджер» the first part names nobody.
    """
    head = next((word for word in words if not is_nominative_adjective(word)), "").strip(",")
    *first, last = head.split("-")
    surely = is_person(last) or (head == words[0] and not last.endswith(("ій", "и")))
    return [*filter(is_person, first), *([last] if surely and len(last) > 3 else [])]


def _tidied(repair: str) -> str:
    """Return a repair as it is printed: a capital first, nothing dangling."""
    repair = clean(clean(repair).strip(" .,;:/+–-"))
    return repair[:1].upper() + repair[1:]


def _finding(
    rule: Rule, said: Said, repair: str | None, profession: Profession | None
) -> Finding:
    return Finding(
        rule.code,
        said.severity or rule.severity,
        said.message,
        said.params,
        said.source or rule.source,
        repair,
        profession,
    )
