"""What HR reads on a telephone fits its width."""

import pytest
from playwright.sync_api import expect

WIDTH = 400
NAME = "Бухгалтер (телефон)"


@pytest.fixture(scope="module")
def draft(server):
    """A position with a title and a draft of its instruction."""
    [title] = server.call(
        "hr.kp.profession", "search", domain=[["code", "=", "3433"], ["name", "=", "Бухгалтер"]]
    )
    [job] = server.call(
        "hr.job", "create", vals_list=[{"name": NAME, "kp_profession_id": title}]
    )
    server.call("hr.job", "action_kp_create_instruction", ids=[job])
    yield
    drafts = server.call("hr.job.instruction", "search", domain=[["job_id", "=", job]])
    server.call("hr.job.instruction", "unlink", ids=drafts)
    server.call("hr.job", "unlink", ids=[job])


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("hr_job_action", NAME),
        ("hr_job_instruction_action", "Посадова інструкція бухгалтера"),
    ],
)
def test_lists_are_cards(page, draft, action, text):
    page.set_viewport_size({"width": WIDTH, "height": 800})
    page.goto(f"/odoo/action-hr_kp_classifier.{action}")
    card = page.locator(".o_kanban_record").filter(has_text=text).first
    expect(card).to_be_visible()
    state = card.locator(".o_field_label_selection")
    state.scroll_into_view_if_needed()
    box = state.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDTH
