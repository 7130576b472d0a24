"""Grammatical cases of job titles and of the names of departments.

>>> decline("Лікар-терапевт дільничний", Case.GENITIVE)
'Лікаря-терапевта дільничного'
>>> decline("Відділ збуту", Case.LOCATIVE)
'Відділі збуту'
"""

from collections.abc import Iterator

from .nouns import Case, declined_adjective, nominative_of
from .phrases import Phrase

__all__ = ["Case", "decline", "nominatives"]

# A title's head: a noun with two adjectives at most.
_MOST_OF_HEAD = 3


def decline(phrase: str, case: Case) -> str:
    """Return ``phrase``, a title or a department in the nominative, in ``case``.

    Blanks, punctuation, capitals and the kind of apostrophe stay as typed. A
    phrase whose head is not recognised is returned unchanged; no text raises.
    Where the language has two forms, the one of official papers is taken: dative
    «начальнику», not «начальникові»; genitive of a unit in -у, «сектору».
    """
    if case == Case.NOMINATIVE:
        return phrase
    parsed = Phrase(phrase)
    changes = {}
    for group in parsed.groups:
        for number in group.adjectives:
            changes[number] = declined_adjective(
                parsed.words[number].key, case, animate=parsed.animate
            )
        for number, noun in group.nouns:
            changes[number] = noun.form(case)
    return parsed.replaced(changes)


def nominatives(phrase: str) -> Iterator[str]:
    """Give a phrase in the genitive as it may be in the nominative: one word turned, two, three.

    Which of them is right, only a list of titles can tell. No text raises.

    >>> list(nominatives("головного бухгалтера"))
    ['головний бухгалтера', 'головний бухгалтер']
    """
    words = phrase.split(" ")
    for at, word in enumerate(words[:_MOST_OF_HEAD]):
        nominative = nominative_of(word)
        if nominative is None:
            return
        words[at] = nominative
        yield " ".join(words)
