"""The rules for a position's title, in the order of notes 1 and 2 of annex В.

Every rule is one small function that looks at a :class:`~..parsed.ParsedTitle` and
says what it has to say, or nothing. An error is what annex В or a letter of the
ministry is plain about; a warning what is practice or an open question; a hint
says nothing against the title.
"""

from __future__ import annotations

from .derived_rules import (
    assistant_of_head,
    derived_is_official,
    derived_word_gender,
    derived_word_section,
)
from .official_rules import (
    acting,
    feminine_form,
    misspelt,
    not_official,
    official_elsewhere,
    open_alternative,
    second_profession,
    second_profession_in_clarification,
    unknown_derived_word,
    words_reordered,
    wrong_case,
)
from .other_rules import cancelled_title, grade_in_title, several_codes, too_long
from .rule import Rule, Remark
from .text_rules import (
    brackets_kept,
    empty,
    latin_letters,
    look_alike_letters,
    odd_characters,
)

__all__ = ["RULES", "Rule", "Remark"]

RULES: tuple[Rule, ...] = (
    # There is a title.
    empty,
    odd_characters,
    # Note 2: the title is Ukrainian, and its brackets are opened.
    brackets_kept,
    latin_letters,
    look_alike_letters,
    # Note 2: it starts with the official title, the words of that in their order.
    official_elsewhere,
    acting,
    feminine_form,
    misspelt,
    open_alternative,
    words_reordered,
    second_profession,
    unknown_derived_word,
    wrong_case,
    not_official,
    second_profession_in_clarification,
    # Note 1: derived words.
    derived_word_section,
    derived_is_official,
    derived_word_gender,
    assistant_of_head,
    # What is no part of a title.
    grade_in_title,
    too_long,
    # The official title itself.
    cancelled_title,
    several_codes,
)
