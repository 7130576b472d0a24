"""A title is made of Ukrainian letters, figures and ordinary punctuation.

Source: practice; titles are printed in papers and compared by the tax service's programs.

>>> check("Бухгалтер ★", "Бухгалтер")
error odd_characters → Бухгалтер
>>> check("12345", "Бухгалтер")
error odd_characters → Бухгалтер
"""

from __future__ import annotations

import re

from ...messages import Message, _
from ...text import clean
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import LANGUAGE, Remark, rule, short

_ODD = re.compile(
    r"[^0-9A-Za-z\u00c0-\u024fА-ЩЬЮЯЄІЇҐа-щьюяєіїґ' ,.;:()\[\]{}<>«»“”„\"’–+/№%&#-]"
)
_LETTER = re.compile(r"[^\W\d_]")
_DIRECTIONS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@rule("odd_characters", Severity.ERROR, LANGUAGE)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on characters that no title has."""
    if parsed.text and _LETTER.search(parsed.text) is None:
        return Remark(
            Message(
                _("“%(title)s” holds no words. “%(official)s” may stand here."),
                {"title": short(parsed.text), "official": parsed.wording.default},
            ),
            parsed.wording.default,
            final=True,
        )
    if _ODD.search(parsed.text):
        odd = list(dict.fromkeys(_ODD.findall(parsed.text)))[:10]
        return Remark(
            Message(
                _(
                    "“%(characters)s” cannot stand in a title. It is made of Ukrainian letters, "
                    "figures and ordinary punctuation."
                ),
                {"characters": " ".join(odd)},
            ),
            clean(_ODD.sub("", parsed.text)),
        )
    if _DIRECTIONS.search(parsed.typed.strip()):
        return Remark(
            Message(
                _(
                    "The title holds invisible control characters. They are left out when it is saved."
                ),
                {},
            ),
            parsed.text,
            severity=Severity.WARNING,
        )
    return None
