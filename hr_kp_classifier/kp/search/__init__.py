"""The meaning of a text typed into a search box.

``keys`` are what is searched in, ``queries`` what is searched for, ``terms`` what may stand for
a word that was typed, ``near_words`` the words that a mistyped one may be meant for.
"""

# Others import these modules alone.
__all__ = [
    "keys",
    "near_words",
    "queries",
    "terms",
]
