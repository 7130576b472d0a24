"""An index of names by their words: the official titles in their forms, the everyday names."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..language.endings import is_adjective, is_place
from ..search.keys import key_words
from ..search.near_words import Vocabulary
from ..text import fold
from ..titles.official_titles import OfficialTitles
from ..titles.profession import Profession
from .candidates import Source
from .everyday import EverydayName
from .other_words import ABBREVIATIONS
from .spellings import TitlesOfList, vague_heads
from .words import Words, words_of

_UNKNOWN = 3.0
"""The weight of a word that no name has."""

_OTHER_HEAD = 0.6
_LEFT_OVER = 0.5
_MOST_COMMON = 2500
_LEAST = 0.3
_MOST_BEGUN = 12
_MOST_OF_HEAD = 3
_WORKERS = "789"
_RARE = 40


class Hit(NamedTuple):
    """A title that a name leads to.

    :param place: its place among the titles of the name, from 0
    """

    source: Source
    profession: Profession
    form: str
    place: int = 0
    ground: str = ""
    everyday: EverydayName | None = None
    extended: bool = False
    """Whether the form is an extended title that is recommended."""
    plain: bool = True
    """Whether nothing in a list of recommended titles speaks for another one."""


class _Name(NamedTuple):
    """A name that can be found by its words."""

    stems: tuple[str, ...]
    beside: frozenset[str]
    """Stems of what stands in its brackets."""
    profession: Profession | None
    everyday: EverydayName | None


class NameIndex:
    """The official titles and the everyday names by their words."""

    def __init__(self, titles: OfficialTitles, everyday: Iterable[EverydayName]) -> None:
        self.titles = titles
        self._literal: dict[str, dict[tuple[str, str], Hit]] = {}
        self._cases: dict[tuple[str, ...], dict[tuple[str, str], Hit]] = {}
        self._stems: dict[tuple[str, ...], dict[tuple[str, str], Hit]] = {}
        self._any_order: dict[tuple[str, ...], dict[tuple[str, str], Hit]] = {}
        self._everyday_with: dict[str, set[str]] = {}
        self._questions: dict[tuple[str, ...], str] = {}
        self._names: list[_Name] = []
        self._at: dict[str, list[int]] = {}
        self._weighed: dict[str, float] = {}
        self.weights: Counter[tuple[str, str]] = Counter()
        """For how many everyday names a title comes first: a measure of how common it is."""
        words: set[str] = set()
        everyday = list(everyday)
        self.vague = vague_heads(everyday)
        for profession in titles.professions:
            if profession.active:
                self._add_very_name(profession)
        for each in everyday:
            self._add_everyday(each)
        for profession in titles.professions:
            if profession.active:
                self._add_forms(profession)
            # People search for cancelled titles too.
            for name in filter(None, (profession.name, profession.corrected)):
                words.update(key_words(name))
        self._everyday_words = sorted(self._everyday_with)
        self.vocabulary = Vocabulary({*words, *self._everyday_words})

    # Filling the index: what is added first is more certain

    def _add_very_name(self, profession: Profession) -> None:
        words = words_of(profession.corrected or profession.name)
        forms = self.titles.forms(profession)
        form = forms[0]
        if len(forms) > 1:
            form = next((each for each in forms if words_of(each) == words), form)
        self._put(words, Hit(Source.OFFICIAL, profession, form))

    def _add_everyday(self, everyday: EverydayName) -> None:
        meant = [
            (each, each.extended or self.titles.forms(each.profession)[0])
            for each in everyday.recommendations
        ]
        choices = TitlesOfList(everyday, [form for _each, form in meant], self.vague)
        for name in everyday.names:
            words = words_of(name)
            if everyday.question:
                self._questions.setdefault(words.cases, everyday.question)
            own = words.stems == words_of(everyday.names[0]).stems
            first, plain = choices.first_for(words)
            # If the recommended titles include the official one of this very name, but not as the
            # first, most people mean another title by the name: «Вихователь».
            known = self._literal.get(words.literal, {})
            first_is_another = any(
                (each.profession.code, each.profession.name) in known
                for each, _form in meant[1:]
            )
            for place, (each, form) in enumerate(meant):
                at = -1 if place == first else place
                hit = Hit(
                    Source.EVERYDAY,
                    each.profession,
                    form,
                    at,
                    each.ground,
                    everyday,
                    bool(each.extended),
                    plain,
                )
                self._put(words, hit, first=own and first_is_another)
            self._add_name(_Name(words.stems, frozenset(), None, everyday))
            for word in key_words(name):
                self._everyday_with.setdefault(word, set()).add(name)
        for each in everyday.recommendations[:1]:
            key = each.profession.code, each.profession.name
            self.weights[key] += 1

    def _add_forms(self, profession: Profession) -> None:
        wording = self.titles.wording(profession)
        for form in dict.fromkeys(form for _folded, form in wording.folded):
            if form != profession.name:
                self._put(words_of(form), Hit(Source.FORM, profession, form))
        for _folded, form in wording.places:
            self._put(words_of(form), Hit(Source.FORM, profession, form, 1))
        own = words_of(wording.default).stems
        beside = frozenset(words_of(profession.name).stems) - set(own)
        self._add_name(_Name(own, beside, profession, None))

    def _put(self, words: Words, hit: Hit, *, first: bool = False) -> None:
        """Keep a title for a name.

        :param first: whether it takes the place of what the name has led to
        """
        key = hit.profession.code, hit.profession.name
        if first:
            self._literal.setdefault(words.literal, {})[key] = hit
            self._cases.setdefault(words.cases, {})[key] = hit
            self._stems.setdefault(words.stems, {})[key] = hit
        self._literal.setdefault(words.literal, {}).setdefault(key, hit)
        self._cases.setdefault(words.cases, {}).setdefault(key, hit)
        own = words.stems
        self._stems.setdefault(own, {}).setdefault(key, hit)
        self._any_order.setdefault(tuple(sorted(own)), {}).setdefault(key, hit)

    def _add_name(self, name: _Name) -> None:
        at = len(self._names)
        self._names.append(name)
        for each in {*name.stems, *name.beside}:
            self._at.setdefault(each, []).append(at)

    # Asking it

    def question(self, text: str) -> str:
        """Return the code of the question to be asked if the name is too vague; else empty."""
        return self._questions.get(words_of(text).cases, "")

    def found(self, text: str) -> list[Hit]:
        """Return the titles that this very name stands for."""
        return self._sorted(self._literal.get(words_of(text).literal, {}))

    def in_any_case(self, text: str) -> list[Hit]:
        """Return the titles that this name stands for, its words in any case."""
        hits = self._sorted(self._cases.get(words_of(text).cases, {}))
        return [hit._replace(source=Source.CASES) for hit in hits]

    def alike(self, text: str) -> list[Hit]:
        """Return the titles that these words stand for, in any order and by any synonym."""
        own = words_of(text).stems
        hits = self._sorted(
            self._stems.get(own) or self._any_order.get(tuple(sorted(own))) or {}
        )
        return [hit._replace(source=Source.ALIKE) for hit in hits]

    def best(self, text: str) -> list[Hit]:
        """Return the titles that a name stands for, by the surest way that finds any."""
        return self.found(text) or self.in_any_case(text) or self.alike(text)

    def of_head(self, text: str, tail: str, hit: Hit) -> list[Hit]:
        """Return the official titles with the first word of a name and words of the rest.

        КП tells workers of one word by their work: «Слюсар» is no title. Of others only what is
        rare tells them apart: «Менеджер із продажу нерухомості». An adjective does not, nor does
        a word for a place of work.

        :param tail: what follows the beginning of the name that stands for ``hit``
        """
        head = words_of(text).stems[:1]
        worker = hit.profession.code[0] in _WORKERS
        if worker and fold(text) != fold(f"{text.split(' ')[0]} {tail}"):
            return []
        telling = {
            stem
            for word in key_words(tail)
            if word in ABBREVIATIONS or not is_place(word)
            for stem in words_of(word).stems
            if worker or (not is_adjective(word) and len(self._at.get(stem, ())) <= _RARE)
        }
        shared: dict[int, float] = {}
        for each in telling:
            for at in self._at.get(each, ()):
                if self._names[at].profession and self._names[at].stems[:1] == head:
                    shared[at] = shared.get(at, 0.0) + self._weight(each)
        best = sorted(shared, key=lambda at: (-shared[at], len(self._names[at].stems)))
        return [
            hit
            for at in best[:_MOST_OF_HEAD]
            for _alike, hit in self._hits(self._names[at], shared[at])
        ]

    def _sorted(self, hits: dict[tuple[str, str], Hit]) -> list[Hit]:
        order = list(Source)
        return sorted(
            hits.values(),
            key=lambda hit: (
                order.index(hit.source),
                hit.place,
                -self.weights[hit.profession.code, hit.profession.name],
                len(hit.profession.name),
            ),
        )

    def knows(self, word: str) -> bool:
        """Tell whether a word of a key stands in a name, in any case."""
        return all(each in self._at for each in words_of(word).stems)

    def begins_official(self, text: str) -> bool:
        """Tell whether an official title says more than this one: «Помічник бурильника …»."""
        own = words_of(text).stems
        return any(
            self._names[at].profession and self._names[at].stems[: len(own)] == own
            for last in own[-1:]
            for at in self._at.get(last, ())
        )

    def mended(self, text: str) -> list[str]:
        """Return the name with its mistyped words as they may be meant, the likeliest first.

        Several ways where it is but one word that nobody knows.
        """
        words = key_words(text)
        near = {
            at: [each.word for each in self.vocabulary.near(word)]
            for at, word in enumerate(words)
            if not self.knows(word)
        }
        near = {at: found for at, found in near.items() if found}
        if not near:
            return []
        ways = max(map(len, near.values())) if len(near) == 1 else 1
        return [
            " ".join(near[at][way] if at in near else word for at, word in enumerate(words))
            for way in range(ways)
        ]

    def begun(self, text: str) -> list[Hit]:
        """Return the titles of the everyday names with words that begin like all of these.

        A Latin word of two letters is no beginning.
        """
        typed = key_words(text)
        if not typed or any(len(word) < 3 and word.isascii() for word in typed):
            return []
        found: set[str] | None = None
        for word in typed:
            names: set[str] = set()
            for at in range(bisect_left(self._everyday_words, word), len(self._everyday_words)):
                if not self._everyday_words[at].startswith(word):
                    break
                names |= self._everyday_with[self._everyday_words[at]]
            found = names if found is None else found & names
        shortest = sorted(found or (), key=lambda name: (len(name), name))[:_MOST_BEGUN]
        return [hit for name in shortest for hit in self.found(name) if hit.everyday]

    def among_words(self, text: str, most: int) -> list[tuple[float, Hit]]:
        """Return titles with some of these words, each with how alike it is, from 0 to 1."""
        typed = words_of(text).stems
        weights = {each: self._weight(each) for each in typed}
        total = sum(weights.values())
        if not total:
            return []
        shared: dict[int, float] = {}
        for each, weight in weights.items():
            places = self._at.get(each, ())
            if len(places) > _MOST_COMMON and len(weights) > 1:
                continue
            for at in places:
                shared[at] = shared.get(at, 0.0) + weight
        names: list[tuple[float, int]] = []
        for at, common in shared.items():
            if common / total < _LEAST:
                continue
            stems = self._names[at].stems
            left = sum([self._weight(each) for each in stems if each not in weights])
            alike = common / (total + _LEFT_OVER * left)
            if stems[:1] != typed[:1]:
                alike *= _OTHER_HEAD
            if alike >= _LEAST * _OTHER_HEAD:
                names.append((alike, at))
        best: dict[tuple[str, str], tuple[float, Hit]] = {}
        names.sort(key=lambda name: -name[0])
        least = 0.0
        for number, (alike, at) in enumerate(names):
            # The titles of a name are as much alike as it is at most.
            if number % most == 0 and len(best) >= most:
                least = sorted((each for each, _hit in best.values()), reverse=True)[most - 1]
            if alike < least:
                break
            for alike_, hit in self._hits(self._names[at], alike):
                key = hit.profession.code, hit.profession.name
                if key not in best or best[key][0] < alike_:
                    best[key] = alike_, hit
        return sorted(
            best.values(),
            key=lambda found: (
                -found[0],
                -self.weights[found[1].profession.code, found[1].profession.name],
                len(found[1].profession.name),
            ),
        )[:most]

    def _hits(self, name: _Name, alike: float) -> Iterator[tuple[float, Hit]]:
        if name.profession:
            form = self.titles.forms(name.profession)[0]
            yield alike, Hit(Source.WORDS, name.profession, form)
        elif name.everyday:
            for place, each in enumerate(name.everyday.recommendations):
                form = each.extended or self.titles.forms(each.profession)[0]
                # Its ground speaks for another name.
                hit = Hit(Source.WORDS, each.profession, form, place, "", name.everyday)
                yield alike * 0.93**place, hit

    def _weight(self, stem_: str) -> float:
        weight = self._weighed.get(stem_)
        if weight is None:
            places = self._at.get(stem_)
            if not places:
                return _UNKNOWN  # not kept: anything may be typed
            weight = self._weighed[stem_] = math.log(len(self._names) / len(places))
        return weight
