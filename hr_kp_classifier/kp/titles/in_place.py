"""A title reworded: another official title in the place of the one that it begins with."""

from __future__ import annotations

from ..text import fold, lower_first
from .parsed_title import MatchKind, ParsedTitle
from .profession import Profession
from .wording import genitive_of_form


def in_place(parsed: ParsedTitle, other: Profession) -> str | None:
    """Return the title with ``other`` in the place of the official one.

    Its derived words and its own words stay. So does the form of the official title, where
    ``other`` has it too: «Комірник» of «Службовець складського обліку (комірник)».

    :return: None where the title begins neither with the official one nor with what that was
        called before, or where its own words stand within the official ones
    """
    parsed = as_it_begins(parsed)
    match = parsed.match
    form = _form_of(other, parsed)
    if match is None or form is None:
        return None
    width = sum(word.width for word in match.chain)
    leading = parsed.folded[:width].strip().count(" ") + 1 if match.chain else 0
    if not match.chain or not parsed.folded.startswith(match.chain[0].shape):
        return form + parsed.clarification_typed
    governed = any(word.derived.agreement == "genitive" for word in match.chain)
    base = lower_first(form)
    before = " ".join(parsed.plain.split(" ")[:leading])
    return (
        f"{before} {genitive_of_form(base) if governed else base}{parsed.clarification_typed}"
    )


def as_it_begins(parsed: ParsedTitle) -> ParsedTitle:
    """Return the title, taken apart against the former official title that it begins with.

    It is left as it is where it begins with today's, or with none.
    """
    if parsed.match is not None:
        return parsed
    formers = parsed.titles.former_titles(parsed.profession)
    found = [parsed.again_as(each.former) for each in formers]
    found = [each for each in found if each.match is not None]
    return max(found, key=lambda each: each.match.end if each.match else 0, default=parsed)


def _form_of(other: Profession, parsed: ParsedTitle) -> str | None:
    """Return the form of ``other`` that takes the place of the one that was matched."""
    match, wording = parsed.match, parsed.titles.wording(other)
    if match is None or match.kind is MatchKind.ATTRIBUTE:
        return None
    folded = fold(match.form)
    if match.kind is not MatchKind.PLACE:
        return next((form for key, form in wording.folded if key == folded), wording.default)
    # «Директор ліцею»: without the general place at the end of the other title, too.
    places = [form for _key, form in wording.places if wording.default.startswith(form)]
    return next((form for key, form in wording.places if key == folded), None) or next(
        iter(places), None
    )
