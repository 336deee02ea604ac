"""Side by side: each hidden table beside the one a reader sees in its stead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candour.hiding import Sight
from candour.outputs import Checked
from candour.place import Place
from candour.report import Preview

__all__ = ["Pair", "pairs_of"]

_MOST = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """What a reader sees, if anything, and what is hidden."""

    seen: Preview | None
    hidden: Preview


def pairs_of(checked: Checked) -> list[Pair]:
    """The hidden tables that the reasons name, in the order of the reasons, each with what is seen nearest to it."""
    order: dict[tuple[str | None, Place], int] = {}
    for number, reason in enumerate(checked.verdict.reasons):
        order.setdefault((reason.hiding, reason.place), number)
    seen = [preview for preview in checked.report.previews if preview.sight is Sight.SEEN]
    hidden = [(_reason(preview, order), preview) for preview in checked.report.previews]
    told = sorted(((number, at) for at, (number, _) in enumerate(hidden) if number is not None))
    return [Pair(_nearest(hidden[at][1].place, seen), hidden[at][1]) for _, at in told[:_MOST]]


def _reason(preview: Preview, order: Mapping[tuple[str | None, Place], int]) -> int | None:
    """The number of the first reason about this hidden table, or about the table that it is a part of."""
    if preview.hiding is None:
        return None
    id_, place = preview.hiding.id, preview.place
    return order.get((id_, place), order.get((id_, Place(place.steps[:-1]))))


def _shared(one: Place, other: Place) -> int:
    """How many steps two places share from the file inward."""
    for number, (step, its) in enumerate(zip(one.steps, other.steps, strict=False)):
        if step != its:
            return number
    return min(len(one.steps), len(other.steps))


def _nearest(place: Place, seen: Sequence[Preview]) -> Preview | None:
    """What is seen of the same table, else the first table seen in the same file."""
    return max(seen, key=lambda preview: _shared(preview.place, place), default=None)
