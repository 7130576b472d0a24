"""The company that script/server opens on is what README.rst says, and its files can be imported."""

import base64
import json
import subprocess
import sys

import pytest

from .conftest import DEMO, DEMO_DATABASE, in_shell

_COMPANY = """
import json
env = env(user=env["res.users"].search([("login", "=", "hr")]), context={"lang": "uk_UA"})
employees = env["hr.employee"].search([("pin", "=", "2580")])
# A department of Odoo's demo data has the name of one of the company's.
jobs = env["hr.job"].search([("department_id", "in", employees.department_id.ids)])
jobs = jobs.filtered("kp_salary")
instructions = env["hr.job.instruction"].search([])
print("DATA", json.dumps({
    "company": env.company.name,
    "employees": len(employees),
    "employees without a position": len(employees.filtered(lambda e: not e.job_id)),
    "departments": sorted(jobs.department_id.mapped("name")),
    "states": {
        state: len(some) for state, some in jobs.grouped("kp_title_state").items()
    },
    "titles": {job.name: job.kp_title for job in jobs if job.kp_title},
    "waiting": env["hr.kp.title.proposal"].search_count(
        [("state", "=", "open"), ("job_id", "in", jobs.ids)]
    ),
    "in force": sorted(
        i.job_id.name for i in instructions if i.state == "in_force" and not i.is_outdated
    ),
    "outdated": [i.job_id.name for i in instructions if i.is_outdated],
    "drafts": [i.job_id.name for i in instructions if i.state == "draft"],
    "pdf": [i.snapshot_name[-3:] for i in instructions if i.state == "in_force"],
    "not signed": len(instructions.acknowledgement_ids.filtered(lambda a: a.state == "asked")),
    "late": len(env["hr.job.instruction.acknowledgement"].sudo()._late()),
    "vacant": [job.name for job in jobs if not job.no_of_employee],
}))
"""
_IMPORTS = """
import json
env = env(user=env["res.users"].search([("login", "=", "hr")]), context={"lang": "uk_UA"})
found = {}
for model, name in (("hr.staff.list.import", "staff"), ("hr.kp.import", "amendment")):
    dialog = env[model].create({"file": FILES[name], "filename": name + ".xlsx"})
    dialog.action_preview()
    shown = dialog.summary if name == "staff" else dialog.preview
    lines = [] if name == "staff" else dialog.line_ids.mapped("label_after")
    found[name] = [dialog.has_problems, " ".join([str(shown), *filter(None, lines)])]
print("DATA", json.dumps(found))
"""


def data(output):
    """What the shell prints for the test."""
    return json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])


@pytest.fixture(scope="module")
def company(company_database):
    """What is in the database with the demo company."""
    return data(in_shell(_COMPANY, company_database))


def test_what_the_company_shows(company):
    assert company["company"] == "ТОВ «Калинівський хліб»"
    assert company["employees"] == 45
    assert not company["employees without a position"]
    assert len(company["departments"]) == 6
    assert sum(company["states"].values()) == 30
    # The last amendment has renamed a title: the position keeps the former one until an order.
    assert company["states"] == {"valid": 22, "warning": 2, "error": 1, "none": 5}
    assert company["waiting"] == 5
    assert company["titles"]["Начальник відділу маркетингу"] == "Начальник відділу маркетингу"
    assert company["vacant"] == ["Економіст"]
    cleaner = "Прибиральник службових приміщень"
    assert company["titles"][cleaner] == cleaner


def test_papers_of_the_company(company):
    assert company["in force"] == [
        "CRM-менеджер",
        "Комірник",
        "Менеджер (управитель) із збуту",
    ]
    assert company["outdated"] == ["Бухгалтер"]
    assert company["drafts"] == ["Слюсар-ремонтник"]
    assert set(company["pdf"]) == {"pdf"}
    assert company["not signed"] == company["late"] == 3


def test_the_files_may_be_imported(company, tmp_path):
    subprocess.run([sys.executable, DEMO / "files.py", tmp_path], check=True)
    files = {
        name: base64.b64encode(next(tmp_path.glob(pattern)).read_bytes()).decode()
        for name, pattern in (("staff", "Штатний*"), ("amendment", "Навчальна*"))
    }
    found = data(in_shell(f"FILES = {files!r}\n{_IMPORTS}", DEMO_DATABASE))
    for problems, _preview in found.values():
        assert not problems
    staff, amendment = found["staff"][1], found["amendment"][1]
    for text in ("Служба якості", "Інженер з якості", "21 500", "20 000"):
        assert text in staff.replace("\N{NO-BREAK SPACE}", " ")
    assert "Комірник" in amendment
    assert "Вантажник-комплектувальник" in amendment


# From the amendment to the papers, each step by the button that HR presses.
_AMENDMENT = """
import json
from datetime import date, timedelta
from freezegun import freeze_time
hr = env(user=env["res.users"].search([("login", "=", "hr")]), context={"lang": "uk_UA"})
dialog = hr["hr.kp.import"].create(
    {"file": FILE, "filename": "amendment.xlsx", "name": "Навчальна зміна Б"}
)
dialog.action_preview()
edition = hr["hr.kp.edition"].browse(dialog.action_apply()["res_id"])
order = hr["hr.kp.order"].browse(edition.action_compose_order()["res_id"])
found = {
    "kind": order.kind,
    "titles after the amendment": order.line_ids.job_id.mapped("kp_title"),
    "lines": [[line.job_id.name, line.title_before, line.title_after] for line in order.line_ids],
    "findings": sorted(set(order.line_ids.mapped("kp_title_state"))),
}
in_force = date.today() + timedelta(days=2)
order.write({"number": "21-К", "date": date.today(), "date_in_force": in_force})
order.action_sign()
order.action_ask()
found["state when signed"] = order.state
found["told"] = sorted(order.acknowledgement_ids.employee_id.mapped("name"))
jobs = order.line_ids.job_id
found["titles until then"] = jobs.mapped("kp_title")
env.cr.commit()
with freeze_time(in_force, tick=True):
    env.ref("hr_kp_classifier.ir_cron_carry_out_orders").method_direct_trigger()
    # It works in a transaction of its own.
    env.cr.commit()
    hr.invalidate_all()
    found["state on its day"] = order.state
    found["titles after"] = jobs.mapped("kp_title")
    found["states after"] = sorted(set(jobs.mapped("kp_title_state")))
    found["revisions"] = [
        [each.job_id.name, each.revision, each.state]
        for each in hr["hr.job.instruction"].search([("job_id", "in", jobs.ids)], order="revision")
    ]
    before, after = (
        {state.title for state in hr["hr.staff.list"].create({"date": day})._states()}
        for day in (in_force - timedelta(days=1), in_force)
    )
    found["staff list"] = [sorted(before - after), sorted(after - before)]
    # Only where the company wants renames in the report.
    month = {"month": str(in_force.month), "year": in_force.year}
    annex = hr["hr.kp.d5"].create(month)
    for wanted in (False, True):
        annex.company_id.sudo().kp_d5_renames = wanted
        found[f"annex 5, {wanted}"] = sorted(
            [row.cells.get(tag) for tag in ("G13S", "G14S", "G15S", "G16S")]
            for row in annex._rows()
            if row.event.value == "rename"
        )
    annex.company_id.sudo().kp_d5_renames = False
    # Imported by mistake: the amendment is taken back, and the order revoked.
    edition.action_undo()
    revocation = hr["hr.kp.order"].browse(order.action_revoke()["res_id"])
    found["lines revoked"] = revocation.line_ids.job_id.mapped("name")
    revocation.write({"number": "22-К", "date": in_force, "date_in_force": in_force})
    revocation.action_sign()
    found["undone"] = [
        sorted(jobs.mapped("kp_title")), sorted(set(jobs.mapped("kp_title_state"))),
        jobs.filtered("kp_extended_title").mapped("kp_title"),
    ]
print("DATA", json.dumps(found))
"""


def test_an_amendment_is_carried_through(company, tmp_path):
    subprocess.run([sys.executable, DEMO / "files.py", tmp_path], check=True)
    content = base64.b64encode(next(tmp_path.glob("Навчальна*")).read_bytes()).decode()
    found = data(in_shell(f"FILE = {content!r}\n{_AMENDMENT}", DEMO_DATABASE))
    assert found["kind"] == "renaming"
    assert found["findings"] == ["valid"]
    assert sorted(found["lines"]) == [
        ["Вантажник", "Вантажник", "Вантажник-комплектувальник"],
        # Its successor has the short form, too.
        ["Комірник", "Комірник", "Комірник"],
        ["Тістороб", "Тістороб", "Оператор тістоприготування"],
    ]
    former = ["Вантажник", "Комірник", "Тістороб"]
    new = ["Вантажник-комплектувальник", "Комірник", "Оператор тістоприготування"]
    # Nothing happens before the order's day, neither by the amendment nor by the signature.
    assert sorted(found["titles after the amendment"]) == former
    assert sorted(found["titles until then"]) == former
    assert found["state when signed"] == "signed"
    # Six hold these positions; those of two of them are called otherwise.
    assert len(found["told"]) == 5
    assert found["state on its day"] == "done"
    assert sorted(found["titles after"]) == new
    assert found["states after"] == ["valid"]
    # The storekeeper's instruction says what the position is called: that stays.
    assert found["revisions"] == [["Комірник", 1, "in_force"]]
    assert found["staff list"] == [
        [former[0], f"{former[2]} 4 розряду"],
        [new[0], f"{new[2]} 4 розряду"],
    ]
    assert found["annex 5, False"] == []
    # A row for each holder, the storekeeper's too: another official title at another code.
    assert len(found["annex 5, True"]) == 6
    positions = {position for _title, _code, position, _order in found["annex 5, True"]}
    assert positions == {*new[:2], f"{new[2]} 4 розряду"}
    for title, code, _position, order in found["annex 5, True"]:
        assert title and code
        assert order.endswith("№ 21-К")
    # Two are called as before by the undo alone; the third has its former title of КП back.
    assert found["lines revoked"] == ["Комірник"]
    assert found["undone"] == [former, ["valid"], ["Комірник"]]
