"""Foreign systems of occupations (ISCO, O*NET-SOC, …), and how they correspond to the КП.

``files`` reads a system's list of occupations, or a table of two systems' correspondence;
``codes`` finds which occupation is above which; ``compare`` finds what a newer list changes.
"""

# Others import these modules alone.
__all__ = [
    "codes",
    "compare",
    "files",
]
