"""Titles that a law or an order of a ministry sets, beside the КП.

Note 2 of annex В extends titles "if КП or laws do not say otherwise": what an act names is
right.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActTitle:
    """A title that an act names, as a further form of an official one.

    :param title: the title as the act has it, in the nominative
    :param code: the code of the official title
    :param name: the name of the official title
    :param act: the act, as a message names it
    """

    title: str
    code: str
    name: str
    act: str
