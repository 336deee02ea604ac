"""A clean copy of a PDF: its pages as they are seen, drawn anew from what is known, and nothing else of the file."""

from __future__ import annotations

from candour.formats.pdf.clean_copy.writing import write

__all__ = ["write"]
