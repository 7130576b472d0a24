"""The plan of an amendment: each of its rows found in the classifier and judged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from rapidfuzz.distance import Indel
from rapidfuzz.process import extractOne

from ..messages import Message, _
from ..tables.report import Problem, shown
from ..text import fold
from .amendment import AmendmentRow
from .entries import GroupRow, TitleRow

Entry: TypeAlias = GroupRow | TitleRow
Key: TypeAlias = str | tuple[str, str]

_ALIKE = 0.6
"""How much of two names has to be the same for one to be proposed for the other."""


@dataclass(frozen=True)
class PlannedChange:
    """One change: ``kind`` is added, restored, renamed, changed or cancelled.

    :param replaced_by: what takes the place of a cancelled one
    """

    kind: str
    before: Entry | None
    after: Entry | None
    replaced_by: Entry | None = None
    note: str = ""


@dataclass
class AmendmentPlan:
    """The changes that the rows of one kind (groups or titles) make, in an order that works.

    :param unchanged: how many rows change nothing, since it is done already
    """

    changes: list[PlannedChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    unchanged: int = 0


def plan_amendment(
    rows: Iterable[AmendmentRow],
    in_force: Iterable[Entry],
    cancelled: Iterable[Entry],
) -> AmendmentPlan:
    """Find the changes that bring the classifier in line with the rows of an amendment.

    :param rows: rows of one kind, groups or titles
    :param in_force: the groups or titles in force
    :param cancelled: those that are kept although they are not in force
    """
    return _Planner(list(rows), in_force, cancelled).plan


class _Planner:
    def __init__(
        self, rows: list[AmendmentRow], in_force: Iterable[Entry], cancelled: Iterable[Entry]
    ) -> None:
        self.plan = AmendmentPlan()
        self._in_force = {entry.key: entry for entry in in_force}
        self._cancelled = {entry.key: entry for entry in cancelled}
        self._by_code: dict[str, list[Entry]] = defaultdict(list)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._in_force.values():
            self._by_code[entry.code].append(entry)
            self._by_name[fold(entry.name)].append(entry)
        self._said_of: dict[Key, int] = {}
        self._brought: dict[Key, int] = {}
        # Collected before any row is judged: a row may name a title that another row adds.
        self._found = [(row, self._before(row)) for row in rows]
        self._leaving = {
            before.key: row
            for row, before in self._found
            if before is not None
            and (row.action == "cancel" or (row.after and row.after.key != before.key))
        }
        self._coming = {
            row.after.key: row.after
            for row in rows
            if row.after is not None and row.action != "cancel"
        }
        for row, before in self._found:
            self._judge(row, before)
        self._order()

    def _say(self, row: AmendmentRow, message: str, /, **params: str) -> None:
        self.plan.problems.append(
            Problem(
                row.row,
                Message(message, {key: shown(text) for key, text in params.items()}),
                file=row.file,
            )
        )

    def _note(self, row: AmendmentRow, message: str, entry: Entry) -> None:
        self.plan.unchanged += 1
        self.plan.notes.append(
            Problem(
                row.row,
                Message(message, {"code": entry.code, "name": shown(entry.name)}),
                file=row.file,
            )
        )

    # The entry that a row concerns

    def _before(self, row: AmendmentRow) -> Entry | None:
        """Return what is cancelled or replaced, None where it is not in force."""
        code, name = row.before
        if row.action == "add":
            return None
        key: Key = code if row.kind == "groups" else (code, name)
        exact = self._in_force.get(key)
        if exact is not None:
            return exact
        if row.kind == "groups":
            return None
        alike = [
            entry
            for entry in self._by_name.get(fold(name), [])
            if not code or entry.code == code
        ]
        if not name:
            alike = self._by_code.get(code, [])
        return None if alike[1:] else next(iter(alike), None)

    def _not_there(self, row: AmendmentRow) -> None:
        """Report an entry that is not in force, with the one that may be meant."""
        code, name = row.before
        key: Key = code if row.kind == "groups" else (code, name)
        if row.action == "cancel" and key in self._cancelled:
            self._note(
                row, _("“%(code)s %(name)s” is cancelled already."), self._cancelled[key]
            )
            return
        if (
            row.after is not None
            and row.action == "replace"
            and row.after.key in self._in_force
        ):
            self._note(
                row,
                _("“%(code)s %(name)s” is in force already."),
                self._in_force[row.after.key],
            )
            return
        label = f"{code} {name}".strip()
        elsewhere = self._by_name.get(fold(name), [])
        names = [entry.name for entry in self._by_code.get(code, [])]
        close = extractOne(name, names, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
        if not name and names:
            self._say(
                row,
                _("%(count)s titles stand at %(code)s; fill in the former name."),
                count=str(len(names)),
                code=code,
            )
        elif elsewhere:
            self._say(
                row,
                _("“%(entry)s” is not in force; “%(name)s” stands at %(codes)s. Correct it."),
                entry=label,
                name=name,
                codes=", ".join(entry.code for entry in elsewhere),
            )
        elif close:
            self._say(
                row,
                _("“%(entry)s” is not in force; “%(close)s” may be meant. Correct the name."),
                entry=label,
                close=close[0],
            )
        else:
            self._say(
                row,
                _(
                    "“%(entry)s” is not in force, so it can't be cancelled or replaced. "
                    "Check the former code and name."
                ),
                entry=label,
            )

    # The order of a row

    def _judge(self, row: AmendmentRow, before: Entry | None) -> None:
        if row.action != "add" and before is None:
            self._not_there(row)
            return
        if before is not None and self._twice(row, before.key, self._said_of):
            return
        after = row.after
        if row.action == "cancel":
            if before is not None:
                self._cancel(row, before)
            return
        if after is None or self._twice(row, after.key, self._brought):
            return
        if before is None:
            self._add(row, after)
        else:
            self._replace(row, before, after)

    def _twice(self, row: AmendmentRow, key: Key, seen: dict[Key, int]) -> bool:
        first = seen.get(key)
        if first is None:
            seen[key] = row.row
            return False
        self._say(
            row,
            _("“%(entry)s” stands in row %(row)s already; take one of the rows out."),
            entry=key if isinstance(key, str) else " ".join(key),
            row=str(first),
        )
        return True

    def _change(
        self,
        row: AmendmentRow,
        kind: str,
        before: Entry | None,
        after: Entry | None,
        replaced_by: Entry | None = None,
    ) -> None:
        self.plan.changes.append(PlannedChange(kind, before, after, replaced_by, row.note))

    def _add(self, row: AmendmentRow, after: Entry) -> None:
        known = self._in_force.get(after.key)
        if known is not None and known.key not in self._leaving:
            completed = _completed(after, known)
            if completed == known:
                self._note(row, _("“%(code)s %(name)s” is in force already."), known)
            else:
                kind = "changed" if completed.name == known.name else "renamed"
                self._change(row, kind, known, completed)
            return
        archived = self._cancelled.get(after.key)
        if archived is not None:
            self._change(row, "restored", archived, _completed(after, archived))
        else:
            self._change(row, "added", None, after)

    def _replace(self, row: AmendmentRow, before: Entry, after: Entry) -> None:
        if isinstance(before, GroupRow) and before.code != after.code:
            self._say(
                row,
                _(
                    "A group keeps its code %(code)s. Cancel it («виключити») and add the "
                    "other («доповнити»), and replace its titles, each in a row."
                ),
                code=before.code,
            )
            return
        completed = _completed(after, before)
        if completed == before:
            self._note(row, _("“%(code)s %(name)s” is in force already."), before)
        elif completed.key == before.key:
            kind = "changed" if completed.name == before.name else "renamed"
            self._change(row, kind, before, completed)
        elif after.key in self._cancelled:
            archived = self._cancelled[after.key]
            restored = _completed(after, archived)
            self._change(row, "restored", archived, restored)
            self._change(row, "cancelled", before, None, restored)
        elif after.key not in self._in_force:
            self._change(row, "renamed", before, completed)
        elif after.key not in self._leaving:
            # The new name exists as a title already: that title takes the place.
            self._change(row, "cancelled", before, None, self._in_force[after.key])
        elif self._leaving[after.key].action == "replace":
            self._change(row, "renamed", before, completed)
        else:
            self._say(
                row,
                _("“%(entry)s” takes the place here, but row %(row)s cancels it."),
                entry=f"{after.code} {after.name}",
                row=str(self._leaving[after.key].row),
            )

    def _cancel(self, row: AmendmentRow, before: Entry) -> None:
        successor = row.after
        if successor is None:
            self._change(row, "cancelled", before, None)
            return
        there = self._coming.get(successor.key) or self._in_force.get(successor.key)
        if there is None or (
            successor.key in self._leaving and successor.key not in self._coming
        ):
            self._say(
                row,
                _(
                    "“%(entry)s”, which is to take the place of the cancelled one, is not in "
                    "force and not added by the file. Correct it, add it by a row «доповнити», or "
                    "leave it empty."
                ),
                entry=f"{successor.code} {successor.name}",
            )
        else:
            self._change(row, "cancelled", before, None, there)

    def _order(self) -> None:
        """Put renames in an order in which no name is taken when its turn comes."""
        renames = {
            change.before.key: change
            for change in self.plan.changes
            if change.kind == "renamed" and change.before is not None
        }
        ordered: list[PlannedChange] = []
        done: set[Key] = set()
        for change in renames.values():
            chain: list[PlannedChange] = []
            each: PlannedChange | None = change
            while each is not None and each.before is not None and each.before.key not in done:
                if each in chain:
                    self.plan.problems.append(
                        Problem(
                            0,
                            Message(
                                _("“%(entry)s” comes by a circle of replacements."),
                                {"entry": shown(each.before.name)},
                            ),
                        )
                    )
                    break
                chain.append(each)
                after = each.after
                key = after.key if after is not None and after.key != each.before.key else None
                each = renames.get(key) if key is not None else None
            for each in reversed(chain):
                if each.before is not None:
                    done.add(each.before.key)
                ordered.append(each)
        others = [change for change in self.plan.changes if change.kind != "renamed"]
        # A renamed or added title may be the successor of a cancelled one.
        others.sort(key=lambda change: change.kind == "cancelled")
        self.plan.changes = [*ordered, *others]


def _completed(entry: Entry, known: Entry) -> Entry:
    """Return an entry with what it leaves unsaid taken from the one of the same kind."""
    if isinstance(entry, TitleRow) and isinstance(known, TitleRow):
        return entry.completed_from(known)
    return entry
