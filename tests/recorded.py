"""Answers of the program that are kept in files, so that every change of one is seen.

``tests/recorded/NAME.txt`` holds an answer a line. They say what the program answers, not what is
right: that say the tests that name an answer and its reason. A change of rules or of data that is
meant changes answers: ``HR_KP_RECORD=1 script/test tests/kp tests/documents`` writes the files
anew, and ``git diff tests/recorded`` shows what the change does, to be judged line by line.
"""

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "recorded"
# So many changed lines are shown.
MOST = 40


def assert_as_recorded(name, answers):
    """Compare answers with those in the file of this name, or write them where that is asked.

    :param answers: the lines, without line breaks
    :raise AssertionError: with the lines that are gone and those that are new
    """
    answers = list(answers)
    assert not any("\n" in each for each in answers), "an answer is one line"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("HR_KP_RECORD"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{each}\n" for each in answers), encoding="utf-8")
    recorded = path.read_text(encoding="utf-8").splitlines()
    if answers != recorded:
        changes = [
            line
            for line in difflib.unified_diff(recorded, answers, n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        ]
        raise AssertionError("\n".join([f"{path.name} differs:", *changes[:MOST]]))
