"""How sure it is that a title is meant by a name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..text import fold
from .candidates import Candidate, Confidence, Source
from .name_index import Hit
from .words import words_of

_STATE = ("112", "1229.1", "1229.2", "1229.3", "1229.8", "2419.3")
_NARROWING = re.compile(r"\((для [^(),]+)")
_SAYS_STATE = re.compile(
    r"держав|україн|верховн|президент|уряд|національн|автономн|міністр|суд|прокур|митн|казначе"
    r"|виконавчого комітету|місцев|сільськ|селищн|міськ|старост|урочист"
)


def confidence_of(hits: list[Hit], at: int) -> Confidence:
    """Return how sure it is that one of the titles that a name stands for is meant.

    :param at: its place among them
    """
    hit = hits[at]
    if at:
        return Confidence.LIKELY if hit.source is hits[0].source else Confidence.CHECK
    if hit.source is Source.ALIKE or (hit.everyday and hit.everyday.question):
        return Confidence.LIKELY
    if hit.everyday and (not hit.plain or _is_another(hit, hits)):
        return Confidence.LIKELY
    others = [
        other
        for other in hits[1:]
        if other.source is hit.source and other.everyday is None and other.place == hit.place
    ]
    if hit.everyday is None and (others or _is_of_the_state_alone(hit) or _is_wider(hit)):
        return Confidence.LIKELY
    return Confidence.SURE


def _is_wider(hit: Hit) -> bool:
    """Tell whether a form leaves out for what its title is: «Завідувач кухні (для тварин, …)»."""
    found = _NARROWING.search(hit.profession.name)
    return hit.source is Source.FORM and found is not None and found[1] not in hit.form


def no_surer_than_likely(candidate: Candidate) -> Candidate:
    """Return a candidate that is likely at most."""
    if candidate.confidence is not Confidence.SURE:
        return candidate
    return replace(candidate, confidence=Confidence.LIKELY)


def _is_of_the_state_alone(hit: Hit) -> bool:
    """Tell whether a title is one of the state's or a council's and its words do not say so.

    «Директор Фонду» serves the state; most funds are charities.
    """
    code = hit.profession.code
    return code.startswith(_STATE) and not _SAYS_STATE.search(fold(hit.profession.name))


def _is_another(hit: Hit, hits: list[Hit]) -> bool:
    """Tell whether an official title of the very everyday name comes after this one.

    So does one of the spelling that was typed, its brackets left out: «Начальник варти».
    """
    name = words_of(hit.everyday.names[0]).literal if hit.everyday else ""
    return any(
        words_of(other.profession.name).literal == name
        or (other.everyday is None and other.source is Source.FORM)
        for other in hits[1:]
    )


def lacks_post(
    text: str, hit: Hit, heads: Collection[str], vague: Collection[tuple[str, ...]]
) -> bool:
    """Tell whether a name joins a worker to another whom the title does not name.

    «Вантажник-експедитор» is more than a «Вантажник».

    :param heads: the nouns that name who does a work, folded
    :param vague: the stems of those that fit too many jobs: «лаборант»
    """
    parts = [part for word in fold(text).split(" ")[:2] for part in word.split("-")]
    posts = [part for part in parts if part in heads and words_of(part).stems not in vague]
    if "-" not in text or len(posts) < 2:
        return False
    named = {*words_of(hit.form).stems, *words_of(hit.profession.name).stems}
    return not all(named.issuperset(words_of(post).stems) for post in posts)


def likely_before_cut(candidates: list[Candidate]) -> list[Candidate]:
    """Return the titles with most of the words before those of a mere beginning of the name."""
    if not candidates or candidates[0].source is not Source.BEGINNING:
        return candidates
    if candidates[0].confidence is not Confidence.CHECK:
        return candidates
    return sorted(candidates, key=lambda each: each.confidence is Confidence.CHECK)
