"""The addon's windows, and those of Odoo's it adds to, open in a browser without an error."""

import re

import pytest
from playwright.sync_api import expect

ODOO_FORMS = {
    "hr.action_hr_job": "hr.job",
    "hr.open_view_employee_list_my": "hr.employee",
    "hr.hr_department_tree_action": "hr.department",
}


@pytest.fixture(scope="module")
def windows(server):
    """The addon's windows."""
    data = server.call(
        "ir.model.data",
        "search_read",
        domain=[
            ("module", "=", "hr_kp_classifier"),
            ("model", "=", "ir.actions.act_window"),
        ],
        fields=["res_id"],
    )
    return server.call(
        "ir.actions.act_window",
        "search_read",
        domain=[("id", "in", [entry["res_id"] for entry in data]), ("target", "=", "current")],
        fields=["res_model", "view_mode"],
    )


@pytest.fixture(scope="module")
def job(server):
    """A position with a КП title and an instruction."""
    (title,) = server.call(
        "hr.kp.profession",
        "search",
        domain=[("code", "=", "2442.2"), ("name", "=", "Соціолог")],
    )
    (job,) = server.call(
        "hr.job",
        "create",
        vals_list=[{"name": "Соціолог для вікон", "kp_profession_id": title}],
    )
    server.call("hr.job", "action_kp_create_instruction", ids=[job])
    return job


@pytest.fixture
def cancelled(server):
    """A position whose title was cancelled, with another in its place."""
    title = [["code", "=", "2442.2"], ["name", "=", "Соціолог"]]
    [successor] = server.call("hr.kp.profession", "search", domain=title)
    [old] = server.call(
        "hr.kp.profession",
        "create",
        vals_list=[
            {"code": "2442.2", "name": "Соціогностик", "replaced_by_id": successor},
        ],
    )
    [job] = server.call(
        "hr.job", "create", vals_list=[{"name": "Соціогностик", "kp_profession_id": old}]
    )
    server.call("hr.kp.profession", "write", ids=[old], vals={"active": False})
    yield job
    server.call("hr.job", "unlink", ids=[job])
    server.call("hr.kp.profession", "unlink", ids=[old])


def assert_no_error(page):
    expect(page.locator(".o_error_dialog")).to_have_count(0)


def open_form(page, path):
    """Open the form and each page of its notebook, which have widgets of their own."""
    page.goto(path)
    expect(page.locator(".o_form_view")).to_be_visible()
    for tab in page.locator(".o_notebook_headers .nav-link:visible").all():
        tab.click()
        expect(tab).to_have_class(re.compile("active"))
    assert_no_error(page)


def test_windows_open(server, page, windows, job):
    assert "hr.job.instruction" in [window["res_model"] for window in windows]
    for window in windows:
        path = f"/odoo/action-{window['id']}"
        page.goto(path)
        expect(page.locator(".o_view_controller")).to_be_visible()
        assert_no_error(page)
        found = server.call(window["res_model"], "search", domain=[], limit=1)
        if found and "form" in window["view_mode"]:
            open_form(page, f"{path}/{found[0]}")


@pytest.mark.parametrize("action", ODOO_FORMS)
def test_forms_of_odoo_open(server, page, job, action):
    record = job
    if ODOO_FORMS[action] != "hr.job":
        (record,) = server.call(ODOO_FORMS[action], "search", domain=[], limit=1)
    open_form(page, f"/odoo/action-{action}/{record}")


def test_settings_open(page):
    page.goto("/odoo/action-hr.hr_config_settings_action")
    expect(page.locator("[name=kp_title_errors]").first).to_be_visible()
    assert_no_error(page)
    for name, words in (
        ("kp_means", "корпоративна електронна пошта та ця система"),
        ("kp_means_document", "колективний договір на 2026 рік, п. 4.7"),
    ):
        field = page.locator(f"[name={name}] input")
        field.fill(words)
        for width in (1400, 400):
            page.set_viewport_size({"width": width, "height": 900})
            assert field.evaluate("(input) => input.scrollWidth <= input.clientWidth")


def test_titles_are_proposed_by_the_name_just_typed(server, page):
    """Who leaves the name for the КП title at once gets titles of that name already."""
    # The first search makes the index of all titles.
    server.call("hr.kp.profession", "recommend", names=["Касир"])
    page.goto("/odoo/action-hr_kp_classifier.hr_job_action/new")
    page.locator("[name=name] textarea").click()
    page.keyboard.type("Касир")
    page.locator("[name=kp_profession_id] input").click()
    expect(page.locator(".o-autocomplete--dropdown-item").first).to_have_text(
        "4211 Касир (на підприємстві, в установі, організації)"
    )


def test_the_title_that_a_remark_offers_has_its_code_before_it(server, page, cancelled):
    page.goto(f"/odoo/action-hr_kp_classifier.hr_job_action/{cancelled}")
    button = page.locator("[data-rule=cancelled_title] button")
    expect(button).to_have_text("Застосувати назву: 2442.2 Соціолог")
