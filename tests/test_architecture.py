"""The rules that hold the house up: rooms without circles, files that can be read at once."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "hr_kp_classifier"


# Each room, and the rooms it may import. A room may always import itself and what is named
# here of others, nothing else: so there is no circle of rooms. Circles of modules within a room
# are looked for apart.
GROUND = {"kp.codes", "kp.text", "kp.messages"}
ROOMS = {
    "kp.codes": set(),
    "kp.text": set(),
    "kp.messages": set(),
    "kp.language": GROUND,
    "kp.titles": GROUND | {"kp.language"},
    "kp.search": GROUND,
    "kp.recommend": GROUND | {"kp.language", "kp.search", "kp.titles"},
    "kp.tables": GROUND,
    "kp.editions": GROUND | {"kp.tables"},
    "kp.occupations": GROUND | {"kp.tables"},
    "kp.staff": GROUND | {"kp.tables", "kp.titles"},
    "documents": GROUND | {"kp.language"},
    "signing": {"kp.messages", "kp.text"},
}
LIBRARIES = {
    "kp": {"pymorphy3", "pymorphy3_dicts_uk", "rapidfuzz"},
    "documents": {"PIL", "babel", "docx", "pypdfium2", "xlsxwriter", "zxingcpp"},
    # Odoo itself requires them.
    "signing": {"asn1crypto", "cryptography", "lxml"},
}


def modules():
    """The modules of kp/, documents/ and signing/: (name below the addon, path), packages by their name."""
    for top in ("kp", "documents", "signing"):
        for path in sorted((ADDON / top).rglob("*.py")):
            name = ".".join(path.relative_to(ADDON).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports(name, path):
    """The modules that one imports, wherever it does so: (name, is it of the addon)."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module, False
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1]
            found = ".".join([*base, *(node.module.split(".") if node.module else [])])
            for alias in node.names:
                deeper = ADDON / f"{found}.{alias.name}".replace(".", "/")
                is_module = deeper.is_dir() or deeper.with_suffix(".py").exists()
                yield (f"{found}.{alias.name}" if is_module else found), True


def room(module):
    """The room a module is in; None for the packages that hold rooms."""
    return next(
        (each for each in ROOMS if module == each or module.startswith(each + ".")), None
    )


def test_rooms_import_what_the_plan_says():
    unplanned = set()
    found = list(modules())
    assert found
    for name, path in found:
        own = room(name)
        if own is None:
            assert name == "kp", f"{name} is in no room: name it in ROOMS"
        for other, ours in imports(name, path):
            if not ours:
                top = name.partition(".")[0]
                allowed = {*sys.stdlib_module_names, *LIBRARIES[top]}
                if other.partition(".")[0] not in allowed:
                    unplanned.add(f"{name} imports {other}")
            elif room(other) != own and room(other) not in ROOMS.get(own, set()):
                unplanned.add(f"{name} imports {other}")
    assert not unplanned


def test_no_module_imports_itself_by_a_circle():
    """Imports within functions and for the checker of types count too."""
    paths = dict(modules())
    leads_to = {
        name: {other for other, ours in imports(name, path) if ours and other in paths}
        for name, path in paths.items()
    }
    done, circles = set(), []

    def walk(name, trail):
        if name in trail:
            circles.append(" > ".join([*trail[trail.index(name) :], name]))
        elif name not in done:
            for other in sorted(leads_to[name] - {name}):
                walk(other, [*trail, name])
            done.add(name)

    for name in paths:
        walk(name, [])
    assert not circles


@pytest.mark.parametrize(
    ("folder", "most"),
    [
        *(("kp", 400), ("documents", 400), ("signing", 400), ("models", 450)),
        *(("wizards", 400), ("controllers", 400), ("reports", 400)),
    ],
)
def test_no_file_is_too_long(folder, most):
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ADDON / folder).rglob("*.py")
    }
    assert lengths
    assert not {name: length for name, length in lengths.items() if length > most}


def test_classifier_is_not_loaded_by_the_manifest():
    """A CSV of the manifest would be loaded again, over HR's edits, at every upgrade."""
    manifest = ast.literal_eval((ADDON / "__manifest__.py").read_text(encoding="utf-8"))
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
    for path in ADDON.rglob("*.py"):
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
    files = [*ADDON.rglob("*.xml")]
    assert files
    assert not [path.name for path in files if "sudo" in path.read_text(encoding="utf-8")]


# By Odoo's own day, the server's, are chosen the versions of employees: who compares with these
# has to go by the same day.
OTHER_DAYS = {
    ("models/res_company.py", "context_today"),
    ("models/hr_employee.py", "today"),
    ("models/hr_version.py", "today"),
}


def test_day_is_the_companys():
    """A user without a time zone would else be a day behind Kyiv until two in the morning."""
    found = set()
    for room_of_odoo in ("models", "wizards", "reports", "controllers", "documents", "kp"):
        for path in (ADDON / room_of_odoo).rglob("*.py"):
            found |= {
                (path.relative_to(ADDON).as_posix(), node.attr)
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Attribute)
                and node.attr in ("context_today", "today", "utcnow")
            }
    assert found == OTHER_DAYS, "take res.company's _kp_today()"


def test_kyivs_day_is_for_editions_alone():
    """An edition comes into force in Kyiv; what a company keeps goes by the company's own day."""
    takers = {
        path.name
        for path in ADDON.rglob("*.py")
        if "tests" not in path.parts and '["hr.kp.edition"]._today()' in path.read_text("utf-8")
    }
    # The first records of the history are made for all companies by one query.
    assert takers == {"hr_job_history.py"}


def given_out(room_name):
    """The modules that a room gives out: its ``__all__``."""
    tree = ast.parse((ADDON / room_name.replace(".", "/") / "__init__.py").read_text("utf-8"))
    lists = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"
    ]
    return set(*lists)


def test_others_import_what_a_room_gives_out():
    """A room's other modules are its own business, for models and wizards too."""
    rooms = [each for each in ROOMS if (ADDON / each.replace(".", "/")).is_dir()]
    imported = {each: set() for each in rooms}
    for path in ADDON.rglob("*.py"):
        if {"tests", "migrations"} & set(path.relative_to(ADDON).parts):
            continue
        name = ".".join(path.relative_to(ADDON).with_suffix("").parts).removesuffix(".__init__")
        for other, ours in imports(name, path):
            for each in rooms:
                if (
                    ours
                    and other.startswith(f"{each}.")
                    and not f"{name}.".startswith(f"{each}.")
                ):
                    imported[each].add(other.removeprefix(f"{each}.").partition(".")[0])
    assert imported == {each: given_out(each) for each in rooms}


# Words that a stranger has to read twice: «of who has refused», «Those that follow».
RIDDLE = re.compile(
    r"\b(?:of|to|for|by|from|with|than|as) who\b|(?:\"\"\"|# )(?:Those that|Who) "
)


def riddles(text):
    return [line.strip() for line in text.splitlines() if RIDDLE.search(line)]


def test_no_sentence_has_to_be_read_twice():
    assert riddles('"""Those that are not signed yet."""\n# sudo: read by who signs')
    assert riddles("as known to whoever asks; tell who signs") == []
    files = [
        *(path for path in ADDON.rglob("*.py") if "tests" not in path.parts),
        ADDON / "i18n" / "hr_kp_classifier.pot",
        *(ADDON / "readme").glob("*.md"),
    ]
    found = {str(path): riddles(path.read_text(encoding="utf-8")) for path in files}
    assert not {path: lines for path, lines in found.items() if lines}
