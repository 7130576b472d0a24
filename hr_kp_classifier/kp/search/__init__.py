"""What a text means that is typed into a search box.

``keys`` makes the text in which a record is searched, from its names. ``queries`` parses what was
typed; ``terms`` gives for each typed word those that may be meant, and at what cost;
``near_words`` finds the words that a mistyped one may be meant for.
"""

# Others import these modules alone.
__all__ = [
    "keys",
    "near_words",
    "queries",
    "terms",
]
