"""The printed instruction, with either kind of wkhtmltopdf: with the patched Qt and without."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import DATABASE, folder_of_wkhtmltopdf, pages_of, to_pdf

PRINT = """
titles = [("1473", "Менеджер (управитель) у сфері надання інформації"), ("5122", "Кухар")]
jobs = env["hr.job"]
for code, name in titles:
    profession = env["hr.kp.profession"].search([("code", "=", code), ("name", "=", name)])
    job = jobs.create({{"name": f"Друк {{code}}", "kp_profession_id": profession.id}})
    job.action_kp_create_instruction()
    jobs |= job
for records, path in ((jobs[0], {one!r}), (jobs, {many!r})):
    content, _type = env["ir.actions.report"].with_context(
        force_report_rendering=True
    )._render_qweb_pdf("hr_kp_classifier.report_job_instruction_job", records.ids)
    with open(path, "wb") as file:
        file.write(content)
env.cr.rollback()
"""


@pytest.fixture(scope="module", params=["patched", "unpatched"])
def printed(request, server, tmp_path_factory):
    """The kind, and the PDF of one instruction and of two in one print."""
    folder = tmp_path_factory.mktemp(request.param)
    one, many = str(folder / "one.pdf"), str(folder / "many.pdf")
    path = os.pathsep.join((folder_of_wkhtmltopdf(request.param), os.environ["PATH"]))
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DATABASE, "--no-http"],
        input=PRINT.format(one=one, many=many),
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert Path(many).exists(), result.stderr[-3000:]
    return request.param, one, many


def words(path, page):
    """What stands on a page, with its place in points: x, y, right, bottom, word."""
    xml = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), path, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [(*map(float, match[:4]), match[4]) for match in re.findall(pattern, xml)]


def test_letters_are_of_the_standards_size(printed):
    _kind, one, _many = printed
    sizes = []

    def visit(text, matrix, text_matrix, _font, size):
        if len(text.strip()) > 40:
            sizes.append(size * text_matrix[0] * matrix[0])

    for page in PdfReader(one).pages:
        page.extract_text(visitor_text=visit)
    assert sizes
    assert all(12 <= size <= 14 for size in sizes)


def test_margins_are_the_standards(printed):
    """30 mm left and 10 mm right, 20 mm top and bottom, as far as the text reaches."""
    _kind, one, _many = printed
    found = [word for word in words(one, 1) if word[4] != "1"]
    left = min(word[0] for word in found) / 72 * 25.4
    right = 210 - max(word[2] for word in found) / 72 * 25.4
    bottom = 297 - max(word[3] for word in found) / 72 * 25.4
    assert left == pytest.approx(30, abs=1)
    assert right == pytest.approx(10, abs=1.5)
    assert bottom >= 19


def test_pages_are_numbered_from_the_second_where_that_can_be(printed):
    kind, one, _many = printed
    for page in range(1, len(PdfReader(one).pages) + 1):
        above = [word[4] for word in words(one, page) if word[3] < 20 / 25.4 * 72]
        assert above == ([str(page)] if kind == "patched" and page > 1 else [])


def test_two_in_one_print(printed):
    _kind, _one, many = printed
    pages = [page.extract_text() for page in PdfReader(many).pages]
    text = " ".join(" ".join(pages).split())
    assert text.count("ЗАТВЕРДЖУЮ") == 2
    assert "ПОСАДОВА ІНСТРУКЦІЯ" in text
    assert "РОБОЧА ІНСТРУКЦІЯ" in text


SAME = """
profession = env["hr.kp.profession"].search(
    [("code", "=", "1473"), ("name", "=", "Менеджер (управитель) у сфері надання інформації")]
)
job = env["hr.job"].create({{"name": "Порівняння", "kp_profession_id": profession.id}})
job.action_kp_create_instruction()
employees = env["hr.employee"].create([
    {{"name": "Тарас Шевченко", "job_title": "Директор"}},
    {{"name": "Леся Українка", "job_id": job.id, "sex": "female"}},
])
instruction = job.kp_instruction_ids
instruction.write({{
    "number": "12-ПІ", "date": "2026-11-23", "place": "Київ", "approver_id": employees[0].id,
    "drafter_id": employees[0].id, "visa_ids": [(0, 0, {{"employee_id": employees[1].id}})],
}})
content, _type = env["ir.actions.report"].with_context(
    force_report_rendering=True
)._render_qweb_pdf("hr_kp_classifier.report_job_instruction_employee", employees[1].ids)
for name, content in (("qweb.pdf", content), ("word.docx", instruction._docx(employees[1])[1])):
    with open({folder!r} + "/" + name, "wb") as file:
        file.write(content)
env.cr.rollback()
"""


def test_docx_says_what_the_pdf_says(server, tmp_path):
    """Numbers, clauses, signatures, in their order: by LibreOffice, against the PDF."""
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DATABASE, "--no-http"],
        input=SAME.format(folder=str(tmp_path)),
        capture_output=True,
        text=True,
    )
    assert (tmp_path / "word.docx").exists(), result.stderr[-3000:]
    texts = []
    for path in (tmp_path / "qweb.pdf", *to_pdf([tmp_path / "word.docx"])):
        pages = [
            # The page's number, and rules that are drawn in one and typed in the other.
            [line for line in page if not line.isdigit()]
            for page in pages_of(path)
        ]
        text = " ".join(" ".join(page) for page in pages).replace("_", "")
        texts.append(text.split())
    assert texts[0] == texts[1]
    text = " ".join(texts[1])
    for part in (
        "2.17.",
        "7.7.",
        "№ 12-ПІ",
        "ознайомлена, примірник отримала",
        "Леся УКРАЇНКА",
    ):
        assert part in text
