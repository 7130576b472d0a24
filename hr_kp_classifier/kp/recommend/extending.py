"""A title made more precise by what follows in the name, where the rules allow it."""

from __future__ import annotations

from ..language.endings import is_place
from ..text import fold
from ..titles.checker import TitleChecker
from ..titles.findings import Severity
from .name_index import Hit
from .tails import adds_to, may_follow
from .words import words_of


class Extender:
    """Makes titles more precise.

    :param checker: the rules; what is made has no errors
    """

    def __init__(self, checker: TitleChecker) -> None:
        self._checker = checker

    def extended(self, hit: Hit, text: str, tail: str) -> str:
        """Return the title with what makes it more precise, as the rules want it.

        What depends on a word of the name that the title lacks comes with that word: «Сестра
        медична кабінету щеплень».

        :param text: the whole name
        :param tail: what follows the part of it that stands for the title
        """
        if not may_follow(tail):
            return hit.form
        if not _ends_like(hit.form, text, tail):
            tail = text.partition(" ")[2]
        default = self._checker.forms(hit.profession)[0]
        forms = [hit.form, default]
        if hit.form.startswith(f"{default} ") and is_place(hit.form.split(" ")[-1]):
            forms.reverse()  # «Касир їдальні», not «Касир на підприємстві їдальні»
        for form in dict.fromkeys(forms):
            title = self._allowed(f"{form} {tail}", hit) if adds_to(form, tail) else ""
            if title:
                return title
        return hit.form

    def passes(self, title: str, hit: Hit, *, no_warning: bool = False) -> bool:
        """Tell whether the rules find no error in a title."""
        against = {Severity.ERROR, Severity.WARNING} if no_warning else {Severity.ERROR}
        findings = self._checker.check(title, hit.profession)
        return all(each.severity not in against for each in findings)

    def _allowed(self, title: str, hit: Hit) -> str:
        """Return a title as the rules mend it; empty where they refuse it."""
        repair = title
        for each in self._checker.check(title, hit.profession):
            if each.severity is Severity.ERROR:
                return ""
            if each.severity is Severity.WARNING and each.repair and repair == title:
                repair = each.repair
        return repair


def _ends_like(form: str, text: str, tail: str) -> bool:
    """Tell whether what follows a part of a name may follow a title just so.

    It may follow one word, and the last word of that part where the title ends with it or says
    no more than it. A place of work may follow any title.
    """
    beginning = words_of(fold(text).removesuffix(fold(tail)))
    if len(beginning.cases) == 1 or is_place(fold(tail).split(" ")[0]):
        return True
    stems = words_of(form).stems
    return stems[-1:] == beginning.stems[-1:] or set(stems) <= set(beginning.stems)
