"""Opening the brackets of an official title.

A position's title holds no brackets; an official one often does (1,473 of the
9,150), and what they hold is of a few kinds (practice after note 2 of annex В,
the kinds found by reading all of them):

==============  =====================================================  ======================
kind            official title                                         a form it may take
==============  =====================================================  ======================
another head    Менеджер (управитель) з реклами                        Управитель з реклами
another title   Машиніст скрепера (скреперист)                         Скреперист
alternative     Завідувач філіалу (філії) музею                        Завідувач філії музею
attribute       Начальник порту (морського, річкового)                 Начальник морського порту
complement      Прокурор (області, міста, району)                      Прокурор області
circumstance    Касир (в банку)                                        Касир в банку
abbreviation    … відділу автоматизованої системи (…) (АСКВ)           … відділу АСКВ
branch          Майстер служби (промисловість)                         Майстер служби
condition       Бухгалтер (з дипломом магістра)                        Бухгалтер
slot            Експерт (за видами діяльності)                         Експерт
exception       Аналітик систем (крім комп'ютерів)                     Аналітик систем
==============  =====================================================  ======================

Whatever the kind, brackets and their content may simply be left out: that is
the first form, the one documents print where no extended title is typed.

A list that ends in «та ін.», «тощо» or holds «інший керівник» is open: КП itself
lets something else stand there. :func:`open_forms` says where.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ..language.endings import (
    PREPOSITIONS,
    agree,
    head_length,
    in_genitive,
    is_adjective,
    is_adjective_phrase,
    is_nominative_adjective,
    is_oblique,
    is_person,
    is_place,
    is_surely_nominative,
    noun_agreeing,
    noun_phrase_start,
    word_set,
)
from ..text import clean

ANYTHING = "…"
"""Stands in an open form for the words that КП leaves to the user."""

_MOST_FORMS = 500  # no official title comes near; a hostile one may

_WITH_GENITIVE = word_set("біля для з із зі до крім від")
_BRANCHES = {"сфера": "сфері", "галузь": "галузі"}
_NAMED_BY_ONE_WORD = frozenset(
    ["автомобільної колони", "електричних підйомників", "цифрової розмножувальної машини"]
)
_TAKING_COMPLEMENTS = word_set(
    "відпочинку залу кімнати комори контори об'єднанню поверху руху спорту судді схову"
)


@dataclass(frozen=True)
class _Group:
    """A pair of brackets: the items between its commas, and whether the list is open."""

    items: tuple[str, ...]
    open: bool


_Token = str | _Group


@lru_cache(maxsize=4096)
def _opened(official_title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    forms: dict[str, None] = {}
    tokens = _tokens(_tidied(clean(official_title)))
    readings: Iterable[list[str]] = _expand(tokens)
    if len(official_title) > 500 or len(re.findall(r"[(\[]", official_title)) > 12:
        readings = [[token for token in tokens if isinstance(token, str)]]
    for words in islice(readings, _MOST_FORMS):
        if tokens[:1] == ["Керуючий"] and "Керуючий" not in words:
            words = [words[0], *in_genitive(words[1:])]
        forms.setdefault(_joined(words))
    closed = tuple(form for form in forms if ANYTHING not in form)
    return closed, tuple(form for form in forms if ANYTHING in form)


def forms(official_title: str) -> list[str]:
    """Return the forms in which an official title may stand on a position.

    The first is the default. A title without brackets has one form, itself. No
    form holds brackets. Any text is taken; what is no title comes back as it is,
    without its brackets.
    """
    if "(" not in official_title and "[" not in official_title:
        return [_joined(re.sub(r"[)\]]", " ", _tidied(clean(official_title))).split())]
    return list(_opened(official_title)[0])


def open_forms(official_title: str) -> list[str]:
    """Return forms with :data:`ANYTHING` where КП lets words of the user's stand.

    «Директор (начальник, інший керівник) підприємства» has «… підприємства»,
    «Начальник порту (морського, річкового та ін.)» «Начальник … порту».
    """
    if "(" not in official_title and "[" not in official_title:
        return []
    return list(_opened(official_title)[1])


# Reading a title into words and groups


def _tidied(title: str) -> str:
    """Return a title without the slips of the official list that matter here."""
    title = _OPEN_END.sub("", title).rstrip(".,;: ")
    title = re.sub(r"(?<=[^\W\d_])\.(?=[^\W\d_])", " ", title)  # «радіопередавальних.пристроїв»
    title = re.sub(r"(\w+)\((\w+)\)(-\w+)", r"\1\3 (\2\3)", title)  # «банно(лазне)-оздоровчого»
    title = re.sub(r"(?<=\w)([(\[])", r" \1", title)  # «клубу(спортивного)»
    return re.sub(r"(?<=\w)- (?=\w{5})", "-", title)  # «санітар- буфетник»


def _tokens(title: str) -> list[_Token]:
    """Split a title into words and top-level groups; unclosed brackets close at the end."""
    tokens: list[_Token] = []
    depth, start = 0, 0
    for at, sign in enumerate(title):
        if sign in "([":
            if depth == 0:
                tokens += re.sub(r"[)\]]", " ", title[start:at]).split()
                start = at + 1
            depth += 1
        elif sign in ")]":
            if depth == 1:
                tokens.append(_group(title[start:at]))
                start = at
            depth = max(0, depth - 1)
    tokens += re.sub(r"[()\[\]]", " ", title[start:]).split()
    # «Начальник (інший керівник), відділу»
    return [token for token in tokens if token != ","]


_OPEN_END = re.compile(r"(?:^|[, ]+)(?:(?:і |та |й )?(?:т\. )?ін\.?|тощо)$")
_OTHER = re.compile(r"інш(ий|а|ого|ої|им)\b")


def _group(content: str) -> _Group:
    content = content.strip()
    without_end = _OPEN_END.sub("", content)
    items, depth, start = [], 0, 0
    for at, sign in enumerate(without_end):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth and not without_end.startswith(", крім ", at):
            items.append(without_end[start:at])
            start = at + 1
    items.append(without_end[start:])
    named = [item.strip() for item in items if item.strip() and not item.endswith("-")]
    closed = [item for item in named if not _OTHER.match(item)]
    is_open = bool(_OPEN_END.search(content)) or any(map(_OTHER.match, named))
    return _Group(tuple(closed), is_open)


# Opening the groups one after another


def _expand(tokens: list[_Token]) -> Iterator[list[str]]:
    """Give every reading of ``tokens``, the one without any group first."""
    for at, token in enumerate(tokens):
        if isinstance(token, _Group):
            left = [word for word in tokens[:at] if isinstance(word, str)]
            right = tokens[at + 1 :]
            for opened in _openings(left, token, right):
                yield from _expand([*opened, *right])
            return
    yield [word for word in tokens if isinstance(word, str)]


def _openings(left: list[str], group: _Group, right: list[_Token]) -> Iterator[list[str]]:
    """Give what may stand in place of ``left`` and the ``group`` after it."""
    yield left
    if not left:
        return
    content = ", ".join(group.items)
    if re.match(r"(з дипломом|за|крім|що)\b", content):
        return  # a condition, a slot, an exception
    more = [token for token in right if isinstance(token, str)]
    if group.items:
        yield from _listed_places(left, group.items, more)
    if group.open:
        yield from _open_places(left, group, more)


def _listed_places(
    left: list[str], items: tuple[str, ...], more: list[str]
) -> Iterator[list[str]]:
    """Give ``left`` with each of the ``items`` of a group put where its grammar wants it."""
    after_noun = bool(left[head_length(left) :])
    attributes = any(is_adjective_phrase(item.split()) for item in items)
    oblique = attributes or (
        not is_surely_nominative(items[0])
        and any(is_oblique(item, after_noun=after_noun) for item in items)
    )
    for item in _completed(items, after_noun=after_noun):
        for reading in _readings(item):
            name = " ".join(reading)
            if not (items[1:] or reading[1:]) and is_person(name):
                yield from _synonyms(left, name, more)
            else:
                yield from _places(left, reading, more, oblique, attributes)


def _readings(item: str) -> Iterator[list[str]]:
    """Open the brackets within an item; what is in an oblique case has no head of its own."""
    tokens = _tokens(item)
    if is_person(item.split(" ")[0]):
        yield from _expand(tokens)
    else:
        yield from filter(None, (reading[1:] for reading in _expand(["", *tokens])))


def _completed(items: tuple[str, ...], *, after_noun: bool) -> Iterator[str]:
    """Give the items of a list, each with the words that it shares with another."""
    first = items[0].split()
    shared = first[:2] if first[1:2] in (["галузі"], ["сфері"]) else first[:1]
    noun = items[-1].split()[-1]
    for item in items:
        words = item.split()
        if first[0] in PREPOSITIONS and words[0] not in PREPOSITIONS:
            if len(shared) == 2 or first[0] in _WITH_GENITIVE or not is_adjective(words[0]):
                # «(з лотка, на ринку)», «(в установі, організації)»
                item = " ".join([*shared, item])
        elif (
            (not after_noun or noun == "походження")
            and all(map(is_adjective, words))
            and not is_adjective(noun)
        ):
            item = f"{item} {noun}"  # «(домобудівного, сільського будівельного комбінату)»
        yield item


def _places(
    left: list[str], item: list[str], more: list[str], oblique: bool, attributes: bool
) -> Iterator[list[str]]:
    """Give ``left`` with one ``item`` of a group put where its grammar wants it."""
    first = item[0]
    if first in PREPOSITIONS:
        kin = " ".join(item[1:])[:4] == left[-1][:4]
        yield [*(left[:-1] if kin else left), *item]  # «котлонагляду (з котлонагляду)»
    elif first in _BRANCHES:
        yield [*left, "у", _BRANCHES[first], *item[1:]]
    elif is_person(" ".join(item)):
        yield from _other_heads(left, item, more)
    elif first.isupper():
        yield from _abbreviated(left, first)
    elif is_nominative_adjective(first) and not item[1:]:
        yield from _agreeing(left, item, more)
    elif oblique:
        if not left[head_length(left) :]:
            yield [*left, *item]
        elif is_adjective_phrase(item):
            yield from _attributes(left, item, more)
        else:
            yield _noun_beside_or_instead(left, item, attributes)
            start = noun_phrase_start(left, head_length(left))
            if " ".join(left[start:]) in _NAMED_BY_ONE_WORD:
                yield [*left[:start], *item]  # «Механік гаража»


def _other_heads(left: list[str], item: list[str], more: list[str]) -> Iterator[list[str]]:
    """One of several names of the profession: it replaces the head, or the whole title."""
    head = head_length(left)
    if more and not re.match(r"-\w", more[0]) or not left[head:]:
        yield [*item, *left[head:]]
    else:
        yield item


def _synonyms(left: list[str], item: str, more: list[str]) -> Iterator[list[str]]:
    """The one other name of the profession: the head's adjectives stay with it."""
    head = head_length(left)
    if (more and re.match(r"-\w", more[0])) or (not more and left[head:]):
        yield [item]
        return
    noun = next((at for at in range(head) if not is_nominative_adjective(left[at])), None)
    compound, hyphen, _last = left[0].rpartition("-")
    if not left[1:] and "-" not in item:
        yield [compound + hyphen + item]  # «Інструктор-пілот (льотчик)»
    elif noun is None:
        yield [item, *left[head:]]  # «Повірений морський (супервайзер)»
    else:
        yield [*left[:noun], item, *(left[noun + 1 :] if more else [])]


def _abbreviated(left: list[str], short: str) -> Iterator[list[str]]:
    """An abbreviation replaces the words whose initials it is, or another abbreviation."""
    count = len(short)
    initials = "".join(word[0] for word in left[-count:]).upper()
    if initials == short:
        yield [*left[:-count], short]
    elif left[-1].isupper():
        yield [*left[:-1], short]


def _agreeing(left: list[str], item: list[str], more: list[str]) -> Iterator[list[str]]:
    """An adjective in the nominative belongs to the head: before or after it."""
    if is_nominative_adjective(left[-1]):
        if left[1:] or more:
            yield [*left[:-1], *item]
        else:
            yield [*left, *item]
        return
    head = head_length(left)
    yield [*left[:head], *item, *left[head:]]
    yield [*item, left[0].lower(), *left[1:]]


def _attributes(left: list[str], item: list[str], more: list[str]) -> Iterator[list[str]]:
    """Adjectives in an oblique case: instead of one that precedes, or with a noun."""
    if is_adjective(left[-1]):
        yield [*left[:-1], *item]
        return
    head = head_length(left)
    count = next((n for n, word in enumerate(item) if word in PREPOSITIONS), len(item))
    adjectives, rest = item[:count], item[count:]
    noun = noun_agreeing(left, adjectives[-1], head)
    if noun is None and is_place(left[-1]):  # «центру (філії) (регіонального)»
        noun, adjectives = len(left) - 1, [agree(word, left[-1]) for word in adjectives]
    if noun is None:
        yield [*left, *item]
        return
    start, after = noun_phrase_start(left[: noun + 1], head), left[noun + 1 :]
    before = left[:start]
    described = [word for word in left[start:noun] if word != "місцевої"]
    yield [*before, *adjectives, *described, left[noun], *rest, *after]
    if described:
        yield [*before, *described, *adjectives, left[noun], *rest, *after]
    if rest:
        yield [*before, *item, *described, *left[noun:]]
    elif more:
        yield [*left[:noun], left[noun], *item, *after]


def _noun_beside_or_instead(left: list[str], item: list[str], attributes: bool) -> list[str]:
    """A noun in an oblique case: an alternative to the one that precedes, or its complement."""
    head = head_length(left)
    described = left[:-1] if left[-1][0].isupper() else left
    start = noun_phrase_start(described, head)  # «депутата України (члена …)»
    noun = next(word for word in item if not is_adjective(word))
    if left[-1] in _TAKING_COMPLEMENTS or (left[-1] == "керівника" and is_place(noun)):
        return [*left, *item]
    if left[start:] == ["повітряного", "судна"]:
        return [*left[:start], *item]
    if left[start - 1] == "об'єднання":
        return [*left[: start - 1], *item]  # «об'єднання підприємств (асоціації)»
    if is_place(noun) and not is_place(left[-1]):
        backwards = reversed(range(head, len(left)))
        place = next((at for at in backwards if is_place(left[at])), None)
        if place is not None and not PREPOSITIONS.intersection(left[place:]):
            # «закладу культури (кінотеатру)»
            return [*left[: noun_phrase_start(left[: place + 1], head)], *item]
    beside = attributes or (is_place(left[-1]) and not is_place(noun))
    if beside and not item[-1].endswith(left[-1]):
        return [*left, *item]
    if len(item) > 1:
        return [*left[:start], *item]
    adjectives = (word for word in left[start:-1] if word[:5] != noun[:5])
    return [*left[:start], *(agree(word, noun) for word in adjectives), *item]


def _open_places(left: list[str], group: _Group, more: list[str]) -> Iterator[list[str]]:
    """Where КП leaves a list open, words of the user's may stand like its items."""
    head = head_length(left)
    if not group.items or is_person(group.items[0]):
        if more or left[head:]:
            yield [ANYTHING, *left[head:]]
    elif left[head:]:
        item = group.items[0].split()
        at = noun_phrase_start(left, head)
        if is_adjective_phrase(item):
            yield [*left[:at], ANYTHING, *left[at:]]
        elif item[0] not in PREPOSITIONS:
            attributes = any(is_adjective_phrase(each.split()) for each in group.items)
            if _noun_beside_or_instead(left, item, attributes)[: len(left)] != left:
                yield [*left[:at], ANYTHING]


def _joined(words: list[str]) -> str:
    """Return a form as it is printed: one blank between words, a capital first."""
    text = " ".join(words)
    text = re.sub(r" -(?=\w)", "-", text)
    text = re.sub(r" +,", ",", text).strip(" ,;:")
    first, blank, rest = text.partition(" ")
    return first[:1].upper() + first[1:] + blank + rest
