"""Changes: what was done to a workbook, told for whoever signs off its copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from candour.cleaned import Change
from candour.formats.left_out import changes_of
from candour.formats.xlsx.copying.opened import Copying
from candour.formats.xlsx.copying.sheets import SheetCopier
from candour.hiding import Sight
from candour.piece import Found, Gap, Table

__all__ = ["changes_of_copy"]

_SAYS: Final = {
    "formulas-to-values": "Formulas became the values they show.",
    "numbers-rounded": "Numbers keep the digits that they show; further digits were left out.",
    "blacked-out": "Values were blacked out, as was asked.",
    "pictures-re-encoded": "Pictures were drawn anew as what is shown of them.",
    "picture-left-out": "A picture that cannot be drawn anew was left out: put it in again as a PNG or JPEG.",
    "smartart-drawn": "SmartArt became the shapes that it shows.",
    "controls-to-shapes": "Buttons and boxes became plain shapes with their words.",
    "objects-to-pictures": "Embedded objects became the pictures that they show.",
    "frame-left-out": "A slicer, or something else that only its own program can draw, was left out.",
    "chart-values-kept": "The values of a chart stand in the chart itself, as it plots them, not in cells.",
    "condition-left-out": "A conditional format that Candour cannot work out was left out, with the looks that it gave.",
    "sparkline-left-out": "A small chart in a cell was left out, because the values it is drawn from are not in the copy.",
    "table-to-cells": "A table became plain cells, because its header does not stay whole.",
    "unread-parts-left-out": "A part that could not be read was left out.",
}
"""What is said of each thing done to what is seen, in the order in which it is told."""


def changes_of_copy(copying: Copying, copier: SheetCopier, found: Iterable[Found]) -> Iterator[Change]:
    """All changes: what was left out, then what was done to what is seen."""
    told = list(found)
    yield from changes_of(_but_for_cells(told), copying.wishes.keeps)
    for (hiding, sight), count in sorted(
        copier.left_out.items(), key=lambda pair: (pair[0][0].id, pair[0][1].value)
    ):
        what = hiding.clean
        if sight is Sight.UNSURE:
            what = "Candour could not tell whether a reader sees it, so it was left out."
        yield Change(hiding.id, f"{hiding.title}: {what[:1].lower()}{what[1:]}", count)
    did = Counter(copying.did)
    did["formulas-to-values"] = copier.formulas
    did["numbers-rounded"] = copying.common.numbers.rounded
    did["blacked-out"] = copying.common.redacted + copying.common.texts.redacted
    did["unread-parts-left-out"] = sum(isinstance(each, Gap) for each in told)
    for id_, says in _SAYS.items():
        if did[id_]:
            yield Change(id_, says, did[id_])


def _but_for_cells(found: Iterable[Found]) -> Iterator[Found]:
    """What was found, but for tables of cells whose masks say what could be hidden and not what is."""
    for each in found:
        if not isinstance(each, Table) or each.under is not None:
            yield each
