"""Names of persons: which word of two is the surname."""

import re

from .nouns import parses_of

SURNAME, GIVEN_NAME = "Surn", "Name"
_ENDS_LIKE_A_SURNAME = re.compile(r"\w(?:[еє]нко|[чщ]ук|[сцз]ьк(?:ий|а))$")


def is_surname_first(first: str, second: str) -> bool:
    """Tell whether a pair of words is a surname and, after it, a given name.

    The first word has to be a surname and no given name, the second a given name, by the
    dictionary or, of a surname, by its ending. What may be read both ways («Назар Іван») is not told.

    >>> is_surname_first("Бондаренко", "Олег"), is_surname_first("Олег", "Бондаренко")
    (True, False)
    >>> is_surname_first("Назар", "Іван"), is_surname_first("Леся", "Українка")
    (False, False)
    """
    kinds = _kinds(first)
    return SURNAME in kinds and GIVEN_NAME not in kinds and GIVEN_NAME in _kinds(second)


def _kinds(word: str) -> set[str]:
    """What a word may be in the nominative; one with a hyphen is what one of its parts is."""
    plain = word.lower().replace("’", "'").replace("ʼ", "'")
    kinds = {
        kind
        for part in plain.split("-")
        for parse in parses_of(part)
        if "nomn" in parse.tag
        for kind in (SURNAME, GIVEN_NAME)
        if kind in parse.tag
    }
    # The dictionary has not every surname; no given name ends so.
    return kinds or ({SURNAME} if _ENDS_LIKE_A_SURNAME.search(plain) else set())
