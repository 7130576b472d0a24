"""Copies of databases have the files that they name, whatever runs beside the copying."""

import os
import subprocess
from pathlib import Path

import psycopg2
import pytest
from database_files import drop_with_files, files_kept, filestore

ROOT = Path(__file__).resolve().parent.parent
SOURCE, TARGET = "hr_kp_copied", "hr_kp_copy"


def execute(database, *statements):
    connection = psycopg2.connect(dbname=database)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()


def copy():
    """Copy by the function of the scripts."""
    return subprocess.run(
        ["bash", "-c", f"source script/common.sh; copy_database {SOURCE} {TARGET}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def names_of(database):
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT store_fname FROM ir_attachment")
        names = cursor.fetchall()
    connection.close()
    return names


@pytest.fixture
def source():
    """A database with an attachment, and its file."""
    if "HR_KP_BASE_DB" not in os.environ:
        pytest.skip("there is no database; run script/test")
    drop_with_files(SOURCE)
    subprocess.run(["createdb", SOURCE], check=True)
    execute(
        SOURCE,
        "CREATE TABLE ir_attachment (store_fname varchar)",
        "INSERT INTO ir_attachment VALUES ('ab/abc'), (NULL)",
    )
    file = filestore(SOURCE) / "ab" / "abc"
    file.parent.mkdir(parents=True)
    file.write_text("content")
    yield file
    drop_with_files(SOURCE)
    drop_with_files(TARGET)


def test_a_copy_has_the_files(source):
    result = copy()
    assert result.returncode == 0, result.stderr
    assert names_of(TARGET) == names_of(SOURCE)
    assert (filestore(TARGET) / "ab" / "abc").read_text() == "content"


def test_a_copy_that_lost_files_does_not_take_the_place_of_one_that_is_whole(source):
    assert copy().returncode == 0
    source.unlink()
    result = copy()
    assert result.returncode != 0
    assert "ab/abc" in result.stderr
    assert (filestore(TARGET) / "ab" / "abc").exists()
    assert len(names_of(TARGET)) == 2


def test_garbage_is_not_collected_while_files_are_kept(source):
    """By the lock that Odoo's collection takes (``ir.attachment._gc_file_store``)."""
    collecting = ("SET lock_timeout TO '50ms'", "LOCK ir_attachment IN SHARE MODE")
    with files_kept(SOURCE):
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            execute_in_transaction(SOURCE, *collecting)
        execute(SOURCE, "INSERT INTO ir_attachment VALUES ('cd/cde')")
    execute_in_transaction(SOURCE, *collecting)


def execute_in_transaction(database, *statements):
    connection = psycopg2.connect(dbname=database)
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()
