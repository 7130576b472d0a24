"""Walks through the addon as an HR person would and takes the pictures of the documentation.

The icon and the banner are drawn too: from icon.svg, and from that and a picture.
"""

import base64
import io
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

import xlsxwriter
from PIL import Image, ImageOps
from playwright.sync_api import expect, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
COLOURS = 128  # of a picture of the web client: a third of the size, and no difference to see
SIZE = {"width": 1280, "height": 720}
TRIM = 12  # what is left around a small print
PATIENCE = 120_000  # of a busy machine, ms
COMPANY = "ТОВ «Приклад»"
JOB = "CRM-менеджер"
OFFICIAL = "Менеджер (управитель) у сфері надання інформації"
STAFF_LIST = (
    ("", "", "", "", "ЗАТВЕРДЖУЮ"),
    ("", "", "", "", "Директор ____________ Марія Заньковецька"),
    ("ШТАТНИЙ РОЗПИС",),
    (),
    ("№ з/п", "Назва структурного підрозділу та посад", "Код КП", "Кількість", "Посадовий"),
    ("", "", "", "штатних одиниць", "оклад, грн"),
    (1, 2, 3, 4, 5),
    ("", "Адміністрація"),
    (1, "Директор підприємства", "1210.1", 1, 45000),
    (2, "Секретар", "", 0.5, 18000),
    ("", "Бухгалтерія"),
    (3, "Головний бухгалтер", "1231", 1, 38000),
    (4, "Бухгалтер", "3433", 1.5, 26000),
    ("", "Відділ продажів"),
    (5, "SMM-менеджер", "", 1, 30000),
    (6, "Менеджер із збуту", "1475.4", 2, 28000),
    ("", "Усього", "", 7),
)
BANNER = """
<body style="margin:0;width:1120px;height:560px;background:#1f5f8b;color:#fff;display:flex;
    align-items:center;font-family:'Liberation Sans',sans-serif;overflow:hidden">
  <div style="flex:none;width:380px;padding:0 40px 0 56px">
    <img src="%(icon)s" style="width:96px;border-radius:22px;border:3px solid #fff"/>
    <div style="font-size:46px;font-weight:bold;margin:26px 0 14px">Назви посад за&#160;КП</div>
    <div style="font-size:25px;line-height:1.35">Класифікатор професій ДК&#160;003:2010
      і&#160;посадові інструкції в&#160;Odoo</div>
  </div>
  <img src="%(picture)s" style="flex:none;width:900px;border-radius:8px;box-shadow:0 8px 40px #0008"/>
</body>
"""
EXTENDED = "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"


def wait_for(url):
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(f"{url}/web/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    sys.exit(f"{url} does not answer")


def data_url(path, kind):
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


class Walk:
    """A walk through the addon; ``store`` has the pictures of the app's page, ``docs`` others."""

    def __init__(self, page, url, store, docs):
        self.page, self.url, self.store, self.docs = page, url, store, docs

    def shot(
        self, name, selector=None, folder=None, height=SIZE["height"], width=SIZE["width"]
    ):
        self.page.set_viewport_size({"width": width, "height": height})
        expect(self.page.locator(".o_loading_indicator")).to_have_count(0)
        target = self.page.locator(selector) if selector else self.page
        # Odoo's menus and rows fade in.
        picture = Image.open(io.BytesIO(target.screenshot(animations="disabled")))
        self.save(picture, folder or self.store, name)

    def save(self, picture, folder, name):
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(folder / f"{name}.png", optimize=True)

    def call(self, model, method, *args, **kwargs):
        """Call a method as the logged-in user: what the pictures do not show."""
        answer = self.page.request.post(
            f"{self.url}/web/dataset/call_kw",
            data={
                "jsonrpc": "2.0",
                "params": {"model": model, "method": method, "args": args, "kwargs": kwargs},
            },
        ).json()
        if "error" in answer:
            sys.exit(f"{model}.{method}: {answer['error']['data']['message']}")
        return answer.get("result")

    def login(self, login="admin"):
        """Log in; each login is its own password."""
        self.page.goto(f"{self.url}/web/login")
        self.page.fill("#login", login)
        self.page.fill("#password", login)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector(".o_main_navbar")

    def company(self):
        """A Ukrainian company: what the papers print of it, and who is logged in."""
        self.call("res.currency", "write", self.hryvnia(), {"active": True})
        self.call(
            "res.company",
            "write",
            [1],
            {"name": COMPANY, "city": "Київ", "currency_id": self.hryvnia()[0]},
        )
        me = self.call("hr.employee", "search", [["user_id", "=", "admin"]])
        self.call("hr.employee", "write", me, {"name": "Косач Леся Петрівна"})

    def hryvnia(self):
        return self.call(
            "res.currency",
            "search",
            [["name", "=", "UAH"]],
            context={"active_test": False},
        )

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
        page.locator(".o_data_row").get_by_text(JOB, exact=True).click()
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
        expect(page.locator(".o_kp_edit_section")).to_have_count(7)
        self.shot("instruction", height=1000)
        with page.expect_download() as printing:
            page.locator("button[name=action_print]").click()
        self.paper("instruction_print", printing.value, self.store)

        duties = page.locator(".o_kp_edit_section").nth(1)
        page.get_by_role("button", name="Слова, що підставляються").click()
        clause = duties.locator(".o_kp_edit_clause").first
        clause.locator(".o_kp_words").click()
        clause.locator("textarea").fill("Веде клієнтську базу {підрозділу}.")
        # The words filled in are shown once the clause was left.
        duties.locator(".o_kp_edit_clause").nth(1).locator(".o_kp_words").click()
        clause.locator(".o_kp_words").click()
        expect(duties.locator(".o_kp_filled")).to_have_text(
            "Веде клієнтську базу відділу маркетингу."
        )
        duties.locator(".o_kp_filled").evaluate(
            "words => words.scrollIntoView({block: 'center'})"
        )
        self.shot("instruction_text", folder=self.docs)
        page.locator(".o_form_button_cancel").click()
        expect(page.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()

        page.get_by_role("button", name="Узяти пункти з кваліфікаційної").click()
        dialog = page.get_by_role("dialog")
        dialog.locator("div[name=characteristic_id] input").fill("Адміністратор")
        page.locator(".o-autocomplete--dropdown-item", has_text="4222").click()
        expect(dialog.locator(".o_data_row").first).to_be_visible()
        self.shot("instruction_clauses", ".modal-content", self.docs)
        dialog.get_by_role("button", name="Закрити", exact=True).last.click()

    def paper(self, name, download, folder, trim=False):
        """The first page of a downloaded PDF; of a small one what is printed alone."""
        with tempfile.TemporaryDirectory() as scratch:
            pdf = Path(scratch) / "paper.pdf"
            download.save_as(pdf)
            picture = pdf.with_suffix("")
            subprocess.run(
                ["pdftoppm", "-png", "-r", "70", "-singlefile", str(pdf), str(picture)],
                check=True,
            )
            page = Image.open(pdf.with_suffix(".png")).convert("RGB")
            if trim:
                left, top, right, bottom = ImageOps.invert(page).getbbox()
                page = page.crop((left - TRIM, top - TRIM, right + TRIM, bottom + TRIM))
            self.save(page, folder, name)

    def life(self):
        """The instruction in force, read, and revised."""
        (job,) = self.call("hr.job", "search", [["name", "=", JOB]])
        (instruction,) = self.call("hr.job.instruction", "search", [["job_id", "=", job]])
        me = self.call("hr.employee", "search", [["user_id", "=", "admin"]])
        self.call("hr.employee", "write", me, {"job_id": job})
        (head,) = self.call("hr.job", "search", [["name", "=", "Директор"]])
        (approver,) = self.call(
            "hr.employee", "create", [{"name": "Шевченко Тарас Григорович", "job_id": head}]
        )
        self.call(
            "hr.job.instruction",
            "write",
            [instruction],
            {
                "number": "12-ПІ",
                "date": f"{date.today():%Y-%m-01}",
                "place": "Київ",
                "approver_id": approver,
                "approver_title": "Директор",
            },
        )
        self.call("hr.job.instruction", "action_approve", [instruction])
        self.call("hr.job.instruction", "action_ask", [instruction])
        page = self.page
        page.goto(f"{self.url}/odoo/hr.job.instruction/{instruction}")
        expect(page.locator("button[name=action_open_acknowledgements]")).to_be_visible()
        self.shot("instruction_in_force", folder=self.docs)

        revision = self.call("hr.job.instruction", "action_new_revision", [instruction])[
            "res_id"
        ]
        clauses = self.call(
            "hr.job.instruction.clause",
            "search_read",
            [["section_id.instruction_id", "=", revision]],
            ["body"],
            order="section_id, sequence",
        )
        changed, removed = clauses[10:12]
        self.call(
            "hr.job.instruction.clause",
            "write",
            [changed["id"]],
            {"body": changed["body"].rstrip(".") + ", про що щомісяця звітує керівникові."},
        )
        self.call("hr.job.instruction.clause", "unlink", [removed["id"]])
        page.goto(f"{self.url}/odoo/hr.job.instruction/{revision}")
        page.get_by_role("tab", name="Що змінилося").click()
        expect(page.locator("div[name=changes] table")).to_be_visible()
        self.shot("instruction_changes", ".o_notebook", self.docs)

    def staff(self):
        """The КП data of employees, and the staff list."""
        page = self.page
        (department,) = self.call(
            "hr.department", "search", [["name", "=", "Відділ маркетингу"]]
        )
        jobs = {
            name: self.call("hr.job", "search", [["name", "=", name]])
            for name in (JOB, "Начальник відділу маркетингу")
        }
        titles = {
            name: self.call("hr.kp.profession", "search", [["name", "=", name]])[0]
            for name in (
                "Начальник відділу збуту (маркетингу)",
                "Менеджер (управитель) з маркетингу",
            )
        }
        self.call(
            "hr.job",
            "write",
            jobs["Начальник відділу маркетингу"],
            {
                "kp_profession_id": titles["Начальник відділу збуту (маркетингу)"],
                "kp_extended_title": "Начальник відділу маркетингу",
            },
        )
        self.call("hr.job", "write", jobs[JOB], {"kp_staff_units": 2})
        jobs["SMM"] = self.call(
            "hr.job", "create", [{"name": "SMM-менеджер", "department_id": department}]
        )
        for name, salary in (
            (JOB, 30000),
            ("Начальник відділу маркетингу", 45000),
            ("SMM", 28000),
        ):
            self.call("hr.job", "write", jobs[name], {"kp_salary": salary})
        me = self.call("hr.employee", "search", [["user_id", "=", "admin"]])
        self.call("hr.employee", "write", me, {"department_id": department})
        _head, half, _new = self.call(
            "hr.employee",
            "create",
            [
                {"name": name, "job_id": job[0], "department_id": department, **vals}
                for name, job, vals in (
                    ("Франко Іван Якович", jobs["Начальник відділу маркетингу"], {}),
                    ("Кобилянська Ольга Юліанівна", jobs[JOB], {"kp_rate": 0.5}),
                    ("Заньковецька Марія Костянтинівна", jobs["SMM"], {}),
                )
            ],
        )
        self.call(
            "hr.employee",
            "write",
            [half],
            {"kp_profession_id": titles["Менеджер (управитель) з маркетингу"]},
        )
        page.goto(f"{self.url}/odoo/kp-data")
        search = page.locator(".o_searchview_input")
        search.fill("Відділ маркетингу")
        page.locator(".o_searchview_autocomplete .o-dropdown-item").filter(
            has_text=re.compile("Відділ.*: *Відділ маркетингу", re.DOTALL)
        ).first.click()
        expect(page.locator(".o_data_row")).to_have_count(4)
        self.shot("kp_data", folder=self.docs, height=400)

        page.goto(f"{self.url}/odoo/kp-data/{half}")
        page.get_by_role("tab", name="Робоча").click()
        self.shot("kp_data_employee", ".o_inner_group:has(div[name=kp_rate])", self.docs)

        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_staff_list_action")
        dialog = page.get_by_role("dialog")
        dialog.locator("div[name=number] input").fill("1")
        dialog.locator("div[name=department_ids] input").fill("Відділ маркетингу")
        page.locator(".o-autocomplete--dropdown-item", has_text="маркетингу").first.click()
        dialog.locator("div[name=with_names] input").check()
        expect(dialog.locator("div[name=department_ids] .o_tag")).to_be_visible()
        self.shot("staff_list", ".modal-content", self.docs)
        with page.expect_download() as printing:
            dialog.locator("button[name=action_print]").click()
        self.paper("staff_list_print", printing.value, self.store)

    def check(self):
        """Positions whose titles are to be looked at."""
        self.call("res.company", "write", [1], {"kp_title_errors": "show"})
        for name, kp_name, extended in (
            ("Соціологиня", "Соціолог", "Соціологиня"),
            ("Бухгалтер-касир", "Бухгалтер", "Бухгалтер-касир"),
            ("Ведучий програміст", "Інженер-програміст", "Ведучий інженер-програміст"),
        ):
            (profession,) = self.call("hr.kp.profession", "search", [["name", "=", kp_name]])
            self.call(
                "hr.job",
                "create",
                [
                    {
                        "name": name,
                        "kp_profession_id": profession,
                        "kp_extended_title": extended,
                    }
                ],
            )
        self.page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_job_title_check_action")
        for state in ("Суперечить КП", "Потребує перевірки"):
            self.page.locator(".o_group_header", has_text=state).click()
        expect(self.page.locator(".o_data_row")).to_have_count(3)
        self.shot("titles_check", folder=self.docs)

    def staff_list(self):
        """The staff list that a company has in a spreadsheet."""
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_staff_list_import_action")
        file = io.BytesIO()
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(STAFF_LIST):
                sheet.write_row(number, 0, row)
        page.locator("div[name=file] input[type=file]").set_input_files(
            {"name": "штатний розпис.xlsx", "mimeType": "", "buffer": file.getvalue()}
        )
        page.click("button[name=action_preview]")
        expect(page.locator("button[name=action_apply]")).to_be_visible()
        self.shot("staff_list_import", folder=self.docs, height=900)

    def proposals(self):
        """Titles proposed for positions that have none."""
        jobs = self.call("hr.job", "search", [["kp_profession_id", "=", False]])
        self.call("hr.job", "write", jobs, {"active": False})
        names = (
            "Уборщица",
            "Заступник директора з фінансів",
            "Інженер-програміст 1 кат.",
            "Вчителька математики",
            "Менеджер",
            "SMM-фахівець",
            "Завгар",
            "Кур’єрка",
        )
        self.call("hr.job", "create", [{"name": name} for name in names])
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_job_propose_all_titles_action")
        expect(page.locator(".o_data_row")).to_have_count(len(names))
        self.shot("title_proposals", folder=self.docs)

    def drawn(self):
        """The icon and the banner."""
        page = self.page
        icon = data_url(self.store / "icon.svg", "svg+xml")
        page.set_content(f'<img src="{icon}" style="display:block;width:128px"/>')
        page.locator("img").screenshot(path=str(self.store / "icon.png"), omit_background=True)
        picture = data_url(self.store / "job_title_refused.png", "png")
        page.set_content(BANNER % {"icon": icon, "picture": picture})
        page.locator("body").screenshot(path=str(self.store / "banner.png"))


def new_page(browser, **options):
    """A page in Ukrainian that waits for a busy machine."""
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(locale="uk-UA", **{"viewport": SIZE, **options})
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def main(url, store, docs):
    wait_for(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        walk = Walk(new_page(browser), url, Path(store), Path(docs))
        walk.login()
        walk.company()
        walk.classifier()
        walk.job()
        walk.instruction()
        walk.life()
        walk.staff()
        walk.check()
        walk.staff_list()
        walk.proposals()
        walk.drawn()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
