"""Mutation testing of kp/ and documents/: how many small changes to the rules do the tests notice?

cosmic-ray knows the changes (another operator, a number more or less, True for False, a loop
that never runs, ...); this script draws a sample of them, makes each in a copy of the tree and
runs the tests there: those of the module first, then all that look at titles. A mutant is
killed where a test fails or does not end. The sample and the tests are the same in every run:
the draw is seeded, hypothesis derandomised, and tests of speed are left out.

Not counted, since the program stays the same: changes within annotations, and "==" for "is".
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from cosmic_ray.ast import Visitor, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
ADDON = Path("hr_kp_classifier")
TESTS = Path("tests")
# The tests read the corpora, the fixtures and the forms that ship.
COPIED = [
    *(ADDON / name for name in ("kp", "documents", "data", "static")),
    *(TESTS, Path("script"), Path("pyproject.toml")),
]
# What is mutated where nothing is named, and the tests that look at titles.
RULES = ["kp/text", "kp/codes", "kp/language/endings", "kp/titles"]
TITLE_TESTS = [
    TESTS / "kp" / "test_text.py",
    TESTS / "kp" / "test_codes.py",
    TESTS / "kp" / "titles",
]
SPEED = "not takes and not titles_take and not thousands"  # tests left out, by their names
PYTEST = "-m pytest -p no:odoo -p no:cacheprovider --hypothesis-profile=ci -x -q".split()
SAME_PROGRAM = ("_Is_Eq", "_Eq_Is", "_IsNot_NotEq", "_NotEq_IsNot")


class Mutant(NamedTuple):
    """One change: of which module, at which line, and its text before and after."""

    path: Path
    line: int
    before: str
    after: str

    def __str__(self):
        both = self.before.splitlines(), self.after.splitlines()
        changed = list(unified_diff(*both, n=0, lineterm=""))[3:]
        shown = (f"    {line[0]} {line[1:].strip()}" for line in changed)
        return "\n".join([f"{self.path}:{self.line}", *shown])


class Positions(Visitor):
    """Collects the lines at which an operator finds something to change."""

    def __init__(self, operator):
        self.operator = operator
        self.lines = []

    def visit(self, node):
        self.lines += [start[0] for start, _end in self.operator.mutation_positions(node)]
        return node


def bare(code):
    """Return the program without its annotations, None where it is no program."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if hasattr(node, name):
                setattr(node, name, None)
    return ast.dump(tree)


def mutants(path):
    """Give the ways to change a module, each as a function that makes the mutant, or None."""
    source = (ROOT / path).read_text(encoding="utf-8")
    tree, program = get_ast(source), bare(source)

    def make(operator, occurrence, line):
        try:
            code = mutate_code(source, operator, occurrence)
        except AttributeError:
            # cosmic-ray replaces no exception of a dotted name: «except zipfile.BadZipFile».
            return None
        return Mutant(path, line, source, code) if bare(code) not in (None, program) else None

    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments() or name.endswith(SAME_PROGRAM):
            continue
        found = Positions(operator_class())
        found.walk(tree)
        for occurrence, line in enumerate(found.lines):
            yield partial(make, operator_class(), occurrence, line)


def drawn(paths, size, seed):
    """Return the mutants to test: ``size`` of them at random, or all."""
    makers = [maker for path in paths for maker in mutants(path)]
    random.Random(seed).shuffle(makers)
    chosen = []
    for maker in makers:
        if size is not None and len(chosen) == size:
            break
        mutant = maker()
        if mutant is not None:
            chosen.append(mutant)
    return sorted(chosen, key=lambda each: (each.path, each.line))


def tests_of(path):
    """Return what tests a module: the tests of its room, or its own on the ground floor."""
    room = path.relative_to(ADDON).parts
    if room[0] == "documents":
        return [TESTS / "documents"]
    if len(room) == 2:
        return [TESTS / "kp" / f"test_{path.stem}.py"]
    return [TESTS / "kp" / room[1]]


def passes(tree, path, timeout):
    """Tell whether the tests pass in a copy: those of the module at ``path``, then the others."""
    own = tests_of(path)
    titles = TITLE_TESTS if path.relative_to(ADDON).parts[:2] != ("kp", "tables") else []
    for places in (own, [each for each in titles if each not in own]):
        files = [str(place) for place in places if (tree / place).exists()]
        if not files:
            continue
        try:
            result = subprocess.run(
                [sys.executable, *PYTEST, "-k", SPEED, *files],
                cwd=tree,
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        if result.returncode:
            return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "modules",
        nargs="*",
        default=RULES,
        help="modules or rooms below hr_kp_classifier/ (kp/titles, documents/word)",
    )
    parser.add_argument("--sample", type=int, default=300, help="how many mutants (300)")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--seed", type=int, default=2010, help="draws other ones (2010)")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (2)")
    wanted = parser.parse_args()
    paths = []
    for name in wanted.modules:
        place = ADDON / name.removesuffix(".py")
        found = sorted((ROOT / place).rglob("*.py")) or [(ROOT / place).with_suffix(".py")]
        paths += [path.relative_to(ROOT) for path in found]
        if not found[-1].exists():
            parser.error(f"there is no module {name} in {ADDON}")

    with tempfile.TemporaryDirectory(prefix="mutate.") as folder:
        trees = SimpleQueue()
        for number in range(wanted.jobs):
            tree = Path(folder, str(number))
            for each in COPIED:
                copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
                (tree / each).parent.mkdir(parents=True, exist_ok=True)
                copy(ROOT / each, tree / each)
            trees.put(tree)
        started = time.monotonic()
        for path in {tuple(tests_of(path)): path for path in paths}.values():
            if not passes(tree, path, None):
                sys.exit(f"error: the tests of {path} fail as it is; mend them first.")
        timeout = 3 * (time.monotonic() - started)

        def survives(mutant):
            tree = trees.get()
            (tree / mutant.path).write_text(mutant.after, encoding="utf-8")
            try:
                return passes(tree, mutant.path, timeout)
            finally:
                (tree / mutant.path).write_text(mutant.before, encoding="utf-8")
                trees.put(tree)

        chosen = drawn(paths, None if wanted.all else wanted.sample, wanted.seed)
        total, killed = Counter(), Counter()
        with ThreadPoolExecutor(wanted.jobs) as pool:
            for mutant, survived in zip(chosen, pool.map(survives, chosen), strict=True):
                total[mutant.path] += 1
                killed[mutant.path] += not survived
                if survived:
                    print(mutant, flush=True)
    for path in sorted(total):
        print(f"{path}: {killed[path]} of {total[path]} killed")
    share = killed.total() / max(1, total.total())
    print(f"{killed.total()} of {total.total()} killed: {share:.1%} (seed {wanted.seed})")


if __name__ == "__main__":
    main()
