"""Affected: who is in a file, one mention for each somebody, and how many people that is at least."""
