"""Codes of the КП and the levels of its groups.

A code is one to four digits, or four digits, a dot and a digit: ``2`` розділ,
``24`` підрозділ, ``244`` клас, ``2442`` підклас, ``2442.2`` група (ДК 003:2010,
the structure of the classification). Those of розділ ``0`` «Військовослужбовці», which
amendment 15 brought, begin with 01, 02 or 03; the tax service's schema of 13.11.2025 takes
``0[1-3][0-9]{2}(\\.[1-9])?``.
"""

import re
from enum import Enum

_CODE = re.compile(
    r"[1-9][0-9]{0,3}|[1-9][0-9]{3}\.[1-9]|0|0[1-3][0-9]{0,2}|0[1-3][0-9]{2}\.[1-9]", re.ASCII
)
_WITHOUT_ZERO = re.compile(r"[1-3][0-9]{2}\.[1-9]", re.ASCII)
_BEFORE = re.compile(r"(?:код|за|кп|дк|№|:)+", re.IGNORECASE)

MILITARY = "0"
"""Розділ «Військовослужбовці»: titles of servicemen, not of ordinary positions."""


class GroupLevel(str, Enum):
    """The level of a classification group, by its Ukrainian name's equal."""

    SECTION = "section"  # розділ
    SUBSECTION = "subsection"  # підрозділ
    CLASS = "class"  # клас
    SUBCLASS = "subclass"  # підклас
    GROUP = "group"  # група


_LEVEL_BY_LENGTH = {
    1: GroupLevel.SECTION,
    2: GroupLevel.SUBSECTION,
    3: GroupLevel.CLASS,
    4: GroupLevel.SUBCLASS,
    6: GroupLevel.GROUP,
}


class NotACode(ValueError):
    """The text is no code of the КП."""


def is_code(text: str) -> bool:
    """Tell whether ``text`` is written as a code of the КП (not whether that code exists)."""
    return _CODE.fullmatch(text) is not None


def level_of(code: str) -> GroupLevel:
    """Return the level at which ``code`` stands. Raises :class:`NotACode`."""
    return _LEVEL_BY_LENGTH[len(_checked(code))]


def parent_of(code: str) -> str | None:
    """Return the code one level up, None for a section. Raises :class:`NotACode`."""
    return _checked(code)[:-1].removesuffix(".") or None


def ancestors(code: str) -> list[str]:
    """Return the codes above ``code``, the section first. Raises :class:`NotACode`."""
    above = parent_of(code)
    return [] if above is None else [*ancestors(above), above]


def section_of(code: str) -> str:
    """Return the section (розділ) of ``code``, one digit. Raises :class:`NotACode`."""
    return _checked(code)[0]


def code_meant(text: str) -> str:
    """Return the code that a cell is sure to mean, without what people and programs add to it:
    blanks, a comma for the dot, the ``.0`` of a number, «КП» or «№» before it. A text that is
    no code even so stays as it is, but for its comma.

    >>> code_meant("2441. 2"), code_meant("1231.0"), code_meant("КП 3121"), code_meant("4115/01")
    ('2441.2', '1231', '3121', '4115/01')
    """
    text = text.strip().replace(",", ".")
    meant = _BEFORE.sub("", "".join(text.split()), count=1).removesuffix(".0").rstrip(".")
    return meant if is_code(meant) else text


def with_lost_zero(text: str) -> str | None:
    """Return the code of section 0 that ``text`` is without its zero, None where it is none.

    A spreadsheet makes the number 110.1 of 0110.1. (What it makes of 0110 is a code itself.)
    """
    return "0" + text if _WITHOUT_ZERO.fullmatch(text) else None


def _checked(code: str) -> str:
    if is_code(code):
        return code
    shown = code if len(code) <= 40 else code[:40] + "…"
    raise NotACode(
        f"“{shown}” is no code of the КП: a code is one to four digits (“2442”), "
        "or four digits, a dot and a digit (“2442.2”)."
    )
