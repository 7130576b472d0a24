"""What a repair leaves of a title with Latin letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

BOOKKEEPER = "Бухгалтер"
_ORDINARY = re.compile(r"[0-9IVXА-ЩЬЮЯЄІЇҐа-щьюяєіїґ' ,.;:()«»\"–+/№%-]*")
_LATIN = ["R&D", "E-commerce", "IT", "C++", "C#", "1C", "Wi-Fi", "B2B", "HR/PR", "A.I.", "SAP"]
_JOINED = ["", "-центру", "-з", " відділу", "/збуту", "'шних питань", ",", '"', "-к"]
_parts = st.builds("".join, st.tuples(st.sampled_from(_LATIN), st.sampled_from(_JOINED)))
_signs = st.text("аIERbsx&-+#/№'\"", max_size=6)


@pytest.fixture(scope="module")
def repair(classifier, named):
    bookkeeper = named(BOOKKEEPER, "3433")

    def of(title):
        return next(
            (
                each.repair
                for each in classifier.check(title, bookkeeper)
                if each.rule == "latin_letters"
            ),
            None,
        )

    return of


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        ("Бухгалтер R&D-центру", "Бухгалтер центру"),
        ("Бухгалтер E-commerce", "Бухгалтер"),
        ("Бухгалтер e-commerce", "Бухгалтер"),
        ('Бухгалтер "E-com"', "Бухгалтер"),
        ('Бухгалтер R&D цеху "Захід"', 'Бухгалтер цеху "Захід"'),
        ("Бухгалтер служби R&D", "Бухгалтер служби"),
        ("Бухгалтер з C++", "Бухгалтер"),
        ("Бухгалтер C#", "Бухгалтер"),
        ("IT-бухгалтер", "Бухгалтер"),
        ('Бухгалтер "CRM відділ"', None),  # half of the quotation would be left
        ("Бухгалтер продажу/sales-напряму", None),
        ("Бухгалтер CRM-з", None),
    ],
)
def test_no_rubbish_is_left(repair, title, mended):
    assert repair(title) == mended


@given(
    st.lists(_parts | _signs, min_size=1, max_size=3),
    st.sampled_from(["", "відділу ", "з ", "служби "]),
)
def test_a_repair_has_ukrainian_words_alone(repair, parts, before):
    mended = repair(f"{BOOKKEEPER} {before}{' '.join(parts)}")
    if mended is None:
        return
    assert _ORDINARY.fullmatch(mended)
    assert mended.split(" ")[0].strip(",;:").endswith(BOOKKEEPER) or mended.startswith(
        BOOKKEEPER
    )
    assert not re.search(r"(?:^| )[^\w –-]+[ -]", mended), "a sign without a word"
