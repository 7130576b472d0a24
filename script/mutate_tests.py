"""Which tests execute which line, and whether these pass in a changed copy: for mutate.py."""

import ast
import functools
import gc
import importlib
import multiprocessing
import os
import pickle
import pkgutil
import resource
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from multiprocessing.connection import wait
from pathlib import Path

import pytest
from coverage import Coverage

ADDON = Path("hr_kp_classifier")
TESTS = Path("tests")
ROOMS = (TESTS / "kp", TESTS / "documents")
# No odoo: these tests need none. hypothesis draws the same examples in every run. Tests of speed
# tell of the machine.
PYTEST = "-p no:odoo -p no:cacheprovider --hypothesis-profile=ci -x -q -m".split()
PYTEST.append("not speed")
# A loop that never ends may fill the memory: it gets so much, in bytes.
MOST_MEMORY = 6 << 30
# Of a mutant's tests: how much longer they may take than they did, and the start of it.
TIMES, START = 5, 30
# Tests that take longer than this, in seconds, come after the others of their kind.
SLOW = 0.5


# --- Within the process that runs tests --------------------------------------------------


def run_pytest(tree, arguments, plugin):
    """Run pytest in a copy of the tree.

    :return: its exit code
    """
    os.chdir(tree)
    sys.path[0] = str(tree)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere.fileno(), stream.fileno())
        return int(pytest.main([*PYTEST, *arguments], plugins=[plugin]))


class Recorder:
    """A plugin of pytest that records what each test executes and how long it takes.

    What a test finds in a cache of a function is executed for it all the same: the caches are
    emptied before each test. What prepares a fixture that tests share counts for each of them.
    """

    def __init__(self, tree):
        self.tree = tree
        self.coverage = Coverage(
            data_file=None, config_file=False, source=[str(tree / ADDON)], messages=False
        )
        self.contexts = {}
        self.seconds = Counter()
        self.caches = []
        self.current = ""

    def pytest_collection_finish(self, session):
        # What importing a module executes belongs to no test.
        for name in ("kp", "documents"):
            package = importlib.import_module(f"{ADDON}.{name}")
            for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
                importlib.import_module(module.name)
        for item in session.items:
            shared = [
                self.name_of(fixture)
                for fixtures in item._fixtureinfo.name2fixturedefs.values()
                for fixture in fixtures
                if fixture.scope != "function"
            ]
            self.contexts[item.nodeid] = [item.nodeid, *shared]
        self.find_caches()

    @staticmethod
    def name_of(fixture):
        return f"fixture {fixture.baseid} {fixture.argname}"

    def find_caches(self):
        """Find the caches that are filled by the way; those of what is loaded once stay."""
        self.caches = [
            each
            for each in gc.get_objects()
            if isinstance(each, functools._lru_cache_wrapper)
            and each.__module__.startswith(str(ADDON))
            and each.__wrapped__.__code__.co_argcount
        ]

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        if fixturedef.scope == "function":
            return (yield)
        self.coverage.switch_context(self.name_of(fixturedef))
        try:
            return (yield)
        finally:
            self.coverage.switch_context(self.current)
            self.find_caches()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        for cache in self.caches:
            cache.cache_clear()
        self.current = item.nodeid
        self.coverage.switch_context(self.current)
        return (yield)

    def pytest_runtest_logreport(self, report):
        if report.when == "call":
            self.seconds[report.nodeid] += report.duration

    def lines(self):
        """The tests that execute each line: dict of path, dict of line, set of tests; "" among
        them stands for an import."""
        tests = defaultdict(set, {"": {""}})
        for test, contexts in self.contexts.items():
            for context in contexts:
                tests[context].add(test)
        data = self.coverage.get_data()
        return {
            str(Path(path).relative_to(self.tree)): {
                line: set().union(*(tests[each] for each in contexts))
                for line, contexts in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }


def record(tree, target):
    """Run all tests, and write what each executes into the file ``target``."""
    # What is compiled now, is read by the processes that follow.
    sys.dont_write_bytecode = False
    recorder = Recorder(tree)
    recorder.coverage.start()
    code = run_pytest(tree, map(str, ROOMS), recorder)
    recorder.coverage.stop()
    # What is imported besides: the next processes have it from the beginning.
    others = [
        name
        for name, module in list(sys.modules.items())
        if (file := getattr(module, "__file__", None)) and tree not in Path(file).parents
    ]
    target.write_bytes(pickle.dumps((recorder.lines(), dict(recorder.seconds), others)))
    sys.exit(code)


class Chosen:
    """A plugin of pytest that runs these tests alone, in their order."""

    def __init__(self, tests):
        self.tests = tests

    def pytest_collection_modifyitems(self, items):
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[test] for test in self.tests if test in by_name]


def run(tree, tests):
    """Run tests until one fails; the exit code is 0 where none does."""
    # A group of its own, so that what a test has started ends with it.
    os.setsid()
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    code = run_pytest(tree, files, Chosen(tests))
    # No test found: what is changed has taken away the parameters of all of them.
    sys.exit(0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code)


# --- What reaches a line -----------------------------------------------------------------


def imports_of(path, source):
    """The names of the modules that one imports, as paths without ``.py``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            yield base
            yield from (base / alias.name for alias in node.names)


def is_own(path, test):
    """Tell whether a test stands in the file of a module's tests."""
    return path.stem in Path(test.partition("::")[0]).stem


class Reach:
    """Tells which tests a change can be noticed by.

    :param lines: as :meth:`Recorder.lines` gives them
    :param seconds: dict test -> how long it takes
    """

    def __init__(self, root, lines, seconds):
        self.lines = {Path(path): of_lines for path, of_lines in lines.items()}
        self.seconds = seconds
        self.trees = {}
        self.importers = defaultdict(set)
        for path in self.lines:
            source = (root / path).read_text(encoding="utf-8")
            self.trees[path] = ast.parse(source)
            for imported in imports_of(path, source):
                self.importers[imported.with_suffix(".py")].add(path)

    def of(self, path, line):
        """The tests for a change at a line of the module at ``path``.

        :return: tuple of two lists: those that execute the line, and the others that execute
            anything of the module; both are empty where no test executes the line
        """
        tests = set().union(
            *(self.lines.get(path, {}).get(each, ()) for each in self._extent(path, line))
        )
        module = self._of_module(path)
        if "" in tests:
            # Executed by the import: whatever uses the module may notice it.
            tests |= module.union(*map(self._of_module, self.importers[path]))
            # A test that looks at a constant executes nothing.
            tests |= {test for test in self.seconds if is_own(path, test)}
        tests.discard("")
        return self._sorted(tests, path), self._sorted(module - tests if tests else (), path)

    def _of_module(self, path):
        return set().union(*self.lines.get(path, {}).values()) - {""}

    def _extent(self, path, line):
        """The lines of the innermost statement at a line; of a function's head, its body.

        Python notes no line for a part of an expression that it can tell beforehand.
        """
        extent = range(line, line + 1)
        for node in ast.walk(self.trees[path]):
            if not isinstance(node, (ast.stmt, ast.ExceptHandler)):
                continue
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
            if first <= line <= node.end_lineno:
                # Walked from the outside to the inside: the last one is the innermost.
                body = getattr(node, "body", None)
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    start = body[0].lineno if line < body[0].lineno else line
                    extent = range(start, node.end_lineno + 1)
                elif body:
                    extent = range(first, max(body[0].lineno, first + 1))
                    if line not in extent:
                        extent = range(line, line + 1)
                else:
                    extent = range(first, node.end_lineno + 1)
        return extent

    def _sorted(self, tests, path):
        """The likely and the quick ones first: the module's own, then file by file."""

        def key(test):
            file = Path(test.partition("::")[0])
            in_room = (
                file.parent.parts[1:] == path.parent.parts[1:][: len(file.parent.parts) - 1]
            )
            seconds = self.seconds.get(test, 0)
            return seconds > SLOW, not is_own(path, test), not in_room, str(file), seconds, test

        return sorted(tests, key=key)


# --- Processes ---------------------------------------------------------------------------


class Runner:
    """Runs tests in copies of the tree, each in a process of its own.

    The process is forked from this one, which has imported what the tests import besides the
    addon: that takes longer than most tests.
    """

    def __init__(self, root, folder, jobs):
        """:param folder: where the copies are made; the first of them is there, as ``0``
        :raise ValueError: where the tests fail as they are
        """
        self.root = root
        self.processes = multiprocessing.get_context("fork")
        first, target = folder / "0", folder / "recorded"
        process = self.processes.Process(target=record, args=(first, target))
        process.start()
        process.join()
        if process.exitcode:
            raise ValueError(process.exitcode)
        lines, self.seconds, others = pickle.loads(target.read_bytes())
        self.reach = Reach(root, lines, self.seconds)
        self.free = [first]
        for number in range(1, jobs):
            self.free.append(Path(shutil.copytree(first, folder / str(number))))
        for name in others:
            try:
                importlib.import_module(name)
            except Exception:  # pylint: disable=broad-except
                # A part of a package that can't be imported by itself.
                continue

    def outcomes(self, mutants):
        """Test the mutants.

        :param mutants: each with ``path``, ``line``, ``before`` and ``after``
        :return: yields tuples of a mutant and how it ended: ``killed``, ``survived`` or
            ``not reached``, as they end
        """
        waiting = list(reversed(mutants))
        running = {}
        while waiting or running:
            while waiting and self.free:
                mutant = waiting.pop()
                rounds = [tests for tests in self.reach.of(mutant.path, mutant.line) if tests]
                if not rounds:
                    yield mutant, "not reached"
                    continue
                tree = self.free.pop()
                (tree / mutant.path).write_text(mutant.after, encoding="utf-8")
                self._start(running, tree, mutant, rounds)
            if not running:
                continue
            now = time.monotonic()
            first = min(deadline for *_rest, deadline in running.values())
            wait([process.sentinel for process in running], max(0, first - now))
            for process, (tree, mutant, rounds, deadline) in list(running.items()):
                if process.is_alive() and time.monotonic() < deadline:
                    continue
                alive = process.is_alive()
                if alive:
                    os.killpg(process.pid, signal.SIGKILL)
                process.join()
                del running[process]
                if process.exitcode == 0 and not alive and len(rounds) > 1:
                    self._start(running, tree, mutant, rounds[1:])
                    continue
                # With its time, by which Python knows what it has compiled.
                shutil.copy2(self.root / mutant.path, tree / mutant.path)
                self.free.append(tree)
                yield mutant, "killed" if process.exitcode else "survived"

    def _start(self, running, tree, mutant, rounds):
        process = self.processes.Process(target=run, args=(tree, rounds[0]), daemon=True)
        process.start()
        seconds = sum(self.seconds.get(test, 0) for test in rounds[0])
        running[process] = tree, mutant, rounds, time.monotonic() + START + TIMES * seconds
