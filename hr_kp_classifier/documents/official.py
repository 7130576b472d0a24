"""An organisational paper (ДСТУ 4163:2020): an order, a memo, a notice, an extract.

All its words in the order in which they are printed; the PDF and the DOCX are made of it.
"""

from dataclasses import dataclass

from .instruction import BLANK_NUMBER, Block
from .signatures import acquainted_with
from .staff_paper import StaffPaper
from .typography import typeset

ORDER = "НАКАЗ"
MEMO = "ДОПОВІДНА ЗАПИСКА"
NOTICE = "ПОВІДОМЛЕННЯ"
ORDER_EXTRACT = "ВИТЯГ З НАКАЗУ"


def acquainted_with_notice(sex: str = "", *, copy: bool = True) -> str:
    """The words above the signature of an employee who has received a notice."""
    return acquainted_with("повідомленням", sex, copy=copy)


@dataclass(frozen=True)
class Paragraph:
    """:param number: of a clause, «2»; ``""`` for a paragraph without one
    :param centred: for the word that orders, «НАКАЗУЮ:»
    """

    text: str
    number: str = ""
    centred: bool = False

    @property
    def is_table(self) -> bool:
        return False

    @property
    def line(self) -> str:
        """The paragraph with its number."""
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True)
class Table:
    """A table with rules.

    :param widths: of the columns, parts of the text's width that make one
    """

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_table(self) -> bool:
        return True


@dataclass(frozen=True)
class OfficialPaper:
    """
    :param kind: the name of the document's type
    :param addressee: the lines at the top right; none for an order
    :param heading: «Про перейменування посад»
    :param numbered: whether the date and the number stand under the type: a notice may have none
    :param blocks: the signatures under the text
    :param annex: the staff list that an order approves, on pages of its own
    """

    enterprise: str
    kind: str
    date: str = ""
    place: str = ""
    number: str = ""
    heading: str = ""
    addressee: tuple[str, ...] = ()
    body: tuple[Paragraph | Table, ...] = ()
    blocks: tuple[Block, ...] = ()
    numbered: bool = True
    annex: StaffPaper | None = None

    @property
    def number_line(self) -> str:
        return typeset(f"№ {self.number or BLANK_NUMBER}")
