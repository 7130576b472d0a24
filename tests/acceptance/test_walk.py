"""Every menu, every «Новий», every button, as a new user meets them: before anything is there."""

import json

import pytest
from database_files import copy_of_running, drop_with_files

from .conftest import DATABASE, Server, _free_port, in_shell, running
from .walker import (
    BUTTONS_OF_A_FORM,
    BUTTONS_OF_A_LIST,
    BUTTONS_OF_THE_OVERVIEW,
    NEW,
    Walker,
)

EMPTY = "hr_kp_empty"
# What the addon brings stays: a new installation has it.
_EMPTY = """
import json
for table in (
    "hr_kp_order_notice", "hr_kp_order", "hr_job_instruction_acknowledgement",
    "hr_job_instruction", "hr_kp_title_proposal",
):
    env.cr.execute(f"DELETE FROM {table}")
env.cr.execute('''
    UPDATE hr_employee SET current_version_id = NULL;
    DELETE FROM hr_version;
    DELETE FROM hr_employee;
    DELETE FROM hr_job;
    DELETE FROM hr_department;
''')
key = env["res.users.apikeys"].with_user(env.ref("base.user_admin"))._generate(
    "rpc", "walk", None
)
env.cr.commit()
own = env["ir.model.data"].search([
    ("module", "=", "hr_kp_classifier"), ("model", "=", "ir.ui.menu"),
])
menus = env["ir.ui.menu"].with_context(lang="uk_UA").browse(own.mapped("res_id"))
menus = [(menu.name, menu.action.id) for menu in menus if menu.action]
print("DATA", json.dumps({"key": key, "menus": menus}))
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A database with what the addon brings and nothing else: its menus, a key to it."""
    copy_of_running(DATABASE, EMPTY, tmp_path_factory.mktemp("dump"))
    output = in_shell(_EMPTY, database=EMPTY)
    yield json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])
    drop_with_files(EMPTY)


@pytest.fixture(scope="module")
def menus(empty):
    return dict(empty["menus"])


@pytest.fixture(scope="module")
def new_user(empty, chromium, tmp_path_factory):
    """A browser at a server with that database, and the server's API."""
    url = f"http://127.0.0.1:{_free_port()}"
    log = tmp_path_factory.mktemp("walk") / "odoo.log"
    with running(url, log, "--max-cron-threads=0", database=EMPTY):
        walker = Walker(chromium, url, log)
        yield walker, Server(url, empty["key"])
        walker.close()


@pytest.fixture
def walker(new_user):
    walker, _server = new_user
    walker.forget()
    return walker


def assert_no_faults(walker):
    assert not walker.faults, "\n".join(walker.faults)


def test_every_menu_opens(menus, walker):
    assert len(menus) > 15
    for name, action in menus.items():
        walker.walk(name, lambda action=action: walker.open(action), BUTTONS_OF_A_LIST)
    assert len(walker.pressed) > 10
    assert_no_faults(walker)


def test_the_two_ways_in_from_the_overview(menus, walker):
    """No positions yet: it says what to do first."""
    walker.walk("Огляд", lambda: walker.open(menus["Огляд"]), BUTTONS_OF_THE_OVERVIEW)
    ways = [way for way in walker.pressed if len(way) == 2]
    assert [label for _menu, label in ways] == [
        "Дібрати назви за КП",
        "Імпортувати штатний розпис",
    ]
    assert_no_faults(walker)


def test_every_new_form_and_its_buttons(menus, walker):
    begun = []
    for name, action in menus.items():

        def begin(action=action):
            walker.open(action)
            walker.press((NEW, 0, "Новий"))

        walker.open(action)
        if walker.visible(NEW) and not walker.dialogs():
            begun.append(name)
            walker.walk(f"{name} → Новий", begin, BUTTONS_OF_A_FORM)
    assert len(begun) > 10
    assert_no_faults(walker)


def test_every_button_of_a_record_with_nothing_in_it(new_user, walker):
    """Saved with what has to be filled in, and no more."""
    server = new_user[1]

    def create(model, **vals):
        return model, server.call(model, "create", vals_list=[vals])[0]

    (title,) = server.call(
        "hr.kp.profession", "search", domain=[["name", "=", "Соціолог"]], limit=1
    )
    job = create("hr.job", name="Порожня посада")
    titled = create("hr.job", name="Соціолог", kp_profession_id=title)
    records = [
        job,
        titled,
        create("hr.job.instruction", job_id=job[1]),
        create("hr.job.instruction", job_id=titled[1]),
        create("hr.job.instruction.template", name="Порожній"),
        create("hr.occupation.system", name="Порожня", code="EMPTY"),
        ("hr.kp.profession", title),
        ("hr.kp.group", server.call("hr.kp.group", "search", domain=[], limit=1)[0]),
        *(create("hr.kp.order", kind=kind) for kind in ("renaming", "revocation")),
    ]
    for model, record in records:
        action = {"type": "ir.actions.act_window", "res_model": model, "res_id": record}
        action["views"] = [[False, "form"]]
        walker.walk(
            f"{model} {record}",
            lambda action=action: walker.open(action),
            BUTTONS_OF_A_FORM,
        )
    assert len(walker.pressed) > 30
    assert_no_faults(walker)


def test_every_figure_of_the_overview(new_user, menus, walker):
    new_user[1].call("hr.job", "create", vals_list=[{"name": "Посада огляду"}])
    walker.walk("Огляд", lambda: walker.open(menus["Огляд"]), BUTTONS_OF_THE_OVERVIEW)
    assert len(walker.pressed) > 9
    assert_no_faults(walker)


def test_a_planted_fault_is_found(menus, walker):
    error = {"code": 200, "message": "Odoo Server Error"}
    error["data"] = {"name": "builtins.TypeError", "message": "planted", "debug": "Traceback"}
    walker.way = ("planted",)
    with walker.answering("**/onchange", json.dumps({"jsonrpc": "2.0", "error": error})):
        walker.open(menus["Посадові інструкції"])
        walker.press((NEW, 0, "Новий"))
    walker.page.evaluate("console.error('planted')")
    walker.page.evaluate("setTimeout(() => { throw new Error('planted'); })")
    walker.settle()
    assert all(fault.startswith("planted: ") for fault in walker.faults)
    kinds = {fault.split(": ")[1] for fault in walker.faults}
    assert {"error dialog", "console"} <= kinds
