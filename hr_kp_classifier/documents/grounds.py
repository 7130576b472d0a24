"""Legal grounds: what papers and messages cite, and what has lost force and is not to be cited.

They are data, ``data/legal_grounds.csv``, so that a change of the law is made in one place:

``key``           names the ground in the code: «kzpp_29»
``short``         as a message cites it: «ст. 29 КЗпП»
``citation``      as a paper does: «стаття 29 Кодексу законів про працю України»
``since``         the first day in force; empty where it was before any paper of this addon
``until``         the first day no longer in force; empty while it is in force
``until_event``   ``martial_law``: in force while martial law lasts; the day is not known
``cited_as``      of what is out of force: a regular expression that finds it in a text
``replaced_by``   of what is out of force: what is cited in its stead
``note``          what it says, or what it rests on
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

MARTIAL_LAW = "martial_law"
_SHIPPED = Path(__file__).resolve().parent.parent / "data" / "legal_grounds.csv"


@dataclass(frozen=True)
class Ground:
    """An act or an article of one; the fields are explained above."""

    key: str
    short: str
    citation: str
    since: date | None = None
    until: date | None = None
    until_event: str = ""
    cited_as: str = ""
    replaced_by: str = ""
    note: str = ""

    def in_force(self, day: date, ended: Iterable[str] = ()) -> bool:
        """Tell whether it is in force.

        :param day: the day of the paper
        :param ended: the events that have come: ``martial_law`` when martial law is over
        """
        started = self.since is None or self.since <= day
        over = self.until is not None and self.until <= day
        return started and not over and self.until_event not in set(ended)


class GroundNotInForceError(ValueError):
    """A paper is about to cite what is not in force on its day."""


def read_grounds(text: str) -> dict[str, Ground]:
    """Read grounds by their keys.

    :param text: a CSV with the columns explained above
    :raise ValueError: for a day that is none, a key that is there twice, or an act out of force
        without the expression that finds it
    """
    grounds: dict[str, Ground] = {}
    for row in csv.DictReader(text.splitlines()):
        ground = Ground(
            **{name: value for name, value in row.items() if name not in ("since", "until")},
            since=_day(row["since"]),
            until=_day(row["until"]),
        )
        if ground.key in grounds:
            raise ValueError(f"{ground.key} is there twice")
        if ground.until and not ground.cited_as:
            raise ValueError(f"{ground.key}: how a text cites it is missing")
        grounds[ground.key] = ground
    return grounds


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=1)
def shipped_grounds() -> Mapping[str, Ground]:
    """Give the grounds that ship with the addon."""
    return read_grounds(_SHIPPED.read_text(encoding="utf-8"))


def cite(key: str, day: date, *, short: bool = False, ended: Iterable[str] = ()) -> str:
    """Give the words that cite a ground.

    :param key: «kzpp_29»
    :param day: the day of the paper that cites it
    :param short: «ст. 29 КЗпП» instead of «стаття 29 Кодексу законів про працю України»
    :param ended: the events that have come, as :meth:`Ground.in_force` has them
    :raise KeyError: where there is no such ground
    :raise GroundNotInForceError: where it is not in force on that day
    """
    ground = shipped_grounds()[key]
    if not ground.in_force(day, ended):
        raise GroundNotInForceError(f"{ground.short} is not in force on {day.isoformat()}")
    return ground.short if short else ground.citation


def is_in_force(key: str, day: date, ended: Iterable[str] = ()) -> bool:
    """Tell whether a ground may be cited on a day.

    :param key: «kzpp_29»
    :param day: the day of the paper that would cite it
    :param ended: the events that have come, as :meth:`Ground.in_force` has them
    """
    return shipped_grounds()[key].in_force(day, ended)


def out_of_force(text: str, day: date) -> list[tuple[str, Ground]]:
    """Find what a text cites though it has lost force.

    :param text: any text of a user's or of ours
    :param day: the day the text is read on
    :return: the words found and the ground, in the order of the text
    """
    found = [
        (match.start(), match[0], ground)
        for ground in shipped_grounds().values()
        if ground.cited_as and not ground.in_force(day)
        for match in re.finditer(ground.cited_as, text)
    ]
    return [(words, ground) for _start, words, ground in sorted(found, key=lambda hit: hit[0])]
