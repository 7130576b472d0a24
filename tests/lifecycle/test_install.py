"""Where it is installed: with and without demo data, in either language, over much data.

Long: script/test-lifecycle runs these.
"""

import os
import re

import pytest

pytestmark = pytest.mark.skipif(
    not os.environ.get("HR_KP_LONG"), reason="long: script/test-lifecycle runs it"
)

JOBS = 5_000
EMPLOYEES = 20_000

# Filled by SQL, past all that would take an hour.
FILL = f"""
from odoo.tools import SQL

job, employee = env["hr.job"].search([], limit=1), env["hr.employee"].search([], limit=1)
def copies(table, record_id, count, **values):
    columns = [
        name for (name,) in env.execute_query(SQL(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND column_name <> 'id'", table))
    ]
    picked = SQL(", ").join(
        SQL(values[name]) if name in values else SQL.identifier(name) for name in columns
    )
    return [row[0] for row in env.execute_query(SQL(
        "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(1, %s) AS number"
        " WHERE %s = %s RETURNING id",
        SQL.identifier(table), SQL(", ").join(map(SQL.identifier, columns)), picked,
        SQL.identifier(table), count, SQL.identifier(table, "id"), record_id))]

jobs = copies("hr_job", job.id, {JOBS}, name="jsonb_build_object('en_US', 'Job ' || number)")
resources = copies("resource_resource", employee.resource_id.id, {EMPLOYEES},
                   name="'Employee ' || number", user_id="NULL")
employees = copies("hr_employee", employee.id, {EMPLOYEES}, name="'Employee ' || number",
                   user_id="NULL", barcode="NULL", pin="NULL", work_contact_id="NULL",
                   current_version_id="NULL")
versions = copies("hr_version", employee.version_id.id, {EMPLOYEES}, employee_id="NULL")
env.cr.execute(SQL('''
    WITH e AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM hr_employee WHERE id = ANY(%s)),
         r AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM resource_resource WHERE id = ANY(%s)),
         v AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM hr_version WHERE id = ANY(%s)),
         j AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM hr_job WHERE id = ANY(%s)),
         linked AS (UPDATE hr_version SET employee_id = e.id, job_id = j.id FROM e
                    JOIN v USING (n) JOIN j ON j.n = e.n %% {JOBS} + 1 WHERE hr_version.id = v.id)
    UPDATE hr_employee SET resource_id = r.id, current_version_id = v.id
      FROM e JOIN r USING (n) JOIN v USING (n) WHERE hr_employee.id = e.id
''', employees, resources, versions, jobs))
env.cr.commit()
"""

# What the day's work costs there; printed as "SECONDS what seconds".
WORK = """
import time

def timed(what, work):
    env.invalidate_all()
    start = time.monotonic()
    result = work()
    env.flush_all()
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
employee = env["hr.employee"].search([("job_id", "=", job.id)], limit=1)
timed("move-an-employee", lambda: employee.write({"job_id": jobs[1].id}))
timed("hire-an-employee", lambda: env["hr.employee"].create({"name": "Новий", "job_id": job.id}))
timed("create-an-instruction", lambda: job.action_kp_create_instruction())
env.cr.rollback()
"""


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
    assert seconds["move-an-employee"] < few
    assert seconds["hire-an-employee"] < few
