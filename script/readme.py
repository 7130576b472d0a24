"""Puts the addon's README.rst together from readme/, as the OCA lays it out.

With --check nothing is written: it fails where README.rst is not what readme/ says.
"""

import ast
import sys
from pathlib import Path

ADDON = Path(__file__).resolve().parent.parent / "hr_kp_classifier"
TITLE = "HR КП Classifier (ДК 003:2010)"
SECTIONS = {
    "DESCRIPTION": None,
    "INSTALL": "Installation",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
    "ROADMAP": "Known issues / Roadmap",
    "HISTORY": "Changelog",
    "CREDITS": "Credits",
}


def readme():
    manifest = ast.literal_eval((ADDON / "__manifest__.py").read_text(encoding="utf-8"))
    parts = [
        ".. Put together by script/readme from the files in readme/: change those.",
        heading(TITLE, "=", over=True),
    ]
    for name, title in SECTIONS.items():
        if title:
            parts.append(heading(title, "="))
        parts.append((ADDON / "readme" / f"{name}.rst").read_text(encoding="utf-8").strip())
    parts.append(f"Author: {manifest['author']}. Licence: {manifest['license']}.")
    return "\n\n".join(parts) + "\n"


def heading(text, line, over=False):
    line *= len(text)
    return "\n".join([line, text, line] if over else [text, line])


def main(check=False):
    path = ADDON / "README.rst"
    if not check:
        path.write_text(readme(), encoding="utf-8")
    elif path.read_text(encoding="utf-8") != readme():
        sys.exit("README.rst is not what readme/ says; run script/readme")


if __name__ == "__main__":
    main(check="--check" in sys.argv)
