"""The recommender with what ships."""

import csv
from pathlib import Path

import pytest

from hr_kp_classifier.kp.recommend.everyday import EverydayName, Recommendation
from hr_kp_classifier.kp.recommend.recommender import Recommender

DATA = Path(__file__).parents[3] / "hr_kp_classifier" / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def everyday_names(professions):
    titles = {(each.code, each.name): each for each in professions}
    recommendations = {}
    for row in rows("everyday_recommendations.csv"):
        recommendations.setdefault(row["everyday"], []).append(
            Recommendation(titles[row["code"], row["name"]], row["extended"], row["ground"])
        )
    return [
        EverydayName(
            (row["name"], *filter(None, row["spellings"].split("; "))),
            tuple(recommendations.get(row["name"], ())),
            row["question"],
        )
        for row in rows("everyday_titles.csv")
    ]


@pytest.fixture(scope="session")
def recommender(classifier, everyday_names):
    return Recommender(classifier, everyday_names)
