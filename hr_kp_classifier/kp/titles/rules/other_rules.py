"""Rules about what is no part of a title, and about the official title that was chosen."""

from __future__ import annotations

import re

from ...messages import _
from ...text import clean, fold
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import AMENDMENTS, ANNEX_A, GRADES, OUR_CHOICE, Remark, rule

LONGEST_CLARIFICATION = 100
"""Letters beyond the official title that are still concise (our choice)."""


_GRADE = re.compile(
    r",? ?(?:"
    # «II категорії», «1-ї категорії», «вищої кваліфікаційної категорії», «5 розряду»
    r"(?:(?:[ivxіх]+|\d{1,2})(?:-?[а-яії]{1,3})?|(?:перш|друг|трет|четверт|п'ят|шост|вищ|найвищ)\w+"
    r"|без) (?:кваліфікаційн\w+ )?(?:категорії|категорія|розряду|розряд|класу)"
    # «категорії II», «розряду 5»
    r"|(?:категорії|категорія|розряду|розряд|класу) (?:[ivxіх]+|\d{1,2})"
    r")(?= |,|$)"
)


@rule("grade_in_title", Severity.WARNING, GRADES)
def grade_in_title(parsed: ParsedTitle) -> Remark | None:
    """A category or grade is kept beside the title and printed after it."""
    folded, given = parsed.folded, fold(parsed.grade)
    start = parsed.match.end if parsed.match else 0
    found = None
    if "категор" in folded or "розряд" in folded or "клас" in folded:
        found = _GRADE.search(folded, start)
    if found is None and given:
        found = re.compile(f" {re.escape(given)}(?= |,|$)").search(folded, start)
    if found is None:
        return None
    first = folded[: found.start()].count(" ") + (found[0][:1] in " ,")
    words = parsed.plain.split(" ")
    count = len(found[0].strip(" ,").split(" "))
    mended = [*words[:first], *words[first + count :]]
    grade = " ".join(words[first : first + count])
    return Remark(
        _("“%(grade)s” is a grade: it has a field of its own and is printed after the title."),
        {"grade": grade},
        clean(" ".join(mended)).rstrip(" ,"),
    )


@rule("too_long", Severity.WARNING, OUR_CHOICE)
def too_long(parsed: ParsedTitle) -> Remark | None:
    """Note 2 asks for concise titles."""
    length = len(parsed.clarification)
    if length <= LONGEST_CLARIFICATION:
        return None
    return Remark(
        _(
            "What follows the official title has %(length)s letters. "
            "A title is to be concise; up to %(limit)s are well readable."
        ),
        {"length": str(length), "limit": str(LONGEST_CLARIFICATION)},
    )


@rule("cancelled_title", Severity.ERROR, AMENDMENTS)
def cancelled_title(parsed: ParsedTitle) -> Remark | None:
    """A title that an amendment cancelled is not used any more."""
    profession = parsed.profession
    if profession.active:
        return None
    other = profession.replaced_by
    if other is None:
        return Remark(
            _("“%(name)s” was cancelled by an amendment to the КП. Choose another title."),
            {"name": profession.name},
        )
    rest = parsed.clarification_typed if parsed.match and not parsed.match.chain else ""
    return Remark(
        _(
            "“%(name)s” was cancelled by an amendment to the КП. “%(other)s”, %(code)s, took its place."
        ),
        {"name": profession.name, "other": other.name, "code": other.code},
        parsed.titles.wording(other).default + rest,
        other,
    )


@rule("several_codes", Severity.HINT, ANNEX_A)
def several_codes(parsed: ParsedTitle) -> Remark | None:
    """29 titles stand at more than one code: check which of them is meant."""
    codes = parsed.titles.codes_of(parsed.profession)
    if len(codes) < 2:
        return None
    return Remark(
        _("“%(name)s” stands at several codes: %(codes)s. Check that %(code)s is meant."),
        {
            "name": parsed.profession.name,
            "codes": ", ".join(codes),
            "code": parsed.profession.code,
        },
    )
