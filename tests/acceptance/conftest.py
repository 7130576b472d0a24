"""A real server on a database of its own, a real browser, and the API from outside."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

DATABASE = os.environ.get("HR_KP_ACCEPTANCE_DB", "hr_kp_acceptance")
# With the addon and without the demo company: script/test copies it.
DEMO_DATABASE = os.environ.get("HR_KP_DEMO_DB", "hr_kp_demo_test")
DEMO = Path(__file__).parents[2] / "script/demo"
START_SECONDS = 120
CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """The running server as an integrator sees it."""

    def __init__(self, url, key):
        self.url = url
        self.key = key

    def call(self, model, method, **arguments):
        """Call a method by JSON-2."""
        request = urllib.request.Request(
            f"{self.url}/json/2/{model}/{method}",
            json.dumps(arguments).encode(),
            {"Authorization": f"bearer {self.key}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise ServerError(json.load(error)) from None


class ServerError(Exception):
    """What JSON-2 answers when a call is refused."""


_PREPARE = """
admin = env.ref("base.user_admin")
key = env["res.users.apikeys"].with_user(admin)._generate("rpc", "acceptance", None)
env["ir.config_parameter"].set_param("web.base.url", {url!r})
env["ir.config_parameter"].set_param("web.base.url.freeze", "1")
env.cr.commit()
print("KEY", key)
"""


@contextlib.contextmanager
def running(url, log, *options, database=DATABASE):
    """A server that answers at the address, with everything it starts in a group of its own."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "odoo", "-d", database),
                *("--db-filter", f"^{database}$", "--http-port", url.rpartition(":")[2]),
                *options,
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(url, process, log)
            yield process
        finally:
            process.terminate()
            process.wait(60)


def in_shell(code, database=DATABASE):
    """Run code in Odoo's shell; it has to commit.

    :return: what it prints
    """
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", database, "--no-http"],
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not result.returncode, result.stderr[-3000:]
    return result.stdout


# Odoo's own demo employees are in the database too: they are no part of the company.
_WITHOUT_DEMO_DATA = """
data = env["ir.model.data"].search(
    [("module", "=", "hr_kp_classifier"), ("name", "=like", "hr%_demo")]
)
ids = {model: some.mapped("res_id") for model, some in data.grouped("model").items()}
for model in ("hr.job", "hr.department"):
    env[model].browse(ids[model]).unlink()
env.cr.commit()
"""


@pytest.fixture(scope="session")
def company_database():
    """The database with the demo company, by the script that script/server feeds to the shell."""
    # The addon's demo data for developers has two positions of the same names.
    in_shell(_WITHOUT_DEMO_DATA, DEMO_DATABASE)
    path = os.pathsep.join((os.environ.get("PYTHONPATH", ""), str(DEMO)))
    subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", DEMO_DATABASE, "--no-http"],
        input=(DEMO / "build.py").read_text(encoding="utf-8"),
        text=True,
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    return DEMO_DATABASE


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    url = f"http://127.0.0.1:{_free_port()}"
    key = re.search(r"KEY (\w+)", in_shell(_PREPARE.format(url=url)))[1]
    with running(url, tmp_path_factory.mktemp("server") / "odoo.log"):
        yield Server(url, key)


def _wait_for(url, process, log):
    """Poll until the server answers: it says so in no other way."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended at its start:\n{log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(f"{url}/web/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the server does not answer:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    # Five seconds, the default, are too few for a form of Odoo on a busy machine.
    expect.set_options(timeout=START_SECONDS * 1000 / 4)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=CHROMIUM_FLAGS,
        )
        yield browser
        browser.close()


def fill_in_login(page, login, password):
    """Log in, and wait for Odoo's menu."""
    page.goto("/web/login")
    page.fill("#login", login)
    page.fill("#password", password)
    page.click(".oe_login_form button[type=submit]")
    # The first page of a database makes its scripts and styles.
    page.wait_for_selector(".o_main_navbar", timeout=START_SECONDS * 1000)


@pytest.fixture
def log_in(server, chromium):
    """Open a browser's page in Ukrainian, logged in; script errors fail the test at its end."""
    contexts, errors = [], []

    def open_page(login, password):
        context = chromium.new_context(
            locale="uk-UA", viewport={"width": 1400, "height": 900}, base_url=server.url
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        fill_in_login(page, login, password)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def page(log_in):
    """What the administrator sees."""
    return log_in("admin", "admin")


def folder_of_wkhtmltopdf(kind):
    """The folder with that kind of wkhtmltopdf."""
    for folder in (*os.environ["PATH"].split(os.pathsep), "/usr/bin"):
        program = shutil.which("wkhtmltopdf", path=folder)
        if program:
            version = subprocess.run([program, "--version"], capture_output=True, text=True)
            if ("patched qt" in version.stdout) == (kind == "patched"):
                return folder
    return pytest.fail(f"there is no {kind} wkhtmltopdf; run script/bootstrap")


def to_pdf(files):
    """Convert documents by LibreOffice, as who opens them there would print them."""
    folder = files[0].parent
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [file.with_suffix(".pdf") for file in files]


def pages_of(path):
    """The text of a PDF: a list of its pages, each a list of lines, blanks made single."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        for page in text.split("\f")
        if page.strip()
    ]
