"""Signatures brought from outside (КЕП): read and checked, in plain Python without Odoo.

A container (.p7s, .p7m, .asice) is read and each of its signatures told about: which file it is
of, whose certificate it names, and what of it was checked. What was not checked is called so;
nothing is called valid for want of a fault.
"""

# Others import these modules alone.
__all__ = [
    "container",
    "holders",
    "result",
]
