"""Grades (категорія, розряд, клас) as they are written in a title.

A grade is no part of a title: it has a field of its own, and documents print it after the
title, in the genitive: «слюсар-ремонтник 5 розряду», «бухгалтер II категорії» (practice; ДКХП
writes so).
"""

import re

_NUMBER = (
    r"(?:(?:[ivxіх]+|\d{1,2})(?:-?(?:[гшої]{1,3}|ї|а|го|ша|га|тя))?"
    r"|(?:перш|друг|трет|четверт|п'ят|шост|вищ|найвищ)\w+|без)"
)
_UNIT = r"(?:категорії|категорія|кат\.?|розряду|розряд|розр\.?|р\.?|класу|клас|кл\.?)"
_GRADE = re.compile(
    rf",? ?(?:\d{{1,2}}р\.?|{_NUMBER} (?:кваліфікаційн\w+ )?{_UNIT}"
    r"|(?:категорії|категорія|кат\.|розряду|розряд|розр\.|класу) (?:[ivxіх]+|\d{1,2}))(?= |,|$)"
)
_HINTS = ("кат", "розр", " р", "клас", " кл", *(f"{number}р" for number in range(1, 9)))
_ORDINAL = r"(?:(?:най)?вищ|перш|друг|четверт|п'ят|шост)"
_TO_GENITIVE = (
    (re.compile(rf"\b({_ORDINAL}|кваліфікаційн)а\b", re.IGNORECASE), r"\1ої"),
    (re.compile(r"\b(трет)я\b", re.IGNORECASE), r"\1ьої"),
    (re.compile(rf"\b({_ORDINAL})ий\b", re.IGNORECASE), r"\1ого"),
    (re.compile(r"\b(трет)ій\b", re.IGNORECASE), r"\1ього"),
)
# «Перша» agrees with «категорія» alone: розряд and клас are masculine.
_CATEGORY_ALONE = re.compile(rf"(?:{_ORDINAL}ої|третьої)(?: кваліфікаційної)?", re.IGNORECASE)
_DIGITS_WITH_ENDING = re.compile(r"^(\d{1,2})-?(?:й|ий|ій|го|ого|ої|ша|га|тя|та|а)(?= )")
_GLUED = re.compile(r"^(\d{1,2})(?=р)")
_IN_FULL = (
    (re.compile(r"\bкат(?:\.|егорія)?$"), "категорії"),
    (re.compile(r"\b(?:р|розр?)\.?$|\bрозряд$"), "розряду"),
    (re.compile(r"\bкл(?:\.|ас)?$"), "класу"),
)


def find_grade(folded: str, given: str = "", start: int = 0) -> tuple[int, int] | None:
    """Return where a grade stands in a folded title: its first word, and how many it has.

    :param given: the grade in its own field, folded, which the title may repeat
    :param start: the offset to look from

    >>> find_grade("інженер 1 кат")
    (1, 2)
    >>> find_grade("інженер цеху № 5") is None
    True
    """
    found = None
    if any(hint in folded for hint in _HINTS):
        found = _GRADE.search(folded, start)
    if found is None and given:
        found = re.compile(f" {re.escape(given)}(?= |,|$)").search(folded, start)
    if found is None:
        return None
    first = folded[: found.start()].count(" ") + (found[0][:1] in " ,")
    return first, len(found[0].strip(" ,").split(" "))


def tidy_grade(typed: str) -> str:
    """Return a grade as documents print it: its unit in full, in the genitive with the ordinal
    before it, a roman numeral in Latin letters.

    >>> tidy_grade("І кат.")
    'I категорії'
    >>> tidy_grade("5-й розр")
    '5 розряду'
    >>> tidy_grade("4р")
    '4 розряду'
    >>> tidy_grade("перша категорія")
    'першої категорії'
    >>> tidy_grade("вища")
    'вищої категорії'
    """
    grade = _GLUED.sub(r"\1 ", typed.strip(" ,").replace("’", "'"))
    for nominative, genitive in _TO_GENITIVE:
        grade = nominative.sub(genitive, grade)
    if _CATEGORY_ALONE.fullmatch(grade):
        return f"{grade} категорії"
    number, blank, unit = _DIGITS_WITH_ENDING.sub(r"\1", grade).partition(" ")
    if is_roman(number):
        number = number.translate(str.maketrans("ІХ", "IX"))
    for short, full in _IN_FULL:
        unit = short.sub(full, unit)
    return number + blank + unit


def is_roman(text: str) -> bool:
    """Tell whether a grade is a roman numeral, also one in Cyrillic letters.

    >>> is_roman("ІV")
    True
    """
    return re.fullmatch("[IVXІХ]+", text) is not None
