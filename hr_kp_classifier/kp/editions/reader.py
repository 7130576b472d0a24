"""Reading a classifier file: what stands in it, and what is wrong with it, row by row.

A file is a table with a heading row, a CSV or an XLSX. Its columns are known by their names
(the official ones of annex А or ours), in any order. Reading never writes, never raises and
never stops at the first mistake: it gives all that could be read and a list of problems. A
file with problems is not for the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ..codes import ancestors, parent_of
from ..messages import Message, _
from ..tables.heading import Heading
from ..tables.report import MAX_PROBLEMS, Problem, Report, TableFile, shown
from ..tables.rows import Row, read_table
from ..tables.sheet import MAX_ROWS, MAX_SIZE
from ..text import clean, fold
from .amendment import AMENDMENT, AmendmentRow, read_amendment
from .cells import Fault, is_blank, read_code, read_issue, read_name, read_number
from .columns import COLUMNS
from .entries import GroupRow, TitleRow
from .lost_zeros import without_zeros
from .row_kinds import Kind, RowKinds, is_group_code

__all__ = [
    "MAX_ROWS",
    "MAX_SIZE",
    "ClassifierFile",
    "GroupRow",
    "Key",
    "Kind",
    "Problem",
    "TitleRow",
    "join",
    "missing_groups",
    "read",
    "read_groups",
    "read_titles",
]

Key: TypeAlias = str | tuple[str, str]
"""The identity of a group (its code) or a title (its code and name)."""


@dataclass
class ClassifierFile(TableFile):
    """The content of one file or several.

    :param groups: the groups, in the order of the file
    :param titles: the titles, in the order of the file
    :param rows: the row of each group and title, by its ``key``
    :param lists_groups: the file is a list of groups, so that a whole edition's file
        without a group has cancelled it; some groups among titles are no list of them
    :param lists_titles: the same of titles
    :param amendment: what an amendment orders, where the file is one: it has a column «Дія»
    :param filename: the file's name, where one was read and its name was given
    :param maybe_cut: the last row has no end, so that the rest of the file may be missing
    """

    groups: list[GroupRow] = field(default_factory=list)
    titles: list[TitleRow] = field(default_factory=list)
    rows: dict[Key, int] = field(default_factory=dict)
    lists_groups: bool = False
    lists_titles: bool = False
    maybe_cut: bool = False
    amendment: list[AmendmentRow] = field(default_factory=list)
    filename: str = ""


def read(
    content: bytes, filename: str = "", kind: Kind | None = None, *, mend: bool = False
) -> ClassifierFile:
    """Read a file with groups, titles or both.

    A row is a group or a title as its file tells: by a column for it («Вид»: «група», «назва»), by
    a column that only groups or only titles have, by the codes otherwise. A code of one to
    three digits is always a group's.

    :param content: the file, CSV or XLSX
    :param filename: its name, for the problems, and where nothing else tells groups
        from titles
    :param kind: what the rows are, where the caller knows better than the file
    :param mend: take a cell as it is surely meant (Latin letters that look like Cyrillic
        ones, 2442,2) and note it, instead of calling it a problem
    :return: what stands in the file, and the problems
    """
    return _FileReader(filename, kind, mend).read(content)


def read_groups(content: bytes) -> ClassifierFile:
    """Read a file of classification groups: see :func:`read`."""
    return read(content, kind="groups")


def read_titles(content: bytes) -> ClassifierFile:
    """Read a file of professional titles, with the columns of annex А: see :func:`read`."""
    return read(content, kind="titles")


def join(files: Iterable[ClassifierFile]) -> ClassifierFile:
    """Return as one what several files hold; what two of them hold is a problem."""
    whole = ClassifierFile()
    for file in files:
        twice = whole.rows.keys() & file.rows.keys()
        whole.groups += (group for group in file.groups if group.key not in twice)
        whole.titles += (title for title in file.titles if title.key not in twice)
        whole.problems += file.problems
        whole.problems += (
            Problem(
                file.rows[key],
                Message(
                    _("“%(entry)s” stands in both files; take it out of one of them."),
                    {"entry": shown(key if isinstance(key, str) else " ".join(key))},
                ),
                file=file.filename,
            )
            for key in sorted(twice, key=file.rows.__getitem__)[:MAX_PROBLEMS]
        )
        whole.amendment += file.amendment
        whole.notes += file.notes
        whole.ignored_columns += file.ignored_columns
        whole.rows = file.rows | whole.rows
        whole.lists_groups |= file.lists_groups
        whole.lists_titles |= file.lists_titles
        whole.maybe_cut |= file.maybe_cut
    return whole


def missing_groups(file: ClassifierFile, known_codes: Iterable[str]) -> dict[str, list[int]]:
    """Return the groups that the file needs and nobody has.

    A title needs the group at its code, and every group needs the ones above it.

    :param file: what was read
    :param known_codes: the codes of the groups that are there already
    :return: the missing codes, those above first, each with the rows that need it
    """
    brought = [
        row for row in file.amendment if row.after is not None and row.action != "cancel"
    ]
    known = {
        *known_codes,
        *(group.code for group in file.groups),
        *(row.after.code for row in brought if row.after and row.kind == "groups"),
    }
    missing: dict[str, list[int]] = {}
    needed = [(group.code, file.rows[group.key]) for group in file.groups]
    needed += (
        (title.code, file.rows[title.key]) for title in file.titles if title.code not in known
    )
    needed += ((row.after.code, row.row) for row in brought if row.after)
    for entry_code, row in needed:
        for code in (*ancestors(entry_code), entry_code):
            if code not in known:
                missing.setdefault(code, []).append(row)
    return {code: sorted(missing[code]) for code in sorted(missing)}


class _FileReader:
    """One file being read: the result that grows, and what is known of the file so far."""

    def __init__(self, filename: str, kind: Kind | None, mend: bool) -> None:
        self.result = ClassifierFile(filename=filename)
        self.report = Report(filename)
        self.filename = filename
        self.forced = kind
        self.mend = mend
        self.heading: Heading
        self.annex_said: list[bool] = []
        self.typed: dict[Key, int] = {}

    def read(self, content: bytes) -> ClassifierFile:
        result, report = self.result, self.report
        result.problems, result.notes = report.problems, report.notes
        table = read_table(content, COLUMNS, report, AMENDMENT)
        if table is not None:
            self.heading = table.heading
            result.maybe_cut = table.open_end
            if table.columns is AMENDMENT:
                result.amendment = read_amendment(table, report, self.mend)
                result.ignored_columns = table.heading.ignored(AMENDMENT.names)
            else:
                self._take(table.rows)
        report.close()
        return result

    def _say(
        self, row: int, message: str, params: Mapping[str, str] | None = None, column: str = ""
    ) -> None:
        """Tell a problem of a row; of the column, the name in the file."""
        self._say_fault(row, column, Fault(Message(message, params or {})))

    def _say_fault(self, row: int, column: str, fault: Fault) -> None:
        self.report.add(Problem(row, fault.message, self.heading.name_of(column), fault.repair))

    def _take(self, rows: list[Row]) -> None:
        """Read the cells of all rows, and put down what they hold."""
        kinds = RowKinds(self.forced, self.heading.columns, rows, self.filename)
        # A column in which no row has anything says nothing of any title.
        self.annex_said = [
            not all(map(is_blank, {values[index] for _row, values in rows}))
            for index in range(2, 5)
        ]
        codes: dict[str, tuple[str, Fault | None]] = {}
        among_titles = 0
        for row, values in rows:
            cell = codes.get(values[0])
            if cell is None:
                cell = codes[values[0]] = read_code(values[0])
            code: str | None
            code, fault = cell
            if fault is not None:
                if all(map(is_blank, values)):
                    continue
                code = self._cell(row, "code", cell)
            name = self._cell(row, "name", read_name(values[1]))
            kind: Kind | Fault = kinds.kind
            if code is not None and (kinds.by_column or is_group_code(code)):
                kind = kinds.of(code, values)
            if isinstance(kind, Fault):
                self._say_fault(row, "kind" if kinds.by_column else "code", kind)
            elif kind == "groups":
                if code is not None and name is not None:
                    self._take_group(row, GroupRow(code, name), values[5])
                if not kinds.by_column and kinds.kind == "titles":
                    among_titles = among_titles or row
            else:
                self._take_title(row, code, name, values)
        self._settle(kinds, among_titles)

    def _cell(self, row: int, column: str, cell: tuple[str, Fault | None]) -> str | None:
        """Return what a cell says; where it can't be taken, say why and return None."""
        text, fault = cell
        if fault is None:
            return text
        if self.mend and fault.repair is not None:
            repair, left = (read_name if column == "name" else read_code)(fault.repair)
            if left is None:
                self.report.note(
                    Problem(
                        row,
                        Message(
                            _("“%(text)s” was read as “%(repair)s”."),
                            {"text": shown(text), "repair": shown(repair)},
                        ),
                        self.heading.name_of(column),
                        repair,
                    )
                )
                return repair
        self._say_fault(row, column, fault)
        return None

    def _take_group(self, row: int, group: GroupRow, parent: str) -> None:
        # Odoo's own export writes the whole label of the group above, not its code alone.
        above = clean(parent).partition(" ")[0]
        expected = parent_of(group.code) or ""
        if above and above != expected:
            self._say(
                row,
                _(
                    "The group %(code)s belongs to %(expected)s, not to %(parent)s. "
                    "Correct the code or the one above it."
                ),
                {"code": group.code, "expected": expected or "–", "parent": shown(above)},
                "parent",
            )
            return
        first = self.result.rows.get(group.key)
        if first is None:
            self.result.rows[group.key] = row
            self.result.groups.append(group)
        else:
            self._say(
                row,
                _(
                    "The code %(code)s stands in row %(row)s already, and a group has a code of "
                    "its own; take one of the rows out. Titles go into another file, or a "
                    "column “Вид” tells them from groups."
                ),
                {"code": group.code, "row": str(first)},
                "code",
            )

    def _take_title(
        self, row: int, code: str | None, name: str | None, values: Sequence[str]
    ) -> None:
        annex: tuple[str | None, ...] = (None, None, None)
        if True in self.annex_said:
            annex = (
                self._cell(row, "zkpptr", read_number(values[2])),
                self._cell(row, "etkd", read_issue(values[3])),
                self._cell(row, "dkhp", read_issue(values[4])),
            )
            if None in annex:
                return
            pairs = zip(annex, self.annex_said, strict=True)
            annex = tuple(text if said else None for text, said in pairs)
        if code is None or name is None:
            return
        title = TitleRow(code, name, *annex)
        first = self.result.rows.get(title.key)
        if first is not None:
            self._say(
                row,
                _("The row repeats row %(row)s, “%(name)s”; take one of them out."),
                {"row": str(first), "name": shown(name)},
                "name",
            )
            return
        self.result.rows[title.key] = row
        typed = code, fold(name)
        first = self.typed.get(typed)
        if first is None:
            self.typed[typed] = row
        else:
            self._say(
                row,
                _(
                    "The row says the same as row %(row)s, “%(name)s”, only typed in another "
                    "way (letter case, apostrophe, у or в); take one of them out."
                ),
                {"row": str(first), "name": shown(name)},
                "name",
            )
        self.result.titles.append(title)

    def _settle(self, kinds: RowKinds, among_titles: int) -> None:
        """Say of what the file is a list."""
        result = self.result
        result.ignored_columns = self.heading.ignored(kinds.columns)
        result.lists_groups = bool(result.groups) and not among_titles
        result.lists_titles = bool(result.titles)
        for group, message in without_zeros(result.groups):
            self.report.note(
                Problem(result.rows[group.key], message, self.heading.name_of("code"))
            )
        if among_titles:
            self.report.note(
                Problem(
                    among_titles,
                    Message(
                        _(
                            "Codes of one to three digits stand among the titles and were read as "
                            "groups; all rows with longer codes were read as titles. Where some "
                            "are groups, add a column “Вид” that says “група” or “назва”."
                        ),
                    ),
                    self.heading.name_of("code"),
                )
            )
