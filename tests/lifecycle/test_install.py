"""Where it is installed: with and without demo data, in either language, over much data."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from acceptance.test_environment import PROBE, understood

long = pytest.mark.skipif(
    not os.environ.get("HR_KP_LONG"), reason="long: script/test-lifecycle runs it"
)

JOBS = 5_000
EMPLOYEES = 20_000

FILL = (Path(__file__).parents[2] / "script" / "many_people.py").read_text(encoding="utf-8")

# What the day's work costs there; printed as "SECONDS what seconds".
WORK = """
import time

def timed(what, work):
    env.invalidate_all()
    start = time.monotonic()
    result = work()
    env.cr.commit()  # what is tracked is written then
    print("SECONDS", what, f"{time.monotonic() - start:.3f}")
    return result

title = env["hr.kp.profession"].search([("code", "=", "2442.2"), ("name", "=", "Соціолог")])
jobs = env["hr.job"].search([("name", "like", "Job ")])
job = jobs[0]
timed("title-on-one-job", lambda: job.write({"kp_profession_id": title.id}))
timed("title-on-1000-jobs", lambda: jobs[:1000].write({"kp_profession_id": title.id}))
timed("check-titles-of-all", lambda: env["hr.job"]._cron_kp_check_titles())
timed("list-of-jobs", lambda: env["hr.job"].web_search_read(
    [], {"name": {}, "kp_code": {}, "kp_title": {}, "kp_title_state": {}}, limit=80))
timed("search-of-jobs", lambda: env["hr.job"].search([("kp_title", "ilike", "соціол")], limit=80))
timed("overview", lambda: env["hr.kp.overview"].get_overview())
employee = env["hr.employee"].search([("job_id", "=", job.id)], limit=1)
timed("move-an-employee", lambda: employee.write({"job_id": jobs[1].id}))
timed("hire-an-employee", lambda: env["hr.employee"].create({"name": "Новий", "job_id": job.id}))
timed("create-an-instruction", lambda: job.action_kp_create_instruction())
"""


def test_install_is_nobodys_news(database):
    """Everybody gets their position by the staff list, and no history says that it has changed."""
    messages = "SELECT count(*) FROM mail_message WHERE model IN ('hr.employee', 'hr.version')"
    database.copy_of(os.environ["HR_KP_BASE_DB"])
    before = database.query(messages)
    database.install()
    ((positions,),) = database.query("SELECT count(kp_position) FROM hr_version")
    assert positions > 10
    assert database.query(messages) == before


@long
@pytest.mark.parametrize("language", ["uk_UA", "en_US"])
@pytest.mark.parametrize("demo", [True, False])
def test_install_from_nothing(database, language, demo):
    """All of Odoo that is needed and the addon, at one go."""
    database.drop()
    arguments = ["--load-language", language] if language != "en_US" else []
    said = database.install(*arguments, *(["--with-demo"] if demo else []))
    assert not re.search(r" WARNING \S+ odoo\.(addons\.base|modules|tools\.translate)", said)
    # The language asked for takes the place of English.
    assert database.query("SELECT code FROM res_lang WHERE active") == [(language,)]
    ((titles, groups),) = database.query(
        "SELECT (SELECT count(*) FROM hr_kp_profession), (SELECT count(*) FROM hr_kp_group)"
    )
    assert titles > 9000
    assert groups > 800
    ((jobs,),) = database.query(
        "SELECT count(*) FROM ir_model_data WHERE module = 'hr_kp_classifier'"
        " AND model = 'hr.job'"
    )
    assert bool(jobs) == demo
    names = {key for (name,) in database.query("SELECT name FROM ir_ui_menu") for key in name}
    assert ("uk_UA" in names) == (language == "uk_UA")


CLUSTER = """
source script/common.sh
trap 'stop_postgres; rmdir "$PG_SOCKET"' EXIT
start_postgres
write_odoo_conf
odoo -d poor -i hr_kp_classifier --load-language=uk_UA --stop-after-init --no-http
odoo shell -d poor --no-http <<'PROBE'
{}
PROBE
"""


@long
def test_install_in_a_cluster_that_knows_no_letters():
    """PostgreSQL as initdb makes it where no language is set: LC_CTYPE=C for all databases."""
    dev = Path(os.environ["ODOO_RC"]).parent
    folder = Path(tempfile.mkdtemp(prefix="hr_kp_poor_"))
    folder.chmod(0o755)  # PostgreSQL may run as another user
    try:
        for name in ("venv", "odoo", "bin"):
            (folder / name).symlink_to(dev / name)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PG")
        }
        run = subprocess.run(
            ["bash", "-c", CLUSTER.format(PROBE)],
            cwd=Path(__file__).parents[2],
            env=environment | {"HR_KP_DEV": str(folder), "PG_LOCALE": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr[-3000:]
        assert not re.findall(r"(?m)^.* (?:ERROR|CRITICAL) .*", run.stderr)
        assert "LC_CTYPE" in understood(run.stdout)["missing"]
    finally:
        shutil.rmtree(folder)


@long
def test_install_over_much_data(database):
    """An enterprise of 20,000 takes it on: how long it takes, and nothing slow afterwards."""
    small = database.copy_of(os.environ["HR_KP_BASE_DB"]).install()
    database.copy_of(os.environ["HR_KP_BASE_DB"])
    database.shell(FILL)
    ((jobs, employees),) = database.query(
        "SELECT (SELECT count(*) FROM hr_job), (SELECT count(*) FROM hr_employee)"
    )
    assert jobs > JOBS
    assert employees > EMPLOYEES
    large = database.install()
    few, many = (
        float(re.search(r"Module hr_kp_classifier loaded in ([\d.]+)s", said)[1])
        for said in (small, large)
    )
    upgrade = float(
        re.search(r"Module hr_kp_classifier loaded in ([\d.]+)s", database.upgrade())[1]
    )
    seconds = {
        what: float(number)
        for what, number in re.findall(r"SECONDS (\S+) ([\d.]+)", database.shell(WORK))
    }
    print(f"\ninstallation: {few:.1f} s with few jobs, {many:.1f} s with {jobs}")
    print(f"upgrade: {upgrade:.1f} s")
    for what, number in seconds.items():
        print(f"{what}: {number:.3f} s")
    # Not by the clock, which a busy machine spoils, but by what the same run took.
    assert many < 2 * few + 5
    assert upgrade < many
    assert seconds["title-on-1000-jobs"] < 300 * max(seconds["title-on-one-job"], 0.01)
    assert seconds["list-of-jobs"] < few
    assert seconds["search-of-jobs"] < few
    assert seconds["overview"] < few
    assert seconds["move-an-employee"] < few
    assert seconds["hire-an-employee"] < few
