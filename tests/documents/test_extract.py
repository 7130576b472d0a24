"""An instruction's paper as plain data: its extract."""

import dataclasses

import pytest

from hr_kp_classifier.documents.instruction import (
    LEFT_OUT,
    Approval,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    extract,
)


def section(number, clauses):
    return Section(
        f"{number}",
        f"Розділ {number}",
        "Вступ:",
        tuple(Clause(f"{number}.{i}", f"Пункт {number}.{i}") for i in range(1, clauses + 1)),
    )


PAPER = InstructionDocument(
    enterprise="Підприємство",
    kind="ПОСАДОВА ІНСТРУКЦІЯ",
    approval=Approval(),
    date="",
    place="",
    number="",
    heading="бухгалтера",
    code="3433",
    sections=(section(1, 3), section(2, 4), section(3, 2), section(4, 2), section(5, 1)),
    blocks=(),
)


def lines(paper):
    """The text as it is read: headings and clauses, each with its number."""
    found = []
    for part in paper.sections:
        if part.name:
            found.append(f"{part.number} {part.name}")
        found += [f"{clause.number} {clause.text}".strip() for clause in part.clauses]
    return found


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        # In a row: once; the numbers of the others stand.
        (
            {"2.2", "2.3", "3", "4", "5"},
            ["1 Розділ 1", "1.1 Пункт 1.1", "1.2 Пункт 1.2", "1.3 Пункт 1.3"]
            + ["2 Розділ 2", "2.1 Пункт 2.1", LEFT_OUT, "2.4 Пункт 2.4", LEFT_OUT],
        ),
        (
            {"1.3", "2.1", "2.2", "2.3", "3", "4", "5"},
            ["1 Розділ 1", "1.1 Пункт 1.1", "1.2 Пункт 1.2", LEFT_OUT]
            + ["2 Розділ 2", LEFT_OUT, "2.4 Пункт 2.4", LEFT_OUT],
        ),
        # The end of a section and the next one whole are one gap.
        (
            {"1", "2.3", "2.4", "3", "4"},
            [LEFT_OUT, "2 Розділ 2", "2.1 Пункт 2.1", "2.2 Пункт 2.2", LEFT_OUT]
            + ["5 Розділ 5", "5.1 Пункт 5.1"],
        ),
    ],
)
def test_extract(left_out, expected):
    paper = extract(PAPER, left_out, "ВИТЯГ", Signature("Директор"))
    assert lines(paper) == expected
    assert paper.kind == "ВИТЯГ"
    (block,) = paper.blocks
    assert block.word == "Згідно з оригіналом"
    assert block.signatures[0].position == "Директор"


def test_extract_of_everything_is_the_text():
    paper = extract(PAPER, (), "ВИТЯГ", Signature())
    assert paper.sections == PAPER.sections
    assert dataclasses.replace(PAPER, kind="ВИТЯГ", blocks=paper.blocks) == paper


def test_a_gap_at_the_end_and_one_after_a_section_that_stays_are_two():
    paper = extract(PAPER, {"1.3", "2.1", "3", "5"}, "ВИТЯГ", Signature())
    assert lines(paper) == [
        *("1 Розділ 1", "1.1 Пункт 1.1", "1.2 Пункт 1.2", LEFT_OUT),
        *("2 Розділ 2", LEFT_OUT, "2.2 Пункт 2.2", "2.3 Пункт 2.3", "2.4 Пункт 2.4"),
        *(LEFT_OUT, "4 Розділ 4", "4.1 Пункт 4.1", "4.2 Пункт 4.2", LEFT_OUT),
    ]
    assert paper.sections[1].intro == "Вступ:"


def test_code_line_and_number_line():
    assert PAPER.code_line == "(код за ДК 003:2010\xa0— 3433)"
    assert dataclasses.replace(PAPER, code="").code_line == ""
    assert PAPER.number_line == "№\xa0________"
