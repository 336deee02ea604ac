"""Format: one kind of file. How to know it from its bytes (never from its name), and which file reads it.

A reader is a function in the format's own file:

    def read(source: Source) -> Iterator[Found]: ...

It yields what it finds as it goes and may stop at any point with an exception: `candour.reading` keeps what came
before and makes the rest a Gap. It never opens a nested file itself: it yields `Nested`, and `reading` descends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Facts", "Format"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bytes say of themselves; worked out once, asked by every format."""

    head: bytes
    """The first 4 KiB."""
    names: frozenset[str] = frozenset()
    """The names of a zip's entries, or of an OLE file's streams (joined by `/`)."""
    types: str = ""
    """A zip's `[Content_Types].xml`, or the `mimetype` entry of an OpenDocument file."""
    container: str = ""
    """`zip`, `ole` or nothing."""
    text: str = ""
    """The first 64 KiB as text, where they are text in some known encoding."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `reader` is the module that reads it, imported only when a file of this kind is met; None for a kind that Candour
    knows but does not read yet, which is a Gap by its real name. `writer` is the module that makes a clean copy of it
    (see `candour.cleaned`); None where there can be none. `extensions` are the names such files go by, with the dot: a
    name that disagrees with the bytes is itself reported.
    """

    id: str
    title: str
    extensions: tuple[str, ...]
    known_by: Callable[[Facts], bool]
    reader: str | None = None
    writer: str | None = None
