"""Compare the logs of two runs of the same tests: without the addon and with it.

    compare_tests.py WITHOUT.log WITH.log [AGAIN.log]
    compare_tests.py --tags WITHOUT.log WITH.log

Prints how many ran and failed, and each test that failed; ends with 1 where one passes without
the addon and not with it, nor when it was run again with it (AGAIN.log). With ``--tags`` prints
the ``--test-tags`` that run such tests again. WITHOUT.log may be "-": all have to pass.
"""

import re
import sys
from pathlib import Path

STARTED = re.compile(r" INFO \S+ odoo\.addons\.(\w+)\.tests\.\S+: Starting (\w+)\.(\w+)")
FAILED = re.compile(
    r" ERROR \S+ odoo\.addons\.(\w+)\.\S+: (?:FAIL|ERROR): (?:Subtest )?(\w+)\.(\w+)"
)
CLASS_FAILED = re.compile(
    r"(?:FAIL|ERROR): (?:setUpClass|tearDownClass) \(odoo\.addons\.(\w+)\.tests\.\w+\.(\w+)\)()"
)


def read(path):
    """Read which tests were started and which failed, each as (addon, class, method)."""
    text = Path(path).read_text(errors="replace")
    if "odoo.tests.result:" not in text:
        sys.exit(f"error: the tests did not come to their end; see {path}")
    return set(STARTED.findall(text)), {*FAILED.findall(text), *CLASS_FAILED.findall(text)}


def tag(test):
    module, class_name, method = test
    return f"/{module}:{class_name}" + (f".{method}" if method else "")


def main(arguments):
    only_tags = "--tags" in arguments
    paths = [path for path in arguments if path != "--tags"]
    runs = [read(path) for path in paths if path != "-"]
    if paths[0] == "-":
        runs.insert(0, (runs[0][0], set()))
    (started, failed), (started_with, failed_with) = runs[:2]
    ours = (failed_with - failed) | (started - started_with)
    unsteady = set()
    if len(runs) > 2:
        started_again, failed_again = runs[2]
        unsteady = {t for t in ours if t in started_again} - failed_again
    if only_tags:
        print(",".join(sorted(map(tag, ours))))
        return 0
    ours -= unsteady
    if paths[0] == "-":
        print(f"{len(started):4} tests with the addon; failed: {len(ours)}")
    else:
        print(
            f"{len(started):4} tests, {len(started_with):4} with the addon; failed: "
            f"{len(failed):2} without it, {len(failed_with):2} with it, by its fault {len(ours)}"
        )
    for title, tests in (
        ("with the addon only", ours),
        ("with the addon, but not when run again", unsteady),
        ("without the addon only", failed - failed_with),
        ("with and without: not by its fault", failed & failed_with),
    ):
        for test in sorted(tests):
            print(f"      fails {title}: {tag(test)}")
    return 1 if ours else 0


sys.exit(main(sys.argv[1:]))
