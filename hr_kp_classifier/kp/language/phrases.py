"""A title or the name of a department, taken apart into the words that decline together.

A title is declined as a phrase, not word by word: its head and the adjectives that agree
with the head change («Головний інженер» – «головного інженера»), whatever the head governs
stays («… з охорони праці», «… відділу»). Synonyms of the head in brackets, after a dash or
after a conjunction change with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from os.path import commonprefix

from .exceptions import FIXED_PARTS, UNITS
from .nouns import (
    Noun,
    adjective_gender,
    is_genitive_plural,
    noun_readings,
    parses_of,
    sure_adjective,
    sure_person,
)

_CONJUNCTIONS = frozenset({"і", "й", "та", "або", "чи"})

_LONGEST_WORD = 80

_MARKS = "'’ʼ‘‛`´′"
_HYPHENS = "‐‑-"
_LETTERS = "А-Яа-яЄІЇҐєіїґ"
# A word in Cyrillic or «1-й»; Latin letters decline only as a part of one («HR-відділ»).
_WORD = re.compile(
    r"(?<![\w-])\d+-[йаяе](?!\w)|"
    rf"(?<!\w)(?:[A-Za-z]+[{_HYPHENS}])?[{_LETTERS}]+(?:[{_MARKS}{_HYPHENS}][{_LETTERS}]+)*(?!\w)"
)
_KEY = str.maketrans(dict.fromkeys(_MARKS, "'") | dict.fromkeys(_HYPHENS, "-"))
# What may stand between an adjective and its noun: «старший Java розробник».
_INSERTION = re.compile(r"\s+(?:[A-Za-z0-9#+/&.-]+\s+|[А-ЯЄІЇҐ]{2,}\s+)*")
# A dot after a word within a phrase: the word is an abbreviation.
_SHORTENED = re.compile(r"\.(?=\s*\S)")
# What is quoted is a name, unless the phrase begins with it.
_QUOTED = re.compile(r"(?<!^)(?:«[^«»]*»|[\"“„][^\"“”„]*[\"”])")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = re.compile(r"[(\[]")
_CLOSING = re.compile(r"[)\]]")
_DASH = re.compile(r"[\s)][-–—]|[-–—]\s|/")


@dataclass
class _Word:
    """A word of the phrase: as typed, where, and as the dictionary has it."""

    start: int
    text: str
    key: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class Group:
    """A head with what agrees with it; ``end`` is the number of the next word."""

    gender: str
    animate: bool
    adjectives: list[int]
    nouns: list[tuple[int, Noun]] = field(default_factory=list)
    end: int = 0


class Phrase:
    """The words of a phrase and the groups of them that decline together."""

    def __init__(self, text: str) -> None:
        self.text = text
        capitals = text.isupper() and not _is_abbreviation(text)
        unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        self.words = [
            _Word(found.start(), found[0], found[0].lower().translate(_KEY))
            for found in _WORD.finditer(unquoted)
            # «ІТ», «АСУ» do not decline, but a whole phrase may be typed in capitals.
            if len(found[0]) == 1 or capitals or not found[0].isupper()
            if len(found[0]) <= _LONGEST_WORD
            if not _SHORTENED.match(text, found.end())  # «зав. складом»
        ]
        ends = [0, *(word.end for word in self.words)]
        starts = [*(word.start for word in self.words), len(text)]
        self._gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
        self._keys = [*(word.key for word in self.words), ""]
        self.groups = list(self._find_groups())

    @property
    def animate(self) -> bool:
        """Whether it names a person."""
        return all(group.animate for group in self.groups)

    def gap(self, number: int) -> str:
        """Return what stands before the word ``number``, and after the last one."""
        return self._gaps[number]

    def replaced(self, changes: dict[int, str]) -> str:
        """Return the text with the words ``changes`` instead, in the same letter case."""
        pieces = []
        for number, word in enumerate(self.words):
            typed = _recase(word, changes[number]) if number in changes else word.text
            pieces += [self._gaps[number], typed]
        return "".join([*pieces, *self._gaps[-1:]])

    def _find_groups(self) -> Iterable[Group]:
        main = self._group_at(self._first()) if self.words else None
        if not main:
            return
        yield main
        number, depth = main.end, 0
        bare = True  # nothing yet but the head, its synonyms and adjectives
        while number < len(self.words):
            gap = self.gap(number)
            depth = max(0, depth + len(_OPENING.findall(gap)) - len(_CLOSING.findall(gap)))
            key = self._keys[number]
            if bare and key in _CONJUNCTIONS and gap.isspace():
                number += 1
                continue
            opened = depth and gap.rstrip()[-1:] in ("(", "[")
            joined = "," in gap or self._keys[number - 1] in _CONJUNCTIONS
            dashed = main.animate and _DASH.search(gap)
            other = None
            if opened or dashed or (joined and (depth or bare)):
                other = self._group_at(number)
            elif main.animate and not depth and gap.strip() == ",":
                other = self._second_head(number)
            if other and self._goes_with(main, other, bare=bare, inside=bool(depth)):
                yield other
                number = other.end
                continue
            other = self._group_at(number) if bare and not depth and ")" in gap else None
            if other and other.gender == main.gender and not (main.nouns and other.nouns):
                # «Механік (електромеханік) судновий», «Польовий (шляховий) робітник»
                main.animate = other.animate if other.nouns else main.animate
                yield other
                number = other.end
                continue
            if not depth and self._closes(number, main):
                # «Електромеханік гірничого устаткування підземний»
                yield Group(main.gender, main.animate, [number])
            bare = bare and bool(depth)
            number += 1

    def _second_head(self, number: int) -> Group | None:
        """Return the person after a comma: «Завідувач відділення, лікар-хірург»."""
        other = self._group_at(number)
        if other is None or not other.nouns or not other.animate or other.gender == "plur":
            return None
        return other if sure_person(self.words[other.nouns[0][0]].key) else None

    def _closes(self, number: int, main: Group) -> bool:
        """Tell whether the word ``number`` is an adjective that ends the title of a person."""
        ends = not self._keys[number + 1] or "(" in self.gap(number + 1)
        adjective = self._keys[number].endswith("ий")
        if not (ends and main.animate and main.gender == "masc" and adjective):
            return False
        before = self._keys[number - 1]
        return self.gap(number).isspace() and (
            not any(noun.gender == "masc" for noun in noun_readings(before))
            or is_genitive_plural(before)
        )

    def _first(self) -> int:
        """Return the number of the word the group begins with: 1 in «веб дизайнер»."""
        if not self.gap(1).isspace():
            return 0
        first, second = self._keys[:2]
        if adjective_gender(first):
            return 0
        named = any(noun.gender == "masc" for noun in noun_readings(second) if noun.animate)
        if first in FIXED_PARTS or any(parse.tag.POS == "ADVB" for parse in parses_of(first)):
            return int(named or bool(adjective_gender(second)))
        # What only tells which director, is no person and stands in the nominative:
        # «маркетинг директор», «бек-енд розробник».
        thing = all(not noun.animate and noun.gender == "masc" for noun in noun_readings(first))
        declines = noun_readings(first) or not parses_of(first)
        return int(named and thing and bool(declines) and sure_person(second))

    def _person(self, number: int) -> Noun | None:
        return next((noun for noun in noun_readings(self._keys[number]) if noun.animate), None)

    def _goes_with(self, main: Group, other: Group, *, bare: bool, inside: bool) -> bool:
        """Tell whether ``other`` is a synonym or a second half of the head ``main``."""
        if not other.nouns:
            # «(судновий)» goes with the head, «(спортивний дайвінг)» does not.
            after = self._keys[other.end]
            followed = after and self.gap(other.end).isspace() and after not in _CONJUNCTIONS
            agrees = main.gender == other.gender and (main.animate or not main.nouns)
            return agrees and not followed
        if main.animate or other.animate:
            return main.animate and other.animate and other.gender != "plur"
        if inside:
            names = {self._keys[number] for number, _noun in (*main.nouns, *other.nouns)}
            return bare and UNITS.issuperset(names)
        return bare

    def _group_at(self, first: int) -> Group | None:
        """Return the group that begins with the word ``first``, if one does."""
        adjectives: list[int] = []
        gender: str | None = None
        number = first
        while found := adjective_gender(self._keys[number]):
            if gender not in (None, found):
                break
            gender = found
            adjectives.append(number)
            number = self._after_adjective(number, gender)
        if adjectives and self._fixed_before_person(number):
            number += 1
        noun = self._noun_at(number, gender)
        if noun:
            group = Group(noun.gender, noun.animate, adjectives, [(number, noun)], number + 1)
        elif gender:
            substantive = self._without_noun(adjectives, gender)
            if not substantive:
                return None
            group = substantive
        else:
            return None
        self._take_following(group)
        return group

    def _after_adjective(self, number: int, gender: str) -> int:
        """Return the number of the word an adjective may belong to, or one beyond the last."""
        following = number + 1
        gap = self.gap(following)
        if _INSERTION.fullmatch(gap):
            joins = self._keys[following] in _CONJUNCTIONS and self.gap(following + 1).isspace()
            if joins and adjective_gender(self._keys[following + 1]) == gender:
                return following + 1
            return following
        if gap.strip() == "," and adjective_gender(self._keys[following]) == gender:
            return following
        return len(self.words)

    def _fixed_before_person(self, number: int) -> bool:
        return (
            self._keys[number] in FIXED_PARTS
            and self.gap(number + 1).isspace()
            and self._person(number + 1) is not None
        )

    def _noun_at(self, number: int, gender: str | None) -> Noun | None:
        readings = noun_readings(self._keys[number])
        return next((noun for noun in readings if gender in (None, noun.gender)), None)

    def _without_noun(self, adjectives: list[int], gender: str) -> Group | None:
        """Return the group whose head looks like an adjective: «черговий», also «рада»."""
        last = adjectives[-1]
        key = self._keys[last]
        nouns = [noun for noun in noun_readings(key) if noun.gender == gender]
        for noun in nouns:
            if not noun.forms[0].endswith(("ого", "ої", "их")):
                return Group(gender, noun.animate, adjectives[:-1], [(last, noun)], last + 1)
        if not nouns:
            # The noun is there but unknown: half a phrase must not decline.
            gap, following = self.gap(last + 1), self._keys[last + 1]
            if _LETTER.search(gap) or (
                gap.isspace() and following and not parses_of(following)
            ):
                return None
        animate = any(noun.animate for noun in nouns) or not nouns
        return Group(gender, animate, adjectives, [], last + 1)

    def _take_following(self, group: Group) -> None:
        """Add the adjectives and persons that follow the head: «сестра медична»."""
        while self.gap(group.end).isspace():
            key = self._keys[group.end]
            if adjective_gender(key) == group.gender and sure_adjective(key):
                group.adjectives.append(group.end)
            else:
                person = self._person(group.end) if group.animate and group.nouns else None
                if not person or person.gender != group.gender or not sure_person(key):
                    return
                group.nouns.append((group.end, person))
            group.end += 1


def _is_abbreviation(text: str) -> bool:
    """Tell whether a text in capitals is one abbreviation: «ЖЕК», «ЦНАП»; «СКЛАД» is none."""
    if not text.isalpha():
        return False
    return len(text) < 5 or not parses_of(text.lower())


def _recase(word: _Word, key: str) -> str:
    """Return ``key`` typed as ``word`` is: its capitals, apostrophes and hyphens."""
    pieces = []
    hyphens = [*_HYPHEN.findall(word.text), ""]
    parts = _HYPHEN.split(word.text), word.key.split("-"), key.split("-"), hyphens
    for typed, before, after, hyphen in zip(*parts, strict=True):
        same = len(commonprefix([before, after]))
        changed = after[same:].upper() if typed.isupper() else after[same:]
        pieces += [typed[:same], changed, hyphen]
    return "".join(pieces)
