"""Names reduced to what two names of one job have in common."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..language.nouns import parses_of
from ..search.keys import LITTLE, SHORT, key_words
from .other_words import ABBREVIATIONS, SAME_WORDS
from .russian_words import RUSSIAN

_ENDINGS = sorted(
    """
    ами ями ого ого ому его ему ими ові еві єві ою ею єю ах ях ам ям ом ем єм ів їв ий ій ої ій
    их им ію ія ії а е є и і ї о у ю я й ь
    """.split(),
    key=len,
    reverse=True,
)
_SHORTEST = 4
_LONG = 7
_MASCULINE = {
    "истка": "ист",
    "істка": "іст",
    "ниця": "ник",
    "ниці": "ник",
    "ницю": "ник",
    "антка": "ант",
    "ентка": "ент",
    "торка": "тор",
    "ерка": "ер",
}
_FEMININE = re.compile(f"(?:{'|'.join(_MASCULINE)})$")
_DECLINED = re.compile("(.{2,5}[^аеєиіїоуюяьй])(?:ом|у|а|і)")
_RUSSIAN_LETTERS = re.compile("[ыэъё]")
_VOWELS = "аеєиіїоуюяйь"


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return what the cases of a word share.

    >>> stem("бухгалтера") == stem("бухгалтером") == stem("бухгалтер")
    True
    >>> stem("кравець") == stem("кравця")
    True
    """
    feminine = _FEMININE.search(word) if len(word) > _LONG else None
    if feminine:
        word = word[: feminine.start()] + _MASCULINE[feminine[0]]
    if word.endswith("ець") and len(word) > 5:
        return word[:-3] + "ц"
    if word.endswith("івель"):
        return word[:-3] + "л"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    while len(word) > _SHORTEST and word[-1] in _VOWELS:
        word = word[:-1]
    return word


class Words(NamedTuple):
    """The words of a name, more and more of what may differ left out.

    :param literal: in one spelling, prepositions left out
    :param cases: their stems: the same in any case
    :param stems: the same with synonyms, abbreviations and Russian words by one word
    """

    literal: str
    cases: tuple[str, ...]
    stems: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> Words:
    """Return the words of a name.

    >>> words_of("CRM-менеджер").literal == words_of("crm менеджер").literal
    True
    >>> words_of("Заступника начальника").cases == words_of("заступник начальника").cases
    True
    >>> words_of("Менеджерка по продажам").stems
    ('менеджер', 'збут')
    """
    words = key_words(text)
    telling = [word for word in words if word not in SHORT and word not in LITTLE] or words
    return Words(
        " ".join(telling),
        tuple(map(stem, telling)),
        tuple(stem_ for word in telling for stem_ in _stems(word)),
    )


@lru_cache(maxsize=1 << 15)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(_same(stem(each)) for each in in_full(word))


def in_full(word: str) -> tuple[str, ...]:
    """Return the Ukrainian words that an abbreviation or a Russian word stands for.

    >>> in_full("уборщица")
    ('прибиральниця',)
    """
    return ABBREVIATIONS.get(word) or RUSSIAN.get(word) or _declined(word) or (word,)


def is_ukrainian(word: str) -> bool:
    """Tell whether a word is a Ukrainian one, though a Russian one is written so too.

    >>> is_ukrainian("персоналом"), is_ukrainian("школы"), is_ukrainian("склада")
    (True, False, False)
    """
    meant, *_others = RUSSIAN.get(word, (word,))
    if stem(meant) != stem(word) or _RUSSIAN_LETTERS.search(word):
        return False
    # «Склада» is a Ukrainian genitive too, but «складу» is what is written.
    return meant != f"{word[:-1]}у" and bool(parses_of(word))


def _declined(word: str) -> tuple[str, ...] | None:
    """Return what an abbreviation in an oblique case stands for: «ФАПу».

    >>> _declined("фапу")
    ('фельдшерського', 'пункту')
    """
    found = _DECLINED.fullmatch(word)
    return ABBREVIATIONS.get(found[1]) if found else None


@lru_cache(maxsize=1 << 15)
def _same(stem_: str) -> str:
    for beginnings, one in SAME_WORDS:
        if stem_.startswith(beginnings):
            return one
    return stem_


def each_beginning(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Give a list in two, the longest beginning first, both parts with a word at least.

    >>> list(each_beginning(["менеджер", "з", "реклами"]))
    [(['менеджер', 'з'], ['реклами']), (['менеджер'], ['з', 'реклами'])]
    """
    for at in range(len(words) - 1, 0, -1):
        yield words[:at], words[at:]
