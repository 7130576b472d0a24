"""The answers of the recommender."""

from dataclasses import dataclass
from enum import Enum

from ..titles.profession import Profession


class Confidence(Enum):
    """How sure it is that a candidate is meant. "Sure" is right in 95 of 100 at least."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Source(Enum):
    """How a candidate was found, the surest first."""

    OFFICIAL = "official"
    """the name is an official title"""
    EVERYDAY = "everyday"
    """the name is an everyday one, for which the title is recommended"""
    FORM = "form"
    """the name is an official title with its brackets or its general place left out"""
    CASES = "cases"
    """the same words in another case or gender"""
    ALIKE = "alike"
    """the same words in another order or by a synonym"""
    BEGINNING = "beginning"
    """the name begins with such a title or everyday name; the rest makes it more precise"""
    WORDS = "words"
    """some of the words are the same"""


@dataclass(frozen=True)
class Candidate:
    """An official title that may be meant.

    :param title: the title for the position, with its derived words
    :param grade: the grade that was typed, for its own field
    :param ground: why it is recommended, in Ukrainian; empty where nobody has recommended it
    :param everyday: the everyday name it is recommended for; empty where there is none
    """

    profession: Profession
    title: str
    grade: str
    confidence: Confidence
    source: Source
    ground: str = ""
    everyday: str = ""


@dataclass(frozen=True)
class Answer:
    """The answer to one name.

    :param name: the name as it was typed
    :param candidates: the best first
    :param question: where the name is too vague, the code of the question that decides; the
        candidates are then the answers to it, none of them sure
    """

    name: str
    candidates: tuple[Candidate, ...] = ()
    question: str = ""

    @property
    def too_vague(self) -> bool:
        """Whether the name fits too many jobs for any title to be recommended."""
        return bool(self.question)
