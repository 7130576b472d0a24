"""Ukrainian words and phrases: their endings, cases and genders.

``endings`` needs no dictionary and serves the titles. ``cases`` and ``genders`` are for others;
``nouns`` and ``phrases``, on which they rest, load ``pymorphy3-dicts-uk`` at the first word.
Nothing here knows the classifier.
"""

# Others import these modules alone.
__all__ = [
    "cases",
    "endings",
    "genders",
    "government",
    "nouns",
    "person_names",
    "russian",
]
