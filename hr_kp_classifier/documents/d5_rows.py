"""What changed in a month, as rows of annex 5 (Д5): starts, transfers, renames and ends."""

# There is no env here: the messages are translated where they are shown.
# pylint: disable=prefer-env-translation

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..kp.messages import Message, _
from ..kp.text import alphabet_key
from .d5 import CIVIL, Change, D5Row, Event, Month, Person, Rename, Title, Work
from .d5_cells import d5_row
from .formats import date_in_figures


def d5_rows(
    people: Iterable[Person],
    renames: Iterable[Rename],
    month: Month,
    *,
    with_renames: bool = False,
) -> list[D5Row]:
    """The rows of a month: each start, transfer and end, and each rename where asked for.

    :param people: the employees with an event in the month, each with all records
    :param renames: the renames by orders in the month or later; the later ones are needed to know
        the name before them
    :param with_renames: whether a rename without a transfer is reported; experts differ on it
    :return: by surname, then by day
    """
    by_job: dict[int, list[Rename]] = {}
    for rename in sorted(renames, key=lambda rename: rename.day):
        by_job.setdefault(rename.job, []).append(rename)
    rows = [
        d5_row(person, change)
        for person in people
        for change in _changes(person, by_job, month, with_renames)
    ]
    names = {row.person: alphabet_key(_name(row)) for row in rows}
    order = list(Event)
    return sorted(
        rows,
        key=lambda row: (names[row.person], row.person, row.day, order.index(row.event)),
    )


def _name(row: D5Row) -> str:
    return " ".join(row.text(tag) for tag in ("G91S", "G92S", "G93S"))


def _changes(
    person: Person, by_job: Mapping[int, list[Rename]], month: Month, with_renames: bool
) -> Iterator[Change]:
    works = sorted(person.works, key=lambda work: work.since)
    spans = zip([None, *works], works, [*works[1:], None], strict=False)
    for before, work, after in spans:
        renames = by_job.get(work.job, []) if work.job else []

        def title(
            day: date,
            work: Work = work,
            after: Work | None = after,
            renames: list[Rename] = renames,
        ) -> Title:
            return _title_on(day, work, after, renames)

        event = _beginning(work, before, month)
        if event:
            day = (work.contract_start if event is Event.START else None) or work.since
            known = event is Event.TRANSFER or work.contract_start is not None
            gaps = () if known else (_no_start(work),)
            yield Change(event, work, day if known else None, title(day), work.order, gaps)
        if with_renames and work.relation not in CIVIL:
            for rename in renames:
                if rename.day in month and _holds(person, work, after, rename.day, event):
                    yield Change(Event.RENAME, work, rename.day, rename.after, rename.order)
        yield from _ending(person, work, after, month, title(work.left or work.since))


def _beginning(work: Work, before: Work | None, month: Month) -> Event | None:
    """How the record begins in the month: a start, a transfer, or neither."""
    starts = before is None or (
        work.contract_start is not None
        and work.contract_start != before.contract_start
        # A contract that began before the former record was only entered late; one that follows
        # the former contract without a day between is its prolongation.
        and work.contract_start > before.since
        and not _follows(before, work)
    )
    if starts and (work.contract_start or work.since) in month:
        return Event.START
    if (
        before is not None
        and work.since in month
        and (work.job, work.department) != (before.job, before.department)
    ):
        return Event.TRANSFER
    return None


def _follows(before: Work, work: Work) -> bool:
    return (
        before.contract_end is not None
        and before.contract_end + timedelta(days=1) == work.contract_start
    )


def _ending(
    person: Person, work: Work, after: Work | None, month: Month, title: Title
) -> Iterator[Change]:
    if work.left in month:
        yield Change(Event.END, work, work.left, title, work.end_order)
        return
    ends = work.contract_end in month and (
        after is None or after.contract_start != work.contract_start
    )
    left = any(each.left for each in person.works if each.contract_start == work.contract_start)
    if not ends or left:
        return
    if after is not None and after.contract_start is not None:
        if not _follows(work, after):
            yield Change(Event.END, work, work.contract_end, title, work.end_order)
    elif work.relation in CIVIL:
        yield Change(Event.END, work, work.contract_end, title, work.end_order)
    else:
        yield Change(Event.END, work, None, title, work.end_order, (_no_end(work),))


def _holds(
    person: Person, work: Work, after: Work | None, day: date, event: Event | None
) -> bool:
    """Whether somebody holds the position on the day and held it the day before."""
    begins = work.since if event else work.since - timedelta(days=1)
    if work.contract_start:
        begins = max(begins, work.contract_start)
    if day <= begins or (after is not None and day >= after.since):
        return False
    return day <= work.left if work.left else person.active


def _title_on(day: date, work: Work, after: Work | None, renames: list[Rename]) -> Title:
    """The title on a day: that of the record, or what it was before an order of a later day."""
    for rename in renames:
        ends = after is not None and rename.day >= after.since
        gone = work.left is not None and rename.day > work.left
        if rename.day > day and not ends and not gone:
            return rename.before
    return work.title


def _no_start(work: Work) -> Message:
    return Message(
        _(
            "The day of the start is not known (%(date)s is only the date of the employee's "
            "first version): an HR manager enters the start of the contract on the tab "
            "«Payroll»."
        ),
        {"date": date_in_figures(work.since)},
    )


def _no_end(work: Work) -> Message:
    return Message(
        _(
            "The contract ends on %(date)s and no departure is registered: register it, or "
            "prolong the contract on the tab «Payroll»."
        ),
        {"date": date_in_figures(work.contract_end) if work.contract_end else ""},
    )
