"""Findings: the results of checking a title."""

from dataclasses import dataclass
from enum import Enum

from ..messages import Message
from .profession import Profession


class Severity(str, Enum):
    """How much a finding weighs."""

    ERROR = "error"  # against a norm, or the name of another profession
    WARNING = "warning"  # experts differ, or no norm was found
    HINT = "hint"  # nothing is wrong; something is good to know


@dataclass(frozen=True)
class Finding:
    """One thing a rule says of one title.

    ``source`` is an English template to be translated. ``repair`` is the mended title: on ``profession``, where
    that is given (use this other official title, with its code), else on the
    profession that was checked, it has no errors. ``grade`` is what the repair takes
    out of the title, for the grade's own field.
    """

    rule: str
    severity: Severity
    message: Message
    source: str = ""
    repair: str | None = None
    profession: Profession | None = None
    grade: str = ""

    @property
    def text(self) -> str:
        """The message in English, filled in."""
        return self.message.text
