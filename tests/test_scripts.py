"""What the scripts say where something can't be had: one line, with the remedy."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command, **environment):
    """Run a script with no more of the environment than a new user has."""
    kept = (
        "PATH",
        "HOME",
        "PGHOST",
        "PGPORT",
        "PGUSER",
        "PGPASSWORD",
        "ODOO_HOME",
        "HR_KP_DEV",
    )
    return subprocess.run(
        command,
        cwd=ROOT,
        env={name: os.environ[name] for name in kept if name in os.environ} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def error_line(result):
    lines = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert result.returncode != 0
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_bootstrap_again_has_nothing_to_do():
    result = run("script/bootstrap")
    assert result.returncode == 0, result.stderr
    steps = [line for line in result.stderr.splitlines() if line.startswith("==>")]
    assert len(steps) == 1
    assert steps[0].startswith("==> Ready: Odoo Server 19.0")


def test_server_names_the_remedy_for_a_taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "PORT=8070 script/server" in error_line(run("script/server", PORT=port))


def test_bootstrap_refuses_what_is_no_odoo(tmp_path):
    line = error_line(run("script/bootstrap", ODOO_HOME=str(tmp_path)))
    assert "ODOO_HOME" in line


def test_bootstrap_refuses_another_odoo(tmp_path):
    (tmp_path / "odoo").mkdir()
    (tmp_path / "odoo" / "release.py").write_text("version_info = (18, 0, 0, 'final', 0, '')\n")
    assert "is not Odoo 19.0" in error_line(run("script/bootstrap", ODOO_HOME=str(tmp_path)))


def test_bootstrap_says_what_python_is_needed():
    assert "PYTHON3" in error_line(run("script/bootstrap", PYTHON3="/bin/false"))


def test_lint_says_what_it_can_check():
    line = error_line(run("script/lint", "spelling"))
    assert '"spelling"' in line
    assert "prettier" in line


def test_lint_names_what_is_not_installed(tmp_path):
    (tmp_path / "venv").symlink_to(Path(sys.prefix))
    assert "script/bootstrap" in error_line(run("script/lint", HR_KP_DEV=str(tmp_path)))


def test_every_template_can_be_read_through():
    result = run("script/read-templates")
    assert result.returncode == 0, result.stderr
    page = Path(result.stdout.strip()).read_text(encoding="utf-8")
    templates = list((ROOT / "hr_kp_classifier/data/instruction_templates").glob("*.txt"))
    assert templates
    assert not [path.name for path in templates if path.name not in page]
    assert "{" not in page.partition("</style>")[2]
