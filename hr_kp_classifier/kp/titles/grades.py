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
    rf",? ?(?:{_NUMBER} (?:кваліфікаційн\w+ )?{_UNIT}"
    r"|(?:категорії|категорія|кат\.|розряду|розряд|розр\.|класу) (?:[ivxіх]+|\d{1,2}))(?= |,|$)"
)
_HINTS = ("кат", "розр", " р", "клас", " кл")
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
    """Return a grade as documents print it: its unit in full, in the genitive, a roman numeral
    in Latin letters.

    >>> tidy_grade("І кат.")
    'I категорії'
    >>> tidy_grade("5 розр")
    '5 розряду'
    """
    grade = typed.strip(" ,")
    number, blank, unit = grade.partition(" ")
    if re.fullmatch("[IVXІХ]+", number):
        number = number.translate(str.maketrans("ІХ", "IX"))
    for short, full in _IN_FULL:
        unit = short.sub(full, unit)
    return number + blank + unit
