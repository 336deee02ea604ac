"""Telling: what a new workbook does not hold any more, and what was done to what is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from candour.cleaned import Change
from candour.formats.left_out import changes_of
from candour.piece import Found, Gap

__all__ = ["changes_told"]

_SAYS: Final = {
    "new-format": ("The workbook was written anew in the present format (.xlsx).", ""),
    "formulas-to-values": ("Formulas became the values they show.", "cell"),
    "pictures-re-encoded": ("Pictures were drawn anew as what is shown of them.", ""),
    "picture-left-out": ("A picture that cannot be drawn anew was left out: put it in again as a PNG or JPEG.", ""),
    "condition-left-out": (
        "A conditional format that Candour cannot work out was left out, with the looks that it gave.", "",
    ),
    "unread-parts-left-out": ("A part that could not be read was left out.", ""),
}  # fmt: skip


def changes_told(
    found: Iterable[Found], did: Mapping[str, int], stays: Iterable[str] = ()
) -> Iterator[Change]:
    """All changes. `found` is what reading finds, `did` how often each thing was done to what is seen."""
    told = list(found)
    yield from changes_of(told, set(stays))
    counts = {**did, "unread-parts-left-out": sum(isinstance(piece, Gap) for piece in told)}
    for id_, (says, unit) in _SAYS.items():
        if counts.get(id_):
            yield Change(id_, says, counts[id_], unit)
