"""Which rows of a classifier file are groups and which are titles."""

from table_files import GROUPS, made, names, refused, said

from hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow
from hr_kp_classifier.kp.editions.reader import (
    read,
    read_groups,
    read_titles,
)


def test_a_column_tells_groups_from_titles():
    file = read(
        made(
            "1,Керівники,Розділ",
            "1110,Законодавці,Підклас",
            "1110,Депутат,назва",
            "1110,Голова,Title",
            "12,Інші,",
            heading="code,name,Вид",
        )
    )
    assert file.problems == []
    assert [group.code for group in file.groups] == ["1", "1110", "12"]
    assert names(file) == ["Депутат", "Голова"]
    assert (file.lists_groups, file.lists_titles) == (True, True)
    assert file.ignored_columns == []


def test_a_column_that_does_not_tell():
    content = made(
        "1110,Депутат,назва", "1110,Інше,щось", "1110,Друге,", heading="code,name,вид"
    )
    assert [(row, column) for row, column, _text in said(content)] == [(3, "вид"), (4, "вид")]
    assert "“щось”" in said(content)[0][2]
    # «Тип» may be about something else.
    file = read(made("1110,Депутат,основна", heading="code,name,Тип"))
    assert names(file) == ["Депутат"]
    assert file.ignored_columns == ["Тип"]


def test_codes_tell_groups_from_titles():
    levels = ["1,А", "11,Б", "111,В", "1110,Г", "1120.1,Ґ"]
    assert len(read(made(*levels)).groups) == 5
    # A mistake in a list of groups makes no titles of them.
    repeated = read(made(*levels, "12,Д", "121,Е", "1210,Є", "1210.1,Ж", "1210.1,З"))
    assert (len(repeated.groups), len(repeated.problems)) == (9, 1)
    assert len(read(made("1110,А", "1120.1,Б")).titles) == 2
    assert len(read(made("1110,А", "1120.1,Б"), filename="Групи.csv").groups) == 2
    assert len(read(made("1110,А", "1110,Б"), filename="groups.csv").titles) == 2


def test_short_codes_among_titles_are_groups():
    content = made(
        "111,Законодавці", "1110,,Депутат", "1110,,Голова", heading="code,zkpptr,name"
    ).replace(b"111,\xd0", b"111,,\xd0", 1)
    file = read(content)
    assert file.groups == [GroupRow("111", "Законодавці")]
    assert names(file) == ["Депутат", "Голова"]
    # Some groups are no list of groups: what is not among them is not cancelled.
    assert (file.lists_groups, file.lists_titles) == (False, True)
    assert [(note.row, note.column) for note in file.notes] == [(2, "code")]


def test_the_caller_may_know_better():
    content = made("1110,А", "1120.1,Б")
    assert len(read(content, kind="groups").groups) == 2
    assert len(read_groups(content).groups) == 2
    assert len(read_titles(made("1110,А", "1120.1,Б")).titles) == 2
    refused(made("111,А"), "a title stands at four digits", row=2, column="code", kind="titles")
    assert read(made("111,А", "1110,Б"), kind="titles").groups == []


def test_a_group_stands_below_its_own():
    content = made(
        "11,1,А", "111,12,Б", "1110,111 Законодавці,В", heading="code,parent_code,name"
    )
    problem = refused(content, "111 belongs to 11, not to 12", row=3, column="parent_code")
    assert problem.message.params["expected"] == "11"


def test_what_no_row_says_is_not_said():
    absent = read(made("1473,Менеджер"))
    empty = read(made("1473,,Менеджер", "2442.2,-,Соціолог", heading="code,zkpptr,name"))
    assert absent.titles[0] == empty.titles[0] == TitleRow("1473", "Менеджер", None, None, None)
    some = read(made("1473,,Менеджер", "2442.2,12345,Соціолог", heading="code,zkpptr,name"))
    assert [title.zkpptr for title in some.titles] == ["", "12345"]
    assert [title.etkd for title in some.titles] == [None, None]


def test_servicemen():
    file = read(
        made(
            "0,Військовослужбовці,розділ",
            "01,Офіцери,підрозділ",
            "011,Старші офіцери,клас",
            "0110,Командири,підклас",
            "0110.1,Командир роти,назва",
            "0110,Командир бригади,назва",
            heading="code,name,Вид",
        )
    )
    assert not file.problems + file.notes
    assert [group.code for group in file.groups] == ["0", "01", "011", "0110"]
    assert [title.code for title in file.titles] == ["0110.1", "0110"]


def test_zeros_that_a_spreadsheet_has_dropped():
    groups = read(made("0,Військовослужбовці", "1,Хтось", "11,Інші", "111,Ще інші"))
    assert [note.row for note in groups.notes] == [3, 4, 5]
    assert "“01” of section 0" in groups.notes[0].text
    assert [note.row for note in read(made("110,Офіцери", "111,Законодавці")).notes] == [2]
    problem = refused(made("110,Командир"), "0110 is meant", 2, "code", kind="titles")
    assert problem.message.params == {"code": "110"}


def test_no_group_there_is_seems_to_lack_a_zero():
    assert not read_groups(GROUPS.read_bytes()).notes


def test_lost_zeros_are_looked_for_where_a_section_is_there_without_its_groups():
    def rows(*lines):
        return [note.row for note in read(made(*lines), kind="groups").notes]

    assert rows("0,Військовослужбовці", "3,Рядові", "31,Інші", "4,Ще") == [3, 4]
    # Its groups have their zeros: what has none is of another section.
    assert rows("0,Військовослужбовці", "01,Офіцери", "1,Керівники", "11,Інші") == []
    assert rows("1,Керівники", "111,Старші офіцери", "211,Фізики", "410,Солдати") == [3]


def test_nine_of_ten_codes_that_differ_make_a_list_of_groups():
    codes = ["1", "11", "12", "13", "14", "21", "22", "23", "24"]
    lines = [f"{code},Назва {code}" for code in codes]
    assert len(read(made(*lines, "24,Ще")).groups) == 9
    file = read(made(*lines[:8], "1110,Назва", "1110,Ще"))
    assert (len(file.groups), len(file.problems)) == (9, 1)
    file = read(made(*lines[:7], "1110,Назва", "1110,Ще", "1120,Інша", "1120,Ще інша"))
    assert (len(file.groups), len(file.titles), file.problems) == (7, 4, [])
