"""An employee without a login reads and signs on a phone, by the link that HR hands over."""

import pytest
from playwright.sync_api import expect

from .papers import instruction_asked, touch_screen
from .test_employee import draw

NAME = "Галина Приклад"


@pytest.fixture
def asked(server):
    """The acknowledgement of an employee who has no user; they have left when it is over."""
    with instruction_asked(server, {"name": NAME}) as made:
        yield made["acknowledgements"][0]


@pytest.fixture
def phone(server, chromium):
    with touch_screen(server, chromium, 360, 740, device_scale_factor=2) as page:
        yield page


def fits(page):
    """Nothing is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hr_copies_the_link_and_it_is_signed_on_a_phone(server, asked, page, phone):
    page.goto(f"/odoo/hr.job.instruction.acknowledgement/{asked}")
    page.get_by_role("button", name="Скопіювати посилання").click()
    shown = page.locator(".modal")
    expect(shown).to_contain_text("Без додаткового підтвердження")
    link = shown.locator("[name=url]").inner_text().split()[0]
    assert "/kp/sign#" in link

    phone.goto(link)
    expect(phone.locator("h1")).to_contain_text("ПОСАДОВА ІНСТРУКЦІЯ")
    expect(phone.locator("body")).to_contain_text("Галина ПРИКЛАД")
    assert fits(phone)
    with phone.expect_download() as copy:
        phone.get_by_role("button", name="Завантажити примірник").click()
    assert copy.value.suggested_filename.endswith(".pdf")

    phone.get_by_label("Власне ім’я та прізвище").fill(NAME)
    phone.get_by_label("примірник").check()
    phone.get_by_role("button", name="Підписати").click()
    expect(phone.locator("#unsigned")).to_be_visible()
    canvas = phone.locator("canvas")
    canvas.scroll_into_view_if_needed()
    draw(phone, canvas)
    expect(phone.locator("#unsigned")).to_be_hidden()

    # Where the network is lost, nothing of what was typed and drawn is.
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Підписати").click()
    expect(phone.locator("#unsent")).to_be_visible()
    assert fits(phone)
    phone.context.set_offline(False)
    phone.errors.clear()
    phone.get_by_role("button", name="Підписати").click()
    expect(phone.locator("h1")).to_have_text("Підписано")
    assert fits(phone)
    with phone.expect_download() as copy:
        phone.get_by_role("button", name="Завантажити примірник").click()
    assert copy.value.suggested_filename.endswith(".pdf")

    # The secret was in no address that was asked for.
    token = link.partition("#")[2]
    assert phone.addresses and not [each for each in phone.addresses[1:] if token in each]

    page.reload()
    expect(page.locator(".o_arrow_button_current")).to_have_text("Підписано")
    expect(page.locator("[name=means]")).to_contain_text("Особисте посилання")

    # Dead now, and it says of nobody.
    phone.goto("about:blank")
    phone.on("console", lambda _line: None)
    answer = phone.request.post("/kp/sign", form={"token": token})
    assert answer.status == 404
    assert "Галина" not in answer.text()


def test_an_incomplete_link_says_what_to_do(phone):
    phone.goto("/kp/sign")
    expect(phone.locator("#incomplete")).to_be_visible()
    expect(phone.locator("#incomplete")).to_contain_text("Посилання неповне")
    assert fits(phone)
