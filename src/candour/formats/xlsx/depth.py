"""Depth: what stands on a sheet, or is kept for it, is no nearer to sight than the sheet itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from candour.hiding import Sight
from candour.piece import Blob, Found, Mask, Table, Text
from candour.place import Place

__all__ = ["no_nearer"]

_DEPTH = {Sight.SEEN: 0, Sight.UNSURE: 1, Sight.COVERED: 2, Sight.BURIED: 3}


def no_nearer(found: Iterable[Found], sheets: Mapping[Place, Mask]) -> Iterator[Found]:
    """What is found, where what lies in one of these hidden sheets has the sheet's sight at least."""
    depth = max((len(place.steps) for place in sheets), default=0)
    for each in found:
        if depth and isinstance(each, (Text, Table, Blob)):
            mask = sheets.get(Place(each.place.steps[:depth]))
            yield _sunk(each, mask.sight) if mask else each
        else:
            yield each


def _sunk(piece: Text | Table | Blob, sight: Sight) -> Found:
    if isinstance(piece, Table):
        masks = tuple(_sunk_mask(mask, sight) for mask in piece.masks)
        return replace(piece, under=_sunk_mask(piece.under, sight) if piece.under else None, masks=masks)
    if piece.hiding is None or _DEPTH[piece.sight] >= _DEPTH[sight]:
        return piece
    return replace(piece, sight=sight)


def _sunk_mask(mask: Mask, sight: Sight) -> Mask:
    return mask if _DEPTH[mask.sight] >= _DEPTH[sight] else replace(mask, sight=sight)
