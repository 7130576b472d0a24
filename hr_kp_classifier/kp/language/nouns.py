"""A noun or an adjective by itself: its gender and its forms in the oblique cases.

Words are looked up in the dictionary of ``pymorphy3-dicts-uk``, which is loaded when the
first word needs it. What the dictionary does not know, or knows only as a thing
(«змішувач», «класифікатор»), is declined by its ending where the ending leaves no doubt.

Every word is lower-cased here, with «'» for an apostrophe and «-» for a hyphen.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from .declension import ADJECTIVES, AGENT, ENDINGS, LIKE_ADJECTIVE, ORDINALS
from .exceptions import EXCEPTIONS, FIXED_PARTS, GENITIVE_IN_U, PERSONS, PLACES, UNITS

# The masculine of an adjective that declines as one: «мій», «свій» and «твій» do not.
_ADJECTIVE = re.compile(r"(?:ий|(?<![мв])ій|їй)$")


class Case(str, Enum):
    """A grammatical case, by the name it has in the dictionary."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    LOCATIVE = "loct"


OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE)


@dataclass(frozen=True)
class Noun:
    """One reading of a noun in the nominative: its gender and oblique forms."""

    gender: str
    animate: bool
    forms: tuple[str, ...]

    def form(self, case: Case) -> str:
        return self.forms[OBLIQUE.index(case)]


@cache
def _analyzer() -> Any:
    # Loaded late: it takes a moment and some 20 MB. Only the dictionary proper is
    # asked: pymorphy's guesses at unknown words are worse than the endings above.
    import pymorphy3
    import pymorphy3_dicts_uk

    return pymorphy3.MorphAnalyzer(
        path=pymorphy3_dicts_uk.get_path(),
        lang="uk",
        units=[pymorphy3.units.DictionaryAnalyzer()],
    )


def parses_of(word: str) -> list[Any]:
    return list(_analyzer().parse(word))


@lru_cache(maxsize=1 << 13)
def noun_readings(word: str) -> tuple[Noun, ...]:
    """Return the readings of ``word`` as a noun in the nominative, the likeliest first."""
    if "-" in word and (noun := _compound(word.split("-"))):
        return (noun,)
    if word in EXCEPTIONS:
        gender, *forms = EXCEPTIONS[word]
        return (Noun(gender, True, tuple(forms)),)
    parses = parses_of(word)
    # Nearly every trade is also a surname, and some («токар») only that.
    named = [parse for parse in parses if not {"Name", "Patr"} & parse.tag.grammemes]
    common = [parse for parse in named if "Surn" not in parse.tag] or named
    found = list(filter(None, map(from_dictionary, common)))
    if "-" not in word and (not parses or word in PERSONS):
        found = list(filter(None, [_from_unit(word) or _from_ending(word)]))
    elif found and _is_agent(word) and not any(noun.animate for noun in found):
        found = list(filter(None, [_from_ending(word)]))
    return tuple(sorted(dict.fromkeys(found), key=_preference))


def _is_agent(word: str) -> bool:
    """Tell whether ``word`` is a person in a title although the dictionary has the thing."""
    return word not in PLACES and AGENT.search(word) is not None


def _preference(noun: Noun) -> tuple[bool, bool, int, bool]:
    plural = noun.gender == "plur"
    return (
        plural,
        # A word in the plural is the name of a department: «Кадри».
        noun.animate == plural,
        ("masc", "femn", "neut", "plur").index(noun.gender),
        # Of two genitives of a thing («центра», «центру») the one in -у is the unit's.
        not noun.forms[0].endswith(("у", "ю")),
    )


def from_dictionary(parse: Any) -> Noun | None:
    tag = parse.tag
    # The nominative of a word with two readings has no case in the dictionary's tag.
    if tag.POS != "NOUN" or tag.case not in (None, "nomn"):
        return None
    gender = gender_of(tag)
    if "Surn" in tag and gender == "femn":
        return None
    word = parse.word
    if "Fixd" in tag:
        return Noun(gender, tag.animacy == "anim", (word,) * len(OBLIQUE))
    forms: dict[str, list[str]] = {}
    for other in parse.lexeme:
        if gender_of(other.tag) == gender:
            forms.setdefault(other.tag.case, []).append(other.word)
    animate = tag.animacy == "anim"
    wanted = {
        Case.GENITIVE: r"[ую]$",
        Case.DATIVE: r"[ую]$",
        # «При директорові», but «у відділі».
        Case.LOCATIVE: r"[оеє]ві$" if animate else r"(?<![оеє]в)[ії]$|[ую]$",
    }
    picked = [_pick(forms.get(case, [word]), wanted.get(case, "")) for case in OBLIQUE]
    if picked[0].endswith(("ого", "ої")):
        # «Черговий» as a noun: the endings of an adjective, without its doublets.
        picked = [declined_adjective(word, case, animate=animate) for case in OBLIQUE]
        return Noun(gender, animate, tuple(picked))
    picked[0] = GENITIVE_IN_U.get(word, picked[0])
    if gender == "plur" or (gender == "masc" and not word.endswith(("а", "я"))):
        picked[2] = picked[0] if animate else word
    return Noun(gender, animate, tuple(picked))


def gender_of(tag: Any) -> str:
    """Return the gender a tag names, «plur» for a plural of any; empty where it names none."""
    return next((name for name in ("plur", "masc", "femn", "neut") if name in tag), "")


def is_genitive_plural(word: str) -> bool:
    return any(
        parse.tag.case == "gent" and gender_of(parse.tag) == "plur" for parse in parses_of(word)
    )


def nominative_of(word: str) -> str | None:
    """Return a person or an adjective in the genitive singular as it is in the nominative.

    None where the word is in no genitive. Each part of a compound is turned.

    >>> nominative_of("інженера-технолога"), nominative_of("медичної")
    ('інженер-технолог', 'медична')
    """
    parts = [_nominative_part(part) for part in word.split("-")]
    return "-".join(part for part in parts if part) if all(parts) else None


def _nominative_part(word: str) -> str | None:
    parses = parses_of(word)
    for parse in parses:
        tag = parse.tag
        if tag.case == "gent" and "plur" not in tag and (tag.POS == "ADJF" or "anim" in tag):
            wanted = {"nomn", tag.gender} if tag.POS == "ADJF" else {"nomn"}
            turned = parse.inflect(wanted - {None})
            if turned:
                return str(turned.word)
    return word[:-1] if not parses and re.search(r"[бвгґджзклмнпрстфхцчшщ]а$", word) else None


def sure_adjective(word: str) -> bool:
    """Tell whether ``word`` is no «мила», which is «мило» in the genitive as well."""
    *_first, last = word.split("-")
    parses = parses_of(last)
    noun = any(parse.tag.POS == "NOUN" and parse.tag.case == "gent" for parse in parses)
    return word.endswith("ий") or bool(parses and not noun)


def sure_person(word: str) -> bool:
    """Tell whether ``word`` is no «політик», the genitive plural of «політика» as well."""
    known = "-" in word or parses_of(word) or AGENT.search(word)
    return bool(known) and not is_genitive_plural(word)


def _pick(forms: list[str], wanted: str) -> str:
    return next((form for form in forms if re.search(wanted, form)), forms[0])


def _from_unit(word: str) -> Noun | None:
    """Decline «медцентр», which the dictionary does not know, as «центр»."""
    for start in range(2, len(word)):
        if word[start:] in UNITS:
            unit = noun_readings(word[start:])[0]
            return Noun(unit.gender, False, tuple(word[:start] + form for form in unit.forms))
    return None


def _from_ending(word: str) -> Noun | None:
    for end, gender, animate, cut, put in ENDINGS:
        if end.search(word):
            stem = word.removesuffix(cut)
            forms = tuple(word if ending == "=" else stem + ending for ending in put)
            return Noun(gender, animate, forms)
    return None


def _compound(parts: list[str]) -> Noun | None:
    """Return the reading of a word with hyphens, or ``None`` if it is no such noun.

    Each part that names a person declines («лікаря-терапевта»); a part that only
    tells which («віце-», «маркетинг-») does not.
    """
    *first, last = parts
    base = next((noun for noun in noun_readings(last) if noun.gender != "plur"), None)
    if base:
        whole = [*(_part(part, base.animate) for part in first), base]
    elif adjective_gender(last) in ("masc", "femn"):
        # «Інспектор-черговий»
        whole = [_part(part, True) for part in first]
        if not any(whole):
            return None
        whole.append(_substantive(last))
    else:
        return None
    leading = next(noun for noun in whole if noun)
    forms = tuple(
        "-".join(
            noun.form(case) if noun else part for noun, part in zip(whole, parts, strict=True)
        )
        for case in OBLIQUE
    )
    return Noun(leading.gender, leading.animate, forms)


def _part(word: str, animate: bool) -> Noun | None:
    """Return how a first part of a compound declines, ``None`` if it does not."""
    if word in FIXED_PARTS:
        return None
    if not animate:
        # «Склад-холодильник», but «прес-служба».
        return next(iter(noun_readings(word)), None) if word in UNITS else None
    noun = next((noun for noun in noun_readings(word) if noun.animate), None)
    if not noun and adjective_gender(word) in ("masc", "femn"):
        return _substantive(word)
    return noun


def _substantive(word: str) -> Noun:
    """Return an adjective as a noun: «черговий»."""
    gender = adjective_gender(word) or "masc"
    forms = tuple(declined_adjective(word, case, animate=True) for case in OBLIQUE)
    return Noun(gender, True, forms)


@lru_cache(maxsize=1 << 13)
def adjective_gender(word: str) -> str | None:
    """Return the gender of ``word`` if it can be an adjective in the nominative."""
    ending, gender, _endings = _adjective_ending(word)
    if not gender or word[0].isdigit():
        return gender
    if "-" in word:
        first, _, last = word.rpartition("-")
        if any(noun.animate for noun in noun_readings(first)):
            return None
        return adjective_gender(last)
    parses = parses_of(word)
    known = any(
        # Among pronouns «інша», but not «вона».
        parse.tag.POS in ("ADJF", "NPRO")
        and parse.tag.case == "nomn"
        and _ADJECTIVE.search(parse.normal_form)
        for parse in parses
    )
    unknown = not parses and LIKE_ADJECTIVE.search(word)
    return gender if known or unknown or ending == "ий" else None


def _adjective_ending(word: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Return the ending ``word`` has as an adjective, the gender and the endings it tells."""
    endings = ORDINALS if word[:1].isdigit() else ADJECTIVES
    for ending in (word[-2:], word[-1:]):
        if ending in endings:
            return ending, *endings[ending]
    return "", None, ()


def declined_adjective(word: str, case: Case, *, animate: bool) -> str:
    """Return ``word``, an adjective in the nominative, in ``case``."""
    ending, gender, endings = _adjective_ending(word)
    if case == Case.ACCUSATIVE and animate and gender in ("masc", "plur"):
        case = Case.GENITIVE
    return word.removesuffix(ending) + endings[OBLIQUE.index(case)]


def is_oblique_word(word: str) -> bool:
    """Tell whether the dictionary has ``word`` as a noun that is surely not in the nominative.

    >>> is_oblique_word("відділу"), is_oblique_word("відділ"), is_oblique_word("швидко")
    (True, False, False)
    """
    cases = [parse.tag.case for parse in parses_of(word.lower()) if parse.tag.POS == "NOUN"]
    return bool(cases) and not {"nomn", None}.intersection(cases)
