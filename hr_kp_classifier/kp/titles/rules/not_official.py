"""An extended title starts with the official one, its words in their order.

Source: practice under note 2 of annex В. Where the title starts with another official title,
that one fits better and is offered; where it keeps the head of the chosen one, that is offered;
otherwise nothing is: a repair never changes rank or profession.

>>> check("Системний адміністратор", "Адміністратор системи")
error not_official → Адміністратор системи
>>> check("Начальник відділу реклами", "Начальник відділу кадрів")
error not_official → Начальник відділу реклами (1235 Начальник відділу)
>>> check("Комплектовщик товарів", "Комплектувальник товарів")
error not_official → Комплектувальник товарів
>>> check("Заступник начальника відділу збуту", "Бухгалтер")
error not_official → Заступник начальника відділу збуту (1233 Начальник відділу збуту (маркетингу))
>>> check("Перекладач", "Бухгалтер")
error official_elsewhere → Перекладач (2444.2 Перекладач)

What an act calls another official title of the same code is a warning: the law's word is right.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from ...language.cases import nominatives
from ...language.endings import is_nominative_adjective, word_set
from ...language.genders import masculine_of
from ...language.russian import in_ukrainian
from ...messages import Message, _
from ...text import fold
from ..findings import Severity
from ..parsed_title import ParsedTitle, starts
from ..profession import Profession
from ..wording import genitive_of_form
from .feminine_form import masculine_title
from .naming import codes, nearest
from .rule import NOTE_2_PRACTICE, Remark, rule, short

_SHORTEST_OTHER = 2
_ALIKE = 0.8
_RANKS = ("про", "віце", "екс", "обер", "унтер")
_SUBSTANTIVES = word_set("керуючий завідуючий черговий вожатий")


@rule("not_official", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a title that does not start with the official one."""
    beginning, found = parsed.titles.longest_at_start(parsed.folded)
    if found and beginning.count(" ") + 1 >= _SHORTEST_OTHER:
        other = nearest(parsed, found)
        return Remark(
            Message(
                _(
                    "The title does not start with the official one, “%(official)s”. It starts "
                    "with another, “%(name)s” (%(code)s): choose that as the position's КП title."
                ),
                {
                    "official": parsed.wording.default,
                    "name": parsed.titles.printed(other, beginning),
                    "code": codes(found, other),
                },
            ),
            parsed.plain,
            other,
        )
    same_head = _same_head(parsed)
    beginning, sibling = parsed.titles.of_act_at_start(parsed.folded, parsed.profession.code)
    if sibling and not same_head:
        return Remark(
            Message(
                _(
                    "“%(title)s” is what an act calls “%(name)s”, which has the same code "
                    "(%(code)s). Choose that as the position's КП title."
                ),
                {
                    "title": parsed.titles.printed(sibling, beginning),
                    "name": sibling.name,
                    "code": sibling.code,
                },
            ),
            parsed.plain,
            sibling,
            # The code is right and so is the title: only the choice of the КП title is not.
            Severity.WARNING,
        )
    ranked = _with_rank(parsed)
    if ranked is not None:
        return ranked
    official = _preferred(parsed)
    return Remark(
        Message(
            _(
                "“%(title)s” does not start with the official title. "
                "Start with “%(official)s”; what makes it more precise follows."
            ),
            {"title": short(parsed.plain), "official": official},
        ),
        official if same_head else _in_ukrainian(parsed),
    )


def _in_ukrainian(parsed: ParsedTitle) -> str | None:
    """Return a title with its Russian words in Ukrainian, where it then starts with its own."""
    meant = in_ukrainian(parsed.folded)
    if meant != parsed.folded:
        for form, printed in parsed.wording.folded:
            if starts(meant, form):
                return printed + meant.removeprefix(form)
    return None


def _with_rank(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on derived words before another official title."""
    chain, at = parsed.opening_chain
    rest = parsed.folded[at:]
    if not chain:
        return None
    governed = any(word.derived.agreement == "genitive" for word in chain)
    beginning, found = _of_genitive(parsed, rest) if governed else _longest(parsed, rest)
    if not found:
        return None
    same_code = [other for other in found if other.code == parsed.profession.code]
    if governed or not same_code:
        other = nearest(parsed, found)
        return Remark(
            Message(
                _(
                    "The title does not start with the official one, “%(official)s”. “%(rank)s” "
                    "is put to another, “%(name)s” (%(code)s): choose that as the position's КП "
                    "title."
                ),
                {
                    "official": parsed.wording.default,
                    "rank": parsed.plain[: at - 1],
                    "name": parsed.titles.printed(other, beginning),
                    "code": codes(found, other),
                },
            ),
            parsed.plain,
            other,
        )
    other = nearest(parsed, same_code)
    return Remark(
        Message(
            _(
                "“%(title)s” is an official title of the same code (%(code)s). "
                "Choose it as the position's КП title."
            ),
            {"title": parsed.titles.printed(other, beginning), "code": other.code},
        ),
        parsed.plain,
        other,
        # The code is right and so is the title: only the choice of the КП title is not.
        Severity.WARNING,
    )


def _longest(parsed: ParsedTitle, rest: str) -> tuple[str, list[Profession]]:
    """Return the official title that a text begins with: its only word, or two words at least."""
    beginning, found = parsed.titles.longest_at_start(rest)
    return (beginning, found) if beginning == rest or " " in beginning else ("", [])


def _of_genitive(parsed: ParsedTitle, rest: str) -> tuple[str, list[Profession]]:
    """Return the official title whose genitive a text begins with, in the nominative."""
    for nominative in nominatives(rest):
        beginning, found = _longest(parsed, nominative)
        if found and starts(rest, fold(genitive_of_form(beginning))):
            return beginning, found
    return "", []


def _preferred(parsed: ParsedTitle) -> str:
    """Return the form to start with: what an act calls it, where the place is the same."""
    words = set(parsed.folded.split(" "))
    acts = [form for fold_, form in parsed.wording.folded if fold_ in parsed.wording.acts]
    best = max(acts, key=lambda form: len(words & set(fold(form).split(" "))), default="")
    shared = words & set(fold(best).split(" "))
    own = words & set(fold(parsed.wording.default).split(" "))
    return best if best and len(shared) > len(own) else parsed.wording.default


def _same_head(parsed: ParsedTitle) -> bool:
    """Tell whether the title names the worker as the official title does, without a rank.

    Another head before the very same place counts too: «Завідувач закладу …» for «Директор
    закладу …».
    """
    if parsed.opening_chain[0]:
        return False
    opening = masculine_title(parsed) or masculine_of(parsed.plain) or parsed.plain
    names = _names(fold(opening))
    own = {name for form, _printed in parsed.wording.folded for name in _names(form)}
    if any(_alike(name, other) for name in names for other in own):
        return True
    place = parsed.folded.partition(" ")[2]
    return place.count(" ") > 0 and any(
        form.partition(" ")[2] == place for form, _printed in parsed.wording.folded
    )


def _names(form: str) -> set[str]:
    """Return the words that name the worker: the first one, the noun, parts of a compound."""
    words = form.split(" ")
    noun = next((word for word in words if not is_nominative_adjective(word)), words[0])
    return {noun, *noun.split("-")} | ({words[0]} & _SUBSTANTIVES)


def _alike(name: str, other: str) -> bool:
    """Tell whether two heads are one: misspelt («інжинер»), or with a prefix («медсестра»).

    A prefix of rank makes another one: «проректор» is no «ректор».
    """
    if any(name == prefix + other for prefix in _RANKS):
        return False
    if name == other or (len(other) > 4 and name.endswith(other)):
        return True
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= _ALIKE
