"""A title of a position, read against the official one and judged by annex В.

``profession`` and ``derived`` are what a title is made of, ``brackets`` opens the brackets of
official titles, ``parsed_title`` takes a title apart, ``rules`` judge it, ``checker`` asks them.
"""

# Others import these modules alone.
__all__ = [
    "abbreviations",
    "act_titles",
    "brackets",
    "checker",
    "derived",
    "findings",
    "former_titles",
    "given_title",
    "grades",
    "official_titles",
    "profession",
    "wording",
]
