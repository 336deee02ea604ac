"""Naming: people's names in running text.

A small tagger, trained on annotated text and on text that the project made itself, gives each run of capitalised words
its likeliest names. A name that is met in full, or with a title, is then found wherever it stands in the same text.
"""

from candour.naming.names import NameSpan, names_in

__all__ = ["NameSpan", "names_in"]
