"""A company's staff list (штатний розпис) as it stands in a user's spreadsheet.

``files.read_staff_list`` reads it: its columns by the names they bear in Ukraine, departments
as rows or as a column, totals checked. ``compare`` matches it with what the company has.
Which official titles its positions carry is not said here: that is for the checker.
"""

# Others import these modules alone.
__all__ = [
    "compare",
    "files",
]
