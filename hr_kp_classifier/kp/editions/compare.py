"""Comparing two editions of the classifier: what was added, renamed, moved, cancelled.

A title's identity is its code and its name, so an amendment that changes a word in a name
looks like one title cancelled and another added. Read that way, every job position would lose
its title. So what is gone and what has come at one code are paired where they are one title.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from os.path import commonprefix
from typing import Generic, TypeVar

from rapidfuzz.distance import Indel

from ..text import fold
from .entries import GroupRow, TitleRow

ALIKE = 0.75
"""How much of two names has to be the same for them to be one title renamed."""
ALIKE_WORDS = 0.7
"""The same of the words in which they differ: «Майстер готельного обслуговування» was never
«Майстер ресторанного обслуговування». Of the pairs of titles at one code, 0.2 % pass."""
ALIKE_HEADS = 0.85
"""The same of the parts of their first words: «технік-геолог» was never «технік-гідролог»."""
MAX_NAME = 250
"""Letters of a name that are looked at: the longest title has 208."""
MAX_EFFORT = 40_000_000
"""The effort of looking for names that are alike, as products of two names' lengths: some
34,000 pairs of titles, half a second. An amendment has some dozens."""

_CANDIDATES = 6
_NEIGHBOURS = 2
_MOST_OF_A_WORD = 50
_MOST_CODES = 50

E = TypeVar("E", GroupRow, TitleRow)


@dataclass
class EditionComparison(Generic[E]):
    """How one edition differs from another.

    Each entry of the newer one is added, renamed, changed or unchanged; each of the older one
    is cancelled, renamed, changed or unchanged, or, where the newer one is an addition, not
    mentioned at all.

    :param added: what only the newer one has
    :param renamed: pairs (before, after) at one code that are one entry with another name
    :param changed: pairs (before, after) with the same key and other attributes
    :param cancelled: what only the older one has
    :param unchanged: how many are the same in both
    :param moved: pairs of an entry among ``cancelled`` and the one that replaces it: of the
        same name, at another code. It is among ``added``, or was there before
    """

    added: list[E] = field(default_factory=list)
    renamed: list[tuple[E, E]] = field(default_factory=list)
    changed: list[tuple[E, E]] = field(default_factory=list)
    cancelled: list[E] = field(default_factory=list)
    unchanged: int = 0
    moved: list[tuple[E, E]] = field(default_factory=list)


def compare_editions(
    before: Iterable[E],
    after: Iterable[E],
    whole: bool = True,
    taken: Collection[Hashable] = (),
) -> EditionComparison[E]:
    """Say what has to be done to ``before`` for it to become ``after``.

    :param before: the groups or titles in force
    :param after: those of the newer edition
    :param whole: the newer edition is a whole one, so that what it lacks is cancelled;
        otherwise it only adds to what is there
    :param taken: keys under which something is kept that is not in force, cancelled before.
        An entry of the newer edition with such a key is restored, so it is no new name
    :return: the differences, in the order of the editions
    """
    result: EditionComparison[E] = EditionComparison()
    after = list(after)
    gone = {entry.key: entry for entry in before}
    new = []
    for entry in after:
        known = gone.pop(entry.key, None)
        if known is None:
            new.append(entry)
        elif known == entry or (entry := entry.completed_from(known)) == known:
            result.unchanged += 1
        else:
            result.changed.append((known, entry))
    unpaired = _Unpaired(gone.values(), (entry for entry in new if entry.key not in taken))
    renamed = unpaired.pair(lambda entry: (entry.code, fold(entry.name)))
    if whole:
        renamed += unpaired.pair(_numbered, only_one=True)
        moved = unpaired.pair_moved()
        renamed += unpaired.pair_alike()
        moved += _staying(unpaired.gone, after)
        renamed_before = {before.key for before, _after in renamed}
        result.cancelled = [entry for entry in gone.values() if entry.key not in renamed_before]
        places = {entry.key: place for place, entry in enumerate(result.cancelled)}
        result.moved = sorted(moved, key=lambda pair: places[pair[0].key])
    before_of = {after.key: before for before, after in renamed}
    for entry in new:
        if entry.key in before_of:
            before_entry = before_of[entry.key]
            result.renamed.append((before_entry, entry.completed_from(before_entry)))
        else:
            result.added.append(entry)
    return result


def _numbered(entry: GroupRow | TitleRow) -> Hashable | None:
    return (entry.code, entry.number) if entry.number else None


class _Unpaired(Generic[E]):
    """The removed and the new entries, without those paired so far.

    :param gone: what only the older edition has
    :param new: what only the newer one has
    """

    def __init__(self, gone: Iterable[E], new: Iterable[E]) -> None:
        self.gone: list[E] = list(gone)
        self.new: list[E] = list(new)

    def _paired(self, pairs: list[tuple[E, E]]) -> list[tuple[E, E]]:
        """Take what was paired out of the rest."""
        if pairs:
            gone = {before.key for before, _after in pairs}
            new = {after.key for _before, after in pairs}
            self.gone = [entry for entry in self.gone if entry.key not in gone]
            self.new = [entry for entry in self.new if entry.key not in new]
        return pairs

    def _by(self, mark: Callable[[E], Hashable | None]) -> Iterator[tuple[list[E], list[E]]]:
        """Give the gone and the new ones with the same mark, where there are both."""
        gone: dict[Hashable | None, list[E]] = defaultdict(list)
        new: dict[Hashable | None, list[E]] = defaultdict(list)
        for entry in self.gone:
            gone[mark(entry)].append(entry)
        for entry in self.new:
            new[mark(entry)].append(entry)
        for each, entries in gone.items():
            if each is not None and each in new:
                yield entries, new[each]

    def pair(
        self, mark: Callable[[E], Hashable | None], only_one: bool = False
    ) -> list[tuple[E, E]]:
        """Pair what has the same mark; on request, only where one on each side has it."""
        return self._paired(
            [
                pair
                for gone, new in self._by(mark)
                if not only_one or not (gone[1:] or new[1:])
                for pair in zip(gone, new, strict=False)
            ]
        )

    def pair_moved(self) -> list[tuple[E, E]]:
        """Pair what has the same name at another code, the nearest codes first."""
        pairs = []
        for gone, new in self._by(lambda entry: fold(entry.name)):
            left = list(new)
            for before in gone[:_MOST_CODES]:
                if left:
                    after = max(
                        left[:_MOST_CODES],
                        key=lambda entry: len(commonprefix((before.code, entry.code))),
                    )
                    left.remove(after)
                    pairs.append((before, after))
        return self._paired(pairs)

    def pair_alike(self) -> list[tuple[E, E]]:
        """Pair what has nearly the same name at one code, the most alike first."""
        looks = _Looks()
        return self._paired(
            [
                pair
                for gone, new in self._by(lambda entry: entry.code)
                for pair in _alike(gone, new, looks)
            ]
        )


def _staying(gone: list[E], after: list[E]) -> list[tuple[E, E]]:
    """Pair an entry that is gone with the only one of the same name that stays at another code.

    A group's name often repeats on the levels above it, so that says nothing of groups.
    """
    names = {entry.name for entry in gone if entry.key != entry.code}
    if not names:
        return []
    staying = defaultdict(list)
    for entry in after:
        if entry.name in names:
            staying[entry.name].append(entry)
    return [
        (entry, each)
        for entry in gone
        for each in staying[entry.name]
        if len(staying[entry.name]) == 1
    ]


def _alike(gone: list[E], new: list[E], looks: "_Looks") -> list[tuple[E, E]]:
    """Pair one to one the entries with nearly the same name, the most alike first."""
    index = _Index([fold(entry.name[:MAX_NAME]) for entry in new])
    found = []
    for i, before in enumerate(gone):
        name = fold(before.name[:MAX_NAME])
        for j in index.candidates(name):
            alikeness = looks.alikeness(name, index.names[j])
            if alikeness:
                found.append((-alikeness, i, j))
    pairs = []
    gone_left, new_left = set(range(len(gone))), set(range(len(new)))
    for _alikeness, i, j in sorted(found):
        if i in gone_left and j in new_left:
            gone_left.remove(i)
            new_left.remove(j)
            pairs.append((gone[i], new[j]))
    return pairs


class _Index:
    """Names among which the few that may be alike are found without looking at all.

    They begin alike and share the rarest words; or stand next to each other in the alphabet.
    """

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._by_start: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, name in enumerate(names):
            self._by_start[name[:3]].append((name, position))
            for word in set(name.split(" ")):
                self._by_word[name[:3], word].append(position)
        for entries in self._by_start.values():
            entries.sort()

    def candidates(self, name: str) -> Collection[int]:
        """Return the positions of the names that may be alike."""
        start = name[:3]
        entries = self._by_start.get(start, [])
        if len(entries) <= _CANDIDATES:
            return [position for _name, position in entries]
        weights: dict[int, float] = defaultdict(float)
        for word in set(name.split(" ")):
            positions = self._by_word.get((start, word), [])
            for position in positions[:_MOST_OF_A_WORD]:
                weights[position] += 1 / len(positions)
        likely = sorted(weights, key=lambda position: (-weights[position], position))
        place = bisect_left(entries, (name, 0))
        next_to = entries[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        return {*likely[:_CANDIDATES], *(position for _name, position in next_to)}


class _Looks:
    """Looks at pairs of names, as long as there are not too many."""

    def __init__(self) -> None:
        self._left = MAX_EFFORT

    def alikeness(self, one: str, other: str) -> float:
        """Return how much of two folded names is the same, 0 where they are not alike."""
        shorter, longer = sorted((len(one), len(other)))
        if self._left <= 0 or 2 * shorter < ALIKE * (shorter + longer):
            return 0
        self._left -= shorter * longer
        words, other_words = one.split(" "), other.split(" ")
        if not _heads_alike(words[0], other_words[0]):
            return 0
        alikeness = _ratio(one, other, ALIKE)
        return alikeness if alikeness and _rest_alike(words, other_words) else 0


def _ratio(one: str, other: str, least: float) -> float:
    """Return how much of two texts is the same, 0 where it is less than ``least``."""
    return Indel.normalized_similarity(one, other, score_cutoff=least)


def _heads_alike(one: str, other: str) -> bool:
    """Tell whether two first words name one profession, part by part where they are several."""
    parts, other_parts = one.split("-"), other.split("-")
    return len(parts) == len(other_parts) and all(
        _ratio(*pair, ALIKE_HEADS) for pair in zip(parts, other_parts, strict=True)
    )


def _rest_alike(words: list[str], other_words: list[str]) -> bool:
    """Tell whether words that stand in each other's place are alike."""
    matcher = SequenceMatcher(None, words, other_words, autojunk=False)
    return all(
        tag != "replace"
        or _ratio(" ".join(words[i:j]), " ".join(other_words[k:m]), ALIKE_WORDS)
        for tag, i, j, k, m in matcher.get_opcodes()
    )
