"""Left out: what a clean copy does not hold any more, told from what reading the file finds out of sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from candour.cleaned import Change
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Found, Nested, Table, Text

__all__ = ["changes_of"]

_UNSURE = "Candour could not tell whether a reader sees it, so it was left out"


def changes_of(found: Iterable[Found], stays: Collection[str] = ()) -> list[Change]:
    """A change for each way in which something is out of sight, with how often. `stays` are the ids of those that are kept."""
    counts: Counter[tuple[str, bool]] = Counter()
    known: dict[str, Hiding] = {}
    for piece in found:
        for hiding, sight in _hidings_of(piece):
            if hiding.id not in stays:
                known[hiding.id] = hiding
                counts[hiding.id, sight is Sight.UNSURE] += 1
    return [
        Change(id_, _says(known[id_], is_unsure=is_unsure), count)
        for (id_, is_unsure), count in sorted(counts.items())
    ]


def _says(hiding: Hiding, *, is_unsure: bool) -> str:
    what = _UNSURE if is_unsure else hiding.clean[:1].lower() + hiding.clean[1:].rstrip(".")
    return f"{hiding.title}: {what}."


def _hidings_of(piece: Found) -> list[tuple[Hiding, Sight]]:
    if isinstance(piece, Table):
        return [(mask.hiding, mask.sight) for mask in (*piece.masks, *filter(None, (piece.under,)))]
    if isinstance(piece, Nested):
        return [(piece.hiding, piece.hiding.sight)] if piece.hiding else []
    return [(piece.hiding, piece.sight)] if isinstance(piece, (Text, Blob)) and piece.hiding else []
