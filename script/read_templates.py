"""Writes a page with every shipped template, filled in, to be read through.

Each template is filled in for its own title and three more, for four departments, with and
without a superior. A clause that reads the same in all of them is shown once; one that does not is
shown in each of its readings, with what it was filled in from beside it.
"""

import sys
import types
from html import escape
from itertools import product
from pathlib import Path

ADDON = Path(__file__).resolve().parent.parent / "hr_kp_classifier"

# The addon itself imports Odoo; a bare package in its stead does not.
package = types.ModuleType("hr_kp_classifier")
package.__path__ = [str(ADDON)]
sys.modules["hr_kp_classifier"] = package

from hr_kp_classifier.documents.placeholders import Subject, fill  # noqa: E402
from hr_kp_classifier.documents.template_text import (  # noqa: E402
    read_shared_clauses,
    read_template,
)

DATA = ADDON / "data"
TITLES = ("Начальник відділу збуту", "Заступник директора з виробництва", "Двірник")
DEPARTMENTS = ("", "Відділ збуту", "Львівська філія", "Бухгалтерія")
SUPERIORS = ("", "Начальник відділу збуту")
STYLE = """
body { font: 12pt/1.4 serif; max-width: 60em; margin: 2em auto; }
h1 { border-top: 3px solid; padding-top: .5em; } h2 { font-size: 1.1em; }
p { margin: .2em 0; } .general { color: #777; } small { color: #06c; } .note { font-style: italic; }
"""


def subjects(template):
    """The subjects a template is filled in for, each with a word for it."""
    own = template.titles[0][1].partition(" (")[0] if template.titles else "Інженер"
    section = (template.titles[0][0] if template.titles else template.groups[0])[0]
    for title, department, superior in product((own, *TITLES), DEPARTMENTS, SUPERIORS):
        subject = Subject(title, department, superior, "Директор", section, "ТОВ «Приклад»")
        yield " · ".join((title, department or "—", superior or "—")), subject


def readings(text, filled_for):
    """The different readings of a text, each with the first subject that gives it."""
    found = {}
    for name, subject in filled_for:
        found.setdefault(fill(text, subject), name)
    return found


def paragraphs(number, text, filled_for, general=False):
    found = readings(text, filled_for)
    for reading, name in found.items():
        beside = f" <small>{escape(name)}</small>" if len(found) > 1 else ""
        yield (
            f"<p{' class=general' if general else ''}>{number} {escape(reading)}{beside}</p>"
        )


def page():
    shared = read_shared_clauses((DATA / "instruction_clauses.txt").read_text(encoding="utf-8"))
    yield f"<!doctype html><meta charset=utf-8><title>Шаблони</title><style>{STYLE}</style>"
    for path in sorted((DATA / "instruction_templates").glob("*.txt")):
        template = read_template(path.read_text(encoding="utf-8"), shared)
        filled_for = list(subjects(template))
        yield f"<h1>{escape(template.name)} <small>{path.name}</small></h1>"
        yield f"<p class=note>{escape(template.whole_note())}</p>"
        for number, section in enumerate(template.sections, start=1):
            yield f"<h2>{number}. {escape(section.heading)}</h2>"
            yield from paragraphs("", section.intro, filled_for)
            for position, clause in enumerate(section.clauses, start=1):
                yield from paragraphs(
                    f"{number}.{position}.", clause, filled_for, position in section.optional
                )


def main():
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(page()) + "\n", encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
