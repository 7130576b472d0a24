import csv
import hashlib
from pathlib import Path

from odoo import SUPERUSER_ID, api, fields

# What 19.0.1.0.0 shipped: each everyday title with a digest of all that stood in it.
FORMER = Path(__file__).with_name("everyday_titles.csv")


def migrate(cr, version):
    """Bring the everyday titles up to date: what HR has changed, archived or deleted stays so."""
    everyday = api.Environment(cr, SUPERUSER_ID, {})["hr.kp.everyday.title"]
    with FORMER.open(encoding="utf-8", newline="") as file:
        former = {(row["name"], row["sha1"]) for row in csv.DictReader(file)}
    shipped = everyday._shipped_vals()
    # pylint: disable-next=no-search-all
    for title in everyday.search([]):
        if (title.name, _digest(title)) not in former:
            continue
        vals = shipped.get(title.name)
        if vals is None:  # it has become a spelling of another
            title.unlink()
            continue
        commands = [fields.Command.clear(), *vals["recommendation_ids"]]
        title.write(vals | {"recommendation_ids": commands})
    everyday._load_shipped(but={name for name, _sha1 in former})


def _digest(title):
    lines = [title.name, title.spellings or ""]
    lines += [
        "|".join(
            (
                recommendation.profession_id.code,
                recommendation.profession_id.name,
                recommendation.extended_title or "",
                recommendation.ground or "",
            )
        )
        for recommendation in title.recommendation_ids
    ]
    return hashlib.sha1("\n".join(lines).encode(), usedforsecurity=False).hexdigest()
