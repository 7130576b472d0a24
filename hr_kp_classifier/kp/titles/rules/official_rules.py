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
from ...messages import _
from ...text import fold, lower_first
from ..findings import Severity
from ..parsed_title import Reading, cut, in_genitive, starts
from ..profession import Profession
from .rule import (
    ANNEX_A,
    GENDER,
    GRAMMAR,
    NOTE_1,
    NOTE_2_PRACTICE,
    ORDERS,
    Said,
    rule,
    short,
)

_JOINING = word_set("в у з на по для за до від при про")

_MOST_WORDS_READ = 12  # by rules that look closely at the beginning of a title


@rule("official_elsewhere", Severity.ERROR, ANNEX_A)
def official_elsewhere(reading: Reading) -> Said | None:
    """A title that is itself an official one stands with its own code."""
    found = reading.classifier.named(reading.folded)
    match = reading.match
    if not found or any(other.is_same(reading.profession) for other in found):
        return None
    if match and not match.chain and match.end == len(reading.folded):
        return None  # it is the official title that was chosen
    if match and (match.chain or reading.trailing_derived):
        return None  # derived_is_official tells it
    if not match and any(
        starts(form, reading.folded) for form, _printed in reading.wording.folded
    ):
        return None  # not_official tells it: it is the beginning of the official title
    other = nearest(reading, found)
    params = {"title": short(reading.plain), "code": codes(found, other), "name": other.name}
    if other.code == reading.profession.code:
        message = _(
            "“%(title)s” is an official title of the same code (%(code)s). "
            "Choose it as the position's КП title."
        )
    else:
        message = _(
            "“%(title)s” is itself an official title (%(code)s). "
            "Choose it as the position's КП title."
        )
    plain = match is None or other.code != reading.profession.code
    severity = Severity.ERROR if plain else Severity.WARNING
    return Said(message, params, reading.plain, other, severity, explains=match is None)


_ACTING = re.compile(
    r"(?:т[. ]{0,2})?[ву][./ ]{1,2}о(?:[. ]{1,2}|$)"  # «в» alone is folded to «у»
    r"|тво(?: |$)"
    r"|(?:тимчасово |тимчасовий )?викону(?:вач|вачка|ючий|юча) обов'язк(?:ів|и)(?: |$)"
)


@rule("acting", Severity.ERROR, ORDERS, explains=True)
def acting(reading: Reading) -> Said | None:
    """«В.о.» and «виконувач обов'язків» are no derived words."""
    found = _ACTING.match(reading.folded)
    if not found:
        return None
    rest = reading.folded[found.end() :]
    for genitive, form in reading.wording.genitives:
        if starts(rest, genitive):
            repair = form + cut(reading.plain, reading.folded, found.end() + len(genitive))
            break
    else:
        repair = reading.wording.default
    return Said(
        _(
            "“%(words)s” is no derived word: who acts in a position is said in an order, "
            "the position itself is “%(official)s”."
        ),
        {
            "words": reading.plain[: found.end()].strip(),
            "official": reading.wording.default,
        },
        repair,
    )


@rule("feminine_form", Severity.WARNING, GENDER, explains=True)
def feminine_form(reading: Reading) -> Said | None:
    """The position keeps the masculine form; an employee's records may have the feminine one."""
    masculine = _masculine(reading)
    if masculine is None:
        return None
    return Said(
        _(
            "“%(title)s” is a feminine form. The position is named “%(masculine)s”; "
            "the records of an employee may carry the feminine form."
        ),
        {"title": short(reading.plain), "masculine": masculine},
        masculine,
    )


@rule("misspelt", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def misspelt(reading: Reading) -> Said | None:
    """The words of the official title are spelled as in КП."""
    words = reading.folded.split(" ")
    best: tuple[float, str, int] | None = None
    for form, printed in reading.wording.folded:
        count = form.count(" ") + 1
        for size in range(count - 2, count + 3):
            if 0 < size <= len(words):
                likeness = _likeness(words[:size], form.split(" "))
                if likeness and (best is None or likeness > best[0]):
                    best = (likeness, printed, size)
    if best is None:
        return None
    _ratio, printed, size = best
    plain = reading.plain.split(" ")
    return Said(
        _("“%(typed)s” is written otherwise in КП: “%(official)s”."),
        {"typed": " ".join(plain[:size]), "official": printed},
        " ".join([printed, *plain[size:]]),
    )


@rule("open_alternative", Severity.WARNING, NOTE_2_PRACTICE, explains=True)
def open_alternative(reading: Reading) -> Said | None:
    """Where КП says «та ін.» or «інший керівник», something else may stand."""
    for before, after in reading.wording.open:
        folded = reading.folded
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
        return Said(
            _(
                "КП leaves the list in “%(name)s” open. Check that “%(title)s” is meant by it; "
                "“%(official)s” is sure to be right."
            ),
            {
                "name": reading.profession.name,
                "title": short(reading.plain),
                "official": reading.wording.default,
            },
        )
    return None


@rule("words_reordered", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def words_reordered(reading: Reading) -> Said | None:
    """The words of the official title keep their order."""
    chain, start = reading.opening_chain
    if any(word.derived.agreement != "adjective" for word in chain):
        chain, start = (), 0
    count = reading.folded[:start].count(" ")
    before, plain = reading.plain.split(" ")[:count], reading.plain.split(" ")[count:]
    typed = reading.folded[start:].replace(",", "").split(" ")
    for form, printed in reading.wording.folded:
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
        return Said(message, {"official": printed}, " ".join([*before, official, *kept]))
    return None


@rule("second_profession", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def second_profession(reading: Reading) -> Said | None:
    """A second word is not joined to the profession by a hyphen unless КП has the compound."""
    heads = {form.split(" ")[0] for form, _printed in reading.wording.folded}
    for word, typed in zip(
        reading.folded.split(" ")[:6], reading.plain.split(" "), strict=False
    ):
        parts = [part for part in re.split(r"[-/+,;]", word) if part]
        if len(parts) < 2 or word in reading.classifier.vocabulary:
            continue
        if not any(part in heads or part in reading.classifier.heads for part in parts):
            continue
        mended = (
            " ".join([printed, *reading.plain.split(" ")[form.count(" ") + 1 :]])
            for part in parts[:3]
            for form, printed in reading.wording.folded
            if starts(reading.folded.replace(word, part, 1), form)
        )
        return Said(
            _(
                "“%(word)s” joins a word to a profession, and КП has no such title. "
                "The official title “%(official)s” comes first; what makes it more precise follows."
            ),
            {"word": short(typed), "official": reading.wording.default},
            next(mended, reading.wording.default),
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
def unknown_derived_word(reading: Reading) -> Said | None:
    """Only derived words may stand before the official title."""
    for governed in (False, True):
        for form, printed in reading.wording.genitives if governed else reading.wording.folded:
            at = reading.folded.find(" " + form) + 1 if form else 0
            if not at or not starts(reading.folded, form, at):
                continue
            before = reading.plain.split(" ")[: reading.folded[:at].count(" ")]
            after = cut(reading.plain, reading.folded, at + len(form))
            if _is_chain(reading, at):
                return None  # wrong_case tells it
            if len(before) > 3:
                return None
            meant = _MISTAKEN.get(fold(before[0]))
            if meant:
                return Said(
                    _("“%(word)s” is no derived word. “%(meant)s” may be meant."),
                    {"word": before[0], "meant": meant},
                    " ".join([meant, *reading.plain.split(" ")[1:]]),
                )
            words = " ".join(before)
            return Said(
                _(
                    "“%(word)s” is no derived word: the title starts with “%(official)s”, "
                    "what makes it more precise follows."
                ),
                {"word": short(words), "official": printed},
                printed + after if governed else f"{printed} {lower_first(words)}{after}",
            )
    return None


@rule("wrong_case", Severity.ERROR, GRAMMAR, explains=True)
def wrong_case(reading: Reading) -> Said | None:
    """A noun puts the title in the genitive («Заступник начальника»), an adjective agrees."""
    chain, at = reading.opening_chain
    if not chain:
        return None
    words = reading.folded[at:].split(" ")
    governs = any(word.derived.agreement == "genitive" for word in chain)
    for form, printed in reading.wording.folded:
        count = form.count(" ") + 1
        found = " ".join(words[:count])
        if found != form and not _likeness(found.split(" "), form.split(" ")):
            continue
        opening = " ".join(
            reading.plain.split(" ")[: len(reading.plain.split(" ")) - len(words)]
        )
        rest = cut(reading.plain, reading.folded, at + len(found))
        base = lower_first(printed)
        if governs:
            base = in_genitive(base)
        return Said(
            _("After “%(word)s” the title is to read “%(base)s”."),
            {"word": opening, "base": base},
            f"{opening} {base}{rest}",
            severity=Severity.ERROR if found == form else Severity.WARNING,
        )
    return None


@rule("not_official", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def not_official(reading: Reading) -> Said | None:
    """An extended title starts with the official one, its words in their order."""
    return Said(
        _(
            "The title does not start with the official one. "
            "Start with “%(official)s”; what makes it more precise follows."
        ),
        {"official": reading.wording.default},
        reading.wording.default,
    )


@rule("second_profession", Severity.WARNING, NOTE_2_PRACTICE)
def second_profession_in_clarification(reading: Reading) -> Said | None:
    """Nor does a second profession follow after a hyphen, a dash or a slash."""
    rest = reading.clarification
    if not rest:
        return None
    classifier = reading.classifier
    words = rest.split(" ")
    for at, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        dash = word in {"-", "/", "+"} or (at == 0 and word in {"та", "і"})
        name = after if dash else word
        parts = re.split(r"[/+-]", name)
        joined = dash or at == 0 or name not in classifier.vocabulary
        if not joined or not any(part in classifier.heads for part in parts):
            continue
        kept = reading.plain.split(" ")[: -(len(words) - at)]
        return Said(
            _("“%(word)s” joins a second profession to the title. A position has one."),
            {"word": short(f"{word} {name}" if dash else name)},
            " ".join(kept),
        )
    return None


def nearest(reading: Reading, found: list[Profession]) -> Profession:
    """Return the one of ``found`` that is meant: named so in КП, and with the nearest code."""

    def nearness(other: Profession) -> tuple[bool, bool, int]:
        shared = len(commonprefix([other.code, reading.profession.code]))
        return "(" not in other.name, _is_named(reading, other), shared

    return max(found, key=nearness)


def _is_named(reading: Reading, other: Profession) -> bool:
    """Tell whether the title is what documents print for ``other``, not one of its other forms."""
    return starts(reading.folded, fold(reading.classifier.wording(other).default))


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


def _is_chain(reading: Reading, at: int) -> bool:
    """Tell whether what stands before ``at`` are derived words."""
    return reading.opening_chain[1] == at


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


def _masculine(reading: Reading) -> str | None:
    """Return the title with its head in the masculine, if the official title then starts it."""
    from ...language.genders import masculine_of

    if len(reading.plain) > 300:
        return None
    words = reading.plain.split(" ")
    opening, rest = words[:_MOST_WORDS_READ], words[_MOST_WORDS_READ:]
    masculine = masculine_of(" ".join(opening), reading.classifier.heads)
    if masculine is None:
        return None
    title = " ".join([masculine, *rest])
    title = title[:1].upper() + title[1:]
    return title if reading.again(title).match else None
