"""Groups that a classifier file needs and nobody has, said as problems of its rows."""

from collections.abc import Iterable

from ..codes import ancestors
from ..messages import Message, _
from ..tables.report import Problem
from .reader import ClassifierFile, missing_groups


def missing_group_problems(
    file: ClassifierFile, known_codes: Iterable[str], filename: str = ""
) -> list[Problem]:
    """Return a problem for each group that is missing, at the first row that needs it.

    Where a group is missing together with those above it, only the lowest is named.

    :param file: what was read
    :param known_codes: the codes of the groups that are there already
    :param filename: the file's name, for the problems
    """
    missing = missing_groups(file, known_codes)
    above = {code for needed in missing for code in ancestors(needed)}
    return [
        Problem(
            rows[0],
            Message(
                _(
                    "There is no group %(code)s; rows that need it: %(count)s. Import the groups "
                    "together with the titles, correct the code, or have the group created."
                ),
                {"code": code, "count": str(len(rows))},
            ),
            file=filename,
        )
        for code, rows in missing.items()
        if code not in above
    ]
