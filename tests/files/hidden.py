"""What a reader of compound files finds, told line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from candour.formats import format_of
from candour.piece import Blob, Count, Found, Gap, Mask, Nested, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Line", "counts", "everything", "gaps", "lines"]

_OURS = frozenset({"xls", "ole", "encrypted-office"})


@dataclass(frozen=True)
class Line:
    """One text, cell, picture or embedded file: what hides it (nothing, where it is seen), where it is, what it says."""

    hiding: str
    sight: str
    place: str
    text: str


def everything(data: bytes, name: str = "a.xls") -> list[Found]:
    """All that is found in these bytes, and in the compound files inside them."""
    return list(_read(Source(name, data, Place((name,)))))


def _read(source: Source) -> Iterator[Found]:
    kind = format_of(source.data)
    if kind is None or kind.id not in _OURS or kind.reader is None:
        return
    for found in import_module(kind.reader).read(source):
        yield found
        if isinstance(found, Nested):
            yield from _read(found.source)


def lines(data: bytes, name: str = "a.xls") -> list[Line]:
    """A line for each piece, and for each cell of a table."""
    return [line for found in everything(data, name) for line in _lines(found)]


def _lines(found: Found) -> Iterator[Line]:
    if isinstance(found, Text) and found.label == "sheet name":  # every place on the sheet has it
        return
    if isinstance(found, Text | Blob):
        text = found.text if isinstance(found, Text) else found.media_type
        yield Line(found.hiding.id if found.hiding else "", found.sight.value, str(found.place), text)
    elif isinstance(found, Nested):
        own = found.hiding
        yield Line(own.id if own else "", own.sight.value if own else "SEEN", str(found.source.place), "")
    elif isinstance(found, Table):
        for block in found.blocks():
            for cell in block.cells():
                mask: Mask | None = found.masks[cell.mask - 1] if cell.mask else found.under
                place = found.place / mask.where if mask and mask.where else found.place
                here = str(place / found.address(cell.row, cell.column))
                yield Line(
                    mask.hiding.id if mask else "", mask.sight.value if mask else "SEEN", here, cell.text
                )


def gaps(data: bytes, name: str = "a.xls") -> list[Gap]:
    """What was not examined."""
    return [found for found in everything(data, name) if isinstance(found, Gap)]


def counts(data: bytes) -> dict[str, tuple[int, int]]:
    """How many there are of what was counted, and how many of those are out of sight."""
    return {found.noun: (found.total, found.unseen) for found in everything(data) if isinstance(found, Count)}
