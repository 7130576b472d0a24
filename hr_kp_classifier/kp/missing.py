"""Groups that a classifier file needs and nobody has, said as problems of its rows."""

from collections.abc import Iterable

from .problems import Problem
from .reader import ClassifierFile, missing_groups
from .translate import _


def missing_group_problems(file: ClassifierFile, known_codes: Iterable[str]) -> list[Problem]:
    """Return a problem for each group that is missing, at the first row that needs it.

    :param file: what was read
    :param known_codes: the codes of the groups that are there already
    """
    return [
        Problem(
            rows[0],
            _(
                "There is no group %(code)s; rows that need it: %(count)s. Import the groups "
                "together with the titles, correct the code, or have the group created."
            ),
            {"code": code, "count": str(len(rows))},
        )
        for code, rows in missing_groups(file, known_codes).items()
    ]
