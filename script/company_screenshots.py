"""Does the work of some weeks in the demo company and takes the pictures of it."""

import sys
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect, sync_playwright
from screenshots import FLAGS, new_page, wait_for
from signing_screenshots import SigningWalk


class CompanyWalk(SigningWalk):
    """What the demo company has, an amendment carried through, the papers for the reports."""

    def overview(self):
        """What is to be done."""
        self.page.goto(f"{self.url}/odoo/positions-overview")
        expect(self.page.locator(".o_kp_figure").first).to_be_visible()
        self.shot("overview", folder=self.docs)

    def many_instructions(self):
        """The instructions of several positions at once."""
        page = self.page
        page.goto(f"{self.url}/odoo/job-positions")
        expect(page.locator(".o_data_row").first).to_be_visible()
        page.locator("thead .o_list_record_selector input").check()
        page.locator(".o_cp_action_menus button", has_text="Дії").click()
        page.get_by_role("menuitem", name="Інструкції вибраних посад").click()
        expect(page.get_by_role("dialog").locator("[name=ready_count]")).to_be_visible()
        self.shot("instructions_many", ".modal-content", self.docs, height=860)
        page.get_by_role("dialog").locator(".modal-footer .btn-secondary").last.click()

    def history(self):
        """What a position was, day by day."""
        (job,) = self.call(
            "hr.job", "search", [["name", "=", "Бухгалтер"], ["company_id", "=", 1]]
        )
        self.page.goto(f"{self.url}/odoo/job-positions/{job}")
        self.page.get_by_role("tab", name="Історія").click()
        expect(self.page.locator("[name=kp_history_ids] .o_data_row").first).to_be_visible()
        self.shot("job_history", folder=self.docs, height=620)

    def version(self):
        """The staff list as approved, and what has changed since."""
        day = date.today() - timedelta(days=90)
        (version,) = self.call(
            "hr.staff.list.version",
            "create",
            [
                {
                    "number": "1",
                    "date_in_force": day.isoformat(),
                    "order_reference": f"наказ від {day - timedelta(days=5):%d.%m.%Y} № 40-од",
                }
            ],
        )
        self.call("hr.staff.list.version", "action_approve", [version])
        self.page.goto(f"{self.url}/odoo/hr.staff.list.version/{version}")
        expect(self.page.locator("[name=later_history_ids] .o_data_row").first).to_be_visible()
        self.shot("staff_list_version", folder=self.docs, height=860)

    def employee(self):
        """A new revision of an instruction, as its employee reads it."""
        (instruction,) = self.call(
            "hr.job.instruction",
            "search",
            [["job_id.name", "=", "CRM-менеджер"], ["state", "=", "in_force"]],
        )
        revision = self.call("hr.job.instruction", "action_new_revision", [instruction])[
            "res_id"
        ]
        clause = self.call(
            "hr.job.instruction.clause",
            "search_read",
            [["section_id.instruction_id", "=", revision]],
            ["body"],
            order="section_id, sequence",
        )[10]
        body = clause["body"].rstrip(".") + ", про що щомісяця звітує {керівнику}."
        self.call("hr.job.instruction.clause", "write", [clause["id"]], {"body": body})
        self.call(
            "hr.job.instruction",
            "write",
            [revision],
            {"number": "5-ПІ", "date": date.today().isoformat()},
        )
        visas = self.call(
            "hr.job.instruction.visa", "search", [["instruction_id", "=", revision]]
        )
        today = {"date": date.today().isoformat()}
        self.call("hr.job.instruction.visa", "write", visas, today)
        self.call("hr.job.instruction", "action_approve", [revision])
        self.call("hr.job.instruction", "action_ask", [revision])
        page = new_page(self.page.context.browser)
        walk = CompanyWalk(page, self.url, self.store, self.docs)
        walk.login("crm")
        walk.page.goto(f"{self.url}/odoo/my-instructions")
        walk.page.locator(".o_data_row", has_text="Ще не підписано").first.click()
        expect(walk.page.locator("button[name=action_sign]")).to_be_visible()
        walk.shot("acknowledgement", folder=self.docs, height=860)
        page.context.close()

    def amendment(self, file):
        """What the amendment changes, then the order on what it touches."""
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_kp_import_action")
        dialog = page.get_by_role("dialog")
        dialog.locator("div[name=file] input[type=file]").set_input_files(file)
        dialog.locator("div[name=name] input").fill("Навчальна зміна Б")
        dialog.locator("button[name=action_preview]").click()
        expect(dialog).to_contain_text("Вантажник-комплектувальник")
        self.shot("amendment_preview", ".modal-content", self.docs)
        dialog.locator("button[name=action_apply]").click()
        expect(dialog).to_be_hidden()
        page.locator("button[name=action_compose_order]").click()
        expect(page.locator("div[name=line_ids] .o_data_row")).to_have_count(3)
        (self.order,) = self.call("hr.kp.order", "search", [], order="id desc", limit=1)

    def papers(self):
        """The order is signed, the employees are told."""
        page, address = self.page, f"{self.url}/odoo/position-orders/{self.order}"
        today = date.today()
        self.call(
            "hr.kp.order",
            "write",
            [self.order],
            {
                "number": "21-од",
                "date": today.isoformat(),
                "date_in_force": (today + timedelta(days=2)).isoformat(),
            },
        )
        page.goto(address)
        page.locator("button[name=action_sign]:visible").click()
        page.get_by_role("dialog").locator(".btn-primary").click()
        page.locator("button[name=action_ask]:visible").click()
        expect(page.locator(".o_list_view .o_data_row")).to_have_count(5)
        self.shot("notices", folder=self.docs, height=420)
        page.goto(address)
        expect(page.locator("button[name=action_print_notices]:visible")).to_be_visible()
        self.shot("order", folder=self.docs, height=860)
        for button, name in (("action_print", "order"), ("action_print_notices", "notice")):
            with page.expect_download() as printing:
                page.locator(f"button[name={button}]:visible").click()
            self.paper(f"{name}_print", printing.value, self.docs)

    def orders(self):
        """The orders: signed, and a draft that puts a title right."""
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_job_title_check_action")
        page.locator(".o_group_header", has_text="Суперечить КП").click()
        page.locator(".o_data_row .o_list_record_selector input").first.check()
        page.locator("button[name=action_kp_compose_order]").click()
        expect(page.locator("div[name=line_ids] .o_data_row")).to_have_count(1)
        page.goto(f"{self.url}/odoo/position-orders")
        expect(page.locator(".o_data_row")).to_have_count(2)
        self.shot("orders", folder=self.docs, height=320)

    def d5(self):
        """The month in which some came, one was moved and one left."""
        first = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)

        def day(number):
            return first.replace(day=number).isoformat()

        order = f"Наказ від {first:01.%m.%Y} № {{}}-к"
        (ukraine,) = self.call("res.country", "search", [["code", "=", "UA"]])
        jobs = {
            name: self.call("hr.job", "search", [["name", "=", name]])[0]
            for name in ("CRM-менеджер", "Менеджер (управитель) із збуту")
        }
        whole = {"country_id": ukraine, "kp_d5_relation": "main"}
        self.call(
            "hr.employee",
            "create",
            [
                {
                    "name": "Литвин Остап Миронович",
                    "job_id": jobs["Менеджер (управитель) із збуту"],
                    "date_version": day(6),
                    "contract_date_start": day(6),
                    "identification_id": "3123456789",
                    "kp_d5_order": order.format(31),
                    **whole,
                },
                {
                    "name": "Шумило Дарина Іванівна",
                    "job_id": jobs["CRM-менеджер"],
                    "date_version": day(20),
                    "contract_date_start": day(20),
                },
            ],
        )
        people = {
            name: self.call("hr.employee", "search", [["name", "=", name]])[0]
            for name in ("Дорошенко Артем Миколайович", "Яценко Вікторія Павлівна")
        }
        moved, left = people.values()
        self.call(
            "hr.employee",
            "create_version",
            [moved],
            {
                "date_version": day(13),
                "job_id": jobs["Менеджер (управитель) із збуту"],
                "identification_id": "3198765432",
                "kp_d5_order": order.format(33),
                **whole,
            },
        )
        self.call(
            "hr.employee",
            "write",
            [left],
            {
                "departure_date": day(24),
                "identification_id": "3187654321",
                "kp_d5_end_order": order.format(35),
                **whole,
            },
        )
        self.call("hr.employee", "action_archive", [left])
        page = self.page
        page.goto(f"{self.url}/odoo/d5")
        expect(page.locator("[name=line_ids] .o_data_row")).to_have_count(4)
        self.shot("d5", folder=self.docs, width=1500, height=800)


def main(url, docs, file):
    wait_for(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        walk = CompanyWalk(new_page(browser), url, Path(docs), Path(docs))
        walk.login("hr")
        walk.overview()
        walk.many_instructions()
        walk.history()
        walk.version()
        walk.employee()
        walk.link()
        walk.kiosk()
        walk.container()
        walk.scans()
        walk.prints()
        walk.amendment(file)
        walk.papers()
        walk.orders()
        walk.d5()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
