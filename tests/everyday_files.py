"""The everyday names that ship, as the recommender takes them."""

import csv

from conftest import ADDON

from hr_kp_classifier.kp.recommend.everyday import EverydayName, Recommendation


def rows(name):
    with (ADDON / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shipped(professions):
    """All everyday names, their recommendations among ``professions``."""
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
