"""What becomes of a server that is killed in the middle, and of two who do the same at once.

Nothing here waits for a while and hopes: a lock taken by another connection holds the work where
it is wanted, and the table of locks says when it is there.
"""

import base64
import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest
from playwright.sync_api import expect

from .conftest import DATABASE, Server, ServerError, _free_port, in_shell, running

HEADING = "КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n"
DEADLINE = 60

_PREPARE = """
import base64, json, odoo
from odoo.tools.image import image_process
from odoo.tools.misc import file_open
user = env["res.users"].create({
    "name": "Соломія Павличко", "login": "faults",
    "group_ids": [(6, 0, env.ref("base.group_user").ids)],
})
director = env["hr.employee"].create({"name": "Марія Заньковецька", "job_title": "Директор"})
title = env["hr.kp.profession"].search([("name", "=", "Соціолог")], limit=1)
job = env["hr.job"].create({"name": "Соціолог (відмови)", "kp_profession_id": title.id})
employee = env["hr.employee"].create(
    {"name": "Соломія Павличко", "user_id": user.id, "job_id": job.id}
)
def draft():
    job.action_kp_create_instruction()
    found = job.kp_instruction_ids.sorted("id")[-1]
    found.write({"number": "1", "date": "2026-11-23", "approver_id": director.id})
    return found
first = draft()
first.action_approve()
first.action_ask()
with file_open("base/static/img/avatar_grey.png", "rb") as file:
    signature = base64.b64encode(image_process(file.read(), size=(60, 60))).decode()
tomorrow = odoo.fields.Datetime.add(odoo.fields.Datetime.now(), days=1)
keys = {
    who.login: env["res.users.apikeys"].with_user(who)._generate("rpc", "faults", tomorrow)
    for who in (user, env.ref("base.user_admin"))
}
data = {
    "keys": keys,
    "job": job.id,
    "in_force": first.id,
    "drafts": [draft().id, draft().id, draft().id],
    "acknowledgement": first.acknowledgement_ids.id,
    "signature": signature,
}
env.cr.commit()
print("DATA", json.dumps(data))
"""


@pytest.fixture(scope="module")
def papers():
    """A job with an instruction in force that somebody has to sign, and drafts of its next."""
    output = in_shell(_PREPARE)
    return json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])


class Workers:
    """A server with two workers that can be killed and started anew."""

    def __init__(self, folder, keys):
        self.url = f"http://127.0.0.1:{_free_port()}"
        self.log = folder / "workers.log"
        self.admin = Server(self.url, keys["admin"])
        self.employee = Server(self.url, keys["faults"])
        self.start()

    def start(self):
        self._context = running(
            self.url,
            self.log,
            *("--workers=2", "--max-cron-threads=0", "--gevent-port", str(_free_port())),
        )
        self.process = self._context.__enter__()

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(DEADLINE)

    def stop(self):
        self._context.__exit__(None, None, None)


@pytest.fixture(scope="module")
def workers(papers, tmp_path_factory):
    workers = Workers(tmp_path_factory.mktemp("workers"), papers["keys"])
    yield workers
    workers.stop()


class Held:
    """A table that nobody else can write to until it is let go."""

    def __init__(self, table):
        self.table = table
        self.connection = psycopg2.connect(dbname=DATABASE)
        with self.connection.cursor() as cr:
            cr.execute("SET lock_timeout = %s", [f"{DEADLINE}s"])
            cr.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
        self.watcher = psycopg2.connect(dbname=DATABASE)
        self.watcher.autocommit = True

    def sql(self, query, *parameters):
        with self.watcher.cursor() as cr:
            cr.execute(query, parameters)
            return cr.fetchall()

    def wait_for(self, count):
        """Until so many transactions stand before a lock, the first at the held table."""
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            waiting = self.sql(
                "SELECT pid, relation = %s::regclass FROM pg_locks"
                " WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity"
                " WHERE datname = current_database())",
                self.table,
            )
            if len(waiting) >= count and any(here for _pid, here in waiting):
                return [pid for pid, _here in waiting]
            time.sleep(0.05)
        return pytest.fail(f"nothing waits for {self.table}")

    def wait_for_end(self, pids):
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            if not self.sql("SELECT 1 FROM pg_stat_activity WHERE pid = ANY(%s)", pids):
                return
            time.sleep(0.05)
        pytest.fail("PostgreSQL has not noticed that the server is gone")

    def let_go(self):
        self.connection.rollback()

    def close(self):
        self.connection.close()
        self.watcher.close()


@pytest.fixture
def held():
    opened = []

    def hold(table):
        opened.append(Held(table))
        return opened[-1]

    yield hold
    for each in opened:
        each.close()


def attempt(call, *arguments, **keywords):
    """What a call answers, or why it was refused."""
    try:
        return call(*arguments, **keywords)
    except (ServerError, OSError) as error:
        return error


def kill_in_the_middle(workers, held, call, *arguments, **keywords):
    """Kill the server while the call holds what it has written so far; start another."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(attempt, call, *arguments, **keywords)
        pids = held.wait_for(1)
        workers.kill()
        held.let_go()
        assert isinstance(answer.result(DEADLINE), Exception)
    held.wait_for_end(pids)
    workers.start()


def classifier_file(*titles):
    content = HEADING + "".join(f"2442.2,{title}\n" for title in titles)
    return [{"name": "зміна.csv", "content": base64.b64encode(content.encode()).decode()}]


def count(server, model, *domain):
    return server.call(model, "search_count", domain=list(domain))


# --- Killed -------------------------------------------------------------------------------


def test_killed_while_importing(workers, held):
    admin = workers.admin
    files = classifier_file("Соціоісторик", "Соціогеограф")
    new = ["name", "in", ["Соціоісторик", "Соціогеограф"]]
    editions = count(admin, "hr.kp.edition")
    work = (admin.call, "hr.kp.edition", "import_classifier")
    kill_in_the_middle(workers, held("hr_kp_change"), *work, files=files, apply=True)
    assert count(admin, "hr.kp.profession", new) == 0
    assert count(admin, "hr.kp.edition") == editions
    answer = admin.call("hr.kp.edition", "import_classifier", files=files, apply=True)
    assert (answer["added"], answer["problems"]) == (2, [])
    assert count(admin, "hr.kp.profession", new) == 2
    admin.call("hr.kp.edition", "action_undo", ids=[answer["edition_id"]])


def states(papers, server):
    ids = [papers["in_force"], *papers["drafts"]]
    rows = server.call("hr.job.instruction", "read", ids=ids, fields=["state"])
    return [row["state"] for row in rows]


def test_killed_while_signing(workers, held, papers):
    ids = [papers["acknowledgement"]]
    model = "hr.job.instruction.acknowledgement"
    work = (workers.employee.call, model, "sign")
    held = held("mail_message")
    kill_in_the_middle(workers, held, *work, ids=ids, signature=papers["signature"])
    fields = ["state", "signature", "signed_on", "activity_ids"]
    [row] = workers.admin.call(model, "read", ids=ids, fields=fields)
    assert (row["state"], row["signature"], row["signed_on"]) == ("asked", False, False)
    assert row["activity_ids"]


def test_killed_while_approving(workers, held, papers):
    draft = papers["drafts"][0]
    work = (workers.admin.call, "hr.job.instruction", "action_approve")
    kill_in_the_middle(workers, held("mail_message"), *work, ids=[draft])
    assert states(papers, workers.admin) == ["in_force", "draft", "draft", "draft"]
    [row] = workers.admin.call(
        "hr.job.instruction", "read", ids=[draft], fields=["snapshot", "text_hash"]
    )
    assert not row["snapshot"]
    assert not row["text_hash"]


# --- Two at once --------------------------------------------------------------------------


def at_once(held, *calls):
    """Make the calls at once: the first stands in the middle when the others begin.

    :return: what they answer
    """
    with ThreadPoolExecutor(len(calls)) as pool:
        answers = []
        for number, (call, arguments, keywords) in enumerate(calls, start=1):
            answers.append(pool.submit(attempt, call, *arguments, **keywords))
            held.wait_for(number)
        held.let_go()
        return [answer.result(DEADLINE) for answer in answers]


def test_two_sign_the_same(workers, held, papers):
    model = "hr.job.instruction.acknowledgement"
    ids = [papers["acknowledgement"]]
    call = (workers.employee.call, (model, "sign"))
    keywords = {"ids": ids, "signature": papers["signature"]}
    answers = at_once(held("mail_message"), (*call, keywords), (*call, keywords))
    # Either may come first; the other was tried again after it.
    answers.sort(key=lambda answer: answer is not True)
    assert answers[0] is True
    assert "has signed already" in str(answers[1])
    [row] = workers.admin.call(
        model, "read", ids=ids, fields=["state", "signature", "activity_ids", "message_ids"]
    )
    assert row["state"] == "signed"
    assert row["signature"]
    assert not row["activity_ids"]


def test_two_approve_instructions_of_one_job(workers, held, papers):
    calls = [
        (
            workers.admin.call,
            ("hr.job.instruction", "action_approve"),
            {"ids": [draft]},
        )
        for draft in papers["drafts"][:2]
    ]
    answers = at_once(held("mail_message"), *calls)
    assert not any(isinstance(answer, Exception) for answer in answers), answers
    # The second was tried again after the first: it replaces that.
    assert states(papers, workers.admin) == ["replaced", "replaced", "in_force", "draft"]


def test_two_import_the_same_file(workers, held):
    admin = workers.admin
    files = classifier_file("Соціоморфолог")
    keywords = {"files": files, "apply": True}
    held = held("hr_kp_change")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(
            attempt, admin.call, "hr.kp.edition", "import_classifier", **keywords
        )
        held.wait_for(1)
        # Sent away at once, not kept waiting.
        with pytest.raises(ServerError, match="Another import"):
            admin.call("hr.kp.edition", "import_classifier", **keywords)
        held.let_go()
        first = first.result(DEADLINE)
    assert first["added"] == 1
    again = admin.call("hr.kp.edition", "import_classifier", **keywords)
    assert (again["added"], again["unchanged"]) == (0, 1)
    assert count(admin, "hr.kp.profession", ["name", "=", "Соціоморфолог"]) == 1
    for edition in (again["edition_id"], first["edition_id"]):
        admin.call("hr.kp.edition", "action_undo", ids=[edition])


def test_an_import_does_not_stop_the_days_work(workers, held):
    """While one import stands in the middle, titles are searched and positions are saved."""
    admin = workers.admin
    files = classifier_file("Соціоеколог")
    held = held("hr_kp_change")
    with ThreadPoolExecutor(1) as pool:
        importing = pool.submit(
            admin.call, "hr.kp.edition", "import_classifier", files=files, apply=True
        )
        held.wait_for(1)
        [[title, _name]] = admin.call("hr.kp.profession", "name_search", name="1473", limit=1)
        [job] = admin.call(
            "hr.job", "create", vals_list=[{"name": "Поки іде", "kp_profession_id": title}]
        )
        admin.call("hr.job", "write", ids=[job], vals={"kp_grade": "II категорії"})
        held.let_go()
        answer = importing.result(DEADLINE)
    admin.call("hr.kp.edition", "action_undo", ids=[answer["edition_id"]])
    admin.call("hr.job", "unlink", ids=[job])


# --- Several processes --------------------------------------------------------------------


def findings(server, title, extended):
    answer = server.call(
        "hr.job",
        "onchange",
        ids=[],
        values={"name": "X", "kp_profession_id": title, "kp_extended_title": extended},
        field_names=["kp_extended_title"],
        fields_spec={"kp_title_findings": {}},
    )
    return [each["rule"] for each in answer["value"].get("kp_title_findings", [])]


def test_what_one_process_learns_the_others_know(server, workers):
    [title] = workers.admin.call(
        "hr.kp.profession", "search", domain=[["name", "=", "Соціолог"]], limit=1
    )
    extended = "Найповажніший соціолог"
    # Each has the classifier in its memory now.
    before = [findings(each, title, extended) for each in (server, workers.admin)]
    assert before[0] == before[1] != []
    [word] = server.call("hr.kp.derived.word", "create", vals_list=[{"name": "Найповажніший"}])
    assert findings(server, title, extended) != before[0]
    assert findings(workers.admin, title, extended) == findings(server, title, extended)
    server.call("hr.kp.derived.word", "unlink", ids=[word])
    assert findings(workers.admin, title, extended) == before[0]


# --- Two browsers -------------------------------------------------------------------------


def test_two_people_edit_one_draft(server, log_in, papers):
    draft = papers["drafts"][2]
    first, second = (log_in("admin", "admin") for _person in range(2))
    for page in (first, second):
        page.goto(f"/odoo/hr.job.instruction/{draft}")
        expect(page.locator("div[name=place] input")).to_be_visible()
    first.fill("div[name=place] input", "Львів")
    first.click(".o_form_button_save")
    expect(first.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()
    second.fill("div[name=place] input", "Одеса")
    second.click(".o_form_button_save")
    dialog = second.get_by_role("dialog")
    expect(dialog.locator("button.btn-primary")).to_be_visible()
    read = {"ids": [draft], "fields": ["place"]}
    assert server.call("hr.job.instruction", "read", **read)[0]["place"] == "Львів"
    # What was written is still there to be copied; loaded anew, it is saved.
    expect(second.locator("div[name=place] input")).to_have_value("Одеса")
    dialog.locator("button.btn-primary").click()
    expect(second.locator("div[name=place] input")).to_have_value("Львів")
    second.fill("div[name=place] input", "Одеса")
    second.click(".o_form_button_save")
    expect(second.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()
    assert server.call("hr.job.instruction", "read", **read)[0]["place"] == "Одеса"
    # The same person goes on saving.
    second.fill("div[name=place] input", "Харків")
    second.click(".o_form_button_save")
    expect(second.locator(".o_form_status_indicator_buttons.invisible")).to_be_attached()
    assert server.call("hr.job.instruction", "read", **read)[0]["place"] == "Харків"
