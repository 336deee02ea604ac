"""Looking through a package as the reader of workbooks does, and what to ask of what is found."""

from __future__ import annotations

from collections.abc import Iterable

from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import read_shared_parts
from candour.hiding import Hiding, Weight
from candour.piece import Blob, Count, Found, Gap, Nested, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["SHEET", "every_hiding", "gaps", "hidden", "hidings", "looked_through", "said", "seen"]

SHEET = "xl/worksheets/sheet1.xml"
_READ_BY_WORKBOOKS = {
    "officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "comments", "table", "pivotTable",
    "pivotCacheDefinition", "externalLink", "connections", "sheetMetadata",
}  # fmt: skip


def looked_through(data: bytes, **options: object) -> list[Found]:
    """What the shared parts of this workbook hold, once its own parts have been read by somebody else."""
    found = Package(Source("book.xlsx", data, Place(("book.xlsx",))))
    for part in ("", *found.parts):
        for relation in found.relations(part):
            if relation.kind in _READ_BY_WORKBOOKS and not relation.is_external:
                found.examine(relation.target)
    return list(read_shared_parts(found, "xlsx", **options))


def _hiding(found: Found) -> Hiding | None:
    if isinstance(found, Table):
        return found.under.hiding if found.under else None
    return None if isinstance(found, (Gap, Count)) else found.hiding


def said(found: Found) -> str:
    """The words of a piece."""
    if isinstance(found, Table):
        return "\n".join(cell.text for block in found.blocks() for cell in block.cells())
    return found.text if isinstance(found, Text) else ""


def hidden(found: Iterable[Found], what: str) -> list[Found]:
    """What is kept from sight in this way."""
    return [one for one in found if (hiding := _hiding(one)) and hiding.id == f"xlsx.{what}"]


def every_hiding(found: Iterable[Found]) -> set[Hiding]:
    """All ways of hiding that were met."""
    return {hiding for one in found if (hiding := _hiding(one))}


def hidings(found: Iterable[Found]) -> set[str]:
    """The ways of hiding that were met, but for traces that most files have."""
    met = every_hiding(found)
    return {hiding.id.partition(".")[2] for hiding in met if hiding.weight is Weight.CONTENT}


def seen(found: Iterable[Found]) -> list[Found]:
    """What a reader sees."""
    pieces = (one for one in found if isinstance(one, (Text, Table, Blob, Nested)))
    return [one for one in pieces if _hiding(one) is None]


def gaps(found: Iterable[Found]) -> list[Gap]:
    """The gaps."""
    return [one for one in found if isinstance(one, Gap)]
