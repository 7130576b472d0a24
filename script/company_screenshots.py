"""Carries an amendment through in the demo company and takes the pictures of it."""

import re
import sys
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect, sync_playwright
from screenshots import FLAGS, SIZE, Walk, wait_for


class CompanyWalk(Walk):
    """From the amendment to the order and the notices, as HR does it."""

    def amendment(self, file):
        """What the amendment changes, then the order on what it touches."""
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_kp_import_action")
        dialog = page.get_by_role("dialog")
        dialog.locator("div[name=file] input[type=file]").set_input_files(file)
        dialog.locator("div[name=name] input").fill("Навчальна зміна Б")
        dialog.locator("button[name=action_preview]").click()
        expect(dialog).to_contain_text("Вантажник-комплектувальник", timeout=60_000)
        self.shot("amendment_preview", ".modal-content", self.docs)
        dialog.locator("button[name=action_apply]").click()
        expect(dialog).to_be_hidden()
        page.locator("button[name=action_compose_order]").click()
        expect(page.locator("div[name=line_ids] .o_data_row")).to_have_count(3)
        self.order = int(re.search(r"(\d+)$", page.url)[1])

    def papers(self):
        """The order is signed, the employees are told."""
        page, address = self.page, self.page.url
        today = date.today()
        self.call(
            "hr.kp.order",
            "write",
            [self.order],
            {
                "number": "21-К",
                "date": today.isoformat(),
                "date_in_force": (today + timedelta(days=2)).isoformat(),
            },
        )
        page.reload()
        page.locator("button[name=action_sign]:visible").click()
        page.get_by_role("dialog").locator(".btn-primary").click()
        page.locator("button[name=action_ask]:visible").click()
        expect(page.locator(".o_list_view .o_data_row")).to_have_count(5)
        page.goto(address)
        expect(page.locator("button[name=action_print_notices]:visible")).to_be_visible()
        self.shot("order", folder=self.docs, height=860)
        for button, name in (("action_print", "order"), ("action_print_notices", "notice")):
            with page.expect_download(timeout=60_000) as printing:
                page.locator(f"button[name={button}]:visible").click()
            self.paper(f"{name}_print", printing.value, self.docs)


def main(url, docs, file):
    wait_for(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(locale="uk-UA", viewport=SIZE, accept_downloads=True)
        walk = CompanyWalk(context.new_page(), url, Path(docs), Path(docs))
        walk.login("hr")
        walk.amendment(file)
        walk.papers()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
