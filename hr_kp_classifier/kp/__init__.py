"""The КП (ДК 003:2010) and its rules for job titles, in plain Python."""

from .brackets import forms
from .classifier import Classifier
from .codes import Level, NotACode, ancestors, is_code, level_of, parent_of, section_of
from .derived import DERIVED_WORDS, DerivedWord
from .findings import Finding, Severity
from .professions import Profession
from .text import clean, fold, look_alikes

__all__ = [
    "DERIVED_WORDS",
    "Classifier",
    "DerivedWord",
    "Finding",
    "Level",
    "NotACode",
    "Profession",
    "Severity",
    "ancestors",
    "clean",
    "fold",
    "forms",
    "is_code",
    "level_of",
    "look_alikes",
    "parent_of",
    "section_of",
]
