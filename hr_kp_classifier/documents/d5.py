"""Annex 5 (Д5) to the unified report: its columns, and the facts that its rows are made of.

The form is J0510511 (order of the Ministry of Finance in the edition of 07.05.2026). Column 20
(mark of a correction) is left empty: these are the rows of a first report, and the program that
files it knows what was filed before. ЗКППТР is in none of the columns.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ..kp.messages import Message

CODE = re.compile(r"[1-9][0-9]{3}(\.[1-9])?|0[1-3][0-9]{2}(\.[1-9])?", re.ASCII)
"""A code as the tax service's schema takes it since 13.11.2025."""

TAX_NUMBER = re.compile(r"[0-9]{10}|БК[А-ЯЄІЇҐ]{2}[0-9]{6}|П[0-9]{9}", re.ASCII)
"""РНОКПП, or the passport of a person who has refused one: a booklet (БК…) or a card (П…)."""

COLUMNS = {
    "G5": "5. Громадянин України (1 - так, 0 - ні)",
    "G6": "6. Договір ЦПХ за основним місцем роботи або за сумісництвом (1 - так, 0 - ні)",
    "G7": "7. Категорія особи",
    "G8S": "8. Реєстраційний номер облікової картки платника податків",
    "G91S": "9. Прізвище",
    "G92S": "9. Ім'я",
    "G93S": "9. По батькові",
    "G101D": "10. Дата початку",
    "G102D": "10. Дата закінчення",
    "G11": "11. Внутрішній сумісник (1 - так, 0 - ні)",
    "G12": "12. Переведено на іншу посаду, роботу або до іншого підрозділу (1 - так, 0 - ні)",
    "G13S": "13. Професійна назва роботи",
    "G14S": "14. Код класифікатора професій",
    "G15S": "15. Посада",
    "G16S": "16. Документ-підстава",
    "G17S": "17. Підстава для припинення відносин",
    "G18D": "18. Дата створення нового робочого місця",
    "G19S": "19. Військове звання",
    "G20": "20. Ознака (0, 1)",
}
"""The columns by the tags of the XML, in its order, with the names that the form gives them."""

# What a relation puts in the columns 6, 7 and 11.
RELATIONS = {
    "main": ("0", "1", "0"),
    "second_internal": ("0", "2", "1"),
    "second_external": ("0", "2", "0"),
    "contract_own": ("1", "3", "0"),
    "contract": ("0", "3", "0"),
}
# The codes of section 0, servicemen: column 19 is for them.
SERVICEMEN = "0"
# Columns 13 to 15 are empty for them.
CIVIL = ("contract_own", "contract")


class Event(Enum):
    """What a row tells of."""

    START = "start"
    TRANSFER = "transfer"
    RENAME = "rename"
    END = "end"


@dataclass(frozen=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first.replace(day=monthrange(self.year, self.month)[1])

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Title:
    """The columns 13, 14 and 15."""

    profession: str = ""
    code: str = ""
    position: str = ""


@dataclass(frozen=True)
class Work:
    """How a person works from a day on, until the next such record.

    :param key: what the caller knows it by
    :param job: what the caller knows the position by; 0 where there is none
    :param relation: one of :data:`RELATIONS`; "" where it is not known
    :param order: the document of the start or the transfer
    :param contract_start: the first day of the employment; None where it is not known
    :param left: the last day of work of a dismissed employee
    :param is_citizen: None where it is not known
    :param new_place_on: when the job place was created that the person was taken on for; None
        where it is no new one
    :param rank: of a serviceman
    """

    key: int
    since: date
    job: int = 0
    department: int = 0
    title: Title = Title()
    relation: str = ""
    order: str = ""
    contract_start: date | None = None
    contract_end: date | None = None
    left: date | None = None
    end_order: str = ""
    end_ground: str = ""
    is_citizen: bool | None = None
    tax_number: str = ""
    new_place_on: date | None = None
    rank: str = ""


@dataclass(frozen=True)
class Person:
    """An employee with the records of their work.

    :param name: in full: «Шевченко Тарас Григорович», or «Сміт, Джон»
    :param active: False: archived
    """

    key: int
    name: str
    works: Sequence[Work]
    active: bool = True


@dataclass(frozen=True)
class Rename:
    """A position that an order calls otherwise from a day on.

    :param order: the document: «Наказ від 25.11.2026 № 15-од»
    """

    day: date
    job: int
    before: Title
    after: Title
    order: str


@dataclass
class D5Row:
    """A row of the list.

    :param work: the key of the record that it is made of
    :param is_present: the title is the one that the record itself has, not a former one
    :param start, end: column 10; None where it is not known or does not apply
    :param new_place_on: column 18; None where it does not apply
    :param cells: the other columns by their tags; what is empty or wrong is left out
    :param gaps: what is missing and what to do about it
    :param title_gaps: the same of the position and its title
    """

    person: int
    work: int
    event: Event
    day: date
    is_present: bool
    start: date | None = None
    end: date | None = None
    new_place_on: date | None = None
    cells: dict[str, str] = field(default_factory=dict)
    gaps: list[Message] = field(default_factory=list)
    title_gaps: list[Message] = field(default_factory=list)

    def day_of(self, tag: str) -> date | None:
        """The date that stands in a column; None where there is none, or the column has no dates."""
        return {"G101D": self.start, "G102D": self.end, "G18D": self.new_place_on}.get(tag)

    def text(self, tag: str) -> str:
        """The cell as the XML has it, dates as ddmmyyyy; "" where it is empty."""
        day = self.day_of(tag)
        return day.strftime("%d%m%Y") if day else self.cells.get(tag, "")


@dataclass
class Change:
    """Something that happened: what a row is made of.

    :param day: None where it is not known
    :param gaps: what is not known of it
    """

    event: Event
    work: Work
    day: date | None
    title: Title
    order: str
    gaps: tuple[Message, ...] = ()
