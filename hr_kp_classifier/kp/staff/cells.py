"""The cells of a staff list: numbers as people write them, names without their numbering."""

import re
from decimal import Decimal, InvalidOperation

from ..messages import Message, _
from ..tables.report import shown
from ..text import clean

MOST_UNITS = Decimal(10_000)
"""Units of one position: more is a salary in the wrong column."""
MOST_MONEY = Decimal(10_000_000)
"""Hryvnias a month of one unit."""
_MOST = Decimal(10) ** 12
# Beyond it is no number of a staff list: digits of several cells in one, most often.
MAX_NAME = 200

_EMPTY = frozenset(("", "-", "–", "—", "х", "x", "X", "Х", "."))
_MONEY_SIGN = re.compile(r"(?:грн\.?|₴|uah)$", re.IGNORECASE)
_UNITS_SIGN = re.compile(r"(?:шт\.? ?од\.?|од\.?|ставк\w+|ст\.?)$", re.IGNORECASE)
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
# A blank, an apostrophe or the other of «.,» before just three digits divides off thousands.
_THOUSANDS = r"(?<=\d)(?<!\d{4})[%s](?=\d{3}(?!\d))"
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")
_NUMBERING = re.compile(r"((?:\d{1,3}\.)+(?:\d{1,3})?|\d{1,3}\)|[IVXІХ]{1,5}\.)\s*(?=\S)")
_VACANT = re.compile(r"ваканс|вакант|не ?зайнят|вільн", re.IGNORECASE)


def number(text: str) -> Decimal | None:
    """Read a number: «0,5», «12 500,00 грн», «1/2», «1 250.50».

    :return: None where there is none: an empty cell, a dash
    :raise ValueError: where the text is no number

    >>> number("12 500,00 грн"), number("½"), number("–")
    (Decimal('12500.00'), Decimal('0.5'), None)
    """
    text = clean(text)
    if text in _EMPTY:
        return None
    text = _UNITS_SIGN.sub("", _MONEY_SIGN.sub("", text).strip()).strip().rstrip(".,")
    text = re.sub(" ?([/.,-]) ?", r"\1", text)
    fraction = _FRACTION.fullmatch(text)
    if fraction and int(fraction[2]):
        return (Decimal(fraction[1]) / Decimal(fraction[2])).quantize(Decimal("0.01"))
    text = re.sub(_THOUSANDS % " '", "", _HALVES.get(text, text))
    if "," in text and "." in text:
        # The last of the two divides off the hundredths.
        text = re.sub(_THOUSANDS % min(",.", key=text.rindex), "", text)
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ValueError(text) from None
    if not found.is_finite() or abs(found) > _MOST:
        raise ValueError(text)
    return found


def number_or_none(text: str) -> Decimal | None:
    """Read a number; None also where the text is none."""
    try:
        return number(text)
    except ValueError:
        return None


def units_fault(text: str) -> Message | None:
    """Say what is wrong with a number of units, if anything is."""
    try:
        found = number(text)
    except ValueError:
        return _formula_fault(text) or Message(
            _("“%(text)s” is no number of staff units. Write 1, 0,5 or 2,25."),
            {"text": shown(text)},
        )
    if found is not None and not 0 <= found <= MOST_UNITS:
        return Message(
            _(
                "%(text)s staff units can't be of one position: a number from 0 to %(most)s is "
                "meant. Check whether the columns are the right ones."
            ),
            {"text": shown(text), "most": str(MOST_UNITS)},
        )
    return None


def money_fault(text: str) -> Message | None:
    """Say what is wrong with an amount of money, if anything is."""
    try:
        found = number(text)
    except ValueError:
        return _formula_fault(text) or Message(
            _("“%(text)s” is no amount of money. Write 12500 or 12500,50."),
            {"text": shown(text)},
        )
    if found is not None and not 0 <= found <= MOST_MONEY:
        return Message(
            _(
                "%(text)s can't be the monthly pay of one unit: an amount from 0 to %(most)s is "
                "meant."
            ),
            {"text": shown(text), "most": str(MOST_MONEY)},
        )
    return None


def _formula_fault(text: str) -> Message | None:
    if not clean(text).startswith("="):
        return None
    return Message(
        _(
            "The cell holds a formula, and the file does not keep its result. Open the "
            "file in a spreadsheet program, save it again and choose it."
        )
    )


def extra_fault(text: str) -> Message | None:
    """Say what is wrong with the amounts beside the salary, a line each, if anything is.

    A row may have those of all its units, so that they have no limit of one unit's.
    """
    for each in text.split("\n"):
        if number_or_none(each) is None:
            found = money_fault(clean(each))
            if found is not None:
                return found
    return None


def unnumbered(text: str) -> tuple[str, int]:
    """Return a name without its numbering, and how deep that says it stands; 0 for unsaid.

    >>> unnumbered("1.2. Відділ збуту")
    ('Відділ збуту', 2)
    >>> unnumbered("II. Бухгалтерія")
    ('Бухгалтерія', 1)
    >>> unnumbered("Цех № 5")
    ('Цех № 5', 0)
    """
    text = clean(text)
    found = _NUMBERING.match(text)
    if found is None:
        return text, 0
    return text[found.end() :], len([part for part in found[1].rstrip(".)").split(".") if part])


def is_vacant(text: str) -> bool:
    """Tell whether a cell for a person's name says that there is none."""
    return clean(text) in _EMPTY or _VACANT.search(text) is not None
