"""The shape of a rule: a function from a parsed title to a remark, or None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from ..profession import Profession

# Where the rules come from.
NOTE_1 = _("Annex В to the КП, note 1")
NOTE_2 = _("Annex В to the КП, note 2")
NOTE_2_PRACTICE = _("Practice under note 2 of annex В to the КП")
ANNEX_A = _("Annex А to the КП")
AMENDMENTS = _("The amendments to the КП")
AMENDMENT_15 = _("Amendment 15 to the КП, section 0")
GRAMMAR = _("Annex В to the КП; Ukrainian grammar")
LANGUAGE = _("Practice: titles of positions are written in Ukrainian letters")
UKRAINIAN = _("Practice: Ukrainian grammar")
GRADES = _("Practice: the category or grade follows the title and is no part of it")
GENDER = _(
    "Practice: a position is named in the masculine; since amendment 9 the records "
    "of one employee may carry the feminine form"
)
ORDERS = _("Practice: acting in a position is laid down in an order, not in a title")
ASSISTANTS = _("Practice: group 3436 has titles for assistants of heads")
STATUTE = _("Practice: experts differ; the statute of the enterprise names its head")
TERMS = _(
    "Annex В to the КП, note 2: words on the place of work, the work done and the field "
    "extend a title; terms of employment do not"
)
OUR_CHOICE = _("Our choice: note 2 asks for a concise title and names no length")


@dataclass(frozen=True)
class Remark:
    """The remark of one rule on one title.

    :param repair: the mended title. It may still break other rules: the checker goes on
        repairing until none is broken
    :param profession: the official title the repair is for, where it is not the chosen one
    :param severity: where it is not the rule's
    :param source: where it is not the rule's
    :param grade: the grade that the repair takes out of the title, for its own field
    :param explains: it tells why the title does not start with the official one
    :param final: no other rule has a thing to say: there is no title, or it is a former one
    :param reads_rank: the repair has the rank that is meant: it writes one (a derived word) for
        a word that stands for it, or takes an official title that names one
    """

    message: Message
    repair: str | None = None
    profession: Profession | None = None
    severity: Severity | None = None
    source: str | None = None
    grade: str = ""
    explains: bool = False
    final: bool = False
    reads_rank: bool = False


Look = Callable[[ParsedTitle], "Remark | None"]


@dataclass(frozen=True)
class Rule:
    """A rule: its stable code, how much it weighs, where it comes from, and its function.

    A rule that ``explains`` tells why a title does not start with the official
    one. It is asked only of such titles, and only if no rule before it explained.
    """

    code: str
    severity: Severity
    source: str
    look: Look
    explains: bool = False

    def __call__(self, parsed: ParsedTitle) -> Remark | None:
        """Return what the rule has to say of a title, None if it has nothing."""
        return self.look(parsed)


def rule(
    code: str, severity: Severity, source: str, *, explains: bool = False
) -> Callable[[Look], Rule]:
    """Make a rule of the decorated function."""

    def make(look: Look) -> Rule:
        return Rule(code, severity, source, look, explains)

    return make


def short(text: str) -> str:
    """Return a text to be shown in a message: not longer than a line or two."""
    return text if len(text) <= 120 else text[:119] + "…"
