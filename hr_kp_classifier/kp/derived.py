"""Derived words (похідні слова): annex В of the КП and its note 1.

A derived word may be put to an official title while branch, function and
qualification requirements stay the same and no duplicate arises; the code of
the title is kept. The words are data, so that HR can add those of a later
amendment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .text import fold
from .translate import _

Agreement = Literal["adjective", "genitive", "prefix"]

ANNEX = _("Annex В to the КП, the list of derived words")
AMENDMENT_11 = _("Annex В to the КП as changed by amendment 11 (order 5573 of 29.12.2022)")

PROFESSIONALS_AND_SPECIALISTS = frozenset("23")
WORKERS_NOT_ELEMENTARY = frozenset("5678")
WORKERS = frozenset("56789")


@dataclass(frozen=True)
class DerivedWord:
    """A word that may be put to an official title, and how.

    ``agreement`` says what it does to the title: an adjective leaves it as it is
    («Старший інспектор»), a noun puts it in the genitive («Заступник
    начальника»), a prefix is joined to it by a hyphen («Віце-президент»).
    ``sections`` are the sections of the КП whose titles it may be put to, None
    for all; ``sections_open`` says that this limit was not found in an official
    text, so that going beyond it is no error. ``after_noun`` is True for the
    adjectives that the КП itself puts after the head («Адміністратор черговий»).
    """

    word: str
    agreement: Agreement
    sections: frozenset[str] | None = None
    sections_open: bool = False
    after_noun: bool = False
    source: str = ANNEX

    def fits(self, section: str) -> bool:
        """Tell whether it may be put to a title of ``section`` (one digit)."""
        return self.sections is None or section in self.sections

    def follows(self) -> bool:
        """Tell whether it may stand after the head."""
        return self.after_noun and self.agreement == "adjective"


DERIVED_WORDS: tuple[DerivedWord, ...] = (
    DerivedWord("Бригадний", "adjective"),
    DerivedWord("Віце-", "prefix"),
    DerivedWord("Гірничий", "adjective", after_noun=True),
    DerivedWord("Головний", "adjective"),
    DerivedWord("Груповий", "adjective", after_noun=True),
    DerivedWord("Дільничний", "adjective"),
    DerivedWord("Другий", "adjective"),
    DerivedWord("Заступник", "genitive"),
    DerivedWord("Змінний", "adjective"),
    DerivedWord("Молодший", "adjective"),
    DerivedWord("Перший", "adjective"),
    DerivedWord("Помічник", "genitive"),
    DerivedWord("Провідний", "adjective"),
    DerivedWord("П'ятий", "adjective"),
    DerivedWord("Районний", "adjective"),
    DerivedWord("Стажист", "genitive", PROFESSIONALS_AND_SPECIALISTS),
    DerivedWord("Старший", "adjective"),
    DerivedWord("Третій", "adjective"),
    DerivedWord("Учень", "genitive", WORKERS, sections_open=True),
    DerivedWord("Черговий", "adjective", after_noun=True),
    DerivedWord("Четвертий", "adjective"),
    DerivedWord(
        "Виконувач окремих робіт", "genitive", WORKERS_NOT_ELEMENTARY, source=AMENDMENT_11
    ),
)


@dataclass(frozen=True)
class Inflected:
    """A derived word in one of its shapes, as it may stand in a title (folded)."""

    derived: DerivedWord
    shape: str
    gender: Literal["m", "f", ""]
    genitive: bool


def shapes(derived_words: Iterable[DerivedWord]) -> dict[str, Inflected]:
    """Return every shape of the ``derived_words``, by its fold.

    Adjectives have a masculine and a feminine shape and a genitive of each, since
    they stand in the genitive after a noun («Заступник головного інженера»);
    nouns have a nominative and a genitive («Помічник заступника начальника»).
    """
    found: dict[str, Inflected] = {}

    def add(derived: DerivedWord, shape: str, gender: Literal["m", "f", ""], genitive: bool) -> None:
        found.setdefault(fold(shape), Inflected(derived, fold(shape), gender, genitive))

    for derived in derived_words:
        word = fold(derived.word)
        if derived.agreement == "prefix":
            add(derived, word.rstrip("-") + "-", "", False)
        elif derived.agreement == "adjective":
            stem, soft = word[:-2], word.endswith("ій")
            add(derived, word, "m", False)
            add(derived, stem + ("я" if soft else "а"), "f", False)
            add(derived, stem + ("ього" if soft else "ого"), "m", True)
            add(derived, stem + ("ьої" if soft else "ої"), "f", True)
        else:
            add(derived, word, "", False)
            first, blank, rest = word.partition(" ")
            first = first[:-1] + "я" if first.endswith("ь") else first + "а"
            add(derived, first.replace("еня", "ня") + blank + rest, "", True)
    return found
