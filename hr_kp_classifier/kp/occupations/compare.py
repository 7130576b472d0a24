"""Compare a list of occupations, or a correspondence, with the stored one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ..messages import Message, _
from ..tables.report import Problem, Report
from .files import CorrespondenceFile, Occupation, OccupationFile


@dataclass
class OccupationComparison:
    """The changes that a list of occupations would make, as pairs of before and after."""

    added: list[Occupation] = field(default_factory=list)
    renamed: list[tuple[Occupation, Occupation]] = field(default_factory=list)
    changed: list[tuple[Occupation, Occupation]] = field(default_factory=list)
    unchanged: int = 0


def compare_occupations(
    known: Mapping[str, Occupation], occupations: Iterable[Occupation]
) -> OccupationComparison:
    """Compare a file's occupations with those known, by their codes.

    Occupations that the file does not have stay as they are, and so do fields it leaves empty.
    """
    result = OccupationComparison()
    for occupation in occupations:
        before = known.get(occupation.code)
        if before is None:
            result.added.append(occupation)
            continue
        after = occupation.completed_from(before)
        if after.name != before.name:
            result.renamed.append((before, after))
        elif after != before:
            result.changed.append((before, after))
        else:
            result.unchanged += 1
    return result


def lost_zeros(file: OccupationFile, known: Collection[str]) -> list[Problem]:
    """Return the new codes that are known with a zero before them: see _notes_of_lost_zeros."""
    return [
        Problem(
            row,
            Message(
                _(
                    "“%(code)s” is new, but “0%(code)s” is there: a spreadsheet has dropped the "
                    "zero. Format the column as text and enter the code again."
                ),
                {"code": code},
            ),
        )
        for code, row in file.rows.items()
        if code not in known and "0" + code in known
    ]


def unknown_codes(
    file: CorrespondenceFile,
    source: tuple[str, Collection[str]],
    target: tuple[str, Collection[str]],
) -> list[Problem]:
    """Return the codes of a correspondence that their systems do not have.

    :param source: the source system's name and its codes
    :param target: the target system's name and its codes
    """
    report = Report()
    for pair, row in file.rows.items():
        for code, (name, known) in zip(pair, (source, target), strict=True):
            if code in known:
                continue
            params = {"code": code, "system": name}
            if "0" + code in known:
                message = _(
                    "%(system)s has no “%(code)s” but “0%(code)s”: a spreadsheet has dropped "
                    "the zero. Format the column as text and enter the code again."
                )
            else:
                message = _(
                    "%(system)s has no “%(code)s”. Import its occupations first, or take the "
                    "row out."
                )
            report.add(Problem(row, Message(message, params)))
    report.close()
    return report.problems
