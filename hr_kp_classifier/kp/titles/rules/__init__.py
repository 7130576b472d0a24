"""The rules for a position's title, in the order of notes 1 and 2 of annex В.

A rule is a module: its docstring is its documentation, with the source and examples that run;
its ``look`` takes a :class:`~..parsed_title.ParsedTitle` and gives a remark, or nothing. The
order below is the order of the findings.

An error needs a norm, or another profession; where experts differ or no norm was found, a rule
warns and says both views. A hint says nothing against the title. A repair never changes rank or
profession.
"""

from __future__ import annotations

from . import (
    abbreviation,
    acting,
    assistant_of_head,
    brackets_kept,
    calque,
    cancelled_title,
    derived_is_official,
    derived_word_gender,
    derived_word_section,
    employment_terms,
    empty,
    feminine_form,
    governed_case,
    grade_in_title,
    head_by_statute,
    latin_letters,
    look_alike_letters,
    misspelt,
    not_official,
    odd_characters,
    official_elsewhere,
    open_alternative,
    renamed_title,
    joined_by_hyphen,
    joined_after_the_title,
    servicemen_only,
    several_codes,
    too_long,
    unknown_derived_word,
    words_reordered,
    wrong_case,
)
from .rule import Remark, Rule

__all__ = ["RULES", "Remark", "Rule"]

RULES: tuple[Rule, ...] = (
    # There is a title.
    empty.look,
    odd_characters.look,
    # Note 2: the title is Ukrainian, its brackets are opened, its words in full.
    brackets_kept.look,
    latin_letters.look,
    look_alike_letters.look,
    abbreviation.look,
    # The amendments: a title may be called so until an order renames the position.
    renamed_title.look,
    # Note 2: it starts with the official title, the words of that in their order.
    official_elsewhere.look,
    acting.look,
    feminine_form.look,
    head_by_statute.look,
    governed_case.look,
    misspelt.look,
    open_alternative.look,
    words_reordered.look,
    joined_by_hyphen.look,
    unknown_derived_word.look,
    wrong_case.look,
    not_official.look,
    joined_after_the_title.look,
    # Note 1: derived words.
    derived_word_section.look,
    derived_is_official.look,
    derived_word_gender.look,
    assistant_of_head.look,
    # What is no part of a title.
    grade_in_title.look,
    employment_terms.look,
    calque.look,
    too_long.look,
    # The official title itself.
    cancelled_title.look,
    servicemen_only.look,
    several_codes.look,
)
