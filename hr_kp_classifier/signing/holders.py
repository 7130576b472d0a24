"""Whether a certificate's holder is the person expected; numbers as they are shown."""

from ..kp.text import read_as_cyrillic
from .result import Signature

_APOSTROPHES = str.maketrans("’ʼ`′", "''''")


def _words(name: str) -> set[str]:
    words = name.translate(_APOSTROPHES).replace("-", " ").split()
    return {(read_as_cyrillic(word) or word).casefold() for word in words}


def same_person(first: str, second: str) -> bool:
    """Tell whether two names can be of one person, whatever the order of their words.

    «Шевченко Тарас Григорович» and «Тарас Шевченко» can; a surname alone tells nothing.

    >>> same_person("ШЕВЧЕНКО ТАРАС ГРИГОРОВИЧ", "Тарас Шевченко")
    True
    >>> same_person("Тарас Шевченко", "Тарас Прохасько")
    False
    """
    ours, theirs = _words(first), _words(second)
    return min(len(ours), len(theirs)) >= 2 and (ours <= theirs or theirs <= ours)


def signature_of(signatures: tuple[Signature, ...], name: str) -> Signature | None:
    """The signature of the person of that name; None where nobody of that name signed."""
    return next(
        (
            each
            for each in signatures
            if each.certificate and same_person(each.certificate.name, name)
        ),
        None,
    )


def masked(number: str) -> str:
    """Show the last four characters of a personal number, as papers have it.

    >>> masked("1234567890")
    '••••••7890'
    """
    return "•" * max(len(number) - 4, 0) + number[-4:] if len(number) > 4 else number
