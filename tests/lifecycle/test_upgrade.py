"""From every released version to this one: nothing that HR has made or changed is touched.

The fixtures are made by script/make-fixture.
"""

import gzip
import json
from pathlib import Path

import pytest
from lxml import etree

RULES = Path(__file__).parents[2] / "hr_kp_classifier/security/hr_kp_security.xml"
FIXTURES = Path(__file__).parent.parent / "fixtures"
# See hr_work.py.
OWN_EVERYDAY_TITLES = {"Назва від HR", "Дослідник думок"}
VERSIONS = sorted(path.name.removesuffix(".sql.gz") for path in FIXTURES.glob("*.sql.gz"))


def test_there_is_a_release_to_upgrade_from():
    assert VERSIONS


def kept(kind, value, had):
    """What of it an upgrade has to leave as it was: of what ships, all that HR has touched."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return value
    of_hr = {
        title["id"]
        for title in had["everyday titles"]
        if title["name"] in OWN_EVERYDAY_TITLES or not title["active"]
    }
    if kind == "everyday titles":
        return [row for row in value if row["id"] in of_hr]
    if kind == "recommendations":
        return [row for row in value if set(row["everyday_title_id"]) <= of_hr]
    before = {row["id"] for row in had[kind]}
    return [row for row in value if row["id"] in before]


@pytest.mark.parametrize("version", VERSIONS)
def test_upgrade_keeps_what_hr_has(database, version):
    had = json.loads(gzip.decompress((FIXTURES / f"{version}.json.gz").read_bytes()))
    database.restore(gzip.decompress((FIXTURES / f"{version}.sql.gz").read_bytes()))
    ((titles,),) = database.query("SELECT count(*) FROM hr_kp_profession WHERE active")
    database.upgrade()
    has = database.hr_has()
    for kind, value in had.items():
        assert kept(kind, value, had) == kept(kind, has[kind], had), kind
    assert all(has["text as it was hashed"])
    # Upgrading once more has nothing left to do.
    ((again,),) = database.query("SELECT count(*) FROM hr_kp_profession WHERE active")
    assert again >= titles


def test_upgrade_loads_the_edition_that_ships(database):
    """What was loaded is another edition: what HR has not touched becomes that of now."""
    version = VERSIONS[-1]
    database.restore(gzip.decompress((FIXTURES / f"{version}.sql.gz").read_bytes()))
    database.query("UPDATE hr_kp_edition SET source_hash = 'of former files' RETURNING id")
    ((former, name),) = database.query(
        "UPDATE hr_kp_group SET name = 'Former name' FROM (SELECT id, name FROM hr_kp_group"
        " WHERE code = '2442.2') AS was WHERE hr_kp_group.id = was.id RETURNING was.id, was.name"
    )
    database.upgrade()
    assert database.query("SELECT name FROM hr_kp_group WHERE id = %s", former) == [(name,)]
    ((kept,),) = database.query(
        "SELECT zkpptr_code FROM hr_kp_profession WHERE code = '2421.2' AND name = 'Адвокат'"
    )
    assert kept == "99999"
    assert database.query(
        "SELECT kind, name_before FROM hr_kp_change WHERE group_id = %s", former
    ) == [("changed", "Former name")]


def test_upgrade_brings_what_came_since(database):
    """The titles that acts set, and the slips put right: found by the title's key as well."""
    database.restore(gzip.decompress((FIXTURES / f"{VERSIONS[0]}.sql.gz").read_bytes()))
    database.upgrade()
    ((acts,),) = database.query("SELECT count(*) FROM hr_kp_act_title")
    assert acts >= 150
    assert database.query(
        "SELECT corrected_name, search_key LIKE '%дезодораторник%', changed_by_hr"
        " FROM hr_kp_profession WHERE name = 'Дезодораторинк сої'"
    ) == [("Дезодораторник сої", True, False)]
    kept = dict(
        database.query(
            "SELECT data.name, rule.domain_force FROM ir_rule rule JOIN ir_model_data data"
            " ON data.model = 'ir.rule' AND data.res_id = rule.id"
            " WHERE data.module = 'hr_kp_classifier'"
        )
    )
    shipped = {
        record.get("id"): record.find("field[@name='domain_force']").text
        for record in etree.parse(RULES).iter("record")
    }
    assert {name: "".join(domain.split()) for name, domain in kept.items()} == {
        name: "".join(domain.split()) for name, domain in shipped.items()
    }
