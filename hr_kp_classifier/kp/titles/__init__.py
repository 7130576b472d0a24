"""A title of a position, compared with the official one and checked by annex В.

``profession`` and ``derived`` are what titles are made of; ``brackets`` opens the brackets of
official titles; ``official_titles`` is the index of them; ``parsed_title`` takes a title apart;
``rules`` has a module for each rule; ``checker`` asks them all.
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
