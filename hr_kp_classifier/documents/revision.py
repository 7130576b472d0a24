"""What a new revision of a document changes, line by line and word by word."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\W_]+(?:['’ʼ-][^\W_]+)*|.", re.DOTALL)


@dataclass(frozen=True)
class TextLine:
    """A line of a document: its heading, a section's heading, a clause.

    :param key: tells the line from the others of its document
    :param number: as it is printed, «2.13»; "" for a line without one
    :param text: its words
    :param origin: the key of the line of the former revision that this one comes from
    """

    key: Hashable
    number: str
    text: str
    origin: Hashable = None


@dataclass(frozen=True)
class TextChange:
    """A line that is not what it was.

    :param kind: ``added``, ``removed`` or ``changed``
    :param old_number: the line's number in the former revision; "" where it is new
    :param number: its number in the new one; "" where it is gone
    :param words: pairs of what became of the words (``same``, ``removed``, ``added``) and these
    """

    kind: str
    old_number: str
    number: str
    words: tuple[tuple[str, str], ...]


def compare_texts(old: Sequence[TextLine], new: Sequence[TextLine]) -> list[TextChange]:
    """List what has changed, in the order of the new revision.

    A line is known again by its origin, else by its words. What was removed is listed where it
    stood. A line that has only got another number has not changed.
    """
    pairs = _pair(old, new)
    matched = set(pairs.values())
    changes = []
    position = 0

    def removed(until: int) -> None:
        nonlocal position
        for index in range(position, until):
            if index not in matched:
                line = old[index]
                changes.append(
                    TextChange("removed", line.number, "", (("removed", line.text),))
                )
        position = max(position, until)

    for index, line in enumerate(new):
        if index not in pairs:
            changes.append(TextChange("added", "", line.number, (("added", line.text),)))
            continue
        former = old[pairs[index]]
        removed(pairs[index])
        if former.text != line.text:
            changes.append(
                TextChange(
                    "changed", former.number, line.number, diff_words(former.text, line.text)
                )
            )
    removed(len(old))
    return changes


def _pair(old: Sequence[TextLine], new: Sequence[TextLine]) -> dict[int, int]:
    """The lines of ``new`` that were in ``old``: index -> index there."""
    by_key = {line.key: index for index, line in enumerate(old)}
    pairs: dict[int, int] = {}
    for index, line in enumerate(new):
        former = by_key.get(line.origin)
        if former is not None and former not in pairs.values():
            pairs[index] = former
    left: dict[str, list[int]] = {}
    for index, line in enumerate(old):
        if index not in pairs.values():
            left.setdefault(line.text, []).append(index)
    for index, line in enumerate(new):
        if index not in pairs and left.get(line.text):
            pairs[index] = left[line.text].pop(0)
    return pairs


def diff_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Tell which words were taken out and put in; joined, ``same`` and ``added`` give ``new``."""
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    words = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        removed = "".join(old_words[old_from:old_to])
        added = "".join(new_words[new_from:new_to])
        if kind == "equal":
            words.append(("same", added))
        else:
            words += [each for each in (("removed", removed), ("added", added)) if each[1]]
    return tuple(words)
