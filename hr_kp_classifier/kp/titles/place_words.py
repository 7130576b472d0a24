"""General words for the place of work or the field, which give way to the actual one.

«Директор підприємства» heads an enterprise that has a name or a kind of its own: «Директор
ліцею», «Директор». Note 2 of annex В lets words on the place of work make a title more
precise; the ministry's letters and staff lists of schools, hospitals and enterprises put them
in the place of the general ones (practice). «Тренер з виду спорту» leaves the sport to the
user in the same way: «Тренер з футболу».
"""

import re

from ..language.endings import is_adjective, is_place

_GENERAL = re.compile(
    r"(?: [а-яіїєґ'-]+(?:ої|ого))*"  # «культурно-освітнього закладу»
    r"(?:(?: (?:підприємства|установи|організації|закладу|у закладі|фірми|об'єднання підприємств)"
    r"(?:, (?:установи|організації|підприємства))*"
    # The kind of place: «закладу загальної середньої освіти».
    r"(?: (?:[а-яіїєґ'-]+(?:ої|ого) )*(?:освіти|культури|клубного типу|охорони здоров'я"
    r"|соціального захисту населення|ресторанного господарства|фізичної культури))*)"
    r"| (?:фонду|організації) некомерційного характеру"
    r"| мистецької школи|(?<=караулу) частини"
    r"| з виду спорту)$"
)

_HEADS = (
    "директора",
    "генерального директора",
    "виконавчого директора",
    "начальника",
    "голови",
    "голови правління",
    "президента",
    "ректора",
    "завідувача",
)

_OF_A_HEAD = re.compile(
    r"помічник керівника (?:підприємства|установи|організації)\b"
    r"|секретар керівника(?: (?:підприємства|установи|організації))?$"
)

_PLACES_BESIDE = re.compile(
    r"(?:склад|кафедр|факультет|кабінет|сховищ|архів|магазин|кафе|ринк|баз|майданчик|приймальн"
    r"|клуб|парк|господарств|кладовищ|колон|будинк|канцелярі|пральн|котельн|насосн|басейн|стадіон"
    r"|гуртожит|реєстратур)\w{0,4}|кас[иу]"
)
# «Автоколони» is «автомобільної колони».
_CLIPPED = re.compile(r"(?:авто|агро|буд|газо|електро|енерго|мед|рем|спец|тепло|техно|фін)")


def without_general_place(form: str) -> str | None:
    """Return a folded form of a title without the general place it ends with.

    >>> without_general_place("вчитель початкових класів закладу загальної середньої освіти")
    'вчитель початкових класів'
    >>> without_general_place("методист культурно-освітнього закладу")
    'методист'
    >>> without_general_place("інженер") is None
    True
    """
    found = _GENERAL.search(form)
    return form[: found.start()] if found and found.start() else None


def with_other_heads(form: str) -> list[str]:
    """Return a folded form with each head of an enterprise for «керівника».

    Groups 3436 and 4115 have the assistant and the secretary of a «керівник»; the statute names
    that head otherwise.

    >>> with_other_heads("помічник керівника підприємства")[:2]
    ['помічник директора підприємства', 'помічник генерального директора підприємства']
    """
    if not _OF_A_HEAD.match(form):
        return []
    return [form.replace("керівника", head, 1) for head in _HEADS]


def takes_attribute(word: str) -> bool:
    """Tell whether ``word``, in an oblique case, is a place that adjectives make more precise."""
    return is_place(word) or _PLACES_BESIDE.fullmatch(word) is not None


def attributed(words: list[str], wanted: list[str]) -> int | None:
    """Return how many words of ``words`` are ``wanted``, a place, with what makes it precise.

    Adjectives stand before the place («столярного цеху»), or an abbreviation is joined to it
    («ІТ-відділу»). None where something else stands there.

    >>> attributed(["фінансово-економічного", "відділу", "заводу"], ["відділу"])
    2
    >>> attributed(["іт-відділу"], ["відділу"])
    1
    >>> attributed(["автоколони"], ["колони"])
    1
    >>> attributed(["головного", "відділу", "збуту"], ["відділу", "збуту"])
    3
    >>> attributed(["іт-відділу", "збуту"], ["відділу", "збуту"])
    2
    >>> attributed(["нового", "великого", "та", "головного", "відділу"], ["відділу"])
    5
    >>> for other in ("відділу", "й відділу", "нового відділу цін", "нового відділу архіву", "авто збуту"):
    ...     print(attributed(other.split(" "), ["відділу", "збуту"]))
    None
    None
    None
    None
    None
    >>> attributed(["відділу"], ["відділу"]) is None
    True
    """
    noun, *rest = wanted
    for at, word in enumerate(words):
        clipped = word.endswith(noun) and _CLIPPED.fullmatch(word.removesuffix(noun))
        joined = clipped or word.endswith((f"-{noun}", f"&{noun}"))
        if joined or (at and word == noun):
            found = words[at + 1 :][: len(rest)]
            return at + len(wanted) if found == rest else None
        joining = at and word in {"та", "і", "й", "або"}
        if not joining and not is_adjective(word.rstrip(",").replace("у-", "")):
            return None
    return None


def compound_of(word: str, adjective: str) -> bool:
    """Tell whether ``word`` is a compound that begins with ``adjective``.

    >>> compound_of("фінансово-економічного", "фінансового")
    True
    >>> compound_of("ново-економічного", "нового"), compound_of("фінансово-збуту", "фінансового")
    (False, False)
    """
    stem = adjective[:-3]
    return len(stem) > 3 and word.startswith(f"{stem}о-") and is_adjective(word)
