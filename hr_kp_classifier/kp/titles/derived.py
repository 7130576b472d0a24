"""Derived words (похідні слова): annex В of the КП and its note 1.

A derived word may be put to an official title while branch, function and
qualification requirements stay the same and no duplicate arises; the code of
the title is kept. The words are data, so that HR can add those of a later
amendment.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..messages import _
from ..text import fold

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

    @property
    def width(self) -> int:
        """How far after it, in a title, the next word starts."""
        return len(self.shape) + (self.derived.agreement != "prefix")


class Shapes:
    """Every shape of some derived words, to be found in a title.

    Adjectives have a masculine and a feminine shape and a genitive of each, since
    they stand in the genitive after a noun («Заступник головного інженера»);
    nouns have a nominative and a genitive («Помічник заступника начальника»).
    """

    def __init__(self, derived_words: Iterable[DerivedWord]) -> None:
        self._by_first_word: dict[str, list[Inflected]] = {}
        for derived in derived_words:
            for inflected in _inflected(derived):
                first = inflected.shape.split(" ")[0]
                self._by_first_word.setdefault(first, []).append(inflected)

    def at(self, folded: str, start: int = 0) -> Inflected | None:
        """Return the derived word that stands in a folded title at ``start``."""
        end = folded.find(" ", start)
        word = folded[start:] if end < 0 else folded[start:end]
        prefix, hyphen, _rest = word.partition("-")
        for inflected in self._by_first_word.get(prefix + hyphen if hyphen else word, ()):
            shape = inflected.shape
            after = start + len(shape)
            whole = hyphen or folded[after : after + 1] in ("", " ")
            if whole and folded.startswith(shape, start):
                return inflected
        return None

    def of(self, derived: DerivedWord, gender: str) -> str:
        """Return an adjective in a gender (m or f), nominative."""
        return next(each.shape for each in _inflected(derived) if each.gender == gender)


def _inflected(derived: DerivedWord) -> Iterator[Inflected]:
    """Give the shapes of one derived word."""
    word = fold(derived.word)
    if derived.agreement == "prefix":
        yield Inflected(derived, word.rstrip("-") + "-", "", False)
    elif derived.agreement == "adjective":
        stem, soft = word[:-2], "ь" if word.endswith("ій") else ""
        yield Inflected(derived, word, "m", False)
        yield Inflected(derived, stem + ("я" if soft else "а"), "f", False)
        yield Inflected(derived, f"{stem}{soft}ого", "m", True)
        yield Inflected(derived, f"{stem}{soft}ої", "f", True)
    else:
        yield Inflected(derived, word, "", False)
        first, blank, rest = word.partition(" ")
        first = re.sub(r"(ен)?ь$", lambda end: "ня" if end[1] else "я", first)
        yield Inflected(
            derived, (first if first[-1:] == "я" else first + "а") + blank + rest, "", True
        )
