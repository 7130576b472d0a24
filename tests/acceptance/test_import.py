"""An amendment comes out: it is imported by a person, by the command line, by an integrator."""

import base64
import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from .conftest import DATABASE

HEADING = "КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n"


@pytest.fixture
def imported(server):
    """Undoes what the test has imported."""
    before = server.call("hr.kp.edition", "search_count", domain=[])
    yield
    editions = server.call("hr.kp.edition", "search", domain=[["state", "=", "loaded"]])
    for edition in editions[: len(editions) - before]:
        server.call("hr.kp.edition", "action_undo", ids=[edition])


def titles(server, name):
    return server.call("hr.kp.profession", "search_count", domain=[["name", "=", name]])


def test_by_a_person(page, server, imported, tmp_path):
    page.goto("/odoo/action-hr_kp_classifier.hr_kp_import_action")
    dialog = page.get_by_role("dialog")
    bad = tmp_path / "помилка.csv"
    bad.write_text(HEADING + "1.473E+03,Менеджер\n", encoding="utf-8")
    choose = dialog.locator("div[name=file] input[type=file]")
    choose.set_input_files(str(bad))
    dialog.locator("button[name=action_preview]").click()
    problem = dialog.locator(".alert-danger")
    for part in ("помилка.csv", "1.473E+03", "1473"):
        expect(problem).to_contain_text(part)
    expect(dialog.locator("button[name=action_apply]")).to_be_hidden()

    dialog.locator("button[name=action_back]").click()
    good = tmp_path / "зміна.csv"
    good.write_text(HEADING + "2442.2,Соціометрист\n", encoding="utf-8")
    choose.set_input_files(str(good))
    dialog.locator("div[name=name] input").fill("Зміна на пробу")
    dialog.locator("button[name=action_preview]").click()
    expect(dialog).to_contain_text("Соціометрист")
    assert titles(server, "Соціометрист") == 0
    dialog.locator("button[name=action_apply]").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".o_form_view .o_data_row")).to_contain_text("Соціометрист")
    assert titles(server, "Соціометрист") == 1


def command(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "odoo", "kp_import", "-d", DATABASE, *map(str, arguments)],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_by_the_command_line(server, imported, tmp_path):
    good = tmp_path / "зміна.csv"
    good.write_text(HEADING + "2442.2,Соціограф\n", encoding="utf-8")
    result = command(good)
    assert (result.returncode, titles(server, "Соціограф")) == (0, 0)
    assert "added: 1" in result.stdout
    result = command("--apply", "--name", "Зміна з командного рядка", good)
    assert (result.returncode, titles(server, "Соціограф")) == (0, 1)
    later = tmp_path / "згодом.csv"
    later.write_text(HEADING + "2442.2,Соціоаналітик\n", encoding="utf-8")
    result = command("--apply", "--in-force", "2099-12-31", later)
    assert (result.returncode, titles(server, "Соціоаналітик")) == (0, 0)
    assert "state: scheduled" in result.stdout
    edition = int(result.stdout.partition("edition: ")[2].split()[0])
    server.call("hr.kp.edition", "action_withdraw", ids=[edition])
    bad = tmp_path / "помилка.csv"
    bad.write_text(HEADING + "2442.2,Sociologist\n", encoding="utf-8")
    result = command("--apply", bad)
    assert result.returncode == 1
    assert "Sociologist" in result.stdout


def test_by_an_integrator(server, imported):
    content = base64.b64encode((HEADING + "2442.2,Соціоаналітик\n").encode()).decode()
    files = [{"name": "зміна.csv", "content": content}]
    answer = server.call("hr.kp.edition", "import_classifier", files=files)
    assert (answer["added"], answer["edition_id"]) == (1, False)
    answer = server.call(
        "hr.kp.edition", "import_classifier", files=files, apply=True, name="Зміна з API"
    )
    assert answer["edition_id"]
    assert titles(server, "Соціоаналітик") == 1
