"""The grades of a staff list: a worker's, a category, or those of the tariff scale."""

import pytest

from hr_kp_classifier.kp.staff.grade_cells import read_grades
from hr_kp_classifier.kp.tables.report import Report
from hr_kp_classifier.kp.titles.grades import tidy_grade


def grades(column, *texts):
    report = Report()
    found = read_grades(list(enumerate(texts, 2)), column, report)
    return found, [note.row for note in report.notes]


@pytest.mark.parametrize(
    ("column", "texts", "found"),
    [
        ("Розряд", ("5", "3 розряд", "-"), ["5 розряду", "3 розряду", ""]),
        ("Розряд/категорія", ("4", "II категорії"), ["4 розряду", "II категорії"]),
        ("Категорія", ("2", "вища", "ІІ"), ["2 категорії", "вищої категорії", "II категорії"]),
        ("Розряд", ("IV", "5-й розряд"), ["IV розряду", "5 розряду"]),
    ],
)
def test_grades_of_workers_and_categories(column, texts, found):
    assert grades(column, *texts) == (found, [])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("перша категорія", "першої категорії"),
        ("Вища кваліфікаційна категорія", "Вищої кваліфікаційної категорії"),
        ("друга", "другої категорії"),
        ("третя кат.", "третьої категорії"),
        ("третій розряд", "третього розряду"),
        ("п’ятий клас", "п'ятого класу"),
        ("без категорії", "без категорії"),
        ("вищої категорії", "вищої категорії"),
        ("4-го розряду", "4 розряду"),
        ("учень", "учень"),
    ],
)
def test_a_grade_is_printed_in_the_genitive(typed, printed):
    assert tidy_grade(typed) == printed
    assert tidy_grade(printed) == printed


def test_a_roman_numeral_alone_is_asked_about_where_the_column_is_of_both():
    assert grades("Розряд / категорія", "4", "IV", "II категорії") == (
        ["4 розряду", "IV", "II категорії"],
        [3],
    )


def test_a_number_above_eight_is_of_the_scale():
    assert grades("Розряд", "5", "16", "вища") == (["", "", "вищої категорії"], [3])
    assert grades("Розряд", "8") == (["8 розряду"], [])
    assert grades("Розряд", "9") == ([""], [2])


@pytest.mark.parametrize("text", ["10-14", "16-10%", "16–10%", "9, 12"])
def test_a_range_is_of_the_scale(text):
    assert grades("Розряд", "5", text) == (["", ""], [3])


def test_a_column_of_the_scale():
    assert grades("Тарифний розряд", "3", "5") == (["", ""], [2])
