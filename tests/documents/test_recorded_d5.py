"""What the rows of annex 5 (Д5) are in many cases, and as files: all that is recorded."""

from dataclasses import replace
from datetime import date
from itertools import islice, product

from office_files import xlsx_lines
from recorded import assert_as_recorded

from hr_kp_classifier.documents.d5 import (
    COLUMNS,
    RELATIONS,
    Change,
    Event,
    Month,
    Person,
    Rename,
    Title,
    Work,
)
from hr_kp_classifier.documents.d5_cells import d5_row
from hr_kp_classifier.documents.d5_files import d5_csv, d5_workbook, d5_xml
from hr_kp_classifier.documents.d5_rows import d5_rows

NOVEMBER = Month(2026, 11)
EARLY = date(2024, 1, 9)
BEFORE, FIRST, TENTH, LAST, AFTER = (
    date(2026, month, day) for month, day in ((10, 31), (11, 1), (11, 10), (11, 30), (12, 1))
)
SINCE = (EARLY, BEFORE, FIRST, TENTH, LAST, AFTER)
TITLES = {7: Title("Соціолог", "2442.2", "Соціолог"), 8: Title("Касир", "4212", "Касир")}
# Of all cases so many are taken: every one of a number that parts no list of values evenly.
EACH_ONE, EACH_TWO, EACH_ROW = 7, 73, 1301


def work(since, contract, ends, left, job, relation="main", **values):
    """A record; of the contract's start and end and of what stands for none, days."""
    return Work(
        key=1,
        since=since,
        job=job,
        department=job // 2,
        title=TITLES.get(job, Title()),
        relation=relation,
        order="Наказ № 5-к",
        contract_start=contract,
        contract_end=ends,
        left=left,
        end_order="Наказ № 9-к",
        end_ground="п. 1 ст. 36 КЗпП",
        is_citizen=True,
        tax_number="3123456789",
        **values,
    )


def day(value):
    return f"{value:%d.%m.%y}" if value else "—"


def case(each):
    """A record as it is told: «01.11.26 job 7 main: contract 09.01.24–— left 30.11.26»."""
    contract = f"contract {day(each.contract_start)}–{day(each.contract_end)}"
    left = f" left {day(each.left)}" if each.left else ""
    return f"{day(each.since)} job {each.job} {each.relation}: {contract}{left}"


def told(row):
    """What a row says of an event: the kind, the dates of column 10, the title, the gaps."""
    known = row.start or row.end
    parts = [row.event.value, day(known), "" if row.day == known else f"({day(row.day)})"]
    parts += [row.text("G15S"), "" if row.is_present else "(another title)"]
    gaps = (*row.gaps, *row.title_gaps)
    parts += [f"! {' '.join(gap.text.split()[:5])}…" for gap in gaps]
    return " ".join(filter(None, parts))


def renames():
    """Both positions are called otherwise, one of them twice."""
    return [
        Rename(on, job, replace(TITLES[job], position=f"до {day(on)}"), TITLES[job], "№ 1")
        for on, job in ((LAST, 7), (TENTH, 7), (AFTER, 8), (FIRST, 8))
    ]


def answers(people):
    for works, active in people:
        person = Person(1, "Шевченко Тарас Григорович", works, active)
        found = d5_rows([person], renames(), NOVEMBER, with_renames=True)
        plain = d5_rows([person], renames(), NOVEMBER)
        assert [row.event for row in plain] == [
            row.event for row in found if row.event is not Event.RENAME
        ]
        yield " | ".join(
            [*map(case, works), *["archived"] * (not active), "→", *map(told, found)]
        )


def test_people_with_one_record():
    """They start, end, are renamed, or nothing happens to them in the month."""
    cases = product(
        SINCE,
        (None, EARLY, FIRST, TENTH, AFTER),
        (None, BEFORE, TENTH, LAST),
        (None, BEFORE, TENTH, AFTER),
        (0, 7, 8),
        ("main", "contract"),
        (True, False),
    )
    chosen = islice(cases, 0, None, EACH_ONE)
    people = [([work(*values)], active) for *values, active in chosen]
    assert_as_recorded("d5_one_record", answers(people))


def test_people_with_two_records():
    """They may be transferred, taken on anew or go on by another contract."""
    first = product(
        (EARLY, FIRST), (None, EARLY, FIRST), (None, BEFORE, TENTH), (None, TENTH), (0, 7, 8)
    )
    second = product(
        (BEFORE, FIRST, TENTH, LAST),
        (None, EARLY, BEFORE, FIRST, TENTH, date(2026, 11, 11), AFTER),
        (None, TENTH, LAST),
        (None, LAST),
        (7, 8),
        ("main", "contract"),
    )
    chosen = islice(product(first, second), 0, None, EACH_TWO)
    people = [([work(*one), work(*other)], True) for one, other in chosen]
    assert_as_recorded("d5_two_records", answers(people))


def cells(row):
    shown = [f"{tag} {row.text(tag)}" for tag in COLUMNS if row.text(tag)]
    gaps = [f"! {gap.text}" for gap in row.gaps] + [f"!! {gap.text}" for gap in row.title_gaps]
    return " | ".join([*shown, *gaps])


NAMES = (
    "Шевченко Тарас Григорович",
    "Марія  Іллівна Косач-Квітка",
    "Сміт, Джон",
    "Лук’яненко , Мар`яна",
    "Ім'я",
    ", Джон",
    "Сміт,",
)
NUMBERS = ("3123456789", "бкаа 123456", "П123456789", "312345678", "")
ROW_TITLES = (
    TITLES[7],
    Title("Майор", "0110", "Командир"),
    Title("Сержант", "0210.1", ""),
    Title("", "2132", "Інженер"),
    Title("Інженер", "", "Інженер"),
    Title("Інженер", "213", "Інженер"),
    Title(),
)


def test_cells():
    cases = product(
        NAMES,
        NUMBERS,
        (*RELATIONS, "", "other"),
        ROW_TITLES,
        Event,
        (True, False, None),
        (0, 7),
        ("", "майор"),
        ("", "п. 1 ст. 36 КЗпП"),
        (None, TENTH),
    )
    found = []
    for number, values in enumerate(islice(cases, 0, None, EACH_ROW)):
        name, tax, relation, title, event, citizen, job, rank, ground, new = values
        record = replace(
            work(FIRST, FIRST, None, None, job, relation),
            title=title,
            is_citizen=citizen,
            tax_number=tax,
            rank=rank,
            end_ground=ground,
            new_place_on=new,
        )
        order = "Наказ № 5-к" if number % 3 else ""
        change = Change(event, record, new, title, order)
        found.append(f"{event.value} {cells(d5_row(Person(1, name, ()), change))}")
    assert_as_recorded("d5_cells", found)


def rows():
    """Rows of each event, of people in the order of the alphabet, some with gaps."""
    people = [
        Person(3, "Їжакевич, Іван", [work(TENTH, TENTH, None, LAST, 7, new_place_on=FIRST)]),
        Person(2, "Мар’яна Українка", [work(TENTH, None, None, None, 0, "")]),
        Person(1, "Вовчок, Марко", [work(EARLY, EARLY, None, None, 7)]),
        Person(4, "Вовчок, Марко", [work(FIRST, FIRST, LAST, None, 0, "contract_own")]),
        Person(5, "=1+1, -2", [work(EARLY, EARLY, None, TENTH, 8)]),
        Person(
            6,
            "Ґедзь Яна Юріївна",
            [work(EARLY, EARLY, None, None, 7), work(LAST, EARLY, None, None, 8)],
        ),
    ]
    return d5_rows(people, renames(), NOVEMBER, with_renames=True)


def test_files():
    found = rows()
    gaps = ["; ".join(gap.text for gap in row.gaps) for row in found]
    answers = [f"{row.person} {told(row)}" for row in found]
    answers += ["CSV", *d5_csv(found).decode("utf-8-sig").splitlines()]
    for month, employer in (
        (NOVEMBER, {"tax_number": "12345678", "name": "ТОВ «Зразок»\x01"}),
        (Month(2027, 2), {"tax_number": "", "name": ""}),
    ):
        content = d5_xml(found if employer["name"] else found[:1], month, **employer)
        answers += ["XML", *content.decode("cp1251").splitlines()]
    for heading in (["ТОВ «Зразок»", "Д5 за листопад 2026 року"], ["Д5"], []):
        answers += ["XLSX", *xlsx_lines(d5_workbook(found, gaps, heading))]
    assert_as_recorded("d5_files", answers)
