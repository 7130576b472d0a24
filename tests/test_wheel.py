"""The addon as a wheel: whole, and found by an Odoo whose addons path does not name it."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "hr_kp_classifier"
DATABASE = "hr_kp_wheel"
CACHES = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")

_INSTALL = """
source script/common.sh
start_postgres
copy_database "$(base_database)" {database}
cd {folder}
{python} -m odoo -c {conf} -d {database} -i hr_kp_classifier --stop-after-init --no-http 2>&1
psql -d {database} -Atc "SELECT 'titles ' || count(*) FROM hr_kp_profession"
psql -q -d postgres -c 'DROP DATABASE {database}'
stop_postgres
"""
_WHERE = "import odoo.addons.hr_kp_classifier as addon; print(addon.__path__[0])"


def build(checkout, folder):
    """Build the wheel of a checkout and return its path."""
    result = subprocess.run(
        [checkout / "script" / "wheel", folder],
        env={**os.environ, "HR_KP_DEV": str(Path(sys.prefix).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    (wheel,) = folder.glob("*.whl")
    assert result.stdout.split() == [str(wheel)]
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def test_wheel_is_whole_and_clean(wheel):
    prefix = "odoo/addons/hr_kp_classifier/"
    with zipfile.ZipFile(wheel) as archive:
        names = {
            name.removeprefix(prefix) for name in archive.namelist() if name.startswith(prefix)
        }
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        description = archive.read(metadata).decode()
    ours = {
        str(path.relative_to(ADDON))
        for path in ADDON.rglob("*")
        if path.is_file()
        and not any(
            part == "__pycache__" or part.startswith(".")
            for part in path.relative_to(ADDON).parts
        )
    }
    assert names == ours - {"pyproject.toml"}
    assert re.search(r"^Name: odoo-addon-hr[-_]kp[-_]classifier$", description, re.M)
    assert re.search(r"^Version: 19\.0\.", description, re.M)
    requirements = re.findall(r"^Requires-Dist: ([\w-]+)", description, re.M)
    assert {"odoo", "pymorphy3", "pymorphy3-dicts-uk"} <= set(requirements)


def test_wheel_is_built_without_git(tmp_path, wheel):
    checkout = tmp_path / "checkout"
    shutil.copytree(ADDON, checkout / ADDON.name, ignore=CACHES)
    shutil.copytree(ROOT / "script", checkout / "script", ignore=CACHES)
    (tmp_path / "dist").mkdir()
    other = build(checkout, tmp_path / "dist")
    with zipfile.ZipFile(other) as archive, zipfile.ZipFile(wheel) as known:
        files = [[n for n in z.namelist() if "dist-info" not in n] for z in (archive, known)]
    assert sorted(files[0]) == sorted(files[1])


def test_odoo_finds_and_installs_what_pip_has_installed(tmp_path, wheel):
    environment = tmp_path / "venv"
    venv.create(environment)
    python = environment / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        ],
        check=True,
    )
    # Odoo and what it needs come from the project's environment; the addon from the wheel alone.
    odoo = next(path for path in sys.path if (Path(path) / "odoo" / "release.py").exists())
    used = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([odoo, sysconfig.get_path("purelib")]),
    }
    conf = tmp_path / "odoo.conf"
    conf.write_text(
        f"[options]\ndata_dir = {tmp_path}/data\n"
        + "".join(
            f"{line}\n"
            for line in Path(os.environ["ODOO_RC"]).read_text().splitlines()
            if line.startswith("db_")
        )
    )
    where = subprocess.run(
        [python, "-c", _WHERE],
        cwd=tmp_path,
        env=used,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(environment)
    script = _INSTALL.format(database=DATABASE, folder=tmp_path, python=python, conf=conf)
    result = subprocess.run(
        ["bash", "-c", script],
        cwd=ROOT,
        env=used,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr
    assert not re.findall(r".* (?:ERROR|CRITICAL) .*", result.stdout)
    assert re.search(r"^titles [1-9]\d{3}$", result.stdout, re.M)
