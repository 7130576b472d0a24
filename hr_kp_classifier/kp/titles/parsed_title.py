"""A title taken apart against the official title of a position.

A :class:`ParsedTitle` holds the derived words, the official title and the clarification:
«Перший заступник | начальника відділу | збуту». The rules (:mod:`.rules`) look at parsed
titles and never at raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from ..language.endings import is_adjective
from ..text import clean, fold, has_latin, is_plain, look_alikes, read_as_cyrillic
from .abbreviations import Written, written_as, written_in_full
from .derived import Inflected
from .official_titles import OfficialTitles
from .place_words import attributed, compound_of, takes_attribute
from .profession import Profession

# What may follow a title at its end: a letter, a hyphen or an apostrophe would make another word.
_ENDS = frozenset(" ,;:.!?…")

_MOST_DERIVED_WORDS = 4
_BRACKETS = re.compile(r"[()\[\]{}<>]")
_BRACKET_IN_WORD = re.compile(r"(?<=\w)\(")
_QUOTE_FOR_APOSTROPHE = re.compile(r"(?<=[бвгґджзклмнпрстфхцчш])[\"“”](?=[яюєї])")
_SPACED_DASH = re.compile(r"(\w+) [-–] (\w+)")
_STROKE = re.compile(r"(?<=\w)([/+])(?=(\w+))")
_LATIN_AFTER = re.compile(r"[+#]|[-&.][A-Za-z]")
_LATIN_BEFORE = re.compile(r"[A-Za-z][-&.]$")
_ROMAN_NUMERAL = re.compile(r"[IVXІХ]+")


class MatchKind(Enum):
    """How an official title stands in a title."""

    WHOLE = "whole"
    """in one of its forms"""
    ACT = "act"
    """as a law or an order of a ministry calls it"""
    PLACE = "place"
    """without the general place at its end: «Директор ліцею»"""
    ATTRIBUTE = "attribute"
    """with words that make its place more precise: «Начальник столярного цеху»"""


@dataclass(frozen=True)
class Match:
    """Where an official title was found in a title.

    ``form`` is the form that was matched, as printed in the nominative; ``end`` the
    offset after it in the folded title; ``chain`` the derived words before it or
    after its head; ``kind`` how it stands there.
    """

    form: str
    end: int
    chain: tuple[Inflected, ...] = ()
    kind: MatchKind = MatchKind.WHOLE


def starts(text: str, beginning: str, at: int = 0) -> bool:
    """Tell whether ``text`` has the words of ``beginning`` at ``at``, and they end there."""
    if not text.startswith(beginning, at):
        return False
    end = at + len(beginning)
    return end == len(text) or text[end] in _ENDS


def has_bracket(text: str) -> bool:
    """Tell whether a text has a bracket of any kind."""
    return _BRACKETS.search(text) is not None


def _misquoted(text: str) -> list[str]:
    return [word for word in text.split(" ") if _QUOTE_FOR_APOSTROPHE.search(word)]


class ParsedTitle:
    """One title, taken apart against one official title.

    :param titles: the official titles and the derived words
    :param typed: the title as it was typed
    :param profession: the official title of the position
    :param grade: the grade (категорія, розряд) in its own field
    """

    def __init__(
        self, titles: OfficialTitles, title: str, profession: Profession, grade: str = ""
    ) -> None:
        self.titles = titles
        self.profession = profession
        self.wording = titles.wording(profession)
        self.grade = grade
        self.typed = title
        self.ordinary = is_plain(title)
        """Whether it has no brackets, quotation marks, Latin or control characters."""
        self.text = title if self.ordinary else clean(title)
        # At once, not by cached properties: every rule reads these, and a cached property
        # takes a lock in Python 3.11, a third of the time of a check.
        latin = not self.ordinary and has_latin(self.text)
        self.mixed = self._look_alikes() if latin else {}
        """The words with Latin letters that read as Cyrillic ones, and how they read."""
        self.latin = self._latin_words() if latin else []
        """The words that are Latin through and through, roman numerals aside."""
        self.misquoted = [] if self.ordinary else _misquoted(self.text)
        """The words with a quotation mark for an apostrophe: «Кур"єр»."""
        self.in_full = self._in_full()
        """The text with look-alikes read as Cyrillic and abbreviations written in full."""
        self.plain = self._plain()
        """The text in full, with brackets opened and dashes as КП has them.

        Every rule but the one that is about a defect looks at this, so that one
        defect does not make others.
        """
        self.folded = fold(self.plain)
        """The comparison key of :attr:`plain`."""

    def again(self, title: str) -> ParsedTitle:
        """Return another title, taken apart against the same official one."""
        return ParsedTitle(self.titles, title, self.profession, self.grade)

    def again_as(self, profession: Profession) -> ParsedTitle:
        """Return this title, taken apart against another official one."""
        return ParsedTitle(self.titles, self.typed, profession, self.grade)

    # What the rules read

    def _look_alikes(self) -> dict[str, str]:
        found = look_alikes(self.text)
        for each in re.finditer(r"\w+", self.text):
            word = each[0]
            letters = word.strip("0123456789")  # «1C»
            if (
                word in found
                or self._joined_to_latin(each)
                or not (letters.isascii() and letters.isalpha())
            ):
                continue
            read = read_as_cyrillic(word)
            known = read and (len(letters) == 1 or fold(read) in self.titles.vocabulary)
            if read and known and not _ROMAN_NUMERAL.fullmatch(word):
                found[word] = read
        return found

    def _joined_to_latin(self, word: re.Match[str]) -> bool:
        """Tell whether a letter is part of a Latin word: «E-commerce», «R&D», «C++»."""
        if len(word[0]) > 1:
            return False
        after = _LATIN_AFTER.match(self.text, word.end())
        before = _LATIN_BEFORE.search(self.text[: word.start()][-2:])
        return after is not None or before is not None

    def _latin_words(self) -> list[str]:
        found = [
            word
            for word in re.findall(r"[\w+#]+(?:'\w+)*", self.text)
            if word not in self.mixed and has_latin(word) and not _ROMAN_NUMERAL.fullmatch(word)
        ]
        return list(dict.fromkeys(found))

    def _in_full(self) -> Written:
        text = _QUOTE_FOR_APOSTROPHE.sub("'", self.text) if self.misquoted else self.text
        if self.mixed:
            text = re.sub(r"\w+(?:'\w+)*", lambda word: self.mixed.get(word[0], word[0]), text)
        written = written_in_full(text)
        folded = fold(written.text)
        own = "." not in written.text or any(
            starts(folded, form) for form, _printed in self.wording.folded
        )
        return written if own else written_as(written, self.wording.printed)

    def _plain(self) -> str:
        text = _STROKE.sub(self._stroke_apart, self.in_full.text)
        if not has_bracket(text):
            return self._dashes_joined(text)
        text = _BRACKET_IN_WORD.sub(" (", text)
        folded = fold(text)
        for official in (self.profession.name, self.wording.official):
            beginning = fold(_BRACKET_IN_WORD.sub(" (", official))
            if starts(folded, beginning):
                text = self.wording.default + cut(text, folded, len(beginning))
                break
        return self._dashes_joined(clean(_BRACKETS.sub(" ", text)).replace(" ,", ","))

    def _stroke_apart(self, stroke: re.Match[str]) -> str:
        """Give blanks to a stroke before a second profession: «Бухгалтер/касир»."""
        joins_another = stroke[2].lower() in self.titles.heads
        return f" {stroke[1]} " if joins_another else stroke[1]

    def _dashes_joined(self, text: str) -> str:
        """Return a text with the words joined that КП joins by a dash without blanks."""
        if " - " not in text and " – " not in text:
            return text
        folded = fold(text)
        if any(
            " - " in form and starts(folded, form) for form, _printed in self.wording.folded
        ):
            return text
        return _SPACED_DASH.sub(self._joined, text)

    def _joined(self, dashed: re.Match[str]) -> str:
        """Join «Лікар - терапевт», which КП has as one word."""
        joined = f"{dashed[1]}-{dashed[2]}"
        compound = dashed[1].endswith("о") and is_adjective(dashed[2])
        return joined if compound or fold(joined) in self.titles.vocabulary else dashed[0]

    @cached_property
    def match(self) -> Match | None:
        """The official title in the title, derived words before it allowed."""
        folded, wording = self.folded, self.wording
        for form, printed in wording.folded:
            if form and starts(folded, form):
                return Match(printed, len(form), (), self._kind_of(form))
        return (
            self._match_after_derived_words(places=False)
            or self._match_around_derived_word()
            or self._match_of_place()
            or self._match_with_attribute()
        )

    def _kind_of(self, form: str) -> MatchKind:
        return MatchKind.ACT if form in self.wording.acts else MatchKind.WHOLE

    def _match_of_place(self) -> Match | None:
        for form, printed in self.wording.places:
            if starts(self.folded, form):
                return Match(printed, len(form), (), MatchKind.PLACE)
        return self._match_after_derived_words(places=True) if self.wording.places else None

    def _match_with_attribute(self) -> Match | None:
        """Find «Начальник столярного цеху», also after derived words."""
        chain, at = self.opening_chain
        governed = any(word.derived.agreement == "genitive" for word in chain)
        wording = self.wording
        whole, places = (
            (wording.genitives, wording.place_genitives)
            if governed
            else (wording.folded, wording.places)
        )
        words = self.folded[at:].split(" ")
        if any(sorted(form.split(" ")) == sorted(words) for form, _printed in whole):
            return None  # its own words in another order: words_reordered tells it
        for form, printed in (*whole, *places):
            count = _words_with_attribute(words, form.split(" "))
            if count:
                end = at + len(" ".join(words[:count]))
                return Match(printed, end, chain, MatchKind.ATTRIBUTE)
        return None

    @cached_property
    def opening_chain(self) -> tuple[tuple[Inflected, ...], int]:
        """The derived words the title starts with, and the offset after them."""
        chain: list[Inflected] = []
        at = 0
        while len(chain) < _MOST_DERIVED_WORDS:
            found = self.titles.shapes.at(self.folded, at)
            governed = any(word.derived.agreement == "genitive" for word in chain)
            if found is None or found.genitive != governed:
                break
            chain.append(found)
            at += found.width
        return tuple(chain), min(at, len(self.folded))

    def _match_after_derived_words(self, *, places: bool) -> Match | None:
        chain, _end = self.opening_chain
        wording = self.wording
        at = 0
        for count, word in enumerate(chain, start=1):
            at += word.width
            part = chain[:count]
            if any(each.derived.agreement == "genitive" for each in part):
                candidates = wording.place_genitives if places else wording.genitives
            else:
                candidates = wording.places if places else wording.folded
            for form, printed in candidates:
                if form and starts(self.folded, form, at):
                    kind = MatchKind.PLACE if places else MatchKind.WHOLE
                    return Match(printed, at + len(form), part, kind)
        return None

    def _match_around_derived_word(self) -> Match | None:
        """A derived adjective after the head: «Інженер черговий з …»."""
        _head, _blank, rest = self.folded.partition(" ")
        found = self.titles.shapes.at(rest)
        if found is None or found.genitive or not found.derived.follows():
            return None
        for form, printed in self.wording.folded:
            head, _blank, others = form.partition(" ")
            typed = f"{head} {found.shape} {others}"
            if starts(self.folded, typed):
                return Match(printed, len(typed), (found,))
        return None

    @cached_property
    def clarification(self) -> str:
        """What follows the official title, folded; "" where nothing does or it was not found."""
        return self.folded[self.match.end :].strip(" ,;:.") if self.match else ""

    @cached_property
    def clarification_typed(self) -> str:
        """What follows the official title, as it was typed, with what joins it."""
        if self.match is None:
            return ""
        return cut(self.plain, self.folded, self.match.end)

    @cached_property
    def trailing_derived(self) -> Inflected | None:
        """A derived adjective right after the official title: «Соціолог головний»."""
        match = self.match
        if match is None or match.chain:
            return None
        found = self.titles.shapes.at(self.folded, match.end + 1)
        if found is None or found.genitive or found.derived.agreement != "adjective":
            return None
        return found

    def with_derived_words(self) -> Iterator[str]:
        """Give the folds of derived word and base together, the outermost first.

        In the nominative: of a «Заступник головного бухгалтера», «головний бухгалтер».
        """
        match = self.match
        if match is None:
            return
        at = 0
        for word in match.chain:
            yield self.folded[at : match.end]
            if word.genitive and word.gender:
                nominative = self.titles.shapes.of(word.derived, word.gender)
                yield f"{nominative} {fold(match.form)}"
            at += word.width
        last = match.chain[-1] if match.chain else self.trailing_derived
        if last is not None:
            base = fold(match.form)
            head, _blank, rest = base.partition(" ")
            yield f"{last.shape} {base}"
            yield f"{base} {last.shape}"
            yield f"{head} {last.shape} {rest}".strip()


def _words_with_attribute(words: list[str], form: list[str]) -> int | None:
    """Return how many words at the start are ``form`` with its place made more precise."""
    for at in range(1, len(form)):
        if at >= len(words) or words[at - 1] != form[at - 1]:
            return None
        if takes_attribute(form[at]):
            count = attributed(words[at:], form[at:])
            if count:
                return at + count
        elif compound_of(words[at], form[at]):
            rest = form[at + 1 :]
            if words[at + 1 :][: len(rest)] == rest:
                return len(form)
    return None


def cut(text: str, folded: str, offset: int) -> str:
    """Return the end of ``text`` that stands after ``offset`` in its fold.

    Folding keeps the number of words, so that the words are counted.
    """
    *before, last = folded[:offset].split(" ")
    word, *after = text.split(" ")[len(before) :]
    return " ".join([word[len(last) :], *after])
