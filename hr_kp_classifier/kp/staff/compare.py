"""A staff list compared with the positions and departments that a company has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, TypeVar

from ..messages import Message, _
from ..tables.report import Problem
from ..text import fold
from .departments import Path
from .files import StaffFile
from .positions import StaffPosition

K = TypeVar("K")


class KnownDepartment(NamedTuple):
    """A department of the company, those above first."""

    id: int
    path: Path


class KnownPosition(NamedTuple):
    """A position of the company; ``title`` is what documents call it, with the grade."""

    id: int
    department_id: int
    name: str
    title: str = ""


@dataclass
class Matching:
    """Which records a staff list means.

    :param departments: the id of each department that is there
    :param new_departments: the departments to be made, those above first
    :param positions: the id of each position that is there, by the position of the file
    :param new_positions: the positions to be made
    :param absent: ids of the positions that the file does not have
    :param problems: where it is not plain which record is meant
    """

    departments: dict[Path, int] = field(default_factory=dict)
    new_departments: list[Path] = field(default_factory=list)
    positions: dict[StaffPosition, int] = field(default_factory=dict)
    new_positions: list[StaffPosition] = field(default_factory=list)
    absent: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match(
    file: StaffFile, departments: Iterable[KnownDepartment], positions: Iterable[KnownPosition]
) -> Matching:
    """Find the records that a staff list means.

    A department is known by its whole path, else by its name where one alone has it. A position
    is known by its name in its department, else by the title that the printed staff list has
    in place of its name; else, where one alone has the name in the company and in the file, it
    is that one, which has moved.
    """
    result = Matching()
    _match_departments(file, list(departments), result)
    _match_positions(file, list(positions), result)
    return result


def _match_departments(file: StaffFile, known: list[KnownDepartment], result: Matching) -> None:
    by_path = {tuple(map(fold, each.path)): each for each in known}
    by_name: dict[str, list[KnownDepartment]] = defaultdict(list)
    for each in known:
        by_name[fold(each.path[-1])].append(each)
    made = set()
    for path, row in file.departments.items():
        names: list[Path] = [(name,) for name in path]
        for part in accumulate(names):
            above, name = part[:-1], part[-1]
            if part in result.departments or part in made:
                continue
            found = by_path.get(tuple(map(fold, part)))
            alike = by_name[fold(name)]
            if found is None and above in result.departments:
                # Below the one that is meant, wherever that stands.
                below = [
                    each
                    for each in alike
                    if [*map(fold, each.path[-2:-1])] == [fold(above[-1])]
                ]
                found = _only(below)
            if found is None and not above:
                found = _only(alike)
            if found is not None:
                result.departments[part] = found.id
            elif alike and not above:
                result.problems.append(
                    Problem(
                        row,
                        Message(
                            _(
                                "There are %(count)s departments “%(name)s”: %(paths)s. Write the "
                                "one that is meant with those above it."
                            ),
                            {
                                "count": str(len(alike)),
                                "name": name,
                                "paths": "; ".join(" / ".join(each.path) for each in alike[:5]),
                            },
                        ),
                    )
                )
                made.add(part)
            else:
                result.new_departments.append(part)
                made.add(part)


def _only(found: Iterable[K]) -> K | None:
    """Return the one that is there, None where there is none or more than one."""
    entries: list[K | None] = [*found]
    first, *others = entries or [None]
    return None if others else first


def _match_positions(file: StaffFile, known: list[KnownPosition], result: Matching) -> None:
    by_place = {(each.department_id, fold(each.name)): each.id for each in known}
    by_name: dict[str, list[KnownPosition]] = defaultdict(list)
    for each in known:
        by_name[fold(each.name)].append(each)
    in_file: dict[str, list[StaffPosition]] = defaultdict(list)
    for position in file.positions:
        in_file[fold(position.name)].append(position)
    by_title: dict[tuple[int, str], list[int]] = defaultdict(list)
    for each in known:
        if each.title:
            by_title[each.department_id, fold(each.title)].append(each.id)
    taken = set()
    left = []
    for position in file.positions:
        department = result.departments.get(position.department, 0)
        place = (department, fold(position.name))
        if position.department and not department:
            left.append(position)
        elif place in by_place and by_place[place] not in taken:
            result.positions[position] = by_place[place]
            taken.add(by_place[place])
        else:
            left.append(position)
    left, unnamed = [], left
    for position in unnamed:
        department = result.departments.get(position.department, 0)
        titled = None
        if department or not position.department:
            titles = by_title[department, fold(position.name)]
            titled = _only(each for each in titles if each not in taken)
        if titled is None:
            left.append(position)
        else:
            result.positions[position] = titled
            taken.add(titled)
    for position in left:
        moved = _only(each for each in by_name[fold(position.name)] if each.id not in taken)
        if moved is not None and _only(in_file[fold(position.name)]) is not None:
            result.positions[position] = moved.id
            taken.add(moved.id)
        else:
            result.new_positions.append(position)
    result.absent = [each.id for each in known if each.id not in taken]
