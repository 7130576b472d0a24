"""The official title that a user's file means: by its code, by its words, or by both."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ..codes import code_meant
from ..text import clean, fold
from .official_titles import OfficialTitles
from .profession import Profession

_CODE_FIRST = re.compile(r"([0-9]{1,4}(?:[.,][0-9])?)(?:\s+(.*))?")


@dataclass(frozen=True)
class GivenTitle:
    """The title of a row, and the official titles it may be.

    ``profession``: the official title in force, where it is plain which one is meant.
    ``form``: which form of it the row names, where that is not the one printed by default:
    «Начальник відділу маркетингу» of «Начальник відділу збуту (маркетингу)».
    ``candidates``: where it is not, those that have all that is given.
    ``elsewhere``: where none has, those of the same words at other codes.
    ``cancelled``: those of the same words, or at the code, that were cancelled.
    """

    code: str
    title: str
    profession: Profession | None = None
    form: str = ""
    candidates: tuple[Profession, ...] = ()
    elsewhere: tuple[Profession, ...] = ()
    cancelled: tuple[Profession, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the row gives neither a code nor a title."""
        return not self.code and not self.title


class GivenTitles:
    """Finds the official titles that the rows of a file mean.

    The case of letters does not matter, and a title may stand with its brackets opened, as a
    document prints it. An official title word for word comes before a form of another one.

    >>> titles = OfficialTitles(
    ...     [
    ...         Profession("1475.4", "Менеджер (управитель) із збуту"),
    ...         Profession("3433", "Асистент аудитора"),
    ...         Profession("3433", "Бухгалтер"),
    ...     ]
    ... )
    >>> given = GivenTitles(titles)
    >>> given.read("менеджер із збуту").profession.code
    '1475.4'
    >>> given.read("бухгалтер", "3433").profession.name
    'Бухгалтер'
    >>> given.read("управитель із збуту").form
    'Управитель із збуту'
    >>> [each.name for each in given.read("3433").candidates]
    ['Асистент аудитора', 'Бухгалтер']
    >>> [each.code for each in given.read("бухгалтер", "2411.2").elsewhere]
    ['3433']
    """

    def __init__(self, titles: OfficialTitles) -> None:
        self._titles = titles
        self._by_name: dict[str, list[Profession]] = defaultdict(list)
        self._by_code: dict[str, list[Profession]] = defaultdict(list)
        self._cancelled: dict[str, list[Profession]] = defaultdict(list)
        for each in titles.professions:
            self._by_code[each.code].append(each)
            if each.active:
                self._by_name[fold(each.name)].append(each)
            else:
                for form in {fold(each.name), *map(fold, titles.forms(each))}:
                    self._cancelled[form].append(each)

    def read(self, title: str, code: str = "") -> GivenTitle:
        """Read what a row gives.

        :param title: «бухгалтер», «3433 Бухгалтер», or a code alone
        :param code: from a column of its own; what is typed before the title gives way to it
        """
        title, code = clean(title), code_meant(clean(code))
        first = _CODE_FIRST.fullmatch(title)
        if first:
            code, title = code or first[1].replace(",", "."), first[2] or ""
        if not title:
            at_code = tuple(self._by_code.get(code, ()))
            active = tuple(each for each in at_code if each.active)
            return _given(code, "", active, cancelled=() if active else at_code)
        folded = fold(title)
        exact = tuple(self._by_name.get(folded, ()))
        alike = tuple(dict.fromkeys(self._titles.found(folded)))
        if found := _at(code, exact):
            return _given(code, title, found)
        if found := _at(code, alike):
            # A word in the brackets of a longer title is surely that title only where no other
            # has it: «комірник», but not «директор», whatever the code.
            sure = len(alike) == 1 or set(found) <= set(self._titles.named(folded))
            return self._with_form(_given(code, title, found, sure=sure), folded)
        cancelled = _at(code, tuple(self._cancelled.get(folded, ())))
        return _given(code, title, (), elsewhere=exact or alike, cancelled=cancelled)

    def _with_form(self, given: GivenTitle, folded: str) -> GivenTitle:
        profession = given.profession
        if profession is None or folded == fold(self._titles.forms(profession)[0]):
            return given
        return replace(given, form=self._titles.printed(profession, folded))


def _at(code: str, professions: tuple[Profession, ...]) -> tuple[Profession, ...]:
    return tuple(each for each in professions if not code or each.code == code)


def _given(
    code: str,
    title: str,
    found: tuple[Profession, ...],
    *,
    sure: bool = True,
    elsewhere: tuple[Profession, ...] = (),
    cancelled: tuple[Profession, ...] = (),
) -> GivenTitle:
    if sure and len(found) == 1:
        return GivenTitle(code, title, found[0])
    return GivenTitle(code, title, candidates=found, elsewhere=elsewhere, cancelled=cancelled)
