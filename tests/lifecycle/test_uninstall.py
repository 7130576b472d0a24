"""Uninstalled after use, the addon leaves the database as it was before it came."""

import os
from collections import Counter

import pytest

# The extension pg_trgm stays: other addons may have come to use it since.
SCHEMA = {
    "columns": """
        SELECT table_name, column_name, data_type, is_nullable, column_default
          FROM information_schema.columns WHERE table_schema = 'public'
    """,
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    """,
    "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "relations": """
        SELECT relkind::text, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    """,
    "functions": """
        SELECT proname FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    """,
    "triggers": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
# Tables that describe what is installed: none of their rows may stay.
REGISTRY = {
    "ir_model": "model",
    "ir_model_fields": "model, name",
    "ir_model_fields_selection": "(SELECT model || '.' || name FROM ir_model_fields f WHERE f.id = field_id), value",
    "ir_model_data": "module, name",
    "ir_model_constraint": "name",
    "ir_model_relation": "name",
    "ir_model_access": "name",
    "ir_model_inherit": "id",
    "ir_rule": "name::text",
    "ir_ui_view": "name, model, arch_fs",
    "ir_ui_menu": "name::text",
    "ir_actions": "type, name::text",
    "ir_act_server": "name::text",
    "ir_cron": "cron_name",
    "ir_asset": "path",
    "ir_config_parameter": "key",
    "ir_default": "field_id, json_value",
    "ir_filters": "name, model_id",
    "ir_exports": "name",
    "ir_sequence": "name",
    "mail_activity_type": "name::text, res_model",
    "mail_message_subtype": "name::text, res_model",
    "mail_template": "name::text",
    "report_paperformat": "name",
    "res_groups": "name::text",
    "res_groups_privilege": "name::text",
}
# Columns of core's tables that name a model.
NAMES_OF_MODELS = """
    SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'character varying'
       AND column_name IN ('model', 'res_model', 'model_name', 'relation', 'render_model')
"""


# The tables of the addon's own models, but for those of its dialogs.
OWN_TABLES = """
    SELECT DISTINCT replace(model.model, '.', '_')
      FROM ir_model model
      JOIN ir_model_data data ON data.model = 'ir.model' AND data.res_id = model.id
     WHERE data.module = 'hr_kp_classifier' AND NOT model.transient AND NOT model.abstract
       AND model.model LIKE ANY (ARRAY['hr.kp.%', 'hr.job.%', 'hr.staff.%', 'hr.occupation%'])
"""
# All but when it was written last.
OF_JOBS = """
    SELECT id, (to_jsonb(hr_job) - 'write_date' - 'write_uid')::text FROM hr_job
"""


def schema(database):
    return {kind: set(database.query(query)) for kind, query in SCHEMA.items()}


def registry(database):
    return {
        table: Counter(map(str, database.query(f"SELECT {columns} FROM {table}")))
        for table, columns in REGISTRY.items()
    }


def unreferenced_files(database):
    """The files of the filestore that no attachment names."""
    known = {name for (name,) in database.query("SELECT store_fname FROM ir_attachment")}
    return {
        path
        for path in map(
            str,
            (
                file.relative_to(database.filestore)
                for file in database.filestore.rglob("*")
                if file.is_file() and "checklist" not in file.parts
            ),
        )
        if path not in known and "/" in path
    }


@pytest.fixture
def used(database):
    """A database where the addon came, was used and went, with what was there before."""
    database.copy_of(os.environ["HR_KP_BASE_DB"])
    before = schema(database), registry(database)
    jobs = database.query(OF_JOBS)
    models = {name for (name,) in database.query("SELECT model FROM ir_model")}
    database.install()
    models = {name for (name,) in database.query("SELECT model FROM ir_model")} - models
    database.shell("hr_work.py")
    database.shell("hr_work_second_year.py")
    # Nothing that HR can leave behind is left out.
    empty = {
        table
        for (table,) in database.query(OWN_TABLES)
        if database.query(f"SELECT count(*) FROM {table}") == [(0,)]
    }
    assert empty == set()
    database.uninstall()
    # Files are deleted later, by a job of Odoo's.
    database.shell('env["ir.attachment"]._gc_file_store()\nenv.cr.commit()\n')
    return database, before, jobs, models


def test_nothing_is_left_and_it_installs_again(used):
    database, (schema_before, registry_before), jobs, models = used
    assert database.query(
        "SELECT state FROM ir_module_module WHERE name = 'hr_kp_classifier'"
    ) == [("uninstalled",)]
    after = schema(database)
    for kind, known in schema_before.items():
        assert after[kind] - known == set(), f"{kind} left behind"
        assert known - after[kind] == set(), f"{kind} lost"
    for table, rows in registry(database).items():
        left, lost = rows - registry_before[table], registry_before[table] - rows
        assert (left, lost) == (Counter(), Counter()), table

    for table, column in database.query(NAMES_OF_MODELS):
        left = {name for (name,) in database.query(f"SELECT DISTINCT {column} FROM {table}")}
        assert not left & models, f"{table}.{column}"
    assert unreferenced_files(database) == set()

    # The positions that were there are as they were.
    kept = set(jobs)
    assert {job for job in database.query(OF_JOBS) if job in kept} == kept

    database.install()
    ((titles,),) = database.query("SELECT count(*) FROM hr_kp_profession")
    assert titles > 9000
    assert database.query("SELECT count(*) FROM hr_job WHERE kp_profession_id IS NOT NULL") == [
        (0,)
    ]
