"""Any table of a user's: a CSV or XLSX opened, its heading found, its rows given.

``open_table`` tells by the bytes what a file is; ``heading`` and ``rows`` find what is meant;
``report`` is how problems are told, by row and column, with a remedy.
"""

# Others import these modules alone.
__all__ = [
    "heading",
    "report",
    "rows",
    "sheet",
]
