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


def saved_by_shell(program, folder):
    """Run a program in Odoo's shell that writes these two files.

    :return: the words of the PDF, and of the DOCX as LibreOffice prints it
    """
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DATABASE, "--no-http"],
        input=program.format(folder=str(folder)),
        capture_output=True,
        text=True,
    )
    assert (folder / "word.docx").exists(), result.stderr[-3000:]
    texts = []
    for path in (folder / "qweb.pdf", *to_pdf([folder / "word.docx"])):
        pages = [
            # The page's number, and rules that are drawn in one and typed in the other.
            [line for line in page if not line.isdigit()]
            for page in pages_of(path)
        ]
        text = " ".join(" ".join(page) for page in pages).replace("_", "")
        texts.append(text.split())
    return texts


def test_docx_says_what_the_pdf_says(server, tmp_path):
    """Numbers, clauses, signatures, in their order: by LibreOffice, against the PDF."""
    texts = saved_by_shell(SAME, tmp_path)
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


SAME_STAFF_LIST = """
company = env["res.company"].create({{"name": "ТОВ «Порівняння»"}})
env = env(context=dict(env.context, allowed_company_ids=[company.id]))
departments = env["hr.department"].create([
    {{"name": name, "company_id": company.id}} for name in ("Бухгалтерія", "Відділ збуту")
])
# A hyphen is a place to break a line at.
professions = env["hr.kp.profession"].search(
    [("code", "=like", "2%"), ("name", "not like", "-")], limit=40
)
env["hr.job"].create([
    {{
        "name": f"Порівняння {{index}}",
        "company_id": company.id,
        "department_id": departments[index % 2].id,
        "kp_profession_id": profession.id,
        "kp_staff_units": 0.5 + index,
        "kp_salary": 20000 + index,
        "kp_allowance": 100 * (index % 3),
    }}
    for index, profession in enumerate(professions)
])
env.flush_all()
version = env["hr.staff.list.version"].create(
    {{"company_id": company.id, "number": "2", "order_reference": "наказ від 26.12.2025 № 40-од"}}
)
staff_list = env["hr.staff.list"].create({{"company_id": company.id}})
if {kept}:
    version.action_approve()
    import base64
    kept, word = base64.b64decode(version.paper), base64.b64decode(version.docx)
else:
    kept, _type = env["ir.actions.report"].with_context(
        force_report_rendering=True
    )._render_qweb_pdf("hr_kp_classifier.report_staff_list", staff_list.ids)
    word = staff_list._docx()[1]
for name, content in (("qweb.pdf", kept), ("word.docx", word)):
    with open({{folder!r}} + "/" + name, "wb") as file:
        file.write(content)
env.cr.rollback()
"""


@pytest.mark.parametrize("kept", [False, True], ids=["of today", "as a version keeps it"])
def test_staff_list_says_the_same_as_pdf_and_docx(server, tmp_path, kept):
    """All its words and amounts. Their order is that of the cells' lines, which break otherwise
    in the one and the other."""
    program = SAME_STAFF_LIST.replace("{kept}", str(kept)).replace("{{folder!r}}", "{folder!r}")
    texts = saved_by_shell(program, tmp_path)
    # On each page the heading of the table stands anew. A narrow blank is none to one of them.
    words = [sorted({word.replace("№", "") for word in text} - {""}) for text in texts]
    assert words[0] == words[1]
    text = " ".join(texts[1])
    assert text.count("Разом:") == 2
    for part in ("ШТАТНИЙ РОЗПИС", "Відділ збуту", "УСЬОГО", "Головний бухгалтер"):
        assert part in text
    assert ("ЗАТВЕРДЖЕНО" in text) == kept
    # Forty positions with their numbers, each once.
    amounts = [" ".join(pair) for pair in zip(texts[1], texts[1][1:], strict=False)]
    for index in range(40):
        assert amounts.count(f"20 {index:03},00") == 1
