"""Under a hiding: what is found in a message that is itself kept from sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from candour.hiding import Hiding, Sight
from candour.piece import Blob, Count, Found, Gap, Mask, Nested, Table, Text

__all__ = ["under"]

_WORST = (Sight.SEEN, Sight.UNSURE, Sight.COVERED, Sight.BURIED)


def under(hiding: Hiding | None, found: Iterable[Found]) -> Iterator[Found]:
    """The same finds, none of them better seen than the hiding lets them be."""
    if hiding is None:
        yield from found
        return
    for one in found:
        yield _placed_under(hiding, one)


def _placed_under(hiding: Hiding, one: Found) -> Found:
    match one:
        case Text() | Blob():
            return replace(one, hiding=one.hiding or hiding, sight=_worse(one.sight, hiding.sight))
        case Table():
            masks = tuple(replace(mask, sight=_worse(mask.sight, hiding.sight)) for mask in one.masks)
            whole = one.under or Mask.of(hiding)
            return replace(one, masks=masks, under=replace(whole, sight=_worse(whole.sight, hiding.sight)))
        case Nested():
            inner = one.hiding
            is_better_hidden = inner and _WORST.index(inner.sight) > _WORST.index(hiding.sight)
            return replace(one, hiding=inner if is_better_hidden else hiding)
        case Count():
            return replace(one, unseen=one.total)
        case Gap():
            return one


def _worse(one: Sight, other: Sight) -> Sight:
    return max(one, other, key=_WORST.index)
