"""Instruction templates as text, as they ship with the addon and are read by lawyers.

    @name Бухгалтер
    @type position
    @title 3433 Бухгалтер
    @note What HR has to adapt.

    # duties Завдання та обов'язки
    > {Посада}:
    - Веде облік.

``@title`` names an official title the template is written for (as often as needed),
``@groups`` the codes of the groups of the КП, of any level, that it serves as well. ``#`` starts a
section: its kind and its heading; ``>`` gives its opening words, ``-`` a clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class TemplateSection:
    """A section: its kind («duties»), its heading, its opening words, its clauses."""

    kind: str
    heading: str
    intro: str = ""
    clauses: list[str] = field(default_factory=list)


@dataclass
class TemplateText:
    """A template: ``titles`` are pairs (code, name), ``groups`` codes («5», «8322», «2132.2»)."""

    name: str = ""
    document_type: str = "position"
    note: str = ""
    titles: list[tuple[str, str]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    sections: list[TemplateSection] = field(default_factory=list)


class TemplateError(ValueError):
    """A line that is none of those above; its words name the line."""


def marked_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Split a text into its lines' numbers, marks and what follows the marks; skip empty ones."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            mark, _blank, rest = line.partition(" ")
            yield number, mark, rest.strip()


def read_template(text: str) -> TemplateText:
    """Read one template.

    :param text: in the form described above
    :raise TemplateError: at the first line that is none of these
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
        elif mark == "-" and template.sections:
            template.sections[-1].clauses.append(rest)
        else:
            raise TemplateError(f"line {number}: {mark} {rest}"[:70])
    return template
