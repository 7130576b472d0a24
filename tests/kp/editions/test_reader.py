"""Classifier files read: what is taken as it is, and several files together."""

import csv

from conftest import TITLES
from table_files import GROUPS, made, names

from hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow
from hr_kp_classifier.kp.editions.reader import (
    join,
    missing_groups,
    read,
    read_groups,
    read_titles,
)


def test_the_shipped_files():
    groups = read_groups(GROUPS.read_bytes())
    titles = read_titles(TITLES.read_bytes())
    assert (len(groups.groups), len(titles.titles)) == (823, 9150)
    assert not groups.problems + titles.problems + groups.notes + titles.notes
    with TITLES.open(encoding="utf-8", newline="") as file:
        table = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    assert [title.key for title in titles.titles] == table
    assert titles.rows[titles.titles[-1].key] == 9151
    # The two read by themselves are the same, and go together.
    unforced = join([read(GROUPS.read_bytes()), read(TITLES.read_bytes())])
    assert (unforced.groups, unforced.titles) == (groups.groups, titles.titles)
    assert (unforced.lists_groups, unforced.lists_titles) == (True, True)
    assert missing_groups(unforced, []) == {}


def test_the_public_layout():
    groups = read("code,parent_code,name\n1,,Керівники\n11,1,Законодавці\n".encode())
    assert groups.groups == [GroupRow("1", "Керівники"), GroupRow("11", "Законодавці")]
    assert (groups.lists_groups, groups.lists_titles) == (True, False)
    titles = read(made("1110,Депутат", "1110,Голова"))
    assert titles.titles == [TitleRow("1110", "Депутат"), TitleRow("1110", "Голова")]
    assert (titles.lists_groups, titles.lists_titles) == (False, True)
    assert groups.ignored_columns == titles.ignored_columns == []


def test_the_rows_around_a_problem_are_read():
    file = read(made("1473,Менеджер", "x,Хтось", "2442.2,Соціолог"), filename="КП.csv")
    assert names(file) == ["Менеджер", "Соціолог"]
    assert file.problems[0].file == "КП.csv"
    assert file.rows == {("1473", "Менеджер"): 2, ("2442.2", "Соціолог"): 4}


def test_two_files_are_one():
    groups = read(made("1,Керівники", "14,А", "147,Б"), filename="a.csv")
    titles = read(made("1473,Менеджер", "1474,Хтось"), filename="b.csv")
    whole = join([groups, titles])
    assert (whole.groups, whole.titles) == (groups.groups, titles.titles)
    assert whole.rows == groups.rows | titles.rows
    assert (whole.lists_groups, whole.lists_titles) == (True, True)
    again = join([titles, read(made("1475,Інший", "1473,Менеджер"), filename="c.csv")])
    assert names(again) == ["Менеджер", "Хтось", "Інший"]
    assert [(each.row, each.file) for each in again.problems] == [(3, "c.csv")]


def test_a_title_typed_twice_is_told_and_taken_once():
    file = read(made("1473,Менеджер", "1473,менеджер", "1473,Менеджер"))
    assert [(each.row, each.message.params["row"]) for each in file.problems] == [
        (3, "2"),
        (4, "2"),
    ]
    assert names(file) == ["Менеджер", "менеджер"]
    assert file.rows == {("1473", "Менеджер"): 2, ("1473", "менеджер"): 3}


def test_files_that_may_be_cut_and_amendments_go_together():
    whole = read(made("1473,Менеджер"))
    cut = read(made("1474,Інший").strip())
    orders = read("Дія,код,назва\nдоповнити,1475,Третій\n".encode(), filename="в.csv")
    joined = join([whole, cut, orders])
    assert joined.maybe_cut
    assert not join([whole, orders]).maybe_cut
    assert [row.file for row in joined.amendment] == ["в.csv"]
    assert len(joined.notes) == 1
    assert missing_groups(joined, ["1", "14", "147", "1473", "1474"]) == {"1475": [2]}


def test_groups_that_nobody_has():
    file = read(made("2442.2,Соціолог", "1473,Менеджер", "1473,Інший"))
    assert missing_groups(file, ["2", "24", "244", "2442", "2442.2", "1", "14"]) == {
        "147": [3, 4],
        "1473": [3, 4],
    }
    assert list(missing_groups(file, [])) == ["1", "14", "147", "1473"] + [
        "2",
        "24",
        "244",
        "2442",
        "2442.2",
    ]
    # A file's own groups count, and need those above them.
    groups = read(made("1473,Менеджери"), kind="groups")
    assert missing_groups(join([groups, read(made("1473,А"))]), ["1", "14"]) == {"147": [2]}
