"""The faults of a table, worded so that a person can mend them."""

from dataclasses import dataclass, field, replace

from ..messages import Message, _

MAX_PROBLEMS = 1000
"""Problems, and notes, that are told one by one."""


@dataclass(frozen=True)
class Problem:
    """Something in a file that can't be taken, and what would do.

    :param row: the row's number as a spreadsheet shows it; 0 where the whole file is meant
    :param message: what is wrong and the remedy; what fills it in is shortened to what a
        person reads
    :param column: the column's name as the file has it; empty where the whole row is meant
    :param repair: what the cell is sure to mean, where it is
    :param file: the file's name, where it is known
    """

    row: int
    message: Message
    column: str = ""
    repair: str | None = None
    file: str = ""

    @property
    def text(self) -> str:
        """The message in English, filled in."""
        return self.message.text


@dataclass
class TableFile:
    """What any table of a user's leaves beside its content.

    :param problems: what can't be taken; where there is any, nothing should be
    :param notes: what can be taken but a person should know
    :param ignored_columns: the names of the columns that were not read
    """

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)


class Report:
    """The report on a file: problems, which prevent the import, and notes.

    :param file: the file's name, which each of them carries
    """

    def __init__(self, file: str = "") -> None:
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.file = file
        self._untold = 0

    def add(self, problem: Problem) -> None:
        """Take down a problem."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(replace(problem, file=self.file))
        else:
            self._untold += 1

    def note(self, note: Problem) -> None:
        """Take down what can be taken, but a person should know."""
        if len(self.notes) < MAX_PROBLEMS:
            self.notes.append(replace(note, file=self.file))

    def close(self) -> None:
        """Put all in the order of the rows, and say how many are not told."""
        self.problems.sort(key=lambda problem: problem.row)
        self.notes.sort(key=lambda note: note.row)
        if self._untold:
            self.problems.append(
                Problem(
                    0,
                    Message(
                        _("%(count)s more problems like these are not listed."),
                        {"count": str(self._untold)},
                    ),
                    file=self.file,
                )
            )


def shown(text: str, limit: int = 60) -> str:
    """Return ``text`` as a message shows it: not longer than a person reads."""
    return text if len(text) <= limit else text[:limit] + "…"
