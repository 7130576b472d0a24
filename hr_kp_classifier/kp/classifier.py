"""The classifier as an index: check a title, find one, list its forms. First cut."""

import re
from collections.abc import Iterable

from .brackets import forms
from .derived import DERIVED_WORDS, DerivedWord
from .findings import Finding, Severity
from .professions import Profession
from .text import clean, fold, has_latin
from .translate import _

__all__ = ["Classifier", "Finding", "Profession", "Severity"]


class Classifier:
    """The official titles, indexed."""

    def __init__(
        self,
        professions: Iterable[Profession],
        derived_words: Iterable[DerivedWord] = DERIVED_WORDS,
    ) -> None:
        self.professions = tuple(professions)
        self.derived_words = tuple(derived_words)
        self._found: dict[str, list[Profession]] = {}
        for profession in self.professions:
            for form in forms(profession.name):
                self._found.setdefault(fold(form), []).append(profession)

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which the title may stand on a position, the default first."""
        return forms(profession.name)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs."""
        return list(self._found.get(fold(title), ()))

    def check(self, title: str, profession: Profession, grade: str = "") -> list[Finding]:
        """Return what is to be said of ``title`` on a position of ``profession``."""
        text = clean(title)
        default = forms(profession.name)[0]
        found = []
        source = _("Annex В to the КП, note 2")

        def say(rule: str, message: str) -> None:
            params = {"title": text, "official": default}
            found.append(Finding(rule, Severity.ERROR, message, params, source, default))

        if re.search(r"[()\[\]]", text):
            say("brackets_kept", _("A position's title holds no brackets: “%(title)s”."))
        if has_latin(text):
            say("latin_letters", _("The title “%(title)s” holds Latin letters."))
        folded = fold(text)
        if not any(
            folded == form or folded.startswith((form + " ", form + ","))
            for form in map(fold, forms(profession.name))
        ):
            if "-" in folded.split(" ")[0]:
                say("second_profession", _("“%(title)s” joins a second profession by a hyphen."))
            else:
                say(
                    "not_official",
                    _("The title “%(title)s” does not start with the official “%(official)s”."),
                )
        return found
