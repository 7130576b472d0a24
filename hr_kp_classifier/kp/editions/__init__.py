"""A classifier's file: what its rows are, read cell by cell, and how two states differ."""

# Others import these modules alone.
__all__ = [
    "amendment_plan",
    "compare",
    "entries",
    "missing_groups",
    "reader",
]
