"""The cells of a classifier file: what each says, and what is wrong with it.

Each function takes a cell's text and returns what is stored, and None or the fault for which
it can't be. A cell that a spreadsheet would take for a formula is always a fault: a classifier
is written once and opened in spreadsheets for years (OWASP, CSV injection).
"""

import re
from typing import NamedTuple

from ..codes import is_code, with_lost_zero
from ..messages import Message, _
from ..tables.report import shown
from ..text import clean, has_latin, look_alikes

MAX_NAME = 500
"""Letters of a name: the longest official title has 208."""
_FAR_TOO_LONG = 4 * MAX_NAME

_LETTERS = "А-ЩЬЮЯЄІЇҐа-щьюяєіїґ"
_SIGNS = "0-9'(),.:;/№%+&«»\"„“”\\[\\]\\-"
# Official titles as they are stored, nearly all of them: clean() leaves these as they are.
_fine = re.compile(
    rf"[«\"„“(\[]?[{_LETTERS}][{_LETTERS}{_SIGNS}]*(?: (?:– )?[{_LETTERS}{_SIGNS}]+)*"
).fullmatch
_LETTER = re.compile(f"[{_LETTERS}]")
_ODD = re.compile(f"[^{_LETTERS}{_SIGNS} –A-Za-z]")
_WORD = re.compile(r"\w+(?:'\w+)*")
# «Агент i брокер»: a word of one letter holds no Cyrillic one to tell it by.
_LONE_LETTERS = {"i": "і", "a": "а", "y": "у", "o": "о"}
_FORMULA_SIGNS = ("=", "+", "-", "@")
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]{1,15})?[EeЕе]\+?0?[0-3]")
_SEPARATOR = re.compile(r"\s?[.,;:_/ -]\s?")


class Fault(NamedTuple):
    """A fault of a cell, and the value that is surely meant, if there is one."""

    message: Message
    repair: str | None = None


def read_name(text: str) -> tuple[str, Fault | None]:
    """Read the name of a group or a title: Ukrainian words, typed tidily.

    A Latin letter that looks like a Cyrillic one («мeнeджep») breaks every search, so it is a
    fault; where all of them are such, its repair is the name as it is meant.
    """
    if _fine(text) and len(text) <= MAX_NAME:
        return text, None
    # A text that is far too long is not looked at letter by letter: a workbook may repeat it in
    # thousands of cells.
    name = clean(text[:_FAR_TOO_LONG])
    return name, _fault_of_name(name, len(name if len(text) <= _FAR_TOO_LONG else text))


def _fault_of_name(name: str, letters: int) -> Fault | None:
    if not name:
        return Fault(Message(_("The name is empty; fill it in or take the row out.")))
    formula = _fault_of_formula(name)
    if formula is not None:
        return formula
    if letters > MAX_NAME:
        return Fault(
            Message(
                _(
                    "The name has %(length)s letters, “%(name)s”; no title is so long. A quotation "
                    "mark or a line break may be missing."
                ),
                {"length": str(letters), "name": shown(name)},
            ),
        )
    if has_latin(name):
        return _fault_of_latin(name)
    odd = list(dict.fromkeys(_ODD.findall(name)))[:10]
    if odd:
        return Fault(
            Message(
                _(
                    "“%(signs)s” does not belong in a Ukrainian name, “%(name)s”. Correct it. If "
                    "many rows look like this, the file's encoding is wrong: save it as CSV UTF-8."
                ),
                {"signs": " ".join(odd), "name": shown(name)},
            ),
        )
    if not _LETTER.search(name):
        return Fault(
            Message(
                _(
                    "“%(name)s” is no name: it holds no words. Check that the columns are right."
                ),
                {"name": shown(name)},
            ),
        )
    return None


def _fault_of_latin(name: str) -> Fault:
    found = look_alikes(name)
    found.update(_LONE_LETTERS)
    repair = _WORD.sub(lambda word: found.get(word[0], word[0]), name)
    if has_latin(repair):
        words = [word for word in _WORD.findall(repair) if has_latin(word)]
        return Fault(
            Message(
                _("“%(words)s” is written in Latin letters. Say it in Ukrainian: “%(name)s”."),
                {"words": shown(", ".join(words)), "name": shown(name)},
            ),
        )
    words = [word for word in _WORD.findall(name) if has_latin(word)]
    return Fault(
        Message(
            _(
                "Latin letters that look like Ukrainian ones stand in “%(words)s”. "
                "“%(repair)s” is meant; type it so."
            ),
            {"words": shown(", ".join(words)), "repair": shown(repair, MAX_NAME)},
        ),
        repair,
    )


def read_code(text: str) -> tuple[str, Fault | None]:
    """Read a code of the КП; of what a spreadsheet makes of one, say what it was."""
    code = text if is_code(text) else clean(text)
    return code, None if is_code(code) else _fault_of_code(code)


def _fault_of_code(code: str) -> Fault:
    if not code:
        return Fault(Message(_("The code is empty; fill it in or take the row out.")))
    formula = _fault_of_formula(code)
    if formula is not None:
        return formula
    if _SHORTENED.fullmatch(code):
        number = re.sub("[EeЕе]", "e", code.replace(",", "."))
        return Fault(
            Message(
                _(
                    "“%(code)s” is what a spreadsheet makes of a code, perhaps of “%(meant)s”. "
                    "Format the column as text and enter the codes again."
                ),
                {"code": code, "meant": format(float(number), ".10g")},
            ),
        )
    meant = _SEPARATOR.sub(".", code).removesuffix(".0").rstrip(".")
    military = with_lost_zero(meant)
    if military is not None:
        return Fault(
            Message(
                _(
                    "“%(code)s” is no code of the classifier; a spreadsheet has dropped the "
                    "zero of “%(meant)s” (section 0, servicemen). Format the column as text "
                    "and enter the codes again."
                ),
                {"code": shown(code), "meant": military},
            ),
            military,
        )
    if is_code(meant):
        return Fault(
            Message(
                _(
                    "“%(code)s” is no code of the classifier; “%(meant)s” is meant. Write it so."
                ),
                {"code": shown(code), "meant": meant},
            ),
            meant,
        )
    return Fault(
        Message(
            _(
                "“%(code)s” is no code of the classifier; write one to four digits (2442), "
                "or four digits, a dot and a digit (2442.2)."
            ),
            {"code": shown(code)},
        ),
    )


def read_number(text: str) -> tuple[str, Fault | None]:
    """Read a ЗКППТР code: five digits, or nothing."""
    number = _without_dash(text).removesuffix(".0")
    if not number or re.fullmatch("[0-9]{5}", number):
        return number, None
    return number, _fault_of_formula(number) or Fault(
        Message(
            _("“%(number)s” is no ЗКППТР code; it has five digits, or the cell is empty."),
            {"number": shown(number)},
        ),
    )


def read_issue(text: str) -> tuple[str, Fault | None]:
    """Read the number of an issue of ЄТКД or ДКХП, «5» or «5*», or nothing."""
    issue = _without_dash(text)
    return issue, _fault_of_formula(issue)


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: it is empty, or has a dash as printed tables do."""
    return not text or not _without_dash(text)


def _without_dash(text: str) -> str:
    text = clean(text)
    return "" if text == "-" else text


def _fault_of_formula(text: str) -> Fault | None:
    if not text.startswith(_FORMULA_SIGNS):
        return None
    return Fault(
        Message(
            _(
                "“%(text)s” is a formula, or a spreadsheet would take it for one by its first sign. "
                "Put there what it comes to: copy it and paste the values alone."
            ),
            {"text": shown(text)},
        ),
    )
