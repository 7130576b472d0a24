"""Rules about the official title: an extended title starts with it (note 2 of annex В).

All but the first and the last are asked only of a title that does not start with
the official one; the first of them that can tell why does so.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from os.path import commonprefix

from ...language.endings import word_set
from ...language.genders import masculine_of
from ...messages import _
from ...text import fold, lower_first
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut, starts
from ..profession import Profession
from ..wording import genitive_of_form
from .rule import (
    ANNEX_A,
    GENDER,
    GRAMMAR,
    NOTE_1,
    NOTE_2_PRACTICE,
    ORDERS,
    Remark,
    rule,
    short,
)

_JOINING = word_set("в у з на по для за до від при про")

_MOST_WORDS_READ = 12  # by rules that look closely at the beginning of a title


@rule("official_elsewhere", Severity.ERROR, ANNEX_A)
def official_elsewhere(parsed: ParsedTitle) -> Remark | None:
    """A title that is itself an official one stands with its own code."""
    found = parsed.titles.named(parsed.folded)
    match = parsed.match
    if not found or any(other.is_same(parsed.profession) for other in found):
        return None
    if match and not match.chain and match.end == len(parsed.folded):
        return None  # it is the official title that was chosen
    if match and (match.chain or parsed.trailing_derived):
        return None  # derived_is_official tells it
    if not match and any(
        starts(form, parsed.folded) for form, _printed in parsed.wording.folded
    ):
        return None  # not_official tells it: it is the beginning of the official title
    other = nearest(parsed, found)
    params = {"title": short(parsed.plain), "code": codes(found, other), "name": other.name}
    if other.code == parsed.profession.code:
        message = _(
            "“%(title)s” is an official title of the same code (%(code)s). "
            "Choose it as the position's КП title."
        )
    else:
        message = _(
            "“%(title)s” is itself an official title (%(code)s). "
            "Choose it as the position's КП title."
        )
    plain = match is None or other.code != parsed.profession.code
    severity = Severity.ERROR if plain else Severity.WARNING
    return Remark(message, params, parsed.plain, other, severity, explains=match is None)


_ACTING = re.compile(
    r"(?:т[. ]{0,2})?[ву][./ ]{1,2}о(?:[. ]{1,2}|$)"  # «в» alone is folded to «у»
    r"|тво(?: |$)"
    r"|(?:тимчасово |тимчасовий )?викону(?:вач|вачка|ючий|юча) обов'язк(?:ів|и)(?: |$)"
)


@rule("acting", Severity.ERROR, ORDERS, explains=True)
def acting(parsed: ParsedTitle) -> Remark | None:
    """«В.о.» and «виконувач обов'язків» are no derived words."""
    found = _ACTING.match(parsed.folded)
    if not found:
        return None
    rest = parsed.folded[found.end() :]
    for genitive, form in parsed.wording.genitives:
        if starts(rest, genitive):
            repair = form + cut(parsed.plain, parsed.folded, found.end() + len(genitive))
            break
    else:
        repair = parsed.wording.default
    return Remark(
        _(
            "“%(words)s” is no derived word: who acts in a position is said in an order, "
            "the position itself is “%(official)s”."
        ),
        {
            "words": parsed.plain[: found.end()].strip(),
            "official": parsed.wording.default,
        },
        repair,
    )


@rule("feminine_form", Severity.WARNING, GENDER, explains=True)
def feminine_form(parsed: ParsedTitle) -> Remark | None:
    """The position keeps the masculine form; an employee's records may have the feminine one."""
    masculine = _masculine(parsed)
    if masculine is None:
        return None
    return Remark(
        _(
            "“%(title)s” is a feminine form. The position is named “%(masculine)s”; "
            "the records of an employee may carry the feminine form."
        ),
        {"title": short(parsed.plain), "masculine": masculine},
        masculine,
    )


@rule("misspelt", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def misspelt(parsed: ParsedTitle) -> Remark | None:
    """The words of the official title are spelled as in КП."""
    words = parsed.folded.split(" ")
    best: tuple[float, str, int] | None = None
    for form, printed in parsed.wording.folded:
        count = form.count(" ") + 1
        for size in range(count - 2, count + 3):
            if 0 < size <= len(words):
                likeness = _likeness(words[:size], form.split(" "))
                if likeness and (best is None or likeness > best[0]):
                    best = (likeness, printed, size)
    if best is None:
        return None
    _ratio, printed, size = best
    plain = parsed.plain.split(" ")
    return Remark(
        _("“%(typed)s” is written otherwise in КП: “%(official)s”."),
        {"typed": " ".join(plain[:size]), "official": printed},
        " ".join([printed, *plain[size:]]),
    )


@rule("open_alternative", Severity.WARNING, NOTE_2_PRACTICE, explains=True)
def open_alternative(parsed: ParsedTitle) -> Remark | None:
    """Where КП says «та ін.» or «інший керівник», something else may stand."""
    for before, after in parsed.wording.open:
        folded = parsed.folded
        if before and not starts(folded, before):
            continue
        if after:
            at = folded.find(" " + after, len(before))
            if at < 0 or not starts(folded, after, at + 1):
                continue
            if folded.count(" ", len(before) + 1, at) > 3:
                continue
        elif folded == before:
            continue
        return Remark(
            _(
                "КП leaves the list in “%(name)s” open. Check that “%(title)s” is meant by it; "
                "“%(official)s” is sure to be right."
            ),
            {
                "name": parsed.profession.name,
                "title": short(parsed.plain),
                "official": parsed.wording.default,
            },
        )
    return None


@rule("words_reordered", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def words_reordered(parsed: ParsedTitle) -> Remark | None:
    """The words of the official title keep their order."""
    chain, start = parsed.opening_chain
    if any(word.derived.agreement != "adjective" for word in chain):
        chain, start = (), 0
    count = parsed.folded[:start].count(" ")
    before, plain = parsed.plain.split(" ")[:count], parsed.plain.split(" ")[count:]
    typed = parsed.folded[start:].replace(",", "").split(" ")
    for form, printed in parsed.wording.folded:
        wanted = form.replace(",", "").split(" ")
        if not Counter(wanted) <= Counter(typed):
            continue
        if _contains(typed, wanted):
            continue  # something stands before it: unknown_derived_word tells it
        rest, kept = list(typed), list(plain)
        for word in wanted:
            at = rest.index(word)
            del rest[at], kept[at]
        if _in_order(typed, wanted):
            message = _("The words of the official title “%(official)s” stand apart here.")
        else:
            message = _(
                "The words of the official title “%(official)s” stand in another order here."
            )
        official = lower_first(printed) if before else printed
        if kept and not before and kept[0] == plain[0]:
            kept[0] = lower_first(kept[0])
        return Remark(message, {"official": printed}, " ".join([*before, official, *kept]))
    return None


@rule("second_profession", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def second_profession(parsed: ParsedTitle) -> Remark | None:
    """A second word is not joined to the profession by a hyphen unless КП has the compound."""
    heads = {form.split(" ")[0] for form, _printed in parsed.wording.folded}
    for word, typed in zip(parsed.folded.split(" ")[:6], parsed.plain.split(" "), strict=False):
        parts = [part for part in re.split(r"[-/+,;]", word) if part]
        if len(parts) < 2 or word in parsed.titles.vocabulary:
            continue
        if not any(part in heads or part in parsed.titles.heads for part in parts):
            continue
        mended = (
            " ".join([printed, *parsed.plain.split(" ")[form.count(" ") + 1 :]])
            for part in parts[:3]
            for form, printed in parsed.wording.folded
            if starts(parsed.folded.replace(word, part, 1), form)
        )
        return Remark(
            _(
                "“%(word)s” joins a word to a profession, and КП has no such title. "
                "The official title “%(official)s” comes first; what makes it more precise follows."
            ),
            {"word": short(typed), "official": parsed.wording.default},
            next(mended, parsed.wording.default),
        )
    return None


# What is written for a derived word, folded.
_MISTAKEN = {
    "ведучий": "Провідний",
    "гл": "Головний",
    "гол": "Головний",
    "заст": "Заступник",
    "зам": "Заступник",
    "мол": "Молодший",
    "пом": "Помічник",
    "ст": "Старший",
}


@rule("unknown_derived_word", Severity.ERROR, NOTE_1, explains=True)
def unknown_derived_word(parsed: ParsedTitle) -> Remark | None:
    """Only derived words may stand before the official title."""
    for governed in (False, True):
        for form, printed in parsed.wording.genitives if governed else parsed.wording.folded:
            at = parsed.folded.find(" " + form) + 1 if form else 0
            if not at or not starts(parsed.folded, form, at):
                continue
            before = parsed.plain.split(" ")[: parsed.folded[:at].count(" ")]
            after = cut(parsed.plain, parsed.folded, at + len(form))
            if _is_chain(parsed, at):
                return None  # wrong_case tells it
            if len(before) > 3:
                return None
            meant = _MISTAKEN.get(fold(before[0]))
            if meant:
                return Remark(
                    _("“%(word)s” is no derived word. “%(meant)s” may be meant."),
                    {"word": before[0], "meant": meant},
                    " ".join([meant, *parsed.plain.split(" ")[1:]]),
                )
            words = " ".join(before)
            return Remark(
                _(
                    "“%(word)s” is no derived word: the title starts with “%(official)s”, "
                    "what makes it more precise follows."
                ),
                {"word": short(words), "official": printed},
                printed + after if governed else f"{printed} {lower_first(words)}{after}",
            )
    return None


@rule("wrong_case", Severity.ERROR, GRAMMAR, explains=True)
def wrong_case(parsed: ParsedTitle) -> Remark | None:
    """A noun puts the title in the genitive («Заступник начальника»), an adjective agrees."""
    chain, at = parsed.opening_chain
    if not chain:
        return None
    words = parsed.folded[at:].split(" ")
    governs = any(word.derived.agreement == "genitive" for word in chain)
    for form, printed in parsed.wording.folded:
        count = form.count(" ") + 1
        found = " ".join(words[:count])
        if found != form and not _likeness(found.split(" "), form.split(" ")):
            continue
        opening = " ".join(parsed.plain.split(" ")[: len(parsed.plain.split(" ")) - len(words)])
        rest = cut(parsed.plain, parsed.folded, at + len(found))
        base = lower_first(printed)
        if governs:
            base = genitive_of_form(base)
        return Remark(
            _("After “%(word)s” the title is to read “%(base)s”."),
            {"word": opening, "base": base},
            f"{opening} {base}{rest}",
            severity=Severity.ERROR if found == form else Severity.WARNING,
        )
    return None


@rule("not_official", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def not_official(parsed: ParsedTitle) -> Remark | None:
    """An extended title starts with the official one, its words in their order."""
    return Remark(
        _(
            "The title does not start with the official one. "
            "Start with “%(official)s”; what makes it more precise follows."
        ),
        {"official": parsed.wording.default},
        parsed.wording.default,
    )


@rule("second_profession", Severity.WARNING, NOTE_2_PRACTICE)
def second_profession_in_clarification(parsed: ParsedTitle) -> Remark | None:
    """Nor does a second profession follow after a hyphen, a dash or a slash."""
    rest = parsed.clarification
    if not rest:
        return None
    titles = parsed.titles
    words = rest.split(" ")
    for at, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        dash = word in {"-", "/", "+"} or (at == 0 and word in {"та", "і"})
        name = after if dash else word
        parts = re.split(r"[/+-]", name)
        joined = dash or at == 0 or name not in titles.vocabulary
        if not joined or not any(part in titles.heads for part in parts):
            continue
        kept = parsed.plain.split(" ")[: -(len(words) - at)]
        return Remark(
            _("“%(word)s” joins a second profession to the title. A position has one."),
            {"word": short(f"{word} {name}" if dash else name)},
            " ".join(kept),
        )
    return None


def nearest(parsed: ParsedTitle, found: list[Profession]) -> Profession:
    """Return the one of ``found`` that is meant: named so in КП, and with the nearest code."""

    def nearness(other: Profession) -> tuple[bool, bool, int]:
        shared = len(commonprefix([other.code, parsed.profession.code]))
        return "(" not in other.name, _is_named(parsed, other), shared

    return max(found, key=nearness)


def _is_named(parsed: ParsedTitle, other: Profession) -> bool:
    """Tell whether the title is what documents print for ``other``, not one of its other forms."""
    return starts(parsed.folded, fold(parsed.titles.wording(other).default))


def codes(found: list[Profession], first: Profession) -> str:
    """Return the codes of ``found``, that of ``first`` first, to be shown in a message."""
    return ", ".join(dict.fromkeys([first.code, *(other.code for other in found)]))


def _in_order(words: list[str], wanted: list[str]) -> bool:
    """Tell whether the ``wanted`` words stand in ``words`` in their order."""
    remaining = iter(words)
    return all(word in remaining for word in wanted)


def _contains(words: list[str], wanted: list[str]) -> bool:
    """Tell whether ``wanted`` stands in ``words`` in one piece."""
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "


def _is_chain(parsed: ParsedTitle, at: int) -> bool:
    """Tell whether what stands before ``at`` are derived words."""
    return parsed.opening_chain[1] == at


def _likeness(found: list[str], form: list[str]) -> float:
    """Return how like a likely misspelling ``found`` is to ``form``; 0.0 where it is none.

    Word by word, where there are as many; else as a whole, where a preposition
    is missing or a hyphen is a blank or has blanks around it.
    """
    whole, meant = _dashes_joined(found), _dashes_joined(form)
    if abs(len(whole) - len(meant)) > 6 or len(meant) < 5:
        return 0.0
    least = 0.92
    if len(found) == len(form):
        pairs = [
            pair for pair in zip(found, form, strict=True) if not _JOINING.issuperset(pair)
        ]
        least = 0.85 if len(pairs) == len(form) else 0.8
        if any(_ratio(*pair) < 0.65 for pair in pairs):
            return 0.0
    elif whole[:3] != meant[:3]:
        return 0.0  # «ст. менеджер …»: unknown_derived_word tells it
    ratio = _ratio(whole, meant)
    return ratio if ratio >= least else 0.0


def _dashes_joined(words: list[str]) -> str:
    return " ".join(words).replace(" - ", "-")


def _ratio(found: str, meant: str) -> float:
    return SequenceMatcher(None, found, meant, autojunk=False).ratio()


def _masculine(parsed: ParsedTitle) -> str | None:
    """Return the title with its head in the masculine, if the official title then starts it."""
    if len(parsed.plain) > 300:
        return None
    words = parsed.plain.split(" ")
    opening, rest = words[:_MOST_WORDS_READ], words[_MOST_WORDS_READ:]
    masculine = masculine_of(" ".join(opening), parsed.titles.heads)
    if masculine is None:
        return None
    title = " ".join([masculine, *rest])
    title = title[:1].upper() + title[1:]
    return title if parsed.again(title).match else None
