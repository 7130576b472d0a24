"""Foreign systems of occupations: their files, their codes, and what a newer list changes."""
