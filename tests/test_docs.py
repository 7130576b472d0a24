"""The documentation says what is so: rules, examples, pictures, links."""

import csv
import re
from pathlib import Path

import docutils.core
import docutils.nodes
import pytest
from kp import Classifier, Profession, Severity
from kp.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "hr_kp_classifier"
PAGES = [*ROOT.glob("*.rst"), *(ROOT / "docs").rglob("*.rst")]
RULES_PAGE = ROOT / "docs" / "uk" / "chomu-nazvu-ne-pryiniato.rst"
SEVERITIES = {
    "помилка": Severity.ERROR,
    "застереження": Severity.WARNING,
    "підказка": Severity.HINT,
}
NOTHING = "(нічого)"
BLANK = "(лише пробіли)"
CANCELLED = " (скасовано)"


def parsed(path):
    return docutils.core.publish_doctree(
        path.read_text(encoding="utf-8"), str(path), settings_overrides={"report_level": 5}
    )


def documented_rules():
    """Give the field lists of the page of the rules."""
    for fields in parsed(RULES_PAGE).findall(docutils.nodes.field_list):
        yield {field[0].astext(): re.sub(r"\s+", " ", field[1].astext()) for field in fields}


DOCUMENTED = list(documented_rules())


@pytest.fixture(scope="module")
def classifier():
    with (ADDON / "data" / "kp_titles.csv").open(encoding="utf-8", newline="") as file:
        return Classifier(Profession(row["code"], row["name"]) for row in csv.DictReader(file))


def test_every_rule_is_documented():
    documented = [entry["Правило"].partition(",")[0] for entry in DOCUMENTED]
    assert set(documented) == {rule.code for rule in RULES}
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("entry", DOCUMENTED, ids=lambda entry: entry["Правило"])
def test_example_of_a_rule_is_true(classifier, entry):
    code, severity = entry["Правило"].split(", ")
    kp_code, name = entry["Назва за КП"].split(" ", 1)
    profession = Profession(
        kp_code, name.removesuffix(CANCELLED), active=not name.endswith(CANCELLED)
    )
    assert (profession in classifier.professions) == profession.active
    typed, meant = entry["Приклад"].split(" → ")
    found = classifier.check("  " if typed == BLANK else typed, profession)
    finding = next(finding for finding in found if finding.rule == code)
    assert finding.severity is SEVERITIES[severity]
    assert finding.repair == (None if meant == NOTHING else meant)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pictures_and_links_lead_somewhere(page):
    document = parsed(page)
    targets = [node["uri"] for node in document.findall(docutils.nodes.image)]
    targets += [node.get("refuri", "") for node in document.findall(docutils.nodes.reference)]
    local = [t.partition("#")[0] for t in targets if t and not re.match(r"\w+:", t)]
    assert not [target for target in local if not (page.parent / target).exists()]
