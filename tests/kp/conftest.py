"""The official titles, read without the engine's own reader, and the classifier of them."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from kp import Classifier, Profession

# How fast a machine is, is no matter of these tests.
settings.register_profile("kp", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kp")

TITLES = Path(__file__).parents[2] / "hr_kp_classifier" / "data" / "kp_titles.csv"


@pytest.fixture(scope="session")
def professions() -> list[Profession]:
    with TITLES.open(encoding="utf-8", newline="") as file:
        return [Profession(row["code"], row["name"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="session")
def classifier(professions) -> Classifier:
    return Classifier(professions)


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
