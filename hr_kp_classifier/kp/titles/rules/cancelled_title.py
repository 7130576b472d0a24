"""A title that an amendment cancelled is not used any more.

Source: the amendments to the КП. Where the amendment named what takes its place, that is
offered.
"""

from __future__ import annotations

from ...messages import Message, _
from ...text import lower_first
from ..findings import Severity
from ..parsed_title import ParsedTitle
from ..profession import Profession
from ..wording import genitive_of_form
from .rule import AMENDMENTS, Remark, rule


@rule("cancelled_title", Severity.ERROR, AMENDMENTS)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on a cancelled title."""
    profession = parsed.profession
    if profession.active:
        return None
    other = profession.replaced_by
    if other is None:
        return Remark(
            Message(
                _("“%(name)s” was cancelled by an amendment to the КП. Choose another title."),
                {"name": profession.name},
            ),
        )
    return Remark(
        Message(
            _(
                "“%(name)s” was cancelled by an amendment to the КП. “%(other)s”, %(code)s, took its place."
            ),
            {"name": profession.name, "other": other.name, "code": other.code},
        ),
        _as_other(parsed, other),
        other,
    )


def _as_other(parsed: ParsedTitle, other: Profession) -> str:
    """Return the title with ``other`` in the place of the official one, its rank kept."""
    default = parsed.titles.wording(other).default
    match = parsed.match
    if match is None:
        return default
    width = sum(word.width for word in match.chain)
    leading = parsed.folded[:width].strip().count(" ") + 1 if match.chain else 0
    if not match.chain or not parsed.folded.startswith(match.chain[0].shape):
        return default + parsed.clarification_typed
    governed = any(word.derived.agreement == "genitive" for word in match.chain)
    base = lower_first(default)
    before = " ".join(parsed.plain.split(" ")[:leading])
    return (
        f"{before} {genitive_of_form(base) if governed else base}{parsed.clarification_typed}"
    )
