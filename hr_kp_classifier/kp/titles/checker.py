"""The checker: asks the rules what is to be said of a title, and settles the repairs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..text import clean, fold
from .act_titles import ActTitle
from .derived import DERIVED_WORDS, DerivedWord
from .findings import Finding, Severity
from .former_titles import FormerTitle
from .in_place import in_place
from .official_titles import OfficialTitles
from .parsed_title import ParsedTitle, has_bracket
from .profession import Profession
from .rules import RULES, Remark, Rule

_MOST_REPAIRS = 8


class TitleChecker:
    """Checks the titles of positions by the rules of annex В.

    :param professions: the official titles, in force or not
    :param derived_words: those of annex В, or as HR has extended them
    :param act_titles: those that acts set
    :param former_titles: what amendments have renamed
    """

    def __init__(
        self,
        professions: Iterable[Profession],
        derived_words: Iterable[DerivedWord] = DERIVED_WORDS,
        act_titles: Iterable[ActTitle] = (),
        former_titles: Iterable[FormerTitle] = (),
    ) -> None:
        self.titles = OfficialTitles(professions, derived_words, act_titles, former_titles)

    def forms(self, profession: Profession) -> list[str]:
        """Return the forms in which its title may stand on a position, the default first."""
        return self.titles.forms(profession)

    def find(self, title: str) -> list[Profession]:
        """Return the official titles that ``title`` is, in any form of theirs."""
        return self.titles.find(title)

    def as_printed(self, title: str, profession: Profession) -> str:
        """Return a title, typed tidily, with the official one in it letter by letter as in КП.

        What never matters when titles are compared (letter case, у/в, з/із, kinds of dash) may
        have been typed otherwise, and goes into papers. A title that the rules object to is only
        tidied: they tell its faults, and HR decides.
        """
        if title.isupper() and " " in title.strip():
            title = self._in_small_letters(title)
        title = tidied(title)
        parsed = ParsedTitle(self.titles, title, profession)
        if parsed.in_full.short or parsed.mixed or parsed.misquoted or has_bracket(title):
            return title
        printed = in_place(parsed, profession)
        return printed if printed and fold(printed) == parsed.folded else title

    def _in_small_letters(self, title: str) -> str:
        """Return a title in capitals as it is written else; what no title has may be a name."""
        return " ".join(
            word.lower() if fold(word) in self.titles.vocabulary or len(word) > 3 else word
            for word in title.split(" ")
        )

    def in_place_of(self, title: str, former: Profession, other: Profession) -> str | None:
        """Return a title of ``former`` with ``other`` in its place, its own words kept.

        :return: None where it can't be told how it is to read
        """
        return in_place(ParsedTitle(self.titles, title, former), other)

    def check(self, title: str, profession: Profession, grade: str = "") -> list[Finding]:
        """Return what is to be said of ``title`` on a position of ``profession``.

        The findings come in the order of the rules. No text, however odd, raises.
        A title without errors may be used.

        :param grade: the grade (категорія, розряд) in its own field
        """
        parsed = ParsedTitle(self.titles, title, profession, grade)
        found = _look(parsed)
        return [_finding(rule, remark, self._settled(remark, parsed)) for rule, remark in found]

    def _settled(self, remark: Remark, parsed: ParsedTitle) -> _Repair:
        """Return a repair that needs none itself, and the title it is for.

        What one rule proposes may be against another; its repair is then taken,
        and so on. Where that leads away from the title that was chosen, the official
        title as it stands is right; where it leads to no end, or to another rank or
        profession than was meant, nothing is proposed.
        """
        if remark.repair is None:
            return _Repair(None, remark.profession)
        profession, grade = parsed.profession, remark.grade
        repair, at = remark.repair, remark.profession or profession
        reads_rank = remark.reads_rank
        for _round in range(_MOST_REPAIRS):
            repair = tidied(repair)
            found = _look(ParsedTitle(self.titles, repair, at, grade or parsed.grade))
            next_ = next((said for rule, said in found if _is_to_repair(rule, said)), None)
            ranked = any(rule.code == "derived_is_official" for rule, _said in found)
            if next_ is None or next_.repair is None:
                break
            astray = next_.profession is not None and remark.profession is None and at.active
            # What annex В calls otherwise with this rank leads to that title, not to none.
            astray = astray and not reads_rank
            if astray and ranked:
                return _Repair(None, remark.profession)  # the chosen title has another rank
            if astray:
                repair = self.titles.wording(at).default
            else:
                repair, at = next_.repair, next_.profession or at
            grade = grade or next_.grade
            reads_rank = reads_rank or next_.reads_rank
        else:
            return _Repair(None, remark.profession)
        if any((said.severity or rule.severity) is Severity.ERROR for rule, said in found):
            return _Repair(None, remark.profession)
        if not reads_rank and not _keeps_rank(parsed, repair):
            return _Repair(None, remark.profession)
        return _Repair(repair, None if at.is_same(profession) else at, grade)


class _Repair(NamedTuple):
    text: str | None
    profession: Profession | None
    grade: str = ""


def _look(parsed: ParsedTitle) -> list[tuple[Rule, Remark]]:
    """Ask the rules, in their order."""
    found: list[tuple[Rule, Remark]] = []
    explained = False
    for rule in RULES:
        if rule.explains and (explained or parsed.match is not None):
            continue
        if found and rule.severity is Severity.HINT:
            continue
        remark = rule.look(parsed)
        if remark is not None:
            found.append((rule, remark))
            explained = explained or rule.explains or remark.explains
            if remark.final:
                break
    return found


def _is_to_repair(rule: Rule, remark: Remark) -> bool:
    hint = (remark.severity or rule.severity) is Severity.HINT
    return remark.repair is not None and not hint


def _keeps_rank(parsed: ParsedTitle, repair: str) -> bool:
    """Tell whether a repair has the derived words of the title, those and no others."""
    before = {word.derived.word for word in parsed.opening_chain[0]}
    mended = parsed.again(repair)
    after = {word.derived.word for word in mended.opening_chain[0]}
    words = mended.folded.split(" ")
    stems = {word: fold(word)[:-2].rstrip("-") for word in before | after}
    typed = parsed.folded.split(" ")
    lost = {w for w in before - after if not any(x.startswith(stems[w]) for x in words)}
    new = {w for w in after - before if not any(x.startswith(stems[w]) for x in typed)}
    return not lost and not new


def tidied(title: str) -> str:
    """Return a title as it is stored and printed: a capital first, nothing dangling.

    >>> tidied("менеджер  з персоналу.")
    'Менеджер з персоналу'
    """
    text = clean(clean(title).strip(" .,;:/+–-"))
    return text[:1].upper() + text[1:]


def _finding(rule: Rule, remark: Remark, repair: _Repair) -> Finding:
    return Finding(
        rule.code,
        remark.severity or rule.severity,
        remark.message,
        remark.source or rule.source,
        repair.text,
        repair.profession,
        repair.grade,
    )
