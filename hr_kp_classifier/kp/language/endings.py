"""What the ending of a word says of it: as much as opening brackets needs.

Official titles are written in plain words, and within brackets a few endings
tell a noun from an adjective, the nominative from the other cases and who works
from where. No dictionary is needed, and none is fast enough for 9,150 titles.
"""

import re
from itertools import takewhile


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set."""
    return frozenset(text.split())


PREPOSITIONS = word_set("біля в у для з із зі за на над по при під до про крім від")

# «із закупівель», not «з закупівель», which is hard to say; КП has «із збуту».
_SIBILANT = re.compile(r"[зсцчшщ]", re.IGNORECASE)


def z_before(following: str) -> str:
    """Return the preposition «з» as it is written before this word.

    >>> z_before("закупівель"), z_before("персоналу")
    ('із', 'з')
    """
    return "із" if _SIBILANT.match(following) else "з"


_PERSON = re.compile(
    "(тель|ник|ик|ік|ер|єр|ор|яр|ар|ист|іст|лог|граф|ач|яч|ець|єць|ант|янт|ент|пілот|чик|арх|ит"
    "|ак|ич|ман|метр|вод|водій|ожатий|брат|сестра|особа|голова|парох|ігумен|рабин|імам|муфтій"
    "|єпископ|шейх|капелан|диякон|мулла|моель|кашрут|машгіах|дяк|меламед|муедзин|санітарка"
    "|прибиральниця|буфетниця|секретар)$"
)
_NO_PERSON = word_set("аудит захист кредит облік цирк")


def is_person(phrase: str) -> bool:
    """Tell whether a phrase in the nominative names someone who does a work."""
    for word in phrase.split():
        if word in {"вожатий", "керуючий"}:
            return True
        if is_nominative_adjective(word):
            continue
        word = word.rpartition("-")[2]
        return word not in _NO_PERSON and _PERSON.search(word) is not None
    return False


def is_nominative_adjective(word: str) -> bool:
    """Tell whether ``word`` is an adjective in the nominative singular, masculine or feminine."""
    if word.endswith("а"):
        return _FEMININE_ADJECTIVE.match(word) is not None
    return re.search(r"(ий|ній|третій)$", word) is not None


_FEMININE_ADJECTIVE = re.compile(
    r"(вищ|головн|медичн|молодш|операційн|патронажн|посадов|старш|уповноважен)а(-|$)", re.I
)


def is_adjective(word: str) -> bool:
    """Tell whether ``word`` is an adjective in an oblique case."""
    return (
        re.search(r"(ого|ої|их|іх|ому|им|ими|(?:н|(?<!устано)в|ськ|цьк)ою)$", word) is not None
    )


def is_adjective_phrase(item: list[str]) -> bool:
    """Tell whether the words of ``item`` are adjectives, up to a preposition perhaps."""
    for at, word in enumerate(item):
        if not is_adjective(word) and not (word.endswith("-") or word == "та"):
            return bool(at) and word in PREPOSITIONS
    return is_adjective(item[-1])


def is_oblique(item: str, *, after_noun: bool) -> bool:
    """Tell whether an item is surely not in the nominative."""
    word = item.split()[0]
    if is_adjective(word) or word in {"бюро", "кафе", "депо", "кіно", "фотоательє"}:
        return True
    if is_surely_nominative(item):
        return False
    if re.search(
        r"(у|ю|и|і|ї|ом|ем|єм|ею|ою|ів|їв|ей|екскурсій|мір|мистецтв|наук|цін|сцен|суден|систем)$",
        word,
    ):
        return True
    if re.search(r"(ента|анта|тора|йстера|[иі]ста|ника)$", word):
        return True
    return after_noun and re.search(r"[^ії][ая]$", word) is not None and word != "освіта"


_NOMINATIVE_PLURALS = word_set(
    "види вироби готелі заклади засоби інвестиції методи овочі органи плоди послуги проекти"
    " стадіони установки фотороботи"
)


def is_surely_nominative(item: str) -> bool:
    """Tell whether an item is in the nominative, so that it can only be a branch."""
    word, _blank, rest = item.partition(" ")
    if word in _NOMINATIVE_PLURALS or is_nominative_adjective(word):
        return True
    if is_place(word) or (is_adjective(rest.split(" ")[0]) and re.search(r"[нв]а$", word)):
        return False
    return bool(
        re.search(r"(ія|ля|ння|ття|ість|тво|не|ве|ське|цьке|же|ше|че)$", word)
        or re.search(r"([^аеиіоу]ні|[сц]ькі|ві|[чжш]і|інші)$", word)
        or re.search(r"(ська|цька|іка|(?<!н)ика|вка|бка|гка|отека|каса|[иі]на)$", word)
        or (rest != "" and re.search(r"[нв]а$", word))
    )


_PLACE = re.compile(
    r"(?:гідро|під|авто|кіно|фото|аеро|радіо|теле|електро)*(?:"
    "академі|агентств|ансамбл|апарат|аптек|аероклуб|асоціаці|бар|батальйон|бібліотек|бригад|бюро"
    "|взвод|відділ|відомств|вокзал|галуз|гараж|готел|груп|депо|департамент|дирекці|дистанці"
    "|дільниц|загон|заклад|зал|засоб|зміни|їдальн|кафе|кіно|кемпінг|клінік|колегі|колумбарі|команд"
    "|комітет|компані|комплекс|концерн|кооператив|корпораці|курс|лабораторі|лікарн|ліце|майстерн"
    "|мереж|міст|музе|област|організаці|оркестр|палат|пансіонат|підприємств|підрозділ|поїзд"
    "|полігон|поліклінік|полк|пост|пункт|район|ресторан|розплідник|розсадник|сектор|секретаріат"
    "|секці|служб|союз|станці|стенд|стрільбищ|студі|табор|театр|тир|товариств|управлін"
    r"|установ(?!к)|федераці|ферм|філі|фільмосховищ|фірм|хор|цех|центр|цикл|черги|шахт|школ|шлюз"
    r"|штаб)\w{0,4}"
)


def is_place(word: str) -> bool:
    """Tell whether ``word`` names a place of work, in any case."""
    return _PLACE.fullmatch(word) is not None and not is_adjective(word)


def head_length(words: list[str]) -> int:
    """Return how many words at the start are the head: a noun with its adjectives."""
    at = 0
    while at < len(words) - 1 and is_nominative_adjective(words[at]):
        at += 1
    if at and not is_person(words[at]) and not is_nominative_adjective(words[at]):
        return at  # «Черговий аеропорту»: the adjective is the head itself
    at += 1
    while at < len(words) and is_nominative_adjective(words[at]):
        at += 1
    return at


def noun_phrase_start(left: list[str], head: int) -> int:
    """Return where the last noun's phrase starts: its adjectives belong to it."""
    adjectives = takewhile(is_adjective, reversed(left[head:-1]))
    return len(left) - 1 - len(list(adjectives))


def _gender(noun: str) -> str:
    """Return the gender of a noun in an oblique case: f, m (or neuter) or "" if it is plural."""
    if re.search(r"(и|ї|і|ею|ою)$", noun):
        return "f"
    return "m" if re.search(r"(а|я|у|ю|ом|ем|єм|бюро|депо)$", noun) else ""


def noun_agreeing(left: list[str], adjective: str, head: int) -> int | None:
    """Return the index of the last noun that ``adjective`` agrees with."""
    gender = (
        "f" if re.search(r"(ої|ою)$", adjective) else "" if adjective.endswith("х") else "m"
    )
    for at in reversed(range(head, len(left))):
        noun = left[at]
        if noun not in PREPOSITIONS and not is_adjective(noun) and _gender(noun) == gender:
            return at
    return None


def agree(adjective: str, noun: str) -> str:
    """Return ``adjective``, which is in the genitive, in the gender or number of ``noun``."""
    if re.search(r"(ів|їв)$", noun):
        return re.sub(r"(ого|ої)$", "их", adjective)
    if _gender(noun) == "f":
        return re.sub(r"ого$", "ої", adjective)
    return re.sub(r"ої$", "ого", adjective) if _gender(noun) == "m" else adjective


def in_genitive(words: list[str]) -> list[str]:
    """Turn the instrumental that «Керуючий» governs into the genitive of other heads."""
    for at, word in enumerate(words):
        turned = re.sub(r"ою$", "ої" if is_adjective(word) else "и", word)
        turned = re.sub(r"им$", "ого", re.sub(r"ом$", "у", turned))
        if turned == word:
            return words
        words = [*words[:at], turned, *words[at + 1 :]]
    return words
