"""Page ends: no section's heading stands alone at a page's foot, no signature is parted.

Instructions of sixty clauses, each a little longer than the one before, so that headings and
signatures come to stand at every height; printed by either kind of wkhtmltopdf, and as DOCX.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DATABASE, folder_of_wkhtmltopdf, pages_of, to_pdf

SECTIONS = ("Перший розділ", "Другий розділ", "Третій розділ", "Четвертий розділ")
MAKE = """
profession = env["hr.kp.profession"].search([("code", "=", "5122"), ("name", "=", "Кухар")])
instructions = env["hr.job.instruction"]
for length in range({count}):
    job = env["hr.job"].create({{
        "name": f"Сторінки {{length}}", "kp_profession_id": profession.id,
    }})
    instructions |= instructions.create({{
        "job_id": job.id,
        "approver_id": False,
        "section_ids": [
            (0, 0, {{
                "sequence": number,
                "name": name,
                "intro": "Вступне речення розділу:" if number % 2 else False,
                "clause_ids": [
                    (0, 0, {{
                        "sequence": clause,
                        # The first clause alone moves all that follows, four lines at a time:
                        # a page's height in all.
                        "body": "Слова " * (50 * length if clause + number == 0 else 14)
                        + "кінець.",
                    }})
                    for clause in range(15)
                ],
            }})
            for number, name in enumerate({sections!r})
        ],
    }})
Report = env["ir.actions.report"].with_context(force_report_rendering=True)
for number, instruction in enumerate(instructions):
    if {kind!r} == "docx":
        content = instruction._docx()[1]
    else:
        content = Report._render_qweb_pdf(
            "hr_kp_classifier.report_job_instruction", instruction.ids
        )[0]
    with open(f"{folder}/{{number:02}}.{suffix}", "wb") as file:
        file.write(content)
env.cr.rollback()
"""
COUNT = 12


@pytest.fixture(scope="module", params=["patched", "unpatched", "docx"])
def printed(request, server, tmp_path_factory):
    """The pages of each instruction: lists of lists of lines."""
    kind = request.param
    folder = tmp_path_factory.mktemp(kind)
    suffix = "docx" if kind == "docx" else "pdf"
    path = os.environ["PATH"]
    if kind != "docx":
        path = os.pathsep.join((folder_of_wkhtmltopdf(kind), path))
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DATABASE, "--no-http"],
        input=MAKE.format(
            count=COUNT, sections=SECTIONS, kind=kind, suffix=suffix, folder=folder
        ),
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    files = sorted(Path(folder).glob(f"*.{suffix}"))
    assert len(files) == COUNT, result.stderr[-3000:]
    if kind == "docx":
        files = to_pdf(files)
    return [pages_of(file) for file in files]


def headings(page):
    return [
        index
        for index, line in enumerate(page)
        if re.fullmatch(rf"\d\. ({'|'.join(SECTIONS)})", line)
    ]


def test_heading_keeps_the_first_clause_with_it(printed):
    for pages in printed:
        assert sum(len(headings(page)) for page in pages) == len(SECTIONS)
        for page in pages:
            for index in headings(page):
                following = [
                    line for line in page[index + 1 :] if line != "Вступне речення розділу:"
                ]
                assert following, page[-3:]
                assert re.match(r"\d\.1\. ", following[0])


def test_some_heading_was_near_a_pages_foot(printed):
    """Else the test above proves nothing: a page ends early where a heading was moved on."""
    assert any(headings(page)[:1] in ([0], [1]) for pages in printed for page in pages[1:])


def test_signatures_are_whole(printed):
    for pages in printed:
        texts = ["\n".join(page) for page in pages]
        for together in (
            ("ПОГОДЖЕНО", "Юрисконсульт", "Керівник служби персоналу"),
            ("З інструкцією ознайомлений(а), примірник отримав(ла):",),
            ("Розробник",),
        ):
            (page,) = (text for text in texts if together[0] in text)
            start = page.index(together[0])
            assert all(words in page[start:] for words in together)
        # The place to sign, its note and its date; the first page has two dates of its own.
        for number, text in enumerate(texts):
            dates = text.count("«___»") - (2 if number == 0 else 0)
            assert text.count("(підпис)") == text.count("(власне ім’я, прізвище)") == dates
