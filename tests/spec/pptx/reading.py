"""Reading a presentation, and what to ask of what is found."""

from __future__ import annotations

from candour.formats.pptx import read
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Table, Text
from candour.place import Place
from candour.source import Source
from files.pptx_files import FILES

__all__ = ["content_hidings", "gaps", "in_file", "read_bytes", "seen", "sights"]


def read_bytes(data: bytes) -> list[Found]:
    """Everything that the reader finds in these bytes."""
    return list(read(Source("a.pptx", data, Place(("a.pptx",)))))


def in_file(name: str) -> list[Found]:
    """Everything that the reader finds in the file of this name."""
    return read_bytes(FILES[name]())


def seen(found: list[Found]) -> str:
    """The words that a reader sees: of texts, then of tables."""
    texts = [piece.text for piece in found if isinstance(piece, Text) and piece.hiding is None]
    for piece in found:
        if isinstance(piece, Table) and piece.under is None:
            texts += [cell.text for block in piece.blocks() for cell in block.cells() if not cell.mask]
    return "\n".join(texts)


def _hidings(found: list[Found]) -> list[tuple[Hiding, Sight]]:
    met = []
    for piece in found:
        if isinstance(piece, Table):
            met += [(mask.hiding, mask.sight) for mask in (*piece.masks, *filter(None, (piece.under,)))]
        elif isinstance(piece, Nested) and piece.hiding:
            met.append((piece.hiding, piece.hiding.sight))
        elif not isinstance(piece, (Gap, Count, Nested)) and piece.hiding:
            met.append((piece.hiding, piece.sight))
    return met


def sights(found: list[Found], what: str) -> set[Sight]:
    """The sights that go with one way of hiding."""
    return {sight for hiding, sight in _hidings(found) if hiding.id == f"pptx.{what}"}


def content_hidings(found: list[Found]) -> set[str]:
    """The ways of hiding that were met, but for traces and for how the file works."""
    return {hiding.id for hiding, _ in _hidings(found) if hiding.weight is Weight.CONTENT}


def gaps(found: list[Found]) -> list[Gap]:
    """The gaps."""
    return [piece for piece in found if isinstance(piece, Gap)]
