"""Make the addon's plain Python packages importable without Odoo; the official titles.

``hr_kp_classifier/__init__.py`` imports the Odoo models. A bare package of that name, with the
addon's folder as its path, stands in for it, so that ``hr_kp_classifier.kp`` and
``hr_kp_classifier.documents`` are imported as they are in Odoo, relative imports included.
"""

import csv
import sys
import types
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ADDON = Path(__file__).parents[1] / "hr_kp_classifier"

package = types.ModuleType("hr_kp_classifier")
package.__path__ = [str(ADDON)]
sys.modules.setdefault("hr_kp_classifier", package)

from hr_kp_classifier.kp.titles.act_titles import ActTitle  # noqa: E402
from hr_kp_classifier.kp.titles.checker import TitleChecker  # noqa: E402
from hr_kp_classifier.kp.titles.findings import Severity  # noqa: E402
from hr_kp_classifier.kp.titles.profession import Profession  # noqa: E402

# How fast a machine is, is no matter of these tests.
settings.register_profile("kp", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kp")

TITLES = ADDON / "data" / "kp_titles.csv"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file that ships."""
    with (ADDON / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def professions() -> list[Profession]:
    """The official titles that ship, the slips put right."""
    corrected = {
        (row["code"], row["name"]): row["corrected"] for row in rows_of("kp_title_slips.csv")
    }
    return [
        Profession(
            row["code"],
            row["name"],
            corrected=corrected.get((row["code"], row["name"]), ""),
        )
        for row in rows_of("kp_titles.csv")
    ]


@pytest.fixture(scope="session")
def classifier(professions) -> TitleChecker:
    """The checker as a new installation has it."""
    return TitleChecker(
        professions,
        act_titles=[
            ActTitle(row["title"], row["code"], row["name"], row["act"])
            for row in rows_of("act_titles.csv")
        ],
    )


@pytest.fixture(scope="session")
def everyday_names(professions):
    from everyday_files import shipped

    return shipped(professions)


@pytest.fixture(scope="session")
def recommender(classifier, everyday_names):
    from hr_kp_classifier.kp.recommend.recommender import Recommender

    return Recommender(classifier, everyday_names)


@pytest.fixture(scope="session")
def named(professions):
    """Find an official title by its name, at a code if it stands at several."""

    def find(name: str, code: str | None = None) -> Profession:
        return next(
            profession
            for profession in professions
            if profession.name == name and code in (None, profession.code)
        )

    return find


@pytest.fixture(scope="session")
def look(classifier, named):
    """Check a title and give (rule, severity, repair) of each finding, hints left out."""

    def check(title, name, code=None, **more):
        found = classifier.check(title, named(name, code), **more)
        return [
            (finding.rule, finding.severity.value, finding.repair)
            for finding in found
            if finding.severity is not Severity.HINT
        ]

    return check
