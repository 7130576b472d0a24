"""Any table that a user brings: a CSV or XLSX is opened, its heading found, its rows given.

``open_table`` finds out from the first bytes what a file is; ``heading`` and ``rows`` find the
heading among the first rows, and the rows below it; ``report`` collects what is wrong, by row and
column, with a remedy. What the columns mean is for the rooms that use this one.
"""

# Others import these modules alone.
__all__ = [
    "heading",
    "report",
    "rows",
    "sheet",
]
