"""A classifier's file: what its rows are, read cell by cell, and how two states differ."""
