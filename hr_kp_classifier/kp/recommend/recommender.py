"""From the names that people use to official titles.

The recommender is made once and asked many times: it changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ..language.endings import is_nominative_adjective
from ..search.queries import as_typed
from ..text import clean, fold, has_latin, lower_first, upper_first
from ..titles.checker import TitleChecker
from ..titles.derived import Inflected
from ..titles.findings import Severity
from ..titles.wording import genitive_of_form
from .candidates import Answer, Candidate, Confidence, Source
from .confidence import confidence_of, lacks_post, likely_before_cut, no_surer_than_likely
from .everyday import EverydayName
from .extending import Extender
from .name_index import Hit, NameIndex
from .readings import Readings
from .tails import adds_to, are_known, may_end
from .typed_name import typed_name
from .words import each_beginning, words_of

MOST_CANDIDATES = 8
_MOST_ANSWERS = 4
_MOST_DERIVED = 3
_SURELY_ALIKE = 0.75
_ALIKE_BESIDE = 0.4
_ENOUGH = 5
_LONGEST_READ = 200
_DEPUTY = "Заступник"


class Recommender:
    """Knows the official titles and the everyday names, and leads from a name to a title.

    :param checker: the rules; what a candidate proposes has no errors
    :param everyday: the everyday names, with what is recommended for each
    """

    def __init__(self, checker: TitleChecker, everyday: Iterable[EverydayName] = ()) -> None:
        self.checker = checker
        self.index = NameIndex(checker.titles, everyday)
        self._extender = Extender(checker)
        readings = Readings(self.index, checker.titles.heads)
        self._readings, self._variants = readings.of, readings.variants
        self._posts = readings.posts

    def recommend(self, name: str, most: int = MOST_CANDIDATES) -> Answer:
        """Return what there is to say of a name. No text, however odd, raises.

        :param most: how many candidates there are at most
        """
        answer = self._answered(name, most)
        if has_latin(name) and (not answer.candidates or _is_guessed(answer)):
            for reading in as_typed(clean(name)[:_LONGEST_READ]):
                if reading != name and self.meant(reading, mend=False):
                    return replace(self._answered(reading, most), name=name)
        return answer

    def _answered(self, name: str, most: int) -> Answer:
        """Return what there is to say of a name, its letters as they were typed."""
        typed = typed_name(name)
        found: dict[tuple[str, str], Candidate] = {}
        question = ""
        if typed.text:
            question = self._gathered(found, typed.text, typed.grade)
            if not question and not _are_enough(found):
                texts = self._readings(typed.text)
                guessed = self._among_words(texts[min(1, len(texts) - 1)], typed.grade, found)
                self._gather(found, guessed)
        candidates = likely_before_cut(list(found.values()))
        if question:
            candidates = [
                replace(each, confidence=Confidence.CHECK)
                for each in candidates[:_MOST_ANSWERS]
            ]
        return Answer(name, tuple(candidates[:most]), question)

    @staticmethod
    def _gather(
        found: dict[tuple[str, str], Candidate], candidates: Iterable[Candidate]
    ) -> None:
        for each in candidates:
            found.setdefault((each.profession.code, each.profession.name), each)

    def recommend_all(self, names: Iterable[str], most: int = MOST_CANDIDATES) -> list[Answer]:
        """Return an answer for each name, in their order. A name that comes twice costs once."""
        answers: dict[str, Answer] = {}
        return [
            answers[name]
            if name in answers
            else answers.setdefault(name, self.recommend(name, most))
            for name in names
        ]

    def meant(self, name: str, *, mend: bool = True) -> list[Candidate]:
        """Return the titles that a name stands for: none guessed by some of its words.

        :param mend: whether its words may be mistyped
        """
        typed = typed_name(name)
        found: dict[tuple[str, str], Candidate] = {}
        if typed.text:
            self._gathered(found, typed.text, typed.grade, mend=mend)
        return list(found.values())

    def _gathered(
        self,
        found: dict[tuple[str, str], Candidate],
        text: str,
        grade: str,
        *,
        mend: bool = True,
    ) -> str:
        """Gather what a name stands for; return the question that it asks if it is too vague."""
        texts = self._readings(text) if mend else [text]
        for each in texts:
            whole = self._whole(each, grade)
            if each != text:  # what was meant is guessed: «ливар» is no «лихвар»
                whole = list(map(no_surer_than_likely, whole))
            self._gather(found, whole)
            if found:
                return self.index.question(each)
        for post in self._posts(text):
            of_post: dict[tuple[str, str], Candidate] = {}
            self._gathered(of_post, post, grade, mend=mend)
            self._gather(found, map(no_surer_than_likely, of_post.values()))
        if found:
            return ""
        for way in (self._made_precise, self._adjective_moved):
            for each in texts:
                self._gather(found, way(each, grade))
                if found:
                    return self.index.question(text)
        return self.index.question(text)

    def begun(self, name: str) -> list[Candidate]:
        """Return the titles recommended for the everyday names whose words begin like these."""
        found: dict[tuple[str, str], Candidate] = {}
        hits = self.index.begun(name)
        self._gather(
            found, (self._candidate(hit, hit.form, "", Confidence.CHECK) for hit in hits)
        )
        return list(found.values())

    # Finding

    def _whole(self, text: str, grade: str) -> list[Candidate]:
        """Return the titles that a whole name stands for, the surest first."""
        for way in (self._very_name, self._in_any_case, self._with_derived_words, self._alike):
            for each in dict.fromkeys([text, *self._variants(text)]):
                found = list(way(each, grade))
                if found:
                    return found
        return []

    def _made_precise(self, text: str, grade: str) -> list[Candidate]:
        """Return the titles that a name begins with, with or without derived words."""
        ways = list(dict.fromkeys([text, *self._variants(text)]))
        for rest_kept in (True, False):
            for each in ways:
                found = list(self._beginning(each, grade, rest_kept=rest_kept)) or list(
                    self._with_derived_words(each, grade, whole=False, rest_kept=rest_kept)
                )
                if found:
                    return found
        return []

    def _adjective_moved(self, text: str, grade: str) -> list[Candidate]:
        """Return the titles of a name after an adjective, which makes them more precise."""
        for each in dict.fromkeys([text, *self._variants(text)]):
            first, _blank, rest = each.partition(" ")
            if not rest or not is_nominative_adjective(fold(first)):
                continue
            hits = self.index.best(rest)
            if hits and not self.index.question(rest):
                tail = lower_first(first)
                sure = Confidence.LIKELY
                found = []
                for hit in hits[:MOST_CANDIDATES]:
                    title = self._extender.extended(hit, f"{rest} {tail}", tail)
                    candidate = self._candidate(hit, title, grade, sure)
                    found.append(replace(candidate, source=Source.BEGINNING))
                    sure = Confidence.CHECK
                return found
        return []

    def _very_name(self, text: str, grade: str) -> Iterator[Candidate]:
        return self._of_hits(self.index.found(text), text, grade)

    def _in_any_case(self, text: str, grade: str) -> Iterator[Candidate]:
        return self._of_hits(self.index.in_any_case(text), text, grade)

    def _alike(self, text: str, grade: str) -> Iterator[Candidate]:
        return self._of_hits(self.index.alike(text), text, grade)

    def _of_hits(self, hits: list[Hit], text: str, grade: str) -> Iterator[Candidate]:
        for at, hit in enumerate(hits):
            title = hit.form
            if (
                hit.source is Source.EVERYDAY
                and " " in text
                and (not hit.extended or fold(text).startswith(f"{fold(hit.form)} "))
            ):
                # «Вчитель математики» is a title as it was typed, and what is more precise
                # than the recommended title («Заступник директора з фінансів») too.
                typed = upper_first(text)
                title = typed if self._extender.passes(typed, hit, no_warning=True) else title
            candidate = self._candidate(hit, title, grade, confidence_of(hits, at))
            partly = lacks_post(text, hit, self.checker.titles.heads, self.index.vague)
            yield no_surer_than_likely(candidate) if partly else candidate

    def _with_derived_words(
        self, text: str, grade: str, *, whole: bool = True, rest_kept: bool = True
    ) -> Iterator[Candidate]:
        """Yield titles of the name without its derived words, with these words added."""
        chains = list(self._chains(text))
        if not chains or self._begins_with_very_name(text, len(chains[0][0]), whole=whole):
            return
        for chain, rest in chains:
            for each in dict.fromkeys([rest, *self._variants(rest)]):
                if whole:
                    found = list(self._of_hits(self.index.best(each), each, grade))
                else:
                    found = list(self._beginning(each, grade, rest_kept=rest_kept))
                if found:
                    yield from (self._derived(candidate, chain) for candidate in found)
                    return

    def _begins_with_very_name(self, text: str, beyond: int, *, whole: bool) -> bool:
        """Tell whether derived words are a part of a name: «Головний бухгалтер», «Молодша
        медсестра» with something that makes it more precise.

        A deputy is one of whom the rest names as a whole: «Заступник директора магазину».
        """
        [deputy, *_more], rest = next(self._chains(text))
        if whole and deputy.derived.word == _DEPUTY and self.index.in_any_case(rest):
            return False
        longest = self._longest(text, beyond)
        if longest is None:
            return False
        hit = longest[0][0]
        very_name = words_of(hit.form).cases == words_of(hit.profession.name).cases
        return hit.everyday is not None or very_name

    def _beginning(
        self, text: str, grade: str, *, rest_kept: bool = True
    ) -> Iterator[Candidate]:
        """Yield titles that the name begins with, extended by the rest of the name.

        :param rest_kept: whether the rest has to be fit for a title; else it is left out
        """
        longest = self._longest(text)
        if longest is None:
            return
        hits, tail, joined = longest
        if not joined and rest_kept != are_known(tail):
            return
        in_tail = set(words_of(tail).stems)
        head = words_of(text).stems[:1]

        def unlikeness(hit: Hit) -> tuple[bool, int]:
            # «Бібліотекар дитячої бібліотеки» is no «Директор бібліотеки».
            stems = words_of(hit.profession.name).stems
            shared = len(in_tail.intersection(stems)) if stems[:1] == head else 0
            return hit.source is not Source.OFFICIAL, -shared

        hits = sorted(hits, key=unlikeness)
        if not joined and hits[0].source is not Source.OFFICIAL:
            hits = [*self.index.of_head(text, tail, hits[0]), *hits]
        for at, hit in enumerate(hits[:MOST_CANDIDATES]):
            title = hit.form
            if not joined and rest_kept:
                title = self._extender.extended(hit, text, tail)
            kept = rest_kept and (joined or title != hit.form or not adds_to(title, tail))
            sure = Confidence.LIKELY if kept and not at else Confidence.CHECK
            candidate = self._candidate(hit, title, grade, sure)
            yield replace(candidate, source=Source.BEGINNING)

    def _longest(self, text: str, beyond: int = 0) -> tuple[list[Hit], str, bool] | None:
        """Find the longest beginning of a name that stands for titles.

        A beginning that is too vague is not taken.

        :param beyond: the beginning has more words than this
        :return: the titles, the rest of the name, and whether a hyphen joins the two
        """
        words = text.replace("-", " - ").split()
        for first, rest in each_beginning(words):
            if len(first) <= beyond or not may_end(first[-1]):
                continue
            beginning = " ".join(first).replace(" - ", "-")
            hits = self.index.best(beginning)
            tail = " ".join(rest).replace(" - ", "-").strip(" -–,")
            if not hits or not tail:
                continue
            vague = (
                self.index.question(beginning)
                or (len(first) == 1 and hits[0].source is Source.FORM and len(hits) > 1)
                or self._describes(first, rest)
            )
            return None if vague else (hits, tail, rest[0] == "-")
        return None

    def _describes(self, first: list[str], rest: list[str]) -> bool:
        """Tell whether a beginning is an adjective of what follows: «Пожежний інспектор»."""
        return (
            len(first) == 1
            and is_nominative_adjective(fold(first[0]))
            and fold(rest[0]) in self.checker.titles.heads
        )

    def _among_words(
        self, text: str, grade: str, found: Collection[object] = ()
    ) -> Iterator[Candidate]:
        """Yield titles with some of the words; where a title is ``found``, no far ones."""
        *_others, best = [text, *self._variants(text)]
        least = _ALIKE_BESIDE if found else 0.0
        for alike, hit in self.index.among_words(best, MOST_CANDIDATES + len(found)):
            if alike < least:
                return
            sure = Confidence.LIKELY if alike >= _SURELY_ALIKE else Confidence.CHECK
            yield self._candidate(hit, hit.form, grade, sure)

    # Candidates

    def _candidate(self, hit: Hit, title: str, grade: str, confidence: Confidence) -> Candidate:
        everyday = hit.everyday.names[0] if hit.everyday else ""
        return Candidate(
            hit.profession, title, grade, confidence, hit.source, hit.ground, everyday
        )

    def _chains(self, text: str) -> Iterator[tuple[list[Inflected], str]]:
        """Give the derived words at the beginning of a name, and the rest of it.

        First the first of them alone: «Заступник» of a «Головний інженер».
        """
        shapes = self.checker.titles.shapes
        folded, at = fold(text), 0
        chain: list[Inflected] = []
        while len(chain) < _MOST_DERIVED:
            word = shapes.at(folded, at)
            if word is None:
                break
            chain.append(word)
            at = min(at + word.width, len(folded))
            rest = " ".join(text.split(" ")[folded[:at].count(" ") :])
            if word.derived.agreement == "prefix":
                rest = rest.partition("-")[2]
            if rest:
                yield list(chain), rest

    def _derived(self, candidate: Candidate, chain: list[Inflected]) -> Candidate:
        """The candidate with derived words before its title, as the rules want them."""
        title = candidate.title
        for word in reversed(chain):
            derived = word.derived
            if derived.agreement == "adjective":
                title = f"{derived.word} {lower_first(title)}"
            elif derived.agreement == "prefix":
                title = f"{derived.word.rstrip('-')}-{lower_first(title)}"
            else:
                title = f"{derived.word} {genitive_of_form(lower_first(title))}"
        title = upper_first(title.lower() if title.isupper() else title)
        errors = [
            each
            for each in self.checker.check(title, candidate.profession)
            if each.severity is Severity.ERROR
        ]
        repair = next((each.repair for each in errors if each.repair), None)
        profession = next((each.profession for each in errors if each.profession), None)
        if errors and profession is None:
            title = repair or candidate.title  # there is no «Стажист касира»
        confidence = candidate.confidence
        if confidence is Confidence.SURE and (errors or self.index.begins_official(title)):
            confidence = Confidence.LIKELY
        return Candidate(
            profession or candidate.profession if repair else candidate.profession,
            repair if profession and repair else title,
            candidate.grade,
            confidence,
            candidate.source,
            candidate.ground,
            candidate.everyday,
        )


def _is_guessed(answer: Answer) -> bool:
    """Tell whether the titles have only some of the words."""
    return answer.candidates[0].source is Source.WORDS


def _are_enough(found: dict[tuple[str, str], Candidate]) -> bool:
    """Tell whether there is no need to guess by some of the words."""
    return len(found) >= _ENOUGH
