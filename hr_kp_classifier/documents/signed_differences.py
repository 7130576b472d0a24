"""What of a signed paper is another today, found by comparing what was hashed with what is there."""

import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from .formats import date_in_figures

# Steps to a value: the key, and which item where the key leads to a list.
Path = tuple[tuple[str, dict[str, Any] | None], ...]
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# How much of an equal beginning is shown before the first difference.
_LEAD = 24


class Difference(NamedTuple):
    """One value that differs; of what was added or is gone, one side is None."""

    path: Path
    kept: Any
    now: Any

    @property
    def key(self) -> str:
        """The keys that lead to it: ``sections.clauses.text``."""
        return ".".join(key for key, _item in self.path)


def differences(kept: bytes, now: bytes) -> list[Difference]:
    """Compare two papers as :mod:`.signed_forms` has written them.

    :return: the differences in the order of the paper that was kept
    """
    return list(_compare(json.loads(kept), json.loads(now), ()))


def _compare(kept: Any, now: Any, path: Path) -> Iterator[Difference]:
    if isinstance(kept, dict) and isinstance(now, dict):
        keys = [*kept, *(key for key in now if key not in kept)]
        # The requisites before the lines.
        for key in sorted(keys, key=lambda key: isinstance(kept.get(key), list)):
            before, after = kept.get(key), now.get(key)
            if isinstance(before, list) and isinstance(after, list):
                yield from _compare_lists(key, before, after, path)
            else:
                yield from _compare(before, after, (*path, (key, None)))
    elif kept != now:
        yield Difference(path, kept, now)


def _compare_lists(
    key: str, kept: list[Any], now: list[Any], path: Path
) -> Iterator[Difference]:
    """Pair the items that say the same, so that one put in between makes no difference of the rest."""
    matcher = SequenceMatcher(
        None, [_said(each) for each in kept], [_said(each) for each in now], False
    )
    for tag, first, last, first_now, last_now in matcher.get_opcodes():
        if tag == "equal" and len(kept) != len(now):
            # Numbers that only moved on.
            continue
        for item, item_now in zip_longest(kept[first:last], now[first_now:last_now]):
            yield from _compare(item, item_now, (*path, (key, item or item_now)))


def _said(item: Any) -> str:
    """What an item says, whatever its number; its keys are sorted, as those of a whole form are."""
    return str({name: value for name, value in item.items() if name != "number"})


def in_words(value: Any) -> str:
    """Write a value of a signed paper for people: dates in figures, an item by its words."""
    if isinstance(value, dict):
        return " ".join(filter(None, map(in_words, value.values())))
    if isinstance(value, list):
        return " ".join(map(in_words, value))
    text = str(value or "")
    return date_in_figures(date.fromisoformat(text)) if _ISO_DATE.fullmatch(text) else text


def excerpts(kept: str, now: str, size: int = 90) -> tuple[str, str]:
    """Shorten two texts to what is about their first difference."""
    start = 0
    if max(len(kept), len(now)) > size:
        pairs = enumerate(zip(kept, now, strict=False))
        common = next(
            (at for at, (one, other) in pairs if one != other), min(len(kept), len(now))
        )
        start = max(0, common - _LEAD)
        if start:
            # At the beginning of a word, where there is one.
            start = kept.find(" ", start, common) + 1 or start
    return _cut(kept, start, size), _cut(now, start, size)


def _cut(text: str, start: int, size: int) -> str:
    part = text[start : start + size]
    return f"{'…' * bool(start and part)}{part}{'…' * (len(text) > start + size)}"
