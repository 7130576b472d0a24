"""Codes of section 0 that a spreadsheet has made numbers: 0110 became 110, 01 became 1.

Such a number is a code of another section too, so only the cells beside it tell them apart.
"""

import re
from collections.abc import Iterable, Iterator

from ..codes import MILITARY
from ..messages import Message, _
from ..tables.report import shown
from ..text import fold
from .entries import GroupRow

_SHORT = re.compile("[1-3][0-9]{0,2}")
# Words of those who serve (the law on military duty, ranks); none of them begins a word in a
# name of one of the КП's groups 1 to 399.
_SERVICE = re.compile(
    r"\b(?:військовослужб|офіцер|сержант|старшин|солдат|матрос|генерал|адмірал|рядов)"
)


def without_zeros(groups: Iterable[GroupRow]) -> Iterator[tuple[GroupRow, Message]]:
    """Give the groups whose codes seem to lack their zero, each with what to say of it."""
    groups = list(groups)
    codes = {group.code for group in groups}
    section = {code for code in codes if code.startswith(MILITARY)} == {MILITARY}
    for group in groups:
        if _SHORT.fullmatch(group.code) and (section or _SERVICE.search(fold(group.name))):
            yield (
                group,
                Message(
                    _(
                        "“%(code)s %(name)s” may be “%(meant)s” of section 0 (servicemen), "
                        "whose zero a spreadsheet has dropped. If so, format the column as "
                        "text and enter the codes again."
                    ),
                    {
                        "code": group.code,
                        "name": shown(group.name),
                        "meant": MILITARY + group.code,
                    },
                ),
            )
