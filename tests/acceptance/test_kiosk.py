"""A tablet in a workshop: one employee after another finds themself, reads and signs."""

import secrets

import pytest
from playwright.sync_api import expect

from .papers import instruction_asked, touch_screen
from .test_employee import draw
from .test_signing_link import fits

FIRST = {"name": "Гаврилюк Олена", "pin": "4321"}
SECOND = {"name": "Гаркуша Петро", "pin": "8765"}
IDLE = 90


@pytest.fixture
def made(server):
    """Two employees with an instruction to sign; a tablet that nobody has opened yet."""
    with instruction_asked(server, FIRST, SECOND) as asked:
        (kiosk,) = server.call(
            "hr.kp.kiosk", "create", vals_list=[{"name": f"Цех {secrets.token_hex(4)}"}]
        )
        yield {**asked, "kiosk": kiosk}
        server.call("hr.kp.kiosk", "unlink", ids=[kiosk])


@pytest.fixture(params=[(1024, 768), (360, 740)], ids=["tablet", "narrow"])
def tablet(request, server, chromium):
    """A touch screen whose time the test sets."""
    with touch_screen(server, chromium, *request.param) as page:
        page.clock.install()
        yield page


def address(server, kiosk, **vals):
    """Open the tablet as HR does, by its button: the address."""
    if vals:
        server.call("hr.kp.kiosk", "write", ids=[kiosk], vals=vals)
    return server.call("hr.kp.kiosk", "action_open", ids=[kiosk])["context"]["default_url"]


def enter(tablet, employee):
    """Find oneself by the surname and type the PIN on the pad."""
    tablet.get_by_label("Перші літери").fill(employee["name"][:4])
    tablet.get_by_role("button", name="Знайти").tap()
    tablet.get_by_role("button", name=employee["name"]).tap()
    for digit in employee["pin"]:
        tablet.locator(".pad").get_by_role("button", name=digit, exact=True).tap()
    tablet.get_by_role("button", name="Увійти").tap()
    expect(tablet.locator("body")).to_have_attribute("data-step", "kiosk_papers")


def read(tablet):
    tablet.locator(".papers button").tap()
    expect(tablet.locator("article h1")).to_contain_text("ПОСАДОВА ІНСТРУКЦІЯ")


def sign(tablet):
    tablet.get_by_label("ознайомлен").check()
    canvas = tablet.locator("canvas")
    canvas.scroll_into_view_if_needed()
    draw(tablet, canvas)
    tablet.get_by_role("button", name="Підписати").tap()
    expect(tablet.locator("main h1")).to_have_text("Підписано")


def shows_nothing_of(tablet, employee):
    """Neither what is seen nor what lies beneath names them."""
    expect(tablet.locator("html")).not_to_contain_text(employee["name"])
    assert not tablet.evaluate("document.querySelector('[name=session]')")


def at_the_start(tablet):
    expect(tablet.locator("body")).to_have_attribute("data-step", "kiosk_start")
    expect(tablet.get_by_label("Перші літери")).to_have_value("")


def test_one_after_another_signs(server, made, page, tablet):
    page.goto(f"/odoo/hr.kp.kiosk/{made['kiosk']}")
    page.get_by_role("button", name="Відкрити планшет").click()
    shown = page.locator(".modal")
    expect(shown.locator("[name=qr] img")).to_be_visible()
    url = shown.locator("[name=url]").inner_text().split()[0]
    assert "/kp/kiosk#" in url

    tablet.goto(url)
    at_the_start(tablet)
    assert fits(tablet)
    enter(tablet, FIRST)
    assert fits(tablet)
    read(tablet)
    assert fits(tablet)
    expect(tablet.locator("html")).not_to_contain_text(SECOND["name"])
    tablet.get_by_label("ознайомлен").check()
    tablet.get_by_role("button", name="Підписати").tap()
    expect(tablet.locator("#unsigned")).to_be_visible()
    sign(tablet)
    assert fits(tablet)
    tablet.get_by_role("button", name="наступна людина").tap()

    at_the_start(tablet)
    shows_nothing_of(tablet, FIRST)
    # There is no page to go back to: the browser was at one address all the time.
    assert tablet.evaluate("history.length") == 2
    enter(tablet, SECOND)
    shown_now = tablet.locator("html")
    expect(shown_now).to_contain_text(SECOND["name"])
    expect(shown_now).not_to_contain_text(FIRST["name"])

    first, second = made["acknowledgements"]
    rows = server.call(
        "hr.job.instruction.acknowledgement",
        "read",
        ids=[first, second],
        fields=["state", "means", "identity_proof", "text_hash"],
    )
    assert [row["state"] for row in rows] == ["signed", "asked"]
    assert (rows[0]["means"], rows[0]["identity_proof"]) == ("kiosk", "pin")
    assert len(rows[0]["text_hash"]) == 64
    page.goto(f"/odoo/hr.job.instruction.acknowledgement/{first}")
    expect(page.locator("[name=means]")).to_contain_text("Планшет підприємства")
    expect(page.locator("[name=identity_proof]")).to_contain_text("PIN-код")

    # The secret was in no address that was asked for.
    token = url.partition("#")[2]
    assert len(tablet.addresses) > 8
    assert not [each for each in tablet.addresses[1:] if token in each]
    assert {each.partition("?")[2] for each in tablet.addresses} == {""}


def test_back_shows_nothing_of_who_was_there(server, made, tablet):
    url = address(server, made["kiosk"])
    tablet.goto("about:blank")
    tablet.goto(url)
    enter(tablet, FIRST)
    read(tablet)
    tablet.go_back()
    expect(tablet.locator("html")).not_to_contain_text(FIRST["name"])
    tablet.go_forward()
    at_the_start(tablet)
    shows_nothing_of(tablet, FIRST)
    enter(tablet, FIRST)
    tablet.reload()
    at_the_start(tablet)
    shows_nothing_of(tablet, FIRST)


def test_who_walks_away_is_forgotten(server, made, tablet):
    tablet.goto(address(server, made["kiosk"]))
    enter(tablet, FIRST)
    read(tablet)
    session = tablet.locator("[name=session]").first.input_value()
    # From here on the time passes only where it is told to.
    tablet.clock.pause_at(tablet.evaluate("Date.now() / 1000 + 30"))
    tablet.locator("article h1").tap()
    tablet.clock.fast_forward((IDLE - 20) * 1000)
    warning = tablet.locator("#idle")
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("Ви ще тут?")
    assert fits(tablet)
    # Still here: nothing is lost.
    tablet.get_by_role("button", name="Я ще тут").tap()
    expect(warning).to_be_hidden()
    expect(tablet.locator("article h1")).to_be_visible()
    tablet.clock.fast_forward((IDLE - 20) * 1000)
    expect(warning).to_be_visible()
    tablet.clock.fast_forward(21 * 1000)
    at_the_start(tablet)
    expect(warning).to_be_hidden()
    shows_nothing_of(tablet, FIRST)
    # On the server too.
    token = tablet.evaluate("location.hash.slice(1)")
    answer = tablet.request.post("/kp/kiosk/papers", form={"token": token, "session": session})
    assert FIRST["name"] not in answer.text()
    assert "Час вийшов" in answer.text()


def test_a_scanned_badge_opens_the_papers(server, made, tablet):
    badge = f"041{secrets.randbelow(10**9):09}"
    server.call("hr.employee", "write", ids=[made["employees"][0]], vals={"barcode": badge})
    tablet.goto(address(server, made["kiosk"], proof="badge"))
    expect(tablet.get_by_label("Прикладіть перепустку")).to_be_focused()
    # A scanner is a keyboard; somebody has touched the screen before.
    tablet.locator("main h1").tap()
    tablet.keyboard.type(badge)
    tablet.keyboard.press("Enter")
    expect(tablet.locator("body")).to_have_attribute("data-step", "kiosk_papers")
    read(tablet)
    assert fits(tablet)


def test_a_wrong_pin(server, made, tablet):
    tablet.goto(address(server, made["kiosk"]))
    tablet.get_by_label("Перші літери").fill("Гарк")
    tablet.get_by_role("button", name="Знайти").tap()
    tablet.get_by_role("button", name=SECOND["name"]).tap()
    pad = tablet.locator(".pad")
    for name in ("1", "1", "1", "2", "Стерти цифру", "1"):
        pad.get_by_role("button", name=name, exact=True).tap()
    expect(tablet.locator("[name=pin]")).to_have_value("1111")
    assert fits(tablet)
    tablet.get_by_role("button", name="Увійти").tap()
    expect(tablet.get_by_role("alert")).to_contain_text("не підходить")
    expect(tablet.locator("[name=pin]")).to_have_value("")
    tablet.get_by_role("button", name="Повернутися").tap()
    at_the_start(tablet)


def test_an_incomplete_address_says_what_to_do(tablet):
    tablet.goto("/kp/kiosk")
    expect(tablet.locator("main h1")).to_have_text("Адреса неповна")
    assert fits(tablet)
