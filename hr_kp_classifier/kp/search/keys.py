"""The key by which a name is found.

It holds the words of the name, each reduced to what people do not get wrong (letter case,
у/в, apostrophes, ґ/г, doubled letters), the name without its brackets first.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from ..text import clean, fold

BORDER = "|"
"""Stands in a key before, between and after the wordings of a name."""


def search_key(names: Iterable[str]) -> str:
    """Return the key by which a title with these names is found.

    >>> search_key(["Менеджер (управитель) з персоналу"])
    '| менеджер персоналу | управитель персоналу | менеджер управитель персоналу |'
    """
    wordings: dict[str, None] = {}
    for name in names:
        for wording in _wordings(name):
            wordings.setdefault(" ".join(key_words(wording)))
    wordings.pop("", None)
    return f"{BORDER} {f' {BORDER} '.join(wordings)} {BORDER}" if wordings else ""


_HEAD = re.compile(r"(\w[\w'-]*) \((\w[\w'-]*)\)")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def _wordings(name: str) -> Iterator[str]:
    """Give a name without its brackets, with the other head they hold, and with all words."""
    if "(" in name or "[" in name:
        yield _BRACKETS.sub(" ", name)
        head = _HEAD.match(name)
        if head:
            yield head[2] + _BRACKETS.sub(" ", name[head.end() :])
    yield name


LITTLE = frozenset(["у", "в", "з", "із", "зі", "зо", "і", "й", "та"])
SHORT = frozenset(["на", "по", "до", "для", "за", "від", "при", "про", "під", "над", "о", "об"])
_PART = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
# ґ is often typed г; ы, э, ъ stand in a Russian layout where і, є, ї do in the Ukrainian one.
_LETTERS = str.maketrans("ґыэъё", "гієїе", "'")


def key_words(text: str) -> list[str]:
    """Return the words of a text as a key holds them, without the littlest ones.

    >>> key_words("Менеджер з комп'ютерних систем")
    ['менеджер', 'компютерних', 'систем']
    """
    parts = list(chain.from_iterable(map(_parts, clean(text).split(" "))))
    return [part for part in parts if part not in LITTLE] or parts


@lru_cache(maxsize=1 << 14)
def _parts(word: str) -> tuple[str, ...]:
    plain = _DOUBLED.sub(r"\1", fold(word).translate(_LETTERS))
    return tuple(_PART.findall(plain))
