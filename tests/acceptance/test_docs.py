"""The examples of docs/api.rst run as they stand and print what it says they print."""

import os
import subprocess
import sys
from pathlib import Path

import docutils.core
import docutils.nodes
import pytest

from .conftest import DATABASE

PAGE = Path(__file__).parents[2] / "docs" / "api.rst"


def examples():
    """Give each language's program whole, and all that the page says it prints.

    The blocks of Python are one program: a later one uses what an earlier one has found.
    """
    document = docutils.core.publish_doctree(PAGE.read_text(encoding="utf-8"), str(PAGE))
    programs, printed = {}, {}
    language = None
    for block in document.findall(docutils.nodes.literal_block):
        kind = block["classes"][1]
        if kind == "text":
            printed.setdefault(language, []).append(block.astext())
        else:
            language = kind
            programs.setdefault(kind, []).append(block.astext())
    return {
        language: ("\n".join(blocks), "\n".join(printed[language]))
        for language, blocks in programs.items()
    }


EXAMPLES = examples()
COMMANDS = {"python": [sys.executable, "-"], "sh": ["bash", "-o", "pipefail", "-s"]}


@pytest.fixture
def job_removed(server):
    yield
    domain = [["name", "=", "CRM-менеджер (API)"]]
    if jobs := server.call("hr.job", "search", domain=domain):
        server.call("hr.job", "unlink", ids=jobs)


@pytest.mark.parametrize("language", EXAMPLES)
def test_examples_for_integrators(server, job_removed, language):
    program, printed = EXAMPLES[language]
    result = subprocess.run(
        COMMANDS[language],
        env={
            **os.environ,
            "ODOO_URL": server.url,
            "ODOO_API_KEY": server.key,
            "ODOO_DB": DATABASE,
            "ODOO_LOGIN": "admin",
            "PYTHONIOENCODING": "utf-8",
        },
        input=program,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == printed.splitlines()
