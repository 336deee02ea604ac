"""Compound files (OLE) that are no document themselves: mostly an object embedded in one, in its wrapping.

What a reader sees:
    The embedded file, opened from the document that it stands in.

What else is inside:
    The path that the file came from and that of a working copy, a picture of the object, properties, macros; streams
    deleted from the directory, and the remains of older content in sectors that no stream owns.

What Candour cannot read:
    Streams of programs that it does not know (drawings of Visio, plans of Project, installers): each is a Gap, and its
    words are looked through all the same.

How it cleans:
    The embedded file, cleaned in turn, takes the place of its wrapping.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.compound import Container, Node
from candour.formats.compound_parts import Surroundings, compound_hidings, read_shared_streams
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Found
from candour.source import Source

__all__ = ["HIDINGS", "Container", "Node", "read"]

HIDINGS = compound_hidings("ole")


@judging_thumbnails(*hidings_within("ole", "thumbnail", "small-thumbnail"))
def read(source: Source) -> Iterator[Found]:
    """The files in it, then what keeps them company."""
    yield from read_shared_streams(Surroundings(Container(source.data, source.budget), source, "ole"))
