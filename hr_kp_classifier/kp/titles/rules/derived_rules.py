"""Rules about derived words: note 1 of annex В."""

from __future__ import annotations

from ...language.endings import word_set
from ...messages import _
from ...text import fold
from ..findings import Severity
from ..parsed_title import ParsedTitle, cut
from .official_rules import codes, nearest
from .rule import ASSISTANTS, GRAMMAR, NOTE_1, Remark, rule


@rule("derived_word_section", Severity.ERROR, NOTE_1)
def derived_word_section(parsed: ParsedTitle) -> Remark | None:
    """Some derived words belong to the titles of some sections only."""
    if parsed.match is None:
        return None
    for word in parsed.match.chain:
        derived = word.derived
        if derived.fits(parsed.profession.code[:1]):
            continue
        params = {
            "word": derived.word,
            "sections": ", ".join(sorted(derived.sections or ())),
            "section": parsed.profession.code[:1],
        }
        repair = parsed.match.form + parsed.clarification_typed
        if derived.sections_open:
            return Remark(
                _(
                    "“%(word)s” is meant for titles of sections %(sections)s, this one is of "
                    "section %(section)s. No official text was found that says so; check it."
                ),
                params,
                repair,
                severity=Severity.WARNING,
                source=derived.source,
            )
        return Remark(
            _(
                "“%(word)s” may stand only with titles of sections %(sections)s, "
                "this one is of section %(section)s."
            ),
            params,
            repair,
            source=derived.source,
        )
    return None


@rule("derived_is_official", Severity.ERROR, NOTE_1)
def derived_is_official(parsed: ParsedTitle) -> Remark | None:
    """«Головний соціолог» is an official title of its own: it is not formed from «Соціолог»."""
    match = parsed.match
    if match is None or not (match.chain or parsed.trailing_derived):
        return None
    for folded in parsed.with_derived_words():
        others = parsed.titles.named(folded)
        if not others or any(other.is_same(parsed.profession) for other in others):
            continue
        other = nearest(parsed, others)
        printed = parsed.titles.printed(other, folded)
        rest = parsed.clarification_typed
        if parsed.trailing_derived is not None:
            end = match.end + parsed.trailing_derived.width
            rest = cut(parsed.plain, parsed.folded, end)
        return Remark(
            _(
                "“%(name)s” is itself an official title (%(code)s). "
                "It is not formed by a derived word: choose it as the position's КП title."
            ),
            {"name": printed, "code": codes(others, other)},
            printed + rest,
            other,
        )
    return None


# Heads in -а and -я that name men too.
_COMMON_GENDER = word_set("голова суддя листоноша староста старшина")


@rule("derived_word_gender", Severity.WARNING, GRAMMAR)
def derived_word_gender(parsed: ParsedTitle) -> Remark | None:
    """An adjective agrees with the head: «Старша сестра медична», «Старший інспектор»."""
    match = parsed.match
    if match is None or not match.chain:
        return None
    word = match.chain[-1]
    if word.derived.agreement != "adjective" or word.genitive:
        return None
    head = match.form.split(" ")[0]
    feminine = head.endswith(("а", "я")) and fold(head) not in _COMMON_GENDER
    if word.gender == "m" and not feminine:
        return None
    if word.gender == "f" and head.endswith(("а", "я")):
        return None
    meant = parsed.titles.shapes.of(word.derived, "f" if feminine else "m")
    return Remark(
        _("“%(word)s” does not agree with “%(head)s”: “%(meant)s” does."),
        {"word": word.shape, "head": head, "meant": meant},
        " ".join(
            meant if fold(each) == word.shape else each for each in parsed.plain.split(" ")
        ),
    )


@rule("assistant_of_head", Severity.WARNING, ASSISTANTS)
def assistant_of_head(parsed: ParsedTitle) -> Remark | None:
    """«Помічник» is not put to the head of an enterprise: group 3436 has official titles."""
    match = parsed.match
    if match is None or not match.chain or not parsed.profession.code.startswith("1210"):
        return None
    if fold(match.chain[-1].derived.word) != "помічник":
        return None
    found = parsed.titles.found("помічник керівника підприємства")
    if not found:
        return None
    other = found[0]
    return Remark(
        _(
            "“Помічник” of the head of an enterprise is an official title of its own: "
            "“%(name)s”, %(code)s."
        ),
        {"name": other.name, "code": other.code},
        parsed.titles.printed(other, "помічник керівника підприємства"),
        other,
    )
