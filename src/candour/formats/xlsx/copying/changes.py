"""Changes: what was done to a workbook, told for whoever signs off its copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from candour.cleaned import Change
from candour.formats.xlsx.copying.opened import Copying
from candour.formats.xlsx.copying.sheets import SheetCopier
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Found, Gap, Nested, Table, Text, Why

__all__ = ["Told", "changes_of_copy"]

_SAYS: Final = {
    "formulas-to-values": "Formulas became the values they show.",
    "numbers-rounded": "Numbers keep the digits that they show; further digits were left out.",
    "blacked-out": "Values were blacked out, as was asked.",
    "pictures-re-encoded": "Pictures were drawn anew as what is shown of them.",
    "picture-left-out": "A picture that cannot be drawn anew was left out: put it in again as a PNG or JPEG.",
    "linked-picture-left-out": "A picture that is not in the file itself was left out.",
    "chart-to-words": "A chart of a kind that cannot be copied became a box with its words: put a picture of the chart in its place.",
    "control-left-out": "A control without words was left out.",
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
_SHEETS: Final = frozenset({"xlsx.hidden-sheet", "xlsx.very-hidden-sheet", "xlsx.macro-sheet"})
_UNITS: Final = {"formulas-to-values": "formula", "numbers-rounded": "cell", "blacked-out": "text"}


@dataclass(slots=True, repr=False)
class Told:
    """What reading tells, passed on piece by piece, and noted: the ways of hiding that it met, and how many gaps."""

    found: Iterable[Found]
    hidings: dict[str, Hiding] = field(default_factory=dict)
    gaps: int = 0
    lacks: bool = False
    """Whether the workbook names sheets, or texts of cells, that are not in it."""

    def __iter__(self) -> Iterator[Found]:
        for each in self.found:
            if isinstance(each, Gap):
                self.gaps += 1
                self.lacks |= each.why is Why.DISAGREES
            hiding = each.hiding if isinstance(each, (Text, Blob, Nested)) else None
            if isinstance(each, Table) and each.under:
                hiding = each.under.hiding
            if hiding is not None:
                self.hidings[hiding.id] = hiding
            yield each


def changes_of_copy(
    copying: Copying, copier: SheetCopier, left_out: Iterable[Change], gaps: int
) -> Iterator[Change]:
    """All changes: what was left out beside the cells in sight, and among them, then what was done to what is seen."""
    did = Counter(copying.did)
    did["formulas-to-values"] = copier.formulas
    did["numbers-rounded"] = copying.common.numbers.rounded
    did["blacked-out"] = copying.common.redacted + copying.common.texts.redacted
    did["unread-parts-left-out"] = gaps
    for change in left_out:
        if (
            change.id != "xlsx.chart-cache" or did["chart-values-kept"]
        ):  # values that are plotted stay as they were
            yield change
    by_id = sorted(copier.left_out.items(), key=lambda pair: (pair[0][0].id, pair[0][1].value))
    for (hiding, sight), count in by_id:
        what = hiding.clean[:1].lower() + hiding.clean[1:]
        if sight is Sight.UNSURE:
            what = "Candour could not tell whether a reader sees it, so it was left out."
        yield Change(hiding.id, f"{hiding.title}: {what}", count, "cell")
    for id_, says in _SAYS.items():
        if did[id_]:
            yield Change(id_, says, did[id_], _UNITS.get(id_, ""))
