"""Groups that a file needs and nobody has, as problems of its rows."""

from table_files import made

from hr_kp_classifier.kp.editions.missing_groups import missing_group_problems
from hr_kp_classifier.kp.editions.reader import read


def test_the_lowest_group_that_is_missing_is_told_at_the_first_row_that_needs_it():
    file = read(made("2442.2,Соціолог", "1473,Менеджер", "1473,Інший"))
    known = ["2", "24", "244", "2442", "2442.2", "1"]
    [problem] = missing_group_problems(file, known, "КП.csv")
    assert (problem.row, problem.file) == (3, "КП.csv")
    assert "no group 1473; rows that need it: 2." in problem.text
    assert missing_group_problems(file, [*known, "14", "147", "1473"]) == []
