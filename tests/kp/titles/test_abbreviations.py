"""Abbreviations at the beginning of a title, written in full."""

import pytest

from hr_kp_classifier.kp.titles.abbreviations import written_in_full


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Зам. директора", "Заступник директора", ("Зам.",)),
        ("Гол. спец. відділу збуту", "Головний спеціаліст відділу збуту", ("Гол.", "спец.")),
        ("Заст. нач. відділу", "Заступник начальника відділу", ("Заст.", "нач.")),
        ("Заступник зав. складом", "Заступник завідувача складом", ("зав.",)),
        # An abbreviation alone names nothing, nor does the last one.
        ("Зав.", "Зав.", ()),
        ("Нач", "Нач", ()),
        ("Заст. нач.", "Заступник нач.", ("Заст.",)),
        ("Інженер ст. зміни", "Інженер ст. зміни", ()),
    ],
)
def test_what_is_written_in_full(text, full, short):
    written = written_in_full(text)
    assert (written.text, written.short) == (full, short)
