"""Everyday names of jobs, and the official titles recommended for them."""

from dataclasses import dataclass

from ..titles.profession import Profession


@dataclass(frozen=True)
class Recommendation:
    """One official title recommended for an everyday name.

    :param extended: the extended title proposed for the position; empty for the official one
    :param ground: why, in Ukrainian
    """

    profession: Profession
    extended: str = ""
    ground: str = ""


@dataclass(frozen=True)
class EverydayName:
    """How people call a job.

    :param names: the name and its other spellings
    :param recommendations: the official titles for it, what most people have first
    :param question: of a name too vague, the code of the question that decides; else empty
    """

    names: tuple[str, ...]
    recommendations: tuple[Recommendation, ...] = ()
    question: str = ""
