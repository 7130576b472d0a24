"""Russian words of names of jobs, in the spelling of keys."""

from ..language.russian import RUSSIAN as _RUSSIAN
from .word_table import table

RUSSIAN = table("\n".join(f"{word}: {ukrainian}" for word, ukrainian in _RUSSIAN.items()))
"""Russian words of titles and the Ukrainian ones."""
