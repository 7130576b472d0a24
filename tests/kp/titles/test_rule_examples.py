"""The examples in the docstrings of kp/ and documents/ run; each rule has some."""

import doctest
import importlib
import pkgutil

import pytest

import hr_kp_classifier.documents
import hr_kp_classifier.kp
from hr_kp_classifier.kp.titles import rules


def modules():
    for package in (hr_kp_classifier.kp, hr_kp_classifier.documents):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield found.name


@pytest.fixture(scope="session")
def check(classifier, named):
    """Print what is said of a title: severity, rule, the repair, its grade, its profession."""

    def show(title, official, code=None):
        for finding in classifier.check(title, named(official, code)):
            if finding.severity.value == "hint":
                continue
            repair = f" → {finding.repair}" if finding.repair else ""
            grade = f" [{finding.grade}]" if finding.grade else ""
            other = finding.profession
            where = f" ({other.code} {other.name})" if other and finding.repair else ""
            print(f"{finding.severity.value} {finding.rule}{repair}{grade}{where}")

    return show


@pytest.mark.parametrize("name", list(modules()))
def test_examples_are_true(name, check):
    module = importlib.import_module(name)
    failed = doctest.testmod(module, extraglobs={"check": check}).failed
    assert not failed


NOT_SHOWN = {
    *("cancelled_title", "renamed_title", "servicemen_only", "several_codes", "too_long"),
    "rule",
}


def test_each_rule_has_examples():
    names = {
        found.name
        for found in pkgutil.iter_modules(rules.__path__)
        if hasattr(importlib.import_module(f"{rules.__name__}.{found.name}"), "look")
    }
    assert len(names) == len(rules.RULES)
    for name in names - NOT_SHOWN:
        module = importlib.import_module(f"{rules.__name__}.{name}")
        assert doctest.DocTestParser().get_examples(module.__doc__), name
        assert "Source: " in module.__doc__, name
