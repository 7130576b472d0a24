"""Foreign systems of occupations: their files, their codes, and what a newer list changes."""

# Others import these modules alone.
__all__ = [
    "codes",
    "compare",
    "files",
]
