"""A category or grade is kept beside the title and printed after it.

Source: practice: the work record has the title of КП and the grade (розряд, категорія). The
repair takes the grade out of the title and into its own field.

>>> check("Інженер з охорони праці II категорії", "Інженер з охорони праці")
warning grade_in_title → Інженер з охорони праці [II категорії]
>>> check("Електрогазозварник 5 розр.", "Електрогазозварник")
warning grade_in_title → Електрогазозварник [5 розряду]
"""

from __future__ import annotations

from ...messages import Message, _
from ...text import clean, fold
from ..findings import Severity
from ..grades import find_grade, tidy_grade
from ..parsed_title import ParsedTitle
from .rule import GRADES, Remark, rule


@rule("grade_in_title", Severity.WARNING, GRADES)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a grade in the title."""
    start = parsed.match.end if parsed.match else 0
    found = find_grade(parsed.folded, fold(parsed.grade), start)
    if found is None:
        return None
    first, count = found
    words = parsed.plain.split(" ")
    typed = " ".join(words[first : first + count]).strip(" ,.")
    grade = parsed.grade or tidy_grade(typed)
    return Remark(
        Message(
            _(
                "“%(grade)s” is a grade. Move it to the field “Category or Grade”: documents print "
                "it after the title."
            ),
            {"grade": typed},
        ),
        clean(" ".join([*words[:first], *words[first + count :]])).rstrip(" ,"),
        grade=grade,
    )
