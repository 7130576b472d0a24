"""Reading a classifier file: what stands in it, and what is wrong with it, row by row.

A file is a table with a heading row, a CSV or an XLSX. Its columns are known by their names
(the official ones of annex А or ours), in any order. Reading never writes, never raises and
never stops at the first mistake: it gives all that could be read and a list of problems. A
file with problems is not for the database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from operator import itemgetter
from typing import Literal, TypeAlias

from .cells import Fault, is_blank, read_code, read_issue, read_name, read_number
from .codes import ancestors, parent_of
from .columns import ANNEX, Heading
from .entries import Group, Title
from .problems import Problem, shown
from .sheets import MAX_ROW_NUMBER, MAX_ROWS, MAX_SIZE, Line, Sheet
from .table import open_table
from .text import clean, fold
from .translate import _

__all__ = [
    "MAX_ROWS",
    "MAX_SIZE",
    "ClassifierFile",
    "Group",
    "Problem",
    "Title",
    "join",
    "missing_groups",
    "read",
    "read_groups",
    "read_titles",
]

Kind: TypeAlias = Literal["groups", "titles"]
Key: TypeAlias = str | tuple[str, str]

MAX_PROBLEMS = 1000
"""Problems that are told one by one."""
_HEADING_ROWS = 20
"""Rows among which the heading is: an official annex has its number and date above."""

# What the column that tells groups from titles says.
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        (
            *("group", "groups", "група", "групи", "угруповання"),
            *("класифікаційне угруповання", "розділ", "підрозділ", "клас", "підклас"),
            *("section", "subsection", "class", "subclass"),
        ),
        "groups",
    ),
    **dict.fromkeys(
        (
            *("title", "titles", "назва", "професійна назва", "професійна назва роботи"),
            *("професія", "profession", "professional title"),
        ),
        "titles",
    ),
}


@dataclass
class ClassifierFile:
    """What was read from one file or several.

    :param groups: the groups, in the order of the file
    :param titles: the titles, in the order of the file
    :param problems: what can't be taken, by rows; where there is any, nothing should be
    :param notes: what can be taken but a person should know, by rows
    :param ignored_columns: the names of the columns that say nothing of a classifier
    :param rows: the row of each group and title, by its ``key``
    :param lists_groups: the file is a list of groups, so that a whole edition's file
        without a group has cancelled it; some groups among titles are no list of them
    :param lists_titles: the same of titles
    :param maybe_cut: the last row has no end, so that the rest of the file may be missing
    """

    groups: list[Group] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    rows: dict[Key, int] = field(default_factory=dict)
    lists_groups: bool = False
    lists_titles: bool = False
    maybe_cut: bool = False


def read(
    content: bytes, filename: str = "", kind: Kind | None = None, *, mend: bool = False
) -> ClassifierFile:
    """Read a file with groups, titles or both.

    Which of them a row is, its file tells: by a column for it («Вид»: «група», «назва»), by
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
    return _Reading(filename, kind, mend).read(content)


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
                _("“%(entry)s” stands in both files; take it out of one of them."),
                {"entry": shown(key if isinstance(key, str) else " ".join(key))},
            )
            for key in sorted(twice, key=file.rows.__getitem__)[:MAX_PROBLEMS]
        )
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
    known = {*known_codes, *(group.code for group in file.groups)}
    missing: dict[str, list[int]] = {}
    needed = [(group.code, file.rows[group.key]) for group in file.groups]
    needed += (
        (title.code, file.rows[title.key]) for title in file.titles if title.code not in known
    )
    for entry_code, row in needed:
        for code in (*ancestors(entry_code), entry_code):
            if code not in known:
                missing.setdefault(code, []).append(row)
    return {code: sorted(missing[code]) for code in sorted(missing)}


# The columns in the order in which a row is taken apart.
_FIELDS = ("code", "name", *ANNEX, "parent", "kind")
_Row: TypeAlias = tuple[int, tuple[str, ...]]


class _Reading:
    """One file being read: the result that grows, and what is known of the file so far."""

    def __init__(self, filename: str, kind: Kind | None, mend: bool) -> None:
        self.result = ClassifierFile()
        self.filename = filename
        self.kind = kind
        self.mend = mend
        self.heading = Heading(0, (), {})
        self.forced = kind is not None
        self.told_by_column = False
        self.annex_said: list[bool] = []
        self.groups_among_titles = 0
        self.typed: dict[Key, int] = {}
        self.untold = 0

    def read(self, content: bytes) -> ClassifierFile:
        result = self.result
        sheets = open_table(content)
        if isinstance(sheets, Problem):
            self._report(sheets)
            return result
        found = self._find_heading(sheets)
        if found is not None:
            sheet, lines = found
            rows = self._rows(sheet, lines)
            if rows:
                self._take(rows)
            elif not result.problems:
                self._say(
                    self.heading.row,
                    _("No row stands below the heading row, so there is nothing to take."),
                )
        result.problems.sort(key=lambda problem: problem.row)
        result.notes.sort(key=lambda note: note.row)
        if self.untold:
            result.problems.append(
                Problem(
                    0,
                    _("%(count)s more problems like these are not listed."),
                    {"count": str(self.untold)},
                    file=self.filename,
                )
            )
        return result

    # Saying what is wrong

    def _say(
        self, row: int, message: str, params: Mapping[str, str] | None = None, column: str = ""
    ) -> None:
        """Tell a problem of a row, and of a column by its name in the file."""
        self._report(Problem(row, message, params or {}, self.heading.name_of(column)))

    def _note(
        self, row: int, message: str, params: Mapping[str, str], column: str = ""
    ) -> None:
        """Tell what a person should know."""
        if len(self.result.notes) < MAX_PROBLEMS:
            self.result.notes.append(
                Problem(row, message, params, self.heading.name_of(column), file=self.filename)
            )

    def _report(self, problem: Problem) -> None:
        if len(self.result.problems) < MAX_PROBLEMS:
            self.result.problems.append(replace(problem, file=self.filename))
        else:
            self.untold += 1

    # From a table to rows

    def _find_heading(
        self, sheets: Sequence[Sheet]
    ) -> tuple[Sheet, Iterator[Line | Problem]] | None:
        """Find the first sheet with a heading; what follows the heading comes with it."""
        best = Heading(0, (), {})
        broken: list[Problem] = []
        for sheet in sheets:
            first = list(islice(sheet.lines, _HEADING_ROWS))
            for index, line in enumerate(first):
                if isinstance(line, Problem):
                    continue
                heading = Heading.of(*line)
                if not heading.missing:
                    self.heading = heading
                    self._note_sheets(sheet, sheets)
                    return sheet, chain(first[index + 1 :], sheet.lines)
                if (len(heading.columns), heading.width) > (len(best.columns), best.width):
                    best = heading
            broken = broken or [line for line in first if isinstance(line, Problem)]
        for problem in broken:
            self._report(problem)
        if best.columns:
            self._say(
                best.row,
                _(
                    "The heading row lacks a column: %(missing)s. It has: %(found)s. Needed "
                    "are “КОД КП” (or “code”) and “ПРОФЕСІЙНА НАЗВА РОБОТИ” (or “name”)."
                ),
                {"missing": ", ".join(best.missing), "found": _listed(best.names)},
            )
        elif best.names or not broken:
            self._say(
                best.row,
                _(
                    "No heading row was found among the first rows. It has the columns “КОД КП” "
                    "(or “code”) and “ПРОФЕСІЙНА НАЗВА РОБОТИ” (or “name”). Found was: %(found)s."
                ),
                {"found": _listed(best.names)},
            )
        return None

    def _note_sheets(self, sheet: Sheet, sheets: Sequence[Sheet]) -> None:
        others = [other.name for other in sheets if other is not sheet]
        if sheet.name and others:
            self._note(
                0,
                _("Only the sheet “%(sheet)s” was read; the others were not: %(others)s."),
                {"sheet": shown(sheet.name), "others": _listed(others)},
            )

    def _rows(self, sheet: Sheet, lines: Iterable[Line | Problem]) -> list[_Row]:
        """Return the rows that hold anything, with the cells of the known columns."""
        columns = self.heading.columns
        # An absent column is read from the empty cell that each row gets as its last.
        pick = itemgetter(*(columns.get(column, -1) for column in _FIELDS))
        width = self.heading.width
        rows: list[_Row] = []
        short_rows, last_row, last_width = 0, 0, width
        for line in lines:
            if isinstance(line, Problem):
                self._report(line)
                continue
            row, cells = line
            if row > MAX_ROW_NUMBER or len(rows) > MAX_ROWS:
                self._say(
                    row,
                    _("The file has more than %(limit)s rows; no classifier has. Divide it."),
                    {"limit": str(MAX_ROWS)},
                )
                break
            if not any(cells) or (not rows and _numbers_columns(cells)):
                continue
            last_row, last_width = row, len(cells)
            if last_width < width:
                short_rows += 1
                cells.extend([""] * (width - last_width))
            cells.append("")
            values = pick(cells)
            if any(values):
                rows.append((row, values))
        self.result.maybe_cut = sheet.open_end
        if sheet.open_end and rows:
            cut = last_width < width and short_rows == 1
            self._say_end(last_row, rows[-1][1][1], cut)
        return rows

    def _say_end(self, row: int, name: str, cut: bool) -> None:
        """Tell that the file has no end: for sure where its last row is no whole row."""
        name = clean(name)
        if cut or name.count("(") > name.count(")") or name.count("«") > name.count("»"):
            self._say(
                row,
                _(
                    "The file breaks off in its last row, “%(name)s”: it has been cut. "
                    "Get it again, whole."
                ),
                {"name": shown(name)},
            )
        else:
            self._note(
                row,
                _(
                    "The last row, “%(name)s”, does not end with a line break. "
                    "Check that the file has not been cut there."
                ),
                {"name": shown(name)},
            )

    # From rows to groups and titles

    def _take(self, rows: list[_Row]) -> None:
        """Read the cells of all rows, and put down what they hold."""
        self._settle_kind(rows)
        # A column in which no row has anything says nothing of any title.
        self.annex_said = [
            not all(map(is_blank, {values[index] for _row, values in rows}))
            for index in range(2, 5)
        ]
        codes: dict[str, str] = {}
        for row, values in rows:
            code_text, name_text, zkpptr, etkd, dkhp, parent, kind_text = values
            code = codes.get(code_text)
            if code is None:
                if self._says_nothing(values):
                    continue
                code = self._cell(row, "code", read_code(code_text))
                if code is not None:
                    codes[code_text] = code
            name = self._cell(row, "name", read_name(name_text))
            kind = self.kind
            if code is not None and (self.told_by_column or len(code) < 4):
                kind = self._kind_of_row(row, code, kind_text)
            if kind == "groups":
                if code is not None and name is not None:
                    self._take_group(row, Group(code, name), parent)
                continue
            annex: tuple[str | None, ...] = ("", "", "")
            if zkpptr or etkd or dkhp:
                annex = self._annex(row, zkpptr, etkd, dkhp)
            if code is not None and name is not None and None not in annex and kind:
                self._take_title(row, code, name, annex)
        self._settle_lists()

    def _cell(self, row: int, column: str, cell: tuple[str, Fault | None]) -> str | None:
        """Return what a cell says; None where it can't be taken, and say why."""
        text, fault = cell
        if fault is None:
            return text
        if self.mend and fault.repair is not None:
            again, fault_left = (read_name if column == "name" else read_code)(fault.repair)
            if fault_left is None:
                self._note(
                    row,
                    _("“%(text)s” was read as “%(repair)s”."),
                    {"text": shown(text), "repair": shown(again)},
                    column,
                )
                return again
        self._report(
            Problem(
                row, fault.message, fault.params, self.heading.name_of(column), fault.repair
            )
        )
        return None

    def _says_nothing(self, values: Sequence[str]) -> bool:
        """Tell whether a row is empty, or the heading printed anew at the top of a page."""
        code, name, *rest = map(clean, values)
        if code or name:
            heading = self.heading
            return (code, name) == (heading.name_of("code"), heading.name_of("name"))
        return all(map(is_blank, rest))

    def _annex(
        self, row: int, zkpptr: str, etkd: str, dkhp: str
    ) -> tuple[str | None, str | None, str | None]:
        """Read the columns that only titles have."""
        return (
            self._cell(row, "zkpptr", read_number(zkpptr)),
            self._cell(row, "etkd", read_issue(etkd)),
            self._cell(row, "dkhp", read_issue(dkhp)),
        )

    def _take_group(self, row: int, group: Group, parent: str) -> None:
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
        first = self.result.rows.setdefault(group.key, row)
        if first == row:
            self.result.groups.append(group)
        else:
            self._say(
                row,
                _(
                    "The code %(code)s stands in row %(row)s already, and one group has one "
                    "code; take one of the rows out. Titles go into a file of their own, or "
                    "are told from groups in a column “Вид”."
                ),
                {"code": group.code, "row": str(first)},
                "code",
            )

    def _take_title(self, row: int, code: str, name: str, annex: Sequence[str | None]) -> None:
        title = Title(code, name)
        if True in self.annex_said:
            pairs = zip(annex, self.annex_said, strict=True)
            title = Title(code, name, *(text if said else None for text, said in pairs))
        first = self.result.rows.setdefault(title.key, row)
        if first != row:
            self._say(
                row,
                _("The row repeats row %(row)s, “%(name)s”; take one of them out."),
                {"row": str(first), "name": shown(name)},
                "name",
            )
            return
        first = self.typed.setdefault((code, fold(name)), row)
        if first != row:
            self._say(
                row,
                _(
                    "The row says the same as row %(row)s, “%(name)s”, only typed in another "
                    "way (apostrophe, dash, letter case); take one of them out."
                ),
                {"row": str(first), "name": shown(name)},
                "name",
            )
        self.result.titles.append(title)

    # What is a group, what is a title

    def _settle_kind(self, rows: list[_Row]) -> None:
        """Find out what the rows are, from the columns there are and from the codes."""
        columns = self.heading.columns
        used = ["code", "name"]
        if self.kind is None and "kind" in columns:
            # A column «Тип» may be about something else altogether.
            self.told_by_column = not _KINDS.keys().isdisjoint(
                clean(values[6]).lower() for _row, values in rows
            )
        if self.told_by_column:
            used += [*ANNEX, "parent", "kind"]
        else:
            self.kind = self.kind or self._kind_by_codes(rows)
            used += ["parent"] if self.kind == "groups" else ANNEX
        self.result.ignored_columns = self.heading.ignored(used)

    def _kind_by_codes(self, rows: list[_Row]) -> Kind:
        columns = self.heading.columns
        if not columns.keys().isdisjoint(ANNEX):
            return "titles"
        if "parent" in columns:
            return "groups"
        codes = [values[0].strip() for _row, values in rows]
        different = set(codes)
        # A code carries many titles but is one group's; a file with mistakes repeats some.
        if len(different) * 10 < len(codes) * 9:
            return "titles"
        if any(len(code) < 4 and code.isdecimal() for code in different):
            return "groups"
        named = self.filename.lower()
        return (
            "groups" if "group" in named or "груп" in named or "угрупов" in named else "titles"
        )

    def _kind_of_row(self, row: int, code: str, text: str) -> Kind | None:
        """Return what a row is; None where it is not said or can't be, and say so."""
        kind = self.kind
        if self.told_by_column:
            kind = _KINDS.get(clean(text).lower())
            if kind is None:
                if len(code) < 4 and is_blank(text):
                    return "groups"
                self._say(
                    row,
                    _("“%(kind)s” tells nothing of the row; write “група” or “назва”."),
                    {"kind": shown(clean(text))},
                    "kind",
                )
        elif kind == "titles" and not self.forced:
            self.groups_among_titles = self.groups_among_titles or row
            return "groups"
        if kind == "titles" and len(code) < 4:
            self._say(
                row,
                _(
                    "%(code)s is the code of a group; a title stands at four digits (2442) or "
                    "four digits, a dot and a digit (2442.2). Correct the code."
                ),
                {"code": code},
                "code",
            )
            return None
        return kind

    def _settle_lists(self) -> None:
        """Say of what the file is a list."""
        result = self.result
        result.lists_groups = bool(result.groups) and not self.groups_among_titles
        result.lists_titles = bool(result.titles)
        if self.groups_among_titles:
            self._note(
                self.groups_among_titles,
                _(
                    "Codes of one to three digits stand among the titles and were read as "
                    "groups; all rows with longer codes were read as titles. Where some are "
                    "groups, add a column “Вид” that says “група” or “назва”."
                ),
                {},
                "code",
            )


def _listed(names: Iterable[str]) -> str:
    """Return names as a message shows them."""
    names = [name for name in names if name]
    return shown(", ".join(f"“{shown(name, 40)}”" for name in names), 300) or "–"


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns, as printed tables do below the heading."""
    numbers = [cell for cell in cells if cell]
    return len(numbers) > 1 and numbers == [str(i) for i in range(1, len(numbers) + 1)]
