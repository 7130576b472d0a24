"""Feminine and masculine forms of titles.

>>> feminine_of("Старший менеджер з продажу")
'Старша менеджерка з продажу'
"""

import re
from collections.abc import Callable, Collection

from .endings import word_set
from .exceptions import FIXED_PARTS
from .nouns import adjective_gender, from_dictionary, noun_readings, parses_of
from .phrases import Phrase

# Pairs that no ending tells.
_PAIRS = {
    "майстер": "майстриня",
    "митець": "мисткиня",
    "учень": "учениця",
    "ткач": "ткаля",
    "актор": "акторка",
    "член": "членкиня",
    "міністр": "міністерка",
    "кухар": "кухарка",
    "господар": "господиня",
    "декан": "деканка",
    "обліковець": "обліковиця",
}
_MASCULINE_PAIRS = {feminine: masculine for masculine, feminine in _PAIRS.items()} | {
    "актриса": "актор",
    "директриса": "директор",
    "ткачиха": "ткач",
}

# Trades and names of persons that have no masculine in a title.
_FEMININE_ONLY = word_set(
    """
    ворожка господиня економка медсестра модель модистка мереживниця няня нянька особа покоївка
    праля прачка сестра швачка
    """
)

# Feminine ending; masculine endings to try. The longer endings stand first.
_TO_MASCULINE = (
    ("льчиня", ("лець",)),
    ("чиня", ("ець",)),
    ("щиця", ("ець", "щик", "ник")),
    ("чиця", ("чик",)),
    ("ниця", ("ник",)),
    ("виця", ("вець",)),
    ("киня", ("к", "")),
    ("иня", ("",)),
    ("ичка", ("ик",)),
    ("ічка", ("ік",)),
    ("ка", ("", "ець", "ин")),
    ("еса", ("",)),
    ("иха", ("",)),
    ("ша", ("",)),
)

# A trade, to be believed without the dictionary.
_TRADE = re.compile(
    r"\w\w(?:[иі]к|ач|ист|іст|їст|ор|ер|єр|лог|гог|ург|граф|тель|[ая]нт|ент|[ая]р|ець|лід|мен)$"
)

# Masculine ending; its letters to cut; feminine endings to try; whether the first is
# right even when the dictionary does not know the word.
_TO_FEMININE = (
    ("знавець", "ець", ("чиня",), True),
    ("ець", "ець", ("чиня", "иця", "ка"), False),
    ("чик", "к", ("ця",), True),
    ("щик", "к", ("ця",), True),
    ("ник", "к", ("ця",), True),
    ("льт", "", ("ка",), True),
    ("іус", "", ("ка",), True),
    ("вик", "к", ("чка",), False),
    ("ик", "", ("иня", "еса"), True),
    ("ік", "", ("иня",), True),
    ("лог", "", ("иня",), True),
    ("гог", "", ("иня",), True),
    ("ург", "", ("иня",), True),
    *((end, "", ("ка", "иня"), True) for end in ("ач", "яч", "тель", "ист", "іст", "їст")),
    *(
        (end, "", ("ка", "иня"), True)
        for end in ("ер", "єр", "ор", "ар", "яр", "ир", "ант", "ент")
    ),
    ("ій", "", ("ка",), False),
    ("", "", ("ка", "иня", "киня", "еса"), False),
)


def masculine_of(title: str, known: Collection[str] = ()) -> str | None:
    """Return ``title`` with its feminine head made masculine, or ``None``.

    «Старша менеджерка з продажу» gives «Старший менеджер з продажу». ``None``
    means that the title is not feminine, has no masculine («сестра медична»),
    or that its head is one of ``known``: the lower-cased heads which the
    classifier itself has, as «швачка».
    """
    return _regender(title, "femn", lambda word: _masculine(word, known), known)


def feminine_of(title: str) -> str | None:
    """Return ``title`` with its masculine head made feminine, or ``None`` where unsure.

    «Старший менеджер з продажу» gives «Старша менеджерка з продажу».
    """
    return _regender(title, "masc", _feminine)


def _regender(
    title: str, gender: str, other: Callable[[str], str | None], known: Collection[str] = ()
) -> str | None:
    """Return ``title`` with what is of ``gender`` made the other one, ``None`` if it cannot be."""
    parsed = Phrase(title)
    main = parsed.groups[0] if parsed.groups else None
    if not main or main.gender != gender or not (main.animate or known):
        return None
    head = main.nouns[0][0] if main.nouns else main.adjectives[-1]
    if parsed.words[head].key in known:
        return None
    changes = {}
    for group in parsed.groups:
        if group.gender != gender:
            continue
        for number, _noun in group.nouns:
            changed = _each_part(parsed.words[number].key, gender, other, known)
            if not changed:
                return None
            changes[number] = changed
        for number in group.adjectives:
            changes[number] = _other_adjective(parsed.words[number].key)
    changed = parsed.replaced(changes)
    return None if changed == title else changed


def _each_part(
    word: str, gender: str, other: Callable[[str], str | None], known: Collection[str]
) -> str | None:
    """Return ``word`` with each part that is a person of ``gender`` made the other one."""
    *_, last = parts = word.split("-")
    for number, part in enumerate(parts):
        people = {noun.gender for noun in noun_readings(part) if noun.animate}
        adjective = adjective_gender(part)
        if part in FIXED_PARTS or (adjective and adjective != gender):
            continue
        if adjective:
            parts[number] = _other_adjective(part)
        elif people == {gender}:
            changed = other(part)
            if not changed:
                return None
            parts[number] = changed
        elif not people:
            # «Столярка» is a thing to the dictionary, «столяр» is a trade of the classifier.
            changed = other(part)
            if changed and changed in known:
                parts[number] = changed
            elif part == last:
                return None
    return "-".join(parts)


def _other_adjective(word: str) -> str:
    """Return the feminine of a masculine adjective and the other way round."""
    for masculine, feminine in (("ий", "а"), ("ій", "я")):
        if word.endswith(masculine):
            return word.removesuffix(masculine) + feminine
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    return word


def _is_person(word: str, gender: str) -> bool:
    """Tell whether the dictionary has ``word`` as a person of ``gender``."""
    found = filter(None, map(from_dictionary, parses_of(word)))
    return any(noun.animate and noun.gender == gender for noun in found)


def _masculine(word: str, known: Collection[str]) -> str | None:
    if word in _FEMININE_ONLY:
        return None
    if word in _MASCULINE_PAIRS:
        return _MASCULINE_PAIRS[word]
    for ending, replacements in _TO_MASCULINE:
        if not word.endswith(ending):
            continue
        found = [word.removesuffix(ending) + put for put in replacements]
        for masculine in found:
            if masculine in known or _is_person(masculine, "masc"):
                return masculine
        if not parses_of(word) and (trade := next(filter(_TRADE.search, found), None)):
            # «Рекрутерка»: the dictionary knows neither, the endings fit.
            return trade
    return None


def _feminine(word: str) -> str | None:
    if word in _PAIRS:
        return _PAIRS[word]
    for ending, cut, put, always in _TO_FEMININE:
        if word.endswith(ending):
            found = [word.removesuffix(cut) + new for new in put]
            known = next((feminine for feminine in found if _is_person(feminine, "femn")), None)
            return known or (found[0] if always else None)
    return None
