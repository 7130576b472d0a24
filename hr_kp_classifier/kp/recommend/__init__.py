"""From what people call a job to official titles: names in, candidates out.

:class:`~.recommender.Recommender` answers names; ``candidates`` is what it answers with,
``everyday`` what it knows beside the official titles, ``words`` reduces a name to what two
names of one job share, ``name_index`` finds names by that, ``typed_name`` takes a grade and
derived words off.
"""

# Others import these modules alone.
__all__ = [
    "candidates",
    "everyday",
    "recommender",
]
