"""Databases that are copied with the files that Odoo keeps beside them."""

import contextlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import psycopg2


def filestore(database):
    """The folder with the files of a database."""
    config = Path(os.environ["ODOO_RC"]).read_text()
    return Path(re.search(r"(?m)^data_dir = (.+)$", config)[1]) / "filestore" / database


@contextlib.contextmanager
def files_kept(database):
    """Keep servers from deleting files of the database meanwhile; they go on writing.

    Odoo's collection of garbage locks attachments against writing first, and puts itself off where it can't.
    """
    connection = psycopg2.connect(dbname=database)
    try:
        connection.cursor().execute("LOCK TABLE ir_attachment IN ROW EXCLUSIVE MODE")
        yield
    finally:
        connection.close()


def copy_of_running(source, target, folder):
    """Copy a database that servers may be using, with its files; the target is replaced.

    :param folder: for the dump
    """
    dump = str(folder / "dump")
    drop_with_files(target)
    # A file that is in the dump has to be there until it is copied.
    with files_kept(source):
        subprocess.run(["pg_dump", "-Fc", "-f", dump, source], check=True)
        shutil.copytree(filestore(source), filestore(target))
    subprocess.run(["createdb", "--template", "template0", target], check=True)
    subprocess.run(["pg_restore", "--no-owner", "-d", target, dump], check=True)


def drop_with_files(database):
    subprocess.run(
        ["dropdb", "--if-exists", "--force", database], check=True, capture_output=True
    )
    shutil.rmtree(filestore(database), ignore_errors=True)
