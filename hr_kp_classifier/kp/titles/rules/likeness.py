"""How like a misspelling is to what it is meant for.

Measured by difflib, which counts runs of letters. rapidfuzz counts every letter that is in its
order, so that «медична сестра» would be a misspelt «сестра медична», not one with its words
in another order.
"""

from difflib import SequenceMatcher

from ...language.endings import word_set

_JOINING = word_set("в у з на по для за до від при про і та")


def likeness(found: list[str], form: list[str]) -> float:
    """Return how like a likely misspelling ``found`` is to ``form``; 0.0 where it is none.

    Word by word, where there are as many; else as a whole, where a preposition
    is missing or a hyphen is a blank or has blanks around it.

    >>> likeness(["інженер", "по", "охороні"], ["інженер", "з", "охорони"]) > 0.8
    True
    >>> likeness(["старший", "менеджер"], ["менеджер"])
    0.0
    """
    whole, meant = _dashes_joined(found), _dashes_joined(form)
    if abs(len(whole) - len(meant)) > 6 or len(meant) < 5:
        return 0.0
    least = 0.92
    if len(found) == len(form):
        pairs = [
            pair for pair in zip(found, form, strict=True) if not _JOINING.issuperset(pair)
        ]
        least = 0.85 if len(pairs) == len(form) else 0.8
        if any(_ratio(*pair) < 0.65 for pair in pairs):
            return 0.0
    elif whole[:3] != meant[:3]:
        return 0.0
    ratio = _ratio(whole, meant)
    return ratio if ratio >= least else 0.0


def _dashes_joined(words: list[str]) -> str:
    return " ".join(words).replace(" - ", "-")


def _ratio(found: str, meant: str) -> float:
    return SequenceMatcher(None, found, meant, autojunk=False).ratio()
