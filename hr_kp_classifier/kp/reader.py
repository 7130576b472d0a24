"""Reading a classifier file: what stands in it, and what is wrong with it, row by row.

A file is a table with a heading row. Its columns are known by their names (the official ones
of annex А or ours), in any order. Reading never writes and never stops at the first mistake:
it gives all that could be read and a list of problems.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .codes import is_code
from .text import clean
from .translate import _


@dataclass(frozen=True)
class Group:
    """A classification group: its code and its name."""

    code: str
    name: str

    @property
    def key(self) -> str:
        """What identifies a group: its code."""
        return self.code


@dataclass(frozen=True)
class Title:
    """A row of annex А: an official professional title at a code."""

    code: str
    name: str
    zkpptr: str = ""
    etkd: str = ""
    dkhp: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What identifies a title: 29 titles stand at more than one code."""
        return self.code, self.name


@dataclass(frozen=True)
class Problem:
    """Something in a file that can't be taken, with the row it stands in.

    :param row: the row's number as a spreadsheet shows it (the heading is row 1);
        0 where the whole file is meant
    :param message: what is wrong and what would do, an English template over ``params``
    """

    row: int
    message: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass
class ClassifierFile:
    """What was read from one file or several."""

    groups: list[Group] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


# The columns of annex А as the official text, this project and public copies head them.
COLUMNS = {
    "code": ("code", "код кп", "код"),
    "name": ("name", "професійна назва роботи", "назва"),
    "zkpptr": ("zkpptr", "код зкпптр"),
    "etkd": ("etkd", "випуск єткд"),
    "dkhp": ("dkhp", "випуск дкхп"),
}
_COLUMN_OF = {alias: column for column, aliases in COLUMNS.items() for alias in aliases}


def read_groups(content: bytes) -> ClassifierFile:
    """Read a file of classification groups (columns ``code`` and ``name``).

    :param content: the file, CSV in UTF-8
    :return: the groups in the order of the file, and the problems
    """
    result = ClassifierFile()
    result.groups = list(_entries(content, _group, result.problems))
    return result


def read_titles(content: bytes) -> ClassifierFile:
    """Read a file of professional titles (the five columns of annex А).

    :param content: the file, CSV in UTF-8
    :return: the titles in the order of the file, and the problems
    """
    result = ClassifierFile()
    result.titles = list(_entries(content, _title, result.problems))
    return result


def _group(values: Mapping[str, str]) -> Group:
    return Group(values["code"], values["name"])


def _title(values: Mapping[str, str]) -> Title:
    return Title(
        values["code"],
        values["name"],
        values.get("zkpptr", ""),
        values.get("etkd", ""),
        values.get("dkhp", ""),
    )


def _entries(content, make: Callable, problems: list[Problem]) -> Iterator:
    seen: dict[object, int] = {}
    for row, values in _rows(content, problems):
        if not is_code(values["code"]):
            problems.append(
                Problem(
                    row,
                    _("“%(code)s” is no code of the classifier; write it as 2442 or 2442.2."),
                    {"code": values["code"]},
                )
            )
            continue
        if not values["name"]:
            problems.append(
                Problem(row, _("The name is empty; fill it in or take the row out."))
            )
            continue
        entry = make(values)
        if entry.key in seen:
            problems.append(
                Problem(
                    row,
                    _("The row repeats row %(row)s; take one of them out."),
                    {"row": str(seen[entry.key])},
                )
            )
            continue
        seen[entry.key] = row
        yield entry


def _rows(content: bytes, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(0, _("The file is not in UTF-8; save it as “CSV UTF-8”.")))
        return
    lines = csv.reader(io.StringIO(text, newline=""))
    columns = _columns(next(lines, []))
    missing = [column for column in ("code", "name") if column not in columns]
    if missing:
        problems.append(
            Problem(
                1,
                _("The heading row lacks the column %(columns)s."),
                {"columns": ", ".join(missing)},
            )
        )
        return
    for row, cells in enumerate(lines, start=2):
        if any(cells):
            yield (
                row,
                {
                    column: clean(cells[index]) if index < len(cells) else ""
                    for column, index in columns.items()
                },
            )


def _columns(heading: Iterable[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, cell in enumerate(heading):
        column = _COLUMN_OF.get(clean(cell).lower())
        if column:
            columns.setdefault(column, index)
    return columns
