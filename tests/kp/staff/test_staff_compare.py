"""Which departments and positions of a company a staff list means."""

from hr_kp_classifier.kp.staff.compare import KnownDepartment, KnownPosition, match
from hr_kp_classifier.kp.staff.files import read_staff_list


def matched(text, departments=(), positions=()):
    file = read_staff_list(f"Підрозділ;Посада;Шт. од.\n{text}".encode())
    assert not file.problems
    found = match(
        file,
        [KnownDepartment(id_, tuple(path)) for id_, *path in departments],
        [KnownPosition(*each) for each in positions],
    )
    ids = [found.positions.get(each, 0) for each in file.positions]
    return found, ids


def test_known_by_the_name_in_the_department():
    found, ids = matched(
        "Збут;Касир;1\nСклад;Касир;1\n",
        [(1, "збут"), (2, "Склад")],
        [(10, 2, "касир"), (11, 1, "Касир"), (12, 1, "Водій")],
    )
    assert ids == [11, 10]
    assert found.absent == [12]
    assert not found.new_departments


def test_what_is_new():
    found, ids = matched("Збут / Сектор;Касир;1\n", [(1, "Збут")])
    assert ids == [0]
    assert found.new_departments == [("Збут", "Сектор")]
    assert found.departments == {("Збут",): 1}


def test_the_only_one_of_its_name_has_moved():
    found, ids = matched("Збут;Касир;1\n", [(1, "Збут")], [(10, 0, "Касир")])
    assert ids == [10]
    assert not found.absent


def test_one_of_several_of_a_name_is_not_guessed():
    _found, ids = matched("Збут;Касир;1\n", [(1, "Збут")], [(10, 0, "Касир"), (11, 5, "Касир")])
    assert ids == [0]


def test_known_by_the_title_that_is_printed():
    """A printed staff list, taken up again, has titles where the positions have names."""
    positions = [
        (10, 1, "Касирка", "Касир на підприємстві"),
        (11, 1, "Токарь 5 р.", "Токар 5 розряду"),
    ]
    text = "Цех;Токар 5 розряду;1\nЦех;касир на підприємстві;1\n"
    found, ids = matched(text, [(1, "Цех")], positions)
    assert ids == [11, 10]
    assert not (found.absent or found.new_positions)
    # Its name comes first, and a title in another department or of two positions is no sign.
    _found, ids = matched(
        "Цех;Касирка;1\nЦех;Касир на підприємстві;1\n", [(1, "Цех")], positions
    )
    assert ids == [10, 0]
    _found, ids = matched("Склад;Токар 5 розряду;1\n", [(1, "Цех"), (2, "Склад")], positions)
    assert ids == [0]
    two = [(10, 0, "Водій пікапа", "Водій"), (11, 0, "Водій буса", "Водій")]
    assert matched(";Водій;1\n", (), two)[1] == [0]
    assert matched(";Водій;1\n", (), two[:1])[1] == [10]
    assert matched("Новий;Водій;1\n", (), two[:1])[1] == [0]


def test_no_position_is_two():
    _found, ids = matched("Збут;Касир;1\nСклад;Касир;1\n", [(1, "Збут")], [(10, 1, "Касир")])
    assert ids == [10, 0]


def test_a_department_that_exists_twice_is_asked_for():
    departments = [(1, "Цех", "Склад"), (2, "Завод", "Склад")]
    found, _ids = matched("Склад;Касир;1\n", departments)
    [problem] = found.problems
    assert problem.row == 2
    assert "Цех / Склад; Завод / Склад" in problem.text
    found, _ids = matched("Завод / Склад;Касир;1\n", [*departments, (3, "Завод")])
    assert not found.problems
    assert found.departments == {("Завод",): 3, ("Завод", "Склад"): 2}


def test_a_department_known_by_its_name_keeps_what_is_above_it():
    found, _ids = matched("Склад;Касир;1\n", [(1, "Цех", "Склад")])
    assert found.departments == {("Склад",): 1}


def test_a_part_is_looked_for_below_the_department_that_is_meant():
    departments = [(1, "Цех", "Склад"), (2, "Цех", "Склад", "Сектор"), (3, "Збут", "Сектор")]
    found, _ids = matched("Склад / Сектор;Касир;1\n", departments)
    assert found.departments[("Склад", "Сектор")] == 2


def test_places_are_known_by_all_their_path_first():
    departments = [(1, "Збут"), (2, "Завод", "Збут"), (3, "Завод"), (4, "Завод", "Склад")]
    found, ids = matched(
        "Збут;Касир;1\nЗавод / Збут;Касир;1\nЗавод;Директор;1\n",
        departments,
        [(10, 1, "Касир"), (11, 2, "Касир"), (12, 3, "Директор")],
    )
    assert found.departments == {("Завод",): 3, ("Завод", "Збут"): 2, ("Збут",): 1}
    assert ids == [10, 11, 12]
    assert (found.problems, found.absent, found.new_departments) == ([], [], [])


def test_a_part_of_a_department_that_is_meant_by_its_name_is_new_where_it_has_none():
    departments = [(1, "Цех", "Склад"), (2, "Збут", "Сектор"), (3, "Сектор")]
    found, ids = matched("Склад / Сектор;Касир;1\nСклад / Сектор;Водій;1\n", departments)
    assert found.departments == {("Склад",): 1}
    assert found.new_departments == [("Склад", "Сектор")]
    assert ids == [0, 0]


def test_a_name_that_stands_twice_in_the_file_or_elsewhere_is_not_moved():
    positions = [(10, 5, "Касир")]
    assert matched("Збут;Касир;1\nСклад;Касир;1\n", [(1, "Збут")], positions)[1] == [0, 0]
    found, ids = matched("Збут;Касир;1\nСклад;Водій;1\n", [(1, "Збут")], positions)
    assert ids == [10, 0]
    assert [each.name for each in found.new_positions] == ["Водій"]


def test_a_position_without_a_department():
    _found, ids = matched(";Касир;1\n", [(1, "Збут")], [(10, 0, "Касир"), (11, 1, "Касир")])
    assert ids == [10]


def test_at_most_five_places_of_a_department_are_named():
    departments = [(number, f"Цех {number}", "Склад") for number in range(1, 8)]
    found, _ids = matched("Склад;Касир;1\nСклад;Водій;1\n", departments)
    [problem] = found.problems
    assert "There are 7 departments “Склад”" in problem.text
    assert "Цех 5 / Склад. Write" in problem.text
    assert found.new_departments == []
