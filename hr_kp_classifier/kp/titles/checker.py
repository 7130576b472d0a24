"""The checker: asks the rules what is to be said of a title, and settles the repairs."""

from __future__ import annotations

from collections.abc import Iterable

from ..text import clean
from .derived import DERIVED_WORDS, DerivedWord
from .findings import Finding, Severity
from .official_titles import OfficialTitles
from .parsed_title import ParsedTitle
from .profession import Profession
from .rules import RULES, Remark, Rule

_MOST_REPAIRS = 8


class TitleChecker:
    """Checks the titles of positions by the rules of annex В.

    :param professions: the official titles, in force or not
    :param derived_words: those of annex В, or as HR has extended them
    """

    def __init__(
        self,
        professions: Iterable[Profession],
        derived_words: Iterable[DerivedWord] = DERIVED_WORDS,
    ) -> None:
        self.titles = OfficialTitles(professions, derived_words)

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which its title may stand on a position, the default first."""
        return self.titles.forms(profession)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs."""
        return self.titles.find(title)

    def check(self, title: str, profession: Profession, grade: str = "") -> list[Finding]:
        """Return what is to be said of ``title`` on a position of ``profession``.

        The findings come in the order of the rules. No text, however odd, raises.
        A title without errors may be used.
        """
        return [
            _finding(rule, said, *self._settled(said, profession, grade))
            for rule, said in self._look(title, profession, grade)
        ]

    def _look(
        self, title: str, profession: Profession, grade: str
    ) -> list[tuple[Rule, Remark]]:
        """Ask the rules, in their order."""
        parsed = ParsedTitle(self.titles, title, profession, grade)
        found: list[tuple[Rule, Remark]] = []
        explained = False
        for rule in RULES:
            if rule.explains and (explained or parsed.match is not None):
                continue
            if found and rule.severity is Severity.HINT:
                continue
            said = rule.look(parsed)
            if said is not None:
                found.append((rule, said))
                explained = explained or rule.explains or said.explains
                if said.final:
                    break
        return found

    def _settled(
        self, said: Remark, profession: Profession, grade: str
    ) -> tuple[str | None, Profession | None]:
        """Return a repair that needs none itself, and the title it is for.

        What one rule proposes may be against another; its repair is then taken,
        and so on. Where that leads away from the title that was chosen, the official
        title as it stands is right; where it leads to no end, nothing is proposed.
        """
        if said.repair is None:
            return None, said.profession
        repair, at = said.repair, said.profession or profession
        for _round in range(_MOST_REPAIRS):
            repair = _tidied(repair)
            found = self._look(repair, at, grade)
            next_ = next((said for _rule, said in found if said.repair is not None), None)
            if next_ is None or next_.repair is None:
                break
            astray = next_.profession is not None and said.profession is None and at.active
            if astray:
                repair = self.titles.wording(at).default
            else:
                repair, at = next_.repair, next_.profession or at
        else:
            return None, said.profession
        if any((said.severity or rule.severity) is Severity.ERROR for rule, said in found):
            return None, said.profession
        return repair, None if at.is_same(profession) else at


def _tidied(repair: str) -> str:
    """Return a repair as it is printed: a capital first, nothing dangling."""
    repair = clean(clean(repair).strip(" .,;:/+–-"))
    return repair[:1].upper() + repair[1:]


def _finding(
    rule: Rule, said: Remark, repair: str | None, profession: Profession | None
) -> Finding:
    return Finding(
        rule.code,
        said.severity or rule.severity,
        said.message,
        said.params,
        said.source or rule.source,
        repair,
        profession,
    )
