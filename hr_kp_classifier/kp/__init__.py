"""The КП (ДК 003:2010) and its rules for job titles, in plain Python without Odoo.

The ground floor is ``codes``, ``text`` and ``messages``, which every room may use. Above it:
``language`` (words and their cases), ``titles`` (a title read and judged), ``search`` (typed texts),
``recommend`` (official titles for everyday names), ``tables`` (any table of a user's), and what
such tables hold: ``editions``, ``occupations``, ``staff``.
``tests/test_architecture.py`` says which room may import which.
"""
