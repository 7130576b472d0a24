"""What HR reads on a telephone fits its width."""

import re

import pytest
from playwright.sync_api import expect

WIDTH = 400
NAME = "Бухгалтер (телефон)"
# Visible parts of a page or a dialog that reach beyond the screen. What is in a list may: it is
# scrolled by itself.
BEYOND = """
() => [...document.querySelectorAll(
    ".o_content button, .o_content .o_field_widget, .modal-content button, .modal-content .o_field_widget"
)].filter((part) =>
    part.checkVisibility({visibilityProperty: true}) &&
    !part.closest(".o_list_renderer, .o_list_view, .o_field_x2many")
).filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
 .map((part) => part.getAttribute("name") || part.innerText)
"""


@pytest.fixture(scope="module")
def draft(server):
    """A position with a title, a draft of its instruction and one of an order."""
    [title] = server.call(
        "hr.kp.profession", "search", domain=[["code", "=", "3433"], ["name", "=", "Бухгалтер"]]
    )
    [job] = server.call(
        "hr.job", "create", vals_list=[{"name": NAME, "kp_profession_id": title}]
    )
    server.call("hr.job", "action_kp_create_instruction", ids=[job])
    [order] = server.call(
        "hr.kp.order",
        "create",
        vals_list=[{"kind": "renaming", "line_ids": [[0, 0, {"job_id": job}]]}],
    )
    [version] = server.call("hr.staff.list.version", "create", vals_list=[{"number": "400"}])
    [untitled] = server.call("hr.job", "create", vals_list=[{"name": "Уборщица (телефон)"}])
    server.call("hr.job", "action_kp_propose_titles", ids=[untitled])
    yield
    server.call("hr.kp.order", "unlink", ids=[order])
    server.call("hr.staff.list.version", "unlink", ids=[version])
    drafts = server.call("hr.job.instruction", "search", domain=[["job_id", "=", job]])
    server.call("hr.job.instruction", "unlink", ids=drafts)
    server.call("hr.job", "unlink", ids=[job, untitled])


@pytest.fixture
def order_of_changes(server, draft):
    """An order by which the position gets another grade, other units and another salary."""
    [job] = server.call("hr.job", "search", domain=[["name", "=", NAME]])
    line = {"job_id": job, "units_after": 4, "salary_after": 21000, "kp_grade": "I категорії"}
    [order] = server.call(
        "hr.kp.order", "create", vals_list=[{"kind": "staff_list", "line_ids": [[0, 0, line]]}]
    )
    yield order
    server.call("hr.kp.order", "unlink", ids=[order])


@pytest.fixture
def telephone(page):
    page.set_viewport_size({"width": WIDTH, "height": 800})
    return page


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("hr_job_action", NAME),
        ("hr_job_title_check_action", NAME),
        ("hr_job_instruction_action", "Посадова інструкція бухгалтера"),
        ("hr_kp_order_action", "Про перейменування посад"),
        ("hr_kp_title_proposal_action", "Уборщица (телефон)"),
        ("hr_staff_list_version_action", "Штатний розпис № 400"),
    ],
)
def test_lists_are_cards(telephone, draft, action, text):
    telephone.goto(f"/odoo/action-hr_kp_classifier.{action}")
    card = telephone.locator(".o_kanban_record").filter(has_text=text).first
    if not card.is_visible():
        # Cards in groups stand side by side: each is swiped to.
        card.scroll_into_view_if_needed()
    expect(card).to_be_visible()
    state = card.locator(".o_field_label_selection")
    state.scroll_into_view_if_needed()
    box = state.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDTH


def test_a_line_of_an_order_says_what_changes(telephone, order_of_changes):
    telephone.goto(f"/odoo/action-hr_kp_classifier.hr_kp_order_action/{order_of_changes}")
    card = telephone.locator("[name=line_ids] .o_kanban_record").first
    expect(card).to_contain_text(re.compile(r"Бухгалтер\s*I категорії"))
    expect(card).to_contain_text(re.compile(r"Одиниць:\s*1,00\s*→\s*4,00"))
    expect(card).to_contain_text(re.compile(r"Оклад:\D*0,00\s*→\D*21.000,00"))


def test_a_positions_title_has_the_screens_width(telephone, draft):
    telephone.goto("/odoo/action-hr_kp_classifier.hr_job_action")
    telephone.locator(".o_kanban_record").filter(has_text=NAME).first.click()
    field = telephone.locator("[name=kp_profession_id]")
    expect(field).to_be_visible()
    assert field.bounding_box()["width"] > WIDTH - 50


def test_a_proposal_is_accepted_on_its_card(telephone, draft):
    telephone.goto("/odoo/action-hr_kp_classifier.hr_kp_title_proposal_action")
    card = telephone.locator(".o_kanban_record").filter(has_text="Уборщица (телефон)")
    card.get_by_role("button", name="Прийняти").click()
    expect(card).to_have_count(0)


@pytest.mark.parametrize(
    "action",
    [
        "hr_staff_list_action",
        "hr_kp_d5_action",
        "hr_staff_list_import_action",
        "hr_kp_scans_action",
    ],
)
def test_dialogs_fit(telephone, action):
    telephone.goto(f"/odoo/action-hr_kp_classifier.{action}")
    expect(telephone.locator(".o_form_view").last).to_be_visible()
    assert telephone.evaluate(BEYOND) == []
