"""Words in a case that their governing word does not take, turned into the one it takes.

«Завідувач» takes the genitive, not the instrumental; «по» with the dative is a calque of «з»
with the genitive.
"""

import re
from typing import Any

from .endings import PREPOSITIONS
from .nouns import parses_of

_ADJECTIVE = re.compile(r"(?:ими|іми|им|ім|ьою|ою|ьому|ому|ій|ої|их)$")
_HARD, _SOFT = ("ого", "ої", "их"), ("ього", "ьої", "іх")
# Where «по» says along or on what, it is no calque: «по поверху», «по області».
_ALONG = re.compile(
    r"(?:поверх|вулиц|област|міст|район|регіон|країн|україн|д[іо]м|гуртожит|територі|маршрут"
    r"|корпус|цех|станці|зал|лін|трас|дільниц|об'єкт|черг|світ|схід|захід|південь|північ)\w*"
)


def genitive_for_instrumental(words: list[str]) -> list[str] | None:
    """Return ``words`` with the instrumental phrase that opens them in the genitive singular.

    None where they open with none, or the dictionary does not know the noun.

    >>> genitive_for_instrumental(["центральним", "складом", "заводу"])
    ['центрального', 'складу', 'заводу']
    >>> genitive_for_instrumental(["складу"]) is None
    True
    """
    return _turned(words, ("ablt",), singular=True)


def genitive_after_po(words: list[str]) -> list[str] | None:
    """Return ``words``, which follow «по», with the phrase that opens them in the genitive.

    A dative or a locative is turned; a plural stays one.

    >>> genitive_after_po(["роботі", "з", "клієнтами"])
    ['роботи', 'з', 'клієнтами']
    >>> genitive_after_po(["поверху"]) is None
    True
    """
    if words and _ALONG.fullmatch(words[0].lower()):
        return None
    return _turned(words, ("datv", "loct"), singular=False)


def is_dative_after_po(words: list[str]) -> bool:
    """Tell whether «по» is followed by an adjective that is surely in the dative.

    >>> is_dative_after_po(["безтранспортному", "розкриву"])
    True
    """
    if len(words) < 2 or _ALONG.fullmatch(words[1].strip(",").lower()):
        return False
    return re.search(r"\w\w(?:ому|ій)$", words[0].lower()) is not None


def _turned(words: list[str], cases: tuple[str, ...], *, singular: bool) -> list[str] | None:
    for at, word in enumerate(words[:4]):
        bare = word.strip(",").lower()
        if bare in PREPOSITIONS:
            return None
        parses = parses_of(bare)
        if any(parse.tag.POS == "ADJF" for parse in parses) or (
            not parses and _ADJECTIVE.search(bare)
        ):
            continue
        noun = _noun(parses, cases)
        if noun is None:
            return None
        plural = "plur" in noun.tag and not singular
        genitive = next(
            (
                form.word
                for form in noun.lexeme
                if "gent" in form.tag and ("plur" in form.tag) == plural
            ),
            None,
        )
        if genitive is None:
            return None
        gender = 2 if plural else 1 if "femn" in _genders(noun) else 0
        adjectives = [_genitive_adjective(each, gender) for each in words[:at]]
        return [*adjectives, word.lower().replace(bare, genitive), *words[at + 1 :]]
    return None


def _noun(parses: list[Any], cases: tuple[str, ...]) -> Any | None:
    """Return the reading as a noun in one of ``cases``: a thing before a person."""
    found = [parse for parse in parses if parse.tag.POS == "NOUN" and parse.tag.case in cases]
    return min(
        found, key=lambda parse: ("anim" in parse.tag, "Dist" in parse.tag), default=None
    )


def _genders(noun: Any) -> set[str]:
    """Return the genders of a noun; a plural has that of its singular."""
    return {
        name for form in noun.lexeme for name in ("masc", "femn", "neut") if name in form.tag
    }


def _genitive_adjective(word: str, gender: int) -> str:
    soft = re.search(r"(?<=н)(?:іми|ім|ьою|ьому)$", word)
    if soft:
        return word[: soft.start()] + _SOFT[gender]
    return _ADJECTIVE.sub(_HARD[gender], word)
