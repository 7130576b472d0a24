"""Grammatical cases of job titles and of the names of departments.

A title is declined as a phrase, not word by word: its head and the adjectives
that agree with the head change («Головний інженер» – «головного інженера»),
whatever the head governs stays («… з охорони праці», «… відділу»). Synonyms
of the head in brackets, after a dash or after a conjunction change with it.

Words are looked up in the dictionary of ``pymorphy3-dicts-uk``, which is
loaded when the first word needs it. What the dictionary does not know, or
knows only as a thing («змішувач», «класифікатор»), is declined by its ending
where the ending leaves no doubt, and otherwise left as it stands.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from ..text import fold


class Case(str, Enum):
    """A grammatical case, by the name it has in the dictionary."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    LOCATIVE = "loct"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# ---------------------------------------------------------------------------
# Words that the dictionary and the endings get wrong
# ---------------------------------------------------------------------------

# Nominative: gender, then genitive, dative, accusative, instrumental, locative.
_EXCEPTIONS = {
    # Stressed on the ending, -яр takes -ем; the dictionary has «маляром».
    "маляр": ("masc", "маляра", "маляру", "маляра", "малярем", "маляреві"),
}

# Persons whom the dictionary has not, although it has their word: as the genitive plural
# of «косметика», as a thing.
_PERSONS = _set("анестезист аеродинамік косметик кристалооптик пневматик")

# Units of an organisation whose genitive the dictionary has in -а only.
_GENITIVE_IN_U = {"термінал": "терміналу", "хостел": "хостелу"}

# Places with the ending of a person: anything else with such an ending is a
# person in a title, even where the dictionary knows only the thing.
_PLACES = _set(
    """
    елеватор заповідник інкубатор корівник курник парник пам'ятник пташник розплідник
    рудник свинарник сектор телеграф телятник холодильник
    """
)

# First parts of a compound («прем'єр-міністр», «шеф-кухар») that never decline
# although they look like a person, or that are also written apart («бренд менеджер»).
_FIXED_PARTS = _set(
    """
    авто акаунт арт аудіо бас бекенд бізнес блог бренд веб відео віце генерал геймдев диджитал
    екаунт екс івент інтернет кар'єр контакт контент контр крауд лід маркетинг медіа міні мобайл
    моушн обер онлайн офлайн офіс піар поп прем'єр прес прод продакт проджект проект проєкт промо
    радіо рітейл сейлз секонд скрам соціал супер таргет теле тендер техно топ тревел трейд тренд
    трансплант унтер фітнес фото фронтенд шеф штаб юніт
    """
)

# Kinds of units. Only these decline on both sides of a hyphen («школа-інтернат»),
# in brackets after another unit («відділ (сектор)») and with an unknown prefix.
_UNITS = _set(
    """
    агентство адміністрація академія аптека ательє база бар бібліотека бригада будинок бюро
    відділ відділення відділок гараж група департамент дивізіон дирекція дитсадок дільниця завод
    загін заклад зала зміна інститут інтернат кабінет кав'ярня канцелярія кафе кафедра клініка
    клуб коледж команда комбінат комісія комітет комплекс контора корпус крамниця лабораторія
    ліцей магазин майданчик майстерня музей напрям напрямок організація офіс парк пекарня
    підприємство підрозділ пост представництво приймальня пункт редакція рада ресторан салон
    садок секретаріат сектор служба склад станція студія товариство управління установа училище
    фабрика факультет філіал філія фонд хаб цех центр частина штаб школа ясла
    """
)

_CONJUNCTIONS = frozenset({"і", "й", "та", "або", "чи"})

_LONGEST_WORD = 80
_LONGEST_CACHED = 400

_MARKS = "'’ʼ‘‛`´′"
_HYPHENS = "‐‑-"
_LETTERS = "А-Яа-яЄІЇҐєіїґ"
# A word in Cyrillic or «1-й»; Latin letters decline only as a part of one («HR-відділ»).
_WORD = re.compile(
    r"(?<![\w-])\d+-[йаяе](?!\w)|"
    rf"(?<!\w)(?:[A-Za-z]+[{_HYPHENS}])?[{_LETTERS}]+(?:[{_MARKS}{_HYPHENS}][{_LETTERS}]+)*(?!\w)"
)
_KEY = str.maketrans(dict.fromkeys(_MARKS, "'") | dict.fromkeys(_HYPHENS, "-"))
# What may stand between an adjective and its noun: «старший Java розробник».
_INSERTION = re.compile(r"\s+(?:[A-Za-z0-9#+/&.-]+\s+|[А-ЯЄІЇҐ]{2,}\s+)*")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = re.compile(r"[(\[]")
_CLOSING = re.compile(r"[)\]]")
_DASH = re.compile(r"[\s)][-–—]|[-–—]\s|/")

# ---------------------------------------------------------------------------
# Endings
# ---------------------------------------------------------------------------

_OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE)

# End of the word; gender; a person or not; letters to cut; what to put instead in the
# five oblique cases («=»: as the nominative). The first that fits is taken.
_ENDINGS = tuple(
    (re.compile(rf"\w\w(?:{end})$"), gender, animate, cut, tuple(put.split()))
    for end, gender, animate, cut, put in (
        ("лець", "masc", True, 3, "ьця ьцю ьця ьцем ьцеві"),
        ("[бвдзнпрст]ець", "masc", True, 3, "ця цю ця цем цеві"),
        ("майстер", "masc", True, 2, "ра ру ра ром рові"),
        ("джей", "masc", True, 1, "я ю я єм єві"),
        ("ач|яч", "masc", True, 0, "а у а ем еві"),
        ("тель", "masc", True, 1, "я ю я ем еві"),
        ("водій|носій", "masc", True, 1, "я ю я єм єві"),
        ("яр", "masc", True, 0, "а у а ем еві"),
        ("вар|пар", "masc", True, 0, "а у а ом ові"),
        ("ар", "masc", True, 0, "я ю я ем еві"),
        (
            "[внчщтзлмхф][иії]к|[иії]ст|лог|гог|ург|граф|ант|янт|ент|[оеєиії]р"
            "|вод|роб|коп|прав|м[ае]н|лід|дув",
            *("masc", True, 0, "а у а ом ові"),
        ),
        ("[иі]нг", "masc", False, 0, "у у = ом у"),
        ("ка", "femn", True, 2, "ки ці ку кою ці"),
        ("иця|иня", "femn", True, 1, "і і ю ею і"),
        ("ія", "femn", False, 1, "ї ї ю єю ї"),
        ("ість", "femn", False, 4, "ості ості = істю ості"),
        ("(?:нн|тт|лл|зз|сс)я", "neut", False, 1, "я ю = ям і"),
        ("[сц]тво", "neut", False, 1, "а у = ом і"),
        ("[жчшщ]а", "femn", False, 1, "і і у ею і"),
        ("[бвдзлмнпрстфц]а", "femn", False, 1, "и і у ою і"),
        ("[бвдзлмнпрстфц]я", "femn", False, 1, "і і ю ею і"),
    )
)

# A word that ends so is a person in a title even if the dictionary has only the thing.
_AGENT = re.compile(r"\w\w(?:ник|ач|яч|[тзф]ор|[вкп]ар|лог|граф|динамік)$")

# Nominative ending of an adjective: its gender and the endings of the oblique cases
# (the accusative: with a thing).
_ADJECTIVES = {
    "ий": ("masc", ("ого", "ому", "ий", "им", "ому")),
    "ій": ("masc", ("ього", "ьому", "ій", "ім", "ьому")),
    "їй": ("masc", ("його", "йому", "їй", "їм", "йому")),
    "а": ("femn", ("ої", "ій", "у", "ою", "ій")),
    "я": ("femn", ("ьої", "ій", "ю", "ьою", "ій")),
    "е": ("neut", ("ого", "ому", "е", "им", "ому")),
    "є": ("neut", ("ього", "ьому", "є", "ім", "ьому")),
    "і": ("plur", ("их", "им", "і", "ими", "их")),
}

# The same for «1-й», «2-а», «3-я», «4-е».
_ORDINALS = {
    "й": ("masc", ("го", "му", "й", "м", "му")),
    "а": ("femn", ("ї", "й", "у", "ю", "й")),
    "я": ("femn", ("ї", "й", "ю", "ю", "й")),
    "е": ("neut", ("го", "му", "е", "м", "му")),
}

# Adjectives the dictionary does not know («контентна», «кібербезпекове»).
_LIKE_ADJECTIVE = re.compile(r"\w\w(?:[сзц]ьк|[бвджзйклмнпрстчшь]н|[ои]в|ев)[аеі]$")


@dataclass(frozen=True)
class _Noun:
    """One reading of a noun in the nominative: its gender and oblique forms."""

    gender: str
    animate: bool
    forms: tuple[str, ...]

    def form(self, case: Case) -> str:
        return self.forms[_OBLIQUE.index(case)]


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


def _parses(word: str) -> list[Any]:
    return list(_analyzer().parse(word))


# ---------------------------------------------------------------------------
# One word, lower-cased, with «'» for an apostrophe and «-» for a hyphen
# ---------------------------------------------------------------------------


@lru_cache(maxsize=1 << 13)
def _nouns(word: str) -> tuple[_Noun, ...]:
    """Return the readings of ``word`` as a noun in the nominative, the likeliest first."""
    if "-" in word and (noun := _compound(word.split("-"))):
        return (noun,)
    if word in _EXCEPTIONS:
        gender, *forms = _EXCEPTIONS[word]
        return (_Noun(gender, True, tuple(forms)),)
    parses = _parses(word)
    # Nearly every trade is also a surname, and some («токар») only that.
    named = [parse for parse in parses if not {"Name", "Patr"} & parse.tag.grammemes]
    common = [parse for parse in named if "Surn" not in parse.tag] or named
    found = list(filter(None, map(_from_dictionary, common)))
    if word in _PLACES:
        found = [noun for noun in found if not noun.animate]
    elif "-" not in word and (not parses or word in _PERSONS):
        found = list(filter(None, [_from_unit(word) or _from_ending(word)]))
    elif found and _AGENT.search(word) and not any(noun.animate for noun in found):
        found = list(filter(None, [_from_ending(word)]))
    return tuple(sorted(dict.fromkeys(found), key=_preference))


def _preference(noun: _Noun) -> tuple[bool, bool, int, bool]:
    plural = noun.gender == "plur"
    return (
        plural,
        # A word in the plural is the name of a department: «Кадри».
        noun.animate == plural,
        ("masc", "femn", "neut", "plur").index(noun.gender),
        # Of two genitives of a thing («центра», «центру») the one in -у is the unit's.
        not noun.forms[0].endswith(("у", "ю")),
    )


def _from_dictionary(parse: Any) -> _Noun | None:
    tag = parse.tag
    # The nominative of a word with two readings has no case in the dictionary's tag.
    if tag.POS != "NOUN" or tag.case not in (None, "nomn"):
        return None
    gender = _gender(tag)
    if gender is None or ("Surn" in tag and gender == "femn"):
        return None
    word = parse.word
    if "Fixd" in tag:
        return _Noun(gender, tag.animacy == "anim", (word,) * len(_OBLIQUE))
    forms: dict[str, list[str]] = {}
    for other in parse.lexeme:
        if _gender(other.tag) in (None, gender):
            forms.setdefault(other.tag.case or "nomn", []).append(other.word)
    animate = tag.animacy == "anim"
    wanted = {
        Case.GENITIVE: r"[ую]$",
        Case.DATIVE: r"[ую]$",
        # «При директорові», but «у відділі».
        Case.LOCATIVE: r"[оеє]ві$" if animate else r"(?<![оеє]в)[ії]$|[ую]$",
    }
    picked = [_pick(forms.get(case, [word]), wanted.get(case, "")) for case in _OBLIQUE]
    if picked[0].endswith(("ого", "ої")):
        # «Черговий» as a noun: the endings of an adjective, without its doublets.
        picked = [_adjective(word, case, animate=animate) for case in _OBLIQUE]
        return _Noun(gender, animate, tuple(picked))
    if gender == "masc" and not animate:
        picked[0] = _GENITIVE_IN_U.get(word, picked[0])
    if gender == "plur" or (gender == "masc" and not word.endswith(("а", "я"))):
        picked[2] = picked[0] if animate else word
    return _Noun(gender, animate, tuple(picked))


def _gender(tag: Any) -> str | None:
    """Return the gender a tag names, «plur» for a plural of any."""
    return next((name for name in ("plur", "masc", "femn", "neut") if name in tag), None)


def _is_genitive_plural(word: str) -> bool:
    return any(
        parse.tag.case == "gent" and _gender(parse.tag) == "plur" for parse in _parses(word)
    )


def _sure_adjective(word: str) -> bool:
    """Tell whether ``word`` is no «мила», which is «мило» in the genitive as well."""
    parses = _parses(word.rpartition("-")[2])
    noun = any(parse.tag.POS == "NOUN" and parse.tag.case == "gent" for parse in parses)
    return word.endswith("ий") or bool(parses and not noun)


def _sure_person(word: str) -> bool:
    """Tell whether ``word`` is no «політик», the genitive plural of «політика» as well."""
    known = "-" in word or _parses(word) or _AGENT.search(word)
    return bool(known) and not _is_genitive_plural(word)


def _pick(forms: list[str], wanted: str) -> str:
    return next((form for form in forms if re.search(wanted, form)), forms[0])


def _from_unit(word: str) -> _Noun | None:
    """Decline «медцентр», which the dictionary does not know, as «центр»."""
    for start in range(2, len(word) - 2):
        if word[start:] in _UNITS:
            noun = next((noun for noun in _nouns(word[start:]) if not noun.animate), None)
            if noun:
                forms = tuple(word[:start] + form for form in noun.forms)
                return _Noun(noun.gender, False, forms)
    return None


def _from_ending(word: str) -> _Noun | None:
    for end, gender, animate, cut, put in _ENDINGS:
        if end.search(word):
            stem = word[: len(word) - cut]
            forms = tuple(word if ending == "=" else stem + ending for ending in put)
            return _Noun(gender, animate, forms)
    return None


def _compound(parts: list[str]) -> _Noun | None:
    """Return the reading of a word with hyphens, or ``None`` if it is no such noun.

    Each part that names a person declines («лікаря-терапевта»); a part that only
    tells which («віце-», «маркетинг-») does not.
    """
    *_, last = parts
    readings = [noun for noun in _nouns(last) if noun.gender != "plur"]
    whole: list[_Noun | None] = []
    if readings:
        base = readings[0]
        whole = [_part(part, base.animate, last) for part in parts[:-1]]
        whole.append(base)
    elif _adjective_gender(last) in ("masc", "femn"):
        # «Інспектор-черговий»
        whole = [_part(part, True, last) for part in parts[:-1]]
        if not any(whole) or any(_adjective_gender(part) for part in parts[:-1]):
            return None
        whole.append(_substantive(last))
    leading = next((noun for noun in whole if noun), None)
    if not leading:
        return None
    forms = tuple(
        "-".join(
            noun.form(case) if noun else part for noun, part in zip(whole, parts, strict=True)
        )
        for case in _OBLIQUE
    )
    return _Noun(leading.gender, leading.animate, forms)


def _part(word: str, animate: bool, last: str) -> _Noun | None:
    """Return how a first part of a compound declines, ``None`` if it does not."""
    if word in _FIXED_PARTS:
        return None
    if not animate:
        return next(iter(_nouns(word)), None) if {word, last} <= _UNITS else None
    noun = next((noun for noun in _nouns(word) if noun.animate), None)
    if not noun and _adjective_gender(word) in ("masc", "femn"):
        return _substantive(word)
    return noun


def _substantive(word: str) -> _Noun:
    """Return an adjective as a noun: «черговий»."""
    gender = _adjective_gender(word) or "masc"
    forms = tuple(_adjective(word, case, animate=True) for case in _OBLIQUE)
    return _Noun(gender, True, forms)


@lru_cache(maxsize=1 << 13)
def _adjective_gender(word: str) -> str | None:
    """Return the gender of ``word`` if it can be an adjective in the nominative."""
    ending, gender, _endings = _adjective_ending(word)
    if not gender or word[0].isdigit():
        return gender
    if "-" in word:
        first, _, last = word.rpartition("-")
        if any(noun.animate for noun in _nouns(first.rpartition("-")[2])):
            return None
        return _adjective_gender(last)
    parses = _parses(word)
    known = any(
        # Among pronouns «інша», but not «вона».
        parse.tag.POS in ("ADJF", "NPRO")
        and parse.tag.case == "nomn"
        and _gender(parse.tag) == gender
        and parse.normal_form.endswith(("ий", "ій", "їй"))
        for parse in parses
    )
    unknown = not parses and _LIKE_ADJECTIVE.search(word)
    return gender if known or unknown or ending == "ий" else None


def _adjective_ending(word: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Return the ending ``word`` has as an adjective, the gender and the endings it tells."""
    endings = _ORDINALS if word[:1].isdigit() else _ADJECTIVES
    for ending in (word[-2:], word[-1:]):
        if ending in endings and len(word) > len(ending) + 1:
            return ending, *endings[ending]
    return "", None, ()


def _adjective(word: str, case: Case, *, animate: bool) -> str:
    """Return ``word``, an adjective in the nominative, in ``case``."""
    ending, gender, endings = _adjective_ending(word)
    if case == Case.ACCUSATIVE and animate and gender in ("masc", "plur"):
        case = Case.GENITIVE
    stem = word[: len(word) - len(ending)]
    return stem + endings[_OBLIQUE.index(case)]


# ---------------------------------------------------------------------------
# The phrase
# ---------------------------------------------------------------------------


@dataclass
class _Word:
    """A word of the phrase: as typed, where, and as the dictionary has it."""

    start: int
    text: str
    key: str


@dataclass
class _Group:
    """A head with what agrees with it; ``end`` is the number of the next word."""

    gender: str
    animate: bool
    adjectives: list[int]
    nouns: list[tuple[int, _Noun]] = field(default_factory=list)
    end: int = 0


class _Phrase:
    """The words of a phrase and the groups of them that decline together."""

    def __init__(self, text: str) -> None:
        self.text = text
        capitals = text.isupper()
        self.words = [
            _Word(found.start(), found[0], found[0].lower().translate(_KEY))
            for found in _WORD.finditer(text)
            # «ІТ», «АСУ» do not decline, but a whole phrase may be typed in capitals.
            if len(found[0]) == 1 or capitals or not found[0].isupper()
            if len(found[0]) <= _LONGEST_WORD
        ]
        self.groups = list(self._find_groups())

    def gap(self, number: int) -> str:
        """Return what stands before the word ``number``."""
        word = self.words[number]
        if not number:
            return self.text[: word.start]
        previous = self.words[number - 1]
        return self.text[previous.start + len(previous.text) : word.start]

    def replaced(self, changes: dict[int, str]) -> str:
        """Return the text with the words ``changes`` instead, in the same letter case."""
        done, pieces = 0, []
        for number, key in sorted(changes.items()):
            word = self.words[number]
            pieces += [self.text[done : word.start], _recase(word, key)]
            done = word.start + len(word.text)
        return "".join(pieces) + self.text[done:]

    def _find_groups(self) -> Iterable[_Group]:
        main = self._group_at(self._first()) if self.words else None
        if not main:
            return
        yield main
        number, depth = main.end, 0
        bare = True  # nothing yet but the head, its synonyms and adjectives
        while number < len(self.words):
            gap = self.gap(number)
            depth = max(0, depth + len(_OPENING.findall(gap)) - len(_CLOSING.findall(gap)))
            key = self.words[number].key
            if bare and key in _CONJUNCTIONS and gap.isspace():
                number += 1
                continue
            opened = depth and gap.rstrip()[-1:] in ("(", "[")
            joined = "," in gap or self.words[number - 1].key in _CONJUNCTIONS
            dashed = main.animate and _DASH.search(gap)
            other = None
            if opened or dashed or (joined and (depth or bare)):
                other = self._group_at(number)
            if other and self._goes_with(main, other, bare=bare, inside=depth > 0):
                yield other
                number = other.end
                continue
            other = self._group_at(number) if bare and not depth and ")" in gap else None
            if other and other.gender == main.gender and not (main.nouns and other.nouns):
                # «Механік (електромеханік) судновий», «Польовий (шляховий) робітник»
                main.animate = other.animate if other.nouns else main.animate
                yield other
                number = other.end
                continue
            if not depth and self._closes(number, main):
                # «Електромеханік гірничого устаткування підземний»
                yield _Group(main.gender, main.animate, [number])
            bare = bare and depth > 0
            number += 1

    def _closes(self, number: int, main: _Group) -> bool:
        """Tell whether the word ``number`` is an adjective that ends the title of a person."""
        word = self.words[number]
        ends = number + 1 == len(self.words) or "(" in self.gap(number + 1)
        if not (ends and main.animate and main.gender == "masc" and word.key.endswith("ий")):
            return False
        before = self.words[number - 1].key
        return self.gap(number).isspace() and (
            not any(noun.gender == "masc" for noun in _nouns(before))
            or _is_genitive_plural(before)
        )

    def _first(self) -> int:
        """Return the number of the word the group begins with: 1 in «веб дизайнер»."""
        if len(self.words) == 1 or not self.gap(1).isspace():
            return 0
        first, second = self.words[0].key, self.words[1].key
        if _adjective_gender(first):
            return 0
        named = any(noun.gender == "masc" for noun in _nouns(second) if noun.animate)
        if first in _FIXED_PARTS or any(parse.tag.POS == "ADVB" for parse in _parses(first)):
            return int(named or bool(_adjective_gender(second)))
        # What only tells which director, is no person and stands in the nominative:
        # «маркетинг директор», «бек-енд розробник».
        thing = all(not noun.animate and noun.gender == "masc" for noun in _nouns(first))
        declines = _nouns(first) or not _parses(first)
        return int(named and thing and bool(declines) and _sure_person(second))

    def _person(self, number: int) -> _Noun | None:
        return next((noun for noun in _nouns(self.words[number].key) if noun.animate), None)

    def _goes_with(self, main: _Group, other: _Group, *, bare: bool, inside: bool) -> bool:
        """Tell whether ``other`` is a synonym or a second half of the head ``main``."""
        if not other.nouns:
            # «(судновий)» goes with the head, «(спортивний дайвінг)» does not.
            ended = other.end == len(self.words) or not self.gap(other.end).isspace()
            followed = not ended and self.words[other.end].key not in _CONJUNCTIONS
            agrees = main.gender == other.gender and (main.animate or not main.nouns)
            return agrees and not followed
        if main.animate or other.animate:
            return main.animate and other.animate and other.gender != "plur"
        if inside:
            names = {
                self.words[group.nouns[0][0]].key for group in (main, other) if group.nouns
            }
            return bare and names <= _UNITS
        return bare

    def _group_at(self, first: int) -> _Group | None:
        """Return the group that begins with the word ``first``, if one does."""
        adjectives: list[int] = []
        gender: str | None = None
        number = first
        while number < len(self.words):
            found = _adjective_gender(self.words[number].key)
            if not found or gender not in (None, found):
                break
            gender = found
            adjectives.append(number)
            number = self._after_adjective(number, gender)
        if adjectives and number < len(self.words) and self._fixed_before_person(number):
            number += 1
        noun = self._noun_at(number, gender)
        if noun:
            group = _Group(noun.gender, noun.animate, adjectives, [(number, noun)], number + 1)
        elif gender:
            substantive = self._without_noun(adjectives, gender)
            if not substantive:
                return None
            group = substantive
        else:
            return None
        self._take_following(group)
        return group

    def _after_adjective(self, number: int, gender: str) -> int:
        """Return the number of the word an adjective may belong to, or one beyond the last."""
        following = number + 1
        if following >= len(self.words):
            return following
        gap = self.gap(following)
        if _INSERTION.fullmatch(gap):
            third = following + 1
            if (
                self.words[following].key in _CONJUNCTIONS
                and third < len(self.words)
                and self.gap(third).isspace()
                and _adjective_gender(self.words[third].key) == gender
            ):
                return third
            return following
        if gap.strip() == "," and _adjective_gender(self.words[following].key) == gender:
            return following
        return len(self.words)

    def _fixed_before_person(self, number: int) -> bool:
        return (
            self.words[number].key in _FIXED_PARTS
            and number + 1 < len(self.words)
            and self.gap(number + 1).isspace()
            and self._person(number + 1) is not None
        )

    def _noun_at(self, number: int, gender: str | None) -> _Noun | None:
        if number >= len(self.words):
            return None
        readings = _nouns(self.words[number].key)
        return next((noun for noun in readings if gender in (None, noun.gender)), None)

    def _without_noun(self, adjectives: list[int], gender: str) -> _Group | None:
        """Return the group whose head looks like an adjective: «черговий», also «рада»."""
        last = adjectives[-1]
        key = self.words[last].key
        nouns = [noun for noun in _nouns(key) if noun.gender == gender]
        for noun in nouns:
            if not noun.forms[0].endswith(("ого", "ої", "их")):
                return _Group(gender, noun.animate, adjectives[:-1], [(last, noun)], last + 1)
        if not nouns and last + 1 < len(self.words):
            # The noun is there but unknown: half a phrase must not decline.
            gap = self.gap(last + 1)
            known = _parses(self.words[last + 1].key)
            if _LETTER.search(gap) or (gap.isspace() and not known):
                return None
        elif not nouns and _LETTER.search(self.text[self.words[last].start + len(key) :]):
            return None
        animate = any(noun.animate for noun in nouns) or not nouns
        return _Group(gender, animate, adjectives, [], last + 1)

    def _take_following(self, group: _Group) -> None:
        """Add the adjectives and persons that follow the head: «сестра медична»."""
        while group.end < len(self.words) and self.gap(group.end).isspace():
            key = self.words[group.end].key
            if key in _CONJUNCTIONS:
                return
            if _adjective_gender(key) == group.gender and _sure_adjective(key):
                group.adjectives.append(group.end)
            else:
                person = self._person(group.end) if group.animate and group.nouns else None
                if not person or person.gender != group.gender or not _sure_person(key):
                    return
                group.nouns.append((group.end, person))
            group.end += 1


def _recase(word: _Word, key: str) -> str:
    """Return ``key`` typed as ``word`` is: its capitals, apostrophes and hyphens."""
    old, new = word.key.split("-"), key.split("-")
    if len(old) != len(new):
        return key
    pieces, start = [], 0
    for before, after in zip(old, new, strict=True):
        typed = word.text[start : start + len(before)]
        same = next(
            (i for i, pair in enumerate(zip(before, after)) if pair[0] != pair[1]),  # noqa: B905
            min(len(before), len(after)),
        )
        tail = after[same:].upper() if len(typed) > 1 and typed.isupper() else after[same:]
        pieces.append(typed[:same] + tail)
        start += len(before)
        pieces.append(word.text[start : start + 1])
        start += 1
    return "".join(pieces)


# ---------------------------------------------------------------------------
# Cases
# ---------------------------------------------------------------------------


def decline(phrase: str, case: Case) -> str:
    """Return ``phrase``, a title or a department in the nominative, in ``case``.

    Blanks, punctuation, capitals and the kind of apostrophe stay as typed. A
    phrase whose head is not recognised is returned unchanged; no text raises.
    Where the language has two forms, the one of official papers is taken: dative
    «начальнику», not «начальникові»; genitive of a unit in -у, «сектору».
    """
    if case == Case.NOMINATIVE:
        return phrase
    return (_decline_cached if len(phrase) <= _LONGEST_CACHED else _decline)(phrase, case)


def _decline(phrase: str, case: Case) -> str:
    parsed = _Phrase(phrase)
    changes = {}
    for group in parsed.groups:
        animate = (group if group.nouns else parsed.groups[0]).animate
        for number in group.adjectives:
            changes[number] = _adjective(parsed.words[number].key, case, animate=animate)
        for number, noun in group.nouns:
            changes[number] = noun.form(case)
    return parsed.replaced(changes)


_decline_cached = lru_cache(maxsize=1 << 12)(_decline)


def is_genitive_of(phrase: str, nominative: str) -> bool:
    """Tell whether ``phrase`` is the genitive of ``nominative``, however it was typed."""
    return fold(phrase) == fold(decline(nominative, Case.GENITIVE))


# ---------------------------------------------------------------------------
# Feminine and masculine
# ---------------------------------------------------------------------------

# Pairs that no ending tells.
_PAIRS = {
    "майстер": "майстриня",
    "митець": "мисткиня",
    "учень": "учениця",
    "ткач": "ткаля",
    "актор": "акторка",
    "член": "членкиня",
    "міністр": "міністерка",
    "кухар": "кухарка",
    "господар": "господиня",
    "декан": "деканка",
}
_MASCULINE_PAIRS = {feminine: masculine for masculine, feminine in _PAIRS.items()} | {
    "актриса": "актор",
    "директриса": "директор",
    "ткачиха": "ткач",
}

# Trades and names of persons that have no masculine in a title.
_FEMININE_ONLY = _set(
    """
    ворожка господиня економка медсестра модель модистка мереживниця няня нянька особа покоївка
    праля прачка сестра швачка
    """
)

# Feminine ending; masculine endings to try. The longer endings stand first.
_TO_MASCULINE = (
    ("льчиня", ("лець",)),
    ("чиня", ("ець",)),
    ("щиця", ("ець", "щик", "ник")),
    ("чиця", ("чик",)),
    ("ниця", ("ник",)),
    ("виця", ("вець",)),
    ("киня", ("к", "")),
    ("иня", ("",)),
    ("ичка", ("ик",)),
    ("ічка", ("ік",)),
    ("ка", ("", "ець", "ин")),
    ("еса", ("",)),
    ("иха", ("",)),
    ("ша", ("",)),
)

# A trade, to be believed without the dictionary.
_TRADE = re.compile(
    r"\w\w(?:[иі]к|ач|ист|іст|їст|ор|ер|єр|лог|гог|ург|граф|тель|[ая]нт|ент|[ая]р|ець|лід|мен)$"
)

# Masculine ending; letters to cut; feminine endings to try; whether the first is
# right even when the dictionary does not know the word.
_TO_FEMININE = (
    ("знавець", 3, ("чиня",), True),
    ("ець", 3, ("чиня", "иця", "ка"), False),
    ("чик", 1, ("ця",), True),
    ("щик", 1, ("ця",), True),
    ("ник", 1, ("ця",), True),
    ("вик", 1, ("чка",), False),
    ("ик", 0, ("иня", "еса"), True),
    ("ік", 0, ("иня",), True),
    ("лог", 0, ("иня",), True),
    ("гог", 0, ("иня",), True),
    ("ург", 0, ("иня",), True),
    *((end, 0, ("ка", "иня"), True) for end in ("ач", "яч", "тель", "ист", "іст", "їст")),
    *(
        (end, 0, ("ка", "иня"), True)
        for end in ("ер", "єр", "ор", "ар", "яр", "ир", "ант", "ент")
    ),
    ("ій", 1, ("йка",), False),
    ("", 0, ("ка", "иня", "киня", "еса"), False),
)


def masculine_of(title: str, known: Collection[str] = ()) -> str | None:
    """Return ``title`` with its feminine head made masculine, or ``None``.

    «Старша менеджерка з продажу» gives «Старший менеджер з продажу». ``None``
    means that the title is not feminine, has no masculine («сестра медична»),
    or that its head is one of ``known``: the lower-cased heads which the
    classifier itself has, as «швачка».
    """
    return _regender(title, "femn", lambda word: _masculine(word, known), known)


def feminine_of(title: str) -> str | None:
    """Return ``title`` with its masculine head made feminine, or ``None`` where unsure.

    «Старший менеджер з продажу» gives «Старша менеджерка з продажу».
    """
    return _regender(title, "masc", _feminine)


def _regender(
    title: str, gender: str, other: Callable[[str], str | None], known: Collection[str] = ()
) -> str | None:
    """Return ``title`` with what is of ``gender`` made the other one, ``None`` if it cannot be."""
    parsed = _Phrase(title)
    main = parsed.groups[0] if parsed.groups else None
    if not main or main.gender != gender or not (main.animate or known):
        return None
    head = main.nouns[0][0] if main.nouns else main.adjectives[-1]
    if parsed.words[head].key in known:
        return None
    changes = {}
    for group in parsed.groups:
        if group.gender != gender:
            continue
        for number, _noun in group.nouns:
            changed = _each_part(parsed.words[number].key, gender, other, known)
            if not changed:
                return None
            changes[number] = changed
        for number in group.adjectives:
            changes[number] = _other_adjective(parsed.words[number].key)
    changed = parsed.replaced(changes)
    return None if changed == title else changed


def _each_part(
    word: str, gender: str, other: Callable[[str], str | None], known: Collection[str]
) -> str | None:
    """Return ``word`` with each part that is a person of ``gender`` made the other one."""
    *_, last = parts = word.split("-")
    for number, part in enumerate(parts):
        people = {noun.gender for noun in _nouns(part) if noun.animate}
        adjective = _adjective_gender(part)
        if part in _FIXED_PARTS or (adjective and adjective != gender):
            continue
        if adjective:
            parts[number] = _other_adjective(part)
        elif people == {gender}:
            changed = other(part)
            if not changed:
                return None
            parts[number] = changed
        elif not people:
            # «Столярка» is a thing to the dictionary, «столяр» is a trade of the classifier.
            changed = other(part) if known else None
            if changed in known:
                parts[number] = changed or part
            elif part == last:
                return None
    return "-".join(parts)


def _other_adjective(word: str) -> str:
    """Return the feminine of a masculine adjective and the other way round."""
    for masculine, feminine in (("ий", "а"), ("ій", "я")):
        if word.endswith(masculine):
            return word.removesuffix(masculine) + feminine
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    return word


def _is_person(word: str, gender: str) -> bool:
    """Tell whether the dictionary has ``word`` as a person of ``gender``."""
    found = filter(None, map(_from_dictionary, _parses(word)))
    return any(noun.animate and noun.gender == gender for noun in found)


def _masculine(word: str, known: Collection[str]) -> str | None:
    if word in _FEMININE_ONLY:
        return None
    if word in _MASCULINE_PAIRS:
        return _MASCULINE_PAIRS[word]
    for ending, replacements in _TO_MASCULINE:
        if not word.endswith(ending):
            continue
        found = [word.removesuffix(ending) + put for put in replacements]
        for masculine in found:
            if masculine in known or _is_person(masculine, "masc"):
                return masculine
        if not _parses(word) and (trade := next(filter(_TRADE.search, found), None)):
            # «Рекрутерка»: the dictionary knows neither, the endings fit.
            return trade
    return None


def _feminine(word: str) -> str | None:
    if word in _PAIRS:
        return _PAIRS[word]
    for ending, cut, put, always in _TO_FEMININE:
        if word.endswith(ending):
            found = [word[: len(word) - cut] + new for new in put]
            known = next((feminine for feminine in found if _is_person(feminine, "femn")), None)
            return known or (found[0] if always else None)
    return None
