"""The texts of orders, memos and notices on positions: templates that HR may change.

A template is plain text, a paragraph a line. What stands in braces is filled in; «{перелік}» is the
place of the table. After «НАКАЗУЮ:» each paragraph is a numbered clause.
"""

import re
from collections.abc import Mapping

from .official import Paragraph, Table

RESOLVES = "НАКАЗУЮ:"
TABLE = "перелік"
# What may stand in braces, in the order in which it is offered.
ORDER_PLACEHOLDERS = (
    TABLE,
    "дата чинності",
    "зміна до КП",
    "підстава",
    "норми",
    "скасований наказ",
    "кількість посад",
    "номер розпису",
    "штат",
    "класифікатор",
    "підприємство",
)
NOTICE_PLACEHOLDERS = (
    "посада",
    "посади",
    "нова посада",
    "новий код",
    "новий оклад",
    "наказ",
    *(name for name in ORDER_PLACEHOLDERS if name != TABLE),
)

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# What is left where a placeholder within brackets stands for nothing.
_EMPTY_BRACKETS = re.compile(r" ?\([\s,;]*\)")
_EMPTY_ITEMS = re.compile(r"[;,](?=[;,.])")
_BLANKS = re.compile(r" +(?=[ ,.;:])")


def unknown_in(text: str, known: tuple[str, ...]) -> list[str]:
    """List what stands in braces in ``text`` and is none of ``known``, in order."""
    return [name for name in _PLACEHOLDER.findall(text) if name not in known]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of the placeholders.

    Brackets in which nothing is left go, with the blank before them; so do the commas and semicolons
    of a list's empty items.

    :param values: by the placeholder; what is missing is left as it stands
    """

    def value(match: re.Match[str]) -> str:
        return values.get(match[1], match[0])

    words = _EMPTY_BRACKETS.sub("", _PLACEHOLDER.sub(value, text))
    return _EMPTY_ITEMS.sub("", _BLANKS.sub("", words)).strip()


def paper_body(
    text: str, values: Mapping[str, str], table: Table | None
) -> tuple[Paragraph | Table, ...]:
    """Set a template as the body of a paper.

    :param text: the template
    :param table: the table that «{перелік}» stands for; a paragraph that names it is left out
        where there is none
    :return: paragraphs and the table, in order
    """
    body: list[Paragraph | Table] = []
    number = 0
    resolved = False
    marker = f"{{{TABLE}}}"
    for line in filter(None, map(str.strip, text.splitlines())):
        if line == RESOLVES:
            resolved = True
            body.append(Paragraph(RESOLVES, centred=True))
            continue
        has_table = marker in line
        if has_table and table is None:
            continue
        words = filled(line.replace(marker, ""), values)
        if words:
            number += resolved
            body.append(Paragraph(words, f"{number}" if resolved else ""))
        if has_table and table is not None:
            body.append(table)
    return tuple(body)
