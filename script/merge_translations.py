"""Merges a freshly exported template into i18n/*.po; with --check only compares."""

import re
import sys
from pathlib import Path

import polib

# What changes with every export and says nothing.
VOLATILE = ("POT-Creation-Date", "PO-Revision-Date", "Project-Id-Version")

# What code fills in. Odoo's export does not mark such terms, so that no other tool checks them.
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|%%")


def terms(file):
    return {(entry.msgctxt, entry.msgid) for entry in file if not entry.obsolete}


def main(template_path, folder, check=False):
    template = polib.pofile(template_path)
    for name in VOLATILE:
        template.metadata.pop(name, None)
    folder = Path(folder)
    pot_path = folder / "hr_kp_classifier.pot"
    failures = []
    if check:
        if not pot_path.exists() or terms(polib.pofile(str(pot_path))) != terms(template):
            failures.append(f"{pot_path.name} is not current")
    else:
        template.save(str(pot_path))
    for path in sorted(folder.glob("*.po")):
        translations = polib.pofile(str(path))
        if check:
            if terms(translations) != terms(template):
                failures.append(f"{path.name} is not current")
        else:
            translations.merge(template)
            for entry in translations.obsolete_entries():
                translations.remove(entry)
            translations.save()
        missing = [entry.msgid for entry in translations.untranslated_entries()]
        fuzzy = [entry.msgid for entry in translations.fuzzy_entries()]
        torn = [
            entry.msgid
            for entry in translations.translated_entries()
            if sorted(PLACEHOLDER.findall(entry.msgid))
            != sorted(PLACEHOLDER.findall(entry.msgstr))
        ]
        kinds = (
            ("not translated", missing),
            ("uncertain", fuzzy),
            ("with other placeholders", torn),
        )
        for kind, found in kinds:
            for term in found:
                print(f"{path.name}: {kind}: {term!r}")
            if found and check:
                failures.append(f"{path.name}: {len(found)} {kind}")
    if failures:
        sys.exit("\n".join([*failures, "run script/i18n and translate"]))


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    main(*arguments, check="--check" in sys.argv)
