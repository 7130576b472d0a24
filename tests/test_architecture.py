"""The two rules that hold the house up."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KP = ROOT / "hr_kp_classifier" / "kp"


def imports(path):
    """The top-level names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def test_kp_knows_nothing_of_odoo():
    modules = list(KP.rglob("*.py"))
    assert modules
    libraries = {"pymorphy3", "pymorphy3_dicts_uk", "openpyxl", "xlsxwriter"}
    allowed = {*sys.stdlib_module_names, *libraries}
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules
        for name in imports(path)
        if name.partition(".")[0] not in allowed
    }
    assert not foreign


def test_papers_know_nothing_of_odoo():
    modules = list((KP.parent / "documents").rglob("*.py"))
    assert modules
    allowed = {*sys.stdlib_module_names, "docx"}
    assert not [
        f"{path.name}: {name}"
        for path in modules
        for name in imports(path)
        if name.partition(".")[0] not in allowed
    ]


def test_classifier_is_not_loaded_by_the_manifest():
    """A CSV of the manifest would be loaded again, over HR's edits, at every upgrade."""
    manifest = ast.literal_eval(
        (ROOT / "hr_kp_classifier" / "__manifest__.py").read_text(encoding="utf-8")
    )
    loaded = [*manifest["data"], *manifest["demo"]]
    assert not [name for name in loaded if name.startswith("data/kp_")]


def superuser_calls(path):
    """The calls of sudo() in a module, with the line on which their statement begins."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    begins = {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt):
            for node in ast.walk(statement):
                # The innermost statement comes last.
                begins[node] = statement.lineno
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "sudo"
        ):
            yield begins[node], node.func.end_lineno


def test_each_sudo_has_its_reason_beside_it():
    unexplained, found = [], 0
    for path in (ROOT / "hr_kp_classifier").rglob("*.py"):
        if "tests" in path.parts:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for begin, end in superuser_calls(path):
            found += 1
            # From two lines above the statement to the call itself.
            if not any("# sudo: " in line for line in lines[max(begin - 3, 0) : end]):
                unexplained.append(f"{path.relative_to(ROOT)}:{end}")
    assert found
    assert not unexplained


def test_no_view_nor_data_goes_past_access():
    files = [*(ROOT / "hr_kp_classifier").rglob("*.xml")]
    assert files
    assert not [path.name for path in files if "sudo" in path.read_text(encoding="utf-8")]
