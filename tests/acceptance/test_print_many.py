"""Papers for many in one print, as wkhtmltopdf makes them: compared with those printed alone."""

import json
import os
import subprocess
import sys

import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader

from .conftest import DATABASE, folder_of_wkhtmltopdf

MAKE = """
import base64, json
from odoo.addons.hr_kp_classifier.models import hr_kp_print_job
from odoo.addons.hr_kp_classifier.reports import shared_pages
from odoo.addons.base.models import ir_actions_report

titles = [("1473", "Менеджер (управитель) у сфері надання інформації"), ("5122", "Кухар")]
jobs = env["hr.job"]
for code, name in titles:
    profession = env["hr.kp.profession"].search([("code", "=", code), ("name", "=", name)])
    job = jobs.create({"name": f"Друк {code}", "kp_profession_id": profession.id})
    job.action_kp_create_instruction()
    jobs |= job
people = [
    ("Тарас Шевченко", "male", 0),
    ("Леся Українка", "female", 0),
    # Its line is higher than the others'.
    ("Перевертайленко-Нечипоренко Олександра-Вікторія Володимирівна", "female", 0),
    ("Іван Франко", "male", 1),
    ("Панас Мирний", "male", 0),
]
employees = env["hr.employee"].create([
    {"name": name, "sex": sex, "job_id": jobs[number].id} for name, sex, number in people
])
Report = env["ir.actions.report"].with_context(force_report_rendering=True)
COPIES = "hr_kp_classifier.report_job_instruction_employee"
runs = []
run = ir_actions_report._run_wkhtmltopdf
def counted(args):
    runs.append(sum(arg.endswith(".html") and "report.body" in arg for arg in args))
    return run(args)
ir_actions_report._run_wkhtmltopdf = counted
def save(name, records=employees, report=COPIES, **context):
    content, _type = Report.with_context(**context)._render_qweb_pdf(report, records.ids)
    with open(f"{FOLDER}/{name}.pdf", "wb") as file:
        file.write(content)
    counts, runs[:] = list(runs), []
    return counts
def print_in_full():
    def refuse(bodies):
        raise shared_pages.NotShared
    shared_pages.Copies = refuse
"""
PRINT = """
result = {"shared": save("shared")}
save("shared_duplex", kp_duplex=True)
view = env["ir.ui.view"].create({
    "name": "named at the top", "type": "qweb", "mode": "extension",
    "inherit_id": env.ref("hr_kp_classifier.job_instruction_document").id,
    "arch": '<xpath expr="//p[hasclass(\\'o_kp_enterprise\\')]" position="after">'
    '<p class="o_kp_enterprise" t-out="copy[\\'record\\'].name"/></xpath>',
})
result["named"] = save("named")
view.unlink()
print_in_full()
result["full"] = save("full")
save("full_duplex", kp_duplex=True)
print("RESULT", json.dumps(result))
env.cr.rollback()
"""
JOBS = """
for number in range(3):
    employees |= employees.create({"name": f"Працівник {number}", "job_id": jobs[0].id})
hr_kp_print_job.TEXTS_AT_ONCE, hr_kp_print_job.PAPERS_AT_ONCE = 1, 2
result = {}
for duplex in (False, True):
    job = env["hr.kp.print.job"]._start("copies", employees, duplex)
    job._print_now()
    with open(f"{FOLDER}/job_{duplex}.pdf", "wb") as file:
        file.write(base64.b64decode(job.file))
    result[str(duplex)] = job.page_count
instructions = jobs.kp_instruction_ids
for instruction in instructions:
    instruction.write({"number": "1", "date": "2026-11-23", "approver_id": employees[0].id})
type(instructions)._render_snapshot = lambda self: (b"", "pdf")
instructions.action_approve()
instructions.action_ask()
job = env["hr.kp.print.job"]._start("sheets", instructions, False)
hr_kp_print_job.TEXTS_AT_ONCE = 20
job._print_now()
with open(f"{FOLDER}/sheets.pdf", "wb") as file:
    file.write(base64.b64decode(job.file))
print("RESULT", json.dumps(result))
env.cr.rollback()
"""


def in_shell(code, folder, kind):
    path = os.pathsep.join((folder_of_wkhtmltopdf(kind), os.environ["PATH"]))
    done = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DATABASE, "--no-http"],
        input=f"FOLDER = {str(folder)!r}\n{MAKE}{code}",
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert "RESULT" in done.stdout, done.stderr[-3000:]
    return json.loads(done.stdout.split("RESULT ")[1].splitlines()[0])


@pytest.fixture(scope="module")
def printed(server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    return folder, in_shell(PRINT, folder, "patched")


def texts(path):
    return [
        subprocess.run(
            ["pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for page in range(1, len(PdfReader(path).pages) + 1)
    ]


def pictures(path):
    subprocess.run(["pdftoppm", "-r", "96", "-gray", path, path.with_suffix("")], check=True)
    return [Image.open(page) for page in sorted(path.parent.glob(f"{path.stem}-*.pgm"))]


def nearly_alike(one, another):
    """Whether nothing is drawn in one picture that is not in the other, but for a pixel."""
    for first, second in ((one, another), (another, one)):
        near = second.filter(ImageFilter.MinFilter(3))
        if ImageChops.subtract(near, first).getextrema()[1] > 64:
            return False
    return True


def starts(path):
    """The pages on which papers begin, from 0."""
    return [number for number, text in enumerate(texts(path)) if "ЗАТВЕРДЖУЮ" in text]


def test_text_is_printed_once_for_all(printed):
    """The blocks in one run; in another the two texts, one of them for two heights of a block."""
    _folder, runs = printed
    assert runs == {"shared": [1, 3], "named": [5], "full": [5]}


def test_shared_copies_say_what_full_ones_say(printed):
    """Page by page, in the same places, with the pages' numbers."""
    folder, _runs = printed
    shared = texts(folder / "shared.pdf")
    assert shared == texts(folder / "full.pdf")
    for name in ("Тарас ШЕВЧЕНКО", "Леся УКРАЇНКА", "Іван ФРАНКО", "Панас МИРНИЙ"):
        assert sum(name in page for page in shared) == 1


def test_shared_copies_look_as_full_ones(printed):
    folder, _runs = printed
    shared, full = (pictures(folder / f"{name}.pdf") for name in ("shared", "full"))
    assert len(shared) == len(full) > 20
    different = [
        number
        for number, (one, another) in enumerate(zip(shared, full, strict=True), 1)
        if not nearly_alike(one, another)
    ]
    assert different == []


def test_shared_copies_have_no_marks_left(printed):
    folder, _runs = printed
    assert b"mark.invalid" not in (folder / "shared.pdf").read_bytes()
    for page in PdfReader(folder / "shared.pdf").pages:
        assert not page.get("/Annots")


def test_file_holds_shared_pages_once(printed):
    folder, _runs = printed
    pages = PdfReader(folder / "shared.pdf").pages
    first, *_others, last = starts(folder / "shared.pdf")
    for number in range(len(pages) - last - 1):
        contents = {pages[start + number].raw_get("/Contents").idnum for start in (first, last)}
        assert len(contents) == 1


def test_what_names_the_employee_elsewhere_is_printed_in_full(printed):
    folder, _runs = printed
    pages = texts(folder / "named.pdf")
    first = [page for page in pages if "ЗАТВЕРДЖУЮ" in page]
    assert ["Леся Українка" in page for page in first] == [False, True, False, False, False]


@pytest.mark.parametrize("name", ["shared", "full"])
def test_two_sided_copies_begin_on_odd_pages(printed, name):
    folder, _runs = printed
    duplex = folder / f"{name}_duplex.pdf"
    assert all(start % 2 == 0 for start in starts(duplex))
    blank = [page for page in texts(duplex) if not page.strip()]
    assert blank
    assert [page for page in texts(duplex) if page.strip()] == texts(folder / f"{name}.pdf")


@pytest.mark.parametrize("kind", ["patched", "unpatched"])
def test_job_prints_all_in_their_order(server, tmp_path, kind):
    """Step by step, with either wkhtmltopdf."""
    pages = in_shell(JOBS, tmp_path, kind)
    for duplex in (False, True):
        path = tmp_path / f"job_{duplex}.pdf"
        found = "".join(texts(path))
        names = ["Тарас ШЕВЧЕНКО", "Леся УКРАЇНКА", "Іван ФРАНКО", "Працівник 0", "Працівник 2"]
        places = [found.index(name) for name in names]
        assert places == sorted(places)
        assert len(starts(path)) == 8
        assert len(texts(path)) == pages[str(duplex)]
    assert all(start % 2 == 0 for start in starts(tmp_path / "job_True.pdf"))
    sheets = "".join(texts(tmp_path / "sheets.pdf"))
    assert sheets.count("АРКУШ ОЗНАЙОМЛЕННЯ") == 2
    assert "Працівник 2" in sheets
    assert "Іван ФРАНКО" in sheets
