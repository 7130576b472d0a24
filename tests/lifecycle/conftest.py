"""Databases that are installed, upgraded and uninstalled from outside, as an administrator does."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
from database_files import filestore

HERE = Path(__file__).parent
ADDON = "hr_kp_classifier"


def _control(statement):
    connection = psycopg2.connect(dbname=os.environ.get("PGDATABASE", "postgres"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


class Database:
    """A database with its filestore."""

    def __init__(self, name):
        self.name = name

    @property
    def filestore(self):
        return filestore(self.name)

    def drop(self):
        _control(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        shutil.rmtree(self.filestore, ignore_errors=True)

    def copy_of(self, other):
        self.drop()
        _control(f'CREATE DATABASE "{self.name}" TEMPLATE "{other}"')
        source = Database(other).filestore
        if source.is_dir():
            shutil.copytree(source, self.filestore)
        return self

    def restore(self, dump):
        """Fill it from a dump of SQL."""
        self.drop()
        # As Odoo creates databases.
        _control(
            f"CREATE DATABASE \"{self.name}\" ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0"
        )
        run = subprocess.run(
            ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.name],
            input=dump,
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()[-2000:]
        return self

    def query(self, statement, *arguments):
        connection = psycopg2.connect(dbname=self.name)
        with connection, connection.cursor() as cursor:
            cursor.execute(statement, arguments or None)
            rows = cursor.fetchall()
        connection.close()
        return rows

    def odoo(self, *arguments, script=None):
        """Run Odoo and return what it says; its errors and warnings of the addon fail."""
        run = subprocess.run(
            [sys.executable, "-m", "odoo", *arguments],
            input=script,
            capture_output=True,
            text=True,
            check=False,
        )
        said = run.stdout + run.stderr
        complaints = re.findall(
            rf"(?m)^Traceback.*|^.* (?:ERROR|CRITICAL) .*|^.* WARNING .*{ADDON}.*", said
        )
        assert not complaints, "\n".join(complaints)
        assert run.returncode == 0, said[-4000:]
        return said

    def install(self, *arguments):
        return self.odoo(
            *("-d", self.name, "-i", ADDON, "--stop-after-init", "--no-http"), *arguments
        )

    def upgrade(self, *modules):
        modules = ",".join(modules or (ADDON,))
        return self.odoo("-d", self.name, "-u", modules, "--stop-after-init", "--no-http")

    def uninstall(self):
        return self.odoo("module", "uninstall", "-d", self.name, ADDON)

    def shell(self, script):
        """Feed Odoo's shell: a file that lies here, or lines."""
        if script.endswith(".py"):
            script = (HERE / script).read_text()
        return self.odoo("shell", "-d", self.name, "--no-http", script=script)

    def hr_has(self):
        """What HR has in it: see hr_has.py."""
        said = self.shell("hr_has.py")
        return json.loads(re.search(r"(?m)^HAS (.+)$", said)[1])


@pytest.fixture
def database():
    if "HR_KP_BASE_DB" not in os.environ:
        pytest.skip("HR_KP_BASE_DB is not set: script/test does that")
    database = Database("hr_kp_lifecycle")
    yield database
    database.drop()
