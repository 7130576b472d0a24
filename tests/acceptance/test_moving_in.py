"""A company moves in: the staff list that it has, then a КП title for every position."""

import csv
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import expect

NAMES = Path(__file__).parents[1] / "corpora/everyday_names.csv"
POSITIONS = 120


@pytest.fixture
def own_positions(server):
    """Leaves the positions as they were."""
    before = server.call("hr.job", "search", domain=[["active", "in", [True, False]]])
    untitled = [["kp_profession_id", "=", False]]
    waiting = server.call("hr.job", "search", domain=untitled)
    server.call("hr.job", "write", ids=waiting, vals={"active": False})
    yield
    made = server.call("hr.job", "search", domain=[["id", "not in", before]])
    server.call("hr.job", "unlink", ids=made)
    server.call("hr.job", "write", ids=waiting, vals={"active": True})


def staff_list(path):
    """An Excel file with what people call their positions, and nothing else."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        names = list(dict.fromkeys(row["name"] for row in csv.DictReader(file)))
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Посади")
        page.write_column(0, 0, ["Посада", *names[:POSITIONS]])
    return names[:POSITIONS]


class Clicks:
    """Counts what a person presses."""

    def __init__(self):
        self.count = 0

    def __call__(self, target):
        self.count += 1
        target.click()


def test_from_a_list_of_names_to_titles(page, server, own_positions, tmp_path):
    path = tmp_path / "посади.xlsx"
    names = staff_list(path)
    click = Clicks()
    page.goto("/odoo/action-hr_kp_classifier.hr_staff_list_import_action")
    dialog = page.get_by_role("dialog")
    dialog.locator("div[name=file] input[type=file]").set_input_files(str(path))
    click(dialog.locator("button[name=action_preview]"))
    # The first to ask after a start waits until the classifier is read.
    expect(dialog.locator("div[name=summary]")).to_contain_text("Нові посади", timeout=60_000)
    assert not server.call("hr.job", "search_count", domain=[["name", "in", names]])
    click(dialog.locator("button[name=action_apply]"))
    expect(dialog.locator(".alert-success")).to_contain_text("Штатний розпис імпортовано")
    assert server.call("hr.job", "search_count", domain=[["name", "in", names]]) == len(names)
    click(dialog.locator("button[name=action_propose_titles]"))
    expect(dialog).to_be_hidden()
    click(page.get_by_role("button", name="Прийняти всі певні"))
    # It asks, since all of them are written at once.
    click(dialog.locator(".modal-footer .btn-primary"))
    told = page.locator(".o_notification")
    expect(told).to_contain_text("Прийнято назв", timeout=60_000)
    untitled = [["name", "in", names], ["kp_profession_id", "=", False]]
    left = server.call("hr.job", "search_count", domain=untitled)
    # Two of three need no decision of a person's.
    assert left <= len(names) / 3
    assert click.count == 5


def test_a_fault_names_its_row_and_nothing_is_written(page, server, own_positions, tmp_path):
    path = tmp_path / "штат.csv"
    path.write_text("Посада;Шт. од.\nКасир;1\nВодій;два\n", encoding="utf-8")
    page.goto("/odoo/action-hr_kp_classifier.hr_staff_list_import_action")
    dialog = page.get_by_role("dialog")
    dialog.locator("div[name=file] input[type=file]").set_input_files(str(path))
    before = server.call("hr.job", "search_count", domain=[])
    dialog.locator("button[name=action_preview]").click()
    problem = dialog.locator(".alert-danger")
    expect(problem).to_be_visible(timeout=60_000)
    for part in ("3", "Шт. од.", "«два»", "Напишіть"):
        expect(problem).to_contain_text(part)
    expect(dialog.locator("button[name=action_apply]")).to_be_hidden()
    assert server.call("hr.job", "search_count", domain=[]) == before
