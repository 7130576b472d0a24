"""A title taken apart against the official title of a position.

A :class:`ParsedTitle` knows the derived words, official title and
clarification: «Перший заступник | начальника відділу | збуту». The rules
(:mod:`.rules`) look at readings and never at raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..text import clean, fold, has_latin, look_alikes, read_as_cyrillic
from .derived import Inflected
from .official_titles import OfficialTitles
from .profession import Profession

# What may follow a title at its end: a letter, a hyphen or an apostrophe would make another word.
_ENDS = frozenset(" ,;:.!?…")

_MOST_DERIVED_WORDS = 4
_BRACKETS = re.compile(r"[()\[\]{}<>]")
_ROMAN_NUMERAL = re.compile(r"[IVXІХ]+")


@dataclass(frozen=True)
class Match:
    """Where an official title was found in a title.

    ``form`` is the form that was matched, as printed in the nominative; ``end`` the
    offset after it in the folded title; ``chain`` the derived words before it or
    after its head.
    """

    form: str
    end: int
    chain: tuple[Inflected, ...] = ()


def starts(text: str, beginning: str, at: int = 0) -> bool:
    """Tell whether ``text`` has the words of ``beginning`` at ``at``, and they end there."""
    if not text.startswith(beginning, at):
        return False
    end = at + len(beginning)
    return end == len(text) or text[end] in _ENDS


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
        self.text = clean(title)

    def again(self, title: str) -> ParsedTitle:
        """Return another title, taken apart against the same official one."""
        return ParsedTitle(self.titles, title, self.profession, self.grade)

    # What the rules read

    @cached_property
    def mixed(self) -> dict[str, str]:
        """The words with Latin letters that read as Cyrillic ones, and how they read."""
        if not has_latin(self.text):
            return {}
        found = look_alikes(self.text)
        for word in re.findall(r"\w+", self.text):
            letters = word.strip("0123456789")  # «1C»
            if word in found or not (letters.isascii() and letters.isalpha()):
                continue
            read = read_as_cyrillic(word)
            known = read and (len(letters) == 1 or fold(read) in self.titles.vocabulary)
            if read and known and not _ROMAN_NUMERAL.fullmatch(word):
                found[word] = read
        return found

    @cached_property
    def latin(self) -> list[str]:
        """The words that are Latin through and through, roman numerals aside."""
        if not has_latin(self.text):
            return []
        found = [
            word
            for word in re.findall(r"[\w+#]+(?:'\w+)*", self.text)
            if word not in self.mixed and has_latin(word) and not _ROMAN_NUMERAL.fullmatch(word)
        ]
        return list(dict.fromkeys(found))

    @cached_property
    def plain(self) -> str:
        """The text with look-alikes read as Cyrillic and brackets opened.

        Every rule but the one that is about them looks at this, so that one
        defect does not make others.
        """
        text = self.text
        if self.mixed:
            text = re.sub(r"\w+(?:'\w+)*", lambda word: self.mixed.get(word[0], word[0]), text)
        if _BRACKETS.search(text) is None:
            return text
        folded, official = fold(text), fold(self.profession.name)
        if starts(folded, official):
            text = self.wording.default + cut(text, folded, len(official))
        return clean(_BRACKETS.sub(" ", text)).replace(" ,", ",")

    @cached_property
    def folded(self) -> str:
        """The comparison key of :attr:`plain`."""
        return fold(self.plain)

    @cached_property
    def match(self) -> Match | None:
        """The official title in the title, derived words before it allowed."""
        folded = self.folded
        for form, printed in self.wording.folded:
            if form and starts(folded, form):
                return Match(printed, len(form))
        return self._match_after_derived_words() or self._match_around_derived_word()

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

    def _match_after_derived_words(self) -> Match | None:
        chain, _end = self.opening_chain
        at = 0
        for count, word in enumerate(chain, start=1):
            at += word.width
            part = chain[:count]
            if any(each.derived.agreement == "genitive" for each in part):
                candidates = self.wording.genitives
            else:
                candidates = self.wording.folded
            for form, printed in candidates:
                if form and starts(self.folded, form, at):
                    return Match(printed, at + len(form), part)
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
        """Give the folds of derived word and base together, the outermost first."""
        match = self.match
        if match is None:
            return
        at = 0
        for word in match.chain:
            yield self.folded[at : match.end]
            at += word.width
        last = match.chain[-1] if match.chain else self.trailing_derived
        if last is not None:
            base = fold(match.form)
            head, _blank, rest = base.partition(" ")
            yield f"{last.shape} {base}"
            yield f"{base} {last.shape}"
            yield f"{head} {last.shape} {rest}".strip()


def cut(text: str, folded: str, offset: int) -> str:
    """Return the end of ``text`` that stands after ``offset`` in its fold.

    Folding keeps the number of words, so that the words are counted.
    """
    *before, last = folded[:offset].split(" ")
    word, *after = text.split(" ")[len(before) :]
    return " ".join([word[len(last) :], *after])
