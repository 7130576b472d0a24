"""Rules about what a title is written with: words, in Ukrainian letters, without brackets.

The first two are about what is no title at all, the others about note 2.
"""

from __future__ import annotations

import re

from ...language.endings import word_set
from ...messages import _
from ...text import clean
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import LANGUAGE, NOTE_2, NOTE_2_PRACTICE, Remark, rule, short


@rule("empty", Severity.ERROR, NOTE_2)
def empty(parsed: ParsedTitle) -> Remark | None:
    """A title has words."""
    if parsed.text:
        return None
    return Remark(
        _("The title is empty. “%(official)s” may stand here."),
        {"official": parsed.wording.default},
        parsed.wording.default,
        final=True,
    )


_ODD = re.compile(
    r"[^0-9A-Za-z\u00c0-\u024fА-ЩЬЮЯЄІЇҐа-щьюяєіїґ' ,.;:()\[\]{}<>«»“”„\"’–+/№%&#-]"
)
_DIRECTIONS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@rule("odd_characters", Severity.ERROR, LANGUAGE)
def odd_characters(parsed: ParsedTitle) -> Remark | None:
    """A title is made of Ukrainian letters, figures and ordinary punctuation."""
    if parsed.text and re.search(r"[^\W\d_]", parsed.text) is None:
        return Remark(
            _("“%(title)s” holds no words. “%(official)s” may stand here."),
            {"title": short(parsed.text), "official": parsed.wording.default},
            parsed.wording.default,
            final=True,
        )
    if _ODD.search(parsed.text):
        odd = list(dict.fromkeys(_ODD.findall(parsed.text)))[:10]
        return Remark(
            _(
                "“%(characters)s” cannot stand in a title. It is made of Ukrainian letters, "
                "figures and ordinary punctuation."
            ),
            {"characters": " ".join(odd)},
            clean(_ODD.sub("", parsed.text)),
        )
    if _DIRECTIONS.search(parsed.typed.strip()):
        return Remark(
            _(
                "The title holds invisible control characters. They are left out when it is saved."
            ),
            {},
            parsed.text,
            severity=Severity.WARNING,
        )
    return None


@rule("brackets_kept", Severity.ERROR, NOTE_2_PRACTICE)
def brackets_kept(parsed: ParsedTitle) -> Remark | None:
    """A position's title has no brackets of its own, and those of the official one are opened."""
    if not any(sign in parsed.text for sign in "()[]{}<>"):
        return None
    return Remark(
        _(
            "A position's title holds no brackets. Of those in the official title "
            "one reading is taken: “%(official)s”."
        ),
        {"official": parsed.wording.default},
        parsed.plain,
    )


@rule("latin_letters", Severity.ERROR, LANGUAGE)
def latin_letters(parsed: ParsedTitle) -> Remark | None:
    """A title is written in Ukrainian: «CRM-менеджер» is not."""
    if not parsed.latin:
        return None
    return Remark(
        _("“%(words)s” is written in Latin letters. Say it in Ukrainian."),
        {"words": short(", ".join(parsed.latin))},
        _without_words(parsed.plain, parsed.latin),
    )


@rule("look_alike_letters", Severity.ERROR, LANGUAGE)
def look_alike_letters(parsed: ParsedTitle) -> Remark | None:
    """A Latin «e» or «p» among Cyrillic letters looks right, and no search finds the title."""
    if not parsed.mixed:
        return None
    return Remark(
        _("Latin letters that look like Ukrainian ones stand in “%(words)s”."),
        {"words": short(", ".join(parsed.mixed))},
        parsed.plain,
    )


_JOINING = word_set("в у з із зі на по для за до від при про під над та і й або чи")


def _without_words(text: str, unwanted: list[str]) -> str:
    """Return ``text`` without some words, and without what joined them to it."""
    kept: list[str] = []
    for word in text.split(" "):
        if not any(each in word for each in unwanted):
            kept.append(word)
            continue
        remains = word
        for each in unwanted:
            remains = remains.replace(each, "")
        remains = remains.strip("-/+,.;:")
        if re.search(r"\w", remains) and not remains.isdigit():
            kept.append(remains)
        else:
            while kept and kept[-1].lower() in _JOINING:
                kept.pop()
    return " ".join(kept).strip(" ,-–")
