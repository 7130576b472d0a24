"""What an employee without any of HR's rights does with the instruction of their position."""

import html
import re
import secrets
import subprocess
from datetime import date

import pytest
from playwright.sync_api import expect

from .test_user_stories import EXTENDED, OFFICIAL, pdf_text

HEADING = "менеджера у сфері надання інформації та взаємовідносин з клієнтами"


@pytest.fixture
def asked(server):
    """Two positions, their instructions sent: to an employee with a user, and to another.

    What is signed stays for ever, so the names are of this run alone; who signed has left
    when it is over.
    """
    run = secrets.token_hex(4)
    (profession,) = server.call(
        "hr.kp.profession", "search", domain=[["display_name", "=", OFFICIAL]]
    )
    _model, internal = server.call(
        "ir.model.data", "check_object_reference", module="base", xml_id="group_user"
    )
    login = f"tetiana.{run}"
    (user,) = server.call(
        "res.users",
        "create",
        vals_list=[
            {
                "name": "Тетяна Приклад",
                "login": login,
                "password": login,
                "email": f"{login}@example.com",
                "lang": "uk_UA",
                "group_ids": [[6, 0, [internal]]],
            }
        ],
    )
    jobs = server.call(
        "hr.job",
        "create",
        vals_list=[
            {
                "name": f"Посада {run} {number}",
                "kp_profession_id": profession,
                "kp_extended_title": EXTENDED,
            }
            for number in (1, 2)
        ],
    )
    own, other, approver = employees = server.call(
        "hr.employee",
        "create",
        vals_list=[
            {"name": "Тетяна Приклад", "job_id": jobs[0], "user_id": user},
            {"name": "Олег Зразок", "job_id": jobs[1]},
            {"name": "Ольга Взірець", "job_title": "Директор"},
        ],
    )
    asked = {"login": login}
    for job, employee, whose in ((jobs[0], own, "own"), (jobs[1], other, "other")):
        instruction = server.call("hr.job", "action_kp_create_instruction", ids=[job])["res_id"]
        server.call(
            "hr.job.instruction",
            "write",
            ids=[instruction],
            vals={
                "number": f"{run}-ПІ",
                "date": f"{date.today()}",
                "approver_id": approver,
            },
        )
        server.call("hr.job.instruction", "action_approve", ids=[instruction])
        server.call("hr.job.instruction", "action_ask", ids=[instruction])
        (acknowledgement,) = server.call(
            "hr.job.instruction.acknowledgement",
            "search",
            domain=[["employee_id", "=", employee]],
        )
        asked[whose] = {"instruction": instruction, "acknowledgement": acknowledgement}
    yield asked
    server.call("hr.employee", "write", ids=employees, vals={"active": False})
    server.call("hr.job", "write", ids=jobs, vals={"active": False})
    server.call("res.users", "write", ids=[user], vals={"active": False})


def link_of_the_mail(server, acknowledgement):
    (mail,) = server.call(
        "mail.mail",
        "search_read",
        domain=[
            ["model", "=", "hr.job.instruction.acknowledgement"],
            ["res_id", "=", acknowledgement],
        ],
        fields=["subject", "body_html"],
    )
    assert mail["subject"] == "Ознайомтеся зі своєю інструкцією"
    link = re.search(r'href="([^"]*/mail/view[^"]*)"[^>]*>\s*Прочитати', mail["body_html"])
    return html.unescape(link[1])


def draw(page, canvas):
    """Draw a stroke by the mouse."""
    box = canvas.bounding_box()
    x, y = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + 12 * step, y + (15 if step % 2 else -15), steps=3)
    page.mouse.up()


def test_employee_reads_and_signs_the_own_instruction(server, asked, log_in, page, tmp_path):
    own, other = asked["own"], asked["other"]
    mine = log_in(asked["login"], asked["login"])

    # An activity among the others, and a place of one's own; nothing of HR's.
    mine.locator(".o_menu_systray .fa-clock-o").click()
    activities = mine.locator(".o-mail-ActivityMenu .o-mail-ActivityGroup")
    expect(activities).to_have_count(1)
    expect(activities).to_contain_text("Ознайомлення з інструкцією")
    mine.locator(".o_navbar_apps_menu button").click()
    mine.get_by_role("menuitem", name="Співробітники", exact=True).click()
    menus = mine.locator(".o_menu_sections")
    expect(menus).not_to_contain_text("Налаштування")
    menus.get_by_text("Мої інструкції", exact=True).click()
    rows = mine.locator(".o_data_row")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(f"Посадова інструкція {HEADING}")

    # Others' are out of reach, whatever address is typed.
    for address in (
        f"/web/content/hr.job.instruction/{other['instruction']}/snapshot",
        f"/report/html/hr_kp_classifier.report_job_instruction/{other['instruction']}",
        f"/report/html/hr_kp_classifier.report_acknowledgement_sheet/{own['instruction']}",
    ):
        assert not mine.request.get(address).ok
    mine.goto(f"/odoo/my-instructions/{other['acknowledgement']}")
    expect(mine.get_by_role("dialog")).to_contain_text("Помилка доступу")
    expect(mine.locator(".o_form_view")).to_have_count(0)

    # The mail leads to it; it is read, and signed by the mouse.
    mine.goto(link_of_the_mail(server, own["acknowledgement"]))
    expect(mine.locator("div[name=text]")).to_contain_text(HEADING)
    mine.get_by_role("button", name="Підписати ознайомлення").click()
    mine.locator(".modal .o_signature").click()
    mine.locator(".o_web_sign_draw_button").click()
    draw(mine, mine.locator("canvas.o_web_sign_signature"))
    mine.locator(".modal:has(canvas) .modal-footer .btn-primary").click()
    mine.locator(".modal button[name=action_sign]").click()
    expect(mine.locator(".o_arrow_button_current")).to_have_text("Підписано")
    expect(mine.get_by_role("button", name="підписати")).to_have_count(0)
    with mine.expect_download() as copy:
        mine.locator("button[name=action_download]").click()
    text = pdf_text(copy.value, tmp_path / "copy.pdf")
    assert HEADING in text

    # HR has it on the sheet.
    page.goto(f"/odoo/hr.job.instruction/{own['instruction']}")
    expect(page.locator("button[name=action_open_acknowledgements]")).to_contain_text("1 / 1")
    with page.expect_download() as printing:
        page.get_by_role("button", name="Аркуш ознайомлення").click()
    sheet = tmp_path / "sheet.pdf"
    text = pdf_text(printing.value, sheet)
    assert "АРКУШ ОЗНАЙОМЛЕННЯ" in text
    assert "1 Тетяна ПРИКЛАД" in text
    assert f"{date.today():%d.%m.%Y}" in text
    images = subprocess.run(
        ["pdfimages", "-list", str(sheet)], capture_output=True, text=True, check=True
    )
    assert len(images.stdout.splitlines()) > 2  # below the two lines of a heading
