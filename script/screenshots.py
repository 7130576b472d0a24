"""Walks through the addon as an HR person would and takes the pictures of README.rst."""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
EXTENDED = "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"


def wait_for(url):
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(f"{url}/web/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    sys.exit(f"{url} does not answer")


class Walk:
    def __init__(self, page, url, folder):
        self.page, self.url, self.folder = page, url, folder

    def shot(self, name, selector=None):
        target = self.page.locator(selector) if selector else self.page
        target.screenshot(path=str(self.folder / f"{name}.png"))

    def login(self):
        self.page.goto(f"{self.url}/web/login")
        self.page.fill("#login", "admin")
        self.page.fill("#password", "admin")
        self.page.click("button[type=submit]")
        self.page.wait_for_selector(".o_main_navbar")

    def classifier(self):
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_kp_profession_action")
        panel = page.locator(".o_search_panel header")
        for code in ("2 ", "24 ", "244 ", "2442 "):
            panel.filter(has_text=code).first.click()
        expect(page.locator(".o_data_row").first).to_contain_text("2442")
        self.shot("classifier")

    def job(self):
        page = self.page
        page.goto(f"{self.url}/odoo/job-positions")
        page.locator(".o_data_row").get_by_text("CRM-менеджер", exact=True).click()
        page.get_by_role("button", name="Дібрати назву").click()
        expect(page.locator(".o_kp_title_candidates .list-group-item").first).to_be_visible()
        self.shot("title_assistant")
        page.locator(".modal-footer button").click()
        page.locator("div[name=kp_profession_id] input").fill("1473")
        page.locator(".o-autocomplete--dropdown-item", has_text="1473").first.click()
        extended = page.locator("div[name=kp_extended_title] input")
        extended.press_sequentially("CRM-менеджер")
        expect(page.locator("[data-rule=latin_letters]")).to_be_visible()
        self.shot("job_title_refused")
        extended.fill(EXTENDED)
        expect(page.locator("[data-rule]")).to_have_count(0)
        page.locator(".o_form_button_save").click()
        expect(page.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()

    def instruction(self):
        page = self.page
        page.locator("button[name=action_kp_create_instruction]").click()
        expect(page.locator(".o_data_row")).to_have_count(7)
        self.shot("instruction")
        with page.expect_download() as printing, tempfile.TemporaryDirectory() as folder:
            page.locator("button[name=action_print]").click()
            pdf = Path(folder) / "instruction.pdf"
            printing.value.save_as(pdf)
            target = self.folder / "instruction_print"
            subprocess.run(
                ["pdftoppm", "-png", "-r", "70", "-singlefile", str(pdf), str(target)],
                check=True,
            )


def main(url, folder):
    wait_for(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(
            locale="uk-UA", viewport={"width": 1280, "height": 720}, accept_downloads=True
        )
        walk = Walk(context.new_page(), url, Path(folder))
        walk.login()
        walk.classifier()
        walk.job()
        walk.instruction()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
