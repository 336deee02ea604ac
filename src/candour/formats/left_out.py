"""Left out: what a clean copy does not hold any more, told from what reading the file finds out of sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from candour.cleaned import Change, is_public_address
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Found, Nested, Table, Text

__all__ = ["changes_of"]

_LINK = ".hyperlink"
_UNSURE = "Candour could not tell whether a reader sees it, so it was left out"


def changes_of(found: Iterable[Found], stays: Collection[str] = ()) -> list[Change]:
    """A change for each way in which something is out of sight, with how often. `stays` are the ids of those that are kept."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    known: dict[str, Hiding] = {}
    for piece in found:
        unit = "cell" if isinstance(piece, Table) else ""
        for hiding, sight, count in _hidings_of(piece):
            if hiding.id not in stays:
                known[hiding.id] = hiding
                counts[hiding.id, sight is Sight.UNSURE, unit] += count
    return [
        Change(id_, _says(known[id_], is_unsure=is_unsure), count, unit)
        for (id_, is_unsure, unit), count in sorted(counts.items())
        if count
    ]


def _says(hiding: Hiding, *, is_unsure: bool) -> str:
    what = _UNSURE if is_unsure else hiding.clean[:1].lower() + hiding.clean[1:].rstrip(".")
    return f"{hiding.title}: {what}."


def _leads_to_the_web(piece: Found) -> bool:
    """Whether it is where links lead, and says no more than where pages of the web are: they stay."""
    if isinstance(piece, Text) and piece.hiding and piece.hiding.id.endswith(_LINK):
        return all(map(is_public_address, piece.text.splitlines()))
    if isinstance(piece, Table) and piece.under and piece.under.hiding.id.endswith(_LINK):
        return all(is_public_address(cell.text) for block in piece.blocks() for cell in block.cells())
    return False


def _hidings_of(piece: Found) -> list[tuple[Hiding, Sight, int]]:
    """What keeps a piece from sight, and how much of it: of a table so many cells."""
    if _leads_to_the_web(piece):
        return []
    if isinstance(piece, Table):
        masks = (piece.under, *piece.masks)
        cells: Counter[int] = Counter()
        for block in piece.blocks():
            for tally in block.tallies():
                cells[tally.mask] += tally.cells
        return [(mask.hiding, mask.sight, cells[number]) for number, mask in enumerate(masks) if mask]
    if isinstance(piece, Nested):
        return [(piece.hiding, piece.hiding.sight, 1)] if piece.hiding else []
    return [(piece.hiding, piece.sight, 1)] if isinstance(piece, (Text, Blob)) and piece.hiding else []
