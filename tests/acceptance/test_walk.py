"""Every menu, every «Новий», every button, as a new user meets them: before anything is there."""

import json
import subprocess

import pytest

from .conftest import DATABASE, _free_port, in_shell, running
from .walker import BUTTONS_OF_A_FORM, BUTTONS_OF_A_LIST, NEW, Walker

EMPTY = "hr_kp_empty"
# What the addon brings stays: a new installation has it. Odoo keeps files beside a database.
_EMPTY = """
import json, shutil
from odoo.tools import config
files = config.filestore(env.cr.dbname)
shutil.copytree(
    {source!r}.join(files.rsplit(env.cr.dbname, 1)), files, dirs_exist_ok=True
)
for table in (
    "hr_kp_order_notice", "hr_kp_order", "hr_job_instruction_acknowledgement",
    "hr_job_instruction", "hr_kp_title_proposal",
):
    env.cr.execute(f"DELETE FROM {{table}}")
env.cr.execute('''
    UPDATE hr_employee SET current_version_id = NULL;
    DELETE FROM hr_version;
    DELETE FROM hr_employee;
    DELETE FROM hr_job;
    DELETE FROM hr_department;
''')
env.cr.commit()
own = env["ir.model.data"].search([
    ("module", "=", "hr_kp_classifier"), ("model", "=", "ir.ui.menu"),
])
menus = env["ir.ui.menu"].with_context(lang="uk_UA").browse(own.mapped("res_id"))
print("DATA", json.dumps([
    (menu.name, menu.action.id) for menu in menus if menu.action
]))
"""

@pytest.fixture(scope="module")
def menus(tmp_path_factory):
    """The addon's menus in a database with what the addon brings and nothing else."""
    dump = str(tmp_path_factory.mktemp("dump") / "dump")
    subprocess.run(["pg_dump", "-Fc", "-f", dump, DATABASE], check=True)
    drop = ["dropdb", "--if-exists", "--force", EMPTY]
    subprocess.run(drop, check=True, capture_output=True)
    subprocess.run(["createdb", "--template", "template0", EMPTY], check=True)
    subprocess.run(["pg_restore", "--no-owner", "-d", EMPTY, dump], check=True)
    output = in_shell(_EMPTY.format(source=DATABASE), database=EMPTY)
    yield json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])
    subprocess.run(drop, check=True)


@pytest.fixture(scope="module")
def new_user(menus, chromium, tmp_path_factory):
    """A browser at a server with that database."""
    url = f"http://127.0.0.1:{_free_port()}"
    log = tmp_path_factory.mktemp("walk") / "odoo.log"
    with running(url, log, "--max-cron-threads=0", database=EMPTY):
        walker = Walker(chromium, url, log)
        yield walker
        walker.close()


@pytest.fixture
def walker(new_user):
    new_user.forget()
    return new_user


def test_every_menu_opens(menus, walker):
    assert len(menus) > 15
    for name, action in menus:
        walker.walk(name, lambda action=action: walker.open(action), BUTTONS_OF_A_LIST)
    assert len(walker.pressed) > len(menus)
    assert not walker.faults, "\n".join(walker.faults)


def test_every_new_form_and_its_buttons(menus, walker):
    begun = []
    for name, action in menus:

        def begin(action=action):
            walker.open(action)
            walker.press((NEW, 0, "Новий"))

        walker.open(action)
        if walker.visible(NEW):
            begun.append(name)
            walker.walk(f"{name} → Новий", begin, BUTTONS_OF_A_FORM)
    assert len(begun) > 10
    assert not walker.faults, "\n".join(walker.faults)


def test_a_planted_fault_is_found(menus, walker):
    """The server dies of whatever a new record is asked for."""
    error = {"code": 200, "message": "Odoo Server Error"}
    error["data"] = {"name": "builtins.TypeError", "message": "planted", "debug": "Traceback"}
    answer = json.dumps({"jsonrpc": "2.0", "error": error})
    with walker.answering("**/onchange", answer):
        walker.open(dict(menus)["Посадові інструкції"])
        walker.press((NEW, 0, "Новий"))
    assert any("error dialog" in fault for fault in walker.faults)
    assert any("console" in fault for fault in walker.faults)
