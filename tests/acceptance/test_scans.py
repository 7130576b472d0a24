"""Printed copies are signed, scanned and told whose they are by the codes on them."""

import base64
import subprocess

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from .papers import instruction_asked

NAMES = ("Зоряна Взірець", "Захар Приклад", "Зіновій Зразок")


@pytest.fixture
def asked(server):
    with instruction_asked(server, *({"name": name} for name in NAMES)) as made:
        yield made


@pytest.fixture
def scan(server, log_in, asked, tmp_path):
    """The last pages of the copies of the first two, signed and scanned at 150 dpi.

    The second lies on its side; after them comes the first page of a copy, which has no code.
    """
    admin = log_in("admin", "admin")
    employees = asked["employees"][:2]
    answer = admin.request.get(
        f"{server.url}/report/pdf/hr_kp_classifier.report_job_instruction_employee/"
        + ",".join(map(str, employees))
    )
    assert answer.ok
    printed = tmp_path / "copies.pdf"
    printed.write_bytes(answer.body())
    subprocess.run(["pdftoppm", "-r", "150", "-gray", printed, tmp_path / "page"], check=True)
    pages = [Image.open(path) for path in sorted(tmp_path.glob("page-*.pgm"))]
    assert len(pages) % 2 == 0
    first, second = pages[len(pages) // 2 - 1], pages[-1]
    for page in (first, second):
        ImageDraw.Draw(page).line([(700, 300), (760, 250), (800, 310)], fill=60, width=4)
    path = tmp_path / "скани.pdf"
    first.save(
        path,
        resolution=150,
        save_all=True,
        append_images=[second.rotate(90, expand=True), pages[0]],
    )
    return path


def test_scanned_copies_are_confirmed_and_recorded(server, asked, scan, page):
    page.goto("/odoo/signed-scans")
    expect(page.get_by_role("button", name="Прочитати")).to_be_hidden()
    page.locator("[name=file] input[type=file]").set_input_files(scan)
    page.get_by_role("button", name="Прочитати").click()
    rows = page.locator("[name=line_ids] .o_data_row")
    expect(rows).to_have_count(3)
    for row, words in zip(rows.all(), (NAMES[0], NAMES[1], "QR-коду не знайдено"), strict=True):
        expect(row).to_contain_text(words)
        expect(row.locator("[name=picture] img")).to_be_visible()
    expect(page.get_by_role("button", name="Зафіксувати")).to_be_hidden()

    rows.nth(1).locator("[name=confirmed] input").click()
    page.get_by_role("button", name="Зафіксувати").click()
    expect(rows.nth(1)).to_contain_text("Зафіксовано")
    expect(rows.nth(0)).to_contain_text("Знайдено")

    found = server.call(
        "hr.job.instruction.acknowledgement",
        "read",
        ids=asked["acknowledgements"],
        fields=["state", "method", "scan", "scan_name"],
    )
    assert [row["state"] for row in found] == ["asked", "signed", "asked"]
    assert found[1]["method"] == "paper"
    assert found[1]["scan_name"] == "скани, сторінка 2.pdf"
    assert base64.b64decode(found[1]["scan"]).startswith(b"%PDF-")
