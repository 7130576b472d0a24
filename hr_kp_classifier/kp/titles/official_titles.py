"""The index of the official titles: what the rules look up, and no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from ..language.endings import is_nominative_adjective, is_person
from ..text import fold
from .act_titles import ActTitle
from .derived import DERIVED_WORDS, DerivedWord, Shapes
from .former_titles import FormerTitle
from .profession import Profession
from .wording import Wording

_LONGEST = 400
"""Characters that an official title has at most; the longest of today has 208."""


class OfficialTitles:
    """The official titles of the КП by their forms, the derived words, the titles of acts.

    Building it takes a fraction of a second for all titles of the КП; it does not change
    afterwards, so that one may serve many checks.
    """

    def __init__(
        self,
        professions: Iterable[Profession],
        derived_words: Iterable[DerivedWord] = DERIVED_WORDS,
        act_titles: Iterable[ActTitle] = (),
        former_titles: Iterable[FormerTitle] = (),
    ) -> None:
        self.professions = tuple(professions)
        self.shapes = Shapes(derived_words)
        self.vocabulary: set[str] = set()
        """The words of the official titles, folded."""
        self.heads: set[str] = set()
        """The nouns that name who does a work, folded: «інженер», also of «інженер-технолог»."""
        self._wordings: dict[tuple[str, str], Wording] = {}
        self._by_form: dict[str, list[Profession]] = {}
        self._by_other: dict[str, list[Profession]] = {}
        self._codes: dict[str, list[str]] = {}
        self._pairs: set[str] | None = None
        self._acts: dict[tuple[str, str], list[ActTitle]] = {}
        for act in act_titles:
            self._acts.setdefault((act.code, act.name), []).append(act)
        self._former: dict[tuple[str, str], list[FormerTitle]] = {}
        for former in former_titles:
            self._former.setdefault((former.code, former.name), []).append(former)
        for profession in self.professions:
            self._add(profession)

    def _add(self, profession: Profession) -> None:
        wording = self.wording(profession)
        for form, _printed in wording.folded:
            official = form not in wording.acts and form not in wording.variants
            index = self._by_form if official else self._by_other
            if profession.active:
                index.setdefault(form, []).append(profession)
        for printed in wording.printed:
            words = fold(printed).split(" ")
            self.vocabulary.update(words)
            self.heads.update(_heads(words))
        if profession.active:
            codes = self._codes.setdefault(profession.name, [])
            if profession.code not in codes:
                codes.append(profession.code)

    def wording(self, profession: Profession) -> Wording:
        """Return the forms of its title, ready to be compared."""
        acts = self._acts.get((profession.code, profession.name), ())
        # Titles of one name at several codes share a wording, unless an act names one.
        key = (profession.code if acts else "", profession.name)
        wording = self._wordings.get(key)
        if wording is None:
            wording = Wording.of(
                profession.name, profession.corrected, [act.title for act in acts]
            )
            self._wordings[key] = wording
        return wording

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which its title may stand on a position, the default first."""
        return list(self.wording(profession).printed)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs or by an act."""
        folded = fold(title)
        return [*self.found(folded), *self._by_other.get(folded, [])]

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

    def longest_at_start(self, folded: str, beyond: int = 0) -> tuple[str, list[Profession]]:
        """Return the longest official title that ``folded`` begins with, and which they are.

        :param beyond: the length that it has to have at least

        """
        for typed in _beginnings(folded):
            if len(typed) < beyond:
                break
            beginning = typed.rstrip(" ,;:.")
            if beginning in self._by_form:
                found = self.named(beginning)
                if found:
                    return beginning, found
        return "", []

    def of_act_at_start(self, folded: str, code: str) -> tuple[str, Profession | None]:
        """Return the longest title of an act that ``folded`` begins with, and whose it is.

        :param code: that of the official title
        """
        for beginning in _beginnings(folded):
            for other in self._by_other.get(beginning, []):
                if other.code == code and self.act_for(other, beginning):
                    return beginning, other
        return "", None

    def has_words(self, words: str) -> bool:
        """Tell whether an official title has «по» with this next word: «по роботі»."""
        if self._pairs is None:
            self._pairs = {
                " ".join(pair)
                for form in self._by_form
                for pair in pairwise(form.split(" "))
                if pair[0] == "по"
            }
        return fold(words) in self._pairs

    def act_for(self, profession: Profession, folded: str) -> ActTitle | None:
        """Return the act that calls ``profession`` so."""
        acts = self._acts.get((profession.code, profession.name), ())
        return next((act for act in acts if fold(act.title) == folded), None)

    def former_titles(self, profession: Profession) -> Sequence[FormerTitle]:
        """Return what ``profession`` was called before amendments renamed it."""
        return self._former.get((profession.code, profession.name), ())

    def printed(self, profession: Profession, folded: str) -> str:
        """Return the form of its title that has this fold, as documents print it."""
        wording = self.wording(profession)
        return next(
            (form for fold_, form in wording.folded if fold_ == folded), wording.default
        )

    def codes_of(self, profession: Profession) -> list[str]:
        """Return the codes at which a title of this name stands."""
        return self._codes.get(profession.name, [])


def _beginnings(folded: str) -> Iterator[str]:
    """Give the beginnings of a folded title that end with a word, the longest first.

    None is longer than the longest title: all of a long text's cost its square.
    """
    words = folded[:_LONGEST].split(" ")
    return reversed(list(accumulate(words, "{} {}".format)))


def _heads(words: list[str]) -> list[str]:
    """Return the nouns of a folded title that name who does the work: it has one or a compound.

    «лікар-терапевт відділення» has «лікар» and «терапевт». Of «черговий
    аеропорту» the head is an adjective, and of «офіс-менеджер» the first part names nobody.
    """
    head = next((word for word in words if not is_nominative_adjective(word)), "").strip(",")
    *first, last = head.split("-")
    surely = is_person(last) or (head == words[0] and not last.endswith(("ій", "и")))
    return [*filter(is_person, first), *([last] if surely and len(last) > 3 else [])]
