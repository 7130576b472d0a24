"""Codes of the КП and the levels of its groups.

A code is one to four digits, or four digits, a dot and a digit: ``2`` розділ,
``24`` підрозділ, ``244`` клас, ``2442`` підклас, ``2442.2`` група (ДК 003:2010,
the structure of the classification).
"""

import re
from enum import Enum

_CODE = re.compile(r"[1-9][0-9]{0,3}|[1-9][0-9]{3}\.[1-9]", re.ASCII)


class Level(str, Enum):
    """The level of a classification group, by its Ukrainian name's equal."""

    SECTION = "section"  # розділ
    SUBSECTION = "subsection"  # підрозділ
    CLASS = "class"  # клас
    SUBCLASS = "subclass"  # підклас
    GROUP = "group"  # група


_LEVEL_BY_LENGTH = {
    1: Level.SECTION,
    2: Level.SUBSECTION,
    3: Level.CLASS,
    4: Level.SUBCLASS,
    6: Level.GROUP,
}


class NotACode(ValueError):
    """The text is no code of the КП; its words say what was found and what is meant."""


def is_code(text: str) -> bool:
    """Tell whether ``text`` is written as a code of the КП (not whether that code exists)."""
    return _CODE.fullmatch(text) is not None


def level_of(code: str) -> Level:
    """Return the level at which ``code`` stands. Raises :class:`NotACode`."""
    return _LEVEL_BY_LENGTH[len(_checked(code))]


def parent_of(code: str) -> str | None:
    """Return the code one level up, None for a section. Raises :class:`NotACode`."""
    level = level_of(code)
    if level is Level.SECTION:
        return None
    return code[:4] if level is Level.GROUP else code[:-1]


def ancestors(code: str) -> list[str]:
    """Return the codes above ``code``, the section first. Raises :class:`NotACode`."""
    above = parent_of(code)
    return [] if above is None else [*ancestors(above), above]


def section_of(code: str) -> str:
    """Return the section (розділ) of ``code``, one digit. Raises :class:`NotACode`."""
    return _checked(code)[0]


def _checked(code: str) -> str:
    if is_code(code):
        return code
    raise NotACode(_complaint(code))


def _complaint(code: str) -> str:
    """Return what is wrong with ``code``, and what it might have been."""
    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?[eE][+-]?[0-9]{1,3}", code):
        return (
            f"“{code}” is no code of the КП: a spreadsheet turned the code into a number. "
            "Format the column as text and enter the codes again."
        )
    if is_code(code.strip()):
        return f"“{code}” is no code of the КП: it has blanks around “{code.strip()}”."
    for sign, name in ((",", "a comma"), ("-", "a hyphen"), (" ", "a blank")):
        mended = code.strip().replace(sign, ".")
        if is_code(mended):
            return f"“{code}” is no code of the КП: it has {name} for the dot; “{mended}” may be meant."
    if code.endswith(".0") and is_code(code[:-2]):
        return f"“{code}” is no code of the КП: a spreadsheet added “.0”; “{code[:-2]}” may be meant."
    shown = code if len(code) <= 40 else code[:40] + "…"
    return (
        f"“{shown}” is no code of the КП: a code is one to four digits (“2442”), "
        "or four digits, a dot and a digit (“2442.2”)."
    )
