# Fed to "odoo shell" by script/bench and script/test-lifecycle: so many positions and employees,
# copies of one of each, by SQL: past all that would take an hour.
from odoo.tools import SQL

JOBS = 5_000
EMPLOYEES = 20_000

job, employee = env["hr.job"].search([], limit=1), env["hr.employee"].search([], limit=1)


def copies(table, record_id, count, **values):
    """So many copies of a row, with other values (SQL) in these columns; their ids."""
    columns = [
        name
        for (name,) in env.execute_query(
            SQL(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND table_name = %s AND column_name <> 'id'",
                table,
            )
        )
    ]
    picked = SQL(", ").join(
        SQL(values[name]) if name in values else SQL.identifier(name) for name in columns
    )
    rows = env.execute_query(
        SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(1, %s) AS number"
            " WHERE %s = %s RETURNING id",
            SQL.identifier(table),
            SQL(", ").join(map(SQL.identifier, columns)),
            picked,
            SQL.identifier(table),
            count,
            SQL.identifier(table, "id"),
            record_id,
        )
    )
    return [id_ for (id_,) in rows]


jobs = copies("hr_job", job.id, JOBS, name="jsonb_build_object('en_US', 'Job ' || number)")
resources = copies(
    "resource_resource",
    employee.resource_id.id,
    EMPLOYEES,
    name="'Employee ' || number",
    user_id="NULL",
)
employees = copies(
    "hr_employee",
    employee.id,
    EMPLOYEES,
    name="'Employee ' || number",
    work_email="'employee' || number || '@example.com'",
    user_id="NULL",
    barcode="NULL",
    pin="NULL",
    work_contact_id="NULL",
    current_version_id="NULL",
)
versions = copies("hr_version", employee.version_id.id, EMPLOYEES, employee_id="NULL")
env.cr.execute(
    SQL(
        """
        WITH e AS (SELECT id, row_number() OVER (ORDER BY id) AS n
                     FROM hr_employee WHERE id = ANY(%s)),
             r AS (SELECT id, row_number() OVER (ORDER BY id) AS n
                     FROM resource_resource WHERE id = ANY(%s)),
             v AS (SELECT id, row_number() OVER (ORDER BY id) AS n
                     FROM hr_version WHERE id = ANY(%s)),
             j AS (SELECT id, row_number() OVER (ORDER BY id) AS n
                     FROM hr_job WHERE id = ANY(%s)),
             linked AS (UPDATE hr_version SET employee_id = e.id, job_id = j.id FROM e
                        JOIN v USING (n) JOIN j ON j.n = e.n %% %s + 1
                        WHERE hr_version.id = v.id)
        UPDATE hr_employee SET resource_id = r.id, current_version_id = v.id
          FROM e JOIN r USING (n) JOIN v USING (n) WHERE hr_employee.id = e.id
        """,
        employees,
        resources,
        versions,
        jobs,
        JOBS,
    )
)
# As PostgreSQL does by itself, some time after so much has been added.
env.cr.execute("ANALYZE")
env.cr.commit()
env.invalidate_all()
