"""Takes the pictures of signing: by a link, at a tablet, by КЕП, on scanned sheets; of prints.

The employees of the demo company sign here as they would: on a telephone, on a tablet, on paper.
"""

import base64
import importlib.util
import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import expect
from screenshots import Walk, new_page

ROOT = Path(__file__).resolve().parent.parent
ACKNOWLEDGEMENT = "hr.job.instruction.acknowledgement"
PHONE, TABLET = {"width": 360, "height": 740}, {"width": 1024, "height": 600}
GAP = 20
STOREKEEPER = "Захарчук Людмила Степанівна"
SELLER = "Ващенко Ігор Анатолійович"
ACCOUNTANT = "Олійник Марія Андріївна"
KIOSK = "Планшет у їдальні"
PIN = "2580"

# Makes containers, for the tests of the addon; the addon itself imports Odoo.
spec = importlib.util.spec_from_file_location(
    "containers", ROOT / "hr_kp_classifier" / "tests" / "containers.py"
)
containers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(containers)


class SigningWalk(Walk):
    """From what is sent to the employees to what comes back signed."""

    def open_acknowledgement(self, employee):
        """Open what the employee has to sign.

        :return: the id of the acknowledgement
        """
        (acknowledgement,) = self.call(
            ACKNOWLEDGEMENT, "search", [["employee_id", "=", employee]]
        )
        self.page.goto(f"{self.url}/odoo/instruction-acknowledgements/{acknowledgement}")
        expect(self.page.locator("button[name=action_show_link]")).to_be_visible()
        return acknowledgement

    def device(self, size):
        """A page of a device with a touch screen, of nobody who is logged in."""
        return new_page(
            self.page.context.browser, viewport=size, has_touch=True, is_mobile=True
        )

    def draw(self, page):
        canvas = page.locator("canvas")
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        x, y = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 9):
            page.mouse.move(x + 15 * step, y + (-25 if step % 2 else 25) + step)
        page.mouse.up()

    def picture_of(self, page):
        return Image.open(io.BytesIO(page.screenshot(animations="disabled")))

    def link(self):
        """HR copies a link; the employee signs by it on the telephone."""
        self.open_acknowledgement(STOREKEEPER)
        self.shot("acknowledgement_hr", folder=self.docs, height=560)
        self.page.locator("button[name=action_show_link]").click()
        dialog = self.page.get_by_role("dialog")
        link = dialog.locator("[name=url]").inner_text().split()[0]
        self.shot("signing_link", ".modal-content", self.docs)

        phone = self.device(PHONE)
        phone.goto(link)
        expect(phone.locator("article h1")).to_be_visible()
        pictures = [self.picture_of(phone)]
        phone.get_by_label("Власне ім’я та прізвище").fill("Людмила Захарчук")
        phone.get_by_label("примірник").check()
        self.draw(phone)
        phone.get_by_role("button", name="Підписати").scroll_into_view_if_needed()
        pictures.append(self.picture_of(phone))
        phone.get_by_role("button", name="Підписати").click()
        expect(phone.locator("main h1")).to_have_text("Підписано")
        pictures.append(self.picture_of(phone))
        phone.context.close()
        width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
        together = Image.new("RGB", (width, PHONE["height"]), "white")
        for number, picture in enumerate(pictures):
            together.paste(picture, (number * (PHONE["width"] + GAP), 0))
        self.save(together, self.docs, "signing_phone")

        self.open_acknowledgement(SELLER)
        with self.page.expect_download() as printing:
            self.page.locator("button[name=action_print_slips]").click()
        self.paper("signing_slip", printing.value, self.docs, trim=True)

    def kiosk(self):
        """HR opens a tablet; an employee finds themself and types the PIN."""
        page = self.page
        page.goto(f"{self.url}/odoo/signing-tablets")
        page.locator(".o_list_button_add").click()
        page.locator("div[name=name] input").fill(KIOSK)
        page.locator(".o_form_button_save").click()
        page.locator("button[name=action_open]:visible").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("[name=qr] img")).to_be_visible()
        address = dialog.locator("[name=url]").inner_text().split()[0]
        self.shot("kiosk_open", ".modal-content", self.docs)
        dialog.locator(".modal-footer button").click()
        expect(page.locator("button[name=action_close]")).to_be_visible()
        self.shot("kiosk", ".o_form_sheet_bg", self.docs)

        tablet = self.device(TABLET)
        tablet.goto(address)
        tablet.get_by_label("Перші літери").fill(SELLER[:4])
        self.save(self.picture_of(tablet), self.docs, "kiosk_start")
        tablet.get_by_role("button", name="Знайти").tap()
        tablet.get_by_role("button", name=SELLER).tap()
        for digit in PIN:
            tablet.locator(".pad").get_by_role("button", name=digit, exact=True).tap()
        self.save(self.picture_of(tablet), self.docs, "kiosk_pin")
        tablet.get_by_role("button", name="Увійти").tap()
        tablet.locator(".papers button").first.tap()
        tablet.get_by_label("ознайомлен").check()
        self.draw(tablet)
        tablet.get_by_role("button", name="Підписати").scroll_into_view_if_needed()
        self.save(self.picture_of(tablet), self.docs, "kiosk_sign")
        # Not signed: the sheet is, below.
        tablet.context.close()

    def container(self):
        """What is said of a container before it is added."""
        acknowledgement = self.open_acknowledgement(ACCOUNTANT)
        (row,) = self.call(ACKNOWLEDGEMENT, "read", [acknowledgement], ["instruction_id"])
        (paper,) = self.call(
            "hr.job.instruction", "read", [row["instruction_id"][0]], ["snapshot"]
        )
        container = containers.by_dstu(containers.signed(paper["snapshot"], ACCOUNTANT.upper()))
        self.page.locator("button[name=action_add_container]:visible").click()
        dialog = self.page.get_by_role("dialog")
        dialog.locator("[name=file] input[type=file]").set_input_files(
            {
                "name": "Посадова інструкція.pdf.p7s",
                "mimeType": "",
                "buffer": base64.b64decode(container),
            }
        )
        expect(dialog.locator("button[name=action_add]")).to_be_visible()
        self.shot("kep", ".modal-content", self.docs, height=860)
        dialog.locator(".modal-footer .btn-secondary").click()

    def scans(self):
        """Two signed copies and a page without a code, scanned."""
        employees = self.call(
            "hr.employee", "search", [["name", "in", [SELLER, ACCOUNTANT]]], order="name"
        )
        answer = self.page.request.get(
            f"{self.url}/report/pdf/hr_kp_classifier.report_job_instruction_employee/"
            + ",".join(map(str, employees))
        )
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            (folder / "copies.pdf").write_bytes(answer.body())
            subprocess.run(
                ["pdftoppm", "-r", "150", "-gray", folder / "copies.pdf", folder / "page"],
                check=True,
            )
            pages = [Image.open(path) for path in sorted(folder.glob("page-*.pgm"))]
            signed = [page for page in pages if has_code(page)]
            for page in signed:
                ImageDraw.Draw(page).line(
                    [(700, 300), (760, 250), (800, 310), (850, 255), (900, 300)],
                    fill=60,
                    width=4,
                )
            scan = folder / "скани.pdf"
            signed[0].save(
                scan, resolution=150, save_all=True, append_images=[*signed[1:], pages[0]]
            )
            self.page.goto(f"{self.url}/odoo/signed-scans")
            self.page.locator("[name=file] input[type=file]").set_input_files(scan)
            self.page.get_by_role("button", name="Прочитати").click()
        rows = self.page.locator("[name=line_ids] .o_data_row")
        expect(rows).to_have_count(3)
        self.page.locator("button[name=action_confirm_all]").click()
        expect(self.page.locator("button[name=action_record]")).to_be_visible()
        self.shot("scans", folder=self.docs, height=860, width=1600)

    def prints(self):
        """Papers for many, and what was printed in the background."""
        page = self.page
        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_kp_print_many_action_employee")
        dialog = page.get_by_role("dialog")
        dialog.locator("div[name=department_ids] input").fill("Відділ збуту")
        page.locator(".o-autocomplete--dropdown-item", has_text="Відділ збуту").first.click()
        expect(dialog.locator("div[name=department_ids] .o_tag")).to_be_visible()
        dialog.locator("div[name=duplex] input").check()
        expect(dialog.locator("div[name=count]")).not_to_have_text("0")
        self.shot("print_many", ".modal-content", self.docs, height=860)
        dialog.locator(".modal-footer .btn-secondary").click()

        page.goto(f"{self.url}/odoo/action-hr_kp_classifier.hr_kp_print_job_action")
        for _attempt in range(120):
            if self.call("hr.kp.print.job", "search_count", [["state", "=", "done"]]):
                break
            page.wait_for_timeout(1000)
        page.reload()
        expect(page.locator(".o_data_row").first).to_contain_text("Готово")
        self.shot("print_jobs", folder=self.docs, height=300)


def has_code(page):
    """Whether a QR code is on the page: employees sign beside it."""
    import zxingcpp

    return bool(zxingcpp.read_barcodes(page))
