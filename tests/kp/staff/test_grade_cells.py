"""The grades of a staff list: a worker's, a category, or those of the tariff scale."""

import pytest

from hr_kp_classifier.kp.staff.grade_cells import read_grades
from hr_kp_classifier.kp.tables.report import Report


def grades(column, *texts):
    report = Report()
    found = read_grades(list(enumerate(texts, 2)), column, report)
    return found, [note.row for note in report.notes]


@pytest.mark.parametrize(
    ("column", "texts", "found"),
    [
        ("Розряд", ("5", "3 розряд", "-"), ["5 розряду", "3 розряду", ""]),
        ("Розряд/категорія", ("4", "II категорії"), ["4 розряду", "II категорії"]),
        ("Категорія", ("2", "вища"), ["2 категорії", "вища"]),
    ],
)
def test_grades_of_workers_and_categories(column, texts, found):
    assert grades(column, *texts) == (found, [])


def test_a_number_above_eight_is_of_the_scale():
    assert grades("Розряд", "5", "16", "вища") == (["", "", "вища"], [3])
    assert grades("Розряд", "8") == (["8 розряду"], [])
    assert grades("Розряд", "9") == ([""], [2])


@pytest.mark.parametrize("text", ["10-14", "16-10%", "16–10%", "9, 12"])
def test_a_range_is_of_the_scale(text):
    assert grades("Розряд", "5", text) == (["", ""], [3])


def test_a_column_of_the_scale():
    assert grades("Тарифний розряд", "3", "5") == (["", ""], [2])
