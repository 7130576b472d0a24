"""A job instruction as a paper: all its words, in the order in which they are printed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from .formats import BLANK_DATE
from .signatures import acquainted_with
from .typography import typeset

# To be filled in by hand.
BLANK_NUMBER = "________"

DOCUMENT_TYPES = {"position": "ПОСАДОВА ІНСТРУКЦІЯ", "worker": "РОБОЧА ІНСТРУКЦІЯ"}
EXTRACT_TYPES = {
    "position": "ВИТЯГ З ПОСАДОВОЇ ІНСТРУКЦІЇ",
    "worker": "ВИТЯГ З РОБОЧОЇ ІНСТРУКЦІЇ",
}
# Stands in an extract in the place of the clauses that are left out.
LEFT_OUT = "<…>"
# How a copy or an extract is certified (ДСТУ 4163:2020).
TRUE_COPY = "Згідно з оригіналом"


def acquainted(sex: str = "", *, copy: bool = True) -> str:
    """The words above the signature of an employee who has read the instruction."""
    return acquainted_with("інструкцією", sex, copy=copy)


@dataclass(frozen=True)
class Clause:
    """:param number: as it is printed, «2.13»; ``""`` for a clause without one"""

    number: str
    text: str


@dataclass(frozen=True)
class Section:
    """
    :param name: the heading; ``""`` for clauses under none
    :param intro: the sentence before the clauses
    """

    number: str
    name: str
    intro: str = ""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Signature:
    """A signature's line; what is empty is filled in by hand.

    :param name: as a signature has it: «Тарас ШЕВЧЕНКО»
    :param date: in words; ``""`` for a blank
    :param dated: whether a date stands under it: the head who signs an order writes none
    :param notes: lines under it, of one that was given otherwise than on this paper
    """

    position: str = ""
    name: str = ""
    date: str = BLANK_DATE
    dated: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """Signatures that stand together, under a word: «ПОГОДЖЕНО»."""

    word: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Approval:
    """The block at the top right.

    :param order: the words on the order that approves it; ``""`` where a signature does
    """

    order: str = ""
    position: str = ""
    name: str = ""

    @property
    def word(self) -> str:
        return "ЗАТВЕРДЖЕНО" if self.order else "ЗАТВЕРДЖУЮ"


@dataclass(frozen=True)
class InstructionDocument:
    """:param kind: the name of the document's type
    :param heading: the title in the genitive
    :param code: the КП code; ``""`` where there is none
    :param blocks: the signatures under the text
    """

    enterprise: str
    kind: str
    approval: Approval
    date: str
    place: str
    number: str
    heading: str
    code: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]

    @property
    def code_line(self) -> str:
        return self.code and typeset(f"(код за ДК 003:2010 — {self.code})")

    @property
    def number_line(self) -> str:
        return typeset(f"№ {self.number or BLANK_NUMBER}")


def extract(
    paper: InstructionDocument, left_out: Collection[str], kind: str, certified_by: Signature
) -> InstructionDocument:
    """Leave clauses out of an instruction; the numbers of the others stand.

    :param left_out: the numbers of clauses («2.13») and of whole sections («4»)
    :param kind: the name of the document's type
    :param certified_by: who signs that the extract is true
    :return: the paper with «<…>» for what is left out, once where it is more than one in a row
    """
    sections: list[Section] = []
    open_gap = False
    for section in paper.sections:
        whole = section.number in left_out
        # A heading parts what is left out before it from what is after.
        open_gap = open_gap and whole
        clauses: list[Clause] = []
        for clause in (Clause("", ""),) if whole else section.clauses:
            gap = whole or clause.number in left_out
            if not gap:
                clauses.append(clause)
            elif not open_gap:
                clauses.append(Clause("", LEFT_OUT))
            open_gap = gap
        if not whole:
            sections.append(replace(section, clauses=tuple(clauses)))
        elif clauses:
            sections.append(Section("", "", "", tuple(clauses)))
    return replace(
        paper,
        kind=kind,
        sections=tuple(sections),
        blocks=(Block(TRUE_COPY, (certified_by,)),),
    )


_Paper = TypeVar("_Paper")


def typeset_paper(paper: _Paper) -> _Paper:
    """The paper with all its words typeset."""
    typeset_one: _Paper = _map_words(paper, typeset)
    return typeset_one


def _map_words(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_map_words(item, change) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(
            part,
            **{
                field.name: _map_words(getattr(part, field.name), change)
                for field in fields(part)
            },
        )
    return part
