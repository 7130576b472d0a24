"""Ukrainian typesetting: blanks that no line may end at, the apostrophe, the dash.

For what is printed only: stored text, its hash and what is searched keep their plain blanks and
the apostrophe of the keyboard, which all kinds of apostrophe are compared as (``kp.text``).
"""

import re

from babel.dates import get_month_names

NBSP = "\u00a0"
APOSTROPHE = "’"
DASH = "—"

# In the genitive, as a date has them: «січня».
_MONTHS = tuple(get_month_names("wide", "format", "uk").values())
# What stands before the number or the name it belongs to: «п. 1.3», «ст. 29», «м. Київ».
_ABBREVIATIONS = (
    "абз буд вул гл див ім кв кім м обл оф п пп просп пл розд рис с смт ст стор т табл тел ч"
).split()
_UPPER = "А-ЯІЇЄҐ"
_LOWER = "а-яіїєґ"
# A name longer than the column it stands in may break after the given name.
_NAME_FITS = 26

_NAME = re.compile(rf"(?:[{_UPPER}][{_LOWER}'’ʼ]+-?)+ [{_UPPER}][{_UPPER}'’ʼ-]+")
_AFTER = re.compile(
    "|".join(
        (
            r"(?<=[№§]) (?=\S)",
            # A word of one letter; what begins it may be a bracket or a quotation mark.
            r"(?<![^\s(«„“\"])[вузійаояєВУЗІЙАОЯЄ] (?=\S)",
            rf"\b(?:{'|'.join(_ABBREVIATIONS)})\. (?=[\d«{_UPPER}])",
            # «10 000», «5 днів», «23 листопада», «2026 року», «4 розряду», «20 %»; but what
            # follows a clause's number («п. 1.3 цієї інструкції») does not belong to it.
            rf"(?<=\d)(?<!\.\d)(?<!\.\d\d) (?=\d{{3}}(?!\d)|[{_LOWER}%])",
            # Roman figures are typed in Latin letters and in Cyrillic ones.
            r"\b[IVXІХ]+ (?=категор|розряд|квартал)",
            rf"\b(?:{'|'.join(_MONTHS)}) (?=\d{{4}})",
            r" (?=[—–](?:\s|$))",
            # «Т. Г. Шевченко» and «Шевченко Т. Г.»
            rf"(?<![\w'’ʼ])[{_UPPER}]\. (?=[{_UPPER}])",
            rf"(?<=[{_LOWER}]) (?=[{_UPPER}]\. ?[{_UPPER}]\.)",
        )
    )
)
_LETTER = r"[^\W\d_]"
_ANY_APOSTROPHE = re.compile(rf"(?<={_LETTER})['ʼ‘`´′](?={_LETTER})")
# Between blanks; one between figures is a range: «10 – 20».
_ANY_DASH = re.compile(r"(?<=[^\s\d]) [-–] (?=\S)|(?<=\d) [-–] (?=[^\s\d])")
# Word's format takes no control characters; they come with text that was pasted.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def without_controls(text: str) -> str:
    """The text without signs that files of Word's don't take."""
    return _CONTROL.sub("", text)


def quotable(text: str) -> str:
    """The text for a place between «»: its own quotation marks become the inner ones, „“."""
    return text.replace("«", "„").replace("»", "“")


def typeset(text: str) -> str:
    """Set a text for print: one apostrophe, one dash, and no line ends where it must not.

    :param text: «обов'язки за наказом від 23 листопада 2026 року № 15-од»
    :return: the same words, «обов’язки …»; lines of their own stay so
    """
    text = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ANY_DASH.sub(f" {DASH} ", _ANY_APOSTROPHE.sub(APOSTROPHE, text))
    if len(text) <= _NAME_FITS and _NAME.fullmatch(text):
        return text.replace(" ", NBSP)
    return _AFTER.sub(lambda match: match[0].replace(" ", NBSP), text)
