"""The rows of annex 5 (Д5): what happened in a month, what a row says, and the files."""

import csv
import io
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from hr_kp_classifier.documents.d5 import (
    CODE,
    COLUMNS,
    Event,
    Month,
    Person,
    Rename,
    Title,
    Work,
)
from hr_kp_classifier.documents.d5_files import GAPS, d5_csv, d5_workbook, d5_xml
from hr_kp_classifier.documents.d5_rows import d5_rows

NOVEMBER = Month(2026, 11)
SCHEMA = Path(__file__).parent.parent / "fixtures" / "d5_rows.xsd"
PROGRAMMER = Title("Інженер-програміст", "2132.2", "Інженер-програміст II категорії")
SOCIOLOGIST = Title("Соціолог", "2442.2", "Соціолог")
FORMER = Title("Соціолог", "2442.2", "Соціолог-аналітик")

# Nothing is missing in it.
HIRED = Work(
    key=1,
    since=date(2026, 11, 5),
    job=7,
    department=3,
    title=PROGRAMMER,
    relation="main",
    order="Наказ від 04.11.2026 № 5-к",
    contract_start=date(2026, 11, 5),
    end_order="Наказ від 20.11.2026 № 9-к",
    end_ground="п. 1 ст. 36 КЗпП",
    is_citizen=True,
    tax_number="3123456789",
)
LONG_AGO = replace(HIRED, since=date(2024, 1, 9), contract_start=date(2024, 1, 9))


def named(*works, name="Шевченко Тарас Григорович", **values):
    return Person(1, name, works, **values)


def rename(day, job=7, **values):
    values = {"before": FORMER, "after": SOCIOLOGIST, "order": "Наказ № 15-од", **values}
    return Rename(day, job, **values)


def rows(*works, renames=(), with_renames=False, **values):
    return d5_rows([named(*works, **values)], renames, NOVEMBER, with_renames=with_renames)


def events(*works, **values):
    return [(row.event, row.start or row.end) for row in rows(*works, **values)]


def gaps(*works, **values):
    [row] = rows(*works, **values)
    return "\n".join(gap.text for gap in [*row.gaps, *row.title_gaps])


# --- What happened --------------------------------------------------------------------


def test_month_knows_its_days():
    assert (Month(2024, 2).last, Month(2026, 12).last) == (
        date(2024, 2, 29),
        date(2026, 12, 31),
    )
    assert date(2026, 11, 30) in NOVEMBER
    assert date(2026, 11, 1) in NOVEMBER
    assert date(2026, 12, 1) not in NOVEMBER
    assert date(2026, 10, 31) not in NOVEMBER
    assert None not in NOVEMBER


def test_start_is_the_contracts():
    assert events(HIRED) == [(Event.START, date(2026, 11, 5))]
    assert events(LONG_AGO) == []
    # The record may be younger than the employment: entered into the program late.
    assert events(replace(LONG_AGO, since=date(2026, 11, 5))) == []


def test_start_without_a_contract_has_no_date():
    unknown = replace(HIRED, contract_start=None)
    assert events(unknown) == [(Event.START, None)]
    assert "05.11.2026 is only the date" in gaps(unknown)
    assert events(replace(LONG_AGO, contract_start=None)) == []


@pytest.mark.parametrize("changed", [{"job": 8}, {"department": 4}, {"job": 0}])
def test_transfer_is_another_position_or_department(changed):
    moved = replace(LONG_AGO, key=2, since=date(2026, 11, 16), **changed)
    assert events(LONG_AGO, moved) == [(Event.TRANSFER, date(2026, 11, 16))]
    [row] = rows(LONG_AGO, moved)
    assert row.text("G12") == "1"


def test_record_that_names_no_position_or_department_is_in_none():
    bare = Work(key=1, since=date(2026, 11, 16))
    assert (bare.job, bare.department) == (0, 0)
    former = replace(LONG_AGO, job=0, department=0, contract_start=None)
    assert events(former, bare) == []


def test_another_record_on_the_same_position_is_none():
    assert events(LONG_AGO, replace(LONG_AGO, since=date(2026, 11, 16))) == []


def test_transfer_is_seen_where_the_contract_is_entered_on_the_later_record_only():
    first = replace(LONG_AGO, contract_start=None)
    moved = replace(LONG_AGO, since=date(2026, 11, 16), job=8)
    assert events(first, moved) == [(Event.TRANSFER, date(2026, 11, 16))]


def test_end_is_the_departure():
    left = replace(LONG_AGO, left=date(2026, 11, 20), contract_end=date(2026, 11, 20))
    assert events(left) == [(Event.END, date(2026, 11, 20))]
    [row] = rows(left)
    assert (row.start, row.text("G102D")) == (None, "20112026")
    assert row.text("G16S") == "Наказ від 20.11.2026 № 9-к"
    assert row.text("G17S") == "п. 1 ст. 36 КЗпП"
    assert not row.gaps + row.title_gaps


def test_new_job_place_stands_in_the_row_of_the_start_alone():
    hired = replace(HIRED, new_place_on=date(2026, 11, 2), left=date(2026, 11, 20))
    start, end = rows(hired)
    assert (start.text("G18D"), end.text("G18D")) == ("02112026", "")
    moved = replace(
        LONG_AGO, key=2, since=date(2026, 11, 9), job=8, new_place_on=date(2026, 11, 2)
    )
    assert [row.text("G18D") for row in rows(LONG_AGO, moved)] == [""]
    # In Excel's table as people write it.
    assert "02.11.2026" in d5_csv([start]).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("code", "rank", "missing"),
    [("0110.1", "", True), ("0110.1", "капітан", False), ("2132.2", "", False)],
)
def test_servicemen_have_a_rank(code, rank, missing):
    [row] = rows(replace(HIRED, title=replace(PROGRAMMER, code=code), rank=rank))
    assert row.text("G19S") == rank
    assert any("Military Rank" in gap.text for gap in row.gaps) is missing


def test_hired_and_dismissed_in_one_month_are_two_rows():
    assert events(replace(HIRED, left=date(2026, 11, 20))) == [
        (Event.START, date(2026, 11, 5)),
        (Event.END, date(2026, 11, 20)),
    ]


def test_contract_that_is_over_without_a_departure_has_a_gap():
    over = replace(LONG_AGO, contract_end=date(2026, 11, 20))
    assert events(over) == [(Event.END, None)]
    assert "ends on 20.11.2026" in gaps(over)


def test_departure_from_a_contract_is_one_end_whatever_records_it_has():
    """A record of a date to come has the end of the contract too."""
    left = replace(LONG_AGO, left=date(2026, 11, 20), contract_end=date(2026, 11, 20))
    planned = replace(left, since=date(2026, 12, 1), left=None)
    assert events(left, planned) == [(Event.END, date(2026, 11, 20))]


def test_departure_from_a_former_contract_does_not_hide_the_end_of_the_next():
    former = replace(LONG_AGO, left=date(2026, 9, 1), contract_end=date(2026, 9, 1))
    over = replace(
        HIRED,
        since=date(2026, 10, 1),
        contract_start=date(2026, 10, 1),
        contract_end=date(2026, 11, 20),
    )
    assert events(former, over) == [(Event.END, None)]


def test_start_is_one_where_the_contract_is_entered_on_the_later_record_only():
    first = replace(HIRED, since=date(2026, 11, 2), contract_start=None)
    later = replace(HIRED, since=date(2026, 11, 16), contract_start=date(2026, 11, 2))
    assert events(first, later) == [(Event.START, None)]


def test_contract_followed_at_once_is_prolonged():
    over = replace(LONG_AGO, contract_end=date(2026, 11, 15))
    again = replace(HIRED, since=date(2026, 11, 16), contract_start=date(2026, 11, 16))
    assert events(over, again) == []


def test_contract_after_a_break_is_an_end_and_a_start():
    over = replace(LONG_AGO, contract_end=date(2026, 11, 10))
    again = replace(HIRED, since=date(2026, 11, 16), contract_start=date(2026, 11, 16))
    assert events(over, again) == [
        (Event.END, date(2026, 11, 10)),
        (Event.START, date(2026, 11, 16)),
    ]


def test_civil_contract_ends_by_itself_and_has_no_title():
    [row] = rows(replace(LONG_AGO, relation="contract", contract_end=date(2026, 11, 20)))
    assert (row.end, row.text("G6"), row.text("G7")) == (date(2026, 11, 20), "0", "3")
    assert [row.text(tag) for tag in ("G13S", "G14S", "G15S")] == ["", "", ""]
    assert not row.is_present
    assert not row.gaps + row.title_gaps


# --- Renames --------------------------------------------------------------------------


def test_rename_is_a_row_where_the_company_wants_it():
    renamed = replace(LONG_AGO, title=SOCIOLOGIST)
    order = rename(date(2026, 11, 25))
    assert events(renamed, renames=[order]) == []
    [row] = rows(renamed, renames=[order], with_renames=True)
    assert (row.event, row.start, row.text("G12")) == (Event.RENAME, order.day, "0")
    assert (row.text("G15S"), row.text("G16S")) == ("Соціолог", "Наказ № 15-од")


def test_rename_of_another_position_or_month_is_none():
    for order in (rename(date(2026, 11, 25), job=8), rename(date(2026, 12, 1))):
        assert events(LONG_AGO, renames=[order], with_renames=True) == []


@pytest.mark.parametrize(
    ("changed", "active"),
    [
        ({"left": date(2026, 11, 24)}, False),
        ({}, False),
        ({"since": date(2026, 11, 25), "contract_start": date(2026, 11, 25)}, True),
        ({"relation": "contract"}, True),
    ],
)
def test_rename_is_of_those_who_hold_the_position_that_day(changed, active):
    found = rows(
        replace(LONG_AGO, **changed),
        active=active,
        renames=[rename(date(2026, 11, 25))],
        with_renames=True,
    )
    assert Event.RENAME not in [row.event for row in found]


def test_rename_of_a_position_left_before_is_not_theirs():
    moved = replace(LONG_AGO, since=date(2026, 11, 16), job=8)
    orders = [rename(date(2026, 11, 25)), rename(date(2026, 11, 16), job=8)]
    assert events(LONG_AGO, moved, renames=orders, with_renames=True) == [
        (Event.TRANSFER, date(2026, 11, 16))
    ]


def test_title_is_that_of_the_day():
    """The record has the title of today; the order says what it was before."""
    hired = replace(HIRED, title=SOCIOLOGIST)
    [row] = rows(hired, renames=[rename(date(2026, 11, 25))])
    assert (row.text("G15S"), row.is_present) == ("Соціолог-аналітик", False)
    for day in (date(2026, 11, 5), date(2026, 11, 1)):
        [row] = rows(hired, renames=[rename(day)])
        assert (row.text("G15S"), row.is_present) == ("Соціолог", True)


def test_record_that_is_over_keeps_its_own_title():
    """What renames the position later does not touch it."""
    moved = replace(LONG_AGO, since=date(2026, 11, 16), job=8)
    hired_row, _transfer = rows(HIRED, moved, renames=[rename(date(2026, 11, 25))])
    assert hired_row.text("G13S") == "Інженер-програміст"


def renamed_on(day, *works, **values):
    found = rows(*works, renames=[rename(day)], with_renames=True, **values)
    return [row.event for row in found].count(Event.RENAME)


def test_rename_is_one_row_whatever_records_there_are():
    """Another record on the same position begins on the 16th."""
    again = replace(LONG_AGO, since=date(2026, 11, 16))
    for day in range(1, 31):
        assert renamed_on(date(2026, 11, day), LONG_AGO, again) == 1


def test_rename_is_of_those_who_came_before_that_day_and_left_no_earlier():
    hired = [renamed_on(date(2026, 11, day), HIRED) for day in (4, 5, 6)]
    assert hired == [0, 0, 1]
    moved = replace(LONG_AGO, since=date(2026, 11, 16), job=7)
    before = replace(LONG_AGO, job=8)
    assert [renamed_on(date(2026, 11, day), before, moved) for day in (15, 16, 17)] == [0, 0, 1]
    left = replace(LONG_AGO, left=date(2026, 11, 20))
    assert [renamed_on(date(2026, 11, day), left) for day in (19, 20, 21)] == [1, 1, 0]
    # The contract was entered on a younger record of the same position.
    late = replace(LONG_AGO, contract_start=date(2026, 11, 10))
    assert [renamed_on(date(2026, 11, day), late) for day in (10, 11)] == [0, 1]


@pytest.mark.parametrize(
    ("day", "former"), [(19, True), (20, True), (21, False), (5, False), (6, True)]
)
def test_title_of_one_who_has_left_is_the_one_of_their_days(day, former):
    """Hired on the 5th, left on the 20th: what renames the position later is not theirs."""
    hired = replace(HIRED, title=SOCIOLOGIST, left=date(2026, 11, 20))
    start, _end = rows(hired, renames=[rename(date(2026, 11, day))])
    assert (start.text("G15S") == FORMER.position) == former


def test_title_before_the_first_of_several_renames():
    hired = replace(HIRED, title=SOCIOLOGIST)
    orders = [
        rename(date(2026, 12, 25), before=Title("Соціолог", "2442.2", "Другий")),
        rename(date(2026, 11, 25), before=Title("Соціолог", "2442.2", "Перший")),
    ]
    [row] = rows(hired, renames=orders)
    assert row.text("G15S") == "Перший"
    # A record of another position begins on the day of the order: that one is its own.
    moved = replace(HIRED, since=date(2026, 11, 25), job=8)
    first, _transfer = rows(hired, moved, renames=orders[1:])
    assert first.text("G15S") == "Соціолог"


def test_second_contract_on_a_later_day_is_a_start():
    former = replace(LONG_AGO, contract_end=date(2026, 10, 31))
    for day, kinds in ((1, []), (2, [Event.START])):
        again = replace(HIRED, since=date(2026, 11, day), contract_start=date(2026, 11, day))
        assert [event for event, _day in events(former, again)] == kinds
    # One that covers the former record was entered late.
    covering = replace(HIRED, since=date(2026, 11, 5), contract_start=LONG_AGO.since)
    assert events(replace(LONG_AGO, contract_start=date(2024, 1, 1)), covering) == []


def test_rows_of_a_person_are_by_day_and_in_the_order_of_things():
    oneday = replace(HIRED, left=date(2026, 11, 5))
    people = [
        Person(2, "Франко, Іван", [HIRED]),
        Person(1, "Франко, Іван", [replace(LONG_AGO, left=date(2026, 11, 20)), oneday]),
    ]
    found = d5_rows(people, [], NOVEMBER)
    assert [(row.person, row.event) for row in found] == [
        (1, Event.START),
        (1, Event.END),
        (1, Event.END),
        (2, Event.START),
    ]


def test_works_are_taken_by_their_days():
    moved = replace(LONG_AGO, since=date(2026, 11, 16), job=8)
    assert events(moved, LONG_AGO) == events(LONG_AGO, moved)


# --- What a row says ------------------------------------------------------------------


def test_row_of_a_start():
    [row] = rows(HIRED)
    assert {tag: row.text(tag) for tag in COLUMNS if row.text(tag)} == {
        "G5": "1",
        "G6": "0",
        "G7": "1",
        "G8S": "3123456789",
        "G91S": "Шевченко",
        "G92S": "Тарас",
        "G93S": "Григорович",
        "G101D": "05112026",
        "G11": "0",
        "G12": "0",
        "G13S": "Інженер-програміст",
        "G14S": "2132.2",
        "G15S": "Інженер-програміст II категорії",
        "G16S": "Наказ від 04.11.2026 № 5-к",
    }
    assert not row.gaps + row.title_gaps


@pytest.mark.parametrize(
    ("relation", "cells"),
    [
        ("main", "0 1 0"),
        ("second_internal", "0 2 1"),
        ("second_external", "0 2 0"),
        ("contract_own", "1 3 0"),
    ],
)
def test_relation_gives_three_columns(relation, cells):
    [row] = rows(replace(HIRED, relation=relation))
    assert " ".join(row.text(tag) for tag in ("G6", "G7", "G11")) == cells


def test_every_gap_says_what_to_do():
    empty = Work(key=1, since=date(2026, 11, 5))
    text = gaps(empty, name="Леся Українка")
    for words in (
        "told apart in «Леся Українка»",
        "«Identification No» on the tab «Personal»",
        "No nationality",
        "«Work Relation»",
        "No job position",
        "day of the start is not known",
        "«Order on the Start or Transfer»",
    ):
        assert words in text
    assert "ЗКППТР" not in text


def test_position_without_a_title_is_a_gap():
    text = gaps(replace(HIRED, title=Title()))
    assert "No professional title or code" in text
    assert "No position by the staff list" in text


def test_end_asks_for_its_own_document_and_ground():
    text = gaps(replace(LONG_AGO, left=date(2026, 11, 20), end_order="", end_ground=""))
    assert "«Order on the End of Work»" in text
    assert "No ground of the end" in text


@pytest.mark.parametrize("code", ["2132", "2132.2", "0110", "0310.1"])
def test_codes_that_the_report_takes(code):
    assert CODE.fullmatch(code)


@pytest.mark.parametrize("code", ["213", "2132.0", "2132.22", "0010", "0410", "2132,2", "٢١٣٢"])
def test_codes_that_it_does_not(code):
    assert not CODE.fullmatch(code)
    hired = replace(HIRED, title=replace(PROGRAMMER, code=code))
    assert f"«{code}» is no code" in gaps(hired)
    assert rows(hired)[0].text("G14S") == ""


def test_wrong_tax_number_is_left_out():
    hired = replace(HIRED, tax_number="12345")
    assert "«12345» is no tax number" in gaps(hired)
    assert rows(hired)[0].text("G8S") == ""
    assert rows(replace(HIRED, tax_number="бкае 123456"))[0].text("G8S") == "БКАЕ123456"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Тарас Григорович Шевченко", ["Шевченко", "Тарас", "Григорович"]),
        ("Нечуй-Левицький, Іван", ["Нечуй-Левицький", "Іван", ""]),
        ("Квітка’ Мар’яна Ігорівна", ["Квітка'", "Мар'яна", "Ігорівна"]),
    ],
)
def test_parts_of_a_name(name, parts):
    [row] = rows(HIRED, name=name)
    assert [row.text(tag) for tag in ("G91S", "G92S", "G93S")] == parts


def test_by_surname_of_the_alphabet():
    people = [
        Person(key, name, [HIRED])
        for key, name in enumerate(("Франко, Іван", "Їжакевич, Іван", "Вовчок, Марко"))
    ]
    found = d5_rows(people, [], NOVEMBER)
    assert [row.text("G91S") for row in found] == ["Вовчок", "Їжакевич", "Франко"]


# --- Files ----------------------------------------------------------------------------


def written():
    """Rows of each kind, with and without gaps."""
    left = replace(LONG_AGO, job=9, title=SOCIOLOGIST, left=date(2026, 11, 30))
    people = [
        named(HIRED),
        Person(2, "Мар’яна Українка", [Work(1, date(2026, 11, 9), title=Title("", "1"))]),
        Person(3, "Франко, Іван", [left], active=False),
    ]
    return d5_rows(people, [rename(date(2026, 11, 25), job=9)], NOVEMBER, with_renames=True)


def test_xml_is_valid_by_the_facts_of_the_form():
    found = written()
    content = d5_xml(found, NOVEMBER, tax_number="12345678", name="ТОВ «Зразок»")
    assert content.startswith(b"<?xml version='1.0' encoding='windows-1251'?>")
    assert "Мар'яна".encode("cp1251") in content
    tree = etree.fromstring(content)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(tree)
    numbers = [int(cell.get("ROWNUM")) for cell in tree.iterfind(".//T1RXXXXG12")]
    assert numbers == [1, 2, 3, 4]
    assert [row.event for row in found].count(Event.RENAME) == 1


def test_xml_takes_any_sign_that_a_text_may_hold():
    hired = replace(HIRED, order="1-к\x0b \ufffe\uffff 😀 <&>")
    content = d5_xml(rows(hired), NOVEMBER, tax_number="", name="ФОП \ufffe\x01")
    tree = etree.fromstring(content)
    assert tree.findtext(".//HNAME") == "ФОП "
    assert tree.findtext(".//T1RXXXXG16S") == "1-к  😀 <&>"


def test_xml_of_nothing_is_valid():
    tree = etree.fromstring(d5_xml([], NOVEMBER, tax_number="", name="ФОП"))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(tree)


@pytest.mark.parametrize(
    ("tag", "text"),
    [("G14S", "2132.0"), ("G101D", "2026-11-05"), ("G91S", "Мар’яненко"), ("G8S", "12")],
)
def test_the_schema_refuses_what_is_not_by_the_form(tag, text):
    tree = etree.fromstring(d5_xml(written(), NOVEMBER, tax_number="", name="ФОП"))
    tree.find(f".//T1RXXXX{tag}").text = text
    assert not etree.XMLSchema(etree.parse(SCHEMA)).validate(tree)


def test_csv_has_the_columns_names():
    content = d5_csv(written()).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert table[0] == list(COLUMNS.values())
    assert "ЗКППТР" not in content
    line = dict(zip(COLUMNS, next(line for line in table if "Шевченко" in line), strict=True))
    assert (line["G101D"], line["G14S"]) == ("05.11.2026", "2132.2")


def test_csv_holds_no_formula():
    assert "'=1+1" in d5_csv(rows(replace(HIRED, order="=1+1"))).decode("utf-8-sig")


def test_workbook_says_what_is_missing():
    found = written()
    said = ["; ".join(gap.text for gap in row.gaps) for row in found]
    file = io.BytesIO(d5_workbook(found, said, ["ТОВ «Зразок»", "Д5 за листопад 2026 року"]))
    sheet = openpyxl.load_workbook(file).active
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert table[0] == ["Подія", *COLUMNS.values(), GAPS]
    assert [line[0] for line in table[1:]].count("Перейменування посади") == 1
    assert [bool(line[-1]) for line in table[1:]] == [bool(row.gaps) for row in found]
    assert [sheet.cell(line, 1).value for line in (1, 2, 3)] == [
        *("ТОВ «Зразок»", "Д5 за листопад 2026 року", None)
    ]
    # Its names stay on the screen, and all its columns fit the page.
    assert sheet.freeze_panes == "A5"
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page wide, which is not written, and as many high as there are.
    assert (page.fitToWidth, page.fitToHeight) == (None, 0)
    widths = {
        name: round(sheet.column_dimensions[cell.column_letter].width)
        for name, cell in zip(["event", *COLUMNS, "gaps"], sheet[4], strict=True)
        if cell.column_letter in sheet.column_dimensions
    }
    narrow = widths["event"]
    assert {name for name, width in widths.items() if width > narrow} == {
        *("G13S", "G15S", "G16S", "G17S", "gaps")
    }
    assert max(widths, key=widths.get) == "gaps"
    assert all(cell.border.left.style and cell.alignment.wrap_text for cell in sheet[5])
    assert all(cell.font.bold and cell.alignment.horizontal == "center" for cell in sheet[4])
    assert not any(cell.font.bold for cell in sheet[5])
    assert sheet.cell(1, 1).font.bold
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row} <= {"s", "n"}


def test_workbook_needs_no_place_on_the_disk(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/none/such")
    assert d5_workbook([], [], ["Д5"])


def test_csv_holds_dates_as_people_read_them_and_every_row():
    found = written()
    content = d5_csv(found).decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert [
        (line[COLUMNS["G91S"]], line[COLUMNS["G101D"]], line[COLUMNS["G102D"]])
        for line in table
    ] == [
        ("Мар'яна Українка", "", ""),
        ("Франко", "25.11.2026", ""),
        ("Франко", "", "30.11.2026"),
        ("Шевченко", "05.11.2026", ""),
    ]


def test_xml_numbers_rows_and_leaves_empty_cells_out():
    content = d5_xml(written(), NOVEMBER, tax_number="12345678", name="ТОВ")
    tree = etree.fromstring(content)
    head = {each.tag: each.text for each in tree.find("DECLARHEAD")}
    assert head == {
        "TIN": "12345678",
        "C_DOC": "J05",
        "C_DOC_SUB": "105",
        "C_DOC_VER": "11",
        "PERIOD_MONTH": "11",
        "PERIOD_TYPE": "1",
        "PERIOD_YEAR": "2026",
    }
    assert [(cell.get("ROWNUM"), cell.text) for cell in tree.iterfind(".//T1RXXXXG101D")] == [
        ("2", "25112026"),
        ("4", "05112026"),
    ]
    without = etree.fromstring(d5_xml([], NOVEMBER, tax_number="", name=""))
    assert [each.tag for each in without.find("DECLARBODY")] == ["HZY", "HZM"]
