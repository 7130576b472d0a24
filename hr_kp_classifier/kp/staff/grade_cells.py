"""The grades (розряд, категорія) of a staff list's column."""

import re

from ..messages import Message, _
from ..tables.report import Problem, Report
from ..text import clean
from ..titles.grades import is_roman, tidy_grade

_MOST_OF_WORKERS = 8
_NUMBER = re.compile(r"[1-9]\d?")
_OF_THE_SCALE = re.compile(r"\d{1,2} ?(?:[-–/,] ?\d{1,2} ?)+(?:%|$)|\d{1,2} ?[-–] ?\d{1,2} ?%")
_NONE = frozenset(("", "0", "-", "–", "—", "х", "x"))


def read_grades(cells: list[tuple[int, str]], column: str, report: Report) -> list[str]:
    """Return the grades that the cells of one column say.

    A number alone is a worker's «розряд», or a category where the column is called so. Budget
    institutions write there the grade of the single tariff scale (ЄТС, 1 to 25; «16», «10-14»,
    «16-10%»), which sets the pay and is no part of a title: then no bare number is taken.

    :param cells: the rows and their cells
    :param column: what the column is called
    :param report: where to say that they are those of the scale
    """
    texts = [(row, "" if clean(text) in _NONE else clean(text)) for row, text in cells]
    name = column.lower()
    of_scale = [row for row, text in texts if _is_of_scale(text)]
    if "тарифн" in name:
        of_scale = of_scale or [row for row, text in texts if _NUMBER.fullmatch(text)]
    if of_scale:
        report.note(
            Problem(
                of_scale[0],
                Message(
                    _(
                        "The grades are those of the tariff scale (ЄТС), which are no part of a "
                        "title: they are not taken. Write a qualification category in words: "
                        "«II категорії»."
                    )
                ),
                column,
            )
        )
    one_unit = ("категорі" in name) != ("розряд" in name)
    unit = "категорії" if "категорі" in name and "розряд" not in name else "розряду"
    for row, text in texts:
        if is_roman(text) and not one_unit:
            report.note(
                Problem(
                    row,
                    Message(
                        _(
                            "Is “%(grade)s” a розряд or a category? Write it in words: "
                            "«4 розряд», «II категорія»."
                        ),
                        {"grade": tidy_grade(text)},
                    ),
                    column,
                )
            )
    return [
        ""
        if of_scale and (_NUMBER.fullmatch(text) or _is_of_scale(text))
        else tidy_grade(f"{text} {unit}" if _is_number(text, one_unit) else text)
        for _row, text in texts
    ]


def _is_number(text: str, one_unit: bool) -> bool:
    return _NUMBER.fullmatch(text) is not None or (one_unit and is_roman(text))


def _is_of_scale(text: str) -> bool:
    if _NUMBER.fullmatch(text):
        return int(text) > _MOST_OF_WORKERS
    return _OF_THE_SCALE.fullmatch(text) is not None
