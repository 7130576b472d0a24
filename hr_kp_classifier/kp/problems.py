"""What is wrong with a classifier file, said so that a person can put it right."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """Something in a file that can't be taken, and what would do.

    :param row: the row's number as a spreadsheet shows it; 0 where the whole file is meant
    :param message: what is wrong and the remedy, an English template over ``params``
    :param params: what fills the template, shortened to what a person reads
    :param column: the column's name as the file has it; empty where the whole row is meant
    :param repair: what the cell is sure to mean, where it is
    :param file: the file's name, where it is known
    """

    row: int
    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    column: str = ""
    repair: str | None = None
    file: str = ""

    @property
    def text(self) -> str:
        """The message in English, filled in."""
        return self.message % self.params


def shown(text: str, limit: int = 60) -> str:
    """Return ``text`` as a message shows it: not longer than a person reads."""
    return text if len(text) <= limit else text[:limit] + "…"
