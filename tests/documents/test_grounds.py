"""Legal grounds: none that has lost force is cited in anything that ships."""

import re
from datetime import date
from pathlib import Path

import pytest

from hr_kp_classifier.documents.grounds import (
    MARTIAL_LAW,
    Ground,
    GroundNotInForceError,
    cite,
    out_of_force,
    read_grounds,
    shipped_grounds,
)

ROOT = Path(__file__).parents[2]
ADDON = ROOT / "hr_kp_classifier"
TODAY = date(2026, 11, 25)

# What a user reads. Not the classifier and the foreign systems, which are as their acts have
# them, not the list of grounds itself.
SHIPPED = [
    path
    for folder, endings in (
        (
            ADDON,
            ("*.po", "*.pot", "*.txt", "*.xml", "*.py", "*.js", "*.html", "*.rst", "*.csv"),
        ),
        (ROOT / "docs", ("*.rst",)),
        (ROOT, ("README.rst",)),
    )
    for ending in endings
    for path in (folder.glob(ending) if folder == ROOT else folder.rglob(ending))
    if path.name not in ("kp_titles.csv", "kp_groups.csv", "legal_grounds.csv", "grounds.py")
    and "occupations" not in path.parts
    and "tests" not in path.parts
]


def test_nothing_that_ships_cites_a_law_out_of_force():
    assert len(SHIPPED) > 100
    found = [
        f"{path.relative_to(ROOT)}: «{words}», {ground.short}; now {ground.replaced_by}"
        for path in SHIPPED
        for words, ground in out_of_force(path.read_text(encoding="utf-8"), TODAY)
    ]
    assert not found


# Each ground that has lost force, as a text would cite it.
PLANTED = {
    "economic_code": "Згідно зі ст. 64 Господарського кодексу України",
    "vocational_education_1998": "за Законом «Про професійну (професійно-технічну) освіту»",
    "higher_education_2002": "Повна вища освіта відповідного напряму підготовки",
    "education_1991": "відпустка на навчання у навчальних закладах",
    "fire_safety_1993": "Закон України «Про пожежну безпеку»",
    "civil_defence_1993": "вимоги цивільної оборони",
    "militia_1990": "повідомляє міліцію",
    "electronic_digital_signature": "засвідчує електронним цифровим підписом (ЕЦП)",
    "employment_1991": "Закон № 803-XII",
    "military_registration_2016": "Порядок, постанова від 07.12.2016 № 921",
    "dstu_4163_2003": "за ДСТУ 4163-2003",
    "kp_2005": "Класифікатор професій ДК 003:2005",
    "cash_operations_2004": "Положення від 15.12.2004 № 637",
}


@pytest.mark.parametrize(
    "key", [key for key, ground in shipped_grounds().items() if ground.cited_as]
)
def test_a_planted_one_is_found(key):
    assert key in {ground.key for _words, ground in out_of_force(PLANTED[key], TODAY)}


@pytest.mark.parametrize(
    "text",
    [
        "вимоги цивільного захисту та пожежної безпеки",
        "професійна (професійно-технічна) освіта, вища освіта першого (бакалаврського) рівня",
        "Повна загальна середня освіта",
        "кримінальні правопорушення у сфері господарської діяльності",
        "заклад освіти; навчальна програма закладу",
        "ДСТУ 4163:2020, ДК 003:2010, КЗпП України, № 9210",
    ],
)
def test_what_is_in_force_is_left_alone(text):
    assert not out_of_force(text, TODAY)


def test_every_act_that_is_cited_is_among_the_grounds():
    """So a change of the law has one place where it is looked up."""
    known = " ".join(f"{g.short} {g.citation}" for g in shipped_grounds().values())
    numbers = {
        number
        for path in SHIPPED
        for number in re.findall(
            r"(?:наказ\w*|постанов\w*|[Зз]акон\w*|лист\w*)\b[^\n№«»]{0,120}№ ?(\d[\w/.-]*\w)",
            path.read_text(encoding="utf-8"),
        )
        # Orders of an enterprise, which stand as examples: «№ 15», «№ 15-од».
        if not re.fullmatch(r"\d{1,2}(?:-\w+)?", number)
    }
    assert numbers
    assert not {number for number in numbers if number not in known}


def test_martial_law_ends():
    ground = shipped_grounds()["martial_law_labour_3"]
    assert ground.until_event == MARTIAL_LAW
    assert ground.in_force(TODAY)
    assert not ground.in_force(TODAY, [MARTIAL_LAW])
    assert not ground.in_force(date(2022, 3, 23))
    with pytest.raises(GroundNotInForceError, match="2136-IX"):
        cite("martial_law_labour_3", TODAY, ended=[MARTIAL_LAW])


def test_cite():
    assert cite("kzpp_29", TODAY) == "стаття 29 Кодексу законів про працю України"
    assert cite("kzpp_29", TODAY, short=True) == "ст. 29 КЗпП"
    assert cite("economic_code", date(2025, 8, 27), short=True) == "Господарський кодекс"
    with pytest.raises(GroundNotInForceError, match="2025-08-28"):
        cite("economic_code", date(2025, 8, 28))
    with pytest.raises(KeyError):
        cite("no_such", TODAY)


HEAD = "key,short,citation,since,until,until_event,cited_as,replaced_by,note\n"


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ("a,a,a,,,,,,\na,a,a,,,,,,", "twice"),
        ("a,a,a,,2020-01-01,,,,", "missing"),
        ("a,a,a,01.01.2020,,,,,", "isoformat"),
    ],
)
def test_grounds_that_are_wrong(rows, error):
    with pytest.raises(ValueError, match=error):
        read_grounds(HEAD + rows)


def test_the_shipped_ones_are_read_once():
    assert shipped_grounds() is shipped_grounds()


def test_read():
    assert read_grounds(HEAD + "a,ст. 1,стаття 1,2020-01-01,,,,,")["a"] == Ground(
        key="a", short="ст. 1", citation="стаття 1", since=date(2020, 1, 1)
    )


def test_a_ground_is_in_force_from_its_first_day_to_the_one_before_it_ends():
    ground = Ground("a", "a", "a", since=date(2020, 1, 1), until=date(2021, 1, 1))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    assert [ground.in_force(day) for day in days] == [False, True, True, False]


def test_what_is_out_of_force_is_told_in_the_order_of_the_text():
    text = f"{PLANTED['militia_1990']}; {PLANTED['economic_code']}; {PLANTED['militia_1990']}"
    keys = [ground.key for _words, ground in out_of_force(text, TODAY)]
    assert keys == ["militia_1990", "economic_code", "militia_1990"]
    # On a day on which it was in force nothing is to be told of it.
    assert not out_of_force(PLANTED["economic_code"], date(2025, 8, 27))
