"""The examples in the docstrings of kp/ and documents/ run; each rule has some."""

import doctest
import importlib
import pkgutil
from functools import partial

import pytest
from conftest import rows_of

import hr_kp_classifier.documents
import hr_kp_classifier.kp
from hr_kp_classifier.kp.titles import rules
from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.derived import DERIVED_WORDS
from hr_kp_classifier.kp.titles.former_titles import FormerTitle
from hr_kp_classifier.kp.titles.profession import Profession


def modules():
    for package in (hr_kp_classifier.kp, hr_kp_classifier.documents):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield found.name


@pytest.fixture(scope="session")
def names(classifier, professions, named):
    """What the examples call: ``check``, and titles other than those that ship, in force."""
    act_titles = [
        ActTitle(row["title"], row["code"], row["name"], row["act"])
        for row in rows_of("act_titles.csv")
    ]

    def check(title, profession, former=None):
        """Print what is said of a title: severity, rule, the repair, its grade, its profession.

        :param profession: the official title chosen, by its name where it ships
        :param former: what it was called until an amendment renamed it
        """
        if isinstance(profession, str):
            profession = named(profession)
        checker = classifier
        if former:
            renamed = FormerTitle(
                profession.code,
                profession.name,
                Profession(profession.code, former),
                "Зміна № 15",
            )
            checker = TitleChecker(professions, DERIVED_WORDS, act_titles, [renamed])
        for finding in checker.check(title, profession):
            repair = f" → {finding.repair}" if finding.repair else ""
            grade = f" [{finding.grade}]" if finding.grade else ""
            other = finding.profession
            where = f" ({other.code} {other.name})" if other and finding.repair else ""
            print(f"{finding.severity.value} {finding.rule}{repair}{grade}{where}")

    return {
        "check": check,
        "official": named,
        "added": Profession,
        "cancelled": partial(Profession, active=False),
    }


@pytest.mark.parametrize("name", list(modules()))
def test_examples_are_true(name, names):
    module = importlib.import_module(name)
    failed = doctest.testmod(module, extraglobs=names).failed
    assert not failed


def rule_modules():
    """The modules of rules, by their names."""
    found = {
        each.name: importlib.import_module(f"{rules.__name__}.{each.name}")
        for each in pkgutil.iter_modules(rules.__path__)
    }
    return {
        name: module
        for name, module in found.items()
        if isinstance(getattr(module, "look", None), rules.Rule)
    }


def test_each_rule_has_examples():
    """Two at least, one of which shows what the rule says; and the source."""
    found = rule_modules()
    assert len(found) == len(rules.RULES)
    lacking = {}
    for name, module in found.items():
        text = module.__doc__
        examples = doctest.DocTestParser().get_examples(text)
        checks = [each for each in examples if each.source.startswith("check(")]
        shown = [each for each in checks if f" {module.look.code}" in each.want]
        if len(checks) < 2 or not shown or "Source: " not in text:
            lacking[name] = len(checks)
    assert not lacking
