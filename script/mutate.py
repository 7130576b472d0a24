"""Mutation testing of kp/ and documents/: how many small changes to the rules do the tests notice?

cosmic-ray knows the changes (another operator, a number more or less, True for False, a loop
that never runs, ...); this script draws a sample of them, makes each in a copy of the tree and
runs the tests there. First all tests run once, and what each of them executes is recorded: a
mutant meets the tests that execute its line, those of its module before others, and where none
of them fails, all others that execute anything of the module. It is killed where a test fails
or does not end. The sample and the tests are the same in every run: the draw is seeded,
hypothesis derandomised, and tests of speed are left out. Ctrl-C stops and counts what was done.

Not counted, since the program stays the same: changes within annotations, and "==" for "is".
Nor "is" for any other comparison, nor "!=" for "is": "==" and "is not" are drawn as well.
Nor an order of labels (row.kind <= "total" for ==): they have none, and != is drawn as well; nor
frozen=False of a dataclass, for the checker of types sees to it that nothing is written there;
nor strict=False of zip, for that states what both lists are and changes nothing where it is so;
nor the «*» after which parameters are to be named, for the callers name them anyway;
nor whether a function keeps its results and how many of them (cache, lru_cache): the same is
returned, sooner or later, and the tests of speed see to the rest.
A mutant at a line that no test executes has not been killed; it is told apart.
"""

import argparse
import ast
import random
import shutil
import sys
import tempfile
from collections import Counter
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import Visitor, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from mutate_tests import ADDON, TESTS, Runner

ROOT = Path(__file__).resolve().parents[1]
# The tests read the corpora, the fixtures and the forms that ship.
COPIED = [
    *(ADDON / name for name in ("kp", "documents", "data", "static")),
    *(TESTS, Path("script"), Path("pyproject.toml")),
]
# What is mutated where nothing is named.
RULES = ["kp/text", "kp/codes", "kp/language/endings", "kp/titles"]
IDENTITY, EQUALITY = ("Is", "IsNot"), ("Eq", "NotEq")
CACHES = ("cache", "lru_cache")


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


class Places(Visitor):
    """Collects where the operators find something to change: operator, which of its, line."""

    def __init__(self, operators):
        self.operators = operators
        self.count = Counter()
        self.found = []

    def visit(self, node):
        for operator in self.operators:
            for start, _end in operator.mutation_positions(node):
                self.found.append((operator, self.count[operator], start[0]))
                self.count[operator] += 1
        return node


def bare(code):
    """Return the program without what is not tested; None where it is none, or orders labels."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if hasattr(node, name):
                setattr(node, name, None)
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = [each for each in node.decorator_list if not is_cache(each)]
        if isinstance(node, ast.arguments):
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.defaults += filter(None, node.kw_defaults)
            node.posonlyargs, node.kwonlyargs, node.kw_defaults = [], [], []
        if isinstance(node, ast.Call) and is_cache(node):
            node.args, node.keywords = [], []
        if isinstance(node, ast.keyword) and node.arg in ("frozen", "strict"):
            node.value = ast.Constant(True)
        if isinstance(node, ast.Compare):
            orders_labels = any(
                isinstance(operator, (ast.Lt, ast.LtE, ast.Gt, ast.GtE))
                and isinstance(right, ast.Constant)
                and isinstance(right.value, str)
                for operator, right in zip(node.ops, node.comparators, strict=True)
            )
            if orders_labels:
                return None
    return ast.dump(tree)


def is_cache(node):
    """Tell whether an expression is a decorator that keeps what a function returns."""
    called = node.func if isinstance(node, ast.Call) else node
    return isinstance(called, ast.Name) and called.id in CACHES


def is_of_use(operator):
    """Tell whether what an operator of this name changes is no other one's change as well."""
    _kind, _line, change = operator.partition("_")
    before, _line, after = change.partition("_")
    return after not in (EQUALITY if before in IDENTITY else IDENTITY)


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

    classes = [get_operator(name) for name in operator_names() if is_of_use(name)]
    places = Places([each() for each in classes if not each.arguments()])
    places.walk(tree)
    return [partial(make, *place) for place in places.found]


def drawn(paths, size, seed):
    """Return the mutants to test, in an order at random: ``size`` of them, or all."""
    makers = [maker for path in paths for maker in mutants(path)]
    random.Random(seed).shuffle(makers)
    chosen = []
    for maker in makers:
        if size is not None and len(chosen) == size:
            break
        mutant = maker()
        if mutant is not None:
            chosen.append(mutant)
    return chosen


def modules(name):
    """Return the paths of a module or of all modules of a room; empty where there is none."""
    place = ADDON / name.removesuffix(".py")
    found = sorted((ROOT / place).rglob("*.py")) or [(ROOT / place).with_suffix(".py")]
    return [path.relative_to(ROOT) for path in found if path.exists()]


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
        found = modules(name)
        if not found:
            parser.error(f"there is no module {name} in {ADDON}")
        paths += found

    chosen = drawn(paths, None if wanted.all else wanted.sample, wanted.seed)
    with tempfile.TemporaryDirectory(prefix="mutate.") as folder:
        tree = Path(folder, "0")
        for each in COPIED:
            copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy2
            (tree / each).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / each, tree / each)
        try:
            runner = Runner(ROOT, Path(folder), wanted.jobs)
        except ValueError:
            sys.exit(
                "error: the tests fail as they are; mend them first (script/test tests/kp)."
            )
        outcomes = {path: Counter() for path in paths}
        try:
            for mutant, outcome in runner.outcomes(chosen):
                outcomes[mutant.path][outcome] += 1
                if outcome != "killed":
                    print(f"{mutant}\n    ({outcome})", flush=True)
        except KeyboardInterrupt:
            print(f"Stopped; {len(chosen)} were drawn.")
    for path, counted in outcomes.items():
        if counted:
            print(f"{path}: {counted['killed']} of {counted.total()} killed")
    every = sum(outcomes.values(), Counter())
    share = every["killed"] / max(1, every.total())
    print(
        f"{every['killed']} of {every.total()} killed: {share:.1%} (seed {wanted.seed}); "
        f"{every['survived']} survived, {every['not reached']} not reached by any test"
    )


if __name__ == "__main__":
    main()
