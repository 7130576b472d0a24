"""From every released version to this one: nothing that HR has made or changed is touched.

The fixtures are made by script/make-fixture.
"""

import gzip
import json
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
VERSIONS = sorted(path.name.removesuffix(".sql.gz") for path in FIXTURES.glob("*.sql.gz"))


def test_there_is_a_release_to_upgrade_from():
    assert VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_upgrade_keeps_what_hr_has(database, version):
    had = json.loads(gzip.decompress((FIXTURES / f"{version}.json.gz").read_bytes()))
    database.restore(gzip.decompress((FIXTURES / f"{version}.sql.gz").read_bytes()))
    ((titles,),) = database.query("SELECT count(*) FROM hr_kp_profession WHERE active")
    database.upgrade()
    has = database.hr_has()
    for kind, value in had.items():
        assert has[kind] == value, kind
    assert all(has["text as it was hashed"])
    # Upgrading once more has nothing left to do.
    ((again,),) = database.query("SELECT count(*) FROM hr_kp_profession WHERE active")
    assert again >= titles
