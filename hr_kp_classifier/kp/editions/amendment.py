"""An amendment as it is published: what it adds, cancels and replaces, row by row.

An order of the ministry says «доповнити», «виключити», «замінити» of each title. Typed into a
table, that is a column «Дія», the former code and name, the new code and name, and a note.
Of what is cancelled, the new code and name are those of its successor, where there is one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..messages import Message, _
from ..tables.heading import Columns, Heading
from ..tables.report import Problem, Report, shown
from ..tables.rows import Table
from ..text import clean
from .cells import Fault, is_blank, read_code, read_issue, read_name, read_number
from .columns import ANNEX, COLUMNS
from .entries import GroupRow, TitleRow
from .row_kinds import Kind, is_group_code, said_kind

_CellReader: TypeAlias = Callable[[str], tuple[str, Fault | None]]
Action: TypeAlias = Literal["add", "cancel", "replace"]

AMENDMENT = Columns(
    {
        "action": ("Дія", "що зробити", "вид зміни", "action"),
        "code_before": (
            "Попередній код",
            "чинний код",
            "код було",
            "було код",
            "старий код",
            "former code",
        ),
        "name_before": (
            "Попередня назва",
            "чинна назва",
            "назва було",
            "було назва",
            "стара назва",
            "former name",
            "було",
        ),
        "code": ("Новий код", "код стало", "стало код", "new code", *COLUMNS.names["code"]),
        "name": (
            "Нова назва",
            "назва стало",
            "стало назва",
            "new name",
            "стало",
            *COLUMNS.names["name"],
        ),
        **{column: COLUMNS.names[column] for column in ANNEX},
        "kind": COLUMNS.names["kind"],
        "note": ("Примітка", "примітки", "підстава", "note"),
    },
    required=("action", "name"),
)
_PLACES = {column: place for place, column in enumerate(AMENDMENT.names)}
_ACTIONS: tuple[tuple[Action, tuple[str, ...]], ...] = (
    ("add", ("доповн", "дода", "включ", "внес", "add")),
    ("cancel", ("виключ", "вилуч", "скасув", "cancel")),
    ("replace", ("замін", "перейменув", "змін", "виклас", "replace", "rename")),
)


@dataclass(frozen=True)
class AmendmentRow:
    """The order of one row of an amendment.

    :param before: the code and name of what is cancelled or replaced, as the file has them;
        the name may be empty for a group, and the code for a title
    :param after: what is added, or takes the place; of what is cancelled, its successor
    :param file: the file's name, where it is known
    """

    row: int
    action: Action
    kind: Kind
    before: tuple[str, str] = ("", "")
    after: GroupRow | TitleRow | None = None
    note: str = ""
    file: str = ""


@dataclass
class _AmendmentReader:
    """One amendment being read."""

    heading: Heading
    report: Report
    mend: bool
    found: list[AmendmentRow] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    """In place of which column another one of the row is read."""

    def take(self, row: int, values: Sequence[str]) -> None:
        """Read the cells of a row; say what is wrong with them."""
        cells = {column: values[place] for column, place in _PLACES.items()}
        if all(map(is_blank, values)):
            return
        self.moved = {}
        action = _action(cells["action"])
        if action is None:
            self._say(
                row,
                "action",
                Fault(
                    Message(
                        _(
                            "“%(action)s” is no action of an amendment; write «доповнити», "
                            "«виключити» or «замінити»."
                        ),
                        {"action": shown(clean(cells["action"]))},
                    )
                ),
            )
            return
        # «Доповнити» needs one code and name; some fill in the first columns.
        former = cells["code_before"], cells["name_before"]
        if (
            action == "add"
            and is_blank(cells["code"])
            and is_blank(cells["name"])
            and not all(map(is_blank, former))
        ):
            cells["code"], cells["name"] = former
            self.moved = {"code": "code_before", "name": "name_before"}
        # A list of what is cancelled has one code and one name.
        if action == "cancel" and not {"code_before", "name_before"} & set(
            self.heading.columns
        ):
            cells["code_before"], cells["name_before"] = cells["code"], cells["name"]
            cells["code"] = cells["name"] = ""
            self.moved = {"code_before": "code", "name_before": "name"}
        before = "", ""
        complete = True
        if action != "add":
            code = self._read(row, "code_before", cells, read_code)
            name = self._read(row, "name_before", cells, read_name)
            complete = code is not None and name is not None
            before = code or "", name or ""
        after_code = self._read(row, "code", cells, read_code)
        after_name = self._read(row, "name", cells, read_name)
        if complete and after_code is not None and after_name is not None:
            self._put(row, action, cells, before, (after_code, after_name))

    def _put(
        self,
        row: int,
        action: Action,
        cells: dict[str, str],
        before: tuple[str, str],
        after: tuple[str, str],
    ) -> None:
        """Put a row down once its codes and names are read."""
        # A cell left empty keeps the former value: «замінити» often gives the code once.
        if action == "replace":
            after = after[0] or before[0], after[1] or before[1]
        if action != "add" and not any(before):
            self._say(
                row,
                "name_before",
                Fault(
                    Message(
                        _("Which title is cancelled or replaced? Fill in its code and name.")
                    )
                ),
            )
            return
        lacking = [
            column
            for column, text in zip(("code", "name"), after, strict=True)
            if not text and action != "cancel"
        ]
        for column in lacking:
            self._say(
                row,
                column,
                Fault(Message(_("The cell is empty; fill it in or take the row out."))),
            )
        said = said_kind(cells["kind"])
        code = before[0] or after[0]
        kind: Kind = said or ("groups" if code and is_group_code(code) else "titles")
        annex = [
            None if is_blank(cells[column]) else self._read(row, column, cells, reader)
            for column, reader in zip(ANNEX, (read_number, read_issue, read_issue), strict=True)
        ]
        if lacking:
            return
        entry: GroupRow | TitleRow | None = None
        if any(after) and kind == "groups":
            entry = GroupRow(*after)
        elif any(after):
            entry = TitleRow(*after, *annex)
        self.found.append(
            AmendmentRow(
                row, action, kind, before, entry, clean(cells["note"])[:500], self.report.file
            )
        )

    def _read(
        self, row: int, column: str, cells: dict[str, str], reader: _CellReader
    ) -> str | None:
        """Return what a cell says, nothing where it is empty; None where it can't be taken."""
        if is_blank(cells[column]):
            return ""
        text, fault = reader(cells[column])
        if fault is None:
            return text
        if self.mend and fault.repair is not None and reader(fault.repair)[1] is None:
            self.report.note(
                Problem(
                    row,
                    Message(
                        _("“%(text)s” was read as “%(repair)s”."),
                        {"text": shown(text), "repair": shown(fault.repair)},
                    ),
                    self._named(column),
                    fault.repair,
                )
            )
            return fault.repair
        self._say(row, column, fault)
        return None

    def _say(self, row: int, column: str, fault: Fault) -> None:
        self.report.add(Problem(row, fault.message, self._named(column), fault.repair))

    def _named(self, column: str) -> str:
        """Return what the file calls a column, or the one that was read in its place."""
        place = self.moved.get(column, column)
        return self.heading.name_of(place) or AMENDMENT.names[column][0]


def read_amendment(table: Table, report: Report, mend: bool = False) -> list[AmendmentRow]:
    """Read the rows of an amendment.

    :param table: its rows, by the columns of ``AMENDMENT``
    :param report: where to say what can't be taken
    :param mend: take a cell as it is surely meant, and note it
    """
    reader = _AmendmentReader(table.heading, report, mend)
    for row, values in table.rows:
        reader.take(row, values)
    return reader.found


def _action(text: str) -> Action | None:
    """Return what a cell orders, by the beginning of its word."""
    said = clean(text).lower()
    return next(
        (action for action, words in _ACTIONS if said.startswith(words)),
        None,
    )
