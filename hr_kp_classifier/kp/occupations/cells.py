"""The cells of a list of occupations: what is wrong with each, as messages."""

import re
from collections.abc import Iterator

from ..messages import Message, _
from ..tables.report import shown

MAX_NAME = 500
MAX_LEVEL = 9

_CODE = re.compile(r"[0-9A-Za-z]+(?:[.\-/][0-9A-Za-z]+)*")
_MAX_CODE = 20
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[EeЕе][+-]?[0-9]+")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_TWO_ALPHABETS = re.compile(
    r"\w*(?:[A-Za-z\u00c0-\u024f][\u0400-\u052f]|[\u0400-\u052f][A-Za-z\u00c0-\u024f])\w*"
)


def faults_of_code(code: str) -> Iterator[Message]:
    if not code:
        yield Message(_("The code is empty; fill it in or take the row out."))
    elif _SHORTENED.fullmatch(code) and "+" in code:
        yield Message(
            _(
                "“%(code)s” is what a spreadsheet makes of a long code. Format the column as "
                "text and enter the codes again."
            ),
            {"code": code},
        )
    elif len(code) > _MAX_CODE or not _CODE.fullmatch(code):
        yield Message(
            _(
                "“%(code)s” is no code: it has digits and Latin letters, with a dot, a hyphen "
                "or a slash between them (43-4051.00). Correct it."
            ),
            {"code": shown(code)},
        )


def faults_of_name(name: str) -> Iterator[Message]:
    mixed = _TWO_ALPHABETS.findall(name)
    if not name:
        yield Message(_("The name is empty; fill it in or take the row out."))
    elif name.startswith(_FORMULA_SIGNS):
        yield Message(
            _("“%(name)s” reads as a formula of a spreadsheet. Write the name as text."),
            {"name": shown(name)},
        )
    elif len(name) > MAX_NAME:
        yield Message(
            _(
                "The name has %(length)s letters, “%(name)s”. A quotation mark or a line break "
                "may be missing."
            ),
            {"length": str(len(name)), "name": shown(name)},
        )
    elif mixed or "\ufffd" in name:
        yield Message(
            _(
                "“%(words)s” mixes letters of two alphabets. Correct it; if many rows look "
                "like this, the file's encoding is wrong: save it as CSV UTF-8."
            ),
            {"words": shown(", ".join(mixed) or name)},
        )


def faults_of_name_uk(name: str) -> Iterator[Message]:
    if name and not _CYRILLIC.search(name):
        yield Message(
            _(
                "“%(name)s” has no Ukrainian letters, but stands in the column of Ukrainian "
                "names. A name that holds a comma must stand in quotation marks."
            ),
            {"name": shown(name)},
        )
    elif name:
        yield from faults_of_name(name)


def faults_of_level(level: str) -> Iterator[Message]:
    if level and not (level.isdecimal() and 1 <= int(level) <= MAX_LEVEL):
        yield Message(
            _("“%(level)s” is no level: write a number from 1 (the highest) to 9, or nothing."),
            {"level": shown(level)},
        )
