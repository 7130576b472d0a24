"""Instruction templates as text, as they ship with the addon and are read by lawyers.

    @name Бухгалтер
    @type position
    @title 3433 Бухгалтер
    @note What HR has to adapt.

    # duties Завдання та обов'язки
    > {Посада}:
    - Веде облік.
    + Зберігає комерційну таємницю.
    = position-duties

``@title`` names an official title the template is written for (as often as needed),
``@groups`` the codes of the groups of the КП, of any level, that it serves as well. ``#`` starts a
section: its kind and its heading; ``>`` gives its opening words, ``-`` a clause, ``+`` a general
clause that HR takes out where it does not fit the job. ``=`` stands for clauses that several
templates share, by their names in the file of shared clauses:

    # position-duties
    - Дотримується Правил внутрішнього трудового розпорядку.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class TemplateSection:
    """A section: its kind («duties»), its heading, its opening words, its clauses."""

    kind: str
    heading: str
    intro: str = ""
    clauses: list[str] = field(default_factory=list)
    optional: list[int] = field(default_factory=list)
    """The positions of the general clauses, counted from one."""

    def add(self, mark: str, clause: str) -> None:
        """Add a clause; the mark ``+`` says that it is a general one."""
        self.clauses.append(clause)
        if mark == "+":
            self.optional.append(len(self.clauses))


# What several templates share: pairs of a mark, ``-`` or ``+``, and a clause, by a name.
SharedClauses = Mapping[str, Sequence[tuple[str, str]]]


@dataclass
class TemplateText:
    """A template: ``titles`` are pairs (code, name), ``groups`` codes («5», «8322», «2132.2»)."""

    name: str = ""
    document_type: str = "position"
    note: str = ""
    titles: list[tuple[str, str]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    sections: list[TemplateSection] = field(default_factory=list)

    def whole_note(self) -> str:
        """Give the note, and after it the numbers of the general clauses: «2.18, 3.5–3.7»."""
        numbers = [
            # The first and the last of a run, once where they are one.
            "–".join(dict.fromkeys((f"{number}.{run[0]}", f"{number}.{run[-1]}")))
            for number, section in enumerate(self.sections, start=1)
            for run in _runs(section.optional)
        ]
        if not numbers:
            return self.note
        return (
            f"{self.note}\nНеобов'язкові пункти загального змісту (вилучіть ті, що не стосуються "
            f"роботи): {', '.join(numbers)}."
        ).strip()


class TemplateError(ValueError):
    """A line that is none of those above; its words name the line and begin it.

    :param number: of the line
    :param mark: what it begins with
    :param rest: what follows
    """

    def __init__(self, number: int, mark: str, rest: str) -> None:
        super().__init__(f"line {number}: {mark} {rest}"[:70])


def marked_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Split a text into its lines' numbers, marks and what follows the marks; skip empty ones."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            mark, _blank, rest = line.partition(" ")
            yield number, mark, rest.strip()


def _runs(positions: Sequence[int]) -> list[list[int]]:
    """Join positions that follow each other.

    >>> _runs([5, 6, 7, 9, 11, 12])
    [[5, 6, 7], [9], [11, 12]]
    """
    runs: list[list[int]] = []
    for position in positions:
        if position - 1 in positions:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def read_shared_clauses(text: str) -> SharedClauses:
    """Read the file of shared clauses.

    :param text: ``# name`` and below it clauses, each after ``-`` or ``+``
    :raise TemplateError: at the first line that is none of these
    """
    shared: dict[str, list[tuple[str, str]]] = {}
    clauses: list[tuple[str, str]] | None = None
    for number, mark, rest in marked_lines(text):
        if mark == "#":
            clauses = shared.setdefault(rest, [])
        elif mark in ("-", "+") and clauses is not None:
            clauses.append((mark, rest))
        else:
            raise TemplateError(number, mark, rest)
    return shared


def read_template(text: str, shared: SharedClauses) -> TemplateText:
    """Read one template.

    :param text: in the form described above
    :param shared: the clauses that ``=`` stands for
    :raise TemplateError: at the first line that is none of these, or that names shared clauses
        that are not there
    """
    template = TemplateText()
    for number, mark, rest in marked_lines(text):
        if mark == "@name":
            template.name = rest
        elif mark == "@type":
            template.document_type = rest
        elif mark == "@note":
            template.note = rest
        elif mark == "@groups":
            template.groups += rest.split()
        elif mark == "@title":
            code, _blank, name = rest.partition(" ")
            template.titles.append((code, name))
        elif mark == "#":
            kind, _blank, heading = rest.partition(" ")
            template.sections.append(TemplateSection(kind, heading))
        elif mark == ">" and template.sections:
            template.sections[-1].intro = rest
        elif mark in ("-", "+") and template.sections:
            template.sections[-1].add(mark, rest)
        elif mark == "=" and template.sections and set(rest.split()) <= set(shared):
            for name in rest.split():
                for shared_mark, clause in shared[name]:
                    template.sections[-1].add(shared_mark, clause)
        else:
            raise TemplateError(number, mark, rest)
    return template
