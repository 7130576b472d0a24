"""The addon on a server that lacks something: it works, or says what is missing and to whom."""

import json
import os
import subprocess
import sys

import pytest

from .conftest import DATABASE, folder_of_wkhtmltopdf

POOR = "hr_kp_poor"
PROBE = """
import json
titles = env["hr.kp.profession"]
def found(text):
    return [name for _id, name in titles.name_search(text, limit=3)]
settings = env["res.config.settings"].with_context(lang="uk_UA").create({})
director = env["hr.employee"].create({"name": "Марія Заньковецька", "job_title": "Директор"})
sociologist = titles.search([("name", "=", "Соціолог")], limit=1)
job = env["hr.job"].create({"name": "Соціолог", "kp_profession_id": sociologist.id})
job.action_kp_create_instruction()
instruction = job.kp_instruction_ids
instruction.write({"number": "1", "date": "2026-11-23", "approver_id": director.id})
instruction.action_approve()
amended = env["hr.kp.edition"]._apply(
    env["hr.kp.edition"]._plan(
        env["hr.kp.edition"]._read([("x.csv", "КОД КП,НАЗВА\\n2442.2,Соціопат\\n".encode())])
    ),
    {"name": "x"},
)
print("DATA", json.dumps({
    "missing": settings.kp_missing,
    "words": found("інформації надання МЕНЕДЖЕР"),
    "code": found("1473"),
    "mistyped": found("соціолох"),
    "added": amended.change_count,
    "snapshot": instruction.snapshot_name,
}))
env.cr.rollback()
"""


def psql(database, *arguments):
    subprocess.run(
        ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )


def odoo(database, *arguments, code=None, **environment):
    result = subprocess.run(
        [sys.executable, "-m", "odoo", *arguments, "-d", database, "--no-http"],
        input=code,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not result.returncode, result.stderr[-3000:]
    assert " ERROR " not in result.stderr
    return result.stdout


def probe(database, **environment):
    return understood(odoo(database, "shell", code=PROBE, **environment))


def understood(output):
    """What the probe has said."""
    found = json.loads(output[output.index("DATA ") + 5 :].splitlines()[0])
    # What has to work anywhere.
    official = "1473 Менеджер (управитель) у сфері надання інформації"
    assert found["words"][0] == official
    assert found["code"] == [official]
    assert found["added"] == 1
    assert found["snapshot"]
    return found


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("dump") / "dump")
    subprocess.run(["pg_dump", "-Fc", "-f", path, DATABASE], check=True)
    return path


@pytest.fixture
def poor(dump, request):
    """A copy of the database, made and changed as is wished, with the addon upgraded there."""
    control = os.environ.get("PGDATABASE", "postgres")

    def make(options="", *changes):
        psql(control, "-c", f"DROP DATABASE IF EXISTS {POOR} WITH (FORCE)")
        psql(control, "-c", f"CREATE DATABASE {POOR} TEMPLATE template0 {options}")
        subprocess.run(["pg_restore", "--no-owner", "-d", POOR, dump], check=True)
        for change in changes:
            psql(POOR, "-c", change)
        odoo(POOR, "--stop-after-init", "-u", "hr_kp_classifier")
        return POOR

    yield make
    psql(control, "-c", f"DROP DATABASE IF EXISTS {POOR} WITH (FORCE)")


def test_nothing_is_missing():
    found = probe(DATABASE)
    assert "pg_trgm" not in found["missing"]
    assert "LC_CTYPE" not in found["missing"]
    assert "ICU" not in found["missing"]
    assert found["mistyped"][0] == "2442.2 Соціолог"
    assert found["snapshot"].endswith(".pdf")


def test_without_wkhtmltopdf(tmp_path):
    found = probe(DATABASE, PATH=str(tmp_path))
    assert "wkhtmltopdf" in found["missing"]
    assert found["snapshot"].endswith(".html")


def test_with_a_wkhtmltopdf_that_is_not_patched():
    folder = folder_of_wkhtmltopdf("unpatched")
    found = probe(DATABASE, PATH=os.pathsep.join((folder, os.environ["PATH"])))
    assert "не мають номерів сторінок" in found["missing"]
    assert found["snapshot"].endswith(".pdf")


def test_without_trigrams_and_icu(poor):
    database = poor(
        "ENCODING 'UTF8'",
        "DROP EXTENSION pg_trgm CASCADE",
        "DELETE FROM pg_collation WHERE collname = 'uk-x-icu'",
    )
    found = probe(database)
    for what in ("pg_trgm", "ICU"):
        assert what in found["missing"]
    assert found["mistyped"][0] == "2442.2 Соціолог"


def test_in_a_database_that_knows_no_letters(poor):
    database = poor("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    assert "LC_CTYPE" in probe(database)["missing"]
