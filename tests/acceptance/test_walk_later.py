"""Every button of records that are no drafts any more: agreed, signed, carried out, revoked."""

import json
from pathlib import Path

import pytest
from database_files import copy_of_running, drop_with_files

from .conftest import Server, _free_port, in_shell, running
from .walker import BUTTONS_OF_A_FORM, Walker

LATER = "hr_kp_later"
STATES = (Path(__file__).parent / "later_states.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def later(company_database, tmp_path_factory):
    """The demo company with records in later states: a key to it, and which they are."""
    copy_of_running(company_database, LATER, tmp_path_factory.mktemp("dump"))
    output = in_shell(STATES, database=LATER)
    yield json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])
    drop_with_files(LATER)


@pytest.fixture(scope="module")
def hr(later, chromium, tmp_path_factory):
    """HR's browser at a server with that database, and the server's API."""
    url = f"http://127.0.0.1:{_free_port()}"
    log = tmp_path_factory.mktemp("walk") / "odoo.log"
    with running(url, log, "--max-cron-threads=0", database=LATER):
        walker = Walker(chromium, url, log, "hr")
        yield walker, Server(url, later["key"])
        walker.close()


def test_every_button_in_later_states(later, hr):
    walker, server = hr
    walked = []
    for model, ids, state in later["states"]:
        waiting = list(ids)

        def begin(model=model, state=state, waiting=waiting):
            """Open one that is still in the state: a button may have taken the last one on."""
            while waiting:
                domain = [["id", "=", waiting[0]]]
                found = server.call(model, "search_read", domain=domain, fields=["state"])
                if found and found[0]["state"] == state:
                    break
                waiting.pop(0)
            assert waiting, f"of {model} in the state {state} too few are made"
            action = {"type": "ir.actions.act_window", "res_model": model}
            walker.open({**action, "res_id": waiting[0], "views": [[False, "form"]]})

        before = len(walker.pressed)
        walker.walk(f"{model} {state}", begin, BUTTONS_OF_A_FORM)
        # Some that is finished has no buttons left.
        if len(walker.pressed) > before:
            walked.append((model, state))
    assert not walker.faults, "\n".join(walker.faults)
    assert len(set(walked)) > 15
    assert len(walker.pressed) > 120
