"""What an HR person does, in a browser, in Ukrainian."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

OFFICIAL = "1473 Менеджер (управитель) у сфері надання інформації"
EXTENDED = "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"


def open_menu(page, *names):
    """Go through the menus of «Співробітники» by their names."""
    page.goto("/odoo/employees")
    top, *rest = names
    page.locator(".o_menu_sections").get_by_role("button", name=top, exact=True).click()
    for name in rest:
        page.locator(".o-dropdown--menu").get_by_role("menuitem", name=name, exact=True).click()


def search_for(page, text):
    """Type into the search box and take the first thing it offers, once it offers it."""
    search = page.locator(".o_searchview_input")
    search.fill(text)
    expect(page.locator(".o_searchview_autocomplete")).to_contain_text(text)
    search.press("Enter")
    expect(page.locator(".o_searchview_facet").last).to_contain_text(text)


def open_job(page, name):
    page.goto("/odoo/action-hr.action_hr_job")
    search_for(page, name)
    page.locator(".o_data_row").get_by_text(name, exact=True).click()
    expect(page.locator(".o_form_view")).to_be_visible()


def press_stat_button(page, name):
    """Press a button at the form's top; where other addons have many, it is under «Більше»."""
    button = page.locator(f"button[name={name}]")
    more = page.locator(".o_button_more")
    expect(button.or_(more).first).to_be_visible()
    if not button.is_visible():
        more.click()
    button.click()


def pdf_text(download, path):
    download.save_as(path)
    run = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return re.sub(r"\s+", " ", run.stdout)


def test_classifier_is_walked_and_searched(page):
    open_menu(page, "Налаштування", "Професійні назви робіт")
    panel = page.locator(".o_search_panel")
    # розділ, підрозділ, клас, підклас, група
    for code in ("2", "24", "244", "2442", "2442.2"):
        entry = panel.locator("header").filter(has_text=re.compile(rf"^\s*{code}\s"))
        entry.click()
    rows = page.locator(".o_data_row")
    expect(rows.filter(has_text="Соціолог").first).to_be_visible()
    codes = page.locator(".o_data_row td[name=code]")
    assert set(codes.all_inner_texts()) == {"2442.2"}

    panel.locator("header").first.click()  # усі
    search_for(page, "1473")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Менеджер (управитель) у сфері надання інформації")
    page.locator(".o_facet_remove").click()
    search_for(page, "інформації надання менеджер")
    expect(rows.filter(has_text="у сфері надання інформації")).to_be_visible()


def test_wrong_title_is_explained_and_mended(page):
    open_job(page, "CRM-менеджер")
    page.locator("div[name=kp_profession_id] input").fill("1473")
    page.locator(".o-autocomplete--dropdown-item", has_text=OFFICIAL).click()
    extended = page.locator("div[name=kp_extended_title] input")
    extended.press_sequentially("CRM-менеджер")
    # Said while it is typed: the field has not been left.
    finding = page.locator(".o_kp_title_findings [data-rule=latin_letters]")
    expect(finding).to_contain_text("латин")
    page.locator(".o_form_button_save").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Менеджер у сфері надання інформації")
    dialog.locator(".btn-primary").click()

    finding.get_by_role("button").click()
    expect(extended).to_have_value("Менеджер у сфері надання інформації")
    expect(page.locator(".o_kp_title_findings [role=alert]")).to_have_count(0)
    extended.fill(EXTENDED)
    # Checked while the field still has the focus; saved, the form no longer looks unsaved.
    expect(page.locator("div[name=kp_title]")).to_contain_text(EXTENDED)
    page.locator(".o_form_button_save").click()
    expect(page.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()


def test_titles_are_proposed_by_the_name_before_the_position_is_saved(page):
    page.goto("/odoo/job-positions/new")
    page.locator("h1 [name=name] textarea").press_sequentially("Уборщица")
    # The record has the name while its field still has the focus.
    expect(page.locator(".o_breadcrumb")).to_contain_text("Уборщица")
    page.locator("div[name=kp_profession_id] input").click()
    expect(page.locator(".o-autocomplete--dropdown-item").first).to_contain_text(
        "Прибиральник службових приміщень"
    )
    page.locator(".o_form_button_cancel").click()


@pytest.fixture
def job(server):
    """A titled job of its own, with an employee on it."""
    (profession,) = server.call(
        "hr.kp.profession", "search", domain=[["display_name", "=", OFFICIAL]]
    )
    (department,) = server.call(
        "hr.department", "search", domain=[["name", "=", "Відділ маркетингу"]]
    )
    name = "Менеджер клієнтської бази"
    (job,) = server.call(
        "hr.job",
        "create",
        vals_list=[
            {
                "name": name,
                "department_id": department,
                "kp_profession_id": profession,
                "kp_extended_title": EXTENDED,
            }
        ],
    )
    (employee,) = server.call(
        "hr.employee",
        "create",
        vals_list=[{"name": "Шевченко Тарас Григорович", "job_id": job}],
    )
    yield {"id": job, "name": name, "employee": employee}
    server.call("hr.employee", "unlink", ids=[employee])
    server.call("hr.job", "unlink", ids=[job])


def test_instruction_is_written_and_printed(page, job, tmp_path):
    open_job(page, job["name"])
    page.locator("button[name=action_kp_create_instruction]").click()
    expect(page.locator(".o_breadcrumb")).to_contain_text("Посадова інструкція менеджера")

    clause = page.locator(".o_kp_edit_section").nth(1).locator(".o_kp_edit_clause").first
    clause.locator(".o_kp_words").click()
    clause.locator("textarea").fill("Веде клієнтську базу {підрозділу}.")
    page.locator(".o_form_button_save").click()
    page.get_by_role("tab", name="Прочитати весь текст").click()
    expect(page.locator("div[name=preview]")).to_contain_text(
        "2.1. Веде клієнтську базу відділу маркетингу."
    )

    open_job(page, job["name"])
    with page.expect_download() as printing:
        press_stat_button(page, "action_kp_print_instruction")
    text = pdf_text(printing.value, tmp_path / "job.pdf")
    assert "ПОСАДОВА ІНСТРУКЦІЯ" in text
    assert "менеджера у сфері надання інформації та взаємовідносин з клієнтами" in text
    numbers = [
        f"{section}.{i}."
        for section, last in ((1, 7), (2, 17), (3, 2), (5, 12))
        for i in range(1, last + 1)
    ]
    positions = [text.find(f" {number} ") for number in numbers]
    assert all(position > 0 for position in positions)
    assert positions == sorted(positions)
    assert "Тарас ШЕВЧЕНКО" not in text

    page.goto(f"/odoo/employees/{job['employee']}")
    with page.expect_download() as printing:
        press_stat_button(page, "action_kp_print_instruction")
    text = pdf_text(printing.value, tmp_path / "employee.pdf")
    assert "З інструкцією ознайомлений(а), примірник отримав(ла)" in text
    assert "Тарас ШЕВЧЕНКО" in text


def drag(page, handle, target):
    """Drag by a handle to just below the middle of another part."""
    target.scroll_into_view_if_needed()
    start, goal = handle.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 3, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 3, start["y"] + 25, steps=5)
    page.mouse.move(start["x"] + 3, goal["y"] + goal["height"] - 2, steps=20)
    page.mouse.up()


def test_text_is_edited_in_place(page, server, job):
    """Written, numbered and moved where it is read; nothing is lost at saving."""
    open_job(page, job["name"])
    page.locator("button[name=action_kp_create_instruction]").click()
    sections = page.locator(".o_kp_edit_section")
    duties, rights = sections.nth(1), sections.nth(2)
    rows = duties.locator(".o_kp_edit_clause")
    writing = page.locator(".o_kp_edit_clause textarea")
    first, second = (rows.nth(i).locator(".o_kp_words").inner_text() for i in (0, 1))

    # Enter begins the next clause; a placeholder is put in by a click, with its words shown.
    rows.nth(0).locator(".o_kp_words").click()
    expect(writing).to_have_value(first)
    writing.press("Enter")
    expect(rows.nth(1).locator("textarea")).to_be_focused()
    page.keyboard.type("Веде базу ")
    page.get_by_role("button", name="Слова, що підставляються").click()
    page.get_by_role("button", name="{підрозділу}").click()
    expect(writing).to_have_value("Веде базу {підрозділу}")
    expect(rows.nth(1).locator(".o_kp_filled")).to_have_text("Веде базу відділу маркетингу")
    expect(rows.nth(1).locator(".o_kp_edit_number")).to_have_text("2.2.")

    # Who goes straight on to another clause leaves nothing behind.
    page.keyboard.type(" щодня")
    rows.nth(2).locator(".o_kp_words").click()
    expect(rows.nth(2).locator("textarea")).to_be_focused()
    expect(rows.nth(1)).to_contain_text("Веде базу відділу маркетингу щодня")

    # One that is begun and left empty goes away by itself.
    count = rights.locator(".o_kp_edit_clause").count()
    rights.locator(".o_kp_add_clause").click()
    expect(rights.locator("textarea")).to_be_focused()
    expect(rights.locator(".o_kp_edit_clause")).to_have_count(count + 1)
    writing.blur()
    expect(rights.locator(".o_kp_edit_clause")).to_have_count(count)

    drag(page, rows.nth(0).locator(".o_kp_clause_handle"), rows.nth(1))
    expect(rows.nth(0)).to_contain_text("Веде базу відділу маркетингу щодня")
    expect(rows.nth(1)).to_contain_text(first)
    rows.nth(2).get_by_role("button").click()
    expect(duties).not_to_contain_text(second)

    page.locator(".o_kp_add_section").click()
    heading = sections.last.locator("input").first
    expect(heading).to_be_focused()
    heading.fill("Прикінцеві положення")
    sections.last.locator(".o_kp_add_clause").click()
    sections.last.locator("textarea").fill("Інструкцію складено у двох примірниках.")
    page.locator(".o_form_button_save").click()
    expect(page.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()

    (instruction,) = server.call(
        "hr.job.instruction", "search", domain=[["job_id", "=", job["id"]]]
    )
    saved = server.call(
        "hr.job.instruction.clause",
        "search_read",
        domain=[["section_id.instruction_id", "=", instruction]],
        fields=["number", "text"],
    )
    text = {clause["number"]: clause["text"] for clause in saved}
    # The form, the report and the API give the same clauses.
    shown = page.locator(".o_kp_edit_clause").evaluate_all(
        "rows => rows.map(row => ['.o_kp_edit_number', '.o_kp_words'].map("
        "name => row.querySelector(name).innerText))"
    )
    assert {number.rstrip("."): words for number, words in shown} == text
    page.goto(f"/report/html/hr_kp_classifier.report_job_instruction/{instruction}")
    printed = page.locator(".o_kp_clause:has(.o_kp_number)").evaluate_all(
        "rows => rows.map(row => ['.o_kp_number', '.o_kp_words'].map("
        "name => row.querySelector(name).textContent))"
    )
    # Typography is the print's own: hard blanks and curly apostrophes.
    typed = str.maketrans("\xa0’", " '")
    assert {number.rstrip("."): words.translate(typed) for number, words in printed} == text
    assert text["2.1"] == "Веде базу відділу маркетингу щодня"
    assert text["2.2"] == first
    assert second not in text.values()
    assert text["8.1"] == "Інструкцію складено у двох примірниках."
