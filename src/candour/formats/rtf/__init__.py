r"""Rich Text: documents as Word and many other programs exchange them.

What a reader sees:
    The text and tables, headers and footers, notes, boxes and pictures.

What else is inside:
    Hidden text, and text in the colour of its ground or too small to see; deletions and insertions with their authors;
    comments; author, operator and company; the paths of templates and linked files; field codes and variables; embedded
    objects whole; pictures with a part cut away; whatever stands in destinations that other programs pass over, and behind
    the last brace.

What Candour cannot read:
    Drawings made of shapes are read for their words alone. What a style hides is known only where the text itself says it.
    A table inside a cell is read as more cells of the row around it.

How it cleans:
    The document is written anew as .docx: the words that are seen with their looks, tables, notes, headers and footers, boxes
    after the paragraphs that they hang on, pictures cut to what is shown. Numbers of lists become words; drawings without
    words or pictures are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.rtf.course import Course
from candour.formats.rtf.ways import HIDINGS
from candour.piece import Found
from candour.source import Source

__all__ = ["HIDINGS", "read"]


def read(source: Source) -> Iterator[Found]:
    """The body's texts and tables as they go by, then what stands beside them."""
    yield from Course(source).read()
