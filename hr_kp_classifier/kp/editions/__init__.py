"""The classifier's files: read, and compared with what is in force.

``reader`` reads a file of groups and titles, a whole edition or a part of one; ``amendment`` reads
the rows of an amendment. ``compare`` finds what a newer edition adds, renames, moves and cancels;
``amendment_plan`` does the same for an amendment. ``missing_groups`` names the groups without
which a title has no place. Nothing is written here.
"""

# Others import these modules alone.
__all__ = [
    "amendment_plan",
    "compare",
    "entries",
    "missing_groups",
    "reader",
]
